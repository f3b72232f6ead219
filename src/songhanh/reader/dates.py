"""Days, spans of days and years as plans write them, kept at the precision that is printed."""

import re

_DAY = (
    r"(?:ngày\s+)?(?P<day>\d{1,2})\s*(?:/|-|\.|\s+tháng\s+)\s*(?P<month>\d{1,2})"
    r"(?:\s*(?:/|-|\.|,?\s+năm\s+)\s*(?P<year>(?:19|20)\d{2}))?(?![\d%])"
)
DAY = re.compile(rf"(?=[n\d])(?<![\d/.,]){_DAY}")  # the first is only there to be quick
YEARS = re.compile(r"(?<!\d)(20\d{2})\s*[-–]\s*(20\d{2})(?!\d)|từ (?:năm )?(20\d{2}) đến (?:năm )?(20\d{2})")
YEAR = re.compile(r"(?<![\d/.])(?:năm\s+)?(20\d{2})(?![\d/.])")
_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def iso_of(found: re.Match[str]) -> str | None:
    """ "2026-05-07", or "05-07" without a year; None for a day that no calendar has (31/02)."""
    day, month, year = int(found["day"]), int(found["month"]), found["year"]
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS_IN[month - 1]:
        return None
    if year and month == 2 and day == 29 and not _leap(int(year)):
        return None
    short = f"{month:02d}-{day:02d}"
    return f"{year}-{short}" if year else short


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def short_of(found: re.Match[str]) -> str | None:
    """The same as MM-DD."""
    whole = iso_of(found)
    return whole[-5:] if whole else None


def year_range(key: str) -> tuple[int, int] | None:
    """The first stretch of years: "giai đoạn 2026 - 2030"."""
    found = YEARS.search(key)
    if found is None:
        return None
    first, last = int(found[1] or found[3]), int(found[2] or found[4])
    return (first, last) if first < last <= first + 30 else None
