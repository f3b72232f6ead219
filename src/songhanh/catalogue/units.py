"""Kinds of bodies that a plan gives work to, and the fields of work, as the contract names them."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from songhanh.catalogue.facts import Fact, read_facts

# for the rooms indicators and reports, which come next
__all__ = ["Field", "Relation", "UnitKind", "fields", "unit_kinds", "village_kind"]

Relation = Literal["own", "peer", "vertical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitKind(Fact):
    """A kind of body. `relation` decides the tone: `own` units are given work, the others are asked.

    `names` are other names, abbreviations and local words, as found in papers; `ward_name` the name it has in
    a ward where that differs. `usual` is what a commune calls its own, "{kind}" being xã, phường or đặc khu;
    "" is not offered when a commune is set up. `prefixes` stand before a name, the usual one first;
    `ward_prefix` is the one of wards.
    """

    code: str
    name: str
    english: str
    relation: Relation
    names: tuple[str, ...] = ()
    ward_name: str = ""
    usual: str = ""
    prefixes: tuple[str, ...] = ()
    ward_prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Fact):
    """A field of work that a target belongs to."""

    code: str
    name: str
    english: str


@cache
def unit_kinds() -> tuple[UnitKind, ...]:
    """All kinds, in the order in which a plan usually names them."""
    return read_facts(UnitKind, "units.toml", "unit")


def village_kind() -> UnitKind:
    """The kind of villages: thôn, tổ dân phố and all their local names."""
    return next(kind for kind in unit_kinds() if kind.code == "village")


@cache
def fields() -> tuple[Field, ...]:
    """All fields of the contract."""
    return read_facts(Field, "units.toml", "field")
