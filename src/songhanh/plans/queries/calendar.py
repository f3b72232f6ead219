"""The year of a plan, month by month: report duties, observances and campaigns, tasks with a day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from songhanh.plans.models import Item
from songhanh.plans.queries.words import BOUNDS, REPORTS, date_span_words, day_words, when_words

_YEARS = re.compile(r"(?:/|năm )(20[0-9]{2})\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """What falls on a day: `day` in words, `name` what it is, `text` the plan's words."""

    pk: int
    kind: str
    day: str
    name: str
    text: str
    order: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the calendar; number 0 holds what has no day."""

    number: int
    title: str
    entries: tuple[Entry, ...]


def make_calendar(items: Iterable[Item]) -> tuple[Month, ...]:
    """The months in which something falls, then what is owed without a day."""
    months: dict[int, list[Entry]] = {}
    for item in items:
        entry = _entry(item)
        if entry is not None:
            months.setdefault(entry.order[0], []).append(entry)
    return tuple(
        Month(number, title_of(number), tuple(sorted(entries, key=lambda entry: (entry.order, entry.pk))))
        for number, entries in sorted(months.items(), key=lambda pair: pair[0] or 13)
    )


def falls_in(text: str, year: int) -> bool:
    """Whether a duty is owed in a year: where its sentence names years, in those alone."""
    named = {int(found) for found in _YEARS.findall(text)}
    return not named or year in named


def title_of(month: int) -> str:
    """ "Tháng 3", or what the group without a day is called."""
    return _("Tháng %(month)s") % {"month": month} if month else _("Không nêu ngày")


def _entry(item: Item) -> Entry | None:
    payload = item.payload
    if item.kind == Item.Kind.DEADLINE:
        due = payload.get("due")
        bound = BOUNDS.get(payload.get("bound") or "before", "")
        name = str(REPORTS.get(payload.get("report", ""), _("Báo cáo")))
        day = f"{bound} {day_words(due)}" if due else ""
        return Entry(item.pk, item.kind, day, name, item.text, order_of(due))
    if item.kind == Item.Kind.KEY_DATE:
        start = payload.get("start")
        return Entry(
            item.pk,
            item.kind,
            date_span_words(payload),
            payload.get("name") or item.text,
            "",
            order_of(start),
        )
    when = payload.get("when") or {}
    last = when.get("end") or when.get("start")
    if item.kind == Item.Kind.TASK and last:
        return Entry(
            item.pk,
            item.kind,
            when_words(payload),
            _("Nhiệm vụ"),
            item.text,
            order_of(when.get("start") or last),
        )
    return None


def order_of(day: str | None) -> tuple[int, int]:
    """Month and day of "11-25", "2026-11-25" or "2026-05"; (0, 0) where there is none."""
    parts = [int(part) for part in (day or "").split("-") if part.isdigit()]
    if parts and parts[0] > 31:
        parts = parts[1:]
    month, number = ([*parts, 0, 0])[:2]
    return (month, number) if 1 <= month <= 12 else (0, 0)
