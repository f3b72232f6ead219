"""The measures of a target as a plan keeps them, made ready for judging: periods, base, which ones count."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from songhanh.catalogue.indicators import Indicator, tolerances
from songhanh.kernel.periods import Period, months, quarters
from songhanh.kernel.periods import year as whole_year
from songhanh.kernel.quantities import Measure
from songhanh.kernel.verdicts import Direction

Json = Mapping[str, Any]
_PER_SO_MANY = re.compile(r"/\s*(\d{1,3}(?:\.\d{3})*|\d+)\b")
_PER_HUNDRED = re.compile(r"/\s*100\b")


def read_measure(payload: Json) -> Measure:
    """A measure of the contract's shape as the kernel takes it; one without a figure is qualitative."""
    value = payload.get("value")
    return Measure(
        kind=payload.get("kind") or "count" if value is not None else "qualitative",
        comparator=payload.get("comparator") or ">=",
        value=Decimal(str(value or 0)),
        unit=str(payload.get("unit") or ""),
        commitment=int(payload.get("commitment") or 0),
        qualifies=payload.get("qualifies"),
        per=payload.get("per"),
        baseline=_decimal(payload.get("baseline")),
        baseline_year=payload.get("baseline_year"),
        by=payload.get("by"),
        upper=_decimal(payload.get("upper")),
    )


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def base_of(measure: Json) -> int:
    """By how much the quotient of a measure is multiplied: 100 for %, 1000 for ‰, 100.000 for /100.000."""
    unit, kind = str(measure.get("unit") or ""), measure.get("kind")
    if kind in ("share", "coverage") or _PER_HUNDRED.search(unit):
        return 100
    if "‰" in unit:
        return 1000
    found = _PER_SO_MANY.search(unit)
    return int(found[1].replace(".", "")) if found else 1


def current(measures: Sequence[Measure], year: int) -> tuple[int, ...]:
    """Which measures are judged in a year: no qualifier, and of several milestones the next one to come.

    Milestones of one commitment differ by the year in which they must hold; once the last is past it stays.
    """
    judged = [index for index, one in enumerate(measures) if one.qualifies is None]
    return tuple(index for index in judged if _is_next(measures, judged, index, year))


def _is_next(measures: Sequence[Measure], judged: Sequence[int], index: int, year: int) -> bool:
    one = measures[index]
    if one.per is not None or one.by is None:
        return True
    years = {
        other.by
        for other in (measures[i] for i in judged)
        if other.commitment == one.commitment and other.per is None and other.by is not None
    }
    to_come = [by for by in years if by >= year]
    return one.by == (min(to_come) if to_come else max(years))


def periods_of(measure: Measure, year: int) -> tuple[Period, ...]:
    """The calendar periods of a year in which a measure must hold."""
    if measure.per == "month":
        return months(year)
    return quarters(year) if measure.per == "quarter" else (whole_year(year),)


def is_over(measure: Measure, period: Period, year: int, last_day_known: Any) -> bool:
    """Whether a period is over on a day; a milestone is open until the year in which it must hold."""
    to_come = measure.per is None and measure.by is not None and measure.by > year
    return bool(period.last <= last_day_known) and not to_come


def enough_of(measure: Measure) -> Fraction | None:
    """The minimum that speaks for itself once it is reached."""
    return Fraction(measure.value) if _may_be_full(measure) else None


def _may_be_full(measure: Measure) -> bool:
    """ "≥ 4" once reached stays so; so does "= 100%", which nothing passes, but not "= 4 buổi"."""
    if measure.comparator == "=":
        return measure.kind in ("share", "coverage") and measure.value == 100
    return measure.comparator == ">="


def tolerance_of(measure: Measure) -> Fraction:
    """What "khoảng" allows on either side."""
    if measure.comparator != "~":
        return Fraction(0)
    return Fraction(measure.value) * tolerances()[0].hundredths / 100


def direction_of(measure: Measure, definition: Indicator | None) -> Direction:
    """Whether more is better: as the indicator says, else from the baseline."""
    if definition is not None:
        return "down" if definition.direction == "down" else "up"
    falls = measure.baseline is not None and measure.baseline > measure.value
    return "down" if falls or measure.comparator in ("<", "<=") else "up"


def grows(measure: Measure, definition: Indicator | None) -> bool:
    """Whether a figure only rises until its period is over."""
    if definition is not None:
        return definition.aggregation == "sum"
    return measure.kind in ("count", "amount")
