"""The people of what was merged into a place: given the same role here, those who are chosen, in one go."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from songhanh.people.access import get_place_of_people, list_givable
from songhanh.people.actions import CannotGiveRole, carry_roles
from songhanh.people.forms.roles import CarryForm
from songhanh.people.http import SignedInRequest, recently_proved
from songhanh.people.queries.merged import list_waiting
from songhanh.ui.once import once
from songhanh.ui.pages import show_form


@recently_proved
@require_http_methods(["GET", "POST"])
def merged(request: SignedInRequest, code: str) -> HttpResponse:
    """Who waits, all chosen; the button gives."""
    place = get_place_of_people(request.viewer, code, "people.edit")
    waiting = list_waiting(place, list_givable(request.viewer, place), timezone.localdate())
    form = CarryForm(request.POST or None, waiting=waiting)

    def act() -> HttpResponse:
        given = carry_roles(actor=request.actor, place=place, roles=form.chosen(), at=timezone.now())
        messages.success(request, _("Đã giao %(n)s vai trò.") % {"n": len(given)})
        return redirect("people:people", code)

    if form.is_valid():
        try:
            return once(request, form, act)
        except CannotGiveRole as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    return show_form(request, "people/merged.html", form, {"place": place, "waiting": waiting})
