"""Which unit the words for a body mean: those of a finding, of a conclusion, name whoever has to act.

What means one unit of the place is kept under that unit's own name, so that it reaches that unit's desk;
all other words stay as they were written.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from songhanh.catalogue.units import UnitKind, unit_kinds, village_kind
from songhanh.kernel.text import search_key
from songhanh.places.models import Place, Unit
from songhanh.registers.kinds.base import Register
from songhanh.registers.queries.told import Told

_VILLAGES = tuple(f"{search_key(name)} " for name in village_kind().prefixes)
_WHERE = re.compile(r"(?: (?:cua|o|tai))?(?: (?:xa|phuong|dac khu|thi tran))+$")


def list_bodies(place: Place) -> tuple[Unit, ...]:
    """The units that a place has, those of villages last, in Vietnamese order."""
    living = Unit.objects.filter(place=place, until__isnull=True).order_by("sort_key", "pk")
    return tuple(sorted(living, key=lambda unit: unit.kind == "village"))


def names_bodies(register: Register) -> bool:
    """Whether lines of a register say who has to act."""
    waiting = register.waiting
    return waiting is not None and waiting.of_part and bool(waiting.whose)


def name_bodies(register: Register, place: Place, told: Told) -> Told:
    """The same, each body that is a unit of the place under the unit's own name."""
    if not names_bodies(register) or not told.lines:
        return told
    return next(iter(name_all_bodies(register, place, (told,))))


def name_all_bodies(register: Register, place: Place, rows: Iterable[Told]) -> tuple[Told, ...]:
    """The same of many entries; the units are asked for once."""
    if not names_bodies(register) or register.waiting is None:
        return tuple(rows)
    names, whose = Names(place.name, list_bodies(place)), register.waiting.whose
    return tuple(
        replace(
            told, lines=tuple({**line, whose: names.of(line[whose]) or line[whose]} for line in told.lines)
        )
        for told in rows
    )


def list_strange_bodies(register: Register, place: Place, told: Told) -> tuple[str, ...]:
    """Bodies that are no units of the place: what is asked of them reaches no desk but that of the writer."""
    if not names_bodies(register) or register.waiting is None:
        return ()
    names = Names(place.name, list_bodies(place))
    words = (str(line[register.waiting.whose]) for line in told.lines)
    return tuple(dict.fromkeys(word for word in words if word and not names.of(word)))


class Names:
    """What the units of a place are called, in full and in short. What could mean two units means none."""

    def __init__(self, place_name: str, units: Sequence[Unit]) -> None:
        self._where = f" {search_key(place_name)}"
        self._exact = {search_key(unit.name): unit.name for unit in units}
        found: dict[str, set[str]] = {}
        of_kind: dict[str, list[Unit]] = {}
        for unit in units:
            of_kind.setdefault(unit.kind, []).append(unit)
            found.setdefault(self._short(search_key(unit.name)), set()).add(unit.name)
        for kind, alike in of_kind.items():
            for key in _keys_of_kind(kind) if len(alike) == 1 else ():
                found.setdefault(key, set()).add(alike[0].name)
        self._short_names = {key: min(names) for key, names in found.items() if len(names) == 1}

    def of(self, words: str) -> str:
        """The unit's own name, "" where none or more than one may be meant."""
        key = search_key(words).rstrip(" .")
        return self._exact.get(key) or self._short_names.get(self._short(key), "")

    def _short(self, key: str) -> str:
        """Without the words that say where, and "thôn": "cong an xa dong ha" is "cong an"."""
        key = _WHERE.sub("", key.removesuffix(self._where))
        return next((key.removeprefix(one) for one in _VILLAGES if key.startswith(one)), key)


@cache
def _keys_of_kind(code: str) -> frozenset[str]:
    kind: UnitKind | None = next((kind for kind in unit_kinds() if kind.code == code), None)
    if kind is None or code == "village":
        return frozenset()
    names = [name for name in (kind.name, kind.ward_name, *kind.names) if not name.startswith("Các ")]
    return frozenset(_WHERE.sub("", search_key(name)) for name in names if name)
