"""One entry: what it says, what it said before, what stands in its place, what somebody told last."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from songhanh.journal.actor import Viewer
from songhanh.places.models import Place
from songhanh.registers.kinds.base import Entry, Jump, Register
from songhanh.registers.kinds.rules import Values
from songhanh.registers.queries.lists import EntryLine, fetch, make_line
from songhanh.registers.queries.told import Told, get_told, get_values, say, say_entry

_LONGEST = 18  # digits of a number that the database holds
_FIRST_OF_FILE = 10**_LONGEST  # rows of a file come after all that is stored


def get_last_told(viewer: Viewer, place: Place, register: Register, recorder: str) -> Told | None:
    """What this person wrote last in this register."""
    rows = register.model.objects.visible_to(viewer).filter(place=place, recorder=recorder)
    entry = rows.select_related("unit").order_by("-recorded_at", "-pk").first()
    return None if entry is None else get_told(register, entry)


def list_history(register: Register, entry: Entry, hidden: frozenset[str]) -> tuple[EntryLine, ...]:
    """An entry and the lines that it corrected one after the other, the latest first."""
    chain = [entry]
    while chain[-1].corrects is not None:
        chain.append(chain[-1].corrects)
    return tuple(make_line(register, one, hidden) for one in chain)


def get_standing(entry: Entry) -> Entry:
    """The line that stands in the place of this one now: the last of its corrections."""
    while entry.state == Entry.State.CORRECTED:
        entry = type(entry)._default_manager.select_related("place", "unit").get(corrects=entry)
    return entry


def say_facts(register: Register, entry: Entry, hidden: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Every column of an entry that says something, with its label; nothing of what is hidden."""
    told = get_told(register, entry)
    said = say_entry(register, told)
    facts = []
    for column in (column for column in register.columns if column.name not in hidden):
        text = say(column, None, column.computed(entry)) if column.computed else said[column.name]
        if text and told.values.get(column.name) != "":
            facts.append((str(column.label), text))
    return tuple(facts)


def find_last(
    register: Register, place: Place, told: Told, same: tuple[str, ...], but: Entry | None
) -> tuple[dict[str, Any], date] | None:
    """What was told last before this day of the same (the columns named): values and day."""
    rows = register.model._default_manager.standing().filter(place=place, on_day__lt=told.values["on_day"])
    rows = rows.filter(**{name: told.values[name] for name in same})
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    entry = rows.select_related("unit").order_by("-on_day", "-pk").first()
    return None if entry is None else (get_values(register, entry), entry.on_day)


def find_twin(register: Register, place: Place, told: Told, but: Entry | None) -> Entry | None:
    """An entry that stands and says the same in the columns by which entries are told apart."""
    if not register.same:
        return None
    rows = register.model._default_manager.standing().filter(place=place)
    rows = rows.filter(**{name: told.values[name] for name in register.same})
    if register.lasts:
        rows = rows.filter(until__isnull=True)
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    found: Entry | None = rows.order_by("on_day", "pk").first()
    return found


def twin_columns(register: Register) -> tuple[str, ...]:
    """The columns by which two entries would be one and the same."""
    return register.same or ("on_day", register.heading, "unit")


class Known:
    """What stands in a register and what a file has brought so far, asked row by row without the database."""

    def __init__(self, register: Register, place: Place) -> None:
        self._register = register
        rows = register.model._default_manager.standing().filter(place=place).order_by()
        self._twins = _list_twins(register, rows)
        self._last = {rule.same: _Readings(rule.same) for rule in register.rules if isinstance(rule, Jump)}
        asked = {name for same in self._last for name in same}
        asked |= {rule.column for rule in register.rules if isinstance(rule, Jump)}
        if self._last:
            for pk, day, *values in rows.values_list("pk", "on_day", *sorted(asked)):
                self._add(day, pk, dict(zip(sorted(asked), values, strict=True)))

    def _add(self, day: date, pk: int, values: Mapping[str, Any]) -> None:
        for readings in self._last.values():
            readings.add(day, pk, values)

    def find_last(self, told: Told, same: tuple[str, ...], but: Entry | None) -> tuple[Values, date] | None:
        """As the function of this name."""
        return self._last[same].before(told.values, but.pk if but else None)

    def has_twin(self, told: Told) -> bool:
        """Whether an entry, or an earlier row of the file, says the same in the columns of `twin_columns`."""
        return _key_of(told.values, twin_columns(self._register)) in self._twins

    def take(self, told: Told, number: int) -> None:
        """A row of the file that is new: later rows are seen beside it."""
        self._twins.add(_key_of(told.values, twin_columns(self._register)))
        self._add(told.values["on_day"], _FIRST_OF_FILE + number, told.values)


class _Readings:
    """Entries alike in some columns, in the order of their days."""

    def __init__(self, same: tuple[str, ...]) -> None:
        self._same = same
        self._days: dict[tuple[Any, ...], list[tuple[date, int]]] = {}
        self._values: dict[int, Mapping[str, Any]] = {}

    def add(self, day: date, pk: int, values: Mapping[str, Any]) -> None:
        insort(self._days.setdefault(_key_of(values, self._same), []), (day, pk))
        self._values[pk] = values

    def before(self, told: Values, but: int | None) -> tuple[Values, date] | None:
        """The last of them before the day that is told."""
        days = self._days.get(_key_of(told, self._same), [])
        for day, pk in reversed(days[: bisect_left(days, (told["on_day"], 0))]):
            if pk != but:
                return self._values[pk], day
        return None


def _list_twins(register: Register, rows: QuerySet[Any]) -> set[tuple[Any, ...]]:
    """What stands in a register, told by the columns by which two entries would be the same."""
    if register.lasts:
        rows = rows.filter(until__isnull=True)
    return set(rows.values_list(*twin_columns(register)))


def _key_of(values: Values, names: Iterable[str]) -> tuple[Any, ...]:
    """The columns that make two entries alike, as the database holds them."""
    found = (values[name] for name in names)
    return tuple(value.pk if isinstance(value, Model) else value for value in found)


def list_entries_of_year(viewer: Viewer, place: Place, register: Register, year: int) -> tuple[Entry, ...]:
    """All that stands in a register in a year, with its lines, the earliest first."""
    rows = register.model.objects.visible_to(viewer).standing().filter(place=place)
    rows = rows.of_days(date(year, 1, 1), date(year + 1, 1, 1))
    return tuple(fetch(register, rows.order_by("on_day", "pk")))


def list_by_code(viewer: Viewer, place: Place, register: Register, codes: Iterable[str]) -> dict[str, Entry]:
    """Entries that stand, by their number in words; what is no number names none."""
    numbers = [int(code) for code in codes if code.isascii() and code.isdecimal() and len(code) < _LONGEST]
    rows = register.model.objects.visible_to(viewer).standing().filter(place=place, pk__in=numbers)
    return {str(entry.pk): entry for entry in rows.select_related("unit")}
