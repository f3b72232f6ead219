"""Sessions that end by themselves, the Actor and Viewer of every request, roles that need a second factor."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from songhanh.journal.actor import Viewer
from songhanh.people.access import NEEDS_SECOND_FACTOR
from songhanh.people.http import address_of
from songhanh.people.models import User
from songhanh.people.queries import build_actor, build_viewer
from songhanh.people.queries.own import has_second_factor

Respond = Callable[[HttpRequest], HttpResponse]
TOUCH_SECONDS = 60
CLOCK_SLIP = 5 * 60  # a clock may be put right by so much without ending anybody's session
_OPEN_WITHOUT = {"people:second_factor", "people:sign_out", "people:prove", "people:me", "ui:language"}


class IdleSessionMiddleware:
    """End a session that nobody used for a while, or that is older than a working day allows."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = timezone.now().timestamp()
            began, seen = request.session.get("began", now), request.session.get("seen", now)
            if _is_over(now, began, seen):
                logout(request)
            elif "seen" not in request.session or now - seen > TOUCH_SECONDS:
                request.session["began"], request.session["seen"] = began, now
                request.session["address"] = address_of(request)
                request.session["machine"] = request.headers.get("User-Agent", "")[:200]
        return _send_page_to_sign_in(request, self.get_response(request))


def _is_over(now: float, began: float, seen: float) -> bool:
    """Idle, too old, or from the future: a clock that was set back makes no session last longer."""
    idle, age = now - seen, now - began
    return (
        idle > settings.SESSION_IDLE_SECONDS
        or age > settings.SESSION_COOKIE_AGE
        or min(idle, age) < -CLOCK_SLIP
    )


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
            request.actor = build_actor(request.user, address_of(request))  # type: ignore[attr-defined]
        response = self.get_response(request)
        if isinstance(request.user, User):  # a shared PC: after sign-out, Back asks for sign-in again
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class SecondFactorMiddleware:
    """Whoever operates or signs sets up a second factor first; every other page leads there."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Once the page is known: on to the set-up, unless the page is open without it."""
        if not isinstance(request.user, User) or settings.SECOND_FACTOR != "required":
            return None
        viewer: Viewer = request.viewer  # type: ignore[attr-defined]
        needs = any(scope.role in NEEDS_SECOND_FACTOR for scope in viewer.scopes)
        page = request.resolver_match.view_name if request.resolver_match else ""
        if not needs or page in _OPEN_WITHOUT or self._is_set_up(request):
            return None
        return HttpResponseRedirect(
            f"{reverse('people:second_factor')}?{urlencode({'next': request.get_full_path()})}"
        )

    def _is_set_up(self, request: HttpRequest) -> bool:
        """Asked of the database until it is there; the session remembers that it is."""
        if not request.session.get("second_factor") and has_second_factor(request.user):  # type: ignore[arg-type]
            request.session["second_factor"] = True
        return bool(request.session.get("second_factor"))
