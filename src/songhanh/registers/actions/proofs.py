"""Proof of an entry: photos without their position, papers byte for byte, told apart by content alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.files.actions import PHOTO_TYPES, CannotKeep, Ready, keep_ready, make_ready
from songhanh.files.models import StoredFile
from songhanh.files.queries import clean_name, find_kept_at, find_media_type
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.kernel.dates import write_date
from songhanh.registers.actions.entries import register_of
from songhanh.registers.kinds.base import Entry
from songhanh.registers.queries.told import get_values
from songhanh.ui.fields import write_size

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAPER_TYPES = frozenset({"application/pdf", _WORD, _EXCEL})
MOST_PROOFS = 30


class CannotProve(Exception):
    """Proof that cannot be kept, with one sentence that names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came; one byte beyond the limit is enough to refuse it. `size` is its own."""

    content: bytes
    name: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Attached:
    """What became of a batch: files kept, a sentence for each that was there before, one for each refused."""

    kept: tuple[StoredFile, ...]
    notes: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()


@transaction.atomic
def attach_proofs(*, actor: Actor, entry: Entry, uploads: Iterable[Upload], at: datetime) -> Attached:
    """Keep files as proof of an entry. One that is none is refused by itself, the others of the batch stay.

    Raises CannotProve where the entry does not stand any more. An entry that takes no files refuses them all.
    """
    uploads = tuple(uploads)
    entry = type(entry).objects.select_for_update(of=("self",)).select_related("place").get(pk=entry.pk)
    if entry.state != Entry.State.STANDING:
        raise CannotProve(_("Lượt ghi này đã bỏ hoặc đã đính chính. Hãy mở lượt ghi đang dùng."))
    register = register_of(entry)
    why_not = register.no_proof(get_values(register, entry))
    if why_not and uploads:
        return Attached((), (), (why_not,))
    known = entry.proofs.values_list("sha256", flat=True)
    attached = keep_proofs(actor=actor, place=entry.place.code, uploads=uploads, known=known, at=at)
    if attached.kept:
        entry.proofs.add(*attached.kept)
        note = {"files": ",".join(str(stored.pk) for stored in attached.kept)}
        record("registers.attach", actor=actor, thing=entry, place=entry.place.code, at=at, note=note)
    return attached


@transaction.atomic
def detach_proof(*, actor: Actor, entry: Entry, stored: StoredFile, at: datetime) -> None:
    """Take a file off an entry; its bytes stay kept, the journal says by whom it was taken off."""
    entry = type(entry).objects.select_for_update(of=("self",)).select_related("place").get(pk=entry.pk)
    entry.proofs.remove(stored)
    record(
        "registers.detach",
        actor=actor,
        thing=entry,
        place=entry.place.code,
        at=at,
        note={"file": str(stored.pk)},
    )


def keep_proofs(
    *, actor: Actor, place: str, uploads: Iterable[Upload], known: Iterable[str], at: datetime
) -> Attached:
    """Keep what can be kept of a batch, once each; `known` are the hashes of what hangs there already."""
    seen = set(known)
    kept: list[StoredFile] = []
    notes, refusals = [], []
    for upload in uploads:
        said = {"name": clean_name(upload.name), "most": MOST_PROOFS}
        try:
            ready = _make_ready(upload)
        except CannotProve as refusal:
            refusals.append(str(refusal))
            continue
        if ready.sha256 in seen:
            notes.append(_("Tệp “%(name)s” đã có ở đây, không đính kèm lần nữa.") % said)
        elif len(seen) >= MOST_PROOFS:
            refusals.append(_("Tệp “%(name)s”: ở đây đã có %(most)s tệp, là nhiều nhất. Hãy bớt tệp.") % said)
        else:
            before = find_kept_at(place, ready.sha256)
            if before is not None:
                said["day"] = write_date(timezone.localtime(before).date())
                notes.append(_("Tệp “%(name)s” giống hệt tệp đã gửi ngày %(day)s.") % said)
            seen.add(ready.sha256)
            kept.append(keep_ready(ready=ready, name=upload.name, actor=actor, place=place, at=at))
    return Attached(tuple(kept), tuple(notes), tuple(refusals))


def _make_ready(upload: Upload) -> Ready:
    """One file by the door that its content asks for. Raises CannotProve."""
    said = {
        "name": clean_name(upload.name),
        "size": write_size(upload.size or len(upload.content)),
        "limit": write_size(settings.UPLOAD_LIMIT),
    }
    if len(upload.content) > settings.UPLOAD_LIMIT:
        sentence = _("Tệp “%(name)s” có %(size)s, lớn hơn mức %(limit)s. Hãy giảm cỡ tệp rồi gửi lại.")
        raise CannotProve(sentence % said)
    media_type = find_media_type(upload.content)
    if upload.content and media_type not in PHOTO_TYPES | PAPER_TYPES:
        sentence = _(
            "Tệp “%(name)s” không phải ảnh JPEG, PNG hay văn bản PDF, Word, Excel. Hãy chọn tệp khác."
        )
        raise CannotProve(sentence % said)
    door = StoredFile.Door.PHOTO if media_type in PHOTO_TYPES else StoredFile.Door.ORIGINAL
    try:
        return make_ready(door, upload.content)
    except CannotKeep as refusal:
        raise CannotProve(_("Tệp “%(name)s”: %(why)s") % {**said, "why": str(refusal)}) from refusal
