"""What is added to an entry without a correction: that it has ended, that what it waited for has come.

Nothing that was told is changed: columns that were blank get their value, and the journal says by whom.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.journal.actor import Actor
from songhanh.kernel.dates import write_date
from songhanh.registers.actions.checks import CannotRecord, check_sense
from songhanh.registers.actions.closed import check_open, one_day
from songhanh.registers.actions.entries import journal, lock_entry, lock_place, register_of
from songhanh.registers.kinds.base import Entry, Register, Waiting
from songhanh.registers.queries.told import Told, get_told, make_search_key


@transaction.atomic
def end_entry(*, actor: Actor, entry: Entry, version: str, until: date, reason: str, at: datetime) -> Entry:
    """Say that what lasts has ended: `until` is the first day on which it is no more.

    Raises CannotRecord; ui.versions.Conflict where somebody else wrote since `version_of` was shown.
    """
    register = register_of(entry)
    if not register.lasts:
        raise CannotRecord(_("Sổ này ghi việc theo ngày, không có ngày kết thúc."))
    lock_place(entry.place)
    entry = lock_entry(entry, version)
    if get_told(register, entry).values["until"] is not None:
        raise CannotRecord(_("Đã ghi kết thúc rồi. Ghi sai ngày thì hãy đính chính."))
    if until <= entry.on_day:
        said = {"day": write_date(entry.on_day)}
        raise CannotRecord(_("Ngày kết thúc phải sau ngày bắt đầu (%(day)s).") % said, "until")
    if until > timezone.localtime(at).date():
        said = {"day": write_date(until)}
        raise CannotRecord(_("Ngày %(day)s chưa đến. Hãy ghi khi đã kết thúc.") % said, "until")
    check_open(register, entry.place, entry.unit_id, [(until, date.max)])
    _fill(register, entry, {"until": until, "end_reason": " ".join(reason.split())})
    journal("registers.end", actor, entry, at, until=f"{until}")
    return entry


@transaction.atomic
def settle_entry(
    *,
    actor: Actor,
    entry: Entry,
    version: str,
    filled: Mapping[int, Mapping[str, Any]],
    at: datetime,
) -> Entry:
    """Fill what an open entry waits for: of its lines by their position, of the entry itself under 0.

    Only what waits may be filled, with the columns that its kind names. Raises CannotRecord, Conflict.
    """
    register = register_of(entry)
    waiting = register.waiting
    if waiting is None:
        raise CannotRecord(_("Sổ này không có việc chờ kết quả."))
    lock_place(entry.place)
    entry = lock_entry(entry, version)
    told = {position: {name: values[name] for name in waiting.fills} for position, values in filled.items()}
    first = waiting.fills[0]
    if not told or any(values[first] in (None, "") for values in told.values()):
        columns = register.part.columns if waiting.of_part and register.part else register.columns
        label = next(column.label for column in columns if column.name == first)
        raise CannotRecord(_("Còn thiếu: %(what)s.") % {"what": label}, first)
    check_sense(register, entry.place, _merge(get_told(register, entry), told), at, but=entry)
    days = [value for values in told.values() for value in values.values() if isinstance(value, date)]
    check_open(register, entry.place, entry.unit_id, map(one_day, days))
    if waiting.of_part:
        _fill_lines(register, entry, waiting, told)
    elif not type(entry)._default_manager.filter(waiting.where, pk=entry.pk).exists():
        raise CannotRecord(_("Kết quả đã được ghi. Ghi sai thì hãy đính chính."))
    _fill(register, entry, told.get(0, {}))
    journal("registers.settle", actor, entry, at, lines=",".join(str(at) for at in sorted(told)))
    return entry


def _merge(before: Told, told: Mapping[int, Mapping[str, Any]]) -> Told:
    lines = tuple({**line, **told.get(at, {})} for at, line in enumerate(before.lines, 1))
    return Told({**before.values, **told.get(0, {})}, lines, before.explanation or "–")


def _fill(register: Register, entry: Entry, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(entry, name, value)
    entry.version += 1
    entry.search_key = make_search_key(register, get_told(register, entry))
    entry.save(update_fields=[*values, "version", "search_key"])


def _fill_lines(
    register: Register, entry: Entry, waiting: Waiting, told: Mapping[int, Mapping[str, Any]]
) -> None:
    if register.part is None:
        return
    lines = register.part.model._default_manager.filter(waiting.where, entry=entry, position__in=list(told))
    if lines.count() < len(told):
        raise CannotRecord(_("Kết quả đã được ghi. Ghi sai thì hãy đính chính."))
    for position, values in told.items():
        register.part.model._default_manager.filter(entry=entry, position=position).update(**values)
