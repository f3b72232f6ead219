"""*Chỉ tiêu*: what was promised beside what happened, and one target with all that its figures rest on."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from songhanh.evaluation.access import get_place_of_targets
from songhanh.evaluation.forms import FilterForm, latest_day
from songhanh.evaluation.queries.page import (
    Narrowed,
    goal_choices,
    make_page,
    mark_of,
    plan_choices,
    unit_choices,
)
from songhanh.evaluation.queries.remarks import list_proofs
from songhanh.evaluation.queries.trace import trace_target
from songhanh.evaluation.queries.verdicts import evaluate_place
from songhanh.evaluation.queries.words import verdict_words
from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.places.queries import say_abolished, say_places_within, say_villages
from songhanh.ui.forms import Act


@require_GET
def show_targets(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """All targets of the year by goal, a hundred at a time.

    `?plan= goal= verdict= unit= upto=` narrow; `order=action`: what needs action first;
    `borders=now`: by today's; `page=`, `item=`: which hundred.
    """
    place = get_place_of_targets(request.viewer, code)
    upto = upto_of(request, year)
    by_now = request.GET.get("borders") == "now"
    targets = evaluate_place(place, year, upto, upto if by_now else None)
    form = FilterForm(
        request.GET, plans=plan_choices(targets), units=unit_choices(targets), goals=goal_choices(targets)
    )
    page = make_page(
        targets,
        _asked(form),
        number=request.GET.get("page", ""),
        item=request.GET.get("item", ""),
        abolished=say_abolished(place, upto),
    )
    context = {
        "place": place, "code": code, "year": year, "upto": upto, "form": form, "page": page,
        "year_end": date(year, 12, 31),
        "may_type": may(request.viewer, "indicators.edit", place),
        "may_remark": may(request.viewer, "evaluation.remark", place),
        "many_plans": len(plan_choices(targets)) > 1,
        "by_now": by_now,
        "villages_said": say_villages(place, year),
        "merged_said": say_places_within(place, upto),
    }  # fmt: skip
    return render(request, "evaluation/targets.html", context)


def _asked(form: FilterForm) -> Narrowed:
    verdict, unit, plan, goal = (form.asked(name) or "" for name in ("verdict", "unit", "plan", "goal"))
    return Narrowed(verdict, unit, plan, goal, action_first=form.asked("order") == "action")


def upto_of(request: SignedInRequest, year: int) -> date:
    """The day up to which is looked: the one asked for, else today; never after the year."""
    form = FilterForm(request.GET, plans=(), units=())
    form.is_valid()
    asked = form.cleaned_data.get("upto") if form.is_bound else None
    return latest_day(asked or timezone.localdate(), year)


@require_GET
def show_target(request: SignedInRequest, code: str, year: int, line: UUID) -> HttpResponse:
    """One target: every figure with its entries or with who said it, from where, and what came before."""
    place = get_place_of_targets(request.viewer, code)
    upto = upto_of(request, year)
    target = next((one for one in evaluate_place(place, year, upto) if one.line == str(line)), None)
    if target is None:
        raise Http404
    gone = say_abolished(place, upto)
    context = {
        "place": place, "code": code, "year": year, "upto": upto, "target": target,
        "measures": trace_target(place, target, year, upto),
        "proofs": list_proofs(place, line, year),
        "abolished": [gone[kind] for kind in target.responsible if kind in gone],
        "mark": mark_of(target.verdict, exceeded=target.exceeded, neutral=target.is_neutral),
        "word": verdict_words(target.verdict, exceeded=target.exceeded),
        "may_type": may(request.viewer, "indicators.edit", place),
        "may_remark": may(request.viewer, "evaluation.remark", place),
        "act": Act(),
    }  # fmt: skip
    return render(request, "evaluation/target.html", context)
