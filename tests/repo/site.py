"""The whole site as its tests walk it: every address, a small world behind them, and a visit by somebody."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import urlsplit

import lxml.html
from django.apps import apps
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

COLUMNS = ("lan", "minh", "tam", "van", "hoa", "dung", "khoa", "nobody")
PEOPLE = (*COLUMNS, "sen")
# every other role, in another commune and another province: wherever Hoa is refused, so are they
ELSEWHERE = ("leader", "clerk", "unit_member", "reader", "province_officer")
NOT_OURS = {"sessions", "contenttypes", "auth"}  # a visit may leave its traces there
TRACES = {"people.Session", "people.Try"}  # and here: who is signed in, who guessed


def addresses() -> set[str]:
    """The name of every page: `plans:plan`."""
    return set(_names(get_resolver(), ""))


def _names(resolver: URLResolver, space: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _names(entry, f"{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}"


def outcome(response: Any) -> str:
    """How a visit ended, in the words of the table."""
    if response.status_code == 302:
        asked_to_sign_in = response.headers["Location"].startswith("/sign-in/?next=")
        return (
            "signin"
            if asked_to_sign_in
            else "done"
            if response.request["REQUEST_METHOD"] == "POST"
            else "goes"
        )
    if response.status_code in {200, 204} and response.request["REQUEST_METHOD"] == "POST":
        return "done"
    return {200: "ok", 403: "forbidden", 404: "missing", 405: "no", 410: "over", 422: "unfit"}.get(
        response.status_code, str(response.status_code)
    )


def state() -> dict[str, list[tuple[object, ...]]]:
    """Everything that is stored, to see whether a refused act has changed anything."""
    return {
        model._meta.label: [*model._base_manager.order_by("pk").values_list()]
        for model in apps.get_models()
        if model._meta.app_label not in NOT_OURS and model._meta.label not in TRACES
    }


class Rollback(Exception):
    """Takes back what a visit has done, so that the next person finds the same world."""


def rewind(data: dict[str, Any]) -> dict[str, Any]:
    """The same data for the next person: a file was read by whoever came before."""
    for value in data.values():
        if hasattr(value, "seek"):
            value.seek(0)
    return data


def visit(
    client: Client, method: str, address: str, data: dict[str, Any] | None = None, *, keep: bool = False
) -> Any:
    """The answer to one request; afterwards, unless it is to be kept, all is as before."""
    kept: list[Any] = []
    cookies = deepcopy(client.cookies)
    try:
        with transaction.atomic():
            kept.append(client.get(address) if method == "get" else client.post(address, rewind(data or {})))
            if not keep:
                raise Rollback
    except Rollback:
        client.cookies = cookies
    return kept[0]


def page_of(response: HttpResponse) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(response.content.decode())


def form_data(response: HttpResponse, address: str) -> dict[str, Any]:
    """What the form on this page that writes to the address would send, as it stands there."""
    page = page_of(response)
    address = urlsplit(address).path
    page.make_links_absolute(f"http://testserver{response.request['PATH_INFO']}")  # type: ignore[attr-defined]
    for form in page.forms:
        if form.method == "POST" and urlsplit(form.action or "").path in {"", address}:
            sent = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
            return {name: value.removeprefix("\n") for name, value in sent.items()}  # as browsers do
    message = f"no form for {address}"
    raise LookupError(message)
