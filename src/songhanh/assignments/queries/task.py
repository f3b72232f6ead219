"""One given task: the sentence that it comes from, what was reported and answered, who was reminded when."""

from dataclasses import dataclass
from datetime import date

from songhanh.assignments.models import Assignment, Reminder, Report
from songhanh.assignments.queries.lists import TaskLine, make_lines
from songhanh.files.models import StoredFile
from songhanh.plans.models import Item, Plan


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report with its proof and its answer."""

    report: Report
    proofs: tuple[StoredFile, ...]


@dataclass(frozen=True, slots=True)
class TaskPage:
    """All that is known of a task. `item` is its sentence in the version in force (else as it was given)."""

    task: Assignment
    line: TaskLine
    item: Item | None
    reports: tuple[ReportLine, ...]
    reminders: tuple[Reminder, ...]
    others: tuple[TaskLine, ...]


def get_task_page(task: Assignment, today: date) -> TaskPage:
    """A task with its history, newest report first."""
    reports = task.reports.prefetch_related("proofs").order_by("-pk")
    others = (
        Assignment.objects.standing()
        .filter(place=task.place_id, line=task.line)
        .exclude(pk=task.pk)
        .select_related("unit")
        .order_by("unit__sort_key", "pk")
    )
    return TaskPage(
        task=task,
        line=make_lines([task], today)[0],
        item=find_sentence(task),
        reports=tuple(ReportLine(r, tuple(sorted(r.proofs.all(), key=lambda f: f.pk))) for r in reports),
        reminders=tuple(task.reminders.order_by("-made_at", "-pk")),
        others=make_lines(list(others[:30]), today),
    )


def find_sentence(task: Assignment) -> Item | None:
    """The plan's own words for a task, in the version in force, else in the one that it was given from."""
    items = Item.objects.filter(line=task.line, kind=Item.Kind.TASK).exclude(state=Item.State.DROPPED)
    now = items.filter(plan__place=task.place_id, plan__state=Plan.State.CONFIRMED)
    return (now.select_related("plan").order_by("-pk").first()) or (
        items.filter(plan=task.plan_id).select_related("plan").first()
    )
