"""Given tasks as a list: found with or without dấu, by unit, by state, one page at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, IntegerField, Max, Q, Value, When
from django.utils import timezone

from songhanh.assignments.models import Assignment, AssignmentQuerySet, Reminder, Report
from songhanh.assignments.queries import words
from songhanh.journal.actor import Viewer
from songhanh.kernel.text import search_key
from songhanh.places.models import Place, Unit

PAGE = 50


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One given task as lists show it."""

    pk: int
    text: str
    output: str
    unit_pk: int
    unit: str
    relation: str
    due_on: date | None
    state: str
    state_words: str
    mark: str
    due_words: str
    is_late: bool
    reminded: str
    times_reminded: int
    proofs: int
    said: str
    lacking: str  # why it came back, while it waits to be mended
    version: int

    @property
    def remind_words(self) -> str:
        return words.remind_words(self.relation)


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Tasks of one unit on a page of the list."""

    pk: int
    name: str
    relation: str
    lines: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks of a year stand how."""

    given: int
    late: int
    waiting: int
    returned: int
    done: int


@dataclass(frozen=True, slots=True)
class TaskList:
    """A page of the list, by unit."""

    groups: tuple[UnitGroup, ...]
    page: Page[Any]


def list_tasks(
    viewer: Viewer, place: Place, year: int, *, asked: dict[str, Any], today: date, page: str | int | None = 1
) -> TaskList:
    """Tasks of a year, narrowed by `asked`: q, unit (pk), state ("late" too). `page` None is all of them."""
    found = _narrow(Assignment.objects.visible_to(viewer).filter(place=place).in_year(year), asked, today)
    last = Value(1, IntegerField())
    ordered = found.select_related("unit").order_by(
        "unit__sort_key", "unit_id",
        Case(When(state__in=Assignment.OPEN, then=Value(0)), default=last),
        F("due_on").asc(nulls_last=True), "pk",
    )  # fmt: skip
    pages = Paginator(ordered, PAGE if page is not None else max(1, ordered.count()))
    shown = pages.get_page(page or 1)
    lines = make_lines(list(shown.object_list), today)
    groups = []
    for pk in dict.fromkeys(line.unit_pk for line in lines):
        own = tuple(line for line in lines if line.unit_pk == pk)
        groups.append(UnitGroup(pk, own[0].unit, own[0].relation, own))
    return TaskList(tuple(groups), shown)


def _narrow(found: AssignmentQuerySet, asked: dict[str, Any], today: date) -> AssignmentQuerySet:
    state = asked.get("state") or ""
    found = found.filter(state=state) if state == Assignment.State.WITHDRAWN else found.standing()
    if state == "late":
        found = found.filter(due_on__lt=today, state__in=Assignment.WITH_UNIT)
    elif state:
        found = found.filter(state=state)
    if asked.get("unit"):
        found = found.filter(unit_id=int(asked["unit"]))
    for word in search_key(asked.get("q") or "").split():
        found = found.filter(search_key__contains=word)
    return found


def tally_tasks(viewer: Viewer, place: Place, year: int, today: date) -> Tally:
    """How the tasks of a year stand, in one query."""
    found = Assignment.objects.visible_to(viewer).filter(place=place).in_year(year).standing()
    told = found.aggregate(
        given=Count("pk"),
        late=Count("pk", filter=Q(due_on__lt=today, state__in=Assignment.WITH_UNIT)),
        waiting=Count("pk", filter=Q(state=Assignment.State.REPORTED)),
        returned=Count("pk", filter=Q(state=Assignment.State.RETURNED)),
        done=Count("pk", filter=Q(state=Assignment.State.DONE)),
    )
    return Tally(**told)


def make_lines(tasks: Sequence[Assignment], today: date) -> tuple[TaskLine, ...]:
    """Tasks with their reminders and what was said last (of each the last row wins), in three queries."""
    pks = [task.pk for task in tasks]
    reminded = _count_reminders(pks)
    rows = Report.objects.filter(assignment__in=pks).order_by("pk")
    said = {pk: (text, note) for pk, text, note in rows.values_list("assignment", "text", "note")}
    proofs = dict(
        Report.objects.filter(assignment__in=pks, proofs__isnull=False)
        .order_by()
        .values_list("assignment")
        .annotate(n=Count("proofs"))
    )
    return tuple(
        _line(
            task, reminded.get(task.pk, (0, None)), proofs.get(task.pk, 0), said.get(task.pk, ("", "")), today
        )
        for task in tasks
    )


def _count_reminders(pks: Iterable[int]) -> dict[int, tuple[int, datetime | None]]:
    rows = Reminder.objects.filter(assignment__in=pks).order_by().values_list("assignment")
    return {pk: (n, last) for pk, n, last in rows.annotate(n=Count("pk"), last=Max("made_at"))}


def _line(
    task: Assignment, reminded: tuple[int, datetime | None], proofs: int, said: tuple[str, str], today: date
) -> TaskLine:
    times, last = reminded
    last_on = timezone.localtime(last).date() if last else None
    unit: Unit = task.unit
    return TaskLine(
        pk=task.pk, text=task.text, output=task.output, unit_pk=unit.pk, unit=unit.name,
        relation=unit.relation, due_on=task.due_on, state=task.state,
        state_words=words.state_words(task.state, task.due_on, today),
        mark=words.state_mark(task.state, task.due_on, today), due_words=words.due_words(task.due_on, today),
        is_late=words.is_late(task.state, task.due_on, today),
        reminded=words.reminded_words(unit.relation, times, last_on),
        times_reminded=times, proofs=proofs, said=said[0], version=task.version,
        lacking=said[1] if task.state == Assignment.State.RETURNED else "",
    )  # fmt: skip
