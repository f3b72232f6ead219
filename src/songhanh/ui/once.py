"""Sent twice, done once: the answer to a form that writes.

The key is the form's own (a fresh one for each page opened) together with who sends it, where to, and what it
says: a person who goes back, changes a word and sends again does a new act, and loses nothing.
"""

from collections.abc import Callable
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from songhanh.ui.forms import Form
from songhanh.ui.models import OnceKey
from songhanh.ui.versions import Conflict

Act = Callable[[], HttpResponse]
_NOT_CONTENT = ("csrfmiddlewaretoken",)
_DONE_COOKIE = "songhanh-done"  # keep.js reads it: what was typed need not be kept any longer


def once(request: HttpRequest, form: Form, act: Act, *, again: Act | None = None) -> HttpResponse:
    """Run `act` one time for this form and answer with its response; sent again, answer without acting.

    `act` runs in the transaction that takes the key: when it raises, nothing is stored and the same form may
    be sent again. Sent twice, the second gets the redirect of the first; where the answer is no redirect (a
    piece of a page), `again` reads it anew.

    Raises `Conflict` when the form stands on an older version than the one stored.
    """
    sent = form.cleaned_data.get("once") if form.is_valid() else None
    if sent is None:
        return _act(form, act)
    response = _answer(request, form, act, again)
    response.set_cookie(_DONE_COOKIE, str(sent), max_age=600, samesite="Lax", secure=request.is_secure())
    return response


def _answer(request: HttpRequest, form: Form, act: Act, again: Act | None) -> HttpResponse:
    key = _key_of(request, form)
    done = OnceKey.find(key)
    if done is None:
        try:
            return _act_with(key, request, form, act)
        except IntegrityError:
            done = OnceKey.find(key)
            if done is None:  # the refusal came from the act itself
                raise
    return _answer_again(request, done, again)


def _act(form: Form, act: Act) -> HttpResponse:
    if form.is_stale:
        raise Conflict
    with transaction.atomic():
        return act()


def _act_with(key: str, request: HttpRequest, form: Form, act: Act) -> HttpResponse:
    with transaction.atomic():
        row = OnceKey.claim(key=key, actor=_actor_of(request), path=request.path)
        response = _act(form, act)
        location = response.headers.get("Location") or response.headers.get("HX-Redirect") or ""
        if location:
            row.keep_location(location)
    return response


def _answer_again(request: HttpRequest, done: OnceKey, again: Act | None) -> HttpResponse:
    if done.location and request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": done.location})
    if done.location:
        return HttpResponseRedirect(done.location)
    if again is not None:
        return again()
    return HttpResponse(status=204, headers={"HX-Refresh": "true"})


def _actor_of(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    return str(getattr(user, "pk", None) or "")


def _key_of(request: HttpRequest, form: Form) -> str:
    """What makes two sendings the same, as 64 hex digits."""
    digest = sha256()
    for part in (str(form.cleaned_data["once"]), _actor_of(request), request.path):
        digest.update(part.encode() + b"\0")
    for name in sorted(request.POST):
        if name not in _NOT_CONTENT:
            digest.update(repr((name, request.POST.getlist(name))).encode())
    for name in sorted(request.FILES):
        for upload in request.FILES.getlist(name):
            digest.update(repr((name, upload.name, upload.size)).encode())
            for chunk in upload.chunks():
                digest.update(chunk)
            upload.seek(0)
    return digest.hexdigest()
