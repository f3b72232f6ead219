"""The language of a page; where a form that a script has sent leads to."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class LanguageMiddleware:
    """Reads the choice from its cookie alone: an English browser does not mean an English office."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SendMiddleware:
    """Tells the script that sent a form (`ui/send.js`) where to go, instead of sending it there.

    A script would follow a redirect unseen, and what the next page has to say once would be lost on it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "X-Send" not in request.headers or response.status_code not in {301, 302, 303}:
            return response
        told = HttpResponse(status=204, headers={"X-Location": response.headers["Location"]})
        told.cookies = response.cookies
        return told
