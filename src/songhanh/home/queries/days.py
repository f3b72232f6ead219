"""Days that come: report duties and days of plans in force, days that the place keeps, the country's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from songhanh.places.queries.own_days import Observed, own_days
from songhanh.plans.models import Item, PlanQuerySet
from songhanh.plans.queries.calendar import falls_in
from songhanh.plans.queries.words import deadline_words

AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A day that a plan names, a report that is owed or an observance; `plan_pk` 0: a day the place keeps."""

    day: date
    until: date
    days_left: int
    is_report: bool
    name: str
    text: str
    plan_pk: int
    item_pk: int


def list_dates(
    days: Sequence[Observed], plans: PlanQuerySet, year: int, today: date, own: frozenset[str] | None
) -> tuple[DateLine, ...]:
    """What comes within sixty days; a day that the place moved or dropped is told as it keeps it."""
    named = Item.objects.filter(plan__in=plans, kind__in=["deadline", "key_date"]).exclude(state="dropped")
    items = [item for item in named.order_by("pk") if _concerns(item, own)]
    kept = own_days(days)
    lines = [
        line
        for item in items
        if (line := date_line(item, year, today))
        and (line.is_report or not any(one.is_called(line.name) for one in kept))
    ]
    lines += [line for one in kept if (line := _own_line(one, year, today))]
    near = {(x.day, x.name): x for x in lines if _is_near(x.day, x.until, today)}
    return tuple(sorted(near.values(), key=lambda x: (x.day, not x.is_report, x.item_pk)))


def list_marked(
    days: Sequence[Observed], dates: Sequence[DateLine], year: int, today: date
) -> tuple[Observed, ...]:
    """Days of the country within sixty days that no line names: neither by their name nor by their days."""
    told = {(line.day, line.until) for line in dates}
    found = []
    for one in days:
        span = one.falls_in(year) if one.place is None else None
        if span is None or not _is_near(*span, today) or span in told:
            continue
        if not any(one.is_called(line.name) for line in dates):
            found.append(one)
    return tuple(found)


def _is_near(since: date, until: date, today: date) -> bool:
    return today <= until and since - today <= AHEAD


def _own_line(one: Observed, year: int, today: date) -> DateLine | None:
    days = one.falls_in(year)
    if days is None:
        return None
    since, until = days
    return DateLine(since, until, (since - today).days, False, one.label, one.source, 0, 0)


def _concerns(item: Item, own: frozenset[str] | None) -> bool:
    """A unit is told of days for all, and of the reports that it owes itself, not of the office's own."""
    owed_by = item.payload.get("from") if item.kind == "deadline" else None
    return own is None or not owed_by or not own.isdisjoint(owed_by) or "all_agencies" in owed_by


def date_line(item: Item, year: int, today: date) -> DateLine | None:
    is_report = item.kind == "deadline"
    if is_report and not falls_in(item.text, year):
        return None
    since = _on(item.payload.get("due" if is_report else "start"), year)
    if since is None:
        return None
    until = since if is_report else _on(item.payload.get("end"), year) or since
    name = deadline_words(item.payload) if is_report else str(item.payload.get("name", ""))
    return DateLine(since, until, (since - today).days, is_report, name, item.text, item.plan_id, item.pk)


def _on(month_day: object, year: int) -> date | None:
    try:
        return date.fromisoformat(f"{year}-{month_day}") if month_day else None
    except ValueError:
        return None
