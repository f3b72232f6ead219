"""Typed figures of a place, in the order in which they were said."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q

from songhanh.files.models import StoredFile
from songhanh.indicators.models import Value
from songhanh.indicators.queries.subjects import Subject
from songhanh.kernel.quantities import NONE_AROSE, NOT_MEASURED_HERE, Answer, Ratio, Stage
from songhanh.places.models import Place


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A typed figure as it was said; `proofs` are told where figures are listed."""

    pk: int
    period: str
    state: str
    state_label: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    stage: str
    stage_label: str
    source: str
    taken_on: date
    recorded_at: datetime
    recorded_by: str
    settled_at: datetime | None
    settled_by: str
    is_current: bool
    proofs: tuple[StoredFile, ...] = ()


def figure_line(row: Value, *, is_current: bool) -> FigureLine:
    """A row as pages and papers take it."""
    return FigureLine(
        row.pk, row.period, row.state, row.get_state_display(), row.value, row.numerator, row.denominator,
        row.stage, row.get_stage_display(), row.source, row.taken_on, row.recorded_at, row.recorded_by,
        row.settled_at, row.settled_by, is_current,
    )  # fmt: skip


def answer_of(row: Value, base: int) -> Answer:
    """A row as the kernel judges it."""
    stage: Stage = "estimate" if row.stage == Value.Stage.ESTIMATE else "official"
    if row.state == Value.State.NONE_AROSE:
        return NONE_AROSE if stage == "official" else Answer("none_arose", stage=stage)
    if row.state == Value.State.NOT_MEASURED_HERE:
        return NOT_MEASURED_HERE
    if row.numerator is not None and row.denominator is not None:
        return Answer("number", ratio=Ratio(row.numerator, row.denominator), base=base, stage=stage)
    return Answer("number", value=row.value, stage=stage)


def read_values(place: Place, year: int) -> dict[tuple[tuple[str, str, int], str], list[Value]]:
    """All typed figures of a place for a year and its parts, by what they are of and when; one query."""
    rows = Value.objects.filter(place=place, period__startswith=str(year)).order_by("pk")
    found: dict[tuple[tuple[str, str, int], str], list[Value]] = {}
    for row in rows:
        key = (row.indicator, "", -1) if row.indicator else ("", str(row.line), int(row.measure or 0))
        found.setdefault((key, row.period), []).append(row)
    return found


def _of(place: Place, subject: Subject) -> Q:
    if subject.indicator:
        return Q(place=place, indicator=subject.indicator)
    return Q(place=place, indicator="", line=subject.line, measure=subject.measure)


def list_figures(place: Place, subject: Subject, year: int) -> tuple[FigureLine, ...]:
    """Every figure that was said of a subject for a year, latest first; which ones stand is marked."""
    found = Value.objects.filter(_of(place, subject), period__startswith=str(year)).order_by("-pk")
    rows = list(found.prefetch_related("proofs"))
    corrected = {row.corrects_id for row in rows}
    return tuple(_with_proofs(row, is_current=row.pk not in corrected) for row in rows)


def _with_proofs(row: Value, *, is_current: bool) -> FigureLine:
    proofs = tuple(sorted(row.proofs.all(), key=lambda stored: stored.pk))
    return replace(figure_line(row, is_current=is_current), proofs=proofs)


def find_figure(place: Place, subject: Subject, period: str) -> Value | None:
    """The figure that stands for a subject and a period."""
    return (
        Value.objects.filter(_of(place, subject), period=period, correction__isnull=True)
        .order_by("-pk")
        .first()
    )
