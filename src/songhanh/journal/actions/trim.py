"""Old months may go: their lines are taken away, their heads stay, and the rest still verifies."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions.lines import record
from songhanh.journal.actor import Actor
from songhanh.journal.models import ChainMonth, Entry
from songhanh.journal.queries.chains import month_of, verify_chain

LEAST_MONTHS = 12


class CannotTrim(Exception):
    """Months that cannot be taken away, with one sentence that says what to do."""


@transaction.atomic
def trim_journal(*, actor: Actor, keep_months: int, at: datetime) -> int:
    """Take away the lines of months older than `keep_months` whole months; answers how many lines went.

    A chain that does not hold is left as it is, and nothing is taken away: what is broken is to be seen.
    Raises CannotTrim for a broken chain and for less than a year.
    """
    if keep_months < LEAST_MONTHS:
        raise CannotTrim(_("Nhật ký phải giữ ít nhất %(n)s tháng.") % {"n": LEAST_MONTHS})
    before = months_before(month_of(at), keep_months)
    old = ChainMonth.objects.select_for_update().filter(month__lt=before, removed_at__isnull=True)
    months = tuple(old.order_by("chain", "month"))
    if any(verify_chain(chain) for chain in {month.chain for month in months}):
        raise CannotTrim(_("Nhật ký có chỗ không khớp. Hãy chạy lệnh songhanh verify và xem lại trước."))
    return sum(_take_away(actor, month, at) for month in months)


def _take_away(actor: Actor, month: ChainMonth, at: datetime) -> int:
    month.removed_at = at
    month.save(update_fields=["removed_at"])
    gone, _by_table = Entry.objects.filter(chain=month.chain, month=month.month).delete()
    note = {"month": month.month, "lines": str(month.entries)}
    record("journal.trim", actor=actor, thing=month, place=month.chain, at=at, note=note)
    return gone


def months_before(month: str, count: int) -> str:
    """ "2026-11", 24 → "2024-11"."""
    whole = int(month[:4]) * 12 + int(month[5:]) - 1 - count
    return f"{whole // 12:04d}-{whole % 12 + 1:02d}"
