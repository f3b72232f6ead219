"""The page of a plan in force, its paper, its history."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.plans.access import get_item_of, get_plan_for, require
from songhanh.plans.actions import CannotConfirm, end_plan
from songhanh.plans.forms.documents import FindForm
from songhanh.plans.models import Plan
from songhanh.plans.queries.history import get_plan_history
from songhanh.plans.queries.plan import get_plan_page
from songhanh.plans.queries.reading import get_paper
from songhanh.plans.queries.search import search_plan
from songhanh.ui.forms import Act
from songhanh.ui.once import once


@require_GET
def show_plan(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """*Kế hoạch đang thực hiện*; a draft has its own page. `?q=` searches, HTMX gets the finds alone."""
    plan = get_plan_for(request.viewer, code, year, pk)
    if not plan.is_frozen:
        return redirect("plans:room", code, year, pk)
    form = FindForm(request.GET or None)
    asked = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    context = {"plan": plan, "code": code, "year": year, "form": form, "found": search_plan(plan, asked)}
    if request.htmx:
        return render(request, "plans/plan/found.html", context)
    context |= {
        "page": get_plan_page(plan),
        "may_edit": may(request.viewer, "plans.edit", plan.place),
        "may_confirm": may(request.viewer, "plans.confirm", plan.place),
        "may_issue": may(request.viewer, "plans.issue", plan.place),
        "today": timezone.localdate(),
    }
    return render(request, "plans/plan.html", context)


@require_GET
def show_paper(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """The paper as it was read, passages linked to what they became; `?item=` opens that item's paper."""
    plan = get_plan_for(request.viewer, code, year, pk)
    wanted = request.GET.get("item", "")
    reading = get_item_of(plan, int(wanted)).reading if wanted.isdecimal() else plan.reading
    page = "plans:plan" if plan.is_frozen else "plans:room"
    context = {
        "plan": plan,
        "code": code,
        "year": year,
        "blocks": get_paper(plan, reading),
        "own": reading.pk == plan.reading_id,
        "base": redirect(page, code, year, pk).url,
        "prefix": "item-" if plan.is_frozen else "i",
    }
    return render(request, "plans/paper_page.html", context)


@require_GET
def show_history(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Who did what, and when."""
    plan = get_plan_for(request.viewer, code, year, pk)
    context = {"plan": plan, "code": code, "year": year, "lines": get_plan_history(plan)}
    return render(request, "plans/history.html", context)


@require_POST
def end(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """The plan has run its time."""
    plan: Plan = get_plan_for(request.viewer, code, year, pk)
    require(request.viewer, "plans.confirm", plan.place)

    def act() -> HttpResponse:
        end_plan(actor=request.actor, plan=plan, at=timezone.now())
        messages.success(request, _("Kế hoạch đã kết thúc."))
        return redirect("plans:plan", code, year, pk)

    try:
        return once(request, Act(request.POST), act)
    except CannotConfirm as refusal:
        messages.error(request, str(refusal))
        return redirect("plans:plan", code, year, pk)
