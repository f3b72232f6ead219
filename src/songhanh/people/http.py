"""The request of somebody signed in, as views take it; who is at the door; what asks for proof anew."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, cast
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails

from songhanh.journal.actor import Actor, Viewer
from songhanh.people.models import User

P = ParamSpec("P")
PROOF_LASTS = 30 * 60
_DEVICE_COOKIE = "songhanh-device"
_DEVICE_LASTS = 400 * 24 * 60 * 60  # the most that browsers keep


class SignedInRequest(HttpRequest):
    """A request that ActorMiddleware has passed: who acts, who looks."""

    user: User
    actor: Actor
    viewer: Viewer
    htmx: HtmxDetails


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; behind our own proxies, what the outermost of them says."""
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if settings.TRUSTED_PROXIES and len(told) >= settings.TRUSTED_PROXIES:
        return told[-settings.TRUSTED_PROXIES][:45]
    return str(request.META.get("REMOTE_ADDR", ""))


def safe_next(request: HttpRequest, address: str, default: str = "home:start") -> str:
    """An address of ours, else the default."""
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours else default


def door_keys(request: HttpRequest, username: str) -> dict[str, str]:
    """Under what a wrong password counts: a machine known for this name alone, else name and address."""
    if username and username in _known_names(request):
        return {"device": f"{username}\0{request.COOKIES[_DEVICE_COOKIE]}"}
    address = address_of(request)
    return {"pair": f"{username}\0{address}", "name": username, "address": address}


def _known_names(request: HttpRequest) -> list[str]:
    try:
        known = signing.loads(request.COOKIES.get(_DEVICE_COOKIE, ""), salt="device", max_age=_DEVICE_LASTS)
    except signing.BadSignature:
        return []
    return [str(name) for name in known] if isinstance(known, list) else []


def know_device(request: HttpRequest, response: HttpResponse, username: str) -> HttpResponse:
    """Remember on this machine that this name has signed in here; at most the last ten names."""
    names = [username, *(name for name in _known_names(request) if name != username)][:10]
    response.set_cookie(
        _DEVICE_COOKIE, signing.dumps(names, salt="device", compress=True), max_age=_DEVICE_LASTS,
        httponly=True, samesite="Lax", secure=request.is_secure(),
    )  # fmt: skip
    return response


def note_proof(request: HttpRequest) -> None:
    """The person has just shown that it is them."""
    request.session["proved"] = timezone.now().timestamp()


def recently_proved(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """For acts that matter: who signed in more than half an hour ago says the password once more."""

    @wraps(view)
    def ask(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request = cast(HttpRequest, args[0])
        age = timezone.now().timestamp() - float(request.session.get("proved", 0))
        if 0 <= age <= PROOF_LASTS:
            return view(*args, **kwargs)
        page = request.get_full_path() if request.method == "GET" else _page_of(request)
        return HttpResponseRedirect(f"{reverse('people:prove')}?{urlencode({'next': page})}")

    return ask


def _page_of(request: HttpRequest) -> str:
    """The page whose button was pressed; the typing on it is kept by the browser."""
    referer = urlsplit(request.headers.get("Referer", ""))
    return referer.path or request.path
