"""Which indicator speaks for a measure: the officer's word, else what is offered and sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from songhanh.catalogue.indicators import find_indicator
from songhanh.evaluation.models import Binding
from songhanh.evaluation.queries.measures import base_of
from songhanh.indicators.queries import Own, Subject, find_own, offer, subject_of, subject_of_own
from songhanh.places.models import Place
from songhanh.plans.models import Item

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bound:
    """What is measured, whether anything is bound at all, and whether nobody but the offer says so."""

    subject: Subject
    is_bound: bool
    is_offered: bool
    version: int


def read_bindings(place: Place, lines: Sequence[UUID]) -> dict[tuple[str, int], Binding]:
    """The officer's bindings for these lines; one query."""
    rows = Binding.objects.filter(place=place, line__in=lines).order_by("pk")
    return {(str(row.line), row.measure): row for row in rows}


def bind(item: Item, index: int, row: Binding | None, owns: Mapping[str, Own]) -> Bound:
    """What measure `index` of a target is measured by; `owns`: the place's own indicators by their codes."""
    measures = item.payload.get("measures") or []
    measure = measures[index]
    own = Subject(line=item.line, measure=index, kind=_kind_of(measure), base=base_of(measure))
    if row is not None:
        return Bound(_subject(row.indicator, row.filters, owns) or own, True, False, row.version)
    sure = next((one for one in offer(item.text, measures, index) if one.sure), None)
    if sure is None:
        return Bound(own, False, False, 0)
    subject = _subject(sure.indicator, {"at_least": sure.at_least}, owns)
    return Bound(subject or own, subject is not None, subject is not None, 0)


def _kind_of(measure: Json) -> str:
    return str(measure.get("kind") or "count")


def _subject(indicator: str, filters: Mapping[str, Any], owns: Mapping[str, Own]) -> Subject | None:
    """An indicator with its filters; None for none, or one that the catalogue no longer has."""
    if indicator in owns:
        return subject_of_own(owns[indicator], filters)
    return subject_of(indicator, filters) if find_indicator(indicator) else None


def find_binding(place: Place, line: UUID, index: int) -> Binding | None:
    """The officer's word on one measure."""
    return Binding.objects.filter(place=place, line=line, measure=index).first()


def bind_target(item: Item, index: int) -> Bound:
    """What measure `index` of one target is measured by."""
    place = item.plan.place
    row = find_binding(place, item.line, index)
    own = find_own(place, row.indicator) if row else None
    return bind(item, index, row, {own.code: own} if own else {})
