"""*Thống kê giới*: the year's table of persons, in all and of them women; typed, read, taken away."""

from datetime import date
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from songhanh.catalogue.gender_statistics import Statistic
from songhanh.evaluation.access import get_place_of_targets, require
from songhanh.evaluation.forms import StatisticForm
from songhanh.evaluation.queries.sheet import make_sheet
from songhanh.files.views import XLSX, send_bytes
from songhanh.indicators.actions import CannotRecordValue, Figure, record_value
from songhanh.indicators.models import Value
from songhanh.indicators.queries import (
    find_figure,
    find_statistic,
    list_statistics,
    name_statistic,
    statistic_subject,
)
from songhanh.kernel.text import slug
from songhanh.paper.grid import write_grid
from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.places.models import Place
from songhanh.ui.forms import Conflict
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form


def _upto(year: int) -> date:
    return min(timezone.localdate(), date(year, 12, 31))


@require_GET
def show_statistics(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """The table of a year."""
    place = get_place_of_targets(request.viewer, code)
    context = {
        "place": place, "code": code, "year": year, "upto": _upto(year),
        "groups": list_statistics(place, year, _upto(year)),
        "may_type": may(request.viewer, "indicators.edit", place),
    }  # fmt: skip
    return render(request, "evaluation/statistics.html", context)


@require_GET
def download_statistics(request: SignedInRequest, code: str, year: int) -> HttpResponseBase:
    """The table as .xlsx, for the Front, the Council and the level above."""
    place = get_place_of_targets(request.viewer, code)
    sheet = make_sheet(place, year, list_statistics(place, year, _upto(year)), _upto(year))
    content = write_grid([sheet], title=sheet.title, author=place.full_name)
    return send_bytes(content, f"thong-ke-gioi-{slug(place.full_name)}-{year}.xlsx", XLSX)


@require_http_methods(["GET", "POST"])
def record_statistic(request: SignedInRequest, code: str, year: int, statistic: str) -> HttpResponse:
    """One typed line: in all, of them women, with source, stage and day."""
    place = get_place_of_targets(request.viewer, code)
    require(request.viewer, "indicators.edit", place)
    one = find_statistic(statistic)
    if one is None or one.total:
        raise Http404
    known = find_figure(place, statistic_subject(one), str(year))
    form = StatisticForm(request.POST or None, initial=_stored(known), version=known.pk if known else 0)
    back = f"{reverse('evaluation:statistics', args=[code, year])}#s-{one.code}"
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: _record(request, form, (place, one, year), back))
        except CannotRecordValue as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        except Conflict:
            known = find_figure(place, statistic_subject(one), str(year))
            return show_conflict(
                request, form, back=back, version=known.pk if known else 0, stored=_stored(known)
            )
    context = {"code": code, "year": year, "name": name_statistic(one), "unit": one.unit, "back": back}
    return show_form(request, "evaluation/statistic.html", form, context)


def _stored(known: Value | None) -> dict[str, object]:
    if known is None:
        return {"taken_on": timezone.localdate(), "stage": "estimate"}
    kept: dict[str, object] = {name: getattr(known, name) for name in ("stage", "taken_on", "source")}
    whole, part = known.denominator or Decimal(0), known.numerator or Decimal(0)
    return kept | {"denominator": int(whole), "numerator": int(part)}


def _record(
    request: SignedInRequest, form: StatisticForm, of: tuple[Place, Statistic, int], back: str
) -> HttpResponse:
    place, one, year = of
    typed = form.values()
    figure = Figure(
        period=str(year), numerator=Decimal(typed["numerator"]), denominator=Decimal(typed["denominator"]),
        stage=typed["stage"], source=typed["source"], taken_on=typed["taken_on"],
    )  # fmt: skip
    record_value(
        actor=request.actor, place=place, subject=statistic_subject(one), figure=figure,
        seen=form.seen_number, at=timezone.now(),
    )  # fmt: skip
    messages.success(request, _("Đã ghi số liệu."))
    return redirect(back)
