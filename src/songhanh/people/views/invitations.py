"""Inviting: the form, the sheet with link and QR for whoever has no e-mail, and taking a link back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.people.access import get_invitation_for, get_place_of_people, list_givable, may_renew
from songhanh.people.actions import (
    CannotGiveRole,
    CannotInvite,
    CannotMakeAccount,
    Invite,
    invite_person,
    withdraw_invitation,
)
from songhanh.people.forms.roles import InviteForm
from songhanh.people.http import SignedInRequest, recently_proved
from songhanh.people.models import Invitation
from songhanh.people.queries.directory import find_units, list_living_roles
from songhanh.people.queries.sheets import get_sheet, list_sheets
from songhanh.places.models import Place
from songhanh.ui.forms import Act
from songhanh.ui.once import once
from songhanh.ui.pages import show_form


@recently_proved
@require_http_methods(["GET", "POST"])
def invite(request: SignedInRequest, code: str) -> HttpResponse:
    """A one-time link for somebody with no account: name, role, unit, days."""
    place = get_place_of_people(request.viewer, code, "people.edit")
    kinds, units = list_givable(request.viewer, place), find_units(place, timezone.localdate())
    form = InviteForm(request.POST or None, place=place, kinds=kinds, units=units)

    def act() -> HttpResponse:
        wanted = Invite(full_name=form.cleaned_data["full_name"], grant=form.grant())
        invitation = invite_person(actor=request.actor, invite=wanted, at=timezone.now())
        return redirect("people:sheet", code, invitation.pk)

    try:
        if form.is_valid():
            return once(request, form, act)
    except (CannotGiveRole, CannotMakeAccount) as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    return show_form(request, "people/invite.html", form, {"place": place})


@never_cache
@recently_proved
@require_GET
def sheet(request: SignedInRequest, code: str, pk: int) -> HttpResponse:
    """One link as a sheet to print or to send; a link that is no longer open shows nothing."""
    place = get_place_of_people(request.viewer, code, "people.edit")
    invitation = get_invitation_for(place, pk)
    if not invitation.is_open(timezone.now()):
        messages.warning(request, _("Đường dẫn này đã dùng, đã bị thu hồi hoặc đã hết hạn."))
        return redirect("people:people", code)
    if not _may_hold(request, place, invitation):
        raise Http404
    return render(request, "people/sheets.html", {"place": place, "sheets": (get_sheet(invitation),)})


def _may_hold(request: SignedInRequest, place: Place, invitation: Invitation) -> bool:
    """Whoever sees a sheet can use it: only who could give the role, or open the whole account anew."""
    if invitation.user is None:
        return invitation.kind in list_givable(request.viewer, place)
    living = list_living_roles(invitation.user, timezone.localdate())
    return may_renew(request.viewer, invitation.user, living)


@never_cache
@recently_proved
@require_GET
def sheets(request: SignedInRequest, code: str) -> HttpResponse:
    """All open invitations of a place, one sheet each."""
    place = get_place_of_people(request.viewer, code, "people.edit")
    found = list_sheets(place, list_givable(request.viewer, place), timezone.now())
    return render(request, "people/sheets.html", {"place": place, "sheets": found})


@require_POST
def withdraw(request: SignedInRequest, code: str, pk: int) -> HttpResponse:
    """Take an open link back."""
    place = get_place_of_people(request.viewer, code, "people.edit")
    invitation = get_invitation_for(place, pk)
    form = Act(request.POST)

    def act() -> HttpResponse:
        withdraw_invitation(actor=request.actor, invitation=invitation, at=timezone.now())
        messages.success(request, _("Đã thu hồi. Đường dẫn không mở được nữa."))
        return redirect("people:people", code)

    try:
        if form.is_valid():
            return once(request, form, act)
    except CannotInvite as refusal:
        messages.error(request, str(refusal))
    return redirect("people:people", code)
