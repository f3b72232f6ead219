"""Closing a quarter of a register, and opening it again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from songhanh.kernel.periods import read_period
from songhanh.people.http import SignedInRequest
from songhanh.places.models import Place, Unit
from songhanh.registers.access import (
    get_closure_for,
    get_own_units,
    get_place_of_registers,
    get_register,
    require_any,
    require_for,
)
from songhanh.registers.actions import CannotClose, close_period, reopen_period
from songhanh.registers.forms.acts import CloseForm, ReasonForm
from songhanh.registers.queries.closures import list_closures, name_period
from songhanh.registers.queries.lists import list_quarters, list_units_of_year
from songhanh.registers.views.entries import ask_reason
from songhanh.ui.once import once
from songhanh.ui.pages import show_form


@require_http_methods(["GET", "POST"])
def close(request: SignedInRequest, code: str, year: int, kind: str) -> HttpResponse:
    """The quarters of a year: what each comes to, which are closed. A unit closes its own part."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    require_any(request.viewer, "registers.close", place)
    unit = _own_unit(request, place, year)
    today = timezone.localdate()
    closures = list_closures(request.viewer, place, kind, year)
    quarters = list_quarters(request.viewer, place, register, year, unit)
    done = {
        line.period
        for line in closures
        if line.is_closed and line.unit_pk in {None, unit.pk if unit else None}
    }
    open_ones = [line.code for line in quarters if line.code not in done and line.until <= today]
    first = open_ones[0] if open_ones else None
    form = CloseForm(request.POST or None, year=year, offered=open_ones, initial={"period": first})

    def act() -> HttpResponse:
        period = read_period(form.cleaned_data["period"])
        close_period(
            actor=request.actor, register=register, place=place, period=period, unit=unit, at=timezone.now()
        )
        messages.success(request, _("Đã chốt sổ %(period)s.") % {"period": name_period(period.code)})
        return redirect("registers:close", code, year, kind)

    try:
        if form.is_valid():
            return once(request, form, act)
    except CannotClose as refusal:
        form.add_error(None, str(refusal))
    context = {
        "place": place, "code": code, "year": year, "register": register, "closures": closures, "unit": unit,
        "quarters": quarters, "done": done, "today": today, "can_close": bool(open_ones),
        "may_reopen": {c.pk for c in closures if c.is_closed and (unit is None or c.unit_pk == unit.pk)},
    }  # fmt: skip
    return show_form(request, "registers/close.html", form, context)


def _own_unit(request: SignedInRequest, place: Place, year: int) -> Unit | None:
    """The unit whose part somebody closes; None closes the register of the place."""
    own = get_own_units(request.viewer, "registers.close", place)
    if own is None:
        return None
    return next(unit for unit in list_units_of_year(request.viewer, place, year) if unit.pk in own)


@require_http_methods(["GET", "POST"])
def reopen(request: SignedInRequest, code: str, year: int, kind: str, pk: int) -> HttpResponse:
    """Open a closed quarter again, with the reason."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    closure = get_closure_for(request.viewer, place, register, pk)
    require_for(request.viewer, "registers.close", place, closure.unit_id)
    form = ReasonForm(request.POST or None)
    name = name_period(closure.period)

    def act() -> HttpResponse:
        reason = form.cleaned_data["reason"]
        reopen_period(actor=request.actor, closure=closure, reason=reason, at=timezone.now())
        messages.success(request, _("Đã mở lại sổ %(period)s.") % {"period": name})
        return redirect("registers:close", code, year, kind)

    try:
        if form.is_valid():
            return once(request, form, act)
    except CannotClose as refusal:
        form.add_error(None, str(refusal))
    context = {
        "place": place, "code": code, "year": year, "register": register, "what": register.title,
        "title": _("Mở lại sổ %(period)s") % {"period": name}, "button": _("Mở lại sổ"),
        "sentence": _("Sổ mở lại thì số liệu của kỳ này chưa được tính là đủ, cho đến khi chốt lại."),
        "back": redirect("registers:close", code, year, kind).url,
    }  # fmt: skip
    return ask_reason(request, form, context)
