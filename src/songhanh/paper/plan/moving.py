"""Sentences of an old plan moved to another year; sentences of a province put for one commune."""

import re
from datetime import date, timedelta

from songhanh.paper.plan.values import GAP

_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_MONTH = re.compile(r"\b(tháng |quý )(\d{1,2}|I{1,3}|IV)(/| năm )(\d{4})\b")
_YEAR = re.compile(r"\bnăm (\d{4})\b(?!\s*[-–]\s*\d{4})")
_SCHOOL_YEAR = re.compile(r"\bnăm học (\d{4})\s*[-–]\s*(\d{4})\b")
# "số 42/KH-UBND ngày 06/02/2026", "từ ngày 01/7/2025": what is named so stays as it is.
_CITED = re.compile(r"\b\d+(?:/\d{4})?/[A-ZĐ][\wĐ-]*(?: ngày \d{1,2}/\d{1,2}/\d{4})?")
_MONEY = re.compile(r"\b\d[\d.,]*\s*(?:triệu |tỷ |nghìn )?đồng\b")
_SET_BELOW = re.compile(r"[;,]\s*(?:mức|chỉ tiêu|tỷ lệ)(?: phấn đấu| cụ thể)? do [^.;]*", re.IGNORECASE)
_COMMUNES = re.compile(
    r"^(?:(?:100\s?% )?(?:mỗi |các |từng |số )*)(?:Ủy ban nhân dân |UBND )?(?:các )?"
    r"(?:xã|phường|đặc khu)(?:(?:,| và) (?:xã|phường|đặc khu|thị trấn))*\s+",
    re.IGNORECASE,
)
_HEADS = re.compile(r"\btrưởng (?:thôn|bản|ấp|khu phố)(?:,| và|;) tổ trưởng tổ dân phố\b")
_VILLAGES = re.compile(r"\b(?:thôn|bản|ấp|buôn|khu phố)(?:, (?:bản|ấp|buôn|khu phố))*(?:,| và) tổ dân phố\b")


def move_years(text: str, since: int, to: int) -> str:
    """The sentence with its years and days moved: what was said for `since` is said for `to`.

    Days of other years and numbers of instruments stay. 29/02 becomes 28/02 where there is none.
    """
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        return said(found[0])

    def said(words: str) -> str:
        kept.append(words)
        return f"\0{len(kept) - 1}\0"

    moved = _CITED.sub(keep, text)
    by = to - since

    def later(year: str) -> str:
        return str(int(year) + by) if int(year) in (since, since + 1) else year

    moved = _SCHOOL_YEAR.sub(lambda m: said(f"năm học {later(m[1])}-{int(later(m[1])) + 1}"), moved)
    moved = _DAY.sub(lambda m: _moved_day(m, since, by), moved)
    moved = _MONTH.sub(lambda m: said(f"{m[1]}{m[2]}{m[3]}{later(m[4])}"), moved)
    moved = _YEAR.sub(lambda m: f"năm {later(m[1])}", moved)
    return re.sub("\0(\\d+)\0", lambda m: kept[int(m[1])], moved)


def _moved_day(found: re.Match[str], since: int, by: int) -> str:
    day, month, year = int(found[1]), int(found[2]), int(found[3])
    if year not in (since, since + 1):
        return found[0]
    moved = same_day(year + by, month, day)
    return (
        found[0]
        if moved is None
        else f"{found[1] if moved.day == day else moved.day}/{found[2]}/{moved.year}"
    )


def same_day(year: int, month: int, day: int) -> date | None:
    """The day of another year; 28/02 for 29/02; None for no day at all."""
    for number in (day, day - 1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    return None


def days_in(text: str) -> tuple[date, ...]:
    """The days that a sentence names."""
    found = (same_day(int(m[3]), int(m[2]), int(m[1])) for m in _DAY.finditer(_CITED.sub(" ", text)))
    return tuple(day for day in found if day is not None)


def working_day_before(day: date) -> date:
    """The Friday before a Saturday or Sunday, else the day itself."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def forget_money(text: str) -> str:
    """Amounts of an old year wait for those of the new one."""
    return _MONEY.sub(f"{GAP} đồng", text)


def put_for_commune(text: str, level: str, village_word: str) -> str:
    """A province's sentence as one commune would say it: "100% xã, phường có …" becomes "Xã có …"."""
    bare = _COMMUNES.sub("", text, count=1)
    if bare != text:
        text = f"{level[:1].upper()}{level[1:]} {bare[:1].lower()}{bare[1:]}"
    text = _HEADS.sub("trưởng thôn" if village_word == "thôn" else f"tổ trưởng {village_word}", text)
    text = _VILLAGES.sub(village_word, text)
    text = re.sub(r"\bcấp xã\b", level, text)
    return re.sub(r"\b(toàn|trên địa bàn) tỉnh\b", rf"\1 {level}", text)


def leave_open(text: str) -> str:
    """A promise without a figure, with room for one."""
    bare = _SET_BELOW.sub("", text).rstrip(" .;")
    return f"{bare}, mức phấn đấu: {GAP}."


def raise_figure(text: str, given: str, asked: str) -> str | None:
    """The sentence with the parent's figure for its own; None where its own stands there not just once."""
    pattern = re.compile(rf"(?<![\d.,/])0?{re.escape(given)}(?![\d/]|[.,]\d)")
    if len(pattern.findall(text)) != 1:
        return None
    return pattern.sub(lambda m: asked.zfill(len(m[0])) if asked.isdigit() else asked, text)
