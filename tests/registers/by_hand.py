"""Figures of registers counted by hand: row after row, from what a figure declares."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from operator import ge, gt, le, lt
from typing import Any

from django.db.models import F

from songhanh.registers.kinds.base import Figure, Register

COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {"lte": le, "gte": ge, "lt": lt, "gt": gt}
Rows = list[Any]


def of_one(row: Any, lookup: str, wanted: Any) -> bool:
    """One condition of a figure on one row."""
    name, _line, how = lookup.partition("__")
    found = getattr(row, name)
    wanted = getattr(row, wanted.name) if isinstance(wanted, F) else wanted
    if how == "isnull":
        return (found is None) == wanted
    if how == "in":
        return found in wanted
    if how in COMPARE:
        return found is not None and wanted is not None and COMPARE[how](found, wanted)
    return bool(found == wanted)


def latest(rows: Iterable[Any], alike: tuple[str, ...]) -> Rows:
    """Of readings alike in some columns the last one."""
    last: dict[tuple[Any, ...], Any] = {}
    for row in sorted(rows, key=lambda one: (one.on_day, one.pk)):
        last[tuple(getattr(row, name) for name in alike)] = row
    return [*last.values()]


def rows_in(register: Register, figure: Figure, rows: Rows, since: date, until: date) -> Rows:
    """Of entries that stand as written those that the figure counts in [since, until), or their lines."""
    if figure.of_part and register.part is not None:
        own = register.part.model.objects.filter(entry__in=rows).select_related("entry")
        rows = [one for one in own if since <= getattr(one, "on_day", one.entry.on_day) < until]
    else:
        day = figure.day or "on_day"
        rows = [one for one in rows if getattr(one, day) and since <= getattr(one, day) < until]
        if register.lasts and figure.day:
            rows = [one for one in rows if one.until is None or one.until >= until]
    if figure.latest_by:
        told = [one for one in rows if not figure.of or getattr(one, figure.of) is not None]
        rows = latest(told, figure.latest_by)
    return _narrow(figure, rows)


def rows_on(figure: Figure, rows: Rows, day: date, since: date | None = None) -> Rows:
    """Of entries that last those that stood on a day; of a figure with a day of its own those that have one,
    or whose day fell from `since` on."""
    rows = [one for one in rows if one.on_day <= day and (one.until is None or one.until > day)]
    if figure.day:
        rows = [one for one in rows if getattr(one, figure.day)]
    if figure.day and since is not None:
        rows = [one for one in rows if since <= getattr(one, figure.day) <= day]
    return _narrow(figure, rows)


def _narrow(figure: Figure, rows: Rows) -> Rows:
    return [one for one in rows if all(of_one(one, *condition) for condition in figure.where.items())]


def add(figure: Figure, rows: Rows) -> int:
    """What the rows come to."""
    if figure.distinct:
        return len({getattr(one, figure.distinct) for one in rows})
    return sum(getattr(one, figure.of) or 0 for one in rows) if figure.of else len(rows)
