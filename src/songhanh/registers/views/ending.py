"""What is added to an entry: that it has ended, that what it waited for has come."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from songhanh.people.http import SignedInRequest
from songhanh.registers.access import get_entry_for, get_place_of_registers, get_register, require_for
from songhanh.registers.actions import (
    CannotProve,
    CannotRecord,
    end_entry,
    settle_entry,
    version_of,
)
from songhanh.registers.forms.acts import EndForm
from songhanh.registers.forms.settle import settle_form
from songhanh.registers.queries.lists import list_units_of_year
from songhanh.registers.queries.open import list_waiting_of
from songhanh.registers.views.entries import about, actor_for, ask_reason
from songhanh.registers.views.proofs import prove
from songhanh.ui.forms import Conflict
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form


@require_http_methods(["GET", "POST"])
def end(request: SignedInRequest, code: str, year: int, kind: str, pk: int) -> HttpResponse:
    """Say from which day something is no more, and why."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    entry = get_entry_for(request.viewer, place, register, year, pk)
    require_for(request.viewer, "registers.edit", place, entry.unit_id)
    form = EndForm(request.POST or None, version=version_of(entry), initial={"until": timezone.localdate()})
    back = redirect("registers:entry", code, year, kind, pk)

    def act() -> HttpResponse:
        end_entry(
            actor=actor_for(request, entry.unit), entry=entry, version=form.seen_version,
            until=form.cleaned_data["until"], reason=form.cleaned_data["reason"], at=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Đã ghi kết thúc."))
        return back

    try:
        if form.is_valid():
            return once(request, form, act)
    except Conflict:
        return show_conflict(request, form, back=back.url)
    except CannotRecord as refusal:
        form.add_error(refusal.column if refusal.column in form.fields else None, str(refusal))
    sentence = _("Những ngày trước đó vẫn được tính là đang có.")
    return ask_reason(request, form, about(place, register, year) | {
        "title": _("Ghi kết thúc"), "sentence": sentence, "button": _("Ghi kết thúc"), "back": back.url,
        "what": getattr(entry, register.heading), "is_gentle": True,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def settle(request: SignedInRequest, code: str, year: int, kind: str, pk: int) -> HttpResponse:
    """Write what came of it: mended, answered, done; each with its day and proof."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    entry = get_entry_for(request.viewer, place, register, year, pk)
    require_for(request.viewer, "registers.edit", place, entry.unit_id)
    back, rows = redirect("registers:entry", code, year, kind, pk), list_waiting_of(register, entry)
    if not rows:
        messages.info(request, _("Không còn việc nào chờ kết quả."))
        return back
    made = settle_form(register, rows, list_units_of_year(request.viewer, place, year))
    form = made(request.POST or None, request.FILES or None, version=version_of(entry))

    def act() -> HttpResponse:
        actor, at = actor_for(request, entry.unit), timezone.now()
        settle_entry(actor=actor, entry=entry, version=form.seen_version, filled=form.filled(), at=at)
        messages.success(request, _("Đã ghi kết quả."))
        prove(request, actor, entry, form.cleaned_data["proofs"], at)
        return back

    try:
        if form.is_valid():
            return once(request, form, act)
    except Conflict:
        return show_conflict(request, form, back=back.url)
    except CannotRecord as refusal:
        form.refuse(refusal.column, str(refusal))
    except CannotProve as refusal:
        form.add_error("proofs", str(refusal))
    context = about(place, register, year) | {"entry": entry, "what": getattr(entry, register.heading)}
    return show_form(request, "registers/settle.html", form, context)
