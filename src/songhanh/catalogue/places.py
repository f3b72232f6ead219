"""The national list of administrative units: 34 provinces, 3,321 communes, codes of Decision 19/2025/QĐ-TTg.

Read from `data/*.csv` when first asked; where the facts come from: `data/SOURCES.toml`.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, cast

from songhanh.kernel.likeness import near
from songhanh.kernel.text import one_spelling, search_key, sort_key

__all__ = [
    "AdministrativeUnit",
    "changes",
    "communes",
    "find",
    "get",
    "kind_on",
    "match",
    "province_of",
    "provinces",
]

Level = Literal["province", "commune"]
Kind = Literal["tỉnh", "thành phố", "xã", "phường", "đặc khu"]

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class AdministrativeUnit:
    """A province (2 figures) or a commune (5 figures) as it is now.

    `province` is the code of the province a commune lies in, None for a province itself. `since` is the day
    from which the unit has existed in the two-tier order; its kind may have changed since: `kind_on`.
    """

    code: str
    name: str
    kind: Kind
    level: Level
    province: str | None
    since: date

    @property
    def full_name(self) -> str:
        """As in running text: "xã Kẻ Sặt", "thành phố Hải Phòng"."""
        return f"{self.kind} {self.name}"

    @property
    def title(self) -> str:
        """As in a list: "Xã Kẻ Sặt"."""
        return f"{self.kind[0].upper()}{self.kind[1:]} {self.name}"

    @property
    def search_key(self) -> str:
        return search_key(self.name)

    @property
    def sort_key(self) -> str:
        return sort_key(self.name)

    def kinds(self) -> frozenset[Kind]:
        """What it is and what it has been since it exists."""
        return frozenset({self.kind, *(change.before for change in changes() if change.code == self.code)})


@dataclass(frozen=True, slots=True)
class Change:
    """A unit of the list became another kind on a day, by an instrument. Name and code stayed."""

    code: str
    before: Kind
    after: Kind
    day: date
    source: str


def _rows(name: str) -> Iterator[list[str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        yield from rows


@cache
def provinces() -> tuple[AdministrativeUnit, ...]:
    """The 34 provinces and centrally run cities, by code."""
    return tuple(
        AdministrativeUnit(code, name, cast(Kind, kind), "province", None, date.fromisoformat(since))
        for code, name, kind, since in _rows("provinces.csv")
    )


@cache
def communes() -> tuple[AdministrativeUnit, ...]:
    """The 3,321 communes, wards and special zones, by code."""
    return tuple(
        AdministrativeUnit(code, name, cast(Kind, kind), "commune", province, date.fromisoformat(since))
        for code, name, kind, province, since in _rows("communes.csv")
    )


@cache
def changes() -> tuple[Change, ...]:
    """What became another kind since 1 July 2025, by day."""
    return tuple(
        Change(code, cast(Kind, before), cast(Kind, after), date.fromisoformat(day), source)
        for code, before, after, day, source in _rows("changes.csv")
    )


@cache
def _by_code() -> dict[str, AdministrativeUnit]:
    return {unit.code: unit for unit in (*provinces(), *communes())}


def get(code: str) -> AdministrativeUnit | None:
    """The unit with a code of 2 or 5 figures; None for a code that the list does not use."""
    return _by_code().get(code)


def kind_on(unit: AdministrativeUnit, day: date) -> Kind:
    """What a unit was on a day: communes become wards, provinces become cities, codes stay."""
    later = (change for change in changes() if change.code == unit.code and change.day > day)
    return next((change.before for change in later), unit.kind)


def province_of(unit: AdministrativeUnit) -> AdministrativeUnit:
    """The province a commune lies in; a province itself."""
    return _by_code()[unit.province] if unit.province else unit


_SHORT_NAMES = {"hcm": "ho chi minh"}

# What people type before a name, as search keys, and the kinds it can mean.
_KIND_WORDS: dict[str, tuple[Kind, ...]] = {
    "xa": ("xã",),
    "phuong": ("phường",),
    "dac khu": ("đặc khu",),
    "tinh": ("tỉnh",),
    "thanh pho": ("thành phố",),
    "tp": ("thành phố",),
}


_LEAST_FOR_SLIPS = 3  # letters: whatever is shorter is near to everything
_SLIP_RANKS = {1: 2, 2: 6}


@dataclass(frozen=True, slots=True)
class _Known:
    """A unit as it is sought: as it is spelled, the key of its name, the key of all that names it; its rank
    among its equals."""

    unit: AdministrativeUnit
    spelled: str
    name: str
    all_words: str
    order: tuple[bool, str, str]


@cache
def _searched() -> tuple[_Known, ...]:
    units = (*provinces(), *communes())
    return tuple(
        _Known(
            unit, unit.name.casefold(), unit.search_key,
            f" {search_key(unit.kind)} {unit.search_key} {search_key(province_of(unit).full_name)} ",
            (unit.level == "commune", unit.sort_key, unit.code),
        )
        for unit in units
    )  # fmt: skip


def _without_kind(key: str) -> tuple[tuple[Kind, ...], str]:
    """ "xa ke sat" → (("xã",), "ke sat")."""
    for words, kinds in _KIND_WORDS.items():
        if key.startswith(words + " "):
            bare = key[len(words) + 1 :]
            return kinds, _SHORT_NAMES.get(bare, bare)
    return (), _SHORT_NAMES.get(key, key)


def find(text: str, limit: int = 20) -> tuple[AdministrativeUnit, ...]:
    """Units near what somebody typed, the likeliest first: "ke sat", "Kẻ Sắt", "yên nghĩa hà nội", "10945".

    First the very name, then the name without dấu, names one slip away (also where the slip spells another
    real name), names that begin so, units whose name, kind and province hold every word, names two slips
    away. A province at the end narrows. An answer is an offer: whoever asked chooses.
    """
    key = search_key(text)
    if not key:
        return ()
    kinds, bare = _without_kind(key)
    wanted = {one_spelling(text.strip()).casefold(), one_spelling(_last_words(text, bare)).casefold()}
    slips = _slips(key) | _slips(bare) if key != bare else _slips(bare)
    asked = _Asked(key, bare, f" {bare}", tuple(f" {word}" for word in key.split()), frozenset(wanted))
    found = []
    for known in _searched():
        rank = _rank(known, asked)
        if slips:
            rank = min(rank, slips.get((known.unit.province, known.name), _NONE))
            rank = min(rank, slips.get((None, known.name), _NONE))
        if rank < _NONE:
            found.append((rank, bool(kinds) and known.unit.kind not in kinds, known.order, known.unit))
    found.sort(key=lambda hit: hit[:3])
    return tuple(unit for *_, unit in found[:limit])


def _last_words(text: str, bare: str) -> str:
    """The words of the text that are left in its key once the kind is gone, with their dấu."""
    return " ".join(text.split()[-len(bare.split()) :]) if bare else ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed: its key, the same without a kind before it, that as the beginning of a word, all its
    words, and how it is spelled."""

    key: str
    bare: str
    begun: str
    words: tuple[str, ...]
    wanted: frozenset[str]


_NONE = 9  # the rank of what answers not at all


def _rank(known: _Known, asked: _Asked) -> int:
    """How well a unit answers: 0 is best."""
    if known.spelled in asked.wanted or known.unit.code == asked.key:
        return 0
    if known.name in (asked.key, asked.bare):
        return 1
    if known.name.startswith((asked.key, asked.bare)):
        return 3
    if asked.begun in known.all_words:
        return 4
    return 5 if all(word in known.all_words for word in asked.words) else _NONE


def _slips(bare: str) -> dict[tuple[str | None, str], int]:
    """Names a slip or two away, with their rank, under None; those with a province behind, under its code."""
    if len(bare) < _LEAST_FOR_SLIPS:
        return {}
    found = {(cast(str | None, None), name): _SLIP_RANKS[far] for name, far in near(bare, _by_name()).items()}
    for province, key in _province_keys():
        name = bare.removesuffix(key).rstrip()
        if _LEAST_FOR_SLIPS <= len(name) < len(bare):
            found |= {(province.code, one): _SLIP_RANKS[far] for one, far in near(name, _by_name()).items()}
    return found


@cache
def _province_keys() -> tuple[tuple[AdministrativeUnit, str], ...]:
    return tuple((province, province.search_key) for province in provinces())


@cache
def _by_name() -> dict[str, tuple[AdministrativeUnit, ...]]:
    named: dict[str, list[AdministrativeUnit]] = {}
    for unit in (*provinces(), *communes()):
        named.setdefault(unit.search_key, []).append(unit)
    return {key: tuple(units) for key, units in named.items()}


def match(kind: str | None, name: str, province_name: str | None = None) -> AdministrativeUnit | None:
    """The one unit that a paper means by its kind, name and, where it says so, province. None if not certain.

    The name must agree with every dấu, unless it has none at all. An earlier kind will do ("xã Bố Hạ" in a
    plan from before it was a ward). Several of one name and no province, or a province that the list does not
    know (one of the former 63): None.
    """
    spelled, key = one_spelling(" ".join(name.split())).casefold(), search_key(name)
    named = [unit for unit in _by_name().get(key, ()) if _is_kind(unit, kind)]
    if province_name:
        inside = _province(province_name)
        named = [unit for unit in named if inside is not None and province_of(unit) == inside]
    if not name.isascii() or any(unit.name.casefold() == spelled for unit in named):
        named = [unit for unit in named if unit.name.casefold() == spelled]
    return named[0] if len(named) == 1 else None


def _is_kind(unit: AdministrativeUnit, kind: str | None) -> bool:
    return unit.level == "commune" if kind is None else kind.strip().lower() in unit.kinds()


def _province(name: str) -> AdministrativeUnit | None:
    key = _without_kind(search_key(name))[1]
    return next((unit for unit in provinces() if unit.search_key == key), None)
