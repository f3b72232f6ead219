"""To signature and back: the paper is kept as it was submitted, returned with a note, or signed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.files.actions import keep_original
from songhanh.files.models import StoredFile
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.kernel.text import slug
from songhanh.paper.annexes import write_target_annex
from songhanh.paper.kept import keep
from songhanh.paper.word import write_docx
from songhanh.reports.actions.start import lock_report, raise_version
from songhanh.reports.models import Report, Submission
from songhanh.reports.queries.paper import draft_report
from songhanh.ui.versions import check_version


class CannotSubmit(Exception):
    """A report that cannot go to signature."""


class CannotSign(Exception):
    """A report that cannot be signed or returned."""


@transaction.atomic
def submit_report(*, actor: Actor, report: Report, version: int, at: datetime) -> Submission:
    """Send a draft to signature: from here on its words and figures are those of this moment.

    Raises CannotSubmit: no draft, nobody in the signature block; ui.versions.Conflict.
    """
    draft = lock_report(report)
    check_version(draft.version, version)
    if draft.state != Report.State.DRAFT:
        raise CannotSubmit(_("Báo cáo này đã trình ký."))
    made = draft_report(
        draft.place, draft.kind, draft.year, today=timezone.localtime(at).date(), report=draft
    )
    if not made.foot.capacity or not made.foot.signer.strip():
        raise CannotSubmit(_("Chưa có người ký. Hãy ghi chức vụ, họ tên người ký rồi trình ký."))
    submission = Submission.objects.create(
        report=draft, number=draft.submissions.count() + 1, paper=keep(made.paper), annex=keep(made.annex),
        figures=list(made.figures), submitted_at=at, submitted_by=actor.label,
        docx=_keep(actor, draft, write_docx(made.paper), "docx", at),
        xlsx=_keep(actor, draft, write_target_annex(made.annex), "xlsx", at),
    )  # fmt: skip
    draft.state, draft.upto = Report.State.SUBMITTED, made.known.facts.upto
    draft.addressee = made.foot.addressee
    raise_version(draft, "state", "upto", "addressee")
    note = {"submission": str(submission.pk)}
    record("reports.submit", actor=actor, thing=draft, place=draft.place.code, at=at, note=note)
    return submission


def _keep(actor: Actor, report: Report, content: bytes, suffix: str, at: datetime) -> StoredFile:
    name = f"{name_of(report)}{'-phu-luc' if suffix == 'xlsx' else ''}.{suffix}"
    return keep_original(content=content, name=name, actor=actor, place=report.place.code, at=at)


def name_of(report: Report) -> str:
    """What the files of a report are called: "bao-cao-nam-2026-xa-dong-ha"."""
    return slug(f"{report.get_kind_display()} {report.year} {report.place.full_name}")


@transaction.atomic
def return_report(*, actor: Actor, report: Report, version: int, note: str, at: datetime) -> Report:
    """Back to the draft, with a note that says why; possible until the report is issued.

    Raises CannotSign: not at signature, no note; ui.versions.Conflict.
    """
    if not note.strip():
        raise CannotSign(_("Hãy ghi cần bổ sung điều gì."))
    returned, submission = _lock_submitted(report, version)
    _answer(submission, Submission.Answer.RETURNED, actor, at, note.strip())
    returned.state = Report.State.DRAFT
    raise_version(returned, "state")
    record("reports.return", actor=actor, thing=returned, place=returned.place.code, at=at)
    return returned


@transaction.atomic
def sign_report(*, actor: Actor, report: Report, version: int, at: datetime) -> Report:
    """Say that the paper was signed, by the leader at the screen or by whoever saw the signed sheet.

    Raises CannotSign: not at signature; ui.versions.Conflict.
    """
    signed, submission = _lock_submitted(report, version)
    if signed.state != Report.State.SUBMITTED:
        raise CannotSign(_("Báo cáo này đã ký, đang chờ số."))
    _answer(submission, Submission.Answer.SIGNED, actor, at)
    signed.state = Report.State.SIGNED
    raise_version(signed, "state")
    record("reports.sign", actor=actor, thing=signed, place=signed.place.code, at=at)
    return signed


def _lock_submitted(report: Report, version: int) -> tuple[Report, Submission]:
    locked = lock_report(report)
    check_version(locked.version, version)
    if locked.state not in (Report.State.SUBMITTED, Report.State.SIGNED):
        raise CannotSign(_("Báo cáo này không ở bước trình ký."))
    return locked, locked.submissions.select_for_update().latest("number")


def _answer(submission: Submission, answer: str, actor: Actor, at: datetime, note: str = "") -> None:
    submission.answer, submission.note = answer, note
    submission.answered_at, submission.answered_by = at, actor.label
    submission.save(update_fields=["answer", "note", "answered_at", "answered_by"])
