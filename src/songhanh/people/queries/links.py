"""The doors of villages: which are open, until when, when somebody last came through."""

from dataclasses import dataclass
from datetime import date, datetime

from songhanh.journal.actor import Actor
from songhanh.people.models import VillageLink
from songhanh.people.queries.who import hash_token
from songhanh.places.models import Place, Unit

LONGEST_TOKEN = 64


@dataclass(frozen=True, slots=True)
class VillageLine:
    """A village and its link; `state` is none, open or over."""

    unit_pk: int
    name: str
    link_pk: int | None
    state: str
    last_on: date | None
    used_at: datetime | None


def list_village_lines(place: Place, today: date, now: datetime) -> tuple[VillageLine, ...]:
    """Every village of a place on a day, in Vietnamese order, with its living link."""
    units = Unit.objects.on(today).filter(place=place, kind="village").order_by("sort_key", "pk")
    links = {link.unit_id: link for link in list_living_links(place, today)}
    return tuple(_line(unit, links.get(unit.pk), now) for unit in units)


def _line(unit: Unit, link: VillageLink | None, now: datetime) -> VillageLine:
    if link is None:
        return VillageLine(unit.pk, unit.name, None, "none", None, None)
    state = "open" if link.expires_at > now else "over"
    return VillageLine(unit.pk, unit.name, link.pk, state, link.last_on, link.used_at)


def list_living_links(place: Place, today: date) -> tuple[VillageLink, ...]:
    """Links that were not withdrawn, of villages that exist, in Vietnamese order."""
    units = Unit.objects.on(today).filter(place=place)
    found = VillageLink.objects.filter(unit__in=units, withdrawn_at__isnull=True)
    return tuple(found.select_related("unit__place__parent").order_by("unit__sort_key", "pk"))


def find_open_link(token: str, today: date, now: datetime) -> VillageLink | None:
    """The link of a token that is neither withdrawn nor over, of a village that exists on the day."""
    token = token.strip().lower()
    if not token or len(token) > LONGEST_TOKEN:
        return None
    living = VillageLink.objects.filter(
        token_hash=hash_token(token), withdrawn_at__isnull=True, expires_at__gt=now
    )
    return (
        living.filter(unit__in=Unit.objects.on(today)).select_related("unit__place__parent__parent").first()
    )


def build_link_actor(link: VillageLink, address: str) -> Actor:
    """The village as the one who acts: it speaks for itself."""
    return Actor("link", str(link.pk), link.unit.name, place=link.unit.place.code, address=address)


def list_recorders(unit: Unit) -> frozenset[str]:
    """Under which names a village has written, by whichever of its links."""
    return frozenset(
        f"link:{pk}" for pk in VillageLink.objects.filter(unit=unit).values_list("pk", flat=True)
    )
