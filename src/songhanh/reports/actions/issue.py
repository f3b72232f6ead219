"""Number and day, the signed file, the sending: what freezes a report. Afterwards nothing of it changes."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.files.actions import CannotKeep, keep_original
from songhanh.files.models import StoredFile
from songhanh.indicators.actions import settle_value
from songhanh.indicators.models import Value
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.paper.word import write_docx
from songhanh.reports.actions.start import lock_report, raise_version
from songhanh.reports.actions.submit import name_of
from songhanh.reports.models import Issue, Report, Sending, Submission
from songhanh.reports.queries.paper import signed_paper
from songhanh.ui.versions import check_version

SIGNED_TYPES = frozenset({"application/pdf", "image/jpeg", "image/png"})


class CannotIssue(Exception):
    """Particulars that cannot be recorded so; `field` is the one at fault."""

    def __init__(self, sentence: str, field: str = "") -> None:
        self.field = field
        super().__init__(sentence)


class CannotSend(Exception):
    """A report that cannot be said to have gone out."""


@dataclass(frozen=True, slots=True)
class SignedFile:
    """The signed and sealed scan, or the digitally signed file, as it came."""

    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the clerk gives: number with symbol ("112/BC-UBND"), day, who signed, the signed file."""

    number: str
    issued_on: date
    signer: str
    signed_file: SignedFile | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """How a report went out: to whom, by which way, on which day."""

    to: str
    by: str
    sent_on: date


@transaction.atomic
def issue_report(
    *, actor: Actor, report: Report, particulars: Particulars, version: int, at: datetime
) -> Issue:
    """Give a signed report its number and day. Its figures are settled, and what it replaces is replaced.

    Raises CannotIssue: not signed yet, a day to come or before it was submitted, a number without a figure, a
    file that is no scan; ui.versions.Conflict.
    """
    signed = lock_report(report)
    check_version(signed.version, version)
    if signed.state != Report.State.SIGNED:
        raise CannotIssue(_("Báo cáo chưa ký. Hãy ghi nhận đã ký rồi cấp số."))
    _check(particulars, timezone.localtime(at).date())
    submission = signed.submissions.latest("number")
    stored = _keep_signed(actor, signed, particulars.signed_file, at)
    issue = Issue(
        report=signed, number=particulars.number.strip(), issued_on=particulars.issued_on,
        signer=particulars.signer.strip(), signed_file=stored, recorded_at=at, recorded_by=actor.label,
    )  # fmt: skip
    issue.docx = _write(actor, signed, submission, issue, at)
    issue.save(force_insert=True)
    _settle(actor, submission, at)
    _retire(actor, signed, at)
    signed.state = Report.State.ISSUED
    raise_version(signed, "state")
    note = {"issue": str(issue.pk)}
    record("reports.issue", actor=actor, thing=signed, place=signed.place.code, at=at, note=note)
    return issue


@transaction.atomic
def attach_signed_file(
    *, actor: Actor, report: Report, signed_file: SignedFile, version: int, at: datetime
) -> Issue:
    """Keep the signed file of a report that was numbered before it was scanned: a row beside the first.

    Raises CannotIssue: not issued, there is one already, a file that is no scan; ui.versions.Conflict.
    """
    issued = lock_report(report)
    check_version(issued.version, version)
    known = issued.issues.filter(correction__isnull=True).order_by("-pk").first()
    if known is None or not issued.is_frozen:
        raise CannotIssue(_("Báo cáo chưa có số. Hãy cấp số trước."))
    if known.signed_file_id is not None:
        raise CannotIssue(_("Đã có bản ký. Bản ấy được giữ nguyên; có sai sót thì lập báo cáo thay thế."))
    stored = _keep_signed(actor, issued, signed_file, at)
    issue = Issue.objects.create(
        report=issued, corrects=known, number=known.number, issued_on=known.issued_on, signer=known.signer,
        docx=known.docx, signed_file=stored, recorded_at=at, recorded_by=actor.label,
    )  # fmt: skip
    raise_version(issued)
    note = {"issue": str(issue.pk)}
    record("reports.attach", actor=actor, thing=issued, place=issued.place.code, at=at, note=note)
    return issue


@transaction.atomic
def send_report(*, actor: Actor, report: Report, way: Way, version: int, at: datetime) -> Sending:
    """Say that an issued report went out.

    Raises CannotSend: not issued, no signed file yet, a day before the issue or to come;
    ui.versions.Conflict.
    """
    issued = lock_report(report)
    check_version(issued.version, version)
    issue = issued.issues.filter(correction__isnull=True).order_by("-pk").first()
    if issue is None or issued.state not in (Report.State.ISSUED, Report.State.SENT):
        raise CannotSend(_("Báo cáo chưa ban hành, chưa gửi được."))
    if issue.signed_file_id is None:
        raise CannotSend(_("Chưa có bản ký. Hãy tải bản quét hoặc tệp ký số lên rồi ghi đã gửi."))
    if not issue.issued_on <= way.sent_on <= timezone.localtime(at).date():
        raise CannotSend(_("Ngày gửi phải từ ngày ban hành đến hôm nay."))
    sending = Sending.objects.create(
        report=issued,
        to=way.to.strip(),
        by=way.by.strip(),
        sent_on=way.sent_on,
        recorded_at=at,
        recorded_by=actor.label,
    )
    issued.state = Report.State.SENT
    raise_version(issued, "state")
    note = {"sending": str(sending.pk)}
    record("reports.send", actor=actor, thing=issued, place=issued.place.code, at=at, note=note)
    return sending


def _check(particulars: Particulars, today: date) -> None:
    if not any(letter.isdigit() for letter in particulars.number.partition("/")[0]):
        raise CannotIssue(_("Hãy ghi số và ký hiệu, ví dụ 112/BC-UBND."), "number")
    if not particulars.signer.strip():
        raise CannotIssue(_("Chưa có người ký. Hãy ghi họ tên người ký."), "signer")
    if particulars.issued_on > today:
        raise CannotIssue(_("Ngày ban hành chưa đến. Hãy ghi đúng ngày trên văn bản."), "issued_on")


def _keep_signed(
    actor: Actor, report: Report, given: SignedFile | None, at: datetime
) -> StoredFile | None:  # fmt: skip
    if given is None:
        return None
    if len(given.content) > settings.UPLOAD_LIMIT:
        limit = settings.UPLOAD_LIMIT // (1024 * 1024)
        sentence = _("Tệp lớn hơn %(limit)s MB. Hãy quét lại nhẹ hơn.") % {"limit": limit}
        raise CannotIssue(sentence, "signed_file")
    try:
        stored = keep_original(
            content=given.content, name=given.name, actor=actor, place=report.place.code, at=at
        )
    except CannotKeep as refusal:
        raise CannotIssue(str(refusal), "signed_file") from refusal
    if stored.media_type not in SIGNED_TYPES:
        raise CannotIssue(_("Bản ký phải là tệp .pdf, .jpg hoặc .png."), "signed_file")
    return stored


def _write(actor: Actor, report: Report, submission: Submission, issue: Issue, at: datetime) -> StoredFile:
    """The paper with its number and day, as it may be printed again."""
    content = write_docx(signed_paper(submission, issue))
    return keep_original(
        content=content, name=f"{name_of(report)}.docx", actor=actor, place=report.place.code, at=at
    )


def _settle(actor: Actor, submission: Submission, at: datetime) -> None:
    """The typed figures that the report rests on stay as they were sent."""
    open_ones = Value.objects.filter(
        pk__in=submission.figures, settled_at__isnull=True, correction__isnull=True
    )
    for value in open_ones.order_by("pk"):
        settle_value(actor=actor, value=value, at=at)


def _retire(actor: Actor, report: Report, at: datetime) -> None:
    """What an issued report replaces holds no longer."""
    if report.replaces_id is None:
        return
    old = lock_report(Report(pk=report.replaces_id))
    old.state = Report.State.REPLACED
    raise_version(old, "state")
    note = {"by": str(report.pk)}
    record("reports.replaced", actor=actor, thing=old, place=old.place.code, at=at, note=note)
