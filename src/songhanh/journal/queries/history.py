"""Acts as they are read: of one thing, or of a place."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from songhanh.journal.models import Entry
from songhanh.journal.queries.chains import name_thing


@dataclass(frozen=True, slots=True)
class Act:
    """One line of a history."""

    verb: str
    actor_kind: str
    actor_id: str
    at: datetime
    note: dict[str, str]


def get_history(thing: models.Model) -> tuple[Act, ...]:
    """Acts on one thing, oldest first."""
    kind, pk = name_thing(thing)
    lines = Entry.objects.filter(thing_kind=kind, thing_id=pk).order_by("at", "pk")
    return tuple(Act(e.verb, e.actor_kind, e.actor_id, e.at, e.note) for e in lines)
