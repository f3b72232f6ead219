"""The page of a plan in force: targets by goal, tasks by unit, and everything else that it says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from songhanh.kernel.text import search_key
from songhanh.places.models import Place
from songhanh.plans.models import Issue, Item, Plan
from songhanh.plans.queries.calendar import Month, make_calendar
from songhanh.plans.queries.lists import years_words
from songhanh.plans.queries.words import (
    FIELDS,
    PARTS,
    ROLES,
    UNIT_KINDS,
    item_words,
    responsible_words,
    target_words,
    unit_words,
    when_words,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One item with its words, what was understood, and where its sentence stands."""

    pk: int
    kind: str
    line: str
    ref: str
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class TargetLine(Line):
    """A target: what must be reached and who answers for it."""

    field: str
    responsible: str


@dataclass(frozen=True, slots=True)
class Goal:
    """The targets under one goal of the paper."""

    title: str
    targets: tuple[TargetLine, ...]


@dataclass(frozen=True, slots=True)
class TaskLine(Line):
    """A task: in which role, with whom, when; `asked` where the unit is asked and not told."""

    role: str
    joint: str
    when: str
    asked: bool


@dataclass(frozen=True, slots=True)
class UnitTasks:
    """The tasks of one unit, or of one part of the paper that names none."""

    kind: str
    name: str
    asked: bool
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class IssueLine:
    """Issue particulars as they stand."""

    pk: int
    number: str
    issued_on: date
    signer: str
    signer_position: str
    has_scan: bool
    has_scan_text: bool
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of the plan."""

    pk: int
    number: int
    title: str
    state: str
    state_label: str
    relation_label: str
    confirmed_at: datetime | None
    year: int


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything on the page *Kế hoạch đang thực hiện*."""

    plan: Plan
    years: str
    goals: tuple[Goal, ...]
    units: tuple[UnitTasks, ...]
    months: tuple[Month, ...]
    aims: tuple[Line, ...]
    references: tuple[Line, ...]
    models: tuple[Line, ...]
    funding: tuple[Line, ...]
    recipients: tuple[Line, ...]
    issue: IssueLine | None
    corrections: int
    versions: tuple[VersionLine, ...]

    @property
    def target_count(self) -> int:
        return sum(len(goal.targets) for goal in self.goals)

    @property
    def dated_count(self) -> int:
        return sum(len(month.entries) for month in self.months)

    @property
    def task_count(self) -> int:
        return sum(len(unit.tasks) for unit in self.units)


def get_plan_page(plan: Plan) -> PlanPage:
    """A plan with all that it holds, in a constant number of queries."""
    items = list_items(plan)
    issues = list(Issue.objects.filter(plan=plan).order_by("pk"))
    return PlanPage(
        plan=plan,
        years=years_words(plan),
        goals=group_targets(plan, items),
        units=group_tasks(items),
        months=make_calendar(items),
        aims=_lines(plan, items, Item.Kind.AIM),
        references=_lines(plan, items, Item.Kind.REFERENCE),
        models=_lines(plan, items, Item.Kind.MODEL),
        funding=_lines(plan, items, Item.Kind.FUNDING),
        recipients=_lines(plan, items, Item.Kind.RECIPIENT),
        issue=_issue_line(issues[-1]) if issues else None,
        corrections=max(0, len(issues) - 1),
        versions=_versions(plan),
    )


def list_items(plan: Plan) -> list[Item]:
    """What lives in a plan, in the order of the paper; what was carried over comes last."""
    living = Item.objects.filter(plan=plan).exclude(state=Item.State.DROPPED)
    return list(living.order_by("position", "pk"))


def list_targets_in_force(place: Place, year: int) -> tuple[Item, ...]:
    """The targets of all plans that hold in a place and year, each with its plan, in the order of papers."""
    plans = Plan.objects.in_year(year).filter(place=place, state__in=[Plan.State.CONFIRMED, Plan.State.ENDED])
    living = Item.objects.filter(plan__in=plans, kind=Item.Kind.TARGET).exclude(state=Item.State.DROPPED)
    return tuple(living.select_related("plan__place").order_by("plan", "position", "pk"))


def _lines(plan: Plan, items: Iterable[Item], kind: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            i.pk,
            i.kind,
            str(i.line),
            i.ref,
            i.text,
            item_words(i.kind, i.payload, plan.until_year),
        )
        for i in items
        if i.kind == kind
    )


def group_targets(plan: Plan, items: Sequence[Item]) -> tuple[Goal, ...]:
    """Targets by goal: the one that the reader found, else the heading that they stand under."""
    goals: dict[str, list[TargetLine]] = {}
    above: list[Item] = []
    for item in items:
        if item.kind == Item.Kind.HEADING:
            level = int(item.payload.get("level") or 1)
            above = [*(heading for heading in above if int(heading.payload.get("level") or 1) < level), item]
        if item.kind == Item.Kind.TARGET:
            title = str(item.payload.get("goal") or _goal_of(above) or _("Chỉ tiêu"))
            goals.setdefault(title, []).append(_target_line(plan, item))
    return tuple(Goal(title, tuple(targets)) for title, targets in goals.items())


def _goal_of(above: Sequence[Item]) -> str:
    """The nearest heading that says more than "Chỉ tiêu thực hiện"."""
    telling = [heading.text for heading in above if not search_key(heading.text).startswith("chi tieu")]
    return telling[-1] if telling else ""


def _target_line(plan: Plan, item: Item) -> TargetLine:
    return TargetLine(
        item.pk,
        item.kind,
        str(item.line),
        item.ref,
        item.text,
        target_words(item.payload, plan.until_year),
        str(FIELDS.get(item.payload.get("field") or "other", "")),
        responsible_words(item.payload),
    )


def group_tasks(items: Sequence[Item]) -> tuple[UnitTasks, ...]:
    """Tasks by unit, units in the order of the paper; tasks of no unit by the part that they stand in."""
    names: dict[str, tuple[str, bool]] = {}
    for item in items:
        if item.kind == Item.Kind.UNIT:
            names.setdefault(item.unit_kind, (item.text, bool(item.payload.get("asked"))))
    tasks: dict[tuple[str, str], list[TaskLine]] = {}
    for item in items:
        if item.kind == Item.Kind.TASK:
            part = "" if item.unit_kind else str(item.payload.get("part") or "content")
            tasks.setdefault((item.unit_kind, part), []).append(_task_line(item))
    order = list(names)
    ranked = sorted(
        tasks, key=lambda key: (order.index(key[0]) if key[0] in order else len(order), not key[0])
    )
    return tuple(_unit_tasks(key, names, tasks[key]) for key in ranked)


def _unit_tasks(key: tuple[str, str], names: dict[str, tuple[str, bool]], tasks: list[TaskLine]) -> UnitTasks:
    kind, part = key
    if not kind:
        return UnitTasks(
            "", _("%(part)s (không nêu đơn vị)") % {"part": PARTS.get(part, part)}, False, tuple(tasks)
        )
    name, asked = names.get(kind, (str(UNIT_KINDS.get(kind, kind)), False))
    return UnitTasks(kind, name, asked, tuple(tasks))


def _task_line(item: Item) -> TaskLine:
    payload = item.payload
    return TaskLine(
        item.pk,
        item.kind,
        str(item.line),
        item.ref,
        item.text,
        "",
        str(ROLES.get(payload.get("role") or "lead", "")),
        unit_words(payload.get("with") or ()),
        when_words(payload),
        bool(payload.get("asked")),
    )


def _issue_line(issue: Issue) -> IssueLine:
    return IssueLine(
        issue.pk,
        issue.number,
        issue.issued_on,
        issue.signer,
        issue.signer_position,
        issue.scan_id is not None,
        bool(issue.scan_text),
        issue.recorded_at,
        issue.recorded_by,
    )


def _versions(plan: Plan) -> tuple[VersionLine, ...]:
    found = Plan.objects.filter(series=plan.series, place=plan.place).exclude(state=Plan.State.DROPPED)
    rows = found.defer("head").order_by("number", "pk")
    return tuple(
        VersionLine(
            row.pk,
            row.number,
            row.title,
            row.state,
            row.get_state_display(),
            row.get_relation_display(),
            row.confirmed_at,
            row.since_year,
        )
        for row in rows
    )


def get_current_issue(plan: Plan) -> Issue | None:
    """Issue particulars that no later row corrects."""
    return (
        Issue.objects.filter(plan=plan, correction__isnull=True)
        .select_related("scan")
        .order_by("-pk")
        .first()
    )
