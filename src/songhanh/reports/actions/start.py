"""Beginning a report, beginning the one that replaces it, throwing a draft away."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.places.models import Place
from songhanh.reports.models import Passage, Report
from songhanh.reports.queries.facts import list_plans_of, period_of
from songhanh.ui.versions import check_version

BEING_WRITTEN = (Report.State.DRAFT, Report.State.SUBMITTED, Report.State.SIGNED)


class CannotStart(Exception):
    """A report that cannot be begun; `report` is the one that stands in the way, where there is one."""

    def __init__(self, sentence: str, report: Report | None = None) -> None:
        super().__init__(sentence)
        self.report = report


@transaction.atomic
def start_report(*, actor: Actor, place: Place, kind: str, year: int, at: datetime) -> Report:
    """Begin a report on a period. Its words follow from the facts until somebody writes over them.

    Raises CannotStart: no plan in force in that year, a period that has not begun, a report on it that is
    being written, or one that was issued already (that one is replaced instead).
    """
    Place.objects.select_for_update().get(pk=place.pk)
    _check_period(kind, year, at)
    if not list_plans_of(place, year):
        raise CannotStart(
            _("Năm %(year)s chưa có kế hoạch nào đang thực hiện. Hãy xác nhận kế hoạch trước.")
            % {"year": year}
        )
    known = Report.objects.living().filter(place=place, kind=kind, year=year).order_by("-pk").first()
    if known is not None and known.is_frozen:
        raise CannotStart(_("Báo cáo này đã ban hành. Nếu có sai sót, hãy lập báo cáo thay thế."), known)
    if known is not None:
        raise CannotStart(_("Báo cáo này đang được soạn."), known)
    return _begin(actor, Report(place=place, kind=kind, year=year), at)


def _check_period(kind: str, year: int, at: datetime) -> None:
    if kind not in Report.Kind.values:
        raise CannotStart(_("Không có loại báo cáo này. Hãy chọn lại."))
    if period_of(kind, year).since > timezone.localtime(at).date():
        raise CannotStart(_("Kỳ báo cáo này chưa bắt đầu. Hãy chọn kỳ khác."))


def _begin(actor: Actor, report: Report, at: datetime) -> Report:
    report.period = period_of(report.kind, report.year).code
    report.started_at, report.started_by = at, actor.label
    report.save(force_insert=True)
    note = {"kind": report.kind, "period": report.period, "replaces": str(report.replaces_id or "")}
    record("reports.start", actor=actor, thing=report, place=report.place.code, at=at, note=note)
    return report


@transaction.atomic
def replace_report(*, actor: Actor, report: Report, version: int, at: datetime) -> Report:
    """Begin the report that takes the place of an issued one: same period, same words, a number of its own.

    The old one holds until the new one is issued. Raises CannotStart: not issued, replaced already;
    ui.versions.Conflict.
    """
    old = lock_report(report)
    check_version(old.version, version)
    if old.state not in (Report.State.ISSUED, Report.State.SENT):
        raise CannotStart(_("Chỉ báo cáo đã ban hành và còn hiệu lực mới được thay thế."))
    under_way = Report.objects.filter(
        place=old.place, kind=old.kind, period=old.period, state__in=BEING_WRITTEN
    ).first()
    if under_way is not None:
        raise CannotStart(_("Báo cáo thay thế đang được soạn."), under_way)
    Report.objects.filter(replaces=old, state=Report.State.DROPPED).update(replaces=None)
    new = Report(
        place=old.place, kind=old.kind, year=old.year, replaces=old, upto=old.upto, subject=old.subject,
        addressee=old.addressee, capacity=old.capacity, signer=old.signer, recipients=old.recipients,
    )  # fmt: skip
    new = _begin(actor, new, at)
    Passage.objects.bulk_create(
        Passage(
            report=new, section=one.section, text=one.text, drafted=one.drafted,
            written_at=one.written_at, written_by=one.written_by,
        )
        for one in old.passages.order_by("pk")
    )  # fmt: skip
    return new


@transaction.atomic
def drop_report(*, actor: Actor, report: Report, version: int, at: datetime) -> None:
    """Throw a draft away; what was written in it stays with it. Raises CannotStart, ui.versions.Conflict."""
    draft = lock_report(report)
    check_version(draft.version, version)
    if draft.state != Report.State.DRAFT:
        raise CannotStart(_("Chỉ bỏ được dự thảo. Báo cáo đang trình ký thì rút lại trước."))
    draft.state = Report.State.DROPPED
    raise_version(draft, "state")
    record("reports.drop", actor=actor, thing=draft, place=draft.place.code, at=at)


def lock_report(report: Report) -> Report:
    """The report as it is stored, locked until the act is over."""
    return Report.objects.select_for_update(of=("self",)).select_related("place__parent").get(pk=report.pk)


def raise_version(report: Report, *fields: str) -> None:
    """Store these fields under the next version."""
    report.version += 1
    report.save(update_fields=[*fields, "version"])
