"""The first step of an installation: which commune it is."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from songhanh.people.access import may
from songhanh.people.actions import CannotBegin, begin_in_commune
from songhanh.people.forms.signing import CommuneForm, CommuneSearchForm
from songhanh.people.http import SignedInRequest
from songhanh.places.actions import CannotOpen
from songhanh.places.queries import find_communes, is_empty
from songhanh.ui.once import once


@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest) -> HttpResponse:
    """Choose the commune of a new installation."""
    if not may(request.viewer, "places.open", None) or not is_empty():
        raise Http404
    if request.method == "POST":
        form = CommuneForm(request.POST)
        if form.is_valid():
            try:
                return once(request, form, lambda: _begin(request, form.cleaned_data["code"]))
            except (CannotBegin, CannotOpen) as refusal:
                messages.error(request, str(refusal))
    search = CommuneSearchForm(request.GET or None)
    asked = request.GET.get("q", "")
    found = [(choice, CommuneForm(initial={"code": choice.code})) for choice in find_communes(asked[:100])]
    template = "people/begin.html#found" if getattr(request, "htmx", False) else "people/begin.html"
    return render(request, template, {"search": search, "asked": asked, "found": found})


def _begin(request: SignedInRequest, code: str) -> HttpResponse:
    place = begin_in_commune(actor=request.actor, user=request.user, code=code, at=timezone.now())
    messages.success(request, _("Đã chọn %(place)s.") % {"place": place.full_name})
    return redirect("home:setup", place.code)
