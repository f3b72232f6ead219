"""The days and months that plans name, as campaigns: what every register holds of each in a year."""

from dataclasses import dataclass

from songhanh.journal.actor import Viewer
from songhanh.kernel.periods import year as whole_year
from songhanh.places.models import Place
from songhanh.registers.access import sees
from songhanh.registers.kinds.base import Register
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.lists import Sought, find_entries, list_totals

COLUMN = "occasion"


@dataclass(frozen=True, slots=True)
class OccasionPart:
    """What one register holds of a day or month: its totals, in words."""

    register: Register
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OccasionLine:
    """A day or month that is marked; without parts nothing was written of it yet."""

    code: str
    label: str
    parts: tuple[OccasionPart, ...]


def list_occasions(viewer: Viewer, place: Place, year: int) -> tuple[OccasionLine, ...]:
    """Every day and month that registers know, in their order. The number of queries does not grow with
    entries: one for each register, and its totals for each day that it holds something of."""
    if not sees(viewer, place):
        return ()
    labels: dict[str, str] = {}
    parts: dict[str, list[OccasionPart]] = {}
    for register in list_marking():
        labels |= {str(code): str(label) for code, label in _choices(register) if code}
        plain = find_entries(viewer, place, register, Sought(whole_year(year))).order_by()
        for code in plain.values_list(COLUMN, flat=True).distinct():
            sought = Sought(whole_year(year), chosen={COLUMN: code})
            if code:
                totals = list_totals(viewer, place, register, sought)
                parts.setdefault(code, []).append(OccasionPart(register, totals))
    return tuple(OccasionLine(code, label, tuple(parts.get(code, ()))) for code, label in labels.items())


def list_marking() -> tuple[Register, ...]:
    """The registers whose entries say of which day or month they were part."""
    return tuple(one for one in REGISTERS.values() if any(column.name == COLUMN for column in one.columns))


def _choices(register: Register) -> list[tuple[str, object]]:
    behind = register.field(register.column(COLUMN))
    return list(behind.flatchoices) if behind is not None else []
