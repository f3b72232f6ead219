"""Answers that every room gives alike: a form that is open or refused, and two people on one thing."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from songhanh.ui.forms import Form


def show_form(
    request: HttpRequest, template: str, form: Form, context: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The page of a form: 200 when it is opened, 422 when what was typed cannot be stored."""
    refused = form.is_bound and not form.is_valid()
    return render(request, template, {**(context or {}), "form": form}, status=422 if refused else 200)


def show_conflict(
    request: HttpRequest,
    form: Form,
    *,
    back: str,
    version: int | str | None = None,
    stored: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Both versions side by side (409); sending it again stands on the version stored now.

    `back` is the page of the thing itself, for a person who drops their own text. `version` and `stored` are
    what is stored now, where the form was built before the other person wrote.
    """
    form.renew(version=form.stored_version if version is None else version, stored=stored)
    context = {"form": form, "differences": form.differences(), "back": back}
    return render(request, "ui/conflict.html", context, status=409)
