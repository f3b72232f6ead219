"""Issue particulars: number, day, signer and scan, as the clerk gives them beside the frozen plan."""

import logging
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.files.actions import CannotKeep, keep_original
from songhanh.files.models import StoredFile
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.plans.actions.apart import read_words
from songhanh.plans.actions.receive import Upload
from songhanh.plans.models import Issue, Plan
from songhanh.reader import ReaderFailed
from songhanh.reader.errors import CannotRead
from songhanh.ui.versions import check_version

LOG = logging.getLogger(__name__)
BROKEN = frozenset({"broken_pdf", "empty"})
SCAN_TYPES = frozenset({"application/pdf", "image/jpeg", "image/png"})


class CannotIssue(Exception):
    """Issue particulars that cannot be recorded so."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What stands on the issued paper."""

    number: str
    issued_on: date
    signer: str
    signer_position: str = ""
    scan: Upload | None = None


def read_scan(upload: Upload) -> Upload:
    """A scan with its own text, read before any row is locked. Raises CannotIssue: too large, or broken."""
    _refuse_size(upload)
    return replace(upload, words=_text_of(upload))


@transaction.atomic
def record_issue(
    *, actor: Actor, plan: Plan, particulars: Particulars, corrects: int | None = None, at: datetime
) -> Issue:
    """Record number, day, signer and scan of a confirmed plan. A correction names the row that it corrects.

    Raises CannotIssue: not confirmed yet, a scan of another kind or size; ui.versions.Conflict where somebody
    else recorded first (`corrects` is the pk that the person saw, None for none).
    """
    plan = Plan.objects.select_for_update(of=("self",)).select_related("place").get(pk=plan.pk)
    if not plan.is_frozen:
        raise CannotIssue(_("Kế hoạch chưa được xác nhận. Hãy xác nhận rồi ghi số, ngày ban hành."))
    known = Issue.objects.filter(plan=plan, correction__isnull=True).order_by("-pk").first()
    check_version(known.pk if known else 0, corrects or 0)
    if particulars.issued_on > timezone.localtime(at).date():
        raise CannotIssue(_("Ngày ban hành chưa đến. Hãy ghi đúng ngày trên văn bản."))
    scan, text = _keep_scan(actor, plan, particulars.scan, at)
    if scan is None and known is not None:
        scan, text = known.scan, known.scan_text
    issue = Issue.objects.create(
        plan=plan, corrects=known, number=particulars.number.strip(), issued_on=particulars.issued_on,
        signer=particulars.signer.strip(), signer_position=particulars.signer_position.strip(), scan=scan,
        scan_text=text, recorded_at=at, recorded_by=actor.label,
    )  # fmt: skip
    note = {"issue": str(issue.pk), "corrects": str(known.pk) if known else ""}
    record("plans.issue", actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
    return issue


def _keep_scan(
    actor: Actor, plan: Plan, upload: Upload | None, at: datetime
) -> tuple[StoredFile | None, str]:
    if upload is None:
        return None, ""
    _refuse_size(upload)
    try:
        stored = keep_original(
            content=upload.content, name=upload.name, actor=actor, place=plan.place.code, at=at
        )
    except CannotKeep as refusal:
        raise CannotIssue(str(refusal)) from refusal
    if stored.media_type not in SCAN_TYPES:
        raise CannotIssue(_("Bản quét phải là tệp .pdf, .jpg hoặc .png."))
    return stored, _text_of(upload) if upload.words is None else upload.words


def _refuse_size(upload: Upload) -> None:
    if len(upload.content) > settings.UPLOAD_LIMIT:
        limit = settings.UPLOAD_LIMIT // (1024 * 1024)
        raise CannotIssue(
            _("Tệp lớn hơn %(limit)s MB. Hãy quét lại nhẹ hơn hoặc chia nhỏ tệp.") % {"limit": limit}
        )


def _text_of(upload: Upload) -> str:
    """The scan's own text, where it has one; a picture has none, and that is no fault."""
    try:
        return read_words(upload.content, upload.name)
    except CannotRead as error:
        if error.kind in BROKEN:
            raise CannotIssue(
                _("Tệp quét bị hỏng, không mở được. Hãy quét lại hoặc chọn tệp khác.")
            ) from error
        return ""
    except ReaderFailed:  # a fault of ours must not keep the paper out
        LOG.exception("a scan could not be read")
        return ""
