"""The lines of a year's draft: which targets and tasks, from where, in which words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from songhanh.kernel.numbers import write_number
from songhanh.kernel.text import search_key
from songhanh.paper.plan import phrases
from songhanh.paper.plan.moving import forget_money, leave_open, move_years, put_for_commune, raise_figure
from songhanh.paper.plan.values import Group, Line
from songhanh.places.models import Place
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.chain.kin import find_kin, know, relate
from songhanh.plans.queries.chain.promises import Promise
from songhanh.plans.queries.chain.strength import compare
from songhanh.plans.queries.chain.words import promise_words
from songhanh.plans.queries.words import FIELDS

UNMET = ("not_met", "behind")
_STANDING = "culture_society_office"
Verdicts = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Ground:
    """Where and for when a draft is made."""

    place: Place
    year: int
    village_word: str

    def moved(self, text: str, since: int) -> str:
        return move_years(text, since, self.year)

    def of_above(self, text: str, since: int) -> str:
        return put_for_commune(self.moved(text, since), self.place.kind, self.village_word)


@dataclass(frozen=True, slots=True)
class Asked:
    """A target of a plan above, with the field that it belongs to."""

    promise: Promise
    field: str


def draft_targets(
    ground: Ground, own: Sequence[Asked], asked: Sequence[Asked], verdicts: Verdicts
) -> tuple[Group, ...]:
    """Last year's targets, raised where the plans above ask for more, and what those ask besides; by field.

    Within a field what was not met last year comes first.
    """
    kin = find_kin(know([one.promise for one in asked]), know([one.promise for one in own]), {})
    of = {one.own.key: one.parent for one in kin if one.own is not None and one.how == "sure"}
    lines: dict[str, list[Line]] = {}
    for one in own:
        line = _own_line(ground, one.promise, verdicts.get(one.promise.key, ()))
        lines.setdefault(one.field, []).append(_raised(ground, line, one.promise, of.get(one.promise.key)))
    kept = {found.parent.key for found in kin if found.own is not None}
    for one in _new_ones(one for one in asked if one.promise.key not in kept):
        lines.setdefault(one.field, []).append(_asked_line(ground, one.promise))
    return tuple(
        Group(str(name), tuple(sorted(lines[code], key=lambda line: line.origin != "unmet")))
        for code, name in FIELDS.items()
        if lines.get(code)
    )


def _new_ones(asked: Iterable[Asked]) -> Iterable[Asked]:
    """What a commune can measure, each thing once though several plans ask for it."""
    told: list[Asked] = []
    for one in asked:
        again = any(relate(one.promise.meaning, other.promise.meaning)[0] == "sure" for other in told)
        if one.promise.measurable == "yes" and not again:
            told.append(one)
            yield one


def _own_line(ground: Ground, promise: Promise, verdict: Sequence[str]) -> Line:
    text = _ended(ground.moved(promise.text, promise.since))
    unmet = bool(verdict) and verdict[0] in UNMET
    return Line(text, "unmet" if unmet else "own", promise.source, verdict[1] if unmet else "")


def _raised(ground: Ground, line: Line, own: Promise, parent: Promise | None) -> Line:
    """The line with the figure that the plan above asks for, where that is more."""
    if parent is None or parent.measurable != "yes":
        return line
    held = compare(replace(parent, since=own.since, until=own.until), own)
    if held.standing != "weaker" or held.asked is None or held.given is None:
        return line
    given, asked = (write_number(Decimal(str(one["value"]))) for one in (held.given, held.asked))
    text = raise_figure(line.text, given, asked)
    words = promise_words(parent)
    if text is None:
        text = _ended(ground.of_above(parent.text, parent.since))
    return Line(text, "unmet" if line.origin == "unmet" else "raised", parent.source, words)


def _asked_line(ground: Ground, promise: Promise) -> Line:
    text = ground.of_above(promise.text, promise.since)
    told = any(one.get("value") is not None for one in promise.measures)
    return Line(_ended(text) if told else leave_open(text), "above", promise.source)


def _ended(text: str) -> str:
    return f"{text.rstrip(' .;,')}."


def draft_tasks(
    ground: Ground, plan: Plan | None, items: Iterable[Item], verdicts: Verdicts
) -> tuple[Line, ...]:
    """What last year's plan orders without naming a unit, and what was proposed where a target fell short."""
    since = plan.since_year if plan is not None else ground.year
    lines = [
        Line(_ended(said[2]), "solution", plan.title if plan is not None else "")
        for said in verdicts.values()
        if len(said) > 2 and said[2] and said[0] in UNMET
    ]
    lines += [
        Line(_ended(ground.moved(one.text, since)), "own", plan.title if plan is not None else "")
        for one in items
        if _is_task_of(one, "content") and not one.unit_kind
    ]
    return _once(lines)


def _is_task_of(item: Item, part: str) -> bool:
    return item.kind == Item.Kind.TASK and item.payload.get("part") == part


def draft_funding(ground: Ground, plan: Plan | None, items: Iterable[Item]) -> tuple[Line, ...]:
    """Where the money comes from; last year's amounts wait for this year's."""
    if plan is None:
        return (phrases.MONEY,)
    told = list(items)
    said = [one for one in told if _is_task_of(one, "funding")] or [
        one for one in told if one.kind == Item.Kind.FUNDING
    ]
    moved = (forget_money(ground.moved(one.text, plan.since_year)) for one in said)
    return _once(Line(_ended(text), "own", plan.title) for text in moved)


def draft_units(
    ground: Ground, plan: Plan | None, items: Sequence[Item], above: Sequence[tuple[Plan, Sequence[Item]]]
) -> tuple[Group, ...]:
    """The units of last year's plan with their tasks; what communes are given goes to the first."""
    since = plan.since_year if plan is not None else ground.year
    source = plan.title if plan is not None else ""
    found: list[tuple[Item, list[Line]]] = []
    for one in items:
        if one.kind == Item.Kind.UNIT:
            found.append((one, []))
        elif found and _is_task_of(one, "organisation"):
            found[-1][1].append(Line(_ended(ground.moved(one.text, since)), "own", source))
    groups = [
        Group(unit.text, _once(lines), bool(unit.payload.get("asked"))) for unit, lines in found if lines
    ]
    given = [line for of, told in above for line in _given_to_communes(ground, of, told)]
    return _with_given(groups or _units_here(ground), given)


def _given_to_communes(ground: Ground, plan: Plan, items: Sequence[Item]) -> Iterable[Line]:
    """What a province orders under a heading of the communes' committees."""
    to_communes = False
    for one in items:
        if one.kind == Item.Kind.UNIT:
            to_communes = phrases.is_of_communes(one.text)
        elif one.kind == Item.Kind.TASK and to_communes:
            yield Line(_ended(ground.of_above(one.text, plan.since_year)), "above", plan.title)


def _with_given(groups: Sequence[Group], given: Sequence[Line]) -> tuple[Group, ...]:
    """The standing office, which stands first, advises on what the commune as a whole must do."""
    if not groups or not given:
        return tuple(groups)
    first = groups[0]
    known = {search_key(line.text) for line in first.lines}
    more = tuple(phrases.advise_on(line) for line in given if search_key(line.text) not in known)
    return (replace(first, lines=(*first.lines, *more)), *groups[1:])


def _units_here(ground: Ground) -> list[Group]:
    """In a first year: the units of the place, each with what can be said of all."""
    units = ground.place.units.filter(until__isnull=True).exclude(kind="village").order_by("pk")
    ordered = sorted(units, key=lambda unit: unit.kind != _STANDING)
    return [
        Group(
            unit.name,
            (phrases.OFFICE if unit.kind == _STANDING else phrases.GENERAL,),
            unit.relation == "peer",
        )
        for unit in ordered
    ]


def _once(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple({search_key(line.text): line for line in reversed(list(lines))}.values())[::-1]


def fields_of(items: Iterable[Item]) -> dict[str, str]:
    """The field of each target, by its line."""
    return {str(one.line): _field(one.payload) for one in items if one.kind == Item.Kind.TARGET}


def _field(payload: Mapping[str, Any]) -> str:
    field = str(payload.get("field") or "other")
    return field if field in FIELDS else "other"
