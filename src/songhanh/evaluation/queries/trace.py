"""From a figure to what it rests on: the entries of a register, or what was typed, by whom and from where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from songhanh.evaluation.queries.charts import draw_measure
from songhanh.evaluation.queries.lines import AnswerLine, TargetVerdict
from songhanh.evaluation.queries.page import MeasureRow, make_measure_row
from songhanh.evaluation.queries.words import answer_words
from songhanh.indicators.queries import FigureLine, list_figures
from songhanh.kernel.periods import read_period
from songhanh.paper.charts import Chart
from songhanh.places.models import Place
from songhanh.registers import counts
from songhanh.registers.counts import CountedLine


@dataclass(frozen=True, slots=True)
class PeriodTrace:
    """One period of a measure, and the entries of the register behind its figure."""

    label: str
    text: str
    is_open: bool
    entries: tuple[CountedLine, ...]


@dataclass(frozen=True, slots=True)
class MeasureTrace:
    """One measure with what its figures rest on."""

    row: MeasureRow
    periods: tuple[PeriodTrace, ...]
    figures: tuple[FigureLine, ...]
    charts: tuple[Chart, ...]


def trace_target(place: Place, target: TargetVerdict, year: int, upto: date) -> tuple[MeasureTrace, ...]:
    """Everything behind the figures of a target."""
    traces = []
    for one in target.judged:
        definition = one.subject.definition
        source = definition.register if definition else ""
        where = dict(pair.split("=", 1) for pair in definition.where) if definition else {}
        where |= one.subject.where
        periods = [_period(place, source, where, answer, upto) for answer in _begun(one.answers, upto)]
        figures = () if source else list_figures(place, one.subject, year)
        charts = draw_measure(place, one, upto)
        traces.append(MeasureTrace(make_measure_row(one), tuple(periods), figures, charts))
    return tuple(traces)


def _begun(answers: Sequence[AnswerLine], upto: date) -> list[AnswerLine]:
    return [answer for answer in answers if read_period(answer.period).since <= upto]


def _period(place: Place, source: str, where: dict[str, str], answer: AnswerLine, upto: date) -> PeriodTrace:
    period = read_period(answer.period)
    until = min(period.until, upto + timedelta(days=1))
    entries: tuple[CountedLine, ...] = ()
    if source:
        entries = counts.list_entries(source, place=place, since=period.since, until=until, where=where)
    shown = answer.so_far if answer.so_far is not None else answer.answer
    return PeriodTrace(answer.label, answer_words(shown), answer.so_far is not None, entries)
