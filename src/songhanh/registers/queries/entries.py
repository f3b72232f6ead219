"""One entry: what it says, what it said before, what stands in its place, what somebody told last."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from songhanh.journal.actor import Viewer
from songhanh.places.models import Place
from songhanh.registers.kinds.base import Entry, Register
from songhanh.registers.queries.lists import EntryLine, fetch, make_line
from songhanh.registers.queries.told import Told, get_told, get_values, say, say_entry

_LONGEST = 18  # digits of a number that the database holds


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


def list_twins(register: Register, place: Place) -> set[tuple[Any, ...]]:
    """What stands in a register, told by the columns by which two entries would be the same."""
    rows = register.model._default_manager.standing().filter(place=place)
    if register.lasts:
        rows = rows.filter(until__isnull=True)
    return set(rows.order_by().values_list(*twin_columns(register)))


def list_entries_of_year(viewer: Viewer, place: Place, register: Register, year: int) -> tuple[Entry, ...]:
    """All that stands in a register in a year, with its lines, the earliest first."""
    rows = register.model.objects.visible_to(viewer).standing().filter(place=place)
    rows = rows.of_days(date(year, 1, 1), date(year + 1, 1, 1))
    return tuple(fetch(register, rows.order_by("on_day", "pk")))


def list_by_code(viewer: Viewer, place: Place, register: Register, codes: Iterable[str]) -> dict[str, Entry]:
    """Entries that stand, by their number in words; what is no number names none."""
    numbers = [int(code) for code in codes if code.isascii() and code.isdecimal() and len(code) < _LONGEST]
    rows = register.model.objects.visible_to(viewer).standing().filter(place=place, pk__in=numbers)
    return {str(entry.pk): entry for entry in fetch(register, rows)}
