"""A .docx as lines: each paragraph with its words, its letters and where it stands."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Node

from songhanh.kernel.text import nfc
from songhanh.paper.lint.styles import Letters, Setting, Styles

Cell = tuple[int, int, int]  # table, row, column


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its words, how those that can be seen look, how it is set, its cell if any."""

    text: str
    letters: tuple[tuple[str, Letters], ...]
    setting: Setting
    style: str
    cell: Cell | None
    before_table: bool

    @property
    def bold(self) -> bool:
        """All of it is bold."""
        return bool(self.letters) and all(look.bold for _, look in self.letters)


class Lines:
    """A document read for the linter. Raises what python-docx raises for a file that is no .docx."""

    def __init__(self, content: bytes) -> None:
        self.document: Document = docx.Document(io.BytesIO(content))
        self.styles = Styles(self.document)
        self.body: Node = self.document.element.body

    @cached_property
    def all(self) -> tuple[Line, ...]:
        """Every paragraph of the body in reading order, those in tables among them."""
        return tuple(self._lines())

    @property
    def ends_with_paragraph(self) -> bool:
        flow = [child for child in self.body if child.tag != qn("w:sectPr")]
        return bool(flow) and flow[-1].tag == qn("w:p")

    def line(self, paragraph: Node, cell: Cell | None = None, *, before_table: bool = False) -> Line:
        """One paragraph, read."""
        seen = []
        text = ""
        for run in paragraph.iter(qn("w:r")):
            words = "".join(_text(part) for part in run)
            text += words
            if words.strip():
                seen.append((nfc(words), self.styles.letters(paragraph, run)))
        setting, style = self.styles.setting(paragraph), self.styles.style_of(paragraph)
        return Line(nfc(text).strip(), tuple(seen), setting, style, cell, before_table)

    def _lines(self) -> Iterator[Line]:
        tables = 0
        flow = [child for child in self.body if child.tag in {qn("w:p"), qn("w:tbl")}]
        for at, child in enumerate(flow):
            if child.tag == qn("w:tbl"):
                yield from self._cells(child, tables)
                tables += 1
            else:
                following = flow[at + 1].tag if at + 1 < len(flow) else None
                yield self.line(child, before_table=following == qn("w:tbl"))

    def _cells(self, table: Node, number: int) -> Iterator[Line]:
        for at, row in enumerate(table.iterfind(qn("w:tr"))):
            for column, cell in enumerate(row.iterfind(qn("w:tc"))):
                for paragraph in cell.iter(qn("w:p")):
                    yield self.line(paragraph, (number, at, column))


def _text(part: Node) -> str:
    if part.tag == qn("w:t"):
        return part.text or ""
    return " " if part.tag in {qn("w:tab"), qn("w:br")} else ""
