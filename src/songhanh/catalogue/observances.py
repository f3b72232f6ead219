"""Days and months of the year that plans act on, and telephone numbers that papers print."""

from dataclasses import dataclass
from functools import cache

from songhanh.catalogue.facts import Fact, read_facts

__all__ = ["Hotline", "Observance", "hotlines", "observances"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observance(Fact):
    """A day, or the days from `start` to `end` of a year, both MM-DD and both included."""

    code: str
    name: str
    english: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotline(Fact):
    """A number to call. `area` is the code of the province it serves, "" for the whole country."""

    number: str
    name: str
    english: str
    serves: str
    serves_english: str
    free: bool
    all_day: bool
    area: str = ""


@cache
def observances() -> tuple[Observance, ...]:
    """In the order of the year."""
    return read_facts(Observance, "observances.toml", "day")


@cache
def hotlines() -> tuple[Hotline, ...]:
    """National numbers first. To be checked before they are printed; `checked` says when they last were."""
    return read_facts(Hotline, "hotlines.toml", "hotline")
