"""Later versions: receive the document, decide which line goes on, look at both."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.plans.access import get_item_of, get_plan_for, require
from songhanh.plans.actions import (
    CannotAmend,
    CannotReceive,
    Upload,
    accept_proposals,
    amend_plan,
    decide_line,
    end_line,
    read_ahead,
)
from songhanh.plans.forms.documents import AmendForm, LineForm
from songhanh.plans.models import Plan
from songhanh.plans.queries.compare import compare_versions
from songhanh.plans.views.lists import read_upload
from songhanh.ui.once import once
from songhanh.ui.pages import show_form


@require_http_methods(["GET", "POST"])
def receive(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """A document that amends or replaces this plan."""
    plan = get_plan_for(request.viewer, code, year, pk)
    require(request.viewer, "plans.edit", plan.place)
    form = AmendForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            upload = read_ahead(read_upload(form.cleaned_data["file"]))
            relation = form.cleaned_data["relation"]
            return once(request, form, lambda: _receive(request, plan, relation, upload))
        except (CannotAmend, CannotReceive) as refusal:
            form.add_error(None, str(refusal))
    return show_form(request, "plans/amend.html", form, {"plan": plan, "code": code, "year": year})


def _receive(request: SignedInRequest, plan: Plan, relation: str, upload: Upload) -> HttpResponse:
    received = amend_plan(
        actor=request.actor,
        plan=plan,
        relation=relation,
        upload=upload,
        at=timezone.now(),
    )
    if received.plan is None:
        messages.warning(request, _("Đã giữ tệp “%(name)s”.") % {"name": received.document.name})
        return redirect("plans:list", plan.place.code, plan.since_year)
    return redirect("plans:lines", plan.place.code, received.plan.since_year, received.plan.pk)


@require_http_methods(["GET", "POST"])
def lines(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Which item continues which line of the plan before, and which lines end."""
    plan = get_plan_for(request.viewer, code, year, pk)
    if plan.amends is None:
        raise Http404
    form = LineForm(request.POST or None, auto_id=False)
    refusal = ""
    if request.method == "POST":
        require(request.viewer, "plans.edit", plan.place)
        try:
            return once(request, form, lambda: _decide(request, form, plan))
        except CannotAmend as error:
            refusal = str(error)
        plan.refresh_from_db()
    context = {
        "plan": plan,
        "code": code,
        "year": year,
        "comparison": compare_versions(plan),
        "form": LineForm(auto_id=False),
        "refusal": refusal,
        "may_edit": may(request.viewer, "plans.edit", plan.place) and not plan.is_frozen,
    }
    return render(request, "plans/lines.html", context, status=422 if refusal else 200)


def _decide(request: SignedInRequest, form: LineForm, plan: Plan) -> HttpResponse:
    """What was pressed: "same 12 7", "new 12", "ends 7", "stays 7" or "all"."""
    if not form.is_valid():
        raise CannotAmend(_("Thao tác chưa rõ. Hãy mở lại trang."))
    verb, *numbers = [*form.cleaned_data["act"].split(), "0", "0"][:3]
    first, second = (int(number) for number in numbers)
    at, before = timezone.now(), plan.amends
    if verb == "all":
        accept_proposals(actor=request.actor, plan=plan, at=at)
    elif verb == "new":
        decide_line(actor=request.actor, plan=plan, item=get_item_of(plan, first), continues=None, at=at)
    elif verb == "same" and before is not None:
        item, old = get_item_of(plan, first), get_item_of(before, second)
        decide_line(actor=request.actor, plan=plan, item=item, continues=old, at=at)
    elif before is not None:
        old = get_item_of(before, first)
        end_line(actor=request.actor, plan=plan, before=old, ends=verb == "ends", at=at)
    return redirect("plans:lines", plan.place.code, plan.since_year, plan.pk)


@require_GET
def compare(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Two versions side by side."""
    plan = get_plan_for(request.viewer, code, year, pk)
    comparison = compare_versions(plan)
    if comparison is None:
        raise Http404
    context = {"plan": plan, "code": code, "year": year, "comparison": comparison}
    return render(request, "plans/compare.html", context)
