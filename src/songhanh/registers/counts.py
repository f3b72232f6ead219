"""The only door to the registers for other rooms: what was done, counted; who was reached; what is closed.

A source is "<register>.<figure>" as the register declares it: "communication.items",
"communication.broadcasts", "sessions.held", "sessions.persons", "sessions.women"; or what `list_countables`
offers beside: "sessions.entries", "sessions.units", "training.sum:disabled". Days are half-open
[since, until). Corrected and withdrawn lines do not count. Of what lasts, `count` tells what began in the
days, `count_standing` what stood on one day.

What was merged wholly into a place by the last day counted lies in it. A `Land` instead of a place names
another day whose borders hold ("by the borders of now").
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, QuerySet, Sum

from songhanh.kernel.periods import Period
from songhanh.places.models import Place
from songhanh.places.queries import Land, borders_of, list_places_of, trace_villages
from songhanh.registers.kinds.base import Figure, Group, Register, add_latest, total_of
from songhanh.registers.kinds.countable import (
    UNITS,
    VILLAGES,
    Countable,
    CountedLine,
    Narrowing,
    Part,
    find_figure,
    list_countables,
    list_narrowings,
)
from songhanh.registers.kinds.narrow import Where, choose_rows
from songhanh.registers.models import REGISTERS, Closure, first_day_after, first_day_of, quarter_of

__all__ = [
    "UNITS", "VILLAGES", "Countable", "CountedLine", "Narrowing", "Part", "Told", "count", "count_all",
    "count_by", "count_reaching", "count_standing", "count_standing_by", "count_units_reached",
    "count_units_standing", "is_blank", "is_closed", "is_state", "list_entries", "list_registers",
    "list_sources", "list_standing", "list_units_reached", "list_units_recording", "list_values",
    "list_wholly_closed", "tell_register",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What a register can be counted by, for those who make an indicator of it."""

    code: str
    title: str
    lasts: bool
    countables: tuple[Countable, ...]
    narrowings: tuple[Narrowing, ...]


def tell_register(code: str) -> Told | None:
    """A register by its code, None where there is none."""
    register = REGISTERS.get(code)
    if register is None:
        return None
    return Told(
        code, str(register.title), register.lasts, list_countables(register), list_narrowings(register)
    )


def list_registers() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Every register by its group, in the order of the index: ("Truyền thông", (("sessions", "Sổ …"), …))."""
    return tuple(
        (
            str(group.label),
            tuple((one.code, str(one.title)) for one in REGISTERS.values() if one.group == group),
        )
        for group in Group
    )


def is_state(source: str) -> bool:
    """Whether a figure is read rather than added up: of several readings the last holds."""
    return bool(_find(source)[1].latest_by)


def is_blank(
    source: str, *, place: Place | Land, since: date, until: date, where: Where | None = None
) -> bool:
    """Whether a figure that is read was left blank by every reading of the days: it is then not known, and
    not 0. Raises ValueError for what is unknown."""
    register, figure = _find(source)
    if not figure.latest_by or not figure.of:
        return False
    places, days = list_places_of(place, until), (since, until)
    rows = choose_rows(register, replace(figure, of="", latest_by=()), places, days, where or {})
    return rows.exists() and not rows.filter(**{f"{figure.of}__isnull": False}).exists()


def list_sources() -> tuple[str, ...]:
    """Every source that can be counted."""
    return tuple(
        f"{register.code}.{figure.code}" for register in REGISTERS.values() for figure in register.figures
    )


def count(source: str, *, place: Place | Land, since: date, until: date, where: Where | None = None) -> int:
    """How much of a source there was in a place from `since` to the day before `until`.

    `where` narrows: a column of the register or of its lines to one code or several ("conference,thematic"),
    "unit" and "village" to ids, "unit_kind" to kinds of the catalogue. Raises ValueError for what is unknown.
    """
    register, figure = _find(source)
    places = list_places_of(place, until)
    rows = choose_rows(register, figure, places, (since, until), where or {})
    return _add(figure, rows)


def count_standing(
    source: str, *, place: Place | Land, on_day: date, since: date | None = None, where: Where | None = None
) -> int:
    """How much of a source stood in a place on a day: begun by then, and not ended.

    Of a figure with a day of its own (trained on) all that has one, or what fell from `since` to that day.
    Raises ValueError where the register holds events.
    """
    register, figure = _find_lasting(source)
    places = list_places_of(place, on_day + timedelta(days=1))
    rows = choose_rows(register, figure, places, on_day, where or {})
    if figure.day and since is not None:
        rows = rows.filter(**{f"{figure.day}__gte": since, f"{figure.day}__lte": on_day})
    return _add(figure, rows)


def count_all(
    registers: Sequence[str], *, place: Place | Land, since: date, until: date
) -> Mapping[str, int]:
    """Every figure of several registers: events of the days, what lasts as it stood on the last of them.

    The number of queries is that of the registers, not of their figures.
    """
    places = list_places_of(place, until)
    found: dict[str, int] = {}
    for code in registers:
        register = REGISTERS[code]
        for own in _alike(register):
            stands = register.lasts and not own[0].day
            days = until - timedelta(days=1) if stands else (since, until)
            plain = replace(own[0], of="", distinct="", where={}, latest_by=())
            rows = choose_rows(register, plain, places, days, {}).order_by()
            if own[0].latest_by:
                found |= {
                    f"{code}.{name}": int(number or 0) for name, number in add_latest(own, rows).items()
                }
                continue
            sums = rows.aggregate(**{f"n_{figure.code}": total_of(figure) for figure in own})
            found |= {f"{code}.{figure.code}": int(sums[f"n_{figure.code}"] or 0) for figure in own}
    return found


def _alike(register: Register) -> Iterable[Sequence[Figure]]:
    """Figures of a register that one query can add up."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in register.figures:
        groups.setdefault((figure.of_part, figure.latest_by, figure.day), []).append(figure)
    return groups.values()


def _find_lasting(source: str) -> tuple[Register, Figure]:
    register, figure = _find(source)
    if not register.lasts:
        raise ValueError(f"{source} does not last")
    return register, figure


def _add(figure: Figure, rows: QuerySet[Any]) -> int:
    if figure.distinct:
        return int(rows.aggregate(total=Count(figure.distinct, distinct=True))["total"])
    if not figure.of:
        return int(rows.count())
    return int(rows.aggregate(total=Sum(figure.of))["total"] or 0)


def count_by(
    source: str, by: str, *, place: Place | Land, since: date, until: date, where: Where | None = None
) -> tuple[Part, ...]:
    """A source by the choices of one column (of the register, or of its lines), in the order of the choices.

    The parts add up to `count`; a choice with nothing is left out. Raises ValueError for what has no choices.
    """
    register, figure = _find(source)
    places = list_places_of(place, until)
    return _count_parts(
        register, figure, by, choose_rows(register, figure, places, (since, until), where or {})
    )


def count_standing_by(source: str, by: str, *, place: Place | Land, on_day: date) -> tuple[Part, ...]:
    """The same for what stood on a day."""
    register, figure = _find_lasting(source)
    places = list_places_of(place, on_day + timedelta(days=1))
    return _count_parts(register, figure, by, choose_rows(register, figure, places, on_day, {}))


def _count_parts(register: Register, figure: Figure, by: str, rows: QuerySet[Any]) -> tuple[Part, ...]:
    table = register.part.model if figure.of_part and register.part else register.model
    named = {one.name for one in table._meta.get_fields()}
    choices = dict(table._meta.get_field(by).flatchoices) if by in named else {}
    if not choices:
        raise ValueError(f"{register.code}.{figure.code} cannot be told by {by}")
    number = Sum(figure.of) if figure.of else Count("pk")
    found = dict(rows.order_by().values_list(by).annotate(number=number))
    return tuple(
        Part(code, str(label), int(found[code])) for code, label in choices.items() if found.get(code)
    )


def count_units_reached(
    source: str,
    *,
    place: Place | Land,
    since: date,
    until: date,
    at_least: int = 1,
    where: Where | None = None,
) -> int:
    """How many villages, of those that exist on the last day, were reached at least so often.

    What was held in a village that has become another reached that one. What was held for the whole commune,
    naming no village, reaches none.
    """
    reached = list_units_reached(
        source, place=place, since=since, until=until, at_least=at_least, where=where
    )
    return len(reached)


def list_units_reached(
    source: str,
    *,
    place: Place | Land,
    since: date,
    until: date,
    at_least: int = 1,
    where: Where | None = None,
) -> frozenset[int]:
    """The villages behind `count_units_reached`, by their ids."""
    often = count_reaching(source, place=place, since=since, until=until, where=where)
    return frozenset(village for village, times in often.items() if times >= at_least)


def count_reaching(
    source: str, *, place: Place | Land, since: date, until: date, where: Where | None = None
) -> Mapping[int, int]:
    """How often each village, of those that exist on the last day, was reached; the others are left out."""
    register, figure = _find(source)
    return _count_reached(register, figure, (since, until), (place, until), where or {})


def list_units_recording(
    source: str, *, place: Place | Land, since: date, until: date, where: Where | None = None
) -> frozenset[int]:
    """The bodies whose entries are behind a figure, by their ids."""
    register, figure = _find(source)
    places = list_places_of(place, until)
    rows = choose_rows(register, figure, places, (since, until), where or {})
    return frozenset(rows.order_by().values_list("entry__unit" if figure.of_part else "unit", flat=True))


def count_units_standing(
    source: str, *, place: Place | Land, on_day: date, where: Where | None = None
) -> int:
    """How many villages, of those that exist on a day, had something standing in them on that day."""
    register, figure = _find_lasting(source)
    until = on_day + timedelta(days=1)
    often = _count_reached(register, figure, on_day, (place, until), where or {})
    return sum(times >= 1 for times in often.values())


def _count_reached(
    register: Register,
    figure: Figure,
    days: tuple[date, date] | date,
    land: tuple[Place | Land, date],
    where: Where,
) -> Mapping[int, int]:
    if not register.has_villages():
        raise ValueError(f"{register.code} names no villages")
    traced = trace_villages(*borders_of(*land))
    rows = choose_rows(register, figure, None, days, where)
    to_village = "entry__villages" if figure.of_part else "villages"
    entry = "entry" if figure.of_part else "pk"
    often = Sum(figure.of) if figure.of_part and figure.of else Count("pk", distinct=True)
    told = rows.filter(**{f"{to_village}__in": list(traced)}).order_by().values_list(to_village, entry)
    reached: dict[int, dict[int, int]] = {}
    for village, act, times in told.annotate(often=often):
        for living in traced[village]:  # one act in two villages that are one today is one act there
            reached.setdefault(living, {})[act] = times
    return {village: sum(acts.values()) for village, acts in reached.items()}


def is_closed(register: str, *, place: Place | Land, period: Period) -> bool:
    """Whether the register of the place is closed for every quarter that the period touches.

    Of a place that was merged into it, for every quarter at whose end it still existed: what was open then,
    the place that it lies in closes.
    """
    if register not in REGISTERS:
        raise ValueError(f"no register {register}")
    asked = set()
    day = period.since
    while day < period.until:
        asked.add(quarter_of(day))
        month = (day.month - 1) // 3 * 3 + 4
        day = date(day.year + (month > 12), month - 12 if month > 12 else month, 1)
    whole, _on_day = borders_of(place, period.until)
    places = list_places_of(place, period.until)
    closed = Closure.objects.in_force().filter(
        place__in=places, register=register, unit__isnull=True, period__in=asked
    )
    found = set(closed.values_list("place", "period"))
    return all(
        (one.pk, quarter) in found
        for one in places
        for quarter in asked
        if one == whole or one.until is None or one.until >= first_day_after(quarter)
    )


def list_wholly_closed(place: Place, year: int) -> frozenset[tuple[str, date]]:
    """Registers of a place alone with the first day of each quarter for which they are closed."""
    whole = Closure.objects.in_force().filter(place=place, unit__isnull=True, period__startswith=f"{year}-")
    found = whole.values_list("register", "period")
    return frozenset((register, first_day_of(period)) for register, period in found)


def list_entries(
    source: str,
    *,
    place: Place | Land,
    since: date,
    until: date,
    where: Where | None = None,
) -> tuple[CountedLine, ...]:
    """The entries behind a figure, in the order of days; their numbers add up to the figure."""
    register, figure = _find(source)
    places = list_places_of(place, until)
    return _list(register, figure, choose_rows(register, figure, places, (since, until), where or {}))


def list_values(
    source: str, columns: Sequence[str], *, place: Place | Land, since: date, until: date
) -> tuple[tuple[Any, ...], ...]:
    """Some columns of the entries behind a figure, in the order of days; a choice by its label."""
    register, figure = _find(source)
    places = list_places_of(place, until)
    rows = choose_rows(register, figure, places, (since, until), {}).order_by("on_day", "pk")
    labels = [dict(register.model._meta.get_field(name).flatchoices) for name in columns]
    return tuple(
        tuple(
            str(words[value]) if value in words else value for words, value in zip(labels, row, strict=True)
        )
        for row in rows.values_list(*columns)
    )


def list_standing(
    source: str, *, place: Place | Land, on_day: date, where: Where | None = None
) -> tuple[CountedLine, ...]:
    """The entries behind `count_standing`, in the order in which they began."""
    register, figure = _find_lasting(source)
    places = list_places_of(place, on_day + timedelta(days=1))
    return _list(register, figure, choose_rows(register, figure, places, on_day, where or {}))


def _list(register: Register, figure: Figure, rows: QuerySet[Any]) -> tuple[CountedLine, ...]:
    lead = "entry__" if figure.of_part else ""
    if figure.of_part:
        rows = rows.values("entry").annotate(number=Sum(figure.of) if figure.of else Count("pk"))
    names = [
        f"{lead}{name}"
        for name in ("pk", "on_day", register.heading, "unit__name", "recorded_by", "recorded_at")
    ]
    number = "number" if figure.of_part else figure.of or "pk"
    found = rows.order_by(f"{lead}on_day", f"{lead}pk").values_list(*names, number)
    counts_one = not figure.of and not figure.of_part
    return tuple(
        CountedLine(register.code, pk, day, str(text), unit, 1 if counts_one else amount, by, at)
        for pk, day, text, unit, by, at, amount in found
        if amount is not None
    )


def _find(source: str) -> tuple[Register, Figure]:
    code, _dot, name = source.partition(".")
    register = REGISTERS.get(code)
    figure = find_figure(register, name) if register else None
    if register is None or figure is None:
        raise ValueError(f"no source {source}")
    return register, figure
