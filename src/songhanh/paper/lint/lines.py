"""A .docx as lines: each paragraph with its words, its letters, what is drawn at it and where it stands."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Node

from songhanh.kernel.text import nfc
from songhanh.paper.lint.drawn import Drawn, find_drawn, is_boxed
from songhanh.paper.lint.lengths import millimetres, page_lengths
from songhanh.paper.lint.numbering import Numbering
from songhanh.paper.lint.styles import Letters, Setting, Styles

Cell = tuple[int, int, int]  # table, row, column

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ELSEWHERE = {qn("w:txbxContent"), _FALLBACK}  # what stands inside a paragraph and is not of it


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its words, how those that can be seen look, how it is set, its cell if any.

    `drawn` are the lines drawn at it; `room` is the width of its cell or page in millimetres, 0 if unknown.
    """

    text: str
    letters: tuple[tuple[str, Letters], ...]
    setting: Setting
    style: str
    cell: Cell | None
    before_table: bool
    drawn: tuple[Drawn, ...] = ()
    room: float = 0
    boxed: bool = False

    @property
    def bold(self) -> bool:
        """All of it is bold."""
        return bool(self.letters) and all(look.bold for _, look in self.letters)

    @property
    def italic(self) -> bool:
        """All of it is italic."""
        return bool(self.letters) and all(look.italic for _, look in self.letters)


class Lines:
    """A document read for the linter. Raises what python-docx raises for a file that is no .docx."""

    def __init__(self, content: bytes) -> None:
        self.document: Document = docx.Document(io.BytesIO(content))
        self.numbering = Numbering(self.document)
        self.styles = Styles(self.document, self.numbering)
        self.body: Node = self.document.element.body

    @cached_property
    def all(self) -> tuple[Line, ...]:
        """Every paragraph of the body in reading order, those in tables and boxes among them."""
        return tuple(self._lines())

    @property
    def ends_with_paragraph(self) -> bool:
        flow = [child for child in self.body if child.tag != qn("w:sectPr")]
        return bool(flow) and flow[-1].tag != qn("w:tbl")

    def line(
        self, paragraph: Node, cell: Cell | None = None, *, before_table: bool = False, room: float = 0
    ) -> Line:
        """One paragraph, read."""
        seen = []
        text = self.numbering.label(paragraph)
        if (look := self.styles.label_letters(paragraph)) and text.strip():
            seen.append((nfc(text), look))
        for run in _own(paragraph, qn("w:r")):
            words = "".join(_text(part) for part in run)
            text += words
            if words.strip():
                seen.append((nfc(words), self.styles.letters(paragraph, run)))
        setting, style = self.styles.setting(paragraph), self.styles.style_of(paragraph)
        drawn = find_drawn(paragraph, room - setting.left - setting.right if room else 0)
        boxed = is_boxed(paragraph)
        return Line(nfc(text).strip(), tuple(seen), setting, style, cell, before_table, drawn, room, boxed)

    def _lines(self) -> Iterator[Line]:
        tables = 0
        flow = list(_flow(self.body))
        page = page_lengths(self.document.sections[0]._sectPr)
        room = max(page["w"] - page["left"] - page["right"], 0.0)
        for at, child in enumerate(flow):
            if child.tag == qn("w:tbl"):
                yield from self._cells(child, tables)
                tables += 1
            else:
                following = flow[at + 1].tag if at + 1 < len(flow) else None
                last = following == qn("w:tbl")
                yield from self._with_boxes(child, None, before_table=last, room=room)

    def _cells(self, table: Node, number: int) -> Iterator[Line]:
        for at, row in enumerate(table.iterfind(qn("w:tr"))):
            for column, cell in enumerate(row.iterfind(qn("w:tc"))):
                for paragraph in _own(cell, qn("w:p")):
                    yield from self._with_boxes(paragraph, (number, at, column), room=_width(cell))

    def _with_boxes(
        self, paragraph: Node, cell: Cell | None, *, before_table: bool = False, room: float = 0
    ) -> Iterator[Line]:
        yield self.line(paragraph, cell, before_table=before_table, room=room)
        for box in _own(paragraph, qn("w:txbxContent"), inside=True):
            for inner in box.iter(qn("w:p")):
                yield self.line(inner, cell)


def _flow(parent: Node) -> Iterator[Node]:
    """Paragraphs and tables, those that a content control holds among them."""
    for child in parent:
        if child.tag in {qn("w:p"), qn("w:tbl")}:
            yield child
        elif child.tag == qn("w:sdt"):
            for content in child.iterfind(qn("w:sdtContent")):
                yield from _flow(content)


def _own(parent: Node, tag: str, *, inside: bool = False) -> Iterator[Node]:
    """Descendants of that tag that are of `parent` itself, not of a box that floats at it."""
    apart = {_FALLBACK} if inside else _ELSEWHERE
    for child in parent:
        if child.tag == tag:
            yield child
        if child.tag not in apart:
            yield from _own(child, tag, inside=inside)


def _width(cell: Node) -> float:
    width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    if width is None or width.get(qn("w:type")) not in (None, "dxa"):
        return 0.0
    return millimetres(width.get(qn("w:w")))


def _text(part: Node) -> str:
    if part.tag == qn("w:t"):
        return part.text or ""
    return {qn("w:tab"): " ", qn("w:br"): " ", qn("w:noBreakHyphen"): "-"}.get(part.tag, "")
