"""Closing a quarter of a register, and opening it again with a reason."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.kernel.dates import write_date
from songhanh.kernel.periods import Period
from songhanh.places.models import Place, Unit
from songhanh.registers.actions.entries import lock_place
from songhanh.registers.kinds.base import Register
from songhanh.registers.models import Closure
from songhanh.registers.queries.closures import find_closure, name_period, title_period


class CannotClose(Exception):
    """A period that cannot be closed or reopened so."""


@transaction.atomic
def close_period(
    *, actor: Actor, register: Register, place: Place, period: Period, unit: Unit | None = None, at: datetime
) -> Closure:
    """Say that a quarter is whole. With `unit` its own part only. Raises CannotClose."""
    if period.span != "quarter":
        raise CannotClose(_("Sổ được chốt theo quý. Hãy chọn một quý."))
    lock_place(place)
    if timezone.localtime(at).date() < period.until:
        raise CannotClose(
            _("%(period)s chưa hết. Từ ngày %(day)s mới chốt được.")
            % {"period": title_period(period.code), "day": write_date(period.until)}
        )
    known = find_closure(register.code, place, period.code, unit.pk if unit else None)
    if known is not None:
        said = {
            "period": name_period(period.code),
            "day": write_date(timezone.localtime(known.closed_at).date()),
            "name": known.closed_by,
        }
        raise CannotClose(_("Sổ %(period)s đã chốt ngày %(day)s, người chốt: %(name)s.") % said)
    closure = Closure.objects.create(
        place=place,
        register=register.code,
        period=period.code,
        unit=unit,
        closed_at=at,
        closed_by=actor.label,
    )
    _journal("registers.close", actor, closure, at)
    return closure


@transaction.atomic
def reopen_period(*, actor: Actor, closure: Closure, reason: str, at: datetime) -> Closure:
    """Open a closed quarter again, so that it no longer speaks. Raises CannotClose."""
    lock_place(closure.place)
    closure = Closure.objects.select_for_update(of=("self",)).select_related("place").get(pk=closure.pk)
    if closure.reopened_at is not None:
        raise CannotClose(_("Sổ này đã được mở lại rồi. Hãy tải lại trang."))
    reason = " ".join(reason.split())
    if not reason:
        raise CannotClose(_("Chưa có lý do. Hãy ghi vì sao mở lại sổ."))
    closure.reopened_at, closure.reopened_by, closure.reason = at, actor.label, reason
    closure.save(update_fields=["reopened_at", "reopened_by", "reason"])
    _journal("registers.reopen", actor, closure, at)
    return closure


def _journal(verb: str, actor: Actor, closure: Closure, at: datetime) -> None:
    note = {"register": closure.register, "period": closure.period, "unit": str(closure.unit_id or "")}
    record(verb, actor=actor, thing=closure, place=closure.place.code, at=at, note=note)
