"""Tables of a PDF, row by row: ten thousand rows cost ten thousand rows, not their square."""

from collections.abc import Sequence

from songhanh.paper.columns import column_widths
from songhanh.paper.layout import element
from songhanh.paper.pdf.page import Sheets
from songhanh.paper.pdf.pieces import MM, Piece, Words, words
from songhanh.paper.values import Band, Row, Table

_SIDE = 1.5 * MM
_BELOW = 6
_LINE = 0.5
_LEAST = 12  # points of an empty row

Cell = tuple[float, list[Words]]  # width, paragraphs


def add_table(sheets: Sheets, table: Table, lead: Sequence[Piece] = ()) -> None:
    """Draw the table here, its head again on each page; `lead` stays on one page with its first row."""
    widths = [width * MM for width in column_widths(table, sheets.width / MM)]
    titles = [
        (width, [words(element("table_head"), column.title)])
        for column, width in zip(table.columns, widths, strict=True)
    ]
    above = [*lead, *([words(element("caption"), table.caption)] if table.caption else [])]
    rows = table.rows or (Band(table.when_empty),)
    first = _cells(table, rows[0], widths)
    needed = sum(piece.height(sheets.width) for piece in above) + _height(titles) + _height(first)
    if needed > sheets.room and not sheets.fresh:
        sheets.turn()
    for piece in above:
        sheets.put(piece)
    _draw(sheets, titles)
    _add_rows(sheets, table, titles, widths)
    sheets.y -= _BELOW


def _add_rows(sheets: Sheets, table: Table, titles: list[Cell], widths: list[float]) -> None:
    rows = table.rows or (Band(table.when_empty),)
    head = _height(titles)
    for row, following in zip(rows, (*rows[1:], None), strict=True):
        cells = _cells(table, row, widths)
        needed = _height(cells)
        if isinstance(row, Band) and following is not None:
            whole = sheets.top - sheets.bottom - head
            needed = min(needed + _height(_cells(table, following, widths)), whole)
        if needed > sheets.room:
            if head + needed > sheets.top - sheets.bottom:
                cells = _pour(sheets, cells, titles)
            else:
                _next_page(sheets, titles)
        _draw(sheets, cells)


def _pour(sheets: Sheets, cells: list[Cell], titles: list[Cell]) -> list[Cell]:
    """A row that is higher than a page: fill pages with it; returns what is left of it."""
    while _height(cells) > sheets.room:
        parts = [_part(width, pieces, sheets.room) for width, pieces in cells]
        if any(shown for shown, _ in parts):
            _draw(sheets, [(width, shown) for (width, _), (shown, _) in zip(cells, parts, strict=True)])
            cells = [(width, rest) for (width, _), (_, rest) in zip(cells, parts, strict=True)]
        _next_page(sheets, titles)
    return cells


def _part(width: float, pieces: Sequence[Words], room: float) -> tuple[list[Words], list[Words]]:
    inner = width - 2 * _SIDE
    shown: list[Words] = []
    rest = list(pieces)
    while rest and rest[0].height(inner) <= room:
        room -= rest[0].height(inner)
        shown.append(rest.pop(0))
    parts = rest[0].split(inner, room) if rest else None
    if parts is not None:
        shown.append(parts[0])
        rest[0] = parts[1]
    return shown, rest


def _next_page(sheets: Sheets, titles: list[Cell]) -> None:
    sheets.turn()
    _draw(sheets, titles)


def _cells(table: Table, row: Row | Band, widths: list[float]) -> list[Cell]:
    if isinstance(row, Band):
        look = element("table_band" if table.rows else "table_cell")
        return [(sum(widths), [words(look, row.text)])]
    look = element("table_cell")
    return [
        (width, [words(look, line, align=column.align) for line in text.split("\n") if line])
        for column, width, text in zip(table.columns, widths, row.cells, strict=True)
    ]


def _height(cells: Sequence[Cell]) -> float:
    return max(_LEAST, *(sum(piece.height(width - 2 * _SIDE) for piece in pieces) for width, pieces in cells))


def _draw(sheets: Sheets, cells: Sequence[Cell]) -> None:
    high, x = _height(cells), sheets.x
    sheets.canvas.setLineWidth(_LINE)
    for width, pieces in cells:
        sheets.canvas.rect(x, sheets.y - high, width, high)
        y = sheets.y
        if pieces and pieces[0].paragraph.style.name == "table_head":
            y -= (high - pieces[0].height(width - 2 * _SIDE)) / 2
        for piece in pieces:
            piece.draw(sheets.canvas, x + _SIDE, y, width - 2 * _SIDE)
            y -= piece.height(width - 2 * _SIDE)
        x += width
    sheets.y -= high
