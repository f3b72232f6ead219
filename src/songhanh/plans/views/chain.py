"""*So với kế hoạch cấp trên*, and from above: how the communes keep a province's plan."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.plans.access import get_item_of, get_plan_for, require
from songhanh.plans.actions import CannotFollow, CannotTell, follow_plan, tell_kin
from songhanh.plans.forms.documents import ChainForm
from songhanh.plans.models import Plan
from songhanh.plans.queries.chain.below import get_below
from songhanh.plans.queries.chain.gaps import get_gaps
from songhanh.plans.queries.chain.parents import find_family
from songhanh.plans.queries.reading import get_paper
from songhanh.ui.once import once


@require_http_methods(["GET", "POST"])
def above(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """A plan beside its parents; posted here, what a person says of parents and lines. `?pick=` one line."""
    plan = get_plan_for(request.viewer, code, year, pk)
    form = ChainForm(request.POST or None, auto_id=False)
    refusal = ""
    if request.method == "POST":
        require(request.viewer, "plans.edit", plan.place)
        try:
            return once(request, form, lambda: _tell(request, form, plan, year))
        except (CannotFollow, CannotTell) as error:
            refusal = str(error)
    context = {
        "plan": plan,
        "code": code,
        "year": year,
        "page": get_gaps(plan, timezone.localdate()),
        "form": ChainForm(auto_id=False),
        "refusal": refusal,
        "pick": request.GET.get("pick", ""),
        "may_edit": may(request.viewer, "plans.edit", plan.place),
    }
    return render(request, "plans/above.html", context, status=422 if refusal else 200)


def _tell(request: SignedInRequest, form: ChainForm, plan: Plan, year: int) -> HttpResponse:
    """What was pressed."""
    if not form.is_valid():
        raise CannotTell(_("Thao tác chưa rõ. Hãy mở lại trang."))
    verb, *words = form.cleaned_data["act"].split()
    at, actor = timezone.now(), request.actor
    if verb in ("follow", "leave"):
        follow_plan(actor=actor, plan=plan, parent=words[0], stands=verb == "follow", at=at)
        return redirect("plans:above", plan.place.code, year, plan.pk)
    own = form.cleaned_data["own"] if verb == "choose" else words[0]
    if own is None or not str(own).isdecimal() or (verb != "choose" and len(words) != 2):
        raise CannotTell(_("Chưa chọn chỉ tiêu nào. Hãy chọn một dòng rồi bấm lại."))
    item = get_item_of(plan, int(own))
    tell_kin(actor=actor, plan=plan, item=item, parent=words[-1], same=verb != "other", at=at)
    return redirect("plans:above", plan.place.code, year, plan.pk)


@require_GET
def parent_paper(request: SignedInRequest, code: str, year: int, pk: int, series: UUID) -> HttpResponse:
    """The paper of a plan that this one follows: what is asked of a commune is no secret to it."""
    plan = get_plan_for(request.viewer, code, year, pk)
    found = [one.plan for one in find_family(plan).parents if one.plan is not None]
    parent = next((one for one in found if one.series == series), None)
    if parent is None:
        raise Http404
    context = {
        "plan": plan, "code": code, "year": year, "parent": parent, "base": "", "prefix": "item-",
        "blocks": get_paper(parent, parent.reading),
    }  # fmt: skip
    return render(request, "plans/parent_paper.html", context)


@require_GET
def below(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """How the places under this one keep its plan."""
    plan = get_plan_for(request.viewer, code, year, pk)
    if plan.place.level == "commune" or not plan.is_frozen:
        raise Http404
    context = {"plan": plan, "code": code, "year": year, "page": get_below(request.viewer, plan)}
    return render(request, "plans/below.html", context)
