"""Doubts about days: those that no calendar has, of other years, of rest, before their period ends."""

import re
from collections.abc import Iterator
from datetime import date

from songhanh.catalogue.law import holidays, is_rest_day
from songhanh.catalogue.observances import observances
from songhanh.kernel.text import search_key
from songhanh.reader.dates import DAY, iso_of
from songhanh.reader.doubts.raised import Read, doubt
from songhanh.reader.folding import fold
from songhanh.reader.plan import Doubt, Period, Span
from songhanh.reader.tasks import ends_of, when_of

# From this day on a report is not more than a month before its cut-off (Nghị định 09/2019/NĐ-CP, Điều 12).
_ENDS = {"six_month": "05-31", "nine_month": "08-31", "annual": "11-01"}
_REPORTS = {"campaign": "Tháng hành động", "six_month": "6 tháng", "nine_month": "9 tháng", "annual": "năm"}
_SINCE = re.compile(r"\b(?:từ|sau|kể từ|sau ngày)\s*$")
_LONG_AGO = 12  # years; an older day is told of the past ("20/10/1930")
_WEEKDAYS = {5: "thứ Bảy", 6: "Chủ nhật"}


def doubt_days(read: Read) -> Iterator[Doubt]:
    """All doubts about days and deadlines."""
    yield from _deadlines(read)
    yield from _rest_days(read)
    yield from _second_ends(read)
    yield from _days(read)
    yield from _observances(read)


def _campaign_end(read: Read) -> str | None:
    """The last day of the campaign, where the plan says it once."""
    draft = read.draft
    ends = {date.end for date in draft.key_dates if date.start != date.end}
    ends |= {
        task.when.end[-5:]
        for task in draft.tasks
        if task.when.start and task.when.end and "tháng hành động" in task.text.lower()
    }
    if "tháng hành động" in draft.head.title.lower():
        timed = (block.key for block in read.body if block.key.startswith("thời gian"))
        ends |= {end[-5:] for key in timed if (end := when_of(key).end)}
    return ends.pop() if len(ends) == 1 else None


def _deadlines(read: Read) -> Iterator[Doubt]:
    campaign = _campaign_end(read)
    for deadline in read.draft.deadlines:
        end = _ENDS.get(deadline.report) or (campaign if deadline.report == "campaign" else None)
        if deadline.due and end and deadline.due < end:
            shown = f"{deadline.due[3:]}/{deadline.due[:2]}"
            yield doubt(
                "deadline_before_period_ends", deadline.span, date=shown, report=_REPORTS[deadline.report]
            )


def _rest_days(read: Read) -> Iterator[Doubt]:
    """Duties of one year, and of orders, that fall on a day on which offices are closed."""
    period = read.draft.head.period
    if period.since is None or period.since != period.until:
        return
    seen: set[str] = set()
    ends: list[tuple[str, Span, str | None]] = [
        (f"{period.since}-{one.due}", one.span, None) for one in read.draft.deadlines if one.due
    ]
    ends += [
        (one.when.end, one.span, one.ref)
        for one in read.draft.tasks
        if one.when.end and one.when.start is None and _is_printed(read, one.when.end, one.span)
    ]
    for iso, span, ref in ends:
        day = _day_of(iso)
        if day is not None and iso not in seen and is_rest_day(day):
            seen.add(iso)
            yield doubt("deadline_on_rest_day", span, ref, date=f"{day:%d/%m/%Y}", day=_name_of(day))


def _is_printed(read: Read, end: str, span: Span) -> bool:
    """Whether the paper names the very day, and not a month or quarter that ends on it."""
    words = fold(read.draft.source.text[slice(*span)])
    return len(end) == 10 and any((iso_of(day) or "")[-5:] == end[5:] for day in DAY.finditer(words))


def _second_ends(read: Read) -> Iterator[Doubt]:
    """A task holds one day on which it is due; where its words name more, somebody has to choose."""
    for task in read.draft.tasks:
        if task.when.end is None or task.when.start is not None:
            continue
        shown = [found[0].removeprefix("ngày").strip() for found in ends_of(fold(task.text))]
        if len(set(shown)) > 1:
            yield doubt("second_deadline", task.span, task.ref, dates=", ".join(dict.fromkeys(shown)))


def _day_of(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _name_of(day: date) -> str:
    named = (one.name for one in holidays() if one.day in (f"{day:%m-%d}", f"{day:%Y-%m-%d}"))
    return next(named, "") or _WEEKDAYS[day.weekday()]


def _days(read: Read) -> Iterator[Doubt]:
    """Days that no calendar has, and days of other years than the plan's."""
    period = read.draft.head.period
    seen: set[str] = set()
    dated = read.inner.with_any("/", " tháng ")
    told = [one.span for one in read.draft.map if one.kind == "context"]
    for block, found in ((one, day) for one in dated for day in DAY.finditer(one.key)):
        span = block.words.span(*found.span())
        shown = found[0].removeprefix("ngày").strip()
        if iso_of(found) is None:
            if "/" in found[0] and ("ngày" in found[0] or found["year"]):
                yield doubt("date_impossible", span, date=shown)
        elif (
            _is_outside(found, period)
            and not _SINCE.search(block.key[: found.start()][-12:])
            and shown not in seen
            and not _is_cited(block.key, found.start())
            and not any(start <= span[0] < end for start, end in told)
        ):
            seen.add(shown)
            years = str(period.since) if period.since == period.until else f"{period.since}-{period.until}"
            yield doubt("day_outside_period", span, date=shown, period=years)


def _is_outside(found: re.Match[str], period: Period) -> bool:
    """Whether a day with a year lies before the plan or more than a year after it."""
    if not found["year"] or not period.since or not period.until:
        return False
    year = int(found["year"])
    return year > period.since - _LONG_AGO and not period.since <= year <= period.until + 1


def _is_cited(key: str, at: int) -> bool:
    """Whether a day belongs to an instrument ("Quyết định số … ngày …")."""
    return bool(
        re.search(r"[a-zđ]\s*,?\s*$|/[a-zđ&-]+\s*,?\s*$", key[max(0, at - 30) : at])
        and re.search(r"\d\s?[/-]\s?[a-zđ]|luật|nghị|quyết định|chỉ thị|thông tư", key[max(0, at - 60) : at])
    )


def _observances(read: Read) -> Iterator[Doubt]:
    known = {search_key(one.name): one for one in observances()}
    for marked in read.draft.key_dates:
        name = search_key(marked.name)
        one = known.get(name) or next((one for key, one in known.items() if name.startswith(key)), None)
        if one is not None and (one.start, one.end) != (marked.start, marked.end):
            yield doubt(
                "observance_date", marked.span, name=one.name, expected=_shown(one.start, one.end),
                date=_shown(marked.start, marked.end),
            )  # fmt: skip


def _shown(start: str, end: str) -> str:
    first, last = f"{start[3:]}/{start[:2]}", f"{end[3:]}/{end[:2]}"
    return first if start == end else f"{first} - {last}"
