"""Settling a doubt on its own: the paper stays as it is, and an error says why."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.plans.actions.items import touch
from songhanh.plans.actions.receive import lock_draft
from songhanh.plans.models import Doubt, Plan

REASON_LENGTH = 500


class CannotSettle(Exception):
    """A doubt that cannot be settled so."""


@transaction.atomic
def settle_doubt(*, actor: Actor, plan: Plan, doubt: Doubt, reason: str, at: datetime) -> Doubt:
    """Leave the paper as it is. An error ("Sai rõ") asks for a reason; settled twice is settled once."""
    plan = lock_draft(plan, CannotSettle)
    doubt = Doubt.objects.select_for_update().get(plan=plan, pk=doubt.pk)
    if doubt.state != Doubt.State.OPEN:
        return doubt
    reason = " ".join(reason.split())[:REASON_LENGTH]
    if doubt.severity == Doubt.Severity.ERROR and not reason:
        raise CannotSettle(_("Điểm “Sai rõ” muốn để nguyên thì phải ghi lý do. Hãy ghi lý do rồi bấm lại."))
    doubt.state, doubt.reason = Doubt.State.KEPT, reason
    doubt.settled_at, doubt.settled_by = at, actor.label
    doubt.save(update_fields=["state", "reason", "settled_at", "settled_by"])
    touch(plan)
    note = {"doubt": doubt.kind, "number": str(doubt.position)}
    record("plans.settle_doubt", actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
    return doubt


@transaction.atomic
def reopen_doubt(*, actor: Actor, plan: Plan, doubt: Doubt, at: datetime) -> Doubt:
    """Put a settled doubt back among those to look at."""
    plan = lock_draft(plan, CannotSettle)
    doubt = Doubt.objects.select_for_update().get(plan=plan, pk=doubt.pk)
    doubt.state, doubt.reason, doubt.settled_at, doubt.settled_by = Doubt.State.OPEN, "", None, ""
    doubt.save(update_fields=["state", "reason", "settled_at", "settled_by"])
    touch(plan)
    note = {"doubt": doubt.kind, "number": str(doubt.position)}
    record("plans.reopen_doubt", actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
    return doubt
