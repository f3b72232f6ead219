"""The table of assignments as .xlsx: to filter, to sort, to print on A4."""

import io
from dataclasses import replace
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from songhanh.kernel.dates import write_date
from songhanh.paper.assignments import ASKED, COLUMNS, NO_UNITS, TITLE, AssignmentTable, cells, roman
from songhanh.paper.heights import LINE, let_rows_grow, row_height
from songhanh.paper.layout import layout
from songhanh.paper.wording import clean, day_words, issuer_name, number_line
from songhanh.paper.zipped import rewrite

_HEAD = 3  # the row of titles, counted from 0
_TITLES = (COLUMNS[0].title, "Đơn vị", *(column.title for column in COLUMNS[1:]))
_WIDTHS = (5, 18, 48, 11, 20, 15, 11, 14)  # characters: together the width of A4 turned
_CENTRED = {0, 3, 6}
_FORMULA = ("=", "+", "-", "@")  # what a spreadsheet takes for the beginning of a formula
_LONGEST = 32_767  # characters of a cell
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 -- a file's day has no zone


def write_xlsx(values: AssignmentTable) -> bytes:
    """The table as .xlsx; equal values give equal bytes. Text is never taken for a formula or a link.

    Sheet "Phân công": a row for each unit, its tasks below, the unit in a column of its own so that filters
    and sorting keep it. Sheet "Nguồn": the plan, its issuer, the day, the counts.
    """
    held = io.BytesIO()
    book = xlsxwriter.Workbook(
        held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    created = values.about.created or _EPOCH
    title = values.about.title or f"{TITLE}: {values.plan.title}"
    book.set_properties({"title": title[:255], "author": values.about.author, "created": created})
    looks = _Looks(book)
    _write_tasks(book.add_worksheet("Phân công"), values, looks)
    _write_source(book.add_worksheet("Nguồn"), values, looks)
    book.close()
    return rewrite(held.getvalue(), let_rows_grow)


class _Looks:
    """The formats of the book, each with a twin that marks its text as text."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Format] = {}
        face = {"font_name": layout().font, "font_size": 12, "valign": "top", "text_wrap": True}
        ruled = face | {"border": 1}
        centred = {"align": "center"}
        band = {"bold": True, "bg_color": "#E8E8E8"}
        self._rules: dict[str, dict[str, object]] = {
            "title": face | {"bold": True, "font_size": 14, "text_wrap": False},
            "plain": face | {"text_wrap": False},
            "label": face | {"bold": True},
            "words": face,
            "head": ruled | band | centred | {"valign": "vcenter"},
            "band": ruled | band,
            "band_center": ruled | band | centred,
            "cell": ruled,
            "cell_center": ruled | centred,
        }

    def write(self, sheet: Worksheet, row: int, column: int, text: str, look: str) -> None:
        """Write `text` as text, whatever it looks like."""
        words = clean(text)
        if len(words) > _LONGEST:
            words = words[: _LONGEST - 1] + "…"
        guarded = words.startswith(_FORMULA)
        sheet.write_string(row, column, words, self._format(look, guarded))

    def _format(self, look: str, guarded: bool) -> Format:
        if (look, guarded) not in self._made:
            rules = self._rules[look] | ({"quote_prefix": True} if guarded else {})
            self._made[look, guarded] = self._book.add_format(rules)
        return self._made[look, guarded]


def _write_tasks(sheet: Worksheet, values: AssignmentTable, looks: _Looks) -> None:
    looks.write(sheet, 0, 0, TITLE, "title")
    looks.write(sheet, 1, 0, values.plan.title, "plain")
    for column, (title, width) in enumerate(zip(_TITLES, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        looks.write(sheet, _HEAD, column, title, "head")
    row = _HEAD
    for at, unit in enumerate(values.units, 1):
        row += 1
        label = f"{unit.name} ({ASKED})" if unit.asked else unit.name
        _write_row(sheet, row, (roman(at), label, *[""] * 6), looks, "band")
        for number, task in enumerate(unit.tasks, 1):
            row += 1
            _write_row(sheet, row, (str(number), unit.name, *cells(task)), looks, "cell")
    if not values.units:
        row += 1
        _write_row(sheet, row, ("", "", NO_UNITS, *[""] * 5), looks, "cell")
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.autofilter(_HEAD, 0, row, len(_TITLES) - 1)
    sheet.set_row(_HEAD, 2 * LINE + 4)
    _set_print(sheet)
    sheet.repeat_rows(_HEAD)
    sheet.print_area(0, 0, row, len(_TITLES) - 1)


def _write_row(sheet: Worksheet, row: int, texts: tuple[str, ...], looks: _Looks, look: str) -> None:
    for column, text in enumerate(texts):
        looks.write(sheet, row, column, text, f"{look}_center" if column in _CENTRED else look)
    sheet.set_row(row, row_height(texts, _WIDTHS))


def _write_source(sheet: Worksheet, values: AssignmentTable, looks: _Looks) -> None:
    plan = values.plan
    cited = replace(values.head, number=plan.number, symbol=plan.symbol)
    rows = (
        ("Kế hoạch", plan.title),
        ("Số, ký hiệu", number_line(cited).removeprefix("Số: ") if plan.number else "Chưa có số"),
        ("Ngày ban hành", day_words(plan.date) if plan.date else "Chưa ban hành"),
        ("Cơ quan ban hành", issuer_name(values.head)),
        ("Ngày lập bảng", write_date(values.made_on)),
        ("Số đơn vị", str(len(values.units))),
        ("Số nhiệm vụ", str(sum(len(unit.tasks) for unit in values.units))),
    )
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80)
    for at, (label, text) in enumerate(rows):
        looks.write(sheet, at, 0, label, "label")
        looks.write(sheet, at, 1, text, "words")
    _set_print(sheet)


def _set_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    sheet.set_footer("&C&P/&N")
