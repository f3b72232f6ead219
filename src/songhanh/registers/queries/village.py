"""What a village sees of registers behind its link: those that it fills, and what stands there for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from songhanh.files.models import StoredFile
from songhanh.places.models import Unit
from songhanh.registers.kinds.base import Ask, Entry, ForVillages, Register, part_field
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.lists import fetch, list_photos
from songhanh.registers.queries.told import get_told, say

MOST = 50


@dataclass(frozen=True, slots=True)
class SentLine:
    """An entry of a village: where it stands, its day and name, its answers in words, its photos.

    `is_own` says that the village wrote it itself and may mend it.
    """

    register: str
    pk: int
    day: date
    title: str
    said: tuple[str, ...]
    photos: tuple[StoredFile, ...]
    is_own: bool


def list_village_registers() -> tuple[tuple[Register, ForVillages], ...]:
    """The registers that villages fill, the one most used first."""
    found = [(register, register.village) for register in REGISTERS.values() if register.village]
    return tuple(sorted(found, key=lambda pair: (pair[1].position, pair[0].code)))


def find_village_register(code: str) -> Register | None:
    """A register that villages fill, None for any other."""
    register = REGISTERS.get(code)
    return register if register is not None and register.village is not None else None


def list_sent(unit: Unit, recorders: frozenset[str], today: date) -> tuple[SentLine, ...]:
    """What stands for a village this year in the registers that it fills, the latest day first.

    `recorders` are the names under which the village writes ("link:7").
    """
    lines = [
        line
        for register, asks in list_village_registers()
        for line in _of(register, asks, unit, recorders, today)
    ]
    return tuple(sorted(lines, key=lambda line: (line.day, line.pk), reverse=True)[:MOST])


def _of(
    register: Register, asks: ForVillages, unit: Unit, recorders: frozenset[str], today: date
) -> Iterator[SentLine]:
    rows = _rows(register, asks, unit).of_days(date(today.year, 1, 1), date(today.year + 1, 1, 1))
    for entry in fetch(register, rows.standing().order_by("-on_day", "-pk"))[:MOST]:
        yield SentLine(
            register.code, entry.pk, entry.on_day, str(getattr(entry, register.heading)),
            say_answers(register, asks, entry), list_photos(entry), entry.recorder in recorders,
        )  # fmt: skip


def find_village_entry(register: Register, unit: Unit, pk: int) -> Entry | None:
    """An entry of this village in a register that it fills, whatever became of it; None if another's."""
    if register.village is None:
        return None
    rows = _rows(register, register.village, unit).select_related("place", "unit", "corrects")
    found: Entry | None = rows.filter(pk=pk).first()
    return found


def say_answers(register: Register, asks: ForVillages, entry: Entry) -> tuple[str, ...]:
    """The answers that a list tells, each in its words."""
    told = get_told(register, entry)
    line = told.lines[0] if told.lines else {}
    said = []
    for ask in (ask for ask in asks.asks if ask.said):
        words = _say(register, ask, line if ask.of_part else told.values)
        if words:
            said.append(str(ask.said) % {"value": words})
    return tuple(said)


def _say(register: Register, ask: Ask, values: Any) -> str:
    if ask.of_part and register.part is not None:
        column = register.part.column(ask.column)
        return say(column, part_field(register.part, column), values.get(ask.column))
    column = register.column(ask.column)
    return say(column, register.field(column), values[ask.column])


def _rows(register: Register, asks: ForVillages, unit: Unit) -> Any:
    """What a village may see: its own entries, of the kind that it is asked for."""
    return register.model._default_manager.filter(unit=unit, **asks.sets)
