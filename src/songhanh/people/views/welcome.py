"""Behind a one-time link: the first account, an account with a role, a new password."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from songhanh.kernel.text import search_key
from songhanh.people.actions import (
    Answer,
    CannotMakeAccount,
    accept_as,
    accept_invitation,
    is_paused,
    note_sign_in,
    note_try,
)
from songhanh.people.forms.signing import AccountForm, NewPasswordForm
from songhanh.people.http import address_of, know_device, note_proof
from songhanh.people.models import Invitation, User
from songhanh.people.queries import get_open_invitation
from songhanh.people.queries.directory import invitation_line
from songhanh.people.views.signing import BACKEND, paused

LONGEST_TOKEN = 64


@never_cache
@login_not_required
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link. Used, withdrawn, over and guessed read the same; guesses are counted."""
    keys, now = {"link": address_of(request)}, timezone.now()
    if is_paused(keys, now):
        return paused(request)
    invitation = get_open_invitation(token, now) if len(token) <= LONGEST_TOKEN else None
    if invitation is None:
        note_try(keys, now)
        return render(request, "people/welcome_ended.html", status=410)
    if isinstance(request.user, User):
        return _for_somebody_signed_in(request, request.user, invitation, token)
    form = _form(request, invitation)
    if request.method == "POST" and form.is_valid():
        try:
            return _take(request, invitation, token, form)
        except CannotMakeAccount as refusal:
            form.add_error(refusal.field or None, str(refusal))
    line = invitation_line(invitation, now)
    context = {"form": form, "invitation": invitation, "line": line, "place": invitation.place}
    return render(request, "people/welcome.html", context)


def _form(request: HttpRequest, invitation: Invitation) -> AccountForm | NewPasswordForm:
    data = request.POST or None
    if invitation.purpose == Invitation.Purpose.RENEW:
        return NewPasswordForm(data)
    return AccountForm(
        data, initial={"full_name": invitation.full_name, "username": suggest_username(invitation.full_name)}
    )


def _for_somebody_signed_in(
    request: HttpRequest, user: User, invitation: Invitation, token: str
) -> HttpResponse:
    """On a shared PC the link is another's: sign out first. Under the same name it may be taken as it is."""
    may_take = invitation.purpose == Invitation.Purpose.JOIN and search_key(user.full_name) == search_key(
        invitation.full_name
    )
    if request.method == "POST" and may_take:
        try:
            accept_as(token=token, user=user, address=address_of(request), at=timezone.now())
        except CannotMakeAccount as refusal:
            messages.error(request, str(refusal))
        return redirect("people:me")
    context = {"invitation": invitation, "may_take": may_take}
    return render(request, "people/welcome_other.html", context, status=409)


def suggest_username(full_name: str) -> str:
    """Nguyễn Thị Hạnh → hanh.nguyen; nothing where there is no name yet."""
    words = search_key(full_name).split()
    return ".".join(dict.fromkeys([words[-1], words[0]]))[:60] if words else ""


def _take(
    request: HttpRequest, invitation: Invitation, token: str, form: AccountForm | NewPasswordForm
) -> HttpResponse:
    said = form.cleaned_data
    answer = Answer(
        password=said["password"], username=said.get("username", ""), full_name=said.get("full_name", ""),
        address=address_of(request),
    )  # fmt: skip
    user = accept_invitation(token=token, answer=answer, at=timezone.now())
    login(request, user, backend=BACKEND)
    note_proof(request)
    note_sign_in(user=user, address=address_of(request), at=timezone.now())
    if invitation.purpose == Invitation.Purpose.RENEW:
        messages.success(request, _("Đã đặt mật khẩu mới. Các phiên đăng nhập cũ đã kết thúc."))
    return know_device(request, redirect("home:start"), user.username)
