"""Cause, difficulty and proposal beside a target; two who write at once see both and lose neither."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.evaluation.access import get_place_of_targets, get_proof_for, get_target_for, require
from songhanh.evaluation.actions import CannotRemark, Words, attach_proofs, detach_proof, record_remark
from songhanh.evaluation.forms.remarks import RemarkForm, initial_of
from songhanh.evaluation.queries.remarks import find_remark
from songhanh.evaluation.views.figures import back_to
from songhanh.files.views import send_stored
from songhanh.people.http import SignedInRequest
from songhanh.plans.models import Item
from songhanh.plans.queries.words import target_words
from songhanh.registers.views.proofs import read_uploads, say_attached
from songhanh.ui.forms import Act, Conflict
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
        request.POST or None, request.FILES or None, initial=initial_of(known),
        version=known.version if known else 0, has_measure=_has_measure(item),
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


@require_GET
def proof(request: SignedInRequest, code: str, year: int, line: UUID, file_pk: int) -> HttpResponseBase:
    """A paper or photo behind a reviewer's word; never sniffed, never cached by others."""
    place = get_place_of_targets(request.viewer, code)
    item = get_target_for(request.viewer, place, year, line)
    return send_stored(get_proof_for(place, item, year, file_pk), small="small" in request.GET)


@require_POST
def detach(request: SignedInRequest, code: str, year: int, line: UUID, file_pk: int) -> HttpResponse:
    """Take a wrong file off a reviewer's word."""
    place = get_place_of_targets(request.viewer, code)
    require(request.viewer, "evaluation.remark", place)
    item = get_target_for(request.viewer, place, year, line)
    stored, said = get_proof_for(place, item, year, file_pk), find_remark(place, item.line, year)

    def act() -> HttpResponse:
        if said is not None:
            detach_proof(actor=request.actor, remark=said, stored=stored, at=timezone.now())
            messages.success(request, _("Đã gỡ tệp “%(name)s”.") % {"name": stored.name})
        return redirect("evaluation:target", code, year, line)

    return once(request, Act(request.POST), act)


def _has_measure(item: Item) -> bool:
    return any(one.get("value") is not None for one in item.payload.get("measures") or ())


def _record(request: SignedInRequest, form: RemarkForm, item: Item, year: int, back: str) -> HttpResponse:
    seen = form.seen_number
    actor, at = request.actor, timezone.now()
    said = record_remark(actor=actor, item=item, year=year, words=Words(**form.values()), seen=seen, at=at)
    uploads = read_uploads(form.cleaned_data.get("proofs") or ())
    if uploads:
        say_attached(request, attach_proofs(actor=actor, remark=said, uploads=uploads, at=at))
    messages.success(request, _("Đã lưu nhận xét."))
    return redirect(back)
