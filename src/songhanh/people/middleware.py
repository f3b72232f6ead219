"""Sessions that end by themselves, and the Actor and Viewer of every request."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from songhanh.journal.actor import Viewer
from songhanh.people.models import User
from songhanh.people.queries import build_actor, build_viewer

Respond = Callable[[HttpRequest], HttpResponse]
TOUCH_SECONDS = 60


class IdleSessionMiddleware:
    """End a session that nobody used for a while, or that is older than a working day allows."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = timezone.now().timestamp()
            began, seen = request.session.get("began", now), request.session.get("seen", now)
            if now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_COOKIE_AGE:
                logout(request)
            elif "seen" not in request.session or now - seen > TOUCH_SECONDS:
                request.session["began"], request.session["seen"] = began, now
        return _send_page_to_sign_in(request, self.get_response(request))


def _send_page_to_sign_in(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A piece asked for after the session ended: the page goes to sign-in, else a press would seem done."""
    sign_in = reverse(settings.LOGIN_URL)
    if "HX-Request" not in request.headers or not response.headers.get("Location", "").startswith(sign_in):
        return response
    page = urlsplit(request.headers.get("HX-Current-URL", "")).path
    return HttpResponse(status=204, headers={"HX-Redirect": f"{sign_in}?{urlencode({'next': page})}"})


class ActorMiddleware:
    """Give every request its `viewer`, and the `actor` of somebody signed in."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = Viewer(0)  # type: ignore[attr-defined]
        if isinstance(request.user, User):
            request.viewer = build_viewer(request.user, timezone.localdate())  # type: ignore[attr-defined]
            request.actor = build_actor(request.user, request.META.get("REMOTE_ADDR", ""))  # type: ignore[attr-defined]
        response = self.get_response(request)
        if isinstance(request.user, User):  # a shared PC: after sign-out, Back asks for sign-in again
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
