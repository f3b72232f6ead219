"""How a text is parted: Phần, Chương, Mục, Điều, I., 1., a), and the lines of a decision that stand alone.

Known by their words; a line in the middle or in bold says that they are no part of a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from songhanh.kernel.text import fold
from songhanh.paper.layout import element
from songhanh.paper.lint.findings import Finding, among, finding, quoted
from songhanh.paper.lint.lines import Line
from songhanh.paper.lint.looks import check_element

_CHAPTER = re.compile(r"(phan|chuong)\s+((thu\s+)?[^\s.:]+)\s*([.:-].*)?")
_SECTION = re.compile(r"(tieu\s+)?muc\s+([^\s.:]+)\s*([.:-].*)?")
_ARTICLE = re.compile(r"điều\s+(\d+|[ivxlc]+)\s*[.:,]?\s", re.IGNORECASE)
_RULING = re.compile(r"(quyet dinh|nghi quyet|chi thi)\s*:?")
_DECIDERS = (
    "uy ban ",
    "chu tich ",
    "hoi dong ",
    "truong ",
    "giam doc ",
    "hieu truong ",
    "tram truong ",
    "ban ",
)
_HEADING = re.compile(r"([IVXLC]+)\s*[./]\s")
_CLAUSE = re.compile(r"(\d+)\.\s")
_DEEPER = re.compile(r"\d+(\.\d+)+\.?\s")  # 1.1.: the decree knows none, custom sets them free
_POINT = re.compile(r"([^\W\d_])\)\s")
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ENDS = (".", ";", ":", ",", "…")
_LONGEST_TITLE = 150  # characters


@dataclass(slots=True)
class Outline:
    """The lines of one flow by what they are; `plain` are those of none of these kinds."""

    labels: dict[str, list[Line]] = field(default_factory=lambda: {"chapter": [], "section": []})
    titles: dict[str, list[Line]] = field(default_factory=lambda: {"chapter": [], "section": []})
    untitled: list[tuple[str, Line]] = field(default_factory=list)
    authority: list[Line] = field(default_factory=list)
    articles: list[Line] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)
    clauses: list[Line] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)  # clauses with something below them
    points: list[Line] = field(default_factory=list)
    plain: list[Line] = field(default_factory=list)

    @property
    def centred(self) -> list[Line]:
        """What stands in the middle of the page."""
        parts = (*self.labels.values(), *self.titles.values(), self.authority)
        return [line for lines in parts for line in lines]


def find_outline(lines: Sequence[Line], *, is_decision: bool = False) -> Outline:
    """Say of each line of a flow what it is."""
    found = Outline()
    kind = ""  # of the label whose title may come now
    for at, line in enumerate(lines):
        label = _label_of(line)
        if label:
            found.labels[label].append(line)
            following = lines[at + 1] if at + 1 < len(lines) else None
            if following is None or not _is_title_line(following):
                found.untitled.append((label, line))
            kind = label
        elif kind and _is_title_line(line):
            found.titles[kind].append(line)
        else:
            kind = ""
            if _CLAUSE.match(line.text) and at + 1 < len(lines) and _is_below(lines[at + 1]):
                found.heads.append(line)
            _place(found, line, may_decide=is_decision and not found.articles)
    return found


def _place(found: Outline, line: Line, *, may_decide: bool) -> None:
    if may_decide and _decides(line):
        found.authority.append(line)
    elif _ARTICLE.match(line.text):
        found.articles.append(line)
    elif _HEADING.match(line.text):
        found.headings.append(line)
    elif _CLAUSE.match(line.text):
        found.clauses.append(line)
    elif _POINT.match(line.text):
        found.points.append(line)
    elif not _DEEPER.match(line.text):
        found.plain.append(line)


def _is_below(line: Line) -> bool:
    """It is no part of the rank of 1., 2. or above: a list of names has no titles."""
    above = _CLAUSE.match(line.text) or _HEADING.match(line.text) or _ARTICLE.match(line.text)
    return not above and not _label_of(line)


def _label_of(line: Line) -> str:
    stands = line.setting.align == "center" or line.bold
    if not stands or len(line.text) > _LONGEST_TITLE or line.text.endswith(_ENDS):
        return ""
    words = fold(line.text)
    if _CHAPTER.fullmatch(words):
        return "chapter"
    return "section" if _SECTION.fullmatch(words) else ""


def _is_title_line(line: Line) -> bool:
    if _label_of(line) or _ARTICLE.match(line.text) or _HEADING.match(line.text):
        return False
    return line.setting.align == "center" or (line.bold and line.text == line.text.upper())


def _decides(line: Line) -> bool:
    words = fold(line.text)
    if _RULING.fullmatch(words):
        return True
    return (
        words.startswith(_DECIDERS)
        and not line.text.endswith(_ENDS)
        and len(line.text) < _LONGEST_TITLE
        and "," not in line.text
    )


def check_outline(found: Outline) -> Iterator[Finding]:
    """Looks and numbers of all parts of one flow."""
    for kind in ("chapter", "section"):
        for key, lines in ((kind, found.labels[kind]), (f"{kind}_title", found.titles[kind])):
            if lines:
                yield from check_element(element(key), lines)
        yield from _check_labels(kind, found.labels[kind])
    for kind, line in found.untitled:
        sentence = f"{quoted(line.text)} chưa có tiêu đề: hãy ghi ngay dưới, in hoa, đậm."
        yield _said(f"{kind}_title.missing", f"{kind}_title", sentence)
    if found.authority:
        yield from check_element(element("authority"), found.authority)
    yield from _check_articles(found.articles)
    yield from _check_headings(found.headings)
    yield from _check_clauses(found.clauses, found.heads, below=bool(found.headings or found.articles))
    yield from _check_slant("heading_3", found.points)


def _check_labels(kind: str, lines: Sequence[Line]) -> Iterator[Finding]:
    """Chương I, Phần II: Roman; Mục 1, Tiểu mục 2: Arabic; the title on the next line."""
    form = r"(Phần|Chương)\s+[IVXLC]+" if kind == "chapter" else r"(Mục|Tiểu mục)\s+\d+"
    wrong = [line for line in lines if not re.fullmatch(form, line.text, re.IGNORECASE)]
    if wrong:
        shown = "“Chương I” (số La Mã)" if kind == "chapter" else "“Mục 1” (chữ số Ả Rập)"
        sentence = f"{_texts(wrong)}: phải ghi {shown} thành một dòng riêng, tiêu đề ở dòng dưới."
        yield _said(f"{kind}.words", kind, sentence)


def _check_articles(lines: Sequence[Line]) -> Iterator[Finding]:
    wrong = [line for line in lines if not re.match(r"Điều \d+\. \S", line.text)]
    if wrong:
        yield _said(
            "article.words", "article", f"{_texts(wrong)}: phải ghi “Điều 1. …” (chữ số Ả Rập, dấu chấm)."
        )
    thin = [line for line in lines if not _begins_bold(line)]
    if thin:
        yield _said("article.bold", "article", f"{_texts(thin)}: chữ “Điều” và số thứ tự phải in đậm.")
    yield from _check_slant("article", lines, weight=False)
    numbers = [int(found[1]) if (found := re.match(r"Điều (\d+)", line.text)) else None for line in lines]
    if any(above and below and below != above + 1 for above, below in pairwise(numbers)):
        yield _said("article.order", "article", "Số thứ tự của điều phải liên tục: Điều 1, Điều 2, Điều 3 …")


def _begins_bold(line: Line) -> bool:
    found = _ARTICLE.match(line.text)
    left = len(found[0].replace(" ", "")) if found else 0
    for words, look in line.letters:
        if left <= 0:
            break
        if not look.bold:
            return False
        left -= len(words.replace(" ", ""))
    return True


def _check_headings(lines: Sequence[Line]) -> Iterator[Finding]:
    thin = [line for line in lines if not line.bold]
    if thin:
        yield _said("heading_1.bold", "heading_1", f"Đề mục {_texts(thin)}: phải in đậm.")
    small = [line for line in lines if line.text != line.text.upper()]
    if small:
        yield _said("heading_1.case", "heading_1", f"Đề mục {_texts(small)}: phải viết in hoa.")
    yield from _check_slant("heading_1", lines, weight=False)


def _check_clauses(lines: Sequence[Line], heads: Sequence[Line], *, below: bool) -> Iterator[Finding]:
    """1., 2.: bold with a title, regular without; what ends as a sentence or heads nothing is no title.

    Where they are the topmost parts, not `below` I., II. or Điều, they may be in capitals.
    """
    titles = [line for line in heads if not line.text.endswith(_ENDS) and len(line.text) < _LONGEST_TITLE]
    thin = [line for line in titles if not line.bold]
    if thin:
        yield _said("heading_2.bold", "heading_2", f"Đề mục {_texts(thin)}: tiêu đề của khoản phải in đậm.")
    loud = [line for line in titles if line.text == line.text.upper() and _letters(line) > 3]
    if loud and below:
        yield _said("heading_2.case", "heading_2", f"Đề mục {_texts(loud)}: phải viết chữ thường.")
    heavy = [line for line in lines if line.text.endswith((".", ";")) and line.bold]
    if heavy:
        sentence = f"Khoản {_texts(heavy)}: không có tiêu đề thì không in đậm."
        yield _said("clause.bold", "heading_2", sentence)
    yield from _check_slant("heading_2", lines, weight=False)


def _check_slant(key: str, lines: Sequence[Line], *, weight: bool = True) -> Iterator[Finding]:
    rule = element(key)
    heavy = [line for line in lines if weight and line.bold]
    if heavy:
        yield _said(f"{key}.bold", key, f"{rule.name} {_texts(heavy)}: không in đậm.")
    aslant = [line for line in lines if line.italic]
    if aslant:
        yield _said(f"{key}.italic", key, f"{rule.name} {_texts(aslant)}: phải là chữ đứng.")


def check_points(lines: Sequence[Line]) -> Iterator[Finding]:
    """a), b), c), d), đ), e), g): the Vietnamese alphabet, each letter the next; a may begin anew."""
    last = ""
    wrong: list[Line] = []
    for line in lines:
        found = _POINT.match(line.text)
        if not found:
            ends = _CLAUSE.match(line.text) or _HEADING.match(line.text) or _ARTICLE.match(line.text)
            last = "" if ends or _label_of(line) else last
            continue
        letter = found[1].casefold()
        if letter not in _ALPHABET or (last and letter not in ("a", _after(last))):
            wrong.append(line)
        last = letter if letter in _ALPHABET else ""
    if wrong:
        sentence = f"Điểm {_texts(wrong)}: phải theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k …"
        yield _said("point.letter", "heading_3", sentence)


def _after(letter: str) -> str:
    at = _ALPHABET.index(letter) + 1
    return _ALPHABET[at] if at < len(_ALPHABET) else ""


def _letters(line: Line) -> int:
    return sum(letter.isalpha() for letter in line.text)


def _said(code: str, key: str, sentence: str) -> Finding:
    return finding(code, key, element(key).law, sentence)


def _texts(lines: Sequence[Line]) -> str:
    return among([line.text for line in lines])
