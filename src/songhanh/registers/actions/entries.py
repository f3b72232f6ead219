"""Writing into a register: record, correct with the old line kept, withdraw with the line left readable."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.kernel.dates import write_date
from songhanh.places.models import Place, Unit
from songhanh.registers.kinds.base import Entry, Register, Wrong
from songhanh.registers.models import REGISTERS, quarter_of
from songhanh.registers.queries.closures import find_closure, name_period
from songhanh.registers.queries.told import Told, get_told, make_search_key, write_codes
from songhanh.ui.versions import check_version


class CannotRecord(Exception):
    """An entry that cannot be written so: one sentence, and the column at fault ("" is all of it)."""

    def __init__(self, sentence: str, column: str = "") -> None:
        self.column = column
        super().__init__(sentence)


def register_of(entry: Entry) -> Register:
    """The register that an entry stands in."""
    return next(register for register in REGISTERS.values() if register.model is type(entry))


def version_of(entry: Entry) -> str:
    """What a page shows of an entry: which line it is, and how often that was touched."""
    return f"{entry.pk}.{entry.version}"


@transaction.atomic
def record_entry(*, actor: Actor, register: Register, place: Place, told: Told, at: datetime) -> Entry:
    """Write one entry. Raises CannotRecord: in the future, in a closed period, or what does not add up."""
    lock_place(place)
    _check(register, place, told, at)
    entry = _write(register, place, told, actor=actor, at=at)
    _journal("registers.record", actor, entry, at)
    return entry


@transaction.atomic
def correct_entry(
    *, actor: Actor, entry: Entry, version: str, told: Told, reason: str, at: datetime
) -> Entry:
    """Write a new line in the place of an old one, which stays readable; proofs go with it.

    Raises CannotRecord; ui.versions.Conflict where somebody else wrote since `version_of` was shown.
    """
    register, place = register_of(entry), entry.place
    lock_place(place)
    old = _lock(entry, version)
    reason = " ".join(reason.split())
    if not reason:
        raise CannotRecord(_("Chưa có lý do. Hãy ghi vì sao đính chính."), "reason")
    before = get_told(register, old)
    if _same(before, told):
        raise CannotRecord(_("Chưa có gì thay đổi so với lượt ghi cũ. Hãy sửa chỗ cần sửa rồi lưu."))
    _check(register, place, told, at)
    _check_open(register, place, old.unit_id, _days_of(before))
    old.state = Entry.State.CORRECTED
    old.version += 1
    old.save(update_fields=["state", "version"])
    entry = _write(register, place, told, actor=actor, at=at, corrects=old, reason=reason)
    entry.proofs.set(old.proofs.all())
    _journal("registers.correct", actor, entry, at, corrects=str(old.pk))
    return entry


@transaction.atomic
def withdraw_entry(*, actor: Actor, entry: Entry, version: str, reason: str, at: datetime) -> Entry:
    """Take an entry out of the counts: written twice, never happened. The line stays, with the reason."""
    register = register_of(entry)
    lock_place(entry.place)
    entry = _lock(entry, version)
    reason = " ".join(reason.split())
    if not reason:
        raise CannotRecord(_("Chưa có lý do. Hãy ghi vì sao bỏ lượt ghi này."), "reason")
    _check_open(register, entry.place, entry.unit_id, _days_of(get_told(register, entry)))
    entry.state = Entry.State.WITHDRAWN
    entry.withdrawn_at, entry.withdrawn_by, entry.withdrawn_reason = at, actor.label, reason
    entry.version += 1
    entry.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "withdrawn_reason", "version"])
    _journal("registers.withdraw", actor, entry, at)
    return entry


def lock_place(place: Place) -> None:
    """Entries and closures of a place are written one after another: no entry slips into a closing period."""
    Place.objects.select_for_update().get(pk=place.pk)


def _lock(entry: Entry, version: str) -> Entry:
    locked: Entry = (
        type(entry).objects.select_for_update(of=("self",)).select_related("place", "unit").get(pk=entry.pk)
    )
    check_version(version_of(locked), version)
    if locked.state != Entry.State.STANDING:
        raise CannotRecord(_("Lượt ghi này đã bỏ hoặc đã đính chính. Hãy mở lượt ghi đang dùng."))
    return locked


def _check(register: Register, place: Place, told: Told, at: datetime) -> None:
    today = timezone.localtime(at).date()
    for column, day in _named_days(register, told):
        if day > today:
            raise CannotRecord(
                _("Ngày %(day)s chưa đến. Hãy ghi khi việc đã làm.") % {"day": write_date(day)}, column
            )
    unit: Unit = told.values["unit"]
    units = [unit, *told.values.get("villages", ())]
    if any(one.place_id != place.pk for one in units):
        raise CannotRecord(_("Đơn vị này không thuộc địa phương. Hãy chọn lại."), "unit")
    if register.part is not None and len(told.lines) < register.part.least:
        raise CannotRecord(_("Chưa có dòng nào. Hãy ghi ít nhất một dòng."))
    try:
        register.check(told.values)
    except Wrong as wrong:
        raise CannotRecord(str(wrong), wrong.column) from wrong
    _check_open(register, place, unit.pk, _days_of(told))


def _check_open(register: Register, place: Place, unit: int, days: Iterable[date]) -> None:
    for period in sorted({quarter_of(day) for day in days}):
        closure = find_closure(register.code, place, period, unit)
        if closure is not None:
            said = {
                "period": name_period(period),
                "day": write_date(timezone.localtime(closure.closed_at).date()),
            }
            sentence = _("Sổ %(period)s đã chốt ngày %(day)s. Muốn ghi hay sửa, hãy mở lại sổ và nêu lý do.")
            raise CannotRecord(sentence % said, "on_day")


def _named_days(register: Register, told: Told) -> Iterable[tuple[str, date]]:
    yield "on_day", told.values["on_day"]
    for at, line in enumerate(told.lines):
        if register.part is not None and line.get("on_day") is not None:
            yield f"{register.part.name}-{at}-on_day", line["on_day"]


def _days_of(told: Told) -> list[date]:
    days = [told.values["on_day"], *(line.get("on_day") for line in told.lines)]
    return [day for day in days if day is not None]


def _same(before: Told, after: Told) -> bool:
    return dict(before.values) == dict(after.values) and [*map(dict, before.lines)] == [
        *map(dict, after.lines)
    ]


def _write(
    register: Register, place: Place, told: Told, *, actor: Actor, at: datetime, **about: Any
) -> Entry:
    several: dict[str, Any] = {}
    row: dict[str, Any] = {}
    for column in register.typed_columns():
        value = told.values[column.name]
        if isinstance(register.field(column), models.ManyToManyField):
            several[column.name] = value
        else:
            row[column.name] = write_codes(value) if column.codes is not None else value
    entry: Entry = register.model.objects.create(
        place=place, recorded_at=at, recorded_by=actor.label, recorder=f"{actor.kind}:{actor.id}",
        on_behalf_of=actor.on_behalf_of, search_key=make_search_key(register, told), **row, **about,
    )  # fmt: skip
    for name, units in several.items():
        getattr(entry, name).set(units)
    if register.part is not None:
        lines = register.part.model
        lines._default_manager.bulk_create(
            lines(entry=entry, position=at, **line) for at, line in enumerate(told.lines, 1)
        )
    return entry


def _journal(verb: str, actor: Actor, entry: Entry, at: datetime, **note: str) -> None:
    kept = {"unit": str(entry.unit_id), "day": f"{entry.on_day}", **note}
    record(verb, actor=actor, thing=entry, place=entry.place.code, at=at, note=kept)
