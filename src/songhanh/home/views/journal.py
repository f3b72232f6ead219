"""*Nhật ký*: what was done in a place, by whom, when, from where; and the same of one thing."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from songhanh.home.forms.journal import JournalForm
from songhanh.home.queries.journal import list_actors, list_history, list_journal, list_months
from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.places.access import get_place_for

# who may read the history of a thing: whoever may see the part of the work that it belongs to; units all
SEEN_BY = {
    "plans": "plans.view", "assignments": "assignments.view", "registers": "registers.view",
    "reports": "reports.view", "people": "people.view", "places": "",
}  # fmt: skip


@require_GET
def show_journal(request: SignedInRequest, code: str) -> HttpResponse:
    """All acts of a place; `?month= who= room=` narrow."""
    place = get_place_for(request.viewer, code)
    if not may(request.viewer, "journal.view", place):
        raise PermissionDenied
    form = JournalForm(request.GET, months=list_months(place), actors=list_actors(place))
    lines, page = list_journal(place, form.sought(), request.GET.get("page", 1))
    context = {"place": place, "form": form, "lines": lines, "page": page}
    return render(request, "home/journal.html", context)


@require_GET
def show_history(request: SignedInRequest, code: str, kind: str, pk: int) -> HttpResponse:
    """What was done to one thing; a piece of its page, or a page of its own."""
    place = get_place_for(request.viewer, code)
    act = SEEN_BY.get(kind.partition(".")[0])
    if act is None:
        raise Http404
    if act and not may(request.viewer, act, place):
        raise PermissionDenied
    template = "home/history.html#lines" if request.htmx else "home/history.html"
    return render(request, template, {"place": place, "lines": list_history(place, kind, str(pk))})
