"""The annex of targets as .xlsx with live formulas: when a figure is corrected, share and verdict follow.

Each formula is written with its value, so that a program that does not compute shows the same. Text is text,
whatever it looks like.
"""

import io
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from songhanh.kernel.quantities import Answer, Measure
from songhanh.paper.annexes import formulas
from songhanh.paper.annexes.judged import (
    SIGNS,
    VERDICT_WORDS,
    count_verdicts,
    figure_of,
    planned_words,
    source_of,
    state_words,
    verdict_words,
)
from songhanh.paper.annexes.pen import Pen
from songhanh.paper.annexes.values import GoalBand, TargetAnnex, TargetRow
from songhanh.paper.heights import LINE, let_rows_grow, row_height
from songhanh.paper.wording import bracketed
from songhanh.paper.zipped import rewrite

_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 -- a file's day has no zone
_WIDTHS = (5, 36, 11, 11, 11, 9, 9, 10, 9, 9, 11, 14, 17, 19)
_HEAD = 4  # the first of two rows of titles, counted from 0
_NUMBER, _TEXT, _UNIT, _PLANNED, _UNTIL, _PREVIOUS, _CURRENT, _VERDICT, _PROVIDER, _NOTE = (
    0, 1, 2, 3, 4, 5, 8, 11, 12, 13,
)  # fmt: skip
_LAST = len(_WIDTHS) - 1


def write_target_annex(values: TargetAnnex) -> bytes:
    """The annex as .xlsx on A4 turned; equal values give equal bytes.

    A share is a formula over its two counts ("Không phát sinh" where the whole is empty or 0), "So với kế
    hoạch" one over the figure and its plan, that of a target with parts one over theirs, the last block
    counts the verdicts.
    """
    held = io.BytesIO()
    asked = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(held, asked)
    book.set_properties(
        {
            "title": (values.about.title or values.title)[:255],
            "author": values.about.author,
            "created": values.about.created or _EPOCH,
        }
    )
    sheet = book.add_worksheet("Chỉ tiêu")
    page = _Page(sheet, Pen(book), values)
    page.head()
    page.rows()
    page.counts()
    _set_print(sheet)
    book.close()
    return rewrite(held.getvalue(), let_rows_grow)


@dataclass(slots=True)
class _Page:
    """The sheet while it is filled, from the top down; `at` is the row that comes next."""

    sheet: Worksheet
    pen: Pen
    values: TargetAnnex
    at: int = _HEAD + 2

    def head(self) -> None:
        for row, (text, look) in enumerate(
            (
                (self.values.label, "label"),
                (self.values.title, "title"),
                (bracketed(self.values.note), "note"),
                (self.values.place_line, "place"),
            )
        ):
            self.pen.across(self.sheet, (row, 0, row, _LAST), text.replace("\n", " "), look)
            self.sheet.set_row(row, LINE + 6)
        for column, width in enumerate(_WIDTHS):
            self.sheet.set_column(column, column, width)
        year = self.values.year
        for column, text in (
            (_NUMBER, "TT"),
            (_TEXT, "Mục tiêu, chỉ tiêu"),
            (_UNIT, "ĐVT"),
            (_PLANNED, f"Kế hoạch năm {year}"),
            (_UNTIL, f"Đến năm {self.values.until_year}"),
            (_VERDICT, "So với kế hoạch"),
            (_PROVIDER, "Đơn vị cung cấp"),
            (_NOTE, "Ghi chú"),
        ):
            self.pen.across(self.sheet, (_HEAD, column, _HEAD + 1, column), text, "head")
        for column, text in (
            (_PREVIOUS, f"Thực hiện năm {year - 1}"),
            (_CURRENT, f"Thực hiện (ước) năm {year}"),
        ):
            self.pen.across(self.sheet, (_HEAD, column, _HEAD, column + 2), text, "head")
            for offset, below in enumerate(("Số đạt (tử số)", "Tổng số (mẫu số)", "Kết quả")):
                self.pen.text(self.sheet, (_HEAD + 1, column + offset), below, "head")
        self.sheet.set_row(_HEAD, LINE + 6)
        self.sheet.set_row(_HEAD + 1, 2 * LINE + 4)
        self.sheet.freeze_panes(_HEAD + 2, 2)
        self.sheet.repeat_rows(_HEAD, _HEAD + 1)

    def rows(self) -> None:
        for row in self.values.rows:
            if isinstance(row, GoalBand):
                self.pen.across(self.sheet, (self.at, 0, self.at, _LAST), row.text, "band")
                self.sheet.set_row(self.at, row_height((row.text,), (sum(_WIDTHS),)))
                self.at += 1
                continue
            self._target(row, row.number, row.text)
            for part in row.parts:
                self._target(part, "", f"- {part.text}")

    def _target(self, row: TargetRow, number: str, text: str) -> None:
        at = self.at
        words = ((_NUMBER, number, "center"), (_TEXT, text, "cell"), (_UNIT, row.unit, "center"),
                 (_PROVIDER, row.provider, "cell"), (_NOTE, row.note, "cell"))  # fmt: skip
        for column, said, look in words:
            self.pen.text(self.sheet, (at, column), said, look)
        self._promise(_PLANNED, row.planned, row.planned_words)
        self._promise(_UNTIL, row.until, row.until_words)
        base = row.current.base if row.is_share else 0
        current = None if row.parts and row.current.state != "number" else row.current
        self._answer(_PREVIOUS, row.previous, row.previous_words, base=base)
        self._answer(_CURRENT, current, row.current_words, base=base)
        self._verdict(row)
        shown = [""] * len(_WIDTHS)
        for column, said, _ in words:
            shown[column] = said
        shown[_PLANNED], shown[_UNTIL] = row.planned_words, row.until_words
        shown[_PREVIOUS + 2], shown[_CURRENT + 2] = row.previous_words, row.current_words
        shown[_VERDICT] = verdict_words(row)
        self.sheet.set_row(at, row_height(shown, _WIDTHS))
        self.at += 1

    def _promise(self, column: int, measure: Measure | None, words: str) -> None:
        place = (self.at, column)
        if words or measure is None or measure.kind == "qualitative":
            self.pen.text(self.sheet, place, planned_words(measure, words), "center")
            return
        after = f" đến {formulas.plain(measure.upper)}" if measure.upper is not None else ""
        form = (SIGNS[measure.comparator], "General", after)
        self.pen.number(self.sheet, place, float(measure.value), form)

    def _answer(self, column: int, answer: Answer | None, words: str, *, base: int) -> None:
        """Two counts and the figure: a formula over them where it gives what the answer says."""
        part, whole, result = ((self.at, column + offset) for offset in range(3))
        figure = figure_of(answer) if answer else None
        open_share = bool(base) and answer is not None and answer.state in ("none_arose", "not_reported")
        is_share = answer is not None and (answer.ratio is not None or open_share) and not words
        counts: tuple[float | None, float | None] = (None, None)
        if is_share and answer is not None:
            if answer.ratio is not None:
                counts = (float(answer.ratio.numerator), float(answer.ratio.denominator))
            elif answer.state == "none_arose":
                counts = (0, 0)
        for place, count in zip((part, whole), counts, strict=True):
            self.pen.number(self.sheet, place, count, ("", "General", ""))
        before = "ước " if answer and answer.stage == "estimate" and figure is not None else ""
        if is_share and answer is not None:
            value = state_words(answer) if figure is None else figure
            formula = formulas.share(part, whole, answer.base if answer.ratio else base)
            self.pen.formula(self.sheet, result, formula, value, (before, "0.0#", ""))
        elif figure is not None and not words:
            self.pen.number(self.sheet, result, figure, (before, "General", ""))
        else:
            self.pen.text(self.sheet, result, words or (state_words(answer) if answer else ""), "center")

    def _verdict(self, row: TargetRow) -> None:
        place, words, source = (self.at, _VERDICT), verdict_words(row), source_of(row)
        if source == "parts":
            formula = formulas.of_parts(self.at + 1, self.at + len(row.parts), _VERDICT)
        elif source == "figure" and row.planned is not None:
            formula = formulas.of_figure((self.at, _CURRENT + 2), (self.at, _PLANNED), row.planned)
        else:
            self.pen.text(self.sheet, place, words, "verdict")
            return
        self.pen.formula(self.sheet, place, formula, words, None)

    def counts(self) -> None:
        """How many targets came to each verdict: formulas over the rows that have a number."""
        first, last = _HEAD + 2, max(self.at - 1, _HEAD + 2)
        self.at += 1
        self.pen.across(self.sheet, (self.at, 0, self.at, _UNIT), "Tổng hợp kết quả thực hiện", "band")
        counted = count_verdicts(self.values)
        for words in VERDICT_WORDS:
            self.at += 1
            self.pen.across(self.sheet, (self.at, 0, self.at, _TEXT), words, "cell")
            formula = formulas.count_of(words, (first, last), _NUMBER, _VERDICT)
            self.pen.formula(self.sheet, (self.at, _UNIT), formula, counted[words], ("", "0", ""))
        self.at += 1
        self.pen.across(self.sheet, (self.at, 0, self.at, _TEXT), "Tổng số chỉ tiêu", "band")
        total = formulas.total((self.at - len(VERDICT_WORDS), self.at - 1), _UNIT)
        self.pen.formula(self.sheet, (self.at, _UNIT), total, len(self.values.targets), ("", "0", ""))


def _set_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    sheet.set_footer("&C&P/&N")
    sheet.ignore_errors({"number_stored_as_text": "A1:N1048576"})
