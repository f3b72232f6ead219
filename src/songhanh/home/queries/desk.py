"""What stands on the first page of each role."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from songhanh.assignments.queries import Work, get_work
from songhanh.assignments.queries.lists import TaskLine
from songhanh.home.queries.days import DateLine, list_dates, list_marked
from songhanh.home.queries.open import OpenItem, OpenWork, get_open_work
from songhanh.journal.actor import Viewer
from songhanh.people.access import may
from songhanh.people.queries import list_accounts
from songhanh.places.models import Place, Unit
from songhanh.places.queries.own_days import Observed, list_days
from songhanh.plans.models import Document, Plan, PlanQuerySet
from songhanh.registers.access import get_own_units
from songhanh.registers.queries.index import Unclosed, list_unclosed
from songhanh.reports.queries.lists import WaitingReport, list_waiting


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A plan that waits to be looked through."""

    pk: int
    title: str
    doubts: int
    errors: int


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A document that was kept and could not be read yet."""

    pk: int
    name: str
    received_on: date


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in force."""

    pk: int
    title: str
    targets: int
    tasks: int


@dataclass(frozen=True, slots=True)
class Row:
    """One thing with a day on the desk: a task, what waits in a register, or a day that a plan names."""

    kind: Literal["task", "open", "date"]
    day: date
    line: TaskLine | OpenItem | DateLine

    @property
    def alone(self) -> tuple[TaskLine | OpenItem | DateLine, ...]:
        return (self.line,)


@dataclass(frozen=True, slots=True)
class Desk:
    """The first page of a commune in a year."""

    drafts: tuple[DraftLine, ...]
    waiting: tuple[WaitingLine, ...]
    plans: tuple[PlanLine, ...]
    dates: tuple[DateLine, ...]
    work: Work
    papers: tuple[WaitingReport, ...] = ()
    registers: OpenWork = field(default_factory=OpenWork)
    marked: tuple[Observed, ...] = ()
    unclosed: Unclosed | None = None

    @property
    def late(self) -> tuple[Row, ...]:
        """What is late, the longest first."""
        return _by_day(self.work.late, self.registers.late)

    @property
    def due(self) -> tuple[Row, ...]:
        """What comes, the nearest first; what is under way stands at the day on which it ends."""
        return _by_day(self.work.due, self.registers.due, self.dates)

    @property
    def mine_total(self) -> int:
        """What waits for this person."""
        own = len(self.drafts) + len(self.waiting) + len(self.papers)
        return own + self.work.waiting_count + bool(self.work.open) + self.registers.later_count

    @property
    def late_total(self) -> int:
        """Tasks, and what waits in registers, past their day."""
        return self.work.late_count + self.registers.late_count

    @property
    def due_total(self) -> int:
        """Tasks and days that come, and what waits in registers until then."""
        return self.work.due_count + len(self.dates) + self.registers.due_count

    @property
    def reports(self) -> tuple[DateLine, ...]:
        return tuple(line for line in self.dates if line.is_report)


def _by_day(
    tasks: Sequence[TaskLine], waiting: Sequence[OpenItem], dates: Sequence[DateLine] = ()
) -> tuple[Row, ...]:
    rows = [Row("task", task.due_on, task) for task in tasks if task.due_on]
    rows += [Row("open", item.line.due_on, item) for item in waiting if item.line.due_on]
    rows += [Row("date", line.day if line.days_left >= 0 else line.until, line) for line in dates]
    return tuple(sorted(rows, key=lambda row: row.day))


def get_desk(viewer: Viewer, place: Place, year: int, today: date) -> Desk:
    """What waits and what comes in a commune; drafts only for those who mend or confirm them."""
    here = Plan.objects.visible_to(viewer).filter(place=place)
    in_force = here.in_year(year).filter(state=Plan.State.CONFIRMED)
    decides = may(viewer, "plans.edit", place) or may(viewer, "plans.confirm", place)
    days = list_days(place, today)
    dates = list_dates(days, in_force, year, today, _own_kinds(viewer, place))
    return Desk(
        drafts=_list_drafts(here) if decides else (),
        waiting=_list_waiting(viewer, place) if decides else (),
        plans=_list_plans(in_force),
        dates=dates,
        marked=list_marked(days, dates, year, today),
        work=get_work(viewer, place, year, today),
        papers=list_waiting(viewer, place),
        registers=get_open_work(viewer, place, today) if year == today.year else OpenWork(),
        unclosed=list_unclosed(place, today) if year == today.year and _closes_all(viewer, place) else None,
    )


def _closes_all(viewer: Viewer, place: Place) -> bool:
    """Whether somebody closes the registers of the whole place, not of one unit."""
    return may(viewer, "registers.close", place) and get_own_units(viewer, "registers.close", place) is None


def _list_drafts(plans: PlanQuerySet) -> tuple[DraftLine, ...]:
    is_open = Q(doubts__state="open")
    drafts = plans.filter(state=Plan.State.DRAFT).annotate(
        doubts_open=Count("doubts", filter=is_open),
        errors_open=Count("doubts", filter=is_open & Q(doubts__severity="error")),
    )
    rows = drafts.order_by("-pk").values_list("pk", "title", "doubts_open", "errors_open")
    return tuple(DraftLine(*row) for row in rows)


def _list_waiting(viewer: Viewer, place: Place) -> tuple[WaitingLine, ...]:
    kept = Document.objects.visible_to(viewer).filter(place=place, dropped_at__isnull=True).exclude(unread="")
    return tuple(WaitingLine(d.pk, d.name, d.received_at.date()) for d in kept.order_by("-pk"))


def _list_plans(plans: PlanQuerySet) -> tuple[PlanLine, ...]:
    living = ~Q(items__state="dropped")
    counted = plans.annotate(
        targets=Count("items", filter=living & Q(items__kind="target")),
        tasks=Count("items", filter=living & Q(items__kind="task")),
    ).order_by("-since_year", "until_year", "pk")
    return tuple(PlanLine(*row) for row in counted.values_list("pk", "title", "targets", "tasks"))


def _own_kinds(viewer: Viewer, place: Place) -> frozenset[str] | None:
    """The kinds of the units for which somebody looks; None for who looks at the whole commune."""
    here = [scope for scope in viewer.scopes if scope.place in {"", place.code}]
    units = [scope.unit for scope in here if scope.unit is not None]
    if not here or len(units) < len(here):
        return None
    return frozenset(
        Unit.objects.visible_to(viewer).filter(pk__in=units).order_by("pk").values_list("kind", flat=True)
    )


def list_people_by_place(day: date) -> tuple[str, ...]:
    """One line per place, as commands print it: code, name, who can sign in."""
    places = Place.objects.exclude(level=Place.Level.NATION).order_by("code")
    lines = []
    for place in places:
        people = ", ".join(f"{username} ({kind})" for username, _name, kind in list_accounts(place.code, day))
        lines.append(f"{place.code}  {place.full_name}: {people or '-'}")
    operators = ", ".join(f"{username} ({kind})" for username, _name, kind in list_accounts(None, day))
    everywhere = _("cả hệ thống")
    return (*lines, f"VN  {everywhere}: {operators}") if operators else tuple(lines)
