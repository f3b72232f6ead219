"""What still waits: findings to be mended, petitions to be answered, conclusions to be carried out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, F, Q, Value

from songhanh.journal.actor import Viewer
from songhanh.places.models import Place
from songhanh.registers.access import sees
from songhanh.registers.kinds.base import Entry, Register, Waiting
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.lists import is_open


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


def list_open(
    viewer: Viewer, place: Place, *, register: str = "", unit: int | None = None, most: int | None = None
) -> tuple[OpenLine, ...]:
    """All that waits in a place, whatever the year, the nearest day first; of one register, of one unit.

    With `most` no more than so many are fetched of each register. Raises KeyError for a register that there
    is not.
    """
    asked = [REGISTERS[register]] if register else REGISTERS.values()
    return list_open_of(viewer, place, asked, unit=unit, most=most)


def list_open_of(
    viewer: Viewer,
    place: Place,
    registers: Iterable[Register],
    *,
    unit: int | None = None,
    most: int | None = None,
) -> tuple[OpenLine, ...]:
    """The same of some registers."""
    if not sees(viewer, place):
        return ()
    found = [
        line
        for one in registers
        if one.waiting
        for line in _list_of(one, one.waiting, _rows_of(place, one, one.waiting, unit), most)
    ]
    found.sort(key=lambda line: (line.due_on or date.max, line.on_day, line.register, line.pk))
    return tuple(found[:most])


def count_open_lines(viewer: Viewer, place: Place) -> dict[str, int]:
    """How much waits in each register of a place, whatever the year: one query, however much there is."""
    if not sees(viewer, place):
        return {}
    parts = [
        _rows_of(place, one, one.waiting, None)
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


def _rows_of(place: Place, register: Register, waiting: Waiting, unit: int | None) -> models.QuerySet[Any]:
    """What waits in one register: its entries, or lines of them."""
    own = register.model.objects.standing().filter(place=place).order_by()
    if unit is not None:
        own = own.filter(unit=unit)
    is_of_part = waiting.of_part and register.part is not None
    rows = register.part.model.objects.filter(entry__in=own) if register.part and is_of_part else own
    found: models.QuerySet[Any] = rows.filter(waiting.where)
    return found


def _list_of(
    register: Register, waiting: Waiting, rows: models.QuerySet[Any], most: int | None
) -> list[OpenLine]:
    lead = "entry__" if waiting.of_part and register.part else ""
    names = [f"{lead}{name}" for name in ("pk", "on_day", register.heading, "unit__name", "unit_id")]
    names += [
        "position" if lead else "pk",
        _text_of(register, waiting),
        waiting.due or "pk",
        waiting.whose or "pk",
    ]
    nearest = [F(waiting.due).asc(nulls_last=True)] if waiting.due else []
    found = rows.order_by(*nearest, f"{lead}on_day", "pk").values_list(*names)
    return [
        OpenLine(
            register.code, pk, at if lead else 0, on_day, str(heading), str(said), unit_name, unit_pk,
            due_on if waiting.due else None, str(body) if waiting.whose else "",
        )
        for pk, on_day, heading, unit_name, unit_pk, at, said, due_on, body in found[:most]
    ]  # fmt: skip


def _text_of(register: Register, waiting: Waiting) -> str:
    """The column that says what waits."""
    if waiting.of_part and register.part is not None:
        return waiting.text or register.part.columns[0].name
    return waiting.text or register.heading
