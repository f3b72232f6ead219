"""*Nhiệm vụ*: what waits to be given, and what was given, by unit; the same on paper."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from songhanh.assignments.access import get_place_of_assignments
from songhanh.assignments.forms.acts import SoughtForm
from songhanh.assignments.queries.lists import list_tasks, tally_tasks
from songhanh.assignments.queries.open import list_open
from songhanh.assignments.queries.units import list_units_of_year
from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.places.models import Place


def _context(request: SignedInRequest, place: Place, year: int, *, paged: bool) -> dict[str, Any]:
    today = timezone.localdate()
    form = SoughtForm(request.GET, units=list_units_of_year(request.viewer, place, year))
    page = request.GET.get("page", 1) if paged else None
    asked = form.asked()
    return {
        "place": place,
        "code": place.code,
        "year": year,
        "today": today,
        "form": form,
        "is_narrowed": any(asked.values()),
        "list": list_tasks(request.viewer, place, year, asked=asked, today=today, page=page),
        "tally": tally_tasks(request.viewer, place, year, today),
    }


@require_GET
def show_list(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """The tasks of a year; for whoever gives them also those that nobody was given."""
    place = get_place_of_assignments(request.viewer, code)
    context = _context(request, place, year, paged=True)
    gives = may(request.viewer, "assignments.edit", place)
    plans = list_open(request.viewer, place, year) if gives else ()
    context |= {"gives": gives, "plans": plans, "open_count": sum(plan.open_count for plan in plans)}
    return render(request, "assignments/list.html", context)


@require_GET
def show_print(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """All tasks as they are sought, on one sheet."""
    place = get_place_of_assignments(request.viewer, code)
    return render(request, "assignments/print.html", _context(request, place, year, paged=False))
