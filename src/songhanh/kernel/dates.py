"""Dates as Vietnamese offices write them: 05/01/2026, and "ngày 05 tháng 01 năm 2026" in papers."""

import re
from calendar import monthrange
from datetime import date

from songhanh.kernel.refusals import Refusal, gettext_noop

_DAY_FIRST = re.compile(r"([0-9]{1,2})\s*([/.-])\s*([0-9]{1,2})\s*\2\s*([0-9]+)")
_IN_WORDS = re.compile(r"(?:ngày\s+)?([0-9]{1,2})()\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]+)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NO_YEAR = re.compile(r"[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}")
_EARLIEST, _LATEST = 1900, 2199

_NOTHING = gettext_noop("Chưa có ngày: hãy ghi ngày/tháng/năm, ví dụ 05/01/2026.")
_NOT_A_DATE = gettext_noop("“%(text)s” không phải là một ngày: hãy ghi ngày/tháng/năm, ví dụ 05/01/2026.")
_YEAR_MISSING = gettext_noop("“%(text)s” còn thiếu năm: hãy ghi ngày/tháng/năm, ví dụ 05/01/2026.")
_YEAR_SHORT = gettext_noop("Năm “%(year)s” phải có bốn chữ số: hãy ghi ngày/tháng/năm, ví dụ 05/01/2026.")
_YEAR_FAR = gettext_noop("Năm %(year)s có lẽ ghi nhầm: hãy ghi một năm từ %(earliest)s đến %(latest)s.")
_NO_MONTH = gettext_noop("Không có tháng %(month)s: hãy ghi ngày trước, tháng sau, ví dụ 05/01/2026.")
_NO_DAY = gettext_noop(
    "Không có ngày %(day)s/%(month)s/%(year)s: tháng này có %(days)s ngày, hãy sửa lại ngày hoặc tháng."
)

WEEKDAYS = (  # as `date.weekday()` counts: Monday is 0
    gettext_noop("Thứ Hai"),
    gettext_noop("Thứ Ba"),
    gettext_noop("Thứ Tư"),
    gettext_noop("Thứ Năm"),
    gettext_noop("Thứ Sáu"),
    gettext_noop("Thứ Bảy"),
    gettext_noop("Chủ nhật"),
)


class CannotReadDate(Refusal):
    """What was typed is no day of the calendar."""


def read_date(text: str) -> date:
    """The day meant by 05/01/2026, 5/1/2026, 05-01-2026, 05.01.2026 or "ngày 05 tháng 01 năm 2026".

    Day first, always; 2026-01-05, as machines write it, is understood too. Raises `CannotReadDate` with one
    sentence that says what to write: for 31/02/2026, for a year of two figures, for 2026-13-01.
    """
    shown = text.strip()
    if not shown:
        raise CannotReadDate(_NOTHING)
    if found := _YEAR_FIRST.fullmatch(shown):
        return _day(found[3], found[2], found[1])
    if found := _DAY_FIRST.fullmatch(shown) or _IN_WORDS.fullmatch(shown):
        return _day(found[1], found[3], found[4])
    raise CannotReadDate(_YEAR_MISSING if _NO_YEAR.fullmatch(shown) else _NOT_A_DATE, text=shown)


def _day(day: str, month: str, year: str) -> date:
    if len(year) != 4:
        raise CannotReadDate(_YEAR_SHORT, year=year)
    if not _EARLIEST <= int(year) <= _LATEST:
        raise CannotReadDate(_YEAR_FAR, year=year, earliest=_EARLIEST, latest=_LATEST)
    if not 1 <= int(month) <= 12:
        raise CannotReadDate(_NO_MONTH, month=month)
    days = monthrange(int(year), int(month))[1]
    if not 1 <= int(day) <= days:
        raise CannotReadDate(_NO_DAY, day=f"{int(day):02d}", month=f"{int(month):02d}", year=year, days=days)
    return date(int(year), int(month), int(day))


def write_date(day: date) -> str:
    """05/01/2026."""
    return f"{day:%d/%m}/{day.year:04d}"


def official_date(day: date) -> str:
    """ "ngày 05 tháng 01 năm 2026", "ngày 15 tháng 5 năm 2026": days under 10 and months 1 and 2 take a zero.

    Decree 30/2020/NĐ-CP, Annex I, on the place and day of a paper.
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def long_date(day: date) -> str:
    """ "Thứ Hai, 05/01/2026", for the screen."""
    return f"{WEEKDAYS[day.weekday()]}, {write_date(day)}"
