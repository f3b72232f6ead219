"""Proof of an entry: photos without their position, papers byte for byte, told apart by content alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.files.actions import PHOTO_TYPES, CannotKeep, keep_original, keep_photo
from songhanh.files.models import StoredFile
from songhanh.files.queries import find_media_type
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.registers.kinds.base import Entry

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAPER_TYPES = frozenset({"application/pdf", _WORD, _EXCEL})
MOST_PROOFS = 30


class CannotProve(Exception):
    """A file that cannot be kept as proof, with one sentence that names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came; one byte beyond the limit is enough to refuse it."""

    content: bytes
    name: str


@transaction.atomic
def attach_proofs(
    *, actor: Actor, entry: Entry, uploads: Iterable[Upload], at: datetime
) -> tuple[StoredFile, ...]:
    """Keep files as proof of an entry: all or none. The same file twice is attached once.

    Raises CannotProve: too large, of another kind by its content, a photo that is none, more than 30.
    """
    entry = type(entry).objects.select_for_update(of=("self",)).select_related("place").get(pk=entry.pk)
    if entry.state != Entry.State.STANDING:
        raise CannotProve(_("Lượt ghi này đã bỏ hoặc đã đính chính. Hãy mở lượt ghi đang dùng."))
    known = set(entry.proofs.values_list("sha256", flat=True))
    kept = []
    for upload in uploads:
        stored = keep_proof(actor=actor, place=entry.place.code, upload=upload, at=at)
        if stored.sha256 not in known:
            known.add(stored.sha256)
            kept.append(stored)
    if len(known) > MOST_PROOFS:
        raise CannotProve(
            _("Mỗi lượt ghi đính kèm nhiều nhất %(most)s tệp. Hãy bớt tệp.") % {"most": MOST_PROOFS}
        )
    if kept:
        entry.proofs.add(*kept)
        note = {"files": ",".join(str(stored.pk) for stored in kept)}
        record("registers.attach", actor=actor, thing=entry, place=entry.place.code, at=at, note=note)
    return tuple(kept)


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


def keep_proof(*, actor: Actor, place: str, upload: Upload, at: datetime) -> StoredFile:
    """Keep one file by the door that its content asks for. Raises CannotProve."""
    if len(upload.content) > settings.UPLOAD_LIMIT:
        said = {"name": upload.name, "limit": settings.UPLOAD_LIMIT // (1024 * 1024)}
        raise CannotProve(_("Tệp “%(name)s” lớn hơn %(limit)s MB. Hãy giảm cỡ tệp rồi gửi lại.") % said)
    media_type = find_media_type(upload.content)
    if media_type not in PHOTO_TYPES | PAPER_TYPES:
        sentence = _(
            "Tệp “%(name)s” không phải ảnh JPEG, PNG hay văn bản PDF, Word, Excel. Hãy chọn tệp khác."
        )
        raise CannotProve(sentence % {"name": upload.name})
    keep = keep_photo if media_type in PHOTO_TYPES else keep_original
    try:
        return keep(content=upload.content, name=upload.name, actor=actor, place=place, at=at)
    except CannotKeep as refusal:
        raise CannotProve(
            _("Tệp “%(name)s”: %(why)s") % {"name": upload.name, "why": str(refusal)}
        ) from refusal
