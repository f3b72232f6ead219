"""The people of a place: who they are, what they hold; roles given, ended and handed over."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.people.access import (
    get_person_for,
    get_place_of_people,
    get_role_for,
    list_givable,
    may,
    may_renew,
)
from songhanh.people.actions import (
    CannotEndRole,
    CannotGiveRole,
    close_account,
    end_role,
    end_sessions,
    give_role,
    hand_over,
    renew_access,
)
from songhanh.people.forms.roles import EndForm, HandOverForm, RoleForm
from songhanh.people.http import SignedInRequest, recently_proved
from songhanh.people.models import Role, User
from songhanh.people.queries.directory import (
    find_successors,
    find_units,
    get_directory,
    list_living_roles,
    list_roles,
    role_line,
)
from songhanh.people.queries.merged import list_waiting
from songhanh.people.queries.own import group_rights, has_second_factor, list_rights
from songhanh.places.models import Place
from songhanh.ui.forms import Act, Form
from songhanh.ui.once import once
from songhanh.ui.pages import show_form


@require_GET
def people(request: SignedInRequest, code: str) -> HttpResponse:
    """Who works here, and which links wait to be opened."""
    place = get_place_of_people(request.viewer, code)
    context = {
        "place": place, "directory": get_directory(place, timezone.now()),
        "may_edit": may(request.viewer, "people.edit", place), "waiting": _count_waiting(request, place),
        "may_link": place.level == Place.Level.COMMUNE and may(request.viewer, "people.links", place),
    }  # fmt: skip
    return render(request, "people/people.html", context)


def _count_waiting(request: SignedInRequest, place: Place) -> int:
    """How many of what was merged into the place wait for a role that the viewer may give."""
    if not may(request.viewer, "people.edit", place):
        return 0
    return len(list_waiting(place, list_givable(request.viewer, place), timezone.localdate()))


@require_GET
def person(request: SignedInRequest, code: str, pk: int) -> HttpResponse:
    """One person: roles here, what they allow and who gave them, and the acts for whoever may."""
    place = get_place_of_people(request.viewer, code)
    found, today = get_person_for(place, pk), timezone.localdate()
    roles = list_roles(found, today, place)
    living = list_living_roles(found, today)
    givable = list_givable(request.viewer, place) if may(request.viewer, "people.edit", place) else ()
    context = {
        "place": place, "person": found, "roles": roles, "givable": givable,
        "reasons": group_rights(list_rights(roles)),
        "may_renew": may_renew(request.viewer, found, living), "has_second_factor": has_second_factor(found),
        "can_hand_over": any(role.kind in givable and role.state != "ended" for role in roles),
    }  # fmt: skip
    return render(request, "people/person.html", context)


@recently_proved
@require_http_methods(["GET", "POST"])
def give(request: SignedInRequest, code: str, pk: int) -> HttpResponse:
    """One more role for somebody of this place."""
    place = get_place_of_people(request.viewer, code, "people.edit")
    found, today = get_person_for(place, pk), timezone.localdate()
    kinds = list_givable(request.viewer, place)
    form = RoleForm(request.POST or None, place=place, kinds=kinds, units=find_units(place, today))

    def act() -> HttpResponse:
        give_role(actor=request.actor, user=found, grant=form.grant(), at=timezone.now())
        messages.success(request, _("Đã giao vai trò."))
        return redirect("people:person", code, pk)

    answer = _attempt(request, form, act)
    return answer or show_form(request, "people/give.html", form, {"place": place, "person": found})


def _attempt(request: SignedInRequest, form: Form, act: Callable[[], HttpResponse]) -> HttpResponse | None:
    """The answer of the act; None where the form is open or was refused."""
    if not form.is_valid():
        return None
    try:
        return once(request, form, act)
    except CannotGiveRole as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    except CannotEndRole as refusal:
        form.add_error(None, str(refusal))
    return None


@recently_proved
@require_http_methods(["GET", "POST"])
def end(request: SignedInRequest, code: str, pk: int) -> HttpResponse:
    """End a role, today or on a day to come."""
    place = get_place_of_people(request.viewer, code, "people.edit")
    role, today = get_role_for(place, pk), timezone.localdate()
    if role.kind not in list_givable(request.viewer, place):
        raise PermissionDenied(_("Vai trò này do cấp khác giao; ở đây không kết thúc được."))
    form = EndForm(request.POST or None, initial={"on": today})

    def act() -> HttpResponse:
        end_role(actor=request.actor, role=role, on=form.cleaned_data["on"], at=timezone.now())
        messages.success(request, _("Đã kết thúc vai trò. Những gì người đó đã ghi vẫn còn."))
        return redirect("people:person", code, role.user_id)

    answer = _attempt(request, form, act)
    context = {"place": place, "role": role_line(role, today), "person": role.user}
    return answer or show_form(request, "people/end.html", form, context)


@recently_proved
@require_http_methods(["GET", "POST"])
def leave(request: SignedInRequest, code: str, pk: int) -> HttpResponse:
    """Hand over: roles go to another person from a day on; what hangs on place and unit goes with them."""
    place = get_place_of_people(request.viewer, code, "people.edit")
    found, today = get_person_for(place, pk), timezone.localdate()
    roles = _roles_to_move(request, found, place)
    if not roles:
        raise PermissionDenied(_("Không có vai trò nào của người này bàn giao được ở đây."))
    lines = [role_line(role, today) for role in roles]
    form = HandOverForm(
        request.POST or None, successors=find_successors(place, found, today),
        roles=[(str(line.pk), " · ".join(filter(None, [line.words, line.unit]))) for line in lines],
        initial={"roles": [str(line.pk) for line in lines], "on": today},
    )  # fmt: skip

    def act() -> HttpResponse:
        said = form.cleaned_data
        chosen = tuple(role for role in roles if str(role.pk) in said["roles"])
        hand_over(
            actor=request.actor, roles=chosen, successor=said["successor"], on=said["on"], at=timezone.now()
        )
        messages.success(request, _("Đã bàn giao cho %(name)s.") % {"name": said["successor"].full_name})
        return redirect("people:person", code, said["successor"].pk)

    answer = _attempt(request, form, act)
    return answer or show_form(request, "people/leave.html", form, {"place": place, "person": found})


def _roles_to_move(request: SignedInRequest, person: User, place: Place) -> tuple[Role, ...]:
    givable = list_givable(request.viewer, place)
    here = None if place.level == Place.Level.NATION else place.pk
    return tuple(
        role
        for role in list_living_roles(person, timezone.localdate())
        if role.place_id == here and role.kind in givable
    )


@recently_proved
@require_POST
def renew(request: SignedInRequest, code: str, pk: int) -> HttpResponse:
    """A one-time link for somebody who lost their password or their second factor."""

    def act(place: Place, person: User, at: datetime) -> HttpResponse:
        here = None if place.level == Place.Level.NATION else place
        invitation = renew_access(actor=request.actor, user=person, place=here, at=at)
        return redirect("people:sheet", code, invitation.pk)

    return _act_on_account(request, code, pk, act)


@recently_proved
@require_POST
def close(request: SignedInRequest, code: str, pk: int) -> HttpResponse:
    """Close an account: its roles end today, nobody signs in with it."""

    def act(_place: Place, person: User, at: datetime) -> HttpResponse:
        close_account(actor=request.actor, user=person, at=at)
        messages.success(request, _("Đã đóng tài khoản. Những gì người đó đã ghi vẫn còn."))
        return redirect("people:people", code)

    return _act_on_account(request, code, pk, act)


@recently_proved
@require_POST
def sign_out_everywhere(request: SignedInRequest, code: str, pk: int) -> HttpResponse:
    """End every session of somebody whose machine was lost."""

    def act(_place: Place, person: User, at: datetime) -> HttpResponse:
        end_sessions(actor=request.actor, user=person, at=at)
        messages.success(request, _("Đã kết thúc mọi phiên đăng nhập của người này."))
        return redirect("people:person", code, pk)

    return _act_on_account(request, code, pk, act)


def _act_on_account(
    request: SignedInRequest, code: str, pk: int, act: Callable[[Place, User, datetime], HttpResponse]
) -> HttpResponse:
    """An act on a whole account: only for whoever could give every role that it holds."""
    place = get_place_of_people(request.viewer, code, "people.edit")
    found = get_person_for(place, pk)
    if not may_renew(request.viewer, found, list_living_roles(found, timezone.localdate())):
        raise PermissionDenied(
            _("Người này còn vai trò do cấp khác giao. Hãy đề nghị người vận hành hệ thống.")
        )
    form = Act(request.POST)
    try:
        if form.is_valid():
            return once(request, form, lambda: act(place, found, timezone.now()))
    except CannotEndRole as refusal:
        messages.error(request, str(refusal))
    return redirect("people:person", code, pk)
