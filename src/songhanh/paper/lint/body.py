"""Rules on the body: sizes, both margins straight, first line, spaces, and the end "./." (Mục II.6)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from songhanh.paper.layout import element, layout
from songhanh.paper.lint.findings import Finding, among, finding, quoted, shown
from songhanh.paper.lint.lines import Line
from songhanh.paper.lint.looks import aligned, check_size
from songhanh.paper.lint.outline import check_outline, check_points, find_outline
from songhanh.paper.lint.parts import Parts
from songhanh.paper.wording import CLOSING

_DECISIONS = {"QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CHỈ THỊ"}
_BASES = ("Căn cứ ", "Theo đề nghị ", "Xét đề nghị ", "Thực hiện ")
_LOUD = 12  # letters of a line that is more than an abbreviation
_SECTION = re.compile(r"[IVXLC]+\.\s")
_SINGLE = 1.15  # a single line is this much higher than its letters
_OFF_BY = 0.6  # millimetres, points
_SLACK = 0.03  # of a line


def check_body(parts: Parts) -> Iterator[Finding]:
    """All paragraphs between the title and the signature; tables and their captions are free."""
    outlines = [find_outline(flow, is_decision=_is_decision(parts)) for flow in parts.flows]
    for outline, flow in zip(outlines, parts.flows, strict=True):
        yield from check_outline(outline)
        yield from check_points(flow)
        if outline.articles and flow is not parts.body:  # a Quy chế behind a decision is text like the paper
            centred = {id(line) for line in outline.centred}
            yield from check_size(element("text"), [line for line in flow if id(line) not in centred])
    if not parts.has_main:
        return
    apart = {id(line) for line in outlines[0].centred}
    whole = [line for line in parts.body if id(line) not in apart]
    lines = [line for line in whole if not line.before_table]
    yield from check_size(element("text"), whole)
    yield from _check_bases(lines)
    yield from _check_plain([line for line in outlines[0].plain if not line.before_table])
    yield from _check_alignment(lines)
    yield from _check_first_lines(lines)
    yield from _check_spaces(lines)
    yield from _check_line_heights(lines)
    yield from _check_end(parts)


def _is_decision(parts: Parts) -> bool:
    return parts.type_name is not None and parts.type_name.text.upper() in _DECISIONS


def _check_bases(lines: Sequence[Line]) -> Iterator[Finding]:
    rule = element("basis")
    first = next((at for at, line in enumerate(lines) if _SECTION.match(line.text)), len(lines))
    bases = [line for line in lines[:first] if line.text.startswith("Căn cứ ")]
    wrong = [line for line in bases if not all(look.italic for _, look in line.letters)]
    if wrong:
        yield _said("basis.italic", rule.key, rule.law, f"Căn cứ {_texts(wrong)}: phải in nghiêng.")
    heavy = [line for line in bases if line.bold]
    if heavy:
        yield _said("basis.bold", rule.key, rule.law, f"Căn cứ {_texts(heavy)}: không in đậm.")


def _check_plain(lines: Sequence[Line]) -> Iterator[Finding]:
    """Words may be stressed, a whole paragraph is not."""
    plain = [line for line in lines if not line.text.startswith(_BASES)]
    for code, wrong, demand in (
        ("text.bold", [line for line in plain if line.bold], "không in đậm cả đoạn"),
        ("text.italic", [line for line in plain if line.italic], "phải là chữ đứng"),
        ("text.case", [line for line in plain if _is_loud(line)], "phải viết chữ thường"),
    ):
        if wrong:
            yield _said(code, "text", layout().paragraph_law, f"Nội dung {_texts(wrong)}: {demand}.")


def _is_loud(line: Line) -> bool:
    return line.text.isupper() and sum(letter.isalpha() for letter in line.text) >= _LOUD


def _check_alignment(lines: Sequence[Line]) -> Iterator[Finding]:
    wrong = [line for line in lines if aligned(line) != "both"]
    if wrong:
        sentence = f"Nội dung {_texts(wrong)}: phải canh đều cả hai lề."
        yield _said("text.align", "text", layout().paragraph_law, sentence)


def _check_first_lines(lines: Sequence[Line]) -> Iterator[Finding]:
    wrong = [line for line in lines if not _is_indented(line)]
    if wrong:
        sentence = f"Nội dung {_texts(wrong)}: chữ đầu dòng phải lùi vào 1 cm hoặc 1,27 cm."
        yield _said("text.indent", "text", layout().paragraph_law, sentence)


def _is_indented(line: Line) -> bool:
    begins = line.setting.first + line.setting.left
    return any(abs(begins - allowed) <= _OFF_BY for allowed in layout().indents)


def _check_spaces(lines: Sequence[Line]) -> Iterator[Finding]:
    least = layout().least_between
    near = [above for above, below in pairwise(lines) if _space(above, below) < least]
    if near:
        sentence = f"Sau {_texts(near)}: khoảng cách giữa các đoạn phải từ {shown(least)} pt trở lên."
        yield _said("text.spacing", "text", layout().paragraph_law, sentence)


def _space(above: Line, below: Line) -> float:
    alike = above.style == below.style
    after = 0 if above.setting.close_up and alike else above.setting.after
    before = 0 if below.setting.close_up and alike else below.setting.before
    return after + before


def _check_line_heights(lines: Sequence[Line]) -> Iterator[Finding]:
    wrong = [line for line in lines if not _is_spaced(line)]
    if wrong:
        sentence = f"Nội dung {_texts(wrong)}: khoảng cách dòng phải từ 1,0 đến 1,5 dòng."
        yield _said("text.line", "text", layout().paragraph_law, sentence)


def _is_spaced(line: Line) -> bool:
    height = line.setting.line
    if line.setting.fixed:
        size = max((look.size for _, look in line.letters), default=element("text").use)
        height /= size * _SINGLE
    return layout().least_line - _SLACK <= height <= layout().most_line + _SLACK


def _check_end(parts: Parts) -> Iterator[Finding]:
    if not parts.body or parts.body_ends_in_table or parts.body[-1].text.endswith(CLOSING):
        return
    sentence = f"Nội dung kết thúc ở {quoted(parts.body[-1].text)}: phải kết thúc bằng dấu “{CLOSING}”."
    yield _said("text.end", "text", layout().paragraph_law, sentence)


def _said(code: str, key: str, law: str, sentence: str) -> Finding:
    return finding(code, key, law, sentence)


def _texts(lines: Sequence[Line]) -> str:
    return among([line.text for line in lines])
