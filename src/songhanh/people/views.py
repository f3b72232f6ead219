"""Sign-in and sign-out, the one-time link, and the choice of the commune."""

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from songhanh.people.access import may
from songhanh.people.actions import (
    CannotBegin,
    CannotMakeAccount,
    accept_first_invitation,
    begin_in_commune,
    note_sign_in,
    note_sign_out,
)
from songhanh.people.forms import CommuneForm, CommuneSearchForm, FirstAccountForm, SignInForm
from songhanh.people.http import SignedInRequest
from songhanh.people.models import User
from songhanh.people.queries import get_open_invitation
from songhanh.places.actions import CannotOpen
from songhanh.places.queries import find_communes, is_empty
from songhanh.ui.once import once


@never_cache
@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password; afterwards to the page that was asked for."""
    if request.user.is_authenticated:
        return redirect("home:start")
    form = SignInForm(request.POST or None, initial={"next": request.GET.get("next", "")})
    if request.method == "POST" and form.is_valid():
        user = authenticate(
            request,
            username=form.cleaned_data["username"].strip().lower(),
            password=form.cleaned_data["password"],
        )
        if isinstance(user, User):
            login(request, user)
            note_sign_in(user=user, address=request.META.get("REMOTE_ADDR", ""), at=timezone.now())
            return redirect(_safe_next(request, form.cleaned_data["next"]))
        if getattr(request, "axes_locked_out", False):
            return locked_out(request)
        form.add_error(None, _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra và nhập lại."))
    return render(request, "people/sign_in.html", {"form": form})


def _safe_next(request: HttpRequest, address: str) -> str:
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours else "home:start"


def locked_out(request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    """Too many tries: one sentence, the same for names that exist and names that do not."""
    return render(request, "people/locked_out.html", status=429)


@require_POST
def sign_out(request: SignedInRequest) -> HttpResponse:
    """End this session."""
    note_sign_out(actor=request.actor, user=request.user, at=timezone.now())
    logout(request)
    return redirect("people:sign_in")


@never_cache
@login_not_required
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """The one-time link: make the first account."""
    if get_open_invitation(token, timezone.now()) is None:
        return render(request, "people/welcome_ended.html", status=410)
    form = FirstAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = accept_first_invitation(
                token=token,
                username=form.cleaned_data["username"],
                full_name=form.cleaned_data["full_name"],
                password=form.cleaned_data["password"],
                address=request.META.get("REMOTE_ADDR", ""),
                at=timezone.now(),
            )
        except CannotMakeAccount as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            return redirect("people:begin")
    return render(request, "people/welcome.html", {"form": form})


@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest) -> HttpResponse:
    """Choose the commune of a new installation."""
    if not may(request.viewer, "places.open", None) or not is_empty():
        raise Http404
    if request.method == "POST":
        form = CommuneForm(request.POST)
        if form.is_valid():
            try:
                return once(request, form, lambda: _begin(request, form.cleaned_data["code"]))
            except (CannotBegin, CannotOpen) as refusal:
                messages.error(request, str(refusal))
    search = CommuneSearchForm(request.GET or None)
    asked = request.GET.get("q", "")
    found = [(choice, CommuneForm(initial={"code": choice.code})) for choice in find_communes(asked[:100])]
    template = "people/begin.html#found" if getattr(request, "htmx", False) else "people/begin.html"
    return render(request, template, {"search": search, "asked": asked, "found": found})


def _begin(request: SignedInRequest, code: str) -> HttpResponse:
    place = begin_in_commune(actor=request.actor, user=request.user, code=code, at=timezone.now())
    messages.success(request, _("Đã chọn %(place)s.") % {"place": place.full_name})
    return redirect("home:start")
