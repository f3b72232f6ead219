"""Figures, bindings and remarks of a worked year, typed through the verbs as an officer would in November.

What is said is data (the room `demo` holds it). Last year's figures are official and settled; this year's are
estimates, one of them corrected. What a story says nothing of stays unsaid: it is not reported, never 0.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from songhanh.evaluation.actions import Choice, Words, attach_proofs, bind_measure, record_remark
from songhanh.evaluation.queries.bindings import bind_target
from songhanh.evaluation.queries.measures import current, read_measure
from songhanh.evaluation.queries.remarks import find_remark
from songhanh.indicators.actions import Figure, Wording, define_indicator, record_value, settle_value
from songhanh.indicators.queries import PREFIX, find_figure, find_statistic, statistic_subject, subject_of
from songhanh.journal.actor import Actor
from songhanh.kernel.text import slug
from songhanh.paper.grid import GridColumn, GridSheet, write_grid
from songhanh.places.models import Place
from songhanh.plans.models import Item
from songhanh.plans.queries.plan import list_targets_in_force
from songhanh.registers.actions.proofs import Upload

_HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_YEAR = 2026
_LAST_YEAR_AT = datetime(2026, 1, 15, 9, tzinfo=_HERE)
_AT = datetime(2026, 11, 20, 9, tzinfo=_HERE)
_LATER = _AT.replace(day=21)
Said = int | str | tuple[int, int]


@dataclass(frozen=True, slots=True)
class OwnCount:
    """An own indicator that counts, and the target that it speaks for: which of its measures."""

    wording: Wording
    target: str
    measure: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """What an officer types. A target is named by how its sentence begins.

    `last_year`: indicator, source, figure. `bindings`: target, which of its measures, indicator. `figures`:
    target, source, the figures of its measures in their order. `corrected`: target and its figure, anew.
    `statistics`: a line of the gender statistics, its source, women and all. `scored`: a target whose word
    rests on a table as well, with its title, its columns and its rows.
    """

    figures: tuple[tuple[str, str, tuple[Said, ...]], ...]
    remarks: tuple[tuple[str, Words], ...]
    last_year: tuple[tuple[str, str, Said], ...] = ()
    bindings: tuple[tuple[str, int, str], ...] = ()
    corrected: tuple[tuple[str, Said], ...] = ()
    statistics: tuple[tuple[str, str, tuple[int, int]], ...] = ()
    own: tuple[OwnCount, ...] = ()
    scored: tuple[tuple[str, str, tuple[str, ...], tuple[tuple[str | int, ...], ...]], ...] = ()


def fill_figures(place: Place, *, officer: Actor, story: Story) -> None:
    """Type last year's figures and this year's, bind, correct and remark, for the plans in force."""
    for indicator, source, number in story.last_year:
        _say_last_year(place, officer, indicator, _figure(number, source, _YEAR - 1))
    targets = list_targets_in_force(place, _YEAR)
    for start, index, indicator in story.bindings:
        for item in _starting(targets, start):
            bind_measure(actor=officer, item=item, measure=index, choice=Choice(indicator=indicator), at=_AT)
    for one in story.own:
        _make_own(place, officer, one, targets)
    _fill_this_year(place, officer, story, targets)
    _attach_tables(place, officer, story, targets)
    for code, source, counted in story.statistics:
        line = find_statistic(code)
        if line is None or line.total:
            raise LookupError(f"no line to be typed: {code}")
        figure = _figure(counted, source, _YEAR)
        record_value(actor=officer, place=place, subject=statistic_subject(line), figure=figure, at=_AT)


def _fill_this_year(place: Place, officer: Actor, story: Story, targets: tuple[Item, ...]) -> None:
    for start, source, numbers in story.figures:
        for item in _starting(targets, start):
            _say(place, item, officer, source, numbers)
    for start, number in story.corrected:
        for item in _starting(targets, start):
            _correct(place, item, officer, number)
    for start, words in story.remarks:
        for item in _starting(targets, start):
            record_remark(actor=officer, item=item, year=_YEAR, words=words, at=_LATER)


def _attach_tables(place: Place, officer: Actor, story: Story, targets: tuple[Item, ...]) -> None:
    for start, title, columns, rows in story.scored:
        wide = tuple(GridColumn(column, 24) for column in columns)
        for item in _starting(targets, start):
            _attach_table(place, officer, item, GridSheet(title, title, place.full_name, wide, rows))


def _attach_table(place: Place, officer: Actor, item: Item, sheet: GridSheet) -> None:
    remark = find_remark(place, item.line, _YEAR)
    if remark is None:
        raise LookupError(f"nothing said of {item.text}")
    upload = Upload(write_grid([sheet], title=sheet.title), f"{slug(sheet.title)}.xlsx")
    attach_proofs(actor=officer, remark=remark, uploads=[upload], at=_LATER)


def _make_own(place: Place, officer: Actor, one: OwnCount, targets: tuple[Item, ...]) -> None:
    made = define_indicator(actor=officer, place=place, kind="count", wording=one.wording, at=_AT)
    choice = Choice(indicator=f"{PREFIX}{made.pk}")
    for item in _starting(targets, one.target):
        bind_measure(actor=officer, item=item, measure=one.measure, choice=choice, at=_AT)


def _starting(targets: tuple[Item, ...], start: str) -> list[Item]:
    found = [item for item in targets if item.text.startswith(start)]
    if not found:
        raise LookupError(f"no target begins with {start}")
    return found


def _say_last_year(place: Place, officer: Actor, indicator: str, figure: Figure) -> None:
    subject = subject_of(indicator)
    value = record_value(actor=officer, place=place, subject=subject, figure=figure, at=_LAST_YEAR_AT)
    settle_value(actor=officer, value=value, at=_LAST_YEAR_AT)


def _say(place: Place, item: Item, officer: Actor, source: str, numbers: tuple[Said, ...]) -> None:
    measures = [read_measure(one) for one in item.payload.get("measures") or ()]
    for index, number in zip(current(measures, _YEAR), numbers, strict=False):
        subject = bind_target(item, index).subject
        fits = subject.is_quotient is isinstance(number, tuple)
        if fits and not subject.is_counted and find_figure(place, subject, str(_YEAR)) is None:
            figure = _figure(number, source, _YEAR)
            record_value(actor=officer, place=place, subject=subject, figure=figure, at=_AT)


def _figure(number: Said, source: str, year: int) -> Figure:
    """An estimate of this year, or last year's official figure."""
    stage, taken_on = ("estimate", date(year, 11, 18)) if year == _YEAR else ("official", date(year, 12, 31))
    if isinstance(number, tuple):
        part, whole = map(Decimal, number)
        return Figure(
            period=str(year), numerator=part, denominator=whole, source=source, taken_on=taken_on, stage=stage
        )
    return Figure(period=str(year), value=Decimal(number), source=source, taken_on=taken_on, stage=stage)


def _correct(place: Place, item: Item, officer: Actor, number: Said) -> None:
    """Something was counted twice: the first figure stays in the chain."""
    subject = bind_target(item, 0).subject
    known = find_figure(place, subject, str(_YEAR))
    if known is None:
        raise LookupError(f"nothing to correct: {item.text}")
    figure = _figure(number, known.source, _YEAR)
    record_value(actor=officer, place=place, subject=subject, figure=figure, seen=known.pk, at=_LATER)
