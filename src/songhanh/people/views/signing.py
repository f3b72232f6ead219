"""The door: sign-in in one or two steps, sign-out, and the password asked once more."""

from datetime import timedelta

from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.people.actions import check_code, forget_tries, is_paused, note_sign_in, note_sign_out, note_try
from songhanh.people.forms.signing import CodeForm, ProveForm, SignInForm
from songhanh.people.http import (
    SignedInRequest,
    address_of,
    door_keys,
    know_device,
    note_proof,
    safe_next,
)
from songhanh.people.models import User
from songhanh.people.queries import find_active_user
from songhanh.people.queries.own import has_second_factor

WAITING = "waiting"  # in the session: who has said the password and has yet to say the code
WAITING_LASTS = timedelta(minutes=10)
BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password; then the code, where there is a second factor; then the page that was asked for."""
    if request.user.is_authenticated:
        return redirect("home:start")
    form = SignInForm(request.POST or None, initial={"next": request.GET.get("next", "")})
    if request.method == "POST" and form.is_valid():
        return _try_password(request, form)
    return render(request, "people/sign_in.html", {"form": form})


def _try_password(request: HttpRequest, form: SignInForm) -> HttpResponse:
    """A name that does not exist takes as long and counts as much as one that does."""
    username = form.cleaned_data["username"].strip().lower()
    keys, now = door_keys(request, username), timezone.now()
    if is_paused(keys, now):
        return paused(request)
    user = authenticate(request, username=username, password=form.cleaned_data["password"])
    if not isinstance(user, User):
        note_try(keys, now)
        form.add_error(None, _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra và nhập lại."))
        return render(request, "people/sign_in.html", {"form": form})
    forget_tries({door: key for door, key in keys.items() if door in {"device", "pair"}})
    if not has_second_factor(user):
        return _come_in(request, user, form.cleaned_data["next"])
    request.session.cycle_key()
    request.session[WAITING] = {
        "user": user.pk, "until": (now + WAITING_LASTS).timestamp(), "next": form.cleaned_data["next"],
        "hash": user.get_session_auth_hash(),
    }  # fmt: skip
    return redirect("people:code")


def _come_in(request: HttpRequest, user: User, address: str) -> HttpResponse:
    login(request, user, backend=BACKEND)
    note_proof(request)
    note_sign_in(user=user, address=address_of(request), at=timezone.now())
    return know_device(request, redirect(safe_next(request, address)), user.username)


@never_cache
@login_not_required
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The second step: a code of the app, or a recovery code."""
    user, address = _who_waits(request)
    if user is None:
        return redirect("people:sign_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        keys, now = {"code": f"{user.pk}\0{address_of(request)}"}, timezone.now()
        if is_paused(keys, now):
            return paused(request)
        if check_code(user=user, code=form.cleaned_data["code"], at=now):
            forget_tries(keys)
            del request.session[WAITING]
            return _come_in(request, user, address)
        note_try(keys, now)
        form.add_error("code", _("Mã chưa đúng hoặc đã dùng. Hãy chờ mã mới trong ứng dụng rồi nhập lại."))
    return render(request, "people/code.html", {"form": form})


def _who_waits(request: HttpRequest) -> tuple[User | None, str]:
    waiting = request.session.get(WAITING) or {}
    if request.user.is_authenticated or waiting.get("until", 0) < timezone.now().timestamp():
        return None, ""
    user = find_active_user(waiting["user"])
    if user is None or user.get_session_auth_hash() != waiting["hash"]:
        return None, ""
    return user, waiting["next"]


@require_GET
def signed_in(request: SignedInRequest) -> HttpResponse:
    """Where sign-in leads in a tab of its own: back to the tab in which a form waits."""
    return render(request, "people/signed_in.html")


def paused(request: HttpRequest) -> HttpResponse:
    """Too many tries: one sentence, the same for names that exist and names that do not."""
    return render(request, "people/paused.html", status=429)


@require_POST
def sign_out(request: SignedInRequest) -> HttpResponse:
    """End this session."""
    note_sign_out(actor=request.actor, user=request.user, at=timezone.now())
    logout(request)
    return redirect("people:sign_in")


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def prove(request: SignedInRequest) -> HttpResponse:
    """The password once more, before an act that matters."""
    form = ProveForm(request.POST or None, initial={"next": request.GET.get("next", "")})
    if request.method == "POST" and form.is_valid():
        keys, now = {"code": f"{request.user.pk}\0{address_of(request)}"}, timezone.now()
        if is_paused(keys, now):
            return paused(request)
        if request.user.check_password(form.cleaned_data["password"]):
            forget_tries(keys)
            note_proof(request)
            return redirect(safe_next(request, form.cleaned_data["next"]))
        note_try(keys, now)
        form.add_error("password", _("Mật khẩu chưa đúng. Hãy nhập lại."))
    return render(request, "people/prove.html", {"form": form})
