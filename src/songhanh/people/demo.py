"""The demonstration's people beyond the accounts: who left, who is invited, the doors of villages."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from songhanh.journal.actor import Actor
from songhanh.people.actions import Grant, Invite, end_role, invite_person, make_links
from songhanh.people.models import Role, VillageLink
from songhanh.people.queries import find_user
from songhanh.people.queries.directory import find_units, list_living_roles
from songhanh.places.models import Place


@dataclass(frozen=True, slots=True)
class Story:
    """Who was invited as a reader and has not come yet; who left on which day (sign-in name, day)."""

    invited: str
    left: tuple[str, date]


def fill_people(place: Place, *, officer: Actor, story: Story, at: datetime) -> tuple[VillageLink, ...]:
    """End the role of who left, invite, and give every village its link: these come back.

    Invitation and links are of today, so that they are open when somebody looks.
    """
    username, day = story.left
    leaver = find_user(username)
    for role in list_living_roles(leaver, day) if leaver else ():
        end_role(actor=officer, role=role, on=day, at=at)
    now = timezone.now()
    grant = Grant(kind=Role.Kind.READER, place=place)
    invite_person(actor=officer, invite=Invite(full_name=story.invited, grant=grant), at=now)
    return make_links(
        actor=officer, units=find_units(place, timezone.localdate()).filter(kind="village"), at=now
    )
