"""Answers: what is known of an indicator in a place and a period, by the contract's table of answers.

A count from a register is a number once every quarter of the period that is over has been closed, or once it
reaches what was promised. Before that silence is not reported, never 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from songhanh.catalogue.indicators import Indicator
from songhanh.indicators.models import Value
from songhanh.indicators.queries.figures import FigureLine, answer_of, figure_line, read_values
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
from songhanh.places.models import Place, Unit
from songhanh.registers import counts


@dataclass(frozen=True, slots=True)
class Told:
    """An answer with where it comes from.

    `so_far` is what a register holds while that is no answer yet; `waiting` names the quarters that are over
    and not closed. `above` is the figure of a higher level, where somebody typed it.
    """

    answer: Answer
    so_far: Answer | None = None
    waiting: tuple[str, ...] = ()
    figure: FigureLine | None = None
    reported_by: int = 0
    expected_from: int = 1


class Answers:
    """What is known of a place in one year on a day, each thing read once, however many ask."""

    def __init__(self, place: Place, year: int, upto: date) -> None:
        self.place, self.year, self.upto = place, year, upto
        self._values = read_values(place, year)
        self._closed: dict[tuple[str, str], bool] = {}
        self._counts: dict[tuple[object, ...], int] = {}

    def tell(self, subject: Subject, period: Period, enough: Fraction | None = None) -> Told:
        """The answer for a period; `enough` is the minimum that speaks for itself before closing."""
        definition = subject.definition
        if definition is not None and definition.register:
            return self._count(subject, definition, period, enough)
        row = self._find(subject, period)
        if row is None and definition is not None and definition.measured_here == "no":
            return Told(NOT_MEASURED_HERE)
        if row is None:
            return self._gather(subject, definition, period)
        said = figure_line(row, is_current=True)
        if definition is not None and definition.measured_here == "no":
            return Told(NOT_MEASURED_HERE, figure=said)
        return Told(answer_of(row, subject.base), figure=said, reported_by=1)

    def _find(self, subject: Subject, period: Period) -> Value | None:
        """The figure that stands; for a period still open, what had been said by the day."""
        rows = self._values.get((subject.key, period.code), [])
        if period.last > self.upto:
            rows = [row for row in rows if row.taken_on <= self.upto]
        return rows[-1] if rows else None

    def _gather(self, subject: Subject, definition: Indicator | None, period: Period) -> Told:
        """A year from its quarters, where its indicator says how they add up and all of them are there."""
        if definition is None or period.span != "year":
            return Told(NOT_REPORTED)
        parts = [self._find(subject, quarter) for quarter in quarters(period.since.year)]
        said = [row for row in parts if row is not None]
        if not said:
            return Told(NOT_REPORTED)
        if definition.aggregation == "latest":
            return Told(
                answer_of(said[-1], subject.base),
                figure=figure_line(said[-1], is_current=True),
                reported_by=1,
            )
        if len(said) < len(parts):
            return Told(NOT_REPORTED)
        whole = total(answer_of(row, subject.base) for row in said)
        return Told(whole.answer, figure=figure_line(said[-1], is_current=True), reported_by=1)

    def _count(
        self, subject: Subject, definition: Indicator, period: Period, enough: Fraction | None
    ) -> Told:
        figure = self._figure(subject, definition, period)
        if figure.state == "none_arose":
            return Told(figure, reported_by=1)
        over = [one for one in _quarters_of(period) if min(one.last, period.last) <= self.upto]
        register = definition.register.partition(".")[0]
        waiting = tuple(quarter.code for quarter in over if not self._is_closed(register, quarter))
        reached = enough is not None and figure.figure is not None and figure.figure >= enough
        if reached or (over and not waiting):
            return Told(figure, reported_by=1)
        return Told(NOT_REPORTED, so_far=figure, waiting=waiting)

    def _figure(self, subject: Subject, definition: Indicator, period: Period) -> Answer:
        until = min(period.until, self.upto + timedelta(days=1))
        until = max(period.since, until)
        if not definition.reached:
            return answer_count(self._number(subject, definition, period.since, until))
        villages = self._number_of_villages(until)
        reached = self._number(subject, definition, period.since, until) if villages else 0
        return answer_ratio(Ratio(Decimal(min(reached, villages)), Decimal(villages)))

    def _number(self, subject: Subject, definition: Indicator, since: date, until: date) -> int:
        if until <= since:
            return 0
        where = dict(narrow.split("=", 1) for narrow in definition.where) | dict(subject.where)
        key = (
            definition.register,
            definition.reached,
            subject.at_least,
            since,
            until,
            *sorted(where.items()),
        )
        if key not in self._counts:
            self._counts[key] = _ask(self.place, subject, definition, (since, until), where)
        return self._counts[key]

    def _number_of_villages(self, until: date) -> int:
        day = until - timedelta(days=1)
        key = ("villages", day)
        if key not in self._counts:
            villages = Unit.objects.on(day).filter(place=self.place, kind="village")
            self._counts[key] = villages.count()
        return self._counts[key]

    def _is_closed(self, register: str, quarter: Period) -> bool:
        key = (register, quarter.code)
        if key not in self._closed:
            self._closed[key] = counts.is_closed(register, place=self.place, period=quarter)
        return self._closed[key]


def _ask(
    place: Place, subject: Subject, definition: Indicator, days: tuple[date, date], where: Mapping[str, str]
) -> int:
    since, until = days
    if definition.reached:
        return counts.count_units_reached(
            definition.register, place=place, since=since, until=until, at_least=subject.at_least, where=where
        )
    return counts.count(definition.register, place=place, since=since, until=until, where=where)


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
