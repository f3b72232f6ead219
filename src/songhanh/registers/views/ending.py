"""What is added to an entry: that it has ended, that what it waited for has come."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from songhanh.people.http import SignedInRequest
from songhanh.places.models import Unit
from songhanh.registers.access import get_entry_for, get_place_of_registers, get_register, require_for
from songhanh.registers.actions import (
    CannotProve,
    CannotRecord,
    end_entry,
    settle_entry,
    version_of,
)
from songhanh.registers.forms.acts import EndForm
from songhanh.registers.forms.settle import SettleForm, list_settled, read_positions, settle_form
from songhanh.registers.kinds.base import Register
from songhanh.registers.queries.lists import list_units_of_year
from songhanh.registers.queries.open import list_waiting_of
from songhanh.registers.queries.told import get_told
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
    back = redirect("registers:entry", code, year, kind, pk)
    units = list_units_of_year(request.viewer, place, year)
    rows = list_waiting_of(register, entry, read_positions(register, request.POST))
    if not rows:
        messages.info(request, _("Không còn việc nào chờ kết quả."))
        return back
    form = settle_form(register, rows, units)(
        request.POST or None, request.FILES or None, version=version_of(entry)
    )
    context = about(place, register, year) | {
        "entry": entry, "what": getattr(entry, register.heading), "today": timezone.localdate(),
    }  # fmt: skip

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
        return _show_settled(request, register, form, units, context)
    except CannotRecord as refusal:
        form.refuse(refusal.column, str(refusal))
    except CannotProve as refusal:
        form.add_error("proofs", str(refusal))
    return show_form(request, "registers/settle.html", form, context)


def _show_settled(
    request: SignedInRequest, register: Register, sent: SettleForm, units: tuple[Unit, ...],
    context: dict[str, Any],
) -> HttpResponse:  # fmt: skip
    """Somebody else was faster: what stands now beside what was typed; what still waits can be sent."""
    entry = context["entry"]
    rows = list_waiting_of(register, entry)
    still = {row.position for row in rows}
    settled = list_settled(sent, register, get_told(register, entry), but=still)
    form = settle_form(register, rows, units)(request.POST, request.FILES, version=version_of(entry))
    form.renew(version=version_of(entry))
    shown = context | {"form": form, "settled": settled, "still": bool(rows)}
    return render(request, "registers/settle.html", shown, status=409)
