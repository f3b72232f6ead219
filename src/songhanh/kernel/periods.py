"""Stretches of days that figures and reports speak of: years, halves, quarters, months, cut-off windows.

A target's quarter is the calendar's. What a *report* counts may be cut off earlier: `reporting_window`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from songhanh.kernel.refusals import Refusal, gettext_noop

# for the rooms evaluation and reports, which come next
__all__ = ["Period", "label", "months", "quarters", "read_period", "reporting_window", "year"]

Span = Literal["year", "nine_months", "half", "quarter", "month"]

_CODE = re.compile(r"([0-9]{4})(?:-(?:Q([1-4])|H([12])|(9M)|(0[1-9]|1[0-2])))?")
_ROMAN = ("I", "II", "III", "IV")
_SPANS: dict[int, Span] = {12: "year", 9: "nine_months", 6: "half", 3: "quarter", 1: "month"}

_LABELS: dict[Span, str] = {
    "year": gettext_noop("Năm %(year)s"),
    "nine_months": gettext_noop("9 tháng đầu năm %(year)s"),
    "quarter": gettext_noop("Quý %(number)s năm %(year)s"),
    "month": gettext_noop("Tháng %(number)s năm %(year)s"),
}
_HALVES = (gettext_noop("6 tháng đầu năm %(year)s"), gettext_noop("6 tháng cuối năm %(year)s"))
_OTHER = gettext_noop("Từ %(since)s đến %(last)s")
_NO_PERIOD = gettext_noop(
    "“%(text)s” không phải là một kỳ: hãy ghi như 2026, 2026-Q1, 2026-H1, 2026-9M, 2026-01."
)


class CannotReadPeriod(Refusal):
    """A code that names no period."""


def _months_later(day: date, months: int) -> date:
    """The first of the month so many months after (or before) the month of `day`."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `since` to the day before `until` (half-open, so that periods in a row leave no gap)."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.until <= self.since:
            raise ValueError(f"a period must end after it begins: {self.since} – {self.until}")

    @property
    def last(self) -> date:
        """The last day of the period itself, as people write it: 31/03."""
        return self.until - timedelta(days=1)

    @property
    def span(self) -> Span | None:
        """Which kind of calendar period this is; None for any other stretch of days."""
        if self.since.day != 1 or self.until.day != 1:
            return None
        months = (self.until.year - self.since.year) * 12 + self.until.month - self.since.month
        span = _SPANS.get(months)
        starts = months if span != "nine_months" else 12
        return span if span and (self.since.month - 1) % starts == 0 else None

    @property
    def code(self) -> str:
        """ "2026", "2026-9M", "2026-H1", "2026-Q1", "2026-01"; any other: "2025-12-15/2026-12-15"."""
        year, month = self.since.year, self.since.month
        codes: dict[Span | None, str] = {
            "year": f"{year}",
            "nine_months": f"{year}-9M",
            "half": f"{year}-H{month // 6 + 1}",
            "quarter": f"{year}-Q{month // 3 + 1}",
            "month": f"{year}-{month:02d}",
        }
        return codes.get(self.span, f"{self.since}/{self.until}")

    def __contains__(self, other: object) -> bool:
        """`day in period`; `part in period` if every day of the part lies in it."""
        if isinstance(other, Period):
            return self.since <= other.since and other.until <= self.until
        return isinstance(other, date) and self.since <= other < self.until


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number + 1, 1, 1))


def quarters(of: int) -> tuple[Period, ...]:
    """The four calendar quarters of a year."""
    return tuple(_calendar(of, month, 3) for month in (1, 4, 7, 10))


def months(of: int) -> tuple[Period, ...]:
    """The twelve months of a year."""
    return tuple(_calendar(of, month, 1) for month in range(1, 13))


def _calendar(of: int, month: int, length: int) -> Period:
    since = date(of, month, 1)
    return Period(since, _months_later(since, length))


def read_period(code: str) -> Period:
    """The period of a code; "2026-01" is January. Raises `CannotReadPeriod`."""
    found = _CODE.fullmatch(code.strip())
    if not found or not 1900 <= int(found[1]) <= 2199:
        raise CannotReadPeriod(_NO_PERIOD, text=code)
    of, quarter, half, nine, month = int(found[1]), found[2], found[3], found[4], found[5]
    if quarter:
        return _calendar(of, int(quarter) * 3 - 2, 3)
    if half:
        return _calendar(of, int(half) * 6 - 5, 6)
    if month:
        return _calendar(of, int(month), 1)
    return _calendar(of, 1, 9 if nine else 12)


def label_of(period: Period) -> tuple[str, dict[str, str]]:
    """The Vietnamese name of a period with named places, and what fills them: ready for translation."""
    span, since = period.span, period.since
    if span is None:
        return _OTHER, {"since": f"{since:%d/%m/%Y}", "last": f"{period.last:%d/%m/%Y}"}
    if span == "half":
        return _HALVES[since.month // 6], {"year": str(since.year)}
    number = _ROMAN[since.month // 3] if span == "quarter" else str(since.month)
    return _LABELS[span], {"year": str(since.year), "number": number}


def label(period: Period) -> str:
    """ "Quý I năm 2026", "6 tháng đầu năm 2026", "Từ 15/12/2025 đến 14/12/2026"."""
    template, params = label_of(period)
    return template % params


def reporting_window(period: Period, cut_off: int) -> Period:
    """The days whose events a periodic report on `period` counts, where data are cut before day `cut_off`.

    Decree 09/2019/NĐ-CP, Article 12, cuts before the 15th: a month runs from the 15th of the month before to
    the 14th, a year from 15/12 to 14/12, quarters and halves alike. The decree knows no nine months; a duty
    may set another day (`catalogue.reports`). 1 is the calendar itself.
    """
    if period.span is None or not 1 <= cut_off <= 28:
        raise ValueError(f"no report is cut off so: {period.code}, day {cut_off}")
    if cut_off == 1:
        return period
    since, until = _months_later(period.since, -1), _months_later(period.until, -1)
    return Period(since.replace(day=cut_off), until.replace(day=cut_off))
