"""A typed figure, settling it, and which indicator speaks for a measure."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.evaluation.access import get_measure_of, get_place_of_targets, get_target_for, require
from songhanh.evaluation.actions import CannotBind, Choice, bind_measure
from songhanh.evaluation.forms import BindForm, FigureForm
from songhanh.evaluation.queries.bindings import Bound, bind_target, find_binding
from songhanh.evaluation.queries.choices import indicator_choices, offers_of
from songhanh.evaluation.queries.measures import periods_of, read_measure
from songhanh.evaluation.queries.trace import sheet_of
from songhanh.evaluation.queries.words import period_words
from songhanh.files.views import send_stored
from songhanh.indicators.access import get_proof_of, get_value_for
from songhanh.indicators.actions import (
    CannotRecordValue,
    CannotSettle,
    Figure,
    attach_proofs,
    record_value,
    settle_value,
)
from songhanh.indicators.models import Value
from songhanh.indicators.queries import find_figure
from songhanh.kernel.periods import Period
from songhanh.people.http import SignedInRequest
from songhanh.places.models import Place
from songhanh.places.queries.own_indicators import list_said
from songhanh.plans.models import Item
from songhanh.plans.queries.words import measure_words
from songhanh.registers.views.proofs import read_uploads, say_attached
from songhanh.ui.forms import Act, Conflict
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form


def back_to(code: str, year: int, item: Item) -> str:
    """The target on the page of all targets."""
    return f"{reverse('evaluation:targets', args=[code, year])}?item={item.pk}#t{item.pk}"


def _begun_periods(item: Item, index: int, year: int) -> tuple[Period, ...]:
    """The periods that somebody may speak of today; in a year to come none has begun, and all are offered."""
    measure = read_measure((item.payload.get("measures") or [])[index])
    every = periods_of(measure, year)
    return tuple(one for one in every if one.since <= timezone.localdate()) or every


@require_http_methods(["GET", "POST"])
def record_figure(request: SignedInRequest, code: str, year: int, line: UUID, index: int) -> HttpResponse:
    """A figure of one measure and period, with source, stage and day."""
    place = get_place_of_targets(request.viewer, code)
    require(request.viewer, "indicators.edit", place)
    item = get_target_for(request.viewer, place, year, line)
    measure = get_measure_of(item, index)
    bound = bind_target(item, index)
    if bound.subject.is_counted:
        messages.error(request, _("Số liệu này lấy từ sổ theo dõi, không ghi tay. Hãy ghi vào sổ."))
        return redirect(back_to(code, year, item))
    periods = _begun_periods(item, index, year)
    asked = str(request.POST.get("period") or request.GET.get("period") or periods[-1].code)
    known = find_figure(place, bound.subject, asked)
    form = FigureForm(
        request.POST or None, request.FILES or None, initial=_stored(known, asked),
        version=known.pk if known else 0, subject=bound.subject,
        periods=[(one.code, period_words(one)) for one in periods],
    )  # fmt: skip
    back = back_to(code, year, item)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: _record(request, form, place, bound, back))
        except CannotRecordValue as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        except Conflict:
            known = find_figure(place, bound.subject, asked)
            return show_conflict(
                request, form, back=back, version=known.pk if known else 0, stored=_stored(known, asked)
            )
    context = {
        "code": code, "year": year, "item": item, "words": measure_words(measure), "known": known,
        "back": back, "bound": bound, "index": index,
        "sheet": sheet_of(bound.subject, list_said(place, timezone.localdate())),
    }  # fmt: skip
    return show_form(request, "evaluation/figure.html", form, context)


def _stored(known: Value | None, period: str) -> dict[str, Any]:
    if known is None:
        return {"period": period, "taken_on": timezone.localdate(), "state": "number", "stage": "estimate"}
    names = ("period", "state", "value", "numerator", "denominator", "stage", "taken_on", "source")
    return {name: getattr(known, name) for name in names}


def _record(
    request: SignedInRequest, form: FigureForm, place: Place, bound: Bound, back: str
) -> HttpResponse:
    actor, at, said = request.actor, timezone.now(), form.values()
    uploads = read_uploads(said.pop("proofs") or ())
    value = record_value(
        actor=actor, place=place, subject=bound.subject, figure=Figure(**said), seen=form.seen_number, at=at
    )
    if uploads:
        say_attached(request, attach_proofs(actor=actor, value=value, uploads=uploads, at=at))
    messages.success(request, _("Đã ghi số liệu."))
    return redirect(back)


@require_GET
def figure_proof(
    request: SignedInRequest, code: str, year: int, line: UUID, pk: int, file_pk: int
) -> HttpResponseBase:
    """What a figure was taken from; never sniffed, never cached by others."""
    place = get_place_of_targets(request.viewer, code)
    get_target_for(request.viewer, place, year, line)
    stored = get_proof_of(get_value_for(request.viewer, place, pk), file_pk)
    return send_stored(stored, small="small" in request.GET)


@require_POST
def settle(request: SignedInRequest, code: str, year: int, line: UUID, pk: int) -> HttpResponse:
    """Freeze a figure as it was sent."""
    place = get_place_of_targets(request.viewer, code)
    require(request.viewer, "indicators.edit", place)
    get_target_for(request.viewer, place, year, line)
    value = get_value_for(request.viewer, place, pk)
    form = Act(request.POST)
    back = redirect("evaluation:target", code, year, line)

    def act() -> HttpResponse:
        settle_value(actor=request.actor, value=value, at=timezone.now())
        messages.success(request, _("Đã chốt số liệu."))
        return back

    try:
        return once(request, form, act)
    except CannotSettle as refusal:
        messages.error(request, str(refusal))
        return back


@require_http_methods(["GET", "POST"])
def bind(request: SignedInRequest, code: str, year: int, line: UUID, index: int) -> HttpResponse:
    """Which indicator speaks for a measure: what is offered first, with the reason."""
    place = get_place_of_targets(request.viewer, code)
    require(request.viewer, "indicators.edit", place)
    item = get_target_for(request.viewer, place, year, line)
    measure = get_measure_of(item, index)
    known = find_binding(place, item.line, index)
    version = known.version if known else 0
    form = BindForm(
        request.POST or None, initial=_choice(item, index) | _asked(request), version=version,
        choices=indicator_choices(item, index),
        reaches=measure.get("kind") in ("share", "coverage"),
    )  # fmt: skip
    back = back_to(code, year, item)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: _bind(request, form, item, index, back))
        except CannotBind as refusal:
            form.add_error("indicator", str(refusal))
        except Conflict:
            known = find_binding(place, item.line, index)
            return show_conflict(
                request, form, back=back, version=known.version if known else 0, stored=_choice(item, index)
            )
    context = {
        "code": code, "year": year, "item": item, "words": measure_words(measure), "back": back,
        "index": index, "offers": offers_of(item, index),
    }  # fmt: skip
    return show_form(request, "evaluation/bind.html", form, context)


def _choice(item: Item, index: int) -> dict[str, Any]:
    bound = bind_target(item, index)
    return {"indicator": bound.subject.indicator, "at_least": bound.subject.at_least}


def _asked(request: SignedInRequest) -> dict[str, Any]:
    """The own indicator that was just made for this measure."""
    made = request.GET.get("indicator", "")
    return {"indicator": made} if made else {}


def _bind(request: SignedInRequest, form: BindForm, item: Item, index: int, back: str) -> HttpResponse:
    values = form.values()
    seen = form.seen_number
    choice = Choice(indicator=values["indicator"], at_least=values.get("at_least") or 1)
    bind_measure(actor=request.actor, item=item, measure=index, choice=choice, seen=seen, at=timezone.now())
    messages.success(request, _("Đã gắn chỉ số theo dõi."))
    return redirect(back)
