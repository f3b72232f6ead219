"""The communes below a province or the nation: their plans, and which reports they have issued and sent."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from songhanh.journal.actor import Viewer
from songhanh.kernel.dates import write_date
from songhanh.people.access import may
from songhanh.places.models import Place
from songhanh.plans.models import Plan
from songhanh.reports.models import Report

KINDS = (Report.Kind.SIX_MONTH, Report.Kind.NINE_MONTH, Report.Kind.ANNUAL)


@dataclass(frozen=True, slots=True)
class ReportCell:
    """An issued report of a commune: "Đã gửi 18/06/2026"."""

    pk: int
    words: str


@dataclass(frozen=True, slots=True)
class CommuneLine:
    """A commune as the province sees it; `reports` one for each column, None where none was issued."""

    code: str
    title: str
    plans: int
    reports: tuple[tuple[str, ReportCell | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A kind of report with how many communes have issued it, of how many, and how many are missing."""

    title: str
    has: int
    expected: int
    missing: str


@dataclass(frozen=True, slots=True)
class Below:
    """The communes of a place in a year."""

    lines: tuple[CommuneLine, ...]
    columns: tuple[Column, ...]


def get_below(viewer: Viewer, place: Place, year: int) -> Below:
    """The communes below a place; without reports for whoever may not see them. Four queries at most.

    The year's report has its column always, those of six and nine months once somebody has issued one.
    """
    below = Place.objects.visible_to(viewer).filter(level=Place.Level.COMMUNE)
    below = below.filter(Q(parent=place) | Q(parent__parent=place)).order_by("sort_key", "pk")
    places = list(below)
    in_force = Plan.objects.visible_to(viewer).in_year(year).filter(state=Plan.State.CONFIRMED)
    plans = dict(in_force.order_by().values_list("place").annotate(n=Count("pk")))
    issued = _list_issued(viewer, place, places, year)
    kinds = [kind for kind in KINDS if kind == Report.Kind.ANNUAL or issued[kind]] if issued else []
    lines = tuple(
        CommuneLine(
            one.code, one.title, plans.get(one.pk, 0),
            tuple((str(kind.label), issued[kind].get(one.pk)) for kind in kinds),
        )
        for one in places
    )  # fmt: skip
    return Below(lines, tuple(_column(kind, issued[kind], len(places)) for kind in kinds))


def _column(kind: Report.Kind, issued: Mapping[int, ReportCell], expected: int) -> Column:
    missing = expected - len(issued)
    return Column(str(kind.label), len(issued), expected, f"{missing:02}")


def _list_issued(
    viewer: Viewer, place: Place, places: Sequence[Place], year: int
) -> dict[str, dict[int, ReportCell]]:
    """By kind and place the report that holds; empty for whoever may not see reports."""
    if not may(viewer, "reports.view", place):
        return {}
    found: dict[str, dict[int, ReportCell]] = defaultdict(dict)
    holds = Report.objects.visible_to(viewer).filter(year=year, place__in=places)
    holds = holds.filter(state__in=(Report.State.ISSUED, Report.State.SENT)).order_by("pk")
    rows = holds.annotate(sent_on=Max("sendings__sent_on")).values_list("kind", "place_id", "pk", "sent_on")
    for kind, place_pk, pk, sent_on in rows:
        found[kind][place_pk] = ReportCell(pk, _words(sent_on))
    return {kind: found[kind] for kind in KINDS}


def _words(sent_on: date | None) -> str:
    return _("Đã gửi %(day)s") % {"day": write_date(sent_on)} if sent_on else _("Đã ban hành, chưa gửi")
