"""Proof of an entry: shown to whoever may see the entry, attached and taken off by whoever may write it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from songhanh.files.views import send_stored
from songhanh.journal.actor import Actor
from songhanh.people.http import SignedInRequest
from songhanh.registers.access import (
    get_entry_for,
    get_place_of_registers,
    get_proof_of,
    get_register,
    require_for,
)
from songhanh.registers.actions import Attached, CannotProve, Upload, attach_proofs, detach_proof
from songhanh.registers.forms.acts import ProofForm
from songhanh.registers.kinds.base import Entry
from songhanh.ui.forms import Act
from songhanh.ui.once import once


def read_uploads(files: Iterable[Any]) -> tuple[Upload, ...]:
    """Files as they came; one byte more than the limit is read at most, which is enough to refuse them."""
    return tuple(
        Upload(file.read(settings.UPLOAD_LIMIT + 1), str(file.name or ""), int(file.size or 0))
        for file in files
    )


def prove(request: HttpRequest, actor: Actor, entry: Entry, files: Iterable[Any], at: datetime) -> Attached:
    """Attach what came with a form, and say of each file that was refused, or was there before, why."""
    attached = attach_proofs(actor=actor, entry=entry, uploads=read_uploads(files), at=at)
    say_attached(request, attached)
    return attached


def say_attached(request: HttpRequest, attached: Attached) -> None:
    """One sentence for each file that was not kept, or not for the first time."""
    for sentence in attached.refusals:
        messages.error(request, sentence)
    for sentence in attached.notes:
        messages.info(request, sentence)


def _entry(request: SignedInRequest, code: str, year: int, kind: str, pk: int) -> Entry:
    place = get_place_of_registers(request.viewer, code)
    return get_entry_for(request.viewer, place, get_register(kind), year, pk)


@require_GET
def show(
    request: SignedInRequest, code: str, year: int, kind: str, pk: int, file_pk: int
) -> HttpResponseBase:
    """A proof: a photo in the page, anything else as a download; never sniffed, never cached by others."""
    stored = get_proof_of(_entry(request, code, year, kind, pk), file_pk)
    return send_stored(stored, small="small" in request.GET)


@require_POST
def attach(request: SignedInRequest, code: str, year: int, kind: str, pk: int) -> HttpResponse:
    """Files beside an entry that stands already."""
    entry = _entry(request, code, year, kind, pk)
    require_for(request.viewer, "registers.edit", entry.place, entry.unit_id)
    form = ProofForm(request.POST, request.FILES)
    back = redirect("registers:entry", code, year, kind, pk)
    if not form.is_valid():
        messages.error(request, " ".join(str(one) for found in form.errors.values() for one in found))
        return back

    def act() -> HttpResponse:
        attached = prove(request, request.actor, entry, form.cleaned_data["proofs"], timezone.now())
        if attached.kept:
            messages.success(request, _("Đã đính kèm %(count)s tệp.") % {"count": len(attached.kept)})
        return back

    try:
        return once(request, form, act)
    except CannotProve as refusal:
        messages.error(request, str(refusal))
        return back


@require_POST
def detach(request: SignedInRequest, code: str, year: int, kind: str, pk: int, file_pk: int) -> HttpResponse:
    """Take a wrong file off an entry."""
    entry = _entry(request, code, year, kind, pk)
    require_for(request.viewer, "registers.edit", entry.place, entry.unit_id)
    stored = get_proof_of(entry, file_pk)

    def act() -> HttpResponse:
        detach_proof(actor=request.actor, entry=entry, stored=stored, at=timezone.now())
        messages.success(request, _("Đã gỡ tệp “%(name)s”.") % {"name": stored.name})
        return redirect("registers:entry", code, year, kind, pk)

    return once(request, Act(request.POST), act)
