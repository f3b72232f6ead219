"""The index of the registers: by group, what each holds of a year, what is closed, what waits."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Value

from songhanh.journal.actor import Viewer
from songhanh.kernel.periods import quarters
from songhanh.places.models import Place
from songhanh.registers.access import sees
from songhanh.registers.kinds.base import Group, Register
from songhanh.registers.models import REGISTERS, Closure
from songhanh.registers.queries.closures import name_period, name_quarters
from songhanh.registers.queries.lists import is_open


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A register on the index: how many entries (that stand on the day, where they last), what is closed
    ("quý I, II"), what waits in a sentence."""

    register: Register
    number: int
    closed: str
    waiting: str


@dataclass(frozen=True, slots=True)
class RegisterGroup:
    """Registers that belong together."""

    code: str
    title: str
    lines: tuple[RegisterLine, ...]


def list_index(viewer: Viewer, place: Place, year: int, today: date) -> tuple[RegisterGroup, ...]:
    """Every register of the product by its group. Four queries, however many registers there are."""
    if not sees(viewer, place):
        return ()
    numbers = _count(place, year, today)
    closed: dict[str, set[str]] = {}
    rows = Closure.objects.visible_to(viewer).in_force().filter(place=place, unit__isnull=True)
    for register, period in rows.filter(period__startswith=f"{year}-").values_list("register", "period"):
        closed.setdefault(register, set()).add(period)
    waiting = _count_waiting(place)
    lines = [
        RegisterLine(
            one, numbers.get(one.code, 0), name_quarters(closed.get(one.code, ())), _say(one, waiting)
        )
        for one in REGISTERS.values()
    ]
    groups = [
        RegisterGroup(
            group.value, str(group.label), tuple(line for line in lines if line.register.group == group)
        )
        for group in Group
    ]
    return tuple(group for group in groups if group.lines)


@dataclass(frozen=True, slots=True)
class Unclosed:
    """The last quarter that is over, by its name, and the registers that hold entries of it, not closed."""

    year: int
    quarter: str
    registers: tuple[Register, ...]


def list_unclosed(place: Place, today: date) -> Unclosed:
    """Which registers of a place have yet to be closed for the last quarter that is over. Two queries."""
    period = [one for of in (today.year - 1, today.year) for one in quarters(of) if one.until <= today][-1]
    parts = [
        _numbered(
            register,
            register.model.objects.standing().filter(place=place).of_days(period.since, period.until),
        )
        for register in REGISTERS.values()
        if not register.lasts
    ]
    written = _gather(parts)
    closures = Closure.objects.in_force().filter(place=place, period=period.code, unit__isnull=True)
    closed = set(closures.values_list("register", flat=True))
    waiting = tuple(one for one in REGISTERS.values() if written.get(one.code) and one.code not in closed)
    return Unclosed(period.since.year, name_period(period.code), waiting)


def list_neighbours(register: Register) -> tuple[Register, ...]:
    """The registers of the same group."""
    return tuple(one for one in REGISTERS.values() if one.group == register.group)


def _say(register: Register, waiting: dict[str, int]) -> str:
    number = waiting.get(register.code, 0)
    if register.waiting is None or not number:
        return ""
    return str(register.waiting.label) % {"count": number}


def standing_day(year: int, today: date) -> date:
    """The day on which a page of a year looks at what lasts: today, or the last of a year that is over."""
    return min(max(today, date(year, 1, 1)), date(year, 12, 31))


def _count(place: Place, year: int, today: date) -> dict[str, int]:
    parts = []
    for register in REGISTERS.values():
        rows = register.model.objects.standing().filter(place=place)
        if register.lasts:
            rows = rows.on(standing_day(year, today))
        else:
            rows = rows.of_days(date(year, 1, 1), date(year + 1, 1, 1))
        parts.append(_numbered(register, rows))
    return _gather(parts)


def _count_waiting(place: Place) -> dict[str, int]:
    waiting = [one for one in REGISTERS.values() if one.waiting is not None]
    parts = []
    for register in waiting:
        rows = register.model.objects.standing().filter(place=place)
        parts.append(_numbered(register, rows.filter(is_open(register))))
    return _gather(parts)


def _numbered(register: Register, rows: Any) -> Any:
    grouped = rows.order_by().values("state").annotate(kind=Value(register.code), number=Count("pk"))
    return grouped.values_list("kind", "number")


def _gather(parts: list[Any]) -> dict[str, int]:
    if not parts:
        return {}
    first, *rest = parts
    return dict(first.union(*rest, all=True)) if rest else dict(first)
