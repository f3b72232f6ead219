"""Indicators (chỉ số theo dõi): what can be measured, how its figures add up, by which words it is known.

A plan promises a target; an indicator measures it. Some are counted from registers, the others are typed.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from songhanh.catalogue.facts import Fact, read_facts

MeasuredHere = Literal["yes", "counts", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Fact):
    """One indicator. `base` is what a quotient is multiplied by (100 for %); `where` narrows a register.

    `reached` counts villages that the register reached, of all villages. `measured_here`: "counts" where a
    commune has too few cases for a rate, "no" where only a survey or a higher level knows.

    `counts`, of the sum of `whole` where it is a quotient, are sources of one register that speaks once it is
    closed; until then what is typed stands. `standing`: as of the last day, not of what began in the period.
    """

    code: str
    name: str
    english: str
    unit: str
    kind: Literal["share", "coverage", "ratio", "rate", "count", "existence", "amount"]
    direction: Literal["up", "down", "keep"]
    frequency: Literal["month", "quarter", "year"]
    aggregation: Literal["sum", "latest", "ratio"]
    measured_here: MeasuredHere
    kinds: tuple[str, ...]
    disaggregation: tuple[str, ...] = ()
    register: str = ""
    counts: str = ""
    whole: tuple[str, ...] = ()
    standing: bool = False
    where: tuple[str, ...] = ()
    reached: bool = False
    strategy: str = ""
    base: int = 100
    words: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    sure: bool = True

    @property
    def is_quotient(self) -> bool:
        """Whether its figure is two numbers, kept apart and divided last."""
        return self.kind in ("share", "coverage", "ratio", "rate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance(Fact):
    """How far from a promised "khoảng" a figure may lie, in hundredths of what was promised."""

    name: str
    english: str
    hundredths: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallBase(Fact):
    """The largest whole on which a rate, or a share of persons, is not told: its counts alone."""

    name: str
    english: str
    most: int


@cache
def indicators() -> tuple[Indicator, ...]:
    """From the registers, the communes' own, then the strategy's."""
    return read_facts(Indicator, "indicators.toml", "indicator")


@cache
def _by_code() -> dict[str, Indicator]:
    return {indicator.code: indicator for indicator in indicators()}


def find_indicator(code: str) -> Indicator | None:
    """The indicator of this code, None where there is none."""
    return _by_code().get(code)


@cache
def tolerances() -> tuple[Tolerance, ...]:
    """What "khoảng" allows: one entry."""
    return read_facts(Tolerance, "indicators.toml", "tolerance")


@cache
def small_bases() -> tuple[SmallBase, ...]:
    """From where on a base is large enough: one entry."""
    return read_facts(SmallBase, "indicators.toml", "small_base")


def is_small(whole: Decimal | int) -> bool:
    """Whether a quotient on this base would say more than its counts can bear."""
    return whole <= small_bases()[0].most
