"""Plain tables as .xlsx: a register, a list. Days are days, numbers are numbers, text is never a formula."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from songhanh.paper.layout import layout
from songhanh.paper.wording import clean
from songhanh.paper.zipped import rewrite

__all__ = ["GridColumn", "GridSheet", "write_grid"]

Value = str | int | Decimal | date | None

_HEAD = 3  # the row of titles, counted from 0
_FORMULA = ("=", "+", "-", "@")
_LONGEST = 32_767  # characters of a cell
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 -- a file's day has no zone


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its title, and its width in characters."""

    title: str
    width: int = 14


@dataclass(frozen=True, slots=True)
class GridSheet:
    """A sheet: its name (31 characters at most), a title and a line beneath it, columns, rows, a last row."""

    name: str
    title: str
    lead: str
    columns: tuple[GridColumn, ...]
    rows: Iterable[Sequence[Value]]
    total: Sequence[Value] = field(default=())


def write_grid(sheets: Sequence[GridSheet], *, title: str, author: str = "") -> bytes:
    """The sheets as .xlsx, to filter, to sort, to print on A4; equal values give equal bytes."""
    held = io.BytesIO()
    asked = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(held, asked)
    book.set_properties({"title": title[:255], "author": author, "created": _EPOCH})
    pen = _Pen(book)
    for values in sheets:
        _write(book.add_worksheet(values.name[:31]), values, pen)
    book.close()
    return rewrite(held.getvalue())


class _Pen:
    """The formats of the book."""

    def __init__(self, book: Workbook) -> None:
        face = {"font_name": layout().font, "font_size": 12, "valign": "top"}
        cell = face | {"border": 1, "text_wrap": True}
        band = {"bold": True, "bg_color": "#E8E8E8"}
        self.title = book.add_format(face | {"bold": True, "font_size": 14})
        self.plain = book.add_format(face)
        self.head = book.add_format(cell | band | {"align": "center", "valign": "vcenter"})
        self.text = book.add_format(cell)
        self.guarded = book.add_format(cell | {"quote_prefix": True})
        self.number = book.add_format(cell | {"num_format": "#,##0"})
        self.tenth = book.add_format(cell | {"num_format": "#,##0.0"})
        self.day = book.add_format(cell | {"num_format": "dd/mm/yyyy", "align": "center"})
        self.total = book.add_format(cell | band | {"num_format": "#,##0"})

    def write(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.text)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self.number)
        elif isinstance(value, Decimal):
            sheet.write_number(row, column, float(value), self.tenth)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), self.day)  # noqa: DTZ001
        else:
            words = clean(value)[:_LONGEST]
            sheet.write_string(row, column, words, self.guarded if words.startswith(_FORMULA) else self.text)


def _write(sheet: Worksheet, values: GridSheet, pen: _Pen) -> None:
    sheet.write_string(0, 0, clean(values.title), pen.title)
    sheet.write_string(1, 0, clean(values.lead), pen.plain)
    for at, column in enumerate(values.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(_HEAD, at, clean(column.title), pen.head)
    last = _HEAD
    for last, cells in enumerate(values.rows, _HEAD + 1):
        for at, value in enumerate(cells):
            pen.write(sheet, last, at, value)
    sheet.autofilter(_HEAD, 0, last, len(values.columns) - 1)
    for at, value in enumerate(values.total):
        if isinstance(value, int):
            sheet.write_number(last + 1, at, value, pen.total)
        else:
            sheet.write_string(last + 1, at, clean(str(value or "")), pen.total)
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    sheet.set_footer("&C&P/&N")
