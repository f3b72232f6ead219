"""Whether a target promises as much as its parent asks, and no later: figures of the same kind and year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from songhanh.catalogue.indicators import Indicator
from songhanh.catalogue.spoken import list_fits
from songhanh.kernel.text import search_key
from songhanh.plans.queries.chain.promises import Promise, family_of

Json = Mapping[str, Any]
Standing = Literal["held", "weaker", "later", "sparser", "open", "not_due", "unlike"]
_TIMES = {"month": 12, "quarter": 4, "year": 1}
# From the worst: one measure that falls short makes the promise fall short.
_ORDER: tuple[Standing, ...] = ("weaker", "later", "sparser", "open", "unlike", "held", "not_due")


@dataclass(frozen=True, slots=True)
class Held:
    """How a promise here stands to its parent's, and the two measures that decide."""

    standing: Standing
    asked: Json | None = None
    given: Json | None = None


def compare(parent: Promise, own: Promise) -> Held:
    """The worst of the parent's demands.

    A demand of a year after the plan here is not due; where the parent gives no figure, its words are kept.
    """
    due = _due(parent.demands, own.until)
    if not due:
        return Held("not_due" if parent.demands else "held")
    found = [_compare_one(demand, own, _falls(demand, parent)) for demand in due]
    return min(found, key=lambda one: _ORDER.index(one.standing))


def _due(demands: Sequence[Json], until: int) -> list[Json]:
    """Of each commitment what must hold by the end of the plan here: its last mark until then."""
    told = [one for one in demands if one.get("value") is not None]
    due = [one for one in told if _year(one) is None or _year(one) <= until]  # type: ignore[operator]
    last: dict[tuple[object, ...], Json] = {}
    for one in due:
        key = (one.get("commitment"), one.get("unit"), one.get("per"), family_of(one))
        before = last.get(key)
        if before is None or (_year(one) or 0) >= (_year(before) or 0):
            last[key] = one
    return list(last.values())


def _year(measure: Json) -> int | None:
    year = measure.get("by")
    return int(year) if year else None


def _falls(measure: Json, promise: Promise) -> bool:
    """Whether less is better: by its sign, else as the indicator has it that it speaks of."""
    sign = measure.get("comparator")
    if sign in ("<", "<="):
        return True
    if sign in (">", ">="):
        return False
    return any(one.direction == "down" for one in _spoken_of(measure, promise.text))


def _spoken_of(measure: Json, text: str) -> list[Indicator]:
    fits = list_fits(str(measure.get("kind") or ""), str(measure.get("unit") or ""), text)
    return [one for one, _ in fits]


def _compare_one(demand: Json, own: Promise, falls: bool) -> Held:
    if demand.get("kind") == "existence" and not demand.get("unit"):
        return Held("held", demand)
    rivals = [one for one in own.measures if _alike(demand, one)]
    if not rivals:
        told = any(one.get("value") is not None for one in own.measures)
        return Held("unlike" if told else "open", demand)
    year = max(_year(demand) or own.until, own.since)  # what was due before is due from the first year on
    now = [one for one in rivals if (_year(one) or year) <= year]
    reached = [one for one in rivals if _reaches(demand, one, falls)]
    if not any(one in now for one in reached):
        best = max(now or rivals, key=lambda one: -_figure(one) if falls else _figure(one))
        return Held("later", demand, reached[0]) if reached else Held("weaker", demand, best)
    kept = next(one for one in reached if one in now)
    return Held("sparser" if _is_sparser(demand, kept) else "held", demand, kept)


def _alike(demand: Json, measure: Json) -> bool:
    """Whether two measures speak in the same unit: both of hundred, both the same thing counted."""
    if measure.get("value") is None or family_of(measure) != family_of(demand):
        return False
    one, other = search_key(str(demand.get("unit") or "")), search_key(str(measure.get("unit") or ""))
    if (demand.get("qualifies") is None) != (measure.get("qualifies") is None) and family_of(
        demand
    ) == "quotient":
        return False
    shorter, longer = sorted((one, other), key=len)
    return one == other or bool(shorter and f" {shorter} " in f" {longer} ")


def _reaches(demand: Json, measure: Json, falls: bool) -> bool:
    asked, given = _figure(demand), _figure(measure)
    if asked == given:
        return not (demand.get("comparator") in ("<", ">") and measure.get("comparator") in ("<=", ">=", "="))
    return given < asked if falls else given > asked


def _figure(measure: Json) -> Decimal:
    """The figure, of counts by the year: four a quarter are sixteen."""
    value = Decimal(str(measure["value"]))
    return value if family_of(measure) == "quotient" else value * _TIMES.get(str(measure.get("per")), 1)


def _is_sparser(demand: Json, measure: Json) -> bool:
    """As many in the year, but without the rhythm that was asked for."""
    asked, given = _TIMES.get(str(demand.get("per")), 1), _TIMES.get(str(measure.get("per")), 1)
    return family_of(demand) == "number" and asked > given
