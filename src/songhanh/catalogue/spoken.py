"""Of what the words of a promise speak: which indicators, by the phrases and units that each is known by;
whether of communes, one by one; whether of what a commune cannot measure.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Literal

from songhanh.catalogue.indicators import Indicator, indicators
from songhanh.catalogue.strategy import promises_of_above, strategy_targets
from songhanh.kernel.text import nfc, search_key

Json = Mapping[str, Any]
Phrases = tuple[tuple[str, ...], tuple[str, ...]]

_COMMUNES = re.compile(
    r"(?:^\s*(?:mỗi\s|các\s|từng\s)?|(?:100|\d+(?:,\d+)?)\s?%(?: (?:số|các))*\s+)"
    r"(?:ủy ban nhân dân (?:các )?|ubnd (?:các )?)?"
    r"(?:xã|phường|đặc khu|địa phương|đơn vị hành chính cấp xã|cấp xã)(?![^\W_])(?! hội)"
)
_CLAUSE = re.compile(r"(?<=[;.])\s+")


def is_about_communes(text: str) -> bool:
    """Whether a promise of a province is one that each commune keeps: "100% xã, phường …", "Mỗi xã …"."""
    return _COMMUNES.search(nfc(text).lower()) is not None


def find_above(text: str) -> Literal["survey", "above"] | None:
    """Why a commune cannot measure a promise: only a survey knows, or it is kept above. None where it can."""
    small = nfc(text).lower()
    if any(re.search(own.said, small) for own in promises_of_above()):
        return "above"
    for target in strategy_targets():
        if target.said and target.measurable in ("survey", "above") and re.search(target.said, small):
            return "survey" if target.measurable == "survey" else "above"
    return None


def clause_of(text: str, measures: Sequence[Json], measure: Json) -> str:
    """The part of the sentence that a commitment stands in, where the parts can be told apart."""
    commitments = sorted({int(one.get("commitment") or 0) for one in measures})
    clauses = [clause for clause in _CLAUSE.split(text) if clause.strip()]
    if len(commitments) > 1 and len(clauses) == len(commitments):
        return clauses[commitments.index(int(measure.get("commitment") or 0))]
    return text


@cache
def _phrases(rule: str) -> Phrases:
    """ "% thôn + truyền thông - nam giới": what must stand there, and what must not."""
    wanted, *unwanted = rule.split(" - ")
    return tuple(map(search_key, wanted.split(" + "))), tuple(map(search_key, unwanted))


@lru_cache(maxsize=4096)
def list_fits(kind: str, unit: str, clause: str) -> tuple[tuple[Indicator, str], ...]:
    """The indicators that fit a measure of this kind and unit, each with the rule that says so.

    The same words are asked often.
    """
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
