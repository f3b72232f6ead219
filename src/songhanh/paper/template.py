"""A form to fill in Excel: heads locked, cells open, lists and ranges inside, and whose it is."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from songhanh.paper.layout import layout
from songhanh.paper.wording import clean
from songhanh.paper.zipped import rewrite

__all__ = ["TemplateColumn", "TemplateSheet", "write_template"]

ABOUT = "songhanh"
HEAD = 3  # the row of heads, counted from 0
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 -- a file's day has no zone
_FIRST_DAY, _LAST_DAY = date(1945, 1, 1), date(2100, 12, 31)

Kind = Literal["text", "number", "day"]


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column to fill: its head, what may stand in it (`words` where only some may), or a lock."""

    title: str
    width: int = 14
    kind: Kind = "text"
    words: tuple[str, ...] = ()
    help: str = ""
    locked: bool = False


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """The sheet: name, title, a line beneath, columns, rows that are filled already, how many are blank."""

    name: str
    title: str
    lead: str
    columns: tuple[TemplateColumn, ...]
    rows: Sequence[Sequence[Any]] = field(default=())
    blank: int = 500


def write_template(sheet: TemplateSheet, *, about: Mapping[str, str], author: str = "") -> bytes:
    """The form as .xlsx. `about` goes onto the hidden sheet, to be asked when the form comes back."""
    held = io.BytesIO()
    asked = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(held, asked)
    book.set_properties({"title": sheet.title[:255], "author": author, "created": _EPOCH})
    page = book.add_worksheet(sheet.name[:31])
    _write_words(book, sheet)
    hidden = book.add_worksheet(ABOUT)
    for at, (name, value) in enumerate(about.items()):
        hidden.write_string(at, 0, name)
        hidden.write_string(at, 1, value)
    hidden.very_hidden()
    _write(book, page, sheet)
    page.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
    book.close()
    return rewrite(held.getvalue())


def _write_words(book: Any, sheet: TemplateSheet) -> None:
    """The lists that cells choose from, each in a column of a hidden sheet."""
    words = book.add_worksheet("Danh mục")
    for at, column in enumerate(sheet.columns):
        for line, word in enumerate(column.words):
            words.write_string(line, at, clean(word))
    words.hide()


def _write(book: Any, page: Any, sheet: TemplateSheet) -> None:
    face = {"font_name": layout().font, "font_size": 12, "valign": "top"}
    head = book.add_format(
        face | {"border": 1, "bold": True, "bg_color": "#E8E8E8", "align": "center", "text_wrap": True}
    )
    page.write_string(0, 0, clean(sheet.title), book.add_format(face | {"bold": True, "font_size": 14}))
    page.write_string(1, 0, clean(sheet.lead), book.add_format(face))
    last = HEAD + len(sheet.rows) + sheet.blank
    for at, column in enumerate(sheet.columns):
        form = face | {
            "border": 1,
            "locked": column.locked,
            "text_wrap": True,
            "num_format": _FORMS[column.kind],
        }
        cell = book.add_format(form | ({"font_color": "#777777"} if column.locked else {}))
        page.set_column(at, at, column.width)
        page.write_string(HEAD, at, clean(column.title), head)
        for line in range(HEAD + 1, last + 1):
            given = sheet.rows[line - HEAD - 1] if line - HEAD - 1 < len(sheet.rows) else ()
            _fill(page, line, at, given[at] if at < len(given) else None, cell)
        if not column.locked:
            page.data_validation(HEAD + 1, at, last, at, _rule(column, at))
    page.freeze_panes(HEAD + 1, 0)


_FORMS: dict[str, str] = {"text": "@", "number": "#,##0.##", "day": "dd/mm/yyyy"}


def _fill(page: Any, line: int, at: int, value: Any, cell: Any) -> None:
    if value is None or value == "":
        page.write_blank(line, at, None, cell)
    elif isinstance(value, date):
        page.write_datetime(line, at, datetime(value.year, value.month, value.day), cell)  # noqa: DTZ001
    elif isinstance(value, str):
        page.write_string(line, at, clean(value), cell)
    else:
        page.write_number(line, at, value, cell)


def _rule(column: TemplateColumn, at: int) -> dict[str, Any]:
    """What Excel itself lets stand in a cell, and says when it is entered."""
    about = {"input_title": column.title[:32], "input_message": column.help[:255]} if column.help else {}
    if column.words:
        name = xl_col_to_name(at)
        source = f"='Danh mục'!${name}$1:${name}${len(column.words)}"
        return {"validate": "list", "source": source, "ignore_blank": True, **about}
    if column.kind == "number":
        return {"validate": "decimal", "criteria": ">=", "value": 0, "ignore_blank": True, **about}
    if column.kind == "day":
        return {
            "validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY,
            "ignore_blank": True, **about,
        }  # fmt: skip
    return {"validate": "any", **about}
