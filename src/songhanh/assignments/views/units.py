"""Whom the plans mean by their units: see, change, make what is not there."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.assignments.access import get_confirmed_plan_for, get_place_of_assignments, require_edit
from songhanh.assignments.actions import CannotMatch, make_meant_unit, match_units
from songhanh.assignments.forms.acts import MatchForm
from songhanh.assignments.queries.open import list_confirmed, list_items_of
from songhanh.assignments.queries.units import PlanUnit, list_plan_units, list_units_of_year
from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.places.models import Place
from songhanh.plans.models import Plan
from songhanh.ui.forms import Act, Conflict
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form


@require_GET
def show_units(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """The units of every plan in force beside those of the commune."""
    place = get_place_of_assignments(request.viewer, code)
    units = list_units_of_year(request.viewer, place, year)
    plans = list_confirmed(request.viewer, place, year)
    items = list_items_of(plans)
    context = {
        "place": place,
        "code": code,
        "year": year,
        "gives": may(request.viewer, "assignments.edit", place),
        "plans": [
            (plan, list_plan_units(plan, [i for i in items if i.plan_id == plan.pk], units)) for plan in plans
        ],
    }
    return render(request, "assignments/units.html", context)


def _plan_unit(
    request: SignedInRequest, place: Place, year: int, plan_pk: int, kind: str
) -> tuple[Plan, PlanUnit]:
    plan = get_confirmed_plan_for(request.viewer, place, year, plan_pk)
    units = list_units_of_year(request.viewer, place, year)
    found = [u for u in list_plan_units(plan, list_items_of([plan]), units) if u.kind == kind]
    if not found:
        raise Http404
    return plan, found[0]


@require_http_methods(["GET", "POST"])
def match(request: SignedInRequest, code: str, year: int, plan_pk: int, kind: str) -> HttpResponse:
    """Say whom the plan means."""
    place = get_place_of_assignments(request.viewer, code)
    require_edit(request.viewer, place)
    plan, unit = _plan_unit(request, place, year, plan_pk, kind)
    units = list_units_of_year(request.viewer, place, year)
    initial = {"units": [str(one.pk) for one in unit.units]}
    form = MatchForm(request.POST or None, units=units, initial=initial, version=unit.version)

    def act() -> HttpResponse:
        seen = form.seen_number
        match_units(
            actor=request.actor, plan=plan, kind=kind, units=form.chosen(), version=seen, at=timezone.now()
        )
        messages.success(request, _("Đã đối chiếu “%(name)s”.") % {"name": unit.name})
        return redirect("assignments:units", code, year)

    try:
        if form.is_valid():
            return once(request, form, act)
    except Conflict:
        _plan, fresh = _plan_unit(request, place, year, plan_pk, kind)
        stored = {"units": [str(one.pk) for one in fresh.units]}
        back = redirect("assignments:units", code, year).url
        return show_conflict(request, form, back=back, version=fresh.version, stored=stored)
    except CannotMatch as refusal:
        form.add_error(None, str(refusal))
    context = {"place": place, "code": code, "year": year, "plan": plan, "unit": unit}
    return show_form(request, "assignments/match.html", form, context)


@require_POST
def make(request: SignedInRequest, code: str, year: int, plan_pk: int, kind: str) -> HttpResponse:
    """Make the unit that the plan names, in one click."""
    place = get_place_of_assignments(request.viewer, code)
    require_edit(request.viewer, place)
    plan, unit = _plan_unit(request, place, year, plan_pk, kind)

    def act() -> HttpResponse:
        made = make_meant_unit(
            actor=request.actor, plan=plan, kind=kind, name=unit.name, version=unit.version, at=timezone.now()
        )
        messages.success(request, _("Đã lập đơn vị “%(name)s”.") % {"name": made.name})
        return redirect("assignments:units", code, year)

    try:
        return once(request, Act(request.POST, version=unit.version), act)
    except (CannotMatch, Conflict) as refusal:
        messages.error(request, str(refusal))
        return redirect("assignments:units", code, year)
