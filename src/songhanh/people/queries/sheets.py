"""Sheets to print: a link and its QR, for whom, until when. Also those of villages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from songhanh.people.access import roles_of
from songhanh.people.models import Invitation, VillageLink
from songhanh.people.queries.links import list_living_links
from songhanh.people.queries.words import kind_words
from songhanh.places.models import Place


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; `purpose` is join, renew or village."""

    purpose: str
    name: str
    words: str
    unit: str
    place: str
    address: str
    expires_at: datetime
    last_on: date | None = None  # where it ends with a day

    @property
    def is_local(self) -> bool:
        """Whether the address opens on this machine alone: nobody has said yet how others reach it."""
        return urlsplit(self.address).hostname in {"localhost", "127.0.0.1", "::1"}


def get_sheet(invitation: Invitation) -> Sheet:
    """The sheet of an open invitation."""
    return Sheet(
        invitation.purpose, invitation.full_name, kind_words(invitation.kind) if invitation.kind else "",
        invitation.unit.name if invitation.unit else "",
        invitation.place.full_name if invitation.place else "",
        absolute(reverse("people:welcome", args=[invitation.token()])), invitation.expires_at,
    )  # fmt: skip


def list_sheets(place: Place, kinds: Iterable[str], now: datetime) -> tuple[Sheet, ...]:
    """Open invitations of a place, by name."""
    found = Invitation.objects.filter(
        **roles_of(place), kind__in=[*kinds], purpose=Invitation.Purpose.JOIN, used_at__isnull=True,
        withdrawn_at__isnull=True, expires_at__gt=now,
    )  # fmt: skip
    return tuple(get_sheet(one) for one in found.select_related("place", "unit").order_by("full_name", "pk"))


def list_village_sheets(place: Place, today: date, now: datetime) -> tuple[Sheet, ...]:
    """Open links of villages, in Vietnamese order."""
    links = list_living_links(place, today)
    return tuple(_village(link) for link in links if link.expires_at > now)


def _village(link: VillageLink) -> Sheet:
    return Sheet(
        "village", link.unit.name, "", "", link.unit.place.full_name,
        absolute(reverse("home:village", args=[link.token()])), link.expires_at,
        link.last_on,
    )  # fmt: skip


def absolute(path: str) -> str:
    """An address as it is printed: with the address of the installation (SONGHANH_URL)."""
    return f"{settings.SONGHANH_URL.rstrip('/')}{path}"
