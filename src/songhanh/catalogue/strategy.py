"""The National Strategy on Gender Equality 2021–2030: six goals, twenty targets (Nghị quyết 28/NQ-CP)."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from songhanh.catalogue.facts import Fact, read_facts

Measurable = Literal["records", "counts", "survey", "above"]
Sign = Literal[">=", "<=", ">", "<", "=", "~"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Fact):
    number: int
    name: str
    english: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyTarget(Fact):
    """One promise of the strategy; a target with two promises has two entries ("3.2" parts a and b).

    `value_2025` and `value_2030` are in `unit`, with their signs; None where the strategy gives no figure.
    `measurable` says what a commune has: `records` it can reckon it from, `counts` only (too few for a rate),
    nothing but a `survey` of others, or it is a matter of the level `above`. `said` is a pattern, in small
    letters, by which the promise is known again where a commune copied it. `each_…`: what a commune owes of a
    promise that all communes keep ("four items a quarter").
    """

    number: str
    part: str = ""
    name: str
    english: str
    unit: str
    sign_2025: Sign | None = None
    value_2025: Decimal | None = None
    sign_2030: Sign | None = None
    value_2030: Decimal | None = None
    direction: Literal["up", "down", "keep"]
    measurable: Measurable
    note: str = ""
    said: str = ""
    each_value: int | None = None
    each_unit: str = ""
    each_per: Literal["month", "quarter", "year"] | None = None

    @property
    def goal(self) -> int:
        return int(self.number.partition(".")[0])

    @property
    def code(self) -> str:
        """Its number with its part: "3.2a"."""
        return f"{self.number}{self.part}"

    @property
    def marks(self) -> tuple[tuple[int, Sign, Decimal], ...]:
        """What must hold in which year; a mark without a figure is left out."""
        told = ((2025, self.sign_2025, self.value_2025), (2030, self.sign_2030, self.value_2030))
        return tuple((year, sign, value) for year, sign, value in told if sign and value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAbove(Fact):
    """How a promise is known that a province makes for itself: `said` is a pattern in small letters."""

    name: str
    english: str
    said: str


@cache
def promises_of_above() -> tuple[OfAbove, ...]:
    return read_facts(OfAbove, "strategy.toml", "above")


@cache
def goals() -> tuple[Goal, ...]:
    return read_facts(Goal, "strategy.toml", "goal")


@cache
def strategy_targets() -> tuple[StrategyTarget, ...]:
    """Twenty targets in twenty-three promises, in the strategy's order."""
    return read_facts(StrategyTarget, "strategy.toml", "target")
