"""Ending sessions: one by one, or all of a person's."""

from datetime import datetime

from django.db import transaction

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.people.models import Session, User


@transaction.atomic
def end_sessions(*, actor: Actor, user: User, at: datetime, but: str = "", only: str = "") -> int:
    """End the person's sessions: all, all `but` one key, or `only` one key. Answers how many ended."""
    found = Session.objects.filter(user=user).exclude(session_key=but)
    if only:
        found = found.filter(session_key=only)
    ended, _kinds = found.delete()
    if ended:
        record("people.end_sessions", actor=actor, thing=user, place="", at=at, note={"ended": str(ended)})
    return ended
