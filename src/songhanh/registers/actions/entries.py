"""Writing into a register: record, correct with the old line kept, withdraw with the line left readable."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.places.models import Place
from songhanh.registers.actions.checks import CannotRecord, check_sense
from songhanh.registers.actions.closed import check_open, spans_changed, spans_of
from songhanh.registers.kinds.base import Entry, Register
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.bodies import name_bodies
from songhanh.registers.queries.told import Told, get_told, make_search_key, write_codes
from songhanh.ui.versions import check_version


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
    told = name_bodies(register, place, replace(told, values=register.complete(told.values)))
    check_sense(register, place, told, at)
    check_open(register, place, told.values["unit"].pk, spans_of(register, told))
    entry = _write(register, place, told, actor=actor, at=at)
    journal("registers.record", actor, entry, at)
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
    old = lock_entry(entry, version)
    reason = " ".join(reason.split())
    if not reason:
        raise CannotRecord(_("Chưa có lý do. Hãy ghi vì sao đính chính."), "reason")
    before = get_told(register, old)
    told = name_bodies(register, place, replace(told, values=register.complete(told.values)))
    if _same(before, told):
        raise CannotRecord(_("Chưa có gì thay đổi so với lượt ghi cũ. Hãy sửa chỗ cần sửa rồi lưu."))
    check_sense(register, place, told, at, but=old)
    _check_proofs(register, old, told)
    for unit in {old.unit_id, told.values["unit"].pk}:
        check_open(register, place, unit, spans_changed(register, before, told))
    old.state = Entry.State.CORRECTED
    old.version += 1
    old.save(update_fields=["state", "version"])
    entry = _write(register, place, told, actor=actor, at=at, corrects=old, reason=reason)
    entry.proofs.set(old.proofs.all())
    journal("registers.correct", actor, entry, at, corrects=str(old.pk))
    return entry


@transaction.atomic
def withdraw_entry(*, actor: Actor, entry: Entry, version: str, reason: str, at: datetime) -> Entry:
    """Take an entry out of the counts: written twice, never happened. The line stays, with the reason."""
    register = register_of(entry)
    lock_place(entry.place)
    entry = lock_entry(entry, version)
    reason = " ".join(reason.split())
    if not reason:
        raise CannotRecord(_("Chưa có lý do. Hãy ghi vì sao bỏ lượt ghi này."), "reason")
    check_open(register, entry.place, entry.unit_id, spans_of(register, get_told(register, entry)))
    entry.state = Entry.State.WITHDRAWN
    entry.withdrawn_at, entry.withdrawn_by, entry.withdrawn_reason = at, actor.label, reason
    entry.version += 1
    entry.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "withdrawn_reason", "version"])
    journal("registers.withdraw", actor, entry, at)
    return entry


def lock_place(place: Place) -> None:
    """Entries and closures of a place are written one after another: no entry slips into a closing period."""
    Place.objects.select_for_update().get(pk=place.pk)


def lock_entry(entry: Entry, version: str) -> Entry:
    locked: Entry = (
        type(entry).objects.select_for_update(of=("self",)).select_related("place", "unit").get(pk=entry.pk)
    )
    check_version(version_of(locked), version)
    if locked.state != Entry.State.STANDING:
        raise CannotRecord(_("Lượt ghi này đã bỏ hoặc đã đính chính. Hãy mở lượt ghi đang dùng."))
    return locked


def _check_proofs(register: Register, old: Entry, told: Told) -> None:
    """Files go with a correction: not into an entry that takes none."""
    why_not = register.no_proof(told.values)
    if why_not and old.proofs.exists():
        said = {"why": why_not}
        raise CannotRecord(_("%(why)s Hãy gỡ các tệp của lượt ghi này trước rồi đính chính.") % said)


def _same(before: Told, after: Told) -> bool:
    return dict(before.values) == dict(after.values) and [*map(dict, before.lines)] == [
        *map(dict, after.lines)
    ]


def build_entry(
    register: Register, place: Place, told: Told, at: datetime, *, actor: Actor, **about: Any
) -> Any:
    """An entry that is not stored yet, without its lines and villages."""
    row: dict[str, Any] = {"on_behalf_of": actor.on_behalf_of}
    for column in register.typed_columns():
        value = told.values[column.name]
        if not isinstance(register.field(column), models.ManyToManyField):
            row[column.name] = write_codes(value) if column.codes is not None else value
    row |= about
    return register.model(
        place=place, recorded_at=at, recorded_by=actor.label, recorder=f"{actor.kind}:{actor.id}",
        search_key=make_search_key(register, told), explanation=" ".join(told.explanation.split()), **row,
    )  # fmt: skip


def _write(
    register: Register, place: Place, told: Told, *, actor: Actor, at: datetime, **about: Any
) -> Entry:
    entry: Entry = build_entry(register, place, told, at, actor=actor, **about)
    entry.save(force_insert=True)
    for column in register.typed_columns():
        if isinstance(register.field(column), models.ManyToManyField):
            getattr(entry, column.name).set(told.values[column.name])
    if register.part is not None:
        lines = register.part.model
        lines._default_manager.bulk_create(
            lines(entry=entry, position=at, **line) for at, line in enumerate(told.lines, 1)
        )
    return entry


def journal(verb: str, actor: Actor, entry: Entry, at: datetime, **note: str) -> None:
    kept = {"unit": str(entry.unit_id), "day": f"{entry.on_day}", **note}
    record(verb, actor=actor, thing=entry, place=entry.place.code, at=at, note=kept)
