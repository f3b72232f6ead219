"""How every page with one act answers: shown, refused with its sentence, done once, or overtaken."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from songhanh.places.access import Visit
from songhanh.places.actions import CannotArrange
from songhanh.ui.forms import Conflict, Form
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form


@dataclass(frozen=True, slots=True)
class Page:
    """A page with one form: its head, where it leads back to, the word on its button."""

    title: str
    lead: str
    back: str
    button: str
    done: str


def answer(request: Visit, form: Form, page: Page, act: Callable[[], object]) -> HttpResponse:
    """Do what the form says, once, and lead back; else the page of the form."""

    def done() -> HttpResponse:
        act()
        messages.success(request, page.done)
        return redirect(page.back)

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, done)
        except Conflict:
            return show_conflict(request, form, back=page.back)
        except CannotArrange as refusal:
            form.add_error(None, str(refusal))
    return show_form(request, "places/act.html", form, {"page": page})
