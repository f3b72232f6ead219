"""What a run or a paragraph of a .docx looks like in the end: its own marks, its styles, the file's defaults.

Nearest wins: the run, its character style, the paragraph's style and those it is based on, the defaults.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Node

from songhanh.paper.lint.lengths import millimetres, number, points
from songhanh.paper.lint.numbering import Numbering

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = {"0", "false", "off", "none"}
_BLACK_THEMES = {"text1", "dark1"}


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters look: faces for Latin text and for text marked as East Asian, size in points."""

    face: str
    east_asian: str
    size: float
    bold: bool
    italic: bool
    underlined: bool = False
    is_black: bool = True


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: spaces in points, indents in millimetres, `line` in lines or points."""

    align: str
    before: float
    after: float
    line: float
    fixed: bool
    first: float
    left: float
    right: float
    close_up: bool


class Styles:
    """The styles of one document."""

    def __init__(self, document: Document, numbering: Numbering) -> None:
        self._numbering = numbering
        root = document.styles.element
        self._by_id = {style.get(qn("w:styleId")): style for style in root.iterfind(qn("w:style"))}
        self._default = next(
            (
                style.get(qn("w:styleId"))
                for style in root.iterfind(qn("w:style"))
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true"}
            ),
            None,
        )
        self._defaults = root.find(qn("w:docDefaults"))
        self._document = document

    def letters(self, paragraph: Node, run: Node) -> Letters:
        """How the letters of a run look."""
        return self._letters(list(self._letter_marks(paragraph, run)))

    def _letters(self, chain: list[Node]) -> Letters:
        return Letters(
            self._face(chain, "ascii"),
            self._face(chain, "eastAsia"),
            number(_value(chain, "sz"), 20) / 2,
            _is_on(chain, "b"),
            _is_on(chain, "i"),
            _is_on(chain, "u"),
            _is_black(chain),
        )

    def label_letters(self, paragraph: Node) -> Letters | None:
        """How the number looks that Word puts before it; None for a bullet, whose face is its own."""
        level = self._numbering.level(paragraph)
        form = level.find(qn("w:numFmt")) if level is not None else None
        if level is None or (form is not None and form.get(qn("w:val")) == "bullet"):
            return None
        marks = [level.find(qn("w:rPr")), paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")]
        return self._letters([*(mark for mark in marks if mark is not None), *self._style_marks(paragraph)])

    def setting(self, paragraph: Node) -> Setting:
        """How a paragraph is set."""
        chain = list(self._paragraph_marks(paragraph))
        rule = _attribute(chain, "spacing", "lineRule") or "auto"
        height = _attribute(chain, "spacing", "line")
        line = number(height, 240) if rule == "auto" else points(height) * 20
        hanging = _attribute(chain, "ind", "hanging")
        return Setting(
            _value(chain, "jc") or "left",
            points(_attribute(chain, "spacing", "before")),
            points(_attribute(chain, "spacing", "after")),
            line / 240 if rule == "auto" else line / 20,
            rule != "auto",
            millimetres(_attribute(chain, "ind", "firstLine")) or -millimetres(hanging),
            millimetres(_attribute(chain, "ind", "left") or _attribute(chain, "ind", "start")),
            millimetres(_attribute(chain, "ind", "right") or _attribute(chain, "ind", "end")),
            _is_on(chain, "contextualSpacing"),
        )

    def style_of(self, paragraph: Node) -> str:
        """The id of a paragraph's style."""
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return str(named.get(qn("w:val")) if named is not None else self._default)

    def _letter_marks(self, paragraph: Node, run: Node) -> Iterator[Node]:
        own = run.find(qn("w:rPr"))
        if own is not None:
            yield own
            named = own.find(qn("w:rStyle"))
            if named is not None:
                yield from self._based(named.get(qn("w:val")), "w:rPr")
        yield from self._style_marks(paragraph)

    def _style_marks(self, paragraph: Node) -> Iterator[Node]:
        yield from self._based(self.style_of(paragraph), "w:rPr")
        yield from self._default_marks("w:rPrDefault/w:rPr")

    def _paragraph_marks(self, paragraph: Node) -> Iterator[Node]:
        own = paragraph.find(qn("w:pPr"))
        if own is not None:
            yield own
        level = self._numbering.level(paragraph)
        listed = level.find(qn("w:pPr")) if level is not None else None
        if listed is not None:
            yield listed
        yield from self._based(self.style_of(paragraph), "w:pPr")
        yield from self._default_marks("w:pPrDefault/w:pPr")

    def _based(self, key: str | None, marks: str) -> Iterator[Node]:
        seen: set[str] = set()
        while key is not None and key in self._by_id and key not in seen:
            seen.add(key)
            style = self._by_id[key]
            found = style.find(qn(marks))
            if found is not None:
                yield found
            based = style.find(qn("w:basedOn"))
            key = based.get(qn("w:val")) if based is not None else None

    def _default_marks(self, path: str) -> Iterator[Node]:
        if self._defaults is None:
            return
        found = self._defaults.find("/".join(qn(step) for step in path.split("/")))
        if found is not None:
            yield found

    def _face(self, chain: list[Node], script: str) -> str:
        for marks in chain:
            fonts = marks.find(qn("w:rFonts"))
            if fonts is None:
                continue
            theme = fonts.get(qn(f"w:{script}Theme"))
            name = self._theme.get(theme[:5]) if theme and script == "ascii" else fonts.get(qn(f"w:{script}"))
            if name:
                return str(name)
        return "" if script == "eastAsia" else "Times New Roman"

    @cached_property
    def _theme(self) -> dict[str, str]:
        """The Latin faces that the theme gives to "major…" and "minor…"."""
        parts = self._document.part.package.iter_parts()
        blobs = [part.blob for part in parts if "/theme/theme" in str(part.partname)]
        if not blobs:
            return {}
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(blobs[0], parser)
        latin = {key: root.find(f".//{_DRAWING}{key}Font/{_DRAWING}latin") for key in ("major", "minor")}
        return {key: str(face.get("typeface")) for key, face in latin.items() if face is not None}


def _is_black(chain: list[Node]) -> bool:
    """Black, or left to the program, which prints black."""
    theme = _attribute(chain, "color", "themeColor")
    value = (_attribute(chain, "color", "val") or "auto").casefold()
    return theme in _BLACK_THEMES if theme and value != "000000" else value in {"auto", "000000"}


def _value(chain: list[Node], tag: str) -> str | None:
    return _attribute(chain, tag, "val")


def _attribute(chain: list[Node], tag: str, name: str) -> str | None:
    for marks in chain:
        found = marks.find(qn(f"w:{tag}"))
        if found is not None and (value := found.get(qn(f"w:{name}"))) is not None:
            return str(value)
    return None


def _is_on(chain: list[Node], tag: str) -> bool:
    for marks in chain:
        found = marks.find(qn(f"w:{tag}"))
        if found is not None:
            return found.get(qn("w:val")) not in _OFF
    return False
