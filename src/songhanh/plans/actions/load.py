"""Loading a plan from the command line: received, and confirmed at once where that is asked."""

from datetime import datetime

from django.db import transaction

from songhanh.journal.actor import Actor
from songhanh.places.models import Place
from songhanh.plans.actions.confirm import confirm_plan
from songhanh.plans.actions.doubts import settle_doubt
from songhanh.plans.actions.receive import CannotReceive, Upload, receive_document, said
from songhanh.plans.models import Doubt, Plan


@transaction.atomic
def load_plan(
    *, actor: Actor, place: Place, upload: Upload, at: datetime, confirm: bool = False, reason: str = ""
) -> Plan:
    """Read a plan document into a place as a draft, or confirm it at once.

    Errors that the reader found stand in the way of confirming, unless `reason` says why they are left.
    Raises CannotReceive (a scan that only waits is refused here: nobody would look for it) and CannotConfirm.
    """
    received = receive_document(actor=actor, place=place, year=at.year, upload=upload, at=at)
    if received.plan is None:
        raise CannotReceive(said(received.document.unread))
    plan = received.plan
    if not confirm:
        return plan
    if reason:
        for doubt in Doubt.objects.filter(
            plan=plan, severity=Doubt.Severity.ERROR, state=Doubt.State.OPEN
        ).order_by("pk"):
            settle_doubt(actor=actor, plan=plan, doubt=doubt, reason=reason, at=at)
    plan.refresh_from_db(fields=["version"])
    return confirm_plan(actor=actor, plan=plan, version=plan.version, at=at)
