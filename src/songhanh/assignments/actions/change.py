"""What becomes of a given task besides its reports: mended, taken back, reminded of."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.assignments.actions.give import CannotGive, check_part, make_search_key
from songhanh.assignments.models import Assignment, Reminder
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.ui.versions import check_version


@transaction.atomic
def edit_task(
    *, actor: Actor, task: Assignment, version: int, changes: tuple[str, date | None, str], at: datetime
) -> Assignment:
    """Change what is to be done, its day and its output (in this order); the day before stays in the journal.

    Raises CannotGive; ui.versions.Conflict where somebody else wrote since the page was opened.
    """
    task = lock_task(task, version)
    _refuse_closed(task)
    text, due_on, output = changes
    if due_on != task.due_on:
        check_part(task.plan, text, due_on)
    elif not text.strip():
        check_part(task.plan, text, None)
    note = {"due_before": str(task.due_on or ""), "due": str(due_on or "")}
    task.text, task.due_on, task.output = text.strip(), due_on, output
    task.search_key = make_search_key(text, output, task.unit.name)
    task.version += 1
    task.save(update_fields=["text", "due_on", "output", "search_key", "version"])
    record("assignments.edit", actor=actor, thing=task, place=task.place.code, at=at, note=note)
    return task


@transaction.atomic
def withdraw_task(*, actor: Actor, task: Assignment, version: int, at: datetime) -> Assignment:
    """Take a task back; its reports stay readable, its line is open again. Raises CannotGive, Conflict."""
    task = lock_task(task, version)
    _refuse_closed(task)
    task.state, task.withdrawn_at, task.version = Assignment.State.WITHDRAWN, at, task.version + 1
    task.save(update_fields=["state", "withdrawn_at", "version"])
    record("assignments.withdraw", actor=actor, thing=task, place=task.place.code, at=at)
    return task


@transaction.atomic
def remind_unit(*, actor: Actor, task: Assignment, at: datetime) -> Reminder:
    """Write down that a unit was urged or reminded; once an hour is enough. Raises CannotGive."""
    locked = Assignment.objects.select_for_update(of=("self",)).select_related("place").get(pk=task.pk)
    if locked.state not in Assignment.WITH_UNIT:
        raise CannotGive(_("Việc này không còn chờ đơn vị, không cần nhắc."))
    if locked.reminders.filter(made_at__gt=at - timedelta(hours=1)).exists():
        raise CannotGive(_("Vừa nhắc trong giờ qua. Hãy đợi đơn vị trả lời."))
    reminder = Reminder.objects.create(assignment=locked, made_at=at, made_by=actor.label)
    record("assignments.remind", actor=actor, thing=locked, place=locked.place.code, at=at)
    return reminder


def lock_task(task: Assignment, version: int | None) -> Assignment:
    """The task's row, locked; None where no version was shown. Raises ui.versions.Conflict."""
    found = Assignment.objects.select_for_update(of=("self",)).select_related("place", "plan", "unit")
    locked = found.get(pk=task.pk)
    if version is not None:
        check_version(locked.version, version)
    return locked


def _refuse_closed(task: Assignment) -> None:
    if task.state == Assignment.State.DONE:
        raise CannotGive(_("Việc này đã hoàn thành. Muốn sửa, hãy trả lại để bổ sung trước."))
    if task.state == Assignment.State.WITHDRAWN:
        raise CannotGive(_("Việc này đã rút lại. Hãy giao lại từ trang Nhiệm vụ."))
