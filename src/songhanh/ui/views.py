"""The pages of errors, the choice of language, and the sheet of components."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from songhanh.ui.components import show_sheet


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Keep the choice in a cookie and go back to the page."""
    return set_language(request)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400; 413 where more was sent than a form may carry."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return too_large(request)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the sentence of the refusal where it has one."""
    reason = str(exception) if isinstance(exception, PermissionDenied) else ""
    return render(request, "403.html", {"reason": reason}, status=403)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404, the same for what is not there and for what is not yours: nothing of the exception is told."""
    return render(request, "404.html", status=404)


def too_large(request: HttpRequest, *, limit: int | None = None) -> HttpResponse:
    """413: `limit` in bytes is what the installation takes."""
    return render(request, "413.html", {"limit": limit}, status=413)


@never_cache
def broken(_request: HttpRequest) -> HttpResponse:
    """500: a plain page that asks nothing of the database, of the session or of the person."""
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form whose page was open too long, or that came from elsewhere."""
    return render(request, "403_csrf.html", status=403)


@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """The sheet of components, for whoever builds pages; on an installation in use it is not there."""
    if not (settings.DEBUG or getattr(settings, "SHOW_COMPONENTS", False)):
        raise Http404
    return show_sheet(request)
