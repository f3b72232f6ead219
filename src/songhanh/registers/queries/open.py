"""What still waits: findings to be mended, petitions to be answered, conclusions to be carried out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, Count, F, Q, Value, When, Window
from django.db.models.functions import RowNumber

from songhanh.journal.actor import Viewer
from songhanh.kernel.text import search_key
from songhanh.places.models import Place
from songhanh.registers.access import sees
from songhanh.registers.kinds.base import Entry, Register, Waiting
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.lists import is_open

_LATE, _DUE, _LATER = range(3)
Own = tuple[Collection[int], Collection[str]]


@dataclass(frozen=True, slots=True)
class OpenLine:
    """Something that waits: where it stands (register, entry, line of it), whose it is, what, by which day.

    `position` is that of the line within its entry, 0 where the whole entry waits. `due_on` is None where no
    day was set. `body` are the words that say who has to act, "" where the register has no such column.
    """

    register: str
    pk: int
    position: int
    on_day: date
    heading: str
    text: str
    unit: str
    unit_pk: int
    due_on: date | None
    body: str = ""

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """Of what waits and is alike in its day the nearest lines, and how many there are in all."""

    lines: tuple[OpenLine, ...] = ()
    count: int = 0


def list_open_of(
    viewer: Viewer, place: Place, registers: Iterable[Register], *, most: int | None = None
) -> tuple[OpenLine, ...]:
    """All that waits in some registers of a place, whatever the year, the nearest day first.

    With `most` no more than so many are fetched of each register.
    """
    if not sees(viewer, place):
        return ()
    found = [
        _line(one, one.waiting, values)
        for one in registers
        if one.waiting
        for values in _named(one, one.waiting, _rows_of(place, one, one.waiting))[:most]
    ]
    return tuple(sorted(found, key=_nearest)[:most])


def list_open_by_day(
    viewer: Viewer, place: Place, days: tuple[date, date], *, most: int, own: Own | None = None
) -> tuple[OpenGroup, OpenGroup, OpenGroup]:
    """What waits in a place, whatever the year: late on the first of two days, due up to the second, later.

    So many of each are fetched, and counted in the same query, one for each register. `own` narrows to what
    some units wrote and what names one of them: their keys, their names as they are searched for.
    """
    groups: tuple[list[OpenLine], ...] = ([], [], [])
    counts = [0, 0, 0]
    for register in REGISTERS.values() if sees(viewer, place) else ():
        waiting = register.waiting
        if waiting is None:
            continue
        rows = _rows_of(place, register, waiting)
        rows = rows if own is None else _of_own(rows, register, waiting, own)
        for *values, group, at, number in _grouped(register, waiting, rows, days, most):
            groups[group].append(_line(register, waiting, values))
            counts[group] += number if at == 1 else 0
    late, due, later = (
        OpenGroup(tuple(sorted(lines, key=_nearest)[:most]), count)
        for lines, count in zip(groups, counts, strict=True)
    )
    return late, due, later


def count_open_lines(viewer: Viewer, place: Place) -> dict[str, int]:
    """How much waits in each register of a place, whatever the year: one query, however much there is."""
    if not sees(viewer, place):
        return {}
    parts = [
        _rows_of(place, one, one.waiting)
        .annotate(waits_in=Value(one.code))
        .values("waits_in")
        .annotate(number=Count("pk"))
        .values_list("waits_in", "number")
        for one in REGISTERS.values()
        if one.waiting
    ]
    first, *rest = parts
    return dict(first.union(*rest, all=True))


def count_open(viewer: Viewer, place: Place, register: Register) -> int:
    """How many entries of a register wait."""
    rows = register.model.objects.visible_to(viewer).standing().filter(place=place)
    return int(rows.filter(is_open(register)).count())


@dataclass(frozen=True, slots=True)
class Awaited:
    """One thing of an entry that waits: its position (0 is the entry itself), what, of whom, by which day."""

    position: int
    text: str
    body: str = ""
    due_on: date | None = None


def list_waiting_of(register: Register, entry: Entry, also: Collection[int] = ()) -> tuple[Awaited, ...]:
    """What of one entry waits, and what else stands at the positions of `also`."""
    waiting, part = register.waiting, register.part
    if waiting is None:
        return ()
    due, whose = waiting.due or "pk", waiting.whose or "pk"
    if not waiting.of_part or part is None:
        meant = Q(pk=entry.pk) if 0 in also else waiting.where
        rows = type(entry)._default_manager.filter(meant, pk=entry.pk).annotate(at=Value(0))
    else:
        meant = waiting.where | Q(position__in=also)
        rows = part.model.objects.filter(meant, entry=entry).annotate(at=F("position"))
    names = ("at", _text_of(register, waiting), whose, due)
    return tuple(
        Awaited(at, str(text), str(body) if waiting.whose else "", due_on if waiting.due else None)
        for at, text, body, due_on in rows.order_by("at", "pk").values_list(*names)
    )


def _rows_of(place: Place, register: Register, waiting: Waiting) -> models.QuerySet[Any]:
    """What waits in one register: its entries, or lines of them."""
    own = register.model.objects.standing().filter(place=place).order_by()
    is_of_part = waiting.of_part and register.part is not None
    rows = register.part.model.objects.filter(entry__in=own) if register.part and is_of_part else own
    found: models.QuerySet[Any] = rows.filter(waiting.where)
    return found


def _of_own(
    rows: models.QuerySet[Any], register: Register, waiting: Waiting, own: Own
) -> models.QuerySet[Any]:
    units, names = own
    meant = Q(**{f"{_lead(register, waiting)}unit__in": units})
    if waiting.whose:
        said = rows.values_list(waiting.whose, flat=True).distinct()
        meant |= Q(**{f"{waiting.whose}__in": [one for one in said if one and search_key(one) in names]})
    return rows.filter(meant)


def _lead(register: Register, waiting: Waiting) -> str:
    """The way from what waits to its entry."""
    return "entry__" if waiting.of_part and register.part else ""


def _named(register: Register, waiting: Waiting, rows: models.QuerySet[Any], *more: str) -> Any:
    """The values of which `_line` makes a line, the nearest day first, and what more is asked."""
    lead = _lead(register, waiting)
    names = [f"{lead}{name}" for name in ("pk", "on_day", register.heading, "unit__name", "unit_id")]
    names += ["position" if lead else "pk", _text_of(register, waiting)]
    names += [waiting.due or "pk", waiting.whose or "pk", *more]
    return rows.order_by(*_order(register, waiting)).values_list(*names)


def _order(register: Register, waiting: Waiting) -> list[Any]:
    nearest = [F(waiting.due).asc(nulls_last=True)] if waiting.due else []
    return [*nearest, F(f"{_lead(register, waiting)}on_day").asc(), F("pk").asc()]


def _grouped(
    register: Register, waiting: Waiting, rows: models.QuerySet[Any], days: tuple[date, date], most: int
) -> Any:
    """The same with its group (0 late, 1 due, 2 later), its place in it, and how much the group holds."""
    today, ahead = days
    group: Any = Value(_LATER)
    if waiting.due:
        late, due = (Q(**{f"{waiting.due}__lt": today}), Q(**{f"{waiting.due}__lte": ahead}))
        group = Case(When(late, then=Value(_LATE)), When(due, then=Value(_DUE)), default=Value(_LATER))
    rows = rows.annotate(
        day_group=group,
        day_place=Window(RowNumber(), partition_by=[group], order_by=_order(register, waiting)),
        day_count=Window(Count("pk"), partition_by=[group]),
    ).filter(day_place__lte=most)
    return _named(register, waiting, rows, "day_group", "day_place", "day_count")


def _line(register: Register, waiting: Waiting, values: Sequence[Any]) -> OpenLine:
    pk, on_day, heading, unit_name, unit_pk, at, said, due_on, body = values
    return OpenLine(
        register.code, pk, at if _lead(register, waiting) else 0, on_day, str(heading), str(said), unit_name,
        unit_pk, due_on if waiting.due else None, str(body) if waiting.whose else "",
    )  # fmt: skip


def _nearest(line: OpenLine) -> tuple[Any, ...]:
    return line.due_on or date.max, line.on_day, line.register, line.pk


def _text_of(register: Register, waiting: Waiting) -> str:
    """The column that says what waits."""
    if waiting.of_part and register.part is not None:
        return waiting.text or register.part.columns[0].name
    return waiting.text or register.heading
