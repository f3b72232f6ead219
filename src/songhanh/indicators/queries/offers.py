"""Which indicator a promise speaks of, by its words, with the reason; sure only where one alone fits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from songhanh.catalogue.indicators import Indicator
from songhanh.catalogue.spoken import clause_of, list_fits
from songhanh.indicators.queries.subjects import name_of

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Offer:
    """An indicator offered for a measure; `because` quotes the words that it was known by."""

    indicator: str
    name: str
    because: str
    sure: bool
    at_least: int = 1


def offer(text: str, measures: Sequence[Json], index: int) -> tuple[Offer, ...]:
    """What measure `index` of a target may be measured by, the surest first."""
    measure = measures[index]
    if measure.get("qualifies") is not None:
        return ()
    clause = clause_of(text, measures, measure)
    fits = list_fits(str(measure.get("kind") or ""), str(measure.get("unit") or ""), clause)
    alone = len([1 for found, _words in fits if found.sure]) == 1
    at_least, each = _each(measures, index)
    offers = [
        Offer(
            found.code, name_of(found), words,
            sure=found.sure and alone and _may_be_sure(found, measure, each), at_least=at_least,
        )
        for found, words in fits
    ]  # fmt: skip
    return tuple(sorted(offers, key=lambda one: not one.sure))


def _may_be_sure(found: Indicator, measure: Json, each: bool) -> bool:
    """A register counts what it counts: nobody's word is needed, unless the promise adds a condition."""
    return not (found.register and each and not found.reached) and measure.get("value") is not None


def _each(measures: Sequence[Json], index: int) -> tuple[int, bool]:
    """ "mỗi thôn ít nhất 02 lần" of a coverage: 2, and whether there is such a condition."""
    inner = [one for one in measures if one.get("qualifies") == index]
    times = [one for one in inner if one.get("comparator") in (">=", "=") and one.get("value")]
    return (int(times[0]["value"]) if times else 1), bool(inner)
