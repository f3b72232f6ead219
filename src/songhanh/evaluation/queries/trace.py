"""From a figure to what it rests on: the entries of a register, or what was typed, by whom and from where."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from songhanh.evaluation.queries.charts import draw_measure
from songhanh.evaluation.queries.lines import AnswerLine, TargetVerdict
from songhanh.evaluation.queries.page import MeasureRow, make_measure_row
from songhanh.evaluation.queries.words import answer_words
from songhanh.indicators.queries import (
    FigureLine,
    IndicatorLine,
    Subject,
    list_figures,
    list_kept,
    list_own_entries,
    read_where,
    tell_sheet,
)
from songhanh.kernel.periods import read_period
from songhanh.paper.charts import Chart
from songhanh.places.models import Place
from songhanh.places.queries import Land
from songhanh.places.queries.own_indicators import SaidHere, list_said
from songhanh.registers import counts
from songhanh.registers.counts import CountedLine


@dataclass(frozen=True, slots=True)
class EntryList:
    """Entries behind a figure; `title` where there are several lists (of a share: its part and its whole).

    `more` are left out of a look.
    """

    title: str
    entries: tuple[CountedLine, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class PeriodTrace:
    """One period of a measure, and the entries of the register behind its figure, list by list."""

    label: str
    text: str
    is_open: bool
    lists: tuple[EntryList, ...]

    @property
    def entries(self) -> tuple[CountedLine, ...]:
        """All of them."""
        return tuple(entry for one in self.lists for entry in one.entries)


@dataclass(frozen=True, slots=True)
class MeasureTrace:
    """One measure with what its figures rest on: entries of a register (`is_counted`), what was typed.

    `sheet` is that of an indicator of the catalogue; `own` the office's own indicator, which has its page.
    """

    row: MeasureRow
    periods: tuple[PeriodTrace, ...]
    figures: tuple[FigureLine, ...]
    charts: tuple[Chart, ...]
    is_counted: bool
    sheet: IndicatorLine | None
    own: int


def trace_target(place: Place, target: TargetVerdict, year: int, upto: date) -> tuple[MeasureTrace, ...]:
    """Everything behind the figures of a target."""
    traces, said = [], list_said(place, upto)
    for one in target.judged:
        begun = [answer for answer in one.answers if read_period(answer.period).since <= upto]
        periods = tuple(_period(place, one.subject, answer, upto) for answer in begun)
        figures = () if one.subject.is_counted else list_figures(place, one.subject, year)
        is_counted = one.subject.is_counted or any(period.entries for period in periods)
        row, charts = make_measure_row(one), draw_measure(place, one, upto)
        own, sheet = one.subject.own, sheet_of(one.subject, said)
        traces.append(MeasureTrace(row, periods, figures, charts, is_counted, sheet, own.pk if own else 0))
    return tuple(traces)


def sheet_of(subject: Subject, said: Mapping[str, SaidHere]) -> IndicatorLine | None:
    """The sheet of what is measured; None where nothing is bound, or an indicator of the office's own."""
    definition = subject.definition
    return tell_sheet(definition, said) if definition is not None and subject.own is None else None


def _period(place: Place, subject: Subject, answer: AnswerLine, upto: date) -> PeriodTrace:
    period = read_period(answer.period)
    until = min(period.until, upto + timedelta(days=1))
    lists = list_behind(place, subject, period.since, until)
    shown = answer.so_far if answer.so_far is not None else answer.answer
    return PeriodTrace(answer.label, answer_words(shown, kind=subject.kind), answer.so_far is not None, lists)


def list_behind(place: Place, subject: Subject, since: date, until: date) -> tuple[EntryList, ...]:
    """The entries behind a figure for the days [since, until)."""
    if subject.own is None:
        found = _list_entries(place, subject, since, until)
        return (EntryList("", found),) if found else ()
    told = list_own_entries(subject.own, Land(place), since, until)
    if subject.own.kind != "share":
        return (EntryList("", told.part),) if told.part else ()
    return (EntryList(_("Số đạt (tử số)"), told.part), EntryList(_("Tổng số (mẫu số)"), told.whole))


def _list_entries(place: Place, subject: Subject, since: date, until: date) -> tuple[CountedLine, ...]:
    """What a register holds of a subject for the days [since, until)."""
    one = subject.definition
    if one is not None and one.register:
        where = read_where(one) | dict(subject.where)
        return counts.list_entries(one.register, place=place, since=since, until=until, where=where)
    return list_kept(one, Land(place), since, until) if one is not None and one.counts else ()
