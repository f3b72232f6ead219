"""Thiết lập ban đầu: from nothing to work in five steps, each its own page, in any order, at any time."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.home.actions.setup import CannotSetUp, make_units, make_villages, record_last_year
from songhanh.home.forms.setup import FiguresForm, UnitsForm, VillagesForm
from songhanh.home.queries.setup import (
    get_setup,
    list_typed_indicators,
    list_usual_units,
    names_to_make,
    read_villages,
    usual_word,
)
from songhanh.people.access import may
from songhanh.people.actions import CannotBegin, undo_begin
from songhanh.people.http import SignedInRequest
from songhanh.places.access import get_place_for
from songhanh.places.models import Place
from songhanh.ui.forms import Act, Form
from songhanh.ui.once import once
from songhanh.ui.pages import show_form
from songhanh.ui.sheets import text_of_list


def _enter(request: SignedInRequest, code: str) -> Place:
    """The commune, for whoever sets it up. Raises Http404, PermissionDenied."""
    place = get_place_for(request.viewer, code)
    if not may(request.viewer, "places.setup", place):
        raise PermissionDenied
    if place.level != Place.Level.COMMUNE:
        raise Http404
    return place


@require_GET
def setup(request: SignedInRequest, code: str) -> HttpResponse:
    """How far it is, and the next step."""
    place, today = _enter(request, code), timezone.localdate()
    context = {"place": place, "setup": get_setup(place, today, timezone.now()), "year": today.year}
    return render(request, "home/setup.html", context)


@require_http_methods(["GET", "POST"])
def units(request: SignedInRequest, code: str) -> HttpResponse:
    """The usual units, under the names that this commune would give them."""
    place, today = _enter(request, code), timezone.localdate()
    form = UnitsForm(request.POST or None, usual=list_usual_units(place, today))

    def act() -> HttpResponse:
        made = make_units(actor=request.actor, place=place, units=form.units(), at=timezone.now())
        messages.success(request, _("Đã thêm %(n)s đơn vị.") % {"n": len(made)})
        return redirect("home:setup", code)

    answer = _attempt(request, form, act)
    return answer or show_form(request, "home/setup_units.html", form, {"place": place})


@require_http_methods(["GET", "POST"])
def villages(request: SignedInRequest, code: str) -> HttpResponse:
    """A list, from Excel or pasted: first looked through line by line, then taken."""
    place = _enter(request, code)
    form = VillagesForm(request.POST or None, request.FILES or None, initial={"word": usual_word(place)})
    text = text_of_list(form, "names") if form.is_valid() else None
    if not text or not text.strip():
        if text is not None:
            form.add_error(None, _("Chưa có dòng nào. Hãy chọn tệp Excel hoặc dán danh sách."))
        return show_form(request, "home/setup_villages.html", form, {"place": place})
    said = form.cleaned_data
    lines = read_villages(place, text, said["word"], timezone.localdate())

    def act() -> HttpResponse:
        made = make_villages(actor=request.actor, place=place, names=names_to_make(lines), at=timezone.now())
        messages.success(request, _("Đã thêm %(n)s thôn, tổ dân phố.") % {"n": len(made)})
        return redirect("home:setup", code)

    if said["file"] is not None:
        form = VillagesForm(initial={"word": said["word"], "names": text})  # what the file holds, then sent
    answer = _attempt(request, form, act) if request.POST.get("act") == "take" else None
    context = {"place": place, "lines": lines, "good": len(names_to_make(lines))}
    return answer or show_form(request, "home/setup_villages.html", form, context)


@require_http_methods(["GET", "POST"])
def figures(request: SignedInRequest, code: str) -> HttpResponse:
    """Last year's official figures, once; what is not known stays blank and is never 0."""
    place, today = _enter(request, code), timezone.localdate()
    year = today.year - 1
    form = FiguresForm(request.POST or None, indicators=list_typed_indicators(place, year), year=year)

    def act() -> HttpResponse:
        told = form.figures(today)
        stored = record_last_year(actor=request.actor, place=place, figures=told, at=timezone.now())
        messages.success(request, _("Đã lưu %(n)s số liệu năm %(year)s.") % {"n": stored, "year": year})
        return redirect("home:setup", code)

    answer = _attempt(request, form, act)
    return answer or show_form(
        request, "home/setup_figures.html", form, {"place": place, "last_year": str(year)}
    )


def _attempt(request: SignedInRequest, form: Form, act: Callable[[], HttpResponse]) -> HttpResponse | None:
    """The answer of the act; None where the form is open or was refused."""
    if not form.is_valid():
        return None
    try:
        return once(request, form, act)
    except CannotSetUp as refusal:
        names = (refusal.field, f"{refusal.field}-top")
        form.add_error(next((name for name in names if name in form.fields), None), str(refusal))
    return None


@require_POST
def undo(request: SignedInRequest, code: str) -> HttpResponse:
    """The wrong commune was picked: take it back while nothing hangs on it."""
    place = _enter(request, code)
    form = Act(request.POST)

    def act() -> HttpResponse:
        undo_begin(actor=request.actor, user=request.user, place=place, at=timezone.now())
        messages.success(request, _("Đã bỏ %(place)s. Hãy chọn lại.") % {"place": place.full_name})
        return redirect("home:start")

    try:
        if form.is_valid():
            return once(request, form, act)
    except CannotBegin as refusal:
        messages.error(request, str(refusal))
    return redirect("home:setup", code)
