"""*Báo cáo*: what is owed in a year, what was written, and the place to begin one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.places.models import Place
from songhanh.reports.access import get_place_of_reports, require
from songhanh.reports.actions import CannotStart, start_report
from songhanh.reports.forms import StartForm
from songhanh.reports.models import Report
from songhanh.reports.queries import lists
from songhanh.ui.once import once


@require_http_methods(["GET", "POST"])
def list_reports(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """The reports of a year; posted here, one is begun."""
    place = get_place_of_reports(request.viewer, code)
    found = lists.list_reports(request.viewer, place, year, timezone.localdate())
    if request.method == "POST":
        require(request.viewer, "reports.edit", place)
        return _start(request, place, year)
    context = {
        "place": place, "code": code, "year": year, "list": found,
        "form": StartForm(kinds=found.kinds), "may_edit": may(request.viewer, "reports.edit", place),
    }  # fmt: skip
    return render(request, "reports/list.html", context)


def _start(request: SignedInRequest, place: Place, year: int) -> HttpResponse:
    kinds = [(code, str(label)) for code, label in Report.Kind.choices]
    form = StartForm(request.POST, kinds=kinds)
    if not form.is_valid():
        messages.error(request, _("Hãy chọn loại báo cáo."))
        return redirect("reports:list", place.code, year)
    kind = form.cleaned_data["kind"]

    def act() -> HttpResponse:
        report = start_report(actor=request.actor, place=place, kind=kind, year=year, at=timezone.now())
        return redirect("reports:report", place.code, year, report.pk)

    try:
        return once(request, form, act)
    except CannotStart as refusal:
        messages.error(request, str(refusal))
        if refusal.report is not None:
            return redirect("reports:report", place.code, year, refusal.report.pk)
        return redirect("reports:list", place.code, year)
