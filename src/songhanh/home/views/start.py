"""The first page of each role."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from songhanh.home.queries import get_below, get_desk
from songhanh.home.queries.reminders import list_reminders
from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.places.access import get_place_for
from songhanh.places.models import Place
from songhanh.places.queries import is_empty, list_places, list_successors

YEARS = range(2015, 2101)


@require_GET
def start(request: SignedInRequest) -> HttpResponse:
    """To this person's one place; to a choice of several; to the first step where there is none."""
    places = list_places(request.viewer)
    if may(request.viewer, "places.open", None) and is_empty():
        return redirect("people:begin")
    own = {scope.place for scope in request.viewer.scopes}
    mine = [place for place in places if place.code in own]
    mine = [place for place in mine if place.until is None] or mine  # merged: they work in what it became
    if len(mine) == 1:
        return redirect("home:desk", mine[0].code, timezone.localdate().year)
    return render(request, "home/start.html", {"places": mine or places, "year": timezone.localdate().year})


@require_GET
def desk(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """Việc của tôi in a commune; in a province, its communes."""
    if year not in YEARS:
        raise Http404
    place = get_place_for(request.viewer, code)
    today = timezone.localdate()
    context = {
        "place": place, "year": year, "today": today, "years": _years(today, year),
        "became": list_successors(place),
        "works_there": {scope.place for scope in request.viewer.scopes},
    }  # fmt: skip
    if place.level != Place.Level.COMMUNE:
        return render(
            request, "home/province.html", {**context, "below": get_below(request.viewer, place, year)}
        )
    if not may(request.viewer, "plans.view", place):
        return render(request, "home/operator.html", context)
    may_edit = may(request.viewer, "plans.edit", place)
    found = get_desk(request.viewer, place, year, today)
    is_new = may(request.viewer, "places.setup", place) and not found.plans and not found.drafts
    return render(
        request, "home/desk.html",
        {
            **context, "desk": found, "may_edit": may_edit, "is_new": is_new,
            "may_write": may(request.viewer, "registers.edit", place),
        },
    )  # fmt: skip


@require_GET
def reminders(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """Whom to urge or remind today, with the letter to each."""
    place, today = get_place_for(request.viewer, code), timezone.localdate()
    if not may(request.viewer, "assignments.edit", place):
        raise PermissionDenied
    if year != today.year:
        return redirect("home:reminders", code, today.year)
    letters = list_reminders(place, today)
    return render(
        request, "home/reminders.html", {"place": place, "year": year, "today": today, "letters": letters}
    )


def _years(today: date, shown: int) -> tuple[int, ...]:
    return tuple(sorted({today.year - 1, today.year, today.year + 1, shown}))
