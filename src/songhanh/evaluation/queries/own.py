"""An office's own indicators as pages show them: how they are reckoned, what they hold, for which targets."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from songhanh.catalogue.indicators import indicators
from songhanh.evaluation.access import IN_FORCE
from songhanh.evaluation.models import Binding
from songhanh.evaluation.queries.trace import EntryList, list_behind
from songhanh.evaluation.queries.words import answer_words, period_words
from songhanh.indicators.queries import (
    Counted,
    Formula,
    IndicatorLine,
    Own,
    OwnCounts,
    read_own,
    subject_of_own,
    tell_sheet,
)
from songhanh.kernel.dates import write_date
from songhanh.kernel.periods import Period, quarters
from songhanh.kernel.periods import year as whole_year
from songhanh.places.models import Place
from songhanh.places.queries import Land, list_villages
from songhanh.places.queries.own_indicators import list_said
from songhanh.plans.models import Item
from songhanh.registers import counts
from songhanh.registers.counts import Narrowing

SHOWN = 50  # entries of a look; the register itself has them all


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """A figure of a period, as known on a day."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class OwnLook:
    """What an own indicator holds in a year: the year so far, its quarters, the entries behind the year."""

    year: OwnFigure
    quarters: tuple[OwnFigure, ...]
    lists: tuple[EntryList, ...]


@dataclass(frozen=True, slots=True)
class OwnFormula:
    """A definition in words: "Từ ngày 01/07/2026", "Buổi (Sổ …); Hình thức: Hội nghị"."""

    since: str
    words: str


@dataclass(frozen=True, slots=True)
class OwnTarget:
    """A target that it speaks for."""

    line: str
    text: str


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One own indicator in the list."""

    own: Own
    words: str
    figure: OwnFigure
    targets: int


def list_own(place: Place, year: int, upto: date) -> tuple[OwnLine, ...]:
    """Every own indicator of a place with its figure of the year; those no longer used come last."""
    spoken = [row.indicator for row in Binding.objects.filter(place=place).order_by("pk")]
    reading = _counts(place)
    owns = sorted(read_own(place).values(), key=lambda own: (own.is_retired, own.pk))
    return tuple(
        OwnLine(own, say_formula(own.formulas[-1]), _figure(reading, own, whole_year(year), upto),
                spoken.count(own.code))
        for own in owns
    )  # fmt: skip


def list_known(place: Place, day: date) -> tuple[IndicatorLine, ...]:
    """The indicators of the catalogue, as the place has them on a day."""
    said = list_said(place, day)
    return tuple(tell_sheet(one, said) for one in indicators())


def look_at(place: Place, own: Own, year: int, upto: date) -> OwnLook:
    """What it holds in a year up to a day."""
    reading, whole = _counts(place), whole_year(year)
    begun = [one for one in quarters(year) if one.since <= upto]
    lists: tuple[EntryList, ...] = ()
    if whole.since <= upto:
        until = min(whole.until, upto + timedelta(days=1))
        found = list_behind(place, subject_of_own(own), whole.since, until)
        lists = tuple(
            replace(one, entries=one.entries[-SHOWN:], more=max(len(one.entries) - SHOWN, 0)) for one in found
        )
    return OwnLook(
        _figure(reading, own, whole, upto), tuple(_figure(reading, own, one, upto) for one in begun), lists
    )


def _counts(place: Place) -> OwnCounts:
    return OwnCounts(Land(place), lambda day: len(list_villages(place, day)))


def _figure(reading: OwnCounts, own: Own, period: Period, upto: date) -> OwnFigure:
    label = period_words(period)
    if period.since > upto:
        return OwnFigure(label, _("chưa tới kỳ"))
    answer = reading.read(own, period.since, min(period.until, upto + timedelta(days=1)))
    return OwnFigure(label, answer_words(answer, own.indicator.unit))


def try_formula(own: Own | None, kind: str, standing: bool, formula: Formula) -> Own:
    """The indicator as it would be with this formula; without one that is there already, a new one."""
    if own is None:
        return Own(0, kind, standing, False, (formula,))
    others = [one for one in own.formulas if one.since != formula.since]
    formulas = sorted([*others, formula], key=lambda one: one.since or date.min)
    return replace(own, formulas=tuple(formulas))


def list_formulas(own: Own) -> tuple[OwnFormula, ...]:
    """Its definitions, the latest first."""
    return tuple(
        OwnFormula(
            _("Từ ngày %(day)s") % {"day": write_date(one.since)} if one.since else _("Từ đầu"),
            say_formula(one),
        )
        for one in reversed(own.formulas)
    )


def say_formula(formula: Formula) -> str:
    """ "Buổi (Sổ theo dõi …; Hình thức: Hội nghị) trên Số lượt ghi (…)"."""
    part = _say(formula.part)
    if formula.whole is None:
        return part
    return _("%(part)s, trên tổng số: %(whole)s") % {"part": part, "whole": _say(formula.whole)}


def _say(one: Counted) -> str:
    told = counts.tell_register(one.register)
    if told is None:
        return one.source
    label = next((found.label for found in told.countables if found.code == one.what), one.what)
    known = {narrowing.name: narrowing for narrowing in told.narrowings}
    narrowed = [_say_narrowed(known[name], wanted) for name, wanted in one.where if name in known]
    return f"{label} ({'; '.join([told.title, *narrowed])})"


def _say_narrowed(narrowing: Narrowing, wanted: str) -> str:
    labels: Mapping[str, str] = dict(narrowing.choices)
    return f"{narrowing.label}: {', '.join(labels.get(code, code) for code in wanted.split(','))}"


def list_own_targets(place: Place, own: Own, year: int) -> tuple[OwnTarget, ...]:
    """The targets of the year that it speaks for, each once."""
    lines = Binding.objects.filter(place=place, indicator=own.code).values("line")
    items = Item.objects.filter(
        plan__place=place, plan__state__in=IN_FORCE, plan__since_year__lte=year, plan__until_year__gte=year,
        kind=Item.Kind.TARGET, line__in=lines,
    )  # fmt: skip
    found = items.exclude(state=Item.State.DROPPED).order_by("position", "pk")
    return tuple({str(one.line): OwnTarget(str(one.line), one.text) for one in found}.values())
