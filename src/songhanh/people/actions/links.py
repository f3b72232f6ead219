"""Links of villages: made, printed again, withdrawn; each speaks for one village until a day."""

import secrets
from collections.abc import Iterable
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.people.models import VillageLink
from songhanh.people.queries import hash_token
from songhanh.places.models import Unit


@transaction.atomic
def make_links(*, actor: Actor, units: Iterable[Unit], at: datetime) -> tuple[VillageLink, ...]:
    """A new link for each village, to the end of the year (of the next one from December on).

    The one before it opens nothing any more: a lost sheet is answered by a new link.
    """
    return tuple(_make(actor, unit, at) for unit in units)


def _make(actor: Actor, unit: Unit, at: datetime) -> VillageLink:
    VillageLink.objects.filter(unit=unit, withdrawn_at__isnull=True).update(withdrawn_at=at)
    link = VillageLink(
        unit=unit, nonce=secrets.token_hex(16), made_at=at, made_by=actor.label, expires_at=_end(at)
    )
    link.token_hash = hash_token(link.token())
    link.save()
    record("people.make_link", actor=actor, thing=link, place=unit.place.code, at=at)
    return link


def _end(at: datetime) -> datetime:
    here = timezone.localtime(at)
    year = here.year + (2 if here.month == 12 else 1)
    return datetime.combine(here.date().replace(year, 1, 1), time(), here.tzinfo)


@transaction.atomic
def withdraw_link(*, actor: Actor, link: VillageLink, at: datetime) -> None:
    """The link opens nothing from now on."""
    link = VillageLink.objects.select_for_update(of=("self",)).select_related("unit__place").get(pk=link.pk)
    if link.withdrawn_at is not None:
        return
    link.withdrawn_at = at
    link.save(update_fields=["withdrawn_at"])
    record("people.withdraw_link", actor=actor, thing=link, place=link.unit.place.code, at=at)


def note_link_use(link: VillageLink, at: datetime) -> None:
    """When somebody last came through this door."""
    VillageLink.objects.filter(pk=link.pk).update(used_at=at)
