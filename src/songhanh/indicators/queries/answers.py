"""Answers: what is known of an indicator in a place and a period, by the contract's table of answers.

A count from a register is a number once every quarter of the period that is over has been closed, or once it
reaches what was promised. Before that silence is not reported, never 0. Where an indicator may also be typed
its register speaks once closed, unless an official figure was settled; until then what was typed stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from songhanh.catalogue.indicators import Indicator
from songhanh.indicators.models import Value
from songhanh.indicators.queries.figures import FigureLine, answer_of, figure_line, read_values
from songhanh.indicators.queries.kept import Kept, read_where
from songhanh.indicators.queries.own import Own, OwnCounts
from songhanh.indicators.queries.subjects import Subject, subject_of
from songhanh.kernel.periods import Period, quarters
from songhanh.kernel.quantities import (
    NOT_MEASURED_HERE,
    NOT_REPORTED,
    Answer,
    Ratio,
    answer_count,
    answer_ratio,
    total,
)
from songhanh.places.models import Place
from songhanh.places.queries import Land, list_places_within, list_villages
from songhanh.registers import counts

Values = Mapping[tuple[tuple[str, str, int], str], list[Value]]


@dataclass(frozen=True, slots=True)
class Told:
    """An answer with where it comes from.

    `so_far` is what a register holds while that is no answer yet; `waiting` names the quarters that are over
    and not closed. `above` is the figure of a higher level, where somebody typed it. `changed_on`: the days
    of the period from which an own indicator is reckoned in another way.
    """

    answer: Answer
    so_far: Answer | None = None
    waiting: tuple[str, ...] = ()
    figure: FigureLine | None = None
    reported_by: int = 0
    expected_from: int = 1
    changed_on: tuple[date, ...] = ()


class Answers:
    """What is known of a place in one year on a day, each thing read once, however many ask.

    Each period is told by the borders of its own last day; `borders` names one day for all of them. Typed
    figures of a place that was merged into this one are added to its own.
    """

    def __init__(self, place: Place, year: int, upto: date, borders: date | None = None) -> None:
        self.place, self.year, self.upto, self.borders = place, year, upto, borders
        self._values = read_values(place, year)
        merged = list_places_within(place, max(borders or date.min, date(year, 12, 31)))[1:]
        self._merged = tuple((one, read_values(one, year)) for one in merged)
        self._closed: dict[tuple[str, str, date], bool] = {}
        self._closed_alone: dict[int, frozenset[tuple[str, date]]] = {}
        self._counts: dict[tuple[object, ...], int] = {}
        self._kept = Kept(self._land, lambda day: self._number_of_villages(borders or day))
        self._own = OwnCounts(self._land, lambda day: self._number_of_villages(borders or day))

    def tell(self, subject: Subject, period: Period, enough: Fraction | None = None) -> Told:
        """The answer for a period; `enough` is the minimum that speaks for itself before closing."""
        if subject.own is not None:
            return self._count_own(subject.own, subject.at_least, period, enough)
        definition = subject.definition
        if definition is not None and definition.register:
            return self._count(subject, definition, period, enough)
        typed = self._told(subject, period)
        return self._hear(definition, period, typed) if definition and definition.counts else typed

    def _told(self, subject: Subject, period: Period) -> Told:
        own = self._tell_typed(self._values, subject, period)
        others = [self._tell_typed(values, subject, period) for values in self._apart(period, period)]
        return _add(own, others) if others else own

    def _apart(self, period: Period, whole: Period) -> list[Values]:
        """Figures of places that were still apart at the end of a period, and lie in this one by now.

        What is said of a period on whose last day they lay here already, is said of all the land.
        """
        day = self.borders or whole.last
        return [
            values
            for place, values in self._merged
            if place.until and period.last < place.until <= day and place.since <= period.last
        ]

    def _tell_typed(self, values: Values, subject: Subject, period: Period) -> Told:
        definition = subject.definition
        row = self._find(values, subject, period)
        if row is None and definition is not None and definition.measured_here == "no":
            return Told(NOT_MEASURED_HERE)
        if row is None:
            return self._gather(values, subject, definition, period)
        said = figure_line(row, is_current=True)
        if definition is not None and definition.measured_here == "no":
            return Told(NOT_MEASURED_HERE, figure=said)
        return Told(answer_of(row, subject.base), figure=said, reported_by=1)

    def _find(self, values: Values, subject: Subject, period: Period) -> Value | None:
        """The figure that stands; for a period still open, what had been said by the day."""
        rows = values.get((subject.key, period.code), [])
        if period.last > self.upto:
            rows = [row for row in rows if row.taken_on <= self.upto]
        return rows[-1] if rows else None

    def _gather(self, values: Values, subject: Subject, definition: Indicator | None, period: Period) -> Told:
        """A year from its quarters, where its indicator says how they add up and all of them are there."""
        if definition is None or period.span != "year":
            return Told(NOT_REPORTED)
        parts = [self._find(values, subject, quarter) for quarter in quarters(period.since.year)]
        said = [row for row in parts if row is not None]
        if not said:
            return Told(NOT_REPORTED)
        if definition.aggregation == "latest":
            return Told(
                answer_of(said[-1], subject.base),
                figure=figure_line(said[-1], is_current=True),
                reported_by=1,
            )
        if values is self._values:
            parts += [
                self._find(other, subject, quarter)
                for quarter in quarters(period.since.year)
                for other in self._apart(quarter, period)
            ]
        if None in parts:
            return Told(NOT_REPORTED)
        whole = total(answer_of(row, subject.base) for row in parts if row is not None)
        return Told(whole.answer, figure=figure_line(said[-1], is_current=True), reported_by=1)

    def _count(
        self, subject: Subject, definition: Indicator, period: Period, enough: Fraction | None
    ) -> Told:
        figure = self._figure(subject, definition, period)
        if figure.state == "none_arose":
            return Told(figure, reported_by=1)
        over, waiting = self._waiting(definition.register, period)
        reached = enough is not None and figure.figure is not None and figure.figure >= enough
        if reached or (over and not waiting):
            return Told(figure, reported_by=1)
        begun = period.since <= self.upto  # of days to come a register holds nothing yet, not 0
        return Told(NOT_REPORTED, so_far=figure if begun else None, waiting=waiting)

    def _count_own(self, own: Own, at_least: int, period: Period, enough: Fraction | None) -> Told:
        """What registers hold of an own indicator; a share, and what may end again, waits for the closing."""
        if period.since > self.upto:
            return Told(NOT_REPORTED)
        changed_on = own.changed_in(period.since, period.until)
        held = self._own.read(own, period.since, min(period.until, self.upto + timedelta(days=1)), at_least)
        said = [self._waiting(one, period) for one in own.registers_in(period.since, period.until)]
        over, waiting = said[0][0], tuple(sorted({code for _over, open_ones in said for code in open_ones}))
        reached = own.rises and enough is not None and held.figure is not None and held.figure >= enough
        if reached or (over and not waiting):
            return Told(held, reported_by=1, changed_on=changed_on)
        so_far = held if held.state == "number" else None
        return Told(NOT_REPORTED, so_far=so_far, waiting=waiting, changed_on=changed_on)

    def _hear(self, definition: Indicator, period: Period, typed: Told) -> Told:
        """The register where it is closed, else what was typed, else what the register holds so far."""
        is_sent = typed.figure is not None and typed.figure.settled_at and typed.answer.stage == "official"
        over, waiting = self._waiting(definition.counts, period)
        if is_sent or period.since > self.upto or ((waiting or not over) and typed.figure is not None):
            return typed
        held = self._kept.read(definition, period.since, min(period.until, self.upto + timedelta(days=1)))
        if over and not waiting and held != NOT_REPORTED:
            return Told(held, reported_by=1)
        return Told(NOT_REPORTED, so_far=held, waiting=waiting) if held.figure else typed

    def _waiting(self, source: str, period: Period) -> tuple[list[Period], tuple[str, ...]]:
        """The quarters of a period that are over, and the codes of those whose register is not closed."""
        over = [one for one in _quarters_of(period) if min(one.last, period.last) <= self.upto]
        register = source.partition(".")[0]
        return over, tuple(one.code for one in over if not self._is_closed(register, one, period))

    def _figure(self, subject: Subject, definition: Indicator, period: Period) -> Answer:
        until = min(period.until, self.upto + timedelta(days=1))
        until = max(period.since, until)
        if not definition.reached:
            return answer_count(self._number(subject, definition, period.since, until))
        villages = self._number_of_villages(self.borders or until - timedelta(days=1))
        reached = self._number(subject, definition, period.since, until) if villages else 0
        return answer_ratio(Ratio(Decimal(min(reached, villages)), Decimal(villages)))

    def _number(self, subject: Subject, definition: Indicator, since: date, until: date) -> int:
        if until <= since:
            return 0
        where = read_where(definition) | dict(subject.where)
        key = (
            definition.register,
            definition.reached,
            subject.at_least,
            since,
            until,
            *sorted(where.items()),
        )
        if key not in self._counts:
            self._counts[key] = _ask(self._land, subject, definition, (since, until), where)
        return self._counts[key]

    def _number_of_villages(self, day: date) -> int:
        key = ("villages", day)
        if key not in self._counts:
            self._counts[key] = len(list_villages(self.place, day))
        return self._counts[key]

    @property
    def _land(self) -> Land:
        return Land(self.place, self.borders, alone=not self._merged)

    def _is_closed(self, register: str, quarter: Period, whole: Period) -> bool:
        """Whether a quarter of a period is closed in all that lies here by the period's end."""
        if not self._merged:
            year = quarter.since.year
            if year not in self._closed_alone:
                self._closed_alone[year] = counts.list_wholly_closed(self.place, year)
            return (register, quarter.since) in self._closed_alone[year]
        day = self.borders or whole.last
        key = (register, quarter.code, day)
        if key not in self._closed:
            self._closed[key] = counts.is_closed(register, place=Land(self.place, day), period=quarter)
        return self._closed[key]


def _ask(
    place: Land, subject: Subject, definition: Indicator, days: tuple[date, date], where: Mapping[str, str]
) -> int:
    since, until = days
    if definition.reached:
        return counts.count_units_reached(
            definition.register, place=place, since=since, until=until, at_least=subject.at_least, where=where
        )
    return counts.count(definition.register, place=place, since=since, until=until, where=where)


def _add(own: Told, others: Sequence[Told]) -> Told:
    """A figure of the whole land: a sum that says how many of its places have spoken."""
    added = total(one.answer for one in (own, *others))
    answer = NOT_REPORTED if 0 < added.has < added.expected else added.answer
    so_far = added.answer if answer is NOT_REPORTED and added.has else None
    return Told(answer, so_far=so_far, figure=own.figure, reported_by=added.has, expected_from=added.expected)


def _quarters_of(period: Period) -> list[Period]:
    """The quarters that a period touches: registers are closed by the quarter."""
    years = range(period.since.year, period.last.year + 1)
    found = [quarter for year in years for quarter in quarters(year)]
    return [quarter for quarter in found if quarter.since < period.until and period.since < quarter.until]


def get_answer(
    indicator: str, *, place: Place, period: Period, upto: date, enough: Fraction | None = None
) -> Answer:
    """The answer of one indicator for one period, as known on a day. ValueError for an unknown code."""
    return Answers(place, period.since.year, upto).tell(subject_of(indicator), period, enough).answer
