"""Rules on how each element looks: face, size, bold, italic, capitals, place on the line."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from songhanh.paper.layout import Element, element, layout
from songhanh.paper.lint.findings import Finding, among, finding, shown
from songhanh.paper.lint.lines import Line
from songhanh.paper.lint.parts import Parts
from songhanh.paper.lint.styles import Letters

_ALIGN_NAMES = {"center": "canh giữa", "both": "canh đều hai lề", "left": "canh trái"}
# What Word calls the same setting by other names.
_SAME_ALIGN = {"start": "left", "distribute": "both", "justify": "both"}
# Elements in small letters whose words are not prescribed.
_LOWER = {"subject", "letter_subject", "signer", "annex_label", "chapter", "section", "recipient"}
_LOUD = {"recipient": 15, "section": 3}  # letters from which capitals are no abbreviation; else 6
# What text in TCVN3 or VNI shows as when read as Unicode: signs inside words, letters of a private area.
_LEGACY = re.compile(
    "[^\\W\\d_][\u00a1-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf][^\\W\\d_]|[\ue000-\uf8ff]"
)
_EAST_ASIAN = range(0x2E80, 0xD7B0)


@dataclass(frozen=True, slots=True)
class _Trait:
    """One trait of letters that an element fixes: is it kept, and how to say that it is not."""

    code: str
    keeps: Callable[[Element, Letters], bool]
    demand: Callable[[Element], str]


_TRAITS = (
    _Trait(
        "size",
        lambda rule, look: rule.size[0] <= look.size <= rule.size[1],
        lambda rule: f"cỡ chữ phải {_range(rule.size)}",
    ),
    _Trait(
        "bold",
        lambda rule, look: look.bold == rule.bold,
        lambda rule: "phải in đậm" if rule.bold else "không in đậm",
    ),
    _Trait(
        "italic",
        lambda rule, look: look.italic == rule.italic,
        lambda rule: "phải in nghiêng" if rule.italic else "phải là chữ đứng",
    ),
)


def check_looks(parts: Parts, lines: Sequence[Line]) -> Iterator[Finding]:
    """All elements that have a look of their own, and the face of every letter."""
    yield from _check_face(lines)
    for key, found in _elements(parts):
        held = [line for line in found if line is not None and line.text]
        if held:
            yield from check_element(element(key), held)


def check_element(rule: Element, lines: Sequence[Line]) -> Iterator[Finding]:
    """Size, bold, italic, capitals and alignment of the lines of one element."""
    for trait in _TRAITS:
        wrong = [line for line in lines if not all(trait.keeps(rule, look) for _, look in line.letters)]
        if wrong:
            yield _said(rule, trait.code, wrong, trait.demand(rule))
    small = [line for line in lines if rule.upper and line.text != line.text.upper()]
    if small:
        yield _said(rule, "case", small, "phải viết in hoa")
    loud = [line for line in lines if rule.key in _LOWER and _is_loud(line, _LOUD.get(rule.key, 6))]
    if loud:
        yield _said(rule, "case", loud, "phải viết chữ thường")
    wanted = rule.align
    aside = [line for line in lines if aligned(line) != wanted]
    if aside and wanted != "left":
        yield _said(rule, "align", aside, f"phải {_ALIGN_NAMES[wanted]}")


def check_size(rule: Element, lines: Sequence[Line]) -> Iterator[Finding]:
    """The size of lines whose weight and slope are free."""
    wrong = [line for line in lines if not all(_TRAITS[0].keeps(rule, look) for _, look in line.letters)]
    if wrong:
        yield _said(rule, "size", wrong, _TRAITS[0].demand(rule))


def aligned(line: Line) -> str:
    """left, center, right or both."""
    return _SAME_ALIGN.get(line.setting.align, line.setting.align)


def _is_loud(line: Line, least: int) -> bool:
    words = line.text.removeprefix("V/v")
    return words.isupper() and sum(letter.isalpha() for letter in words) >= least


def _elements(parts: Parts) -> Iterable[tuple[str, Sequence[Line | None]]]:
    return (
        ("national_name", [parts.national_name]),
        ("motto", [parts.motto]),
        ("governing", parts.governing),
        ("issuer", parts.issuer),
        ("number", [parts.number]),
        ("place_date", [parts.place_date]),
        ("type_name", [parts.type_name]),
        ("subject", parts.subject),
        ("letter_subject", parts.letter_subject),
        ("urgency", parts.stamps),
        ("addressee" if len(parts.addressees) == 1 else "addressees", parts.addressees),
        ("capacity", parts.capacity),
        ("signer", [parts.signer]),
        ("recipients_title", [parts.recipients_title]),
        ("recipient", parts.recipients),
        ("annex_label", [label for label, _, _ in parts.annexes]),
        ("annex_title", [line for _, title, _ in parts.annexes for line in title]),
        ("annex_note", [note for _, _, note in parts.annexes]),
    )


def _check_face(lines: Sequence[Line]) -> Iterator[Finding]:
    coloured = [line.text for line in lines if not all(look.is_black for _, look in line.letters)]
    if coloured:
        sentence = f"{among(coloured)}: chữ phải màu đen."
        yield finding("font.color", "page", layout().font_law, sentence)
    legacy = [line.text for line in lines if _LEGACY.search(line.text)]
    if legacy:
        sentence = (
            f"{among(legacy)}: chữ không theo bộ mã Unicode (TCVN 6909:2001), hãy chuyển mã rồi gõ lại."
        )
        yield finding("font.unicode", "page", layout().font_law, sentence)
    wanted = layout().font
    wrong: dict[str, list[str]] = {}
    for line in lines:
        for text, look in line.letters:
            asian = any(ord(letter) in _EAST_ASIAN for letter in text)
            face = look.east_asian if asian else look.face
            if face.casefold() != wanted.casefold():
                wrong.setdefault(face or "không rõ", []).append(line.text)
    for face, texts in wrong.items():
        sentence = f"{among(_distinct(texts))}: phông chữ “{face}”, phải là {wanted} trong toàn văn bản."
        yield finding("font.face", "page", layout().font_law, sentence)


def _said(rule: Element, code: str, lines: Sequence[Line], demand: str) -> Finding:
    sentence = f"{rule.name} {among([line.text for line in lines])}: {demand}."
    return finding(f"{rule.key}.{code}", rule.key, rule.law, sentence)


def _range(size: tuple[float, float]) -> str:
    least, most = size
    return f"là {shown(least)}" if least == most else f"từ {shown(least)} đến {shown(most)}"


def _distinct(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(texts))
