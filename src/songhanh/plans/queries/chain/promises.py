"""What plans and the strategy promise, as values that can be held against each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from django.utils.translation import get_language

from songhanh.catalogue.indicators import find_indicator
from songhanh.catalogue.spoken import clause_of, find_above, is_about_communes, list_fits
from songhanh.catalogue.strategy import StrategyTarget, strategy_targets
from songhanh.kernel.text import search_key
from songhanh.places.queries.own_rules import Mark
from songhanh.plans.models import Item, Plan

Json = Mapping[str, Any]
Measurable = Literal["yes", "counts", "survey", "above"]
STRATEGY = "strategy"
_QUOTIENTS = frozenset({"share", "coverage", "ratio", "rate"})
# Words that stand in every promise and tell none from another.
_EVERYWHERE = frozenset(
    search_key(
        "có và các của được là từ trở lên xuống ít nhất tối thiểu không quá đạt trên dưới trong về với cho "
        "năm đến mỗi một địa bàn xã phường thôn tổ dân phố tỷ lệ số tổng khoảng theo tại ở lần khi"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a promise is known by: its words, pairs of them, the indicators that it speaks of.

    `families`: whether its figures are quotients or numbers.
    """

    words: frozenset[str]
    pairs: frozenset[str]
    indicators: frozenset[str]
    families: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Promise:
    """A target as one plan has it. `key` is its line, of the strategy "strategy:3.2a".

    `since` and `until` are the years of its plan. `measurable`: by a commune; where not, `note` says more.
    """

    key: str
    ref: str
    text: str
    measures: tuple[Json, ...]
    since: int
    until: int
    source: str
    plan: int | None = None
    item: int | None = None
    measurable: Measurable = "yes"
    note: str = ""

    @property
    def meaning(self) -> Meaning:
        return meaning_of(self.text, self.demands, self.key)

    @property
    def demands(self) -> tuple[Json, ...]:
        """What is asked of one commune: of "100% xã có ít nhất 05 tin, bài" the five items, else all."""
        return demands_of(self.text, self.measures)


def demands_of(text: str, measures: Iterable[Json]) -> tuple[Json, ...]:
    """The measures that hold for one commune.

    A coverage of communes asks each of them for its qualifier; without one, that the thing exists.
    """
    own = list(measures)
    asked: list[Json] = []
    for index, measure in enumerate(own):
        if measure.get("qualifies") is not None:
            continue
        inner = [one for one in own if one.get("qualifies") == index]
        if measure.get("kind") in ("coverage", "share") and is_about_communes(text):
            exists = {**measure, "kind": "existence", "comparator": ">=", "value": 1, "unit": ""}
            asked += [{**one, "qualifies": None} for one in inner] or [exists]
        else:
            asked += [measure, *inner]
    return tuple(asked)


def meaning_of(text: str, measures: tuple[Json, ...], key: str = "") -> Meaning:
    """By what a promise is known again, whatever its number and its place in the paper."""
    known = {f"strategy.{key.partition(':')[2]}"} if key.startswith(f"{STRATEGY}:") else set()
    for measure in measures:
        if measure.get("qualifies") is None:
            kind, unit = str(measure.get("kind") or ""), str(measure.get("unit") or "")
            known |= {one.code for one, _ in list_fits(kind, unit, clause_of(text, measures, measure))}
    families = frozenset(family_of(one) for one in measures if one.get("value") is not None)
    return Meaning(*_words(text), frozenset(map(_of_strategy, known)), families)


def family_of(measure: Json) -> str:
    """A figure of hundred, of thousand … is a quotient, any other a number."""
    return "quotient" if measure.get("kind") in _QUOTIENTS else "number"


def _of_strategy(code: str) -> str:
    """An indicator that stands for a promise of the strategy goes by that promise's number."""
    found = find_indicator(code)
    return f"strategy.{found.strategy}" if found is not None and found.strategy else code


@lru_cache(maxsize=16384)
def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words without figures and without those that stand everywhere; and neighbours among them."""
    words = [one for one in search_key(text).split() if one not in _EVERYWHERE and not one[0].isdigit()]
    return frozenset(words), frozenset(map(" ".join, pairwise(words)))


def promise_of(plan: Plan, item: Item) -> Promise:
    """A target of a plan."""
    measures = tuple(item.payload.get("measures") or ())
    return Promise(
        key=str(item.line), ref=item.ref, text=item.text, measures=measures,
        since=plan.since_year, until=plan.until_year, source=plan.title, plan=plan.pk, item=item.pk,
        measurable=_measurable(item.text, measures),
    )  # fmt: skip


_HERE: dict[str, Measurable] = {"yes": "yes", "counts": "counts", "no": "survey"}


def _measurable(text: str, measures: tuple[Json, ...]) -> Measurable:
    """Whether a commune can measure a promise: by its words, else by the indicators that it speaks of."""
    above = find_above(text)
    if above is not None:
        return above
    fits = [
        one
        for measure in measures
        for one, _ in list_fits(str(measure.get("kind") or ""), str(measure.get("unit") or ""), text)
    ]
    known = {one.measured_here for one in fits}
    return _HERE[fits[0].measured_here] if len(known) == 1 else "yes"


def strategy_promises(marks: Mapping[str, Sequence[Mark]]) -> list[Promise]:
    """The strategy's twenty targets in its twenty-three promises, with what each must reach at a place.

    `marks` by the target's code, as `places.queries.own_rules.list_marks` has them.
    """
    english = (get_language() or "vi").startswith("en")
    return [_strategy_promise(one, marks[one.code], english=english) for one in strategy_targets()]


def _strategy_promise(target: StrategyTarget, marks: Sequence[Mark], *, english: bool) -> Promise:
    measurable: Measurable = "yes" if target.measurable == "records" else target.measurable
    return Promise(
        key=f"{STRATEGY}:{target.code}", ref=target.code, text=target.english if english else target.name,
        measures=tuple(_measures(target, marks)), since=2021, until=2030, source=_sources(target, marks),
        measurable=measurable, note="" if english else target.note,
    )  # fmt: skip


def _sources(target: StrategyTarget, marks: Sequence[Mark]) -> str:
    """Where the figures come from: the strategy, and the papers of places that set their own."""
    own = (f"{one.source} ({one.place.title})" for one in marks if one.place is not None)
    return "; ".join(dict.fromkeys((target.source, *own)))


def _measures(target: StrategyTarget, marks: Sequence[Mark]) -> Iterable[Json]:
    for mark in marks:
        yield {
            "commitment": 0, "qualifies": None, "kind": "share" if target.unit == "%" else "ratio",
            "comparator": mark.sign, "value": mark.value, "unit": target.unit, "per": None, "baseline": None,
            "by": mark.year,
        }  # fmt: skip
    if target.each_value is not None:
        yield {
            "commitment": 0, "qualifies": 0, "kind": "count", "comparator": ">=", "value": target.each_value,
            "unit": target.each_unit, "per": target.each_per, "baseline": None, "by": None,
        }  # fmt: skip
