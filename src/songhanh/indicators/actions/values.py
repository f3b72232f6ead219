"""Saying a figure, and settling it: an estimate that was sent stays, the official figure is a new line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.indicators.models import Value
from songhanh.indicators.queries.figures import find_figure
from songhanh.indicators.queries.subjects import Subject
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.kernel.periods import read_period
from songhanh.places.models import Place
from songhanh.registers.actions.proofs import Attached, Upload, keep_proofs
from songhanh.ui.versions import check_version

COUNTED = ("coverage", "rate")  # of things and persons: both numbers are whole


class CannotRecordValue(Exception):
    """A figure that cannot be stored so; `field` is the one at fault ("" is all of it)."""

    def __init__(self, sentence: str, field: str = "") -> None:
        self.field = field
        super().__init__(sentence)


class CannotSettle(Exception):
    """A figure that cannot be settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What somebody says: a number (of a share both parts), or that nothing arose."""

    period: str
    state: str = "number"
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    stage: str = "estimate"
    source: str
    taken_on: date


@transaction.atomic
def record_value(
    *, actor: Actor, place: Place, subject: Subject, figure: Figure, seen: int | None = None, at: datetime
) -> Value:
    """Store a figure; what stood before stays in the chain. `seen` is the pk that the page showed, or None.

    A share whose whole is 0 is stored as none arose. Raises CannotRecordValue: one number for a share, a part
    larger than its whole, half a thing, numbers where nothing arose, no source, a day to come, a period to
    come, an official figure of one that is not over, a figure that was settled as official;
    ui.versions.Conflict where somebody else wrote first.
    """
    Place.objects.select_for_update().get(pk=place.pk)
    known = find_figure(place, subject, figure.period)
    check_version(known.pk if known else 0, seen or 0)
    if known and known.settled_at and known.stage == Value.Stage.OFFICIAL:
        raise CannotRecordValue(_("Số liệu chính thức của kỳ này đã chốt, không ghi lại được."))
    if known and known.settled_at and figure.stage == Value.Stage.ESTIMATE:
        raise CannotRecordValue(_("Số ước đã chốt được giữ nguyên. Hãy ghi số chính thức."), "stage")
    _check(subject, figure, timezone.localtime(at).date())
    state, numbers = _store(subject, figure)
    value = Value.objects.create(
        place=place, indicator=subject.indicator, line=None if subject.indicator else subject.line,
        measure=None if subject.indicator else subject.measure, period=figure.period, state=state, **numbers,
        stage=figure.stage, source=figure.source.strip(), taken_on=figure.taken_on, corrects=known,
        recorded_at=at, recorded_by=actor.label,
    )  # fmt: skip
    note = {"period": figure.period, "corrects": str(known.pk) if known else ""}
    record("indicators.record", actor=actor, thing=value, place=place.code, at=at, note=note)
    return value


@transaction.atomic
def attach_proofs(*, actor: Actor, value: Value, uploads: Iterable[Upload], at: datetime) -> Attached:
    """Keep what a figure was taken from; a file that is no proof is refused by itself, the others stay."""
    value = Value.objects.select_for_update(of=("self",)).select_related("place").get(pk=value.pk)
    known = value.proofs.values_list("sha256", flat=True)
    attached = keep_proofs(actor=actor, place=value.place.code, uploads=uploads, known=known, at=at)
    if attached.kept:
        value.proofs.add(*attached.kept)
        note = {"files": ",".join(str(stored.pk) for stored in attached.kept)}
        record("indicators.attach", actor=actor, thing=value, place=value.place.code, at=at, note=note)
    return attached


@transaction.atomic
def settle_value(*, actor: Actor, value: Value, at: datetime) -> Value:
    """Freeze a figure as it was sent. Raises CannotSettle: settled already, or another figure stands now."""
    value = Value.objects.select_for_update(of=("self",)).select_related("place").get(pk=value.pk)
    if value.settled_at is not None:
        raise CannotSettle(_("Số liệu này đã chốt, người chốt: %(name)s.") % {"name": value.settled_by})
    if Value.objects.filter(corrects=value).exists():
        raise CannotSettle(_("Số liệu này đã được thay. Hãy chốt số liệu đang dùng."))
    value.settled_at, value.settled_by = at, actor.label
    value.save(update_fields=["settled_at", "settled_by"])
    record("indicators.settle", actor=actor, thing=value, place=value.place.code, at=at)
    return value


def _check(subject: Subject, figure: Figure, today: date) -> None:
    if subject.is_counted:
        raise CannotRecordValue(_("Số liệu này lấy từ sổ theo dõi, không ghi tay. Hãy ghi vào sổ."))
    if not figure.source.strip():
        raise CannotRecordValue(_("Chưa có nguồn số liệu. Hãy ghi nguồn."), "source")
    if figure.taken_on > today:
        raise CannotRecordValue(_("Ngày lấy số liệu chưa tới. Hãy xem lại."), "taken_on")
    if read_period(figure.period).since > today:
        raise CannotRecordValue(_("Kỳ này chưa bắt đầu. Hãy ghi số liệu khi đã vào kỳ."), "period")
    if figure.stage == Value.Stage.OFFICIAL and read_period(figure.period).last >= today:
        raise CannotRecordValue(_("Kỳ này chưa hết, chỉ ghi được số ước thực hiện."), "stage")
    _check_state(subject, figure)


def _check_state(subject: Subject, figure: Figure) -> None:
    if figure.state == Value.State.NONE_AROSE:
        _check_nothing(subject, figure)
    elif figure.state == Value.State.NUMBER and subject.is_quotient:
        _check_parts(subject, figure)
    elif figure.state == Value.State.NUMBER:
        _check_number(figure)


def _check_nothing(subject: Subject, figure: Figure) -> None:
    if not subject.is_quotient:
        raise CannotRecordValue(
            _("Đây là số đếm: không có thì ghi 0. “Không phát sinh” chỉ dùng cho tỷ lệ."), "state"
        )
    if figure.numerator or figure.denominator:
        raise CannotRecordValue(
            _("Đã chọn “Không phát sinh” nhưng vẫn ghi số. Hãy xóa số, hoặc chọn “Có số liệu”."), "state"
        )


def _check_number(figure: Figure) -> None:
    if figure.value is None:
        raise CannotRecordValue(_("Chưa có số liệu. Hãy ghi số; không có thì ghi 0."), "value")
    if figure.value < 0:
        raise CannotRecordValue(_("Số liệu không được nhỏ hơn 0."), "value")


def _check_parts(subject: Subject, figure: Figure) -> None:
    part, whole = figure.numerator, figure.denominator
    if part is None or whole is None:
        at_fault = "numerator" if part is None else "denominator"
        raise CannotRecordValue(_("Tỷ lệ cần cả hai số: số đạt và tổng số. Hãy ghi đủ."), at_fault)
    if part < 0 or whole < 0:
        raise CannotRecordValue(_("Số liệu không được nhỏ hơn 0."), "numerator")
    if subject.kind in COUNTED and (part % 1 or whole % 1):
        at_fault = "numerator" if part % 1 else "denominator"
        raise CannotRecordValue(_("Đây là số người, việc, nơi nên phải là số nguyên."), at_fault)
    if part > whole and subject.kind in ("share", "coverage"):
        raise CannotRecordValue(_("Số đạt lớn hơn tổng số. Hãy xem lại hai số này."), "numerator")
    if part and not whole:
        raise CannotRecordValue(_("Tổng số bằng 0 thì số đạt cũng phải bằng 0."), "numerator")


def _store(subject: Subject, figure: Figure) -> tuple[str, dict[str, Decimal | None]]:
    if figure.state != Value.State.NUMBER:
        return figure.state, {}
    if not subject.is_quotient:
        return figure.state, {"value": figure.value}
    if not figure.denominator:
        return Value.State.NONE_AROSE, {}
    return figure.state, {"numerator": figure.numerator, "denominator": figure.denominator}
