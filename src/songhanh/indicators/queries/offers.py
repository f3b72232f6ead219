"""Which indicator a promise speaks of, by its words, with the reason; sure only where one alone fits."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from songhanh.catalogue.indicators import Indicator, indicators
from songhanh.indicators.queries.subjects import name_of
from songhanh.kernel.text import search_key

Json = Mapping[str, Any]
Phrases = tuple[tuple[str, ...], tuple[str, ...]]

_CLAUSE = re.compile(r"(?<=[;.])\s+")


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
    clause = _clause_of(text, measures, measure)
    fits = _list_fits(str(measure.get("kind") or ""), str(measure.get("unit") or ""), clause)
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


def _clause_of(text: str, measures: Sequence[Json], measure: Json) -> str:
    """The part of the sentence that this commitment stands in, where the parts can be told apart."""
    commitments = sorted({int(one.get("commitment") or 0) for one in measures})
    clauses = [clause for clause in _CLAUSE.split(text) if clause.strip()]
    if len(commitments) > 1 and len(clauses) == len(commitments):
        return clauses[commitments.index(int(measure.get("commitment") or 0))]
    return text


def _each(measures: Sequence[Json], index: int) -> tuple[int, bool]:
    """ "mỗi thôn ít nhất 02 lần" of a coverage: 2, and whether there is such a condition."""
    inner = [one for one in measures if one.get("qualifies") == index]
    times = [one for one in inner if one.get("comparator") in (">=", "=") and one.get("value")]
    return (int(times[0]["value"]) if times else 1), bool(inner)


@cache
def _phrases(rule: str) -> Phrases:
    """ "% thôn + truyền thông - nam giới": what must stand there, and what must not."""
    wanted, *unwanted = rule.split(" - ")
    return tuple(map(search_key, wanted.split(" + "))), tuple(map(search_key, unwanted))


@lru_cache(maxsize=4096)
def _list_fits(kind: str, unit: str, clause: str) -> tuple[tuple[Indicator, str], ...]:
    """The indicators that fit a measure, each with the rule that says so; the same words are asked often."""
    unit_key, clause_key = f"{search_key(unit)} ", f"{search_key(clause)} "
    found = ((one, _rule_of(one, unit, unit_key, clause_key)) for one in indicators() if kind in one.kinds)
    return tuple((one, rule) for one, rule in found if rule)


def _rule_of(found: Indicator, unit: str, unit_key: str, clause_key: str) -> str:
    """The rule by which an indicator fits, "" where none does."""
    if any(_holds(rule, unit_key) for rule in found.units):
        return unit
    return next(
        (rule.split(" - ")[0].replace(" + ", " … ") for rule in found.words if _holds(rule, clause_key)), ""
    )


def _holds(rule: str, key: str) -> bool:
    wanted, unwanted = _phrases(rule)
    return all(f"{one} " in key for one in wanted) and not any(f"{one} " in key for one in unwanted)
