"""What a unit says about its work, with proof; the office accepts it or sends it back with a note."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.assignments.actions.change import lock_task
from songhanh.assignments.models import Assignment, Report
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.registers.actions.proofs import Attached, Upload, keep_proofs


class CannotReport(Exception):
    """A report that cannot be made or answered; one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a unit says in a line or two, whether the work is done, and its proof."""

    text: str
    is_result: bool
    uploads: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported:
    """A report, and what became of the files that came with it."""

    report: Report
    attached: Attached


@transaction.atomic
def report_work(*, actor: Actor, task: Assignment, version: int, told: Told, at: datetime) -> Reported:
    """Report progress, or the result (then it waits to be accepted). What is no proof is refused alone.

    Raises CannotReport: nothing said, done or taken back already; ui.versions.Conflict where something was
    reported or changed since the page was opened.
    """
    task = lock_task(task, version)
    _refuse_closed(task)
    if not told.text.strip():
        raise CannotReport(_("Chưa ghi đã làm gì. Hãy viết một, hai dòng."))
    attached = keep_proofs(actor=actor, place=task.place.code, uploads=told.uploads, known=(), at=at)
    report = Report.objects.create(
        assignment=task, text=told.text.strip(), made_at=at, made_by=actor.label,
        stage=Report.Stage.RESULT if told.is_result else Report.Stage.PROGRESS,
        on_behalf_of=actor.on_behalf_of,
    )  # fmt: skip
    report.proofs.set(attached.kept)
    _move(task, Assignment.State.REPORTED if told.is_result else Assignment.State.UNDER_WAY)
    note = {"report": str(report.pk), "files": ",".join(str(one.pk) for one in attached.kept)}
    record("assignments.report", actor=actor, thing=task, place=task.place.code, at=at, note=note)
    return Reported(report, attached)


@transaction.atomic
def accept_result(*, actor: Actor, task: Assignment, version: int, at: datetime) -> Assignment:
    """Take a result into the sum: the task is done on the day on which the unit said so."""
    task = lock_task(task, version)
    report = _last_result(task)
    if task.state != Assignment.State.REPORTED or report is None:
        raise CannotReport(_("Chưa có kết quả nào đang chờ tiếp nhận."))
    _answer(report, Report.Answer.ACCEPTED, "", actor, at)
    _move(task, Assignment.State.DONE, timezone.localtime(report.made_at).date())
    _journal("assignments.accept", actor, task, report, at)
    return task


@transaction.atomic
def return_result(*, actor: Actor, task: Assignment, version: int, note: str, at: datetime) -> Assignment:
    """Send a result back with what is lacking; also one that was accepted already. Raises CannotReport."""
    task = lock_task(task, version)
    report = _last_result(task)
    if task.state not in {Assignment.State.REPORTED, Assignment.State.DONE} or report is None:
        raise CannotReport(_("Chưa có kết quả nào để đề nghị bổ sung."))
    if not note.strip():
        raise CannotReport(_("Chưa ghi cần bổ sung gì. Hãy viết để đơn vị biết."))
    _answer(report, Report.Answer.RETURNED, note.strip(), actor, at)
    _move(task, Assignment.State.RETURNED)
    _journal("assignments.return", actor, task, report, at)
    return task


def _move(task: Assignment, state: str, done_on: date | None = None) -> None:
    task.state, task.done_on, task.version = state, done_on, task.version + 1
    task.save(update_fields=["state", "done_on", "version"])


def _last_result(task: Assignment) -> Report | None:
    return task.reports.filter(stage=Report.Stage.RESULT).order_by("-pk").first()


def _answer(report: Report, answer: str, note: str, actor: Actor, at: datetime) -> None:
    report.answer, report.note, report.answered_at, report.answered_by = answer, note, at, actor.label
    report.save(update_fields=["answer", "note", "answered_at", "answered_by"])


def _refuse_closed(task: Assignment) -> None:
    if task.state == Assignment.State.DONE:
        raise CannotReport(_("Việc này đã được tiếp nhận là hoàn thành. Không cần báo cáo thêm."))
    if task.state == Assignment.State.WITHDRAWN:
        raise CannotReport(_("Việc này đã được rút lại. Không cần báo cáo nữa."))


def _journal(verb: str, actor: Actor, task: Assignment, report: Report, at: datetime) -> None:
    record(verb, actor=actor, thing=task, place=task.place.code, at=at, note={"report": str(report.pk)})
