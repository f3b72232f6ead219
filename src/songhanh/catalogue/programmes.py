"""Programmes beside the strategy that plans rest on: number, name, and the years in which they hold."""

from dataclasses import dataclass
from functools import cache

from songhanh.catalogue.facts import Fact, read_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Fact):
    """`since` and `until` are years, both included; `until` is None where none was set. `number` is "" where
    it was not seen, `goal` that of the strategy which it serves first, 0 for all."""

    name: str
    english: str
    since: int
    until: int | None = None
    number: str = ""
    goal: int = 0

    def holds_in(self, year: int) -> bool:
        """Whether a plan of this year may rest on it."""
        return self.since <= year and (self.until is None or year <= self.until)


@cache
def programmes() -> tuple[Programme, ...]:
    """The oldest first."""
    return read_facts(Programme, "programmes.toml", "programme")
