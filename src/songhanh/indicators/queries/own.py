"""Indicators that an office made from a register's counts: their definitions by days, and what they hold.

What is added up (entries, numbers, both parts of a share) is added by the definition of each day. Villages
and bodies reached count once, whichever definition knew them. What stands on a day, and readings of which the
last holds, are told by the definition of the last day.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from songhanh.catalogue.indicators import Indicator
from songhanh.indicators.models import Definition, OwnIndicator
from songhanh.kernel.quantities import Answer, Ratio, answer_count, answer_ratio
from songhanh.places.models import Place
from songhanh.places.queries import Land
from songhanh.registers import counts
from songhanh.registers.counts import UNITS, VILLAGES, CountedLine

PREFIX = "made."  # "own." are those of the catalogue that communes set themselves
_KINDS = {
    "count": ("count", "existence"), "existence": ("existence",), "share": ("share", "coverage"),
    "coverage": ("coverage", "share"),
}  # fmt: skip
Days = tuple[date, date]  # half-open


@dataclass(frozen=True, slots=True)
class Counted:
    """One count: a source of a register, narrowed."""

    source: str
    where: tuple[tuple[str, str], ...] = ()

    @property
    def register(self) -> str:
        return self.source.partition(".")[0]

    @property
    def what(self) -> str:
        return self.source.partition(".")[2]

    @property
    def asked(self) -> str:
        """The source whose entries are looked at: villages are reached by entries of any kind."""
        return f"{self.register}.entries" if self.what == VILLAGES else self.source


@dataclass(frozen=True, slots=True)
class Formula:
    """How it is reckoned from a day on; None is from the beginning."""

    since: date | None
    name: str
    unit: str
    direction: str
    part: Counted
    whole: Counted | None = None

    @property
    def counted(self) -> tuple[Counted, ...]:
        return (self.part, self.whole) if self.whole else (self.part,)


@dataclass(frozen=True, slots=True)
class Own:
    """An own indicator with its formulas in the order of their days."""

    pk: int
    kind: str
    standing: bool
    is_retired: bool
    formulas: tuple[Formula, ...]

    @property
    def code(self) -> str:
        return f"{PREFIX}{self.pk}"

    @property
    def name(self) -> str:
        return self.formulas[-1].name

    @property
    def is_quotient(self) -> bool:
        return self.kind in ("share", "coverage")

    @property
    def rises(self) -> bool:
        """Whether what has been reached stays reached until the period is over."""
        told_once = self.standing or any(counts.is_state(one.asked) for one in self.formulas[-1].counted)
        return self.kind != "share" and not told_once

    @property
    def grows(self) -> bool:
        """Whether the figure is a number that only rises until its period is over."""
        return self.rises and not self.is_quotient

    def on(self, day: date) -> Formula:
        """The formula of a day: the first one holds for all that was before it as well."""
        begun = [one for one in self.formulas if one.since is None or one.since <= day]
        return begun[-1] if begun else self.formulas[0]

    def within(self, since: date, until: date) -> Iterator[tuple[Formula, Days]]:
        """The days [since, until) cut where the formula changes."""
        cuts = [one.since for one in self.formulas if one.since and since < one.since < until]
        for start, end in zip([since, *cuts], [*cuts, until], strict=True):
            yield self.on(start), (start, end)

    def changed_in(self, since: date, until: date) -> tuple[date, ...]:
        """On which of the days [since, until) another formula begins to hold."""
        later = self.formulas[1:]
        return tuple(one.since for one in later if one.since and since <= one.since < until)

    def registers_in(self, since: date, until: date) -> tuple[str, ...]:
        """The registers that have to be closed for the days [since, until)."""
        told = [one for formula, _days in self.within(since, until) for one in formula.counted]
        return tuple(dict.fromkeys(one.register for one in told))

    @property
    def indicator(self) -> Indicator:
        """In the catalogue's shape, as of its last formula."""
        last = self.formulas[-1]
        is_sum = self.grows and last.part.what not in (UNITS, VILLAGES)
        aggregation: Any = "ratio" if self.is_quotient else "sum" if is_sum else "latest"
        direction: Any = last.direction
        kind: Any = self.kind
        return Indicator(
            source=_("Chỉ số tự lập"), checked=date.min, code=self.code, name=last.name, english=last.name,
            unit=last.unit, kind=kind, direction=direction, frequency="quarter", aggregation=aggregation,
            measured_here="yes", kinds=_KINDS[self.kind], register=last.part.asked,
            where=tuple(f"{name}={wanted}" for name, wanted in last.part.where),
            reached=self.kind == "coverage", standing=self.standing,
        )  # fmt: skip


def read_own(place: Place) -> dict[str, Own]:
    """The own indicators of a place by their codes, in the order in which they were made; one query."""
    rows = Definition.objects.filter(indicator__place=place).select_related("indicator")
    found: dict[int, list[Definition]] = {}
    for row in rows.order_by("indicator", "pk"):
        found.setdefault(row.indicator_id, []).append(row)
    owns = [_own(of[0].indicator, of) for of in found.values()]
    return {own.code: own for own in owns}


def find_own(place: Place, code: str) -> Own | None:
    """An own indicator of a place by its code."""
    return read_own(place).get(code) if code.startswith(PREFIX) else None


def _own(indicator: OwnIndicator, rows: list[Definition]) -> Own:
    standing = {row.since: row for row in rows}  # of one day the later row holds
    formulas = sorted((_formula(row) for row in standing.values()), key=lambda one: one.since or date.min)
    return Own(
        indicator.pk, indicator.kind, indicator.standing, indicator.retired_at is not None, tuple(formulas)
    )


def _formula(row: Definition) -> Formula:
    whole = _counted(row.whole) if row.whole else None
    return Formula(row.since, row.name, row.unit, row.direction, _counted(row.part), whole)


def _counted(stored: Mapping[str, Any]) -> Counted:
    return Counted(str(stored["source"]), tuple(sorted(dict(stored["where"]).items())))


@dataclass(frozen=True, slots=True)
class OwnCounts:
    """What own indicators hold in a land, each count asked once. `villages`: how many there are on a day."""

    land: Land
    villages: Callable[[date], int]
    _known: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def read(self, own: Own, since: date, until: date, at_least: int = 1) -> Answer:
        """What is held for the days [since, until); none arose where the whole of a share is empty."""
        days = (since, until)
        if own.kind == "coverage":
            there, reached = self.villages(until - timedelta(days=1)), self._reached(own, days, at_least)
            return answer_ratio(Ratio(Decimal(min(reached, there)), Decimal(there)))
        part = self._number(own, days, lambda formula: formula.part)
        if own.kind == "share":
            whole = self._number(own, days, lambda formula: formula.whole or formula.part)
            return answer_ratio(Ratio(Decimal(part), Decimal(whole)))
        return answer_count(min(part, 1) if own.kind == "existence" else part)

    def _number(self, own: Own, days: Days, side: Callable[[Formula], Counted]) -> int:
        last, land = side(own.on(days[1] - timedelta(days=1))), _borders(self.land, days)
        if last.what == VILLAGES:
            return self._reached(own, days, 1)
        if own.standing:
            return int(self._ask("standing", last, land, days))
        if counts.is_state(last.source):
            return int(self._ask("count", last, land, days))
        told = [(side(formula), part) for formula, part in own.within(*days)]
        if last.what == UNITS:
            bodies = (self._ask("units", one, land, part) for one, part in told)
            return len(frozenset[int]().union(*bodies))
        return sum(int(self._ask("count", one, land, part)) for one, part in told)

    def _reached(self, own: Own, days: Days, at_least: int) -> int:
        """How many villages were reached at least so often, by whichever formula."""
        land = _borders(self.land, days)
        if own.standing:
            return int(self._ask("villages", own.on(days[1] - timedelta(days=1)).part, land, days))
        often: Counter[int] = Counter()
        for formula, part in own.within(*days):
            often.update(self._ask("reaching", formula.part, land, part))
        return sum(times >= at_least for times in often.values())

    def _ask(self, how: str, one: Counted, land: Land, days: Days) -> Any:
        key = (how, one, land.borders, days)
        if key not in self._known:
            self._known[key] = _ASK[how](one, land, days)
        return self._known[key]


def _borders(land: Land, days: Days) -> Land:
    """The land by the borders that hold for a whole period, whatever part of it is counted."""
    return replace(land, borders=land.borders or days[1] - timedelta(days=1))


def _in_days(one: Counted, land: Land, days: Days) -> dict[str, Any]:
    return {"place": land, "since": days[0], "until": days[1], "where": dict(one.where)}


def _on_last(one: Counted, land: Land, days: Days) -> dict[str, Any]:
    return {"place": land, "on_day": days[1] - timedelta(days=1), "where": dict(one.where)}


_ASK: dict[str, Callable[[Counted, Land, Days], Any]] = {
    "count": lambda one, *about: counts.count(one.source, **_in_days(one, *about)),
    "units": lambda one, *about: counts.list_units_recording(one.source, **_in_days(one, *about)),
    "reaching": lambda one, *about: counts.count_reaching(one.asked, **_in_days(one, *about)),
    "standing": lambda one, *about: counts.count_standing(one.source, **_on_last(one, *about)),
    "villages": lambda one, *about: counts.count_units_standing(one.asked, **_on_last(one, *about)),
}


def list_own_villages(own: Own, land: Land, days: Days, at_least: int) -> frozenset[int]:
    """The villages behind a coverage of the days [since, until), by their ids."""
    asked, often = _borders(land, days), Counter[int]()
    for formula, part in own.within(*days):
        often.update(counts.count_reaching(formula.part.asked, **_in_days(formula.part, asked, part)))
    return frozenset(village for village, times in often.items() if times >= at_least)


@dataclass(frozen=True, slots=True)
class OwnEntries:
    """The entries behind a figure: those counted, and of a share those of its whole."""

    part: tuple[CountedLine, ...]
    whole: tuple[CountedLine, ...]


def list_own_entries(own: Own, land: Land, since: date, until: date) -> OwnEntries:
    """The entries of the days [since, until), each by the formula of its day."""
    days, asked = (since, until), _borders(land, (since, until))
    told = [(own.on(until - timedelta(days=1)), days)] if own.standing else list(own.within(*days))
    parts = [line for formula, part in told for line in _entries(own, formula.part, asked, part)]
    wholes = [
        line for formula, part in told if formula.whole
        for line in _entries(own, formula.whole, asked, part)
    ]  # fmt: skip
    return OwnEntries(tuple(parts), tuple(wholes))


def _entries(own: Own, one: Counted, land: Land, days: Days) -> tuple[CountedLine, ...]:
    if own.standing:
        return counts.list_standing(one.asked, **_on_last(one, land, days))
    return counts.list_entries(one.asked, **_in_days(one, land, days))
