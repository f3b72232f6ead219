"""Ruled tables on a PDF page: found cheaply, measured only where there are some."""

import ctypes
import io
import logging
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from songhanh.reader.sources.pdf_pages import Box, PageText, PdfLine

_THIN = 3.0  # points
_LONG = 12.0
_FEWEST_ACROSS, _FEWEST_DOWN = 3, 3
_MOST_PATHS = 2_000  # more are a drawing, and would take too long


@dataclass(frozen=True, slots=True)
class Cell:
    row: tuple[int, int, int]  # table on its page, row, column
    box: Box
    deep: int = 1  # rows that it covers


def has_grid(page: pdfium.PdfPage) -> bool:
    """Whether a page's rules cross each other as those of a table do."""
    across, down, paths = 0, 0, 0
    corners = [ctypes.c_float() for _ in range(4)]
    held = page.raw  # asked for every object: without the library's wrapper
    for index in range(raw.FPDFPage_CountObjects(held)):
        drawn = raw.FPDFPage_GetObject(held, index)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            paths += 1
            continue
        if kind != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(drawn, *corners):
            continue
        paths += 1
        left, bottom, right, top = (corner.value for corner in corners)
        rules = _count_rules(drawn, right - left, top - bottom)
        across, down = across + rules[0], down + rules[1]
    return across >= _FEWEST_ACROSS and down >= _FEWEST_DOWN and paths <= _MOST_PATHS


def _count_rules(drawn: object, width: float, height: float) -> tuple[int, int]:
    """How many rules across and down one drawn path may be: a line is one, a frame two of each."""
    if height <= _THIN:
        return int(width >= _LONG), 0
    if width <= _THIN:
        return 0, int(height >= _LONG)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
    if not stroke.value or height < _LONG or width < _LONG:
        return 0, 0
    # Some programs draw a whole table as one path.
    sides = max(2, raw.FPDFPath_CountSegments(drawn) // 4)
    return sides, sides


def find_cells(content: bytes, numbers: list[int]) -> dict[int, list[Cell]]:
    """The cells of the ruled tables on these pages (from 0), by page; none where they cannot be measured."""
    if not numbers:
        return {}
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    import pdfplumber  # noqa: PLC0415 - slow, and ordinary plans have no ruled table

    try:
        with pdfplumber.open(io.BytesIO(content), pages=[number + 1 for number in numbers]) as document:
            return {page.page_number - 1: _cells_of(page) for page in document.pages}
    except MemoryError:
        raise
    except Exception:
        return {}


def _cells_of(page: "pdfplumber.page.Page") -> list[Cell]:  # type: ignore[name-defined]  # noqa: F821
    left, bottom = page.mediabox[:2]
    if page.rotation or left or bottom:
        return []
    tables = [table.rows for table in page.find_tables()]
    tops = [[min(cell[1] for cell in row.cells if cell is not None) for row in rows] for rows in tables]
    return [
        Cell(
            (number + 1, row, column),
            (cell[0], page.height - cell[3], cell[2], page.height - cell[1]),
            max(1, sum(cell[1] - _THIN < top < cell[3] - _THIN for top in tops[number])),
        )
        for number, rows in enumerate(tables)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells.cells)
        if cell is not None
    ]


def cut_cells(lines: list[PdfLine], text: PageText, cells: list[Cell]) -> list[PdfLine]:
    """The lines of a page with each cell's words apart; a table stands where its first word stood."""
    plain: list[PdfLine | int] = []
    tables: dict[int, list[PdfLine]] = {}
    for line in lines:
        for piece in _cut(line, text, cells):
            if piece.row is None:
                plain.append(piece)
                continue
            if piece.row[0] not in tables:
                plain.append(piece.row[0])
            tables.setdefault(piece.row[0], []).append(piece)
    ordered: list[PdfLine] = []
    for entry in plain:
        ordered += (
            [entry] if isinstance(entry, PdfLine) else sorted(tables[entry], key=lambda each: each.row or ())
        )
    return ordered


def _cut(line: PdfLine, text: PageText, cells: list[Cell]) -> list[PdfLine]:
    pieces = []
    begun, current = line.start, _cell_at(line.start, text, cells)
    for place in range(line.start + 1, line.end):
        box = text.box(place)
        found = current if box is None else _cell_of(box, cells)
        if found is not current:
            pieces.append(_piece(text, begun, place, current))
            begun, current = place, found
    pieces.append(_piece(text, begun, line.end, current))
    return [piece for piece in pieces if piece.text]


def _piece(text: PageText, start: int, end: int, cell: Cell | None) -> PdfLine:
    piece = text.cut(start, end)
    if cell is not None:
        piece.row, piece.style, piece.deep = cell.row, "cell", cell.deep
    return piece


def _cell_at(place: int, text: PageText, cells: list[Cell]) -> Cell | None:
    box = text.box(place)
    return None if box is None else _cell_of(box, cells)


def _cell_of(box: Box, cells: list[Cell]) -> Cell | None:
    """The cell in which the middle of a letter lies."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return next((c for c in cells if c.box[0] <= x <= c.box[2] and c.box[1] <= y <= c.box[3]), None)
