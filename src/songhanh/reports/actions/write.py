"""Writing on a draft: a section in the office's own words, who signs, to whom it goes, up to which day."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.catalogue.outline import sections
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.reports.actions.start import lock_report, raise_version
from songhanh.reports.models import Passage, Report
from songhanh.reports.queries.facts import period_of
from songhanh.ui.versions import check_version

LONGEST = 20_000


class CannotWrite(Exception):
    """Words that cannot be stored so; `field` is the one at fault."""

    def __init__(self, sentence: str, field: str = "") -> None:
        self.field = field
        super().__init__(sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Particular:
    """What stands around the text. `upto` None is the day on which the report goes to signature."""

    subject: str = ""
    upto: date | None = None
    addressee: str = ""
    capacity: tuple[str, ...]
    signer: str = ""
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A section as the office has it, and what the facts said when it was written; "" is left out."""

    section: str
    text: str
    drafted: str


@transaction.atomic
def write_passage(*, actor: Actor, report: Report, wording: Wording, seen: int, at: datetime) -> Passage:
    """Write a section of a draft. `seen` is the version shown, 0 for none.

    Raises CannotWrite: no draft, no such section, too long; ui.versions.Conflict where somebody else wrote
    this section first.
    """
    draft = _lock_draft(report)
    section = wording.section
    if section not in {one.code for one in sections()}:
        raise CannotWrite(_("Báo cáo không có mục này."))
    if len(wording.text) > LONGEST:
        raise CannotWrite(_("Mục này dài quá. Hãy rút gọn hoặc đưa phần chi tiết vào phụ lục."), "text")
    known = Passage.objects.select_for_update().filter(report=draft, section=section).first()
    check_version(known.version if known else 0, seen)
    passage = known or Passage(report=draft, section=section, version=0)
    passage.text, passage.drafted = wording.text.replace("\r\n", "\n").strip(), wording.drafted
    passage.version += 1
    passage.written_at, passage.written_by = at, actor.label
    if known is None:
        passage.save(force_insert=True)
    else:
        passage.save(update_fields=["text", "drafted", "version", "written_at", "written_by"])
    raise_version(draft)
    record(
        "reports.write", actor=actor, thing=draft, place=draft.place.code, at=at, note={"section": section}
    )
    return passage


@transaction.atomic
def restore_passage(*, actor: Actor, report: Report, section: str, seen: int, at: datetime) -> None:
    """Let a section follow from the facts again. Raises CannotWrite, ui.versions.Conflict."""
    draft = _lock_draft(report)
    known = Passage.objects.select_for_update().filter(report=draft, section=section).first()
    check_version(known.version if known else 0, seen)
    if known is None:
        return
    known.delete()
    raise_version(draft)
    record(
        "reports.restore", actor=actor, thing=draft, place=draft.place.code, at=at, note={"section": section}
    )


@transaction.atomic
def set_foot(*, actor: Actor, report: Report, words: Particular, version: int, at: datetime) -> Report:
    """Say who signs, to whom it goes and up to which day it counts.

    Raises CannotWrite: no draft, a day to come or before the period; ui.versions.Conflict.
    """
    draft = _lock_draft(report)
    check_version(draft.version, version)
    if words.upto is not None and words.upto > timezone.localtime(at).date():
        raise CannotWrite(_("Ngày lấy số liệu chưa tới. Hãy xem lại."), "upto")
    if words.upto is not None and words.upto < period_of(draft.kind, draft.year).since:
        raise CannotWrite(_("Ngày lấy số liệu trước kỳ báo cáo. Hãy xem lại."), "upto")
    draft.subject, draft.addressee = words.subject.strip(), words.addressee.strip()
    draft.upto, draft.signer = words.upto, words.signer.strip()
    draft.capacity, draft.recipients = list(words.capacity), list(words.recipients)
    raise_version(draft, "subject", "addressee", "upto", "signer", "capacity", "recipients")
    record("reports.set_foot", actor=actor, thing=draft, place=draft.place.code, at=at)
    return draft


def _lock_draft(report: Report) -> Report:
    draft = lock_report(report)
    if draft.state != Report.State.DRAFT:
        raise CannotWrite(_("Báo cáo không còn là dự thảo, không sửa được. Hãy rút lại rồi sửa."))
    return draft
