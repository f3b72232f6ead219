"""One given task: its page, its reports and answers, reminders, changes, proof."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.assignments.access import (
    get_place_of_assignments,
    get_proof_of,
    get_task_for,
    may_report,
    require_edit,
    require_report,
)
from songhanh.assignments.actions import (
    CannotGive,
    CannotReport,
    Told,
    accept_result,
    edit_task,
    remind_unit,
    report_work,
    return_result,
    withdraw_task,
)
from songhanh.assignments.forms.acts import EditForm, ReportForm, ReturnForm
from songhanh.assignments.models import Assignment, Report
from songhanh.assignments.queries import words
from songhanh.assignments.queries.task import get_task_page
from songhanh.files.views import send_stored
from songhanh.journal.actor import Actor
from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.registers.access import acts_for_another
from songhanh.registers.views.proofs import read_uploads, say_attached
from songhanh.ui.forms import Act, Conflict, Form
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form

Refusals = (CannotGive, CannotReport)


def _task(request: SignedInRequest, code: str, pk: int) -> Assignment:
    return get_task_for(request.viewer, get_place_of_assignments(request.viewer, code), pk)


def _own_task(request: SignedInRequest, code: str, pk: int) -> Assignment:
    """A task, for whoever gives tasks."""
    task = _task(request, code, pk)
    require_edit(request.viewer, task.place)
    return task


def _about(request: SignedInRequest, task: Assignment, year: int) -> dict[str, Any]:
    relation = task.unit.relation
    return {
        "place": task.place,
        "code": task.place.code,
        "year": year,
        "task": task,
        "page": get_task_page(task, timezone.localdate()),
        "gives": may(request.viewer, "assignments.edit", task.place),
        "may_report": may_report(request.viewer, task),
        "words": {
            "give": words.give_words(relation),
            "remind": words.remind_words(relation),
            "return": words.return_words(relation),
        },
    }


@require_GET
def show_task(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """All that is known of a task."""
    task = _task(request, code, pk)
    return render(request, "assignments/task.html", _about(request, task, year))


def _answer(
    request: SignedInRequest, form: Form, act: Callable[[], HttpResponse], *, task: Assignment, year: int
) -> HttpResponse | None:
    """The answer of the act; None where it was refused, and the form says why."""
    try:
        return once(request, form, act) if form.is_valid() else None
    except Conflict:
        back = redirect("assignments:task", task.place.code, year, task.pk).url
        fresh = get_task_for(request.viewer, task.place, task.pk)
        return show_conflict(request, form, back=back, version=fresh.version, stored=_stored(form, fresh))
    except Refusals as refusal:
        column = getattr(refusal, "column", "")
        form.add_error(column if column in form.fields else None, str(refusal))
    return None


def _stored(form: Form, task: Assignment) -> dict[str, Any]:
    return {name: getattr(task, name) for name in ("text", "due_on", "output")} if _edits(form) else {}


def _edits(form: Form) -> bool:
    return isinstance(form, EditForm)


@require_http_methods(["GET", "POST"])
def report(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """A line or two from the unit, with proof; the officer may write it for the unit."""
    task = _task(request, code, pk)
    require_report(request.viewer, task)
    form = ReportForm(request.POST or None, request.FILES or None, version=task.version)

    def act() -> HttpResponse:
        told = Told(
            form.cleaned_data["text"],
            form.cleaned_data["stage"] == Report.Stage.RESULT,
            read_uploads(form.cleaned_data["proofs"]),
        )
        _report(request, task, int(form.seen_version), told)
        return redirect("assignments:task", code, year, pk)

    answer = _answer(request, form, act, task=task, year=year)
    return answer or show_form(request, "assignments/report.html", form, _about(request, task, year))


def _report(request: SignedInRequest, task: Assignment, version: int, told: Told) -> None:
    """What the officer writes down for a unit is accepted with it."""
    actor, at = _actor_for(request, task), timezone.now()
    done = report_work(actor=actor, task=task, version=version, told=told, at=at)
    if told.is_result and may(request.viewer, "assignments.edit", task.place):
        accept_result(actor=request.actor, task=task, version=version + 1, at=at)
        messages.success(request, _("Đã ghi kết quả và tiếp nhận, đưa vào tổng hợp."))
    elif told.is_result:
        messages.success(request, _("Đã gửi kết quả. Chờ tiếp nhận."))
    else:
        messages.success(request, _("Đã ghi tiến độ."))
    say_attached(request, done.attached)


def _actor_for(request: SignedInRequest, task: Assignment) -> Actor:
    """Who writes; for a unit that is not their own, the journal says for which."""
    if not acts_for_another(request.viewer, task.unit):
        return request.actor
    return replace(request.actor, on_behalf_of=f"unit:{task.unit_id}")


@require_http_methods(["GET", "POST"])
def edit(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """What is to be done, by when, with which output."""
    task = _own_task(request, code, pk)
    initial = {"text": task.text, "due_on": task.due_on, "output": task.output}
    form = EditForm(request.POST or None, initial=initial, version=task.version)

    def act() -> HttpResponse:
        told = form.cleaned_data
        changes = (told["text"], told["due_on"], told["output"])
        edit_task(
            actor=request.actor, task=task, version=int(form.seen_version), changes=changes, at=timezone.now()
        )
        messages.success(request, _("Đã lưu."))
        return redirect("assignments:task", code, year, pk)

    answer = _answer(request, form, act, task=task, year=year)
    return answer or show_form(request, "assignments/edit.html", form, _about(request, task, year))


@require_http_methods(["GET", "POST"])
def send_back(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Send a result back, with what is lacking."""
    task = _own_task(request, code, pk)
    form = ReturnForm(request.POST or None, version=task.version)

    def act() -> HttpResponse:
        return_result(
            actor=request.actor, task=task, version=int(form.seen_version), note=form.cleaned_data["note"],
            at=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Đã gửi lại đơn vị để bổ sung."))
        return redirect("assignments:task", code, year, pk)

    answer = _answer(request, form, act, task=task, year=year)
    return answer or show_form(request, "assignments/return.html", form, _about(request, task, year))


def _press(request: SignedInRequest, task: Assignment, year: int, act: Callable[[], str]) -> HttpResponse:
    """A button alone: what it did, or why not, is said on the task's page."""
    back = redirect("assignments:task", task.place.code, year, task.pk)

    def done() -> HttpResponse:
        messages.success(request, act())
        return back

    try:
        return once(request, Act(request.POST, version=task.version), done)
    except (*Refusals, Conflict) as refusal:
        messages.error(request, str(refusal))
        return back


@require_POST
def accept(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Take a result into the sum."""
    task = _own_task(request, code, pk)

    def act() -> str:
        accept_result(actor=request.actor, task=task, version=task.version, at=timezone.now())
        return _("Đã tiếp nhận, đưa vào tổng hợp.")

    return _press(request, task, year, act)


@require_POST
def withdraw(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Take a task back from its unit."""
    task = _own_task(request, code, pk)

    def act() -> str:
        withdraw_task(actor=request.actor, task=task, version=task.version, at=timezone.now())
        return _("Đã rút lại việc này; nhiệm vụ chờ giao trở lại.")

    return _press(request, task, year, act)


@require_POST
def remind(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Write down that the unit was urged or reminded."""
    task = _own_task(request, code, pk)

    def act() -> str:
        remind_unit(actor=request.actor, task=task, at=timezone.now())
        said = {"act": words.remind_words(task.unit.relation), "unit": task.unit.name}
        return _("Đã ghi: %(act)s, %(unit)s.") % said

    return _press(request, task, year, act)


@require_GET
def show_proof(
    request: SignedInRequest,
    code: str,
    year: int,  # noqa: ARG001 (stands in every address)
    pk: int,
    file_pk: int,
) -> HttpResponseBase:
    """A proof: a photo in the page, anything else as a download; never sniffed, never cached by others."""
    stored = get_proof_of(_task(request, code, pk), file_pk)
    return send_stored(stored, small="small" in request.GET)
