"""Remembering a spelling as the office's own, and forgetting what was remembered."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.plans.actions.doubts import CannotSettle
from songhanh.plans.actions.items import touch
from songhanh.plans.actions.recall import LONGEST, SLIP, Name, learn
from songhanh.plans.actions.receive import lock_draft
from songhanh.plans.models import Doubt, OwnWord, Plan


@transaction.atomic
def learn_spelling(*, actor: Actor, plan: Plan, doubt: Doubt, at: datetime) -> Doubt:
    """Settle a doubt about a spelling for good: the office writes so. Raises CannotSettle for others."""
    plan = lock_draft(plan, CannotSettle)
    doubt = Doubt.objects.select_for_update().get(plan=plan, pk=doubt.pk)
    found = str(doubt.arguments.get("found") or "")[:LONGEST]
    if doubt.kind != SLIP or not found:
        raise CannotSettle(_("Chỉ ghi nhớ được cách viết của một từ, một cụm từ."))
    if doubt.state != Doubt.State.OPEN:
        return doubt
    learn(actor, plan.place, OwnWord.Kind.SPELLING, Name(found, ""), at)
    doubt.state, doubt.reason = Doubt.State.KEPT, _("cách viết riêng")
    doubt.settled_at, doubt.settled_by = at, actor.label
    doubt.save(update_fields=["state", "reason", "settled_at", "settled_by"])
    touch(plan)
    note = {"doubt": doubt.kind, "number": str(doubt.position)}
    record("plans.learn_spelling", actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
    return doubt


@transaction.atomic
def forget_word(*, actor: Actor, word: OwnWord, at: datetime) -> OwnWord:
    """Forget an own word: the next draft is read without it. Drafts that used it stay as they are."""
    word = OwnWord.objects.select_for_update(of=("self",)).select_related("place").get(pk=word.pk)
    if word.forgotten_at is None:
        word.forgotten_at = at
        word.save(update_fields=["forgotten_at"])
        record("plans.forget_word", actor=actor, thing=word, place=word.place.code, at=at)
    return word
