"""Tài khoản của tôi: what I may do and why, my password, my second factor, where I am signed in."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.people.actions import (
    CannotConfirm,
    CannotMakeAccount,
    begin_second_factor,
    change_password,
    confirm_second_factor,
    end_sessions,
    is_paused,
    make_recovery_codes,
    note_try,
    remove_second_factor,
)
from songhanh.people.forms.signing import Act, PasswordForm, SetUpForm
from songhanh.people.http import SignedInRequest, address_of, recently_proved, safe_next
from songhanh.people.queries.own import (
    find_session_key,
    get_own_page,
    has_second_factor,
    needs_second_factor,
    second_factor_address,
)
from songhanh.people.views.signing import paused
from songhanh.ui.once import once
from songhanh.ui.pages import show_form


@require_GET
def me(request: SignedInRequest) -> HttpResponse:
    """Everything about one's own account."""
    now = timezone.now()
    page = get_own_page(request.user, request.session.session_key or "", now, timezone.localdate())
    return render(request, "people/me.html", {"page": page, "required": settings.SECOND_FACTOR == "required"})


@never_cache
@sensitive_post_parameters("old", "password", "again")
@require_http_methods(["GET", "POST"])
def password(request: SignedInRequest) -> HttpResponse:
    """A new password; all other sessions end."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        keys, now = {"code": f"{request.user.pk}\0{address_of(request)}"}, timezone.now()
        if is_paused(keys, now):
            return paused(request)
        if not request.user.check_password(form.cleaned_data["old"]):
            note_try(keys, now)
            form.add_error("old", _("Mật khẩu đang dùng chưa đúng. Hãy nhập lại."))
        else:
            try:
                return _set_password(request, form)
            except CannotMakeAccount as refusal:
                form.add_error("password", str(refusal))
    return show_form(request, "people/password.html", form)


def _set_password(request: SignedInRequest, form: PasswordForm) -> HttpResponse:
    change_password(
        actor=request.actor, user=request.user, password=form.cleaned_data["password"], at=timezone.now(),
        keep=request.session.session_key or "",
    )  # fmt: skip
    update_session_auth_hash(request, request.user)
    messages.success(request, _("Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc."))
    return redirect("people:me")


@never_cache
@recently_proved
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def second_factor(request: SignedInRequest) -> HttpResponse:
    """Set up the authenticator app: the QR, one code to confirm; then the recovery codes, shown once."""
    if has_second_factor(request.user):
        return redirect("people:me")
    asked = request.POST.get("next") or request.GET.get("next", "")
    form = SetUpForm(request.POST or None, initial={"next": asked})
    now = timezone.now()
    factor = begin_second_factor(actor=request.actor, user=request.user, at=now)
    if request.method == "POST" and form.is_valid():
        try:
            codes = confirm_second_factor(
                actor=request.actor, user=request.user, code=form.cleaned_data["code"], at=now
            )
        except CannotConfirm as refusal:
            form.add_error("code", str(refusal))
        else:
            return _show_codes(request, codes, safe_next(request, asked, "people:me"))
    context = {
        "required": needs_second_factor(request.user, timezone.localdate())
        and settings.SECOND_FACTOR == "required",
        "address": second_factor_address(request.user, factor), "secret": factor.secret(),
    }  # fmt: skip
    return show_form(request, "people/second_factor.html", form, context)


def _show_codes(request: SignedInRequest, codes: tuple[str, ...], onward: str) -> HttpResponse:
    return render(request, "people/recovery_codes.html", {"codes": codes, "onward": redirect(onward).url})


@never_cache
@recently_proved
@require_POST
def recovery_codes(request: SignedInRequest) -> HttpResponse:
    """Ten new recovery codes, shown once."""
    if not has_second_factor(request.user):
        raise Http404
    codes = make_recovery_codes(actor=request.actor, user=request.user, at=timezone.now())
    return _show_codes(request, codes, "people:me")


@recently_proved
@require_POST
def remove_factor(request: SignedInRequest) -> HttpResponse:
    """Take the authenticator app away, to set up another one."""
    form = Act(request.POST)
    if not form.is_valid():
        return redirect("people:me")

    def act() -> HttpResponse:
        remove_second_factor(actor=request.actor, user=request.user, at=timezone.now())
        request.session.pop("second_factor", None)
        messages.success(request, _("Đã bỏ xác thực hai bước trên ứng dụng cũ."))
        return redirect("people:me")

    return once(request, form, act)


@require_POST
def end_session(request: SignedInRequest, handle: str) -> HttpResponse:
    """End one of one's own sessions, or all others (`handle` is "others")."""
    this = request.session.session_key or ""
    only = "" if handle == "others" else find_session_key(request.user, handle)
    if handle != "others" and not only:
        raise Http404
    form = Act(request.POST)
    if not form.is_valid():
        return redirect("people:me")

    def act() -> HttpResponse:
        but = this if handle == "others" else ""
        end_sessions(actor=request.actor, user=request.user, at=timezone.now(), but=but, only=only)
        messages.success(request, _("Đã kết thúc phiên đăng nhập."))
        return redirect("people:me")

    return once(request, form, act)
