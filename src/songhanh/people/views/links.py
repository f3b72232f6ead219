"""Doors of villages: which are open, new ones, their printed sheets, and closing one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.people.access import get_link_for, get_place_of_people, get_village_for
from songhanh.people.actions import make_links, withdraw_link
from songhanh.people.http import SignedInRequest, recently_proved
from songhanh.people.queries.links import list_village_lines
from songhanh.people.queries.sheets import list_village_sheets
from songhanh.ui.forms import Act
from songhanh.ui.once import once


@require_http_methods(["GET", "POST"])
def villages(request: SignedInRequest, code: str) -> HttpResponse:
    """Every village and its link; the button makes one for each that has none."""
    place = get_place_of_people(request.viewer, code, "people.links")
    today, now = timezone.localdate(), timezone.now()
    lines = list_village_lines(place, today, now)
    without = [line for line in lines if line.state != "open"]
    form = Act(request.POST or None)

    def act() -> HttpResponse:
        units = [get_village_for(place, line.unit_pk) for line in without]
        made = make_links(actor=request.actor, units=units, at=timezone.now())
        messages.success(request, _("Đã cấp %(n)s mã QR. Hãy in và trao cho từng thôn.") % {"n": len(made)})
        return redirect("people:villages", code)

    if request.method == "POST" and form.is_valid():
        return once(request, form, act)
    return render(request, "people/villages.html", {"place": place, "lines": lines, "without": len(without)})


@never_cache
@recently_proved
@require_GET
def village_sheets(request: SignedInRequest, code: str) -> HttpResponse:
    """The sheets of all villages, one page each; `?name=` is one of them."""
    place = get_place_of_people(request.viewer, code, "people.links")
    found = list_village_sheets(place, timezone.localdate(), timezone.now())
    wanted = request.GET.get("name", "")
    return render(
        request, "people/sheets.html",
        {"place": place, "sheets": tuple(s for s in found if wanted in {"", s.name})},
    )  # fmt: skip


@recently_proved
@require_POST
def renew_link(request: SignedInRequest, code: str, pk: int) -> HttpResponse:
    """A new link for one village; the one before it is closed."""
    place = get_place_of_people(request.viewer, code, "people.links")
    unit, form = get_village_for(place, pk), Act(request.POST)

    def act() -> HttpResponse:
        make_links(actor=request.actor, units=[unit], at=timezone.now())
        messages.success(
            request, _("Đã cấp mã QR mới cho %(name)s; mã cũ không dùng được nữa.") % {"name": unit.name}
        )
        return redirect("people:villages", code)

    return once(request, form, act) if form.is_valid() else redirect("people:villages", code)


@require_POST
def close_link(request: SignedInRequest, code: str, pk: int) -> HttpResponse:
    """Close the door of a village."""
    place = get_place_of_people(request.viewer, code, "people.links")
    link, form = get_link_for(place, pk), Act(request.POST)

    def act() -> HttpResponse:
        withdraw_link(actor=request.actor, link=link, at=timezone.now())
        messages.success(request, _("Đã thu hồi mã QR của %(name)s.") % {"name": link.unit.name})
        return redirect("people:villages", code)

    return once(request, form, act) if form.is_valid() else redirect("people:villages", code)
