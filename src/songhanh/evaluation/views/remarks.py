"""Cause, difficulty and proposal beside a target; two who write at once see both and lose neither."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from songhanh.evaluation.access import get_place_of_targets, get_target_for, require
from songhanh.evaluation.actions import CannotRemark, Words, record_remark
from songhanh.evaluation.forms.remarks import RemarkForm, initial_of
from songhanh.evaluation.queries.remarks import find_remark
from songhanh.evaluation.views.figures import back_to
from songhanh.people.http import SignedInRequest
from songhanh.plans.models import Item
from songhanh.plans.queries.words import target_words
from songhanh.ui.forms import Conflict
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form


@require_http_methods(["GET", "POST"])
def remark(request: SignedInRequest, code: str, year: int, line: UUID) -> HttpResponse:
    """What the office says of a target in this year."""
    place = get_place_of_targets(request.viewer, code)
    require(request.viewer, "evaluation.remark", place)
    item = get_target_for(request.viewer, place, year, line)
    known = find_remark(place, item.line, year)
    form = RemarkForm(
        request.POST or None, initial=initial_of(known), version=known.version if known else 0,
        has_measure=_has_measure(item),
    )  # fmt: skip
    back = back_to(code, year, item)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: _record(request, form, item, year, back))
        except CannotRemark as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        except Conflict:
            known = find_remark(place, item.line, year)
            return show_conflict(
                request, form, back=back, version=known.version if known else 0, stored=initial_of(known)
            )
    words = target_words(item.payload, item.plan.until_year)
    context = {"code": code, "year": year, "item": item, "words": words, "known": known, "back": back}
    return show_form(request, "evaluation/remark.html", form, context)


def _has_measure(item: Item) -> bool:
    return any(one.get("value") is not None for one in item.payload.get("measures") or ())


def _record(request: SignedInRequest, form: RemarkForm, item: Item, year: int, back: str) -> HttpResponse:
    seen = form.seen_number
    record_remark(
        actor=request.actor, item=item, year=year, words=Words(**form.values()), seen=seen, at=timezone.now()
    )
    messages.success(request, _("Đã lưu nhận xét."))
    return redirect(back)
