"""What has passed and is still cited, said or written to: instruments, terms, bodies; and days of rest."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from songhanh.catalogue.facts import Fact, read_facts

__all__ = [
    "Body",
    "Holiday",
    "Instrument",
    "Term",
    "bodies",
    "holidays",
    "instruments",
    "is_rest_day",
    "terms",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Fact):
    """An instrument that holds no longer since a day; `instead`: the number of what replaced it, "" if none.

    `said` is a pattern, in small letters, for papers that name it without its number; `words`: see law.toml.
    """

    number: str
    name: str
    english: str
    since: date
    instead: str = ""
    said: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Fact):
    """A word that the law no longer uses (`said`, a pattern in small letters), and what it says instead.

    `level`: where the word is out of place; "" everywhere.
    """

    name: str
    english: str
    said: str
    instead: str
    words: tuple[str, ...]
    level: Literal["", "commune"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Fact):
    """Bodies that are no more (`said`, a pattern in small letters); `instead`: who does their work now."""

    name: str
    english: str
    said: str
    words: tuple[str, ...]
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Fact):
    """A public holiday: MM-DD of every year, or the day of one year."""

    name: str
    english: str
    day: str


@cache
def instruments() -> tuple[Instrument, ...]:
    """Those that plans about gender equality were seen to cite."""
    return read_facts(Instrument, "law.toml", "instrument")


@cache
def terms() -> tuple[Term, ...]:
    """Terms that the law has replaced."""
    return read_facts(Term, "law.toml", "term")


@cache
def bodies() -> tuple[Body, ...]:
    """Bodies that the reform of 2025 dissolved or merged."""
    return read_facts(Body, "law.toml", "body")


@cache
def holidays() -> tuple[Holiday, ...]:
    """Public holidays; those of the lunar calendar for the years that were looked up."""
    return read_facts(Holiday, "law.toml", "holiday")


def is_rest_day(day: date) -> bool:
    """Whether offices are closed: Saturday, Sunday, a public holiday that the list has."""
    whole = day.isoformat()
    return day.weekday() > 4 or any(one.day in (whole[5:], whole) for one in holidays())
