"""Giving tasks: one in parts, all of a unit at once, or to be done with another one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from songhanh.assignments.access import (
    get_confirmed_plan_for,
    get_item_for,
    get_place_of_assignments,
    require_edit,
)
from songhanh.assignments.actions import CannotGive, carry_task, give_task, give_tasks, stop_carrying
from songhanh.assignments.forms.give import GiveAllForm, UnitChoice, give_form, initial_of
from songhanh.assignments.queries.open import (
    OpenGroup,
    due_of,
    get_one_task,
    list_items_of,
    list_open,
    version_of_line,
)
from songhanh.assignments.queries.units import list_units_of_year
from songhanh.assignments.queries.words import give_words
from songhanh.people.http import SignedInRequest
from songhanh.places.models import Place
from songhanh.ui.forms import Act, Conflict
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form


def _place(request: SignedInRequest, code: str) -> Place:
    place = get_place_of_assignments(request.viewer, code)
    require_edit(request.viewer, place)
    return place


def _said(count: int) -> str:
    return ngettext("Đã giao %(count)s việc.", "Đã giao %(count)s việc.", count) % {"count": count}


@require_http_methods(["GET", "POST"])
def give(request: SignedInRequest, code: str, year: int, line: object) -> HttpResponse:
    """One task of a plan: whole, or split into what each unit has to do."""
    place = _place(request, code)
    item = get_item_for(request.viewer, place, year, line)
    one = get_one_task(request.viewer, item, year)
    choice = UnitChoice(list_units_of_year(request.viewer, place, year), one.unit)
    data = request.POST if request.method == "POST" else None
    form = give_form(choice, data)(
        data, initial=initial_of(item.text, choice, due_of(item, year)), version=one.version
    )

    def act() -> HttpResponse:
        given = give_task(
            actor=request.actor, item=item, parts=form.parts(), version=form.seen_version, at=timezone.now()
        )
        messages.success(request, _said(len(given)))
        return redirect("assignments:list", code, year)

    try:
        if form.is_valid():
            return once(request, form, act)
    except Conflict:
        back = redirect("assignments:list", code, year).url
        return show_conflict(request, form, back=back, version=version_of_line(item))
    except CannotGive as refusal:
        form.refuse(refusal.column, refusal.part, str(refusal))
    relation = one.unit.relation if one.unit else "own"
    context = {"place": place, "code": code, "year": year, "one": one, "verb": give_words(relation)}
    return show_form(request, "assignments/give.html", form, context)


@require_POST
def carry(request: SignedInRequest, code: str, year: int, line: object) -> HttpResponse:
    """ "Thực hiện tại IV.1" in one click; without `by` the task stands on its own again."""
    place = _place(request, code)
    item = get_item_for(request.viewer, place, year, line)

    def act() -> HttpResponse:
        if request.POST.get("by"):
            by = get_item_for(request.viewer, place, year, request.POST["by"])
            carry_task(actor=request.actor, item=item, by=by, at=timezone.now())
            messages.success(request, _("Đã ghi: thực hiện tại %(ref)s.") % {"ref": by.ref or by.text[:40]})
        else:
            stop_carrying(actor=request.actor, item=item, at=timezone.now())
            messages.success(request, _("Nhiệm vụ đứng riêng trở lại, chờ giao."))
        return redirect("assignments:list", code, year)

    try:
        return once(request, Act(request.POST), act)
    except CannotGive as refusal:
        messages.error(request, str(refusal))
        return redirect("assignments:list", code, year)


def _group(request: SignedInRequest, place: Place, year: int, plan_pk: int, kind: str) -> OpenGroup | None:
    plans = [plan for plan in list_open(request.viewer, place, year) if plan.pk == plan_pk]
    groups = [group for plan in plans for group in plan.groups]
    return next((group for group in groups if group.unit is not None and group.unit.kind == kind), None)


@require_http_methods(["GET", "POST"])
def give_all(request: SignedInRequest, code: str, year: int, plan_pk: int, kind: str) -> HttpResponse:
    """All open tasks that a plan puts under one unit, in one act."""
    place = _place(request, code)
    plan = get_confirmed_plan_for(request.viewer, place, year, plan_pk)
    items = {str(i.line): i for i in list_items_of([plan]) if i.kind == "task" and i.unit_kind == kind}
    if not items:
        raise Http404
    group = _group(request, place, year, plan_pk, kind)
    if group is None and request.method == "GET":
        messages.info(request, _("Các nhiệm vụ của nhóm này đã được giao."))
        return redirect("assignments:list", code, year)
    choice = UnitChoice(list_units_of_year(request.viewer, place, year), group.unit if group else None)
    shown = [(line, item.text) for line, item in items.items()]
    open_lines = [task.line for task in group.tasks] if group else []
    form = GiveAllForm(
        request.POST or None, choice=choice, lines=[s for s in shown if s[0] in open_lines or request.POST],
        initial={"unit": choice.initial(), "lines": open_lines},
    )  # fmt: skip

    def act() -> HttpResponse:
        chosen = [items[line] for line in form.cleaned_data["lines"]]
        units = form.chosen_units()
        given = give_tasks(
            actor=request.actor, plan=plan, items=chosen, units=units, year=year, at=timezone.now()
        )
        messages.success(request, _said(len(given)))
        return redirect("assignments:list", code, year)

    try:
        if form.is_valid():
            return once(request, form, act)
    except CannotGive as refusal:
        form.add_error("unit" if refusal.column else None, str(refusal))
    verb = give_words(group.unit.relation if group and group.unit else "own")
    context = {"place": place, "code": code, "year": year, "plan": plan, "group": group, "verb": verb}
    return show_form(request, "assignments/give_all.html", form, context)
