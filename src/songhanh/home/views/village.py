"""Behind a village's link or QR: what it was asked to do, what it may write. No account, no password."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from songhanh.assignments.actions.report import CannotReport, report_work
from songhanh.assignments.actions.report import Told as ToldOfTask
from songhanh.assignments.models import Assignment
from songhanh.home.forms.village import TaskReportForm
from songhanh.home.queries.village import find_village_task, get_village_page
from songhanh.people.actions import is_paused, note_link_use, note_try
from songhanh.people.http import address_of
from songhanh.people.models import VillageLink
from songhanh.people.queries.links import build_link_actor, find_open_link
from songhanh.registers.views.proofs import read_uploads, say_attached
from songhanh.ui.forms import Conflict, Form
from songhanh.ui.once import once


def enter(request: HttpRequest, token: str) -> VillageLink | HttpResponse:
    """The link, or the page that says no: the same for what is over, withdrawn and guessed; guesses count."""
    keys, now = {"link": address_of(request)}, timezone.now()
    if is_paused(keys, now):
        return render(request, "home/village_closed.html", {"paused": True}, status=429)
    link = find_open_link(token, timezone.localdate(), now)
    if link is None:
        note_try(keys, now)
        return render(request, "home/village_closed.html", status=410)
    if request.method == "POST":
        keys = {"village": str(link.pk)}
        if is_paused(keys, now):
            return render(request, "home/village_closed.html", {"paused": True}, status=429)
        note_try(keys, now)
    else:
        note_link_use(link, now)
    return link


@never_cache
@login_not_required
@require_GET
def village(request: HttpRequest, token: str) -> HttpResponse:
    """What the village was asked to do, what it can write down, what stands for it already."""
    link = enter(request, token)
    if isinstance(link, HttpResponse):
        return link
    page = get_village_page(link.unit, timezone.localdate())
    return render(request, "home/village.html", {"link": link, "page": page, "token": token})


@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def village_task(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """One task of the village: what was done, whether it is finished, photos."""
    link = enter(request, token)
    if isinstance(link, HttpResponse):
        return link
    task = find_village_task(link.unit, pk)
    if task is None:
        raise Http404
    form = TaskReportForm(request.POST or None, request.FILES or None, version=task.version)
    answer = _attempt(request, form, lambda: _report(request, link, task, form, token))
    return answer or show_village_form(
        request, "home/village_task.html", form, {"link": link, "task": task, "token": token}
    )


def _report(
    request: HttpRequest, link: VillageLink, task: Assignment, form: TaskReportForm, token: str
) -> HttpResponse:
    said = form.cleaned_data
    told = ToldOfTask(said["text"], said["stage"] == "result", tuple(read_uploads(said["proofs"])))
    done = report_work(
        actor=build_link_actor(link, address_of(request)), task=task, version=form.seen_number, told=told,
        at=timezone.now(),
    )  # fmt: skip
    messages.success(request, _("Xã đã nhận. Cảm ơn thôn."))
    say_attached(request, done.attached)
    return redirect("home:village", token)


def _attempt(request: HttpRequest, form: Form, act: Callable[[], HttpResponse]) -> HttpResponse | None:
    if not form.is_valid():
        return None
    try:
        return once(request, form, act)
    except CannotReport as refusal:
        form.add_error(None, str(refusal))
    except Conflict:
        form.add_error(None, _("Việc này vừa có người báo hoặc sửa. Hãy mở lại trang rồi gửi."))
    return None


def show_village_form(
    request: HttpRequest, template: str, form: Form, context: dict[str, object]
) -> HttpResponse:
    """The page of a form: 422 where what was sent cannot be stored."""
    return render(request, template, {**context, "form": form}, status=422 if form.errors else 200)
