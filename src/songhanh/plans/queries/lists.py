"""The list of a year's plans and of the documents that wait."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils.translation import get_language

from songhanh.journal.actor import Viewer
from songhanh.places.models import Place
from songhanh.plans.access import sees_drafts
from songhanh.plans.models import Document, Doubt, Issue, Item, Plan
from songhanh.reader.errors import error_text

FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan of the list. `doubts` counts what is open in a draft, `number` is the issued one."""

    pk: int
    title: str
    state: str
    state_label: str
    kind_label: str
    relation_label: str
    years: str
    is_draft: bool
    doubts: int
    targets: int
    tasks: int
    number: str
    confirmed_at: datetime | None
    confirmed_by: str
    created_at: datetime
    document_name: str


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A document that is kept and not read, and why."""

    pk: int
    name: str
    unread: str
    why: str
    received_at: datetime
    received_by: str
    size: int


@dataclass(frozen=True, slots=True)
class PlanList:
    """Plans of a year: those to look through, those in force, those that are past; documents that wait."""

    drafts: tuple[PlanLine, ...]
    current: tuple[PlanLine, ...]
    past: tuple[PlanLine, ...]
    waiting: tuple[WaitingLine, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.drafts or self.current or self.past or self.waiting)


def list_plans(viewer: Viewer, place: Place, year: int) -> PlanList:
    """A place's plans that hold in a year, in a constant number of queries."""
    live = ~Q(items__state=Item.State.DROPPED)
    plans = (
        Plan.objects.visible_to(viewer)
        .in_year(year)
        .filter(place=place)
        .exclude(state=Plan.State.DROPPED)
        .select_related("reading__document")
        .defer("reading__text", "reading__draft")
        .annotate(
            target_count=Count("items", filter=live & Q(items__kind=Item.Kind.TARGET)),
            task_count=Count("items", filter=live & Q(items__kind=Item.Kind.TASK)),
        )
        .order_by("since_year", "title", "-number", "pk")
    )
    inside = sees_drafts(viewer, place)
    found = [plan for plan in plans if inside or plan.state != Plan.State.DRAFT]
    doubts = _count_doubts([plan.pk for plan in found])
    numbers = _numbers([plan.pk for plan in found])
    lines = [_line(plan, doubts.get(plan.pk, 0), numbers.get(plan.pk, "")) for plan in found]
    return PlanList(
        drafts=tuple(line for line in lines if line.is_draft),
        current=tuple(line for line in lines if line.state == Plan.State.CONFIRMED),
        past=tuple(line for line in lines if line.state in (Plan.State.REPLACED, Plan.State.ENDED)),
        waiting=_waiting(viewer, place, year) if inside else (),
    )


def _line(plan: Plan, doubts: int, number: str) -> PlanLine:
    return PlanLine(
        pk=plan.pk,
        title=plan.title,
        state=plan.state,
        state_label=plan.get_state_display(),
        kind_label=plan.get_kind_display(),
        relation_label=plan.get_relation_display() if plan.relation else "",
        years=years_words(plan),
        is_draft=plan.state == Plan.State.DRAFT,
        doubts=doubts,
        targets=getattr(plan, "target_count", 0),
        tasks=getattr(plan, "task_count", 0),
        number=number,
        confirmed_at=plan.confirmed_at,
        confirmed_by=plan.confirmed_by,
        created_at=plan.created_at,
        document_name=plan.reading.document.name,
    )


def years_words(plan: Plan) -> str:
    """ "2026" or "2026–2030"."""
    return (
        str(plan.since_year) if plan.since_year == plan.until_year else f"{plan.since_year}–{plan.until_year}"
    )


def _count_doubts(plans: list[int]) -> dict[int, int]:
    open_ones = Doubt.objects.filter(plan__in=plans, state=Doubt.State.OPEN)
    rows = open_ones.values("plan").annotate(number=Count("pk")).order_by("plan")
    return {row["plan"]: row["number"] for row in rows}


def _numbers(plans: list[int]) -> dict[int, str]:
    rows = Issue.objects.filter(plan__in=plans, correction__isnull=True).order_by("pk")
    return dict(rows.values_list("plan", "number"))


def _waiting(viewer: Viewer, place: Place, year: int) -> tuple[WaitingLine, ...]:
    documents = Document.objects.visible_to(viewer).filter(place=place, year=year, dropped_at__isnull=True)
    rows = documents.exclude(unread="").select_related("file").order_by("-received_at", "pk")
    return tuple(
        WaitingLine(
            row.pk,
            row.name,
            row.unread,
            why_words(row.unread),
            row.received_at,
            row.received_by,
            row.file.size,
        )
        for row in rows
    )


def why_words(kind: str) -> str:
    """The sentence of a reader's kind of error, in the language of the page; "" for a fault of ours."""
    return "" if kind in ("", FAILED) else error_text(kind, (get_language() or "vi")[:2])


def get_plan_of_document(document: Document) -> Plan | None:
    """The plan that a document became, where there is one."""
    plans = Plan.objects.filter(reading__document=document).exclude(state=Plan.State.DROPPED)
    return plans.order_by("-pk").first()
