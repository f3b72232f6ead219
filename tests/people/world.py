"""What the tests of the whole site find in this room: an open invitation, a role, a village with its link."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from songhanh.assignments.actions import Part, give_task
from songhanh.assignments.models import Assignment
from songhanh.assignments.queries.open import version_of_line
from songhanh.journal.actor import Actor
from songhanh.people.actions import Grant, Invite, grant_role, invite_person, make_links
from songhanh.people.models import Invitation, Role, User, VillageLink
from songhanh.people.queries.links import build_link_actor
from songhanh.places.actions import Act, Naming, make_unit, merge_places, open_fictional
from songhanh.places.models import Place
from songhanh.plans.models import Plan
from songhanh.registers.actions import Upload, attach_proofs, record_entry
from songhanh.registers.forms.village import village_form
from songhanh.registers.kinds.base import Entry
from songhanh.registers.models import REGISTERS

OF_LINKS = {"close_link"}
OF_VILLAGES = {"renew_link"}
OF_INVITATIONS = {"sheet", "withdraw"}
OF_ENTRIES = {"village_entry", "village_correct", "village_withdraw", "village_attach", "village_proof"}


@dataclass(frozen=True)
class PeopleWorld:
    """Minh of the police, whose role may be ended or handed to Lan; a village that was asked one thing."""

    person: User
    successor: User
    role: Role
    invitation: Invitation
    link: VillageLink
    task: Assignment
    written: Entry

    def words(self, name: str) -> dict[str, object]:
        """What an address of the room is made of."""
        pks = {
            **dict.fromkeys(OF_INVITATIONS, self.invitation.pk), **dict.fromkeys(OF_LINKS, self.link.pk),
            **dict.fromkeys(OF_VILLAGES, self.link.unit_id),
            "end": self.role.pk, "village_task": self.task.pk,
            **dict.fromkeys(OF_ENTRIES, self.written.pk),
        }  # fmt: skip
        of_village: dict[str, object] = {}
        if name.startswith("village"):
            of_village = {"token": self.link.token(), "kind": "sessions"}
        if name == "village_proof":
            of_village["file_pk"] = self.written.proofs.get().pk
        return {"pk": pks.get(name, self.person.pk), "handle": "others", **of_village}


def merge_a_neighbour(place: Place, actor: Actor, at: datetime) -> None:
    """Xã Bãi Dài now lies in the place; somebody who read there waits for a role here."""
    part = open_fictional(actor=actor, code="99005", kind="xã", name="Bãi Dài", parent=place.parent, at=at)
    person = User.objects.create(username="bai.dai", full_name="Ngô Văn Bãi", joined_at=at)
    grant_role(actor=actor, user=person, kind="reader", place=part, at=at)
    merge_places(
        actor=actor, into=place, parts=[part], named=Naming(place.name, place.kind),
        act=Act(date(2026, 5, 3)), at=at,
    )  # fmt: skip


def make_people(place: Place, plan: Plan, actor: Actor, at: datetime) -> PeopleWorld:
    """Links are made now: they are over by themselves some day. A neighbour was merged."""
    now = timezone.now()
    merge_a_neighbour(place, actor, at)
    village, _without_link = (
        make_unit(actor=actor, place=place, kind="village", name=name, relation="own", at=at)
        for name in ("Thôn Bến Vạn", "Thôn Cồn Dâu")
    )
    reader = Invite(full_name="Lê Văn Xem", grant=Grant(kind="reader", place=place))
    item = [
        item
        for item in plan.items.filter(kind="task").exclude(state="dropped").order_by("position", "pk")
        if item.unit_kind != "police" and item.payload.get("part") != "content"
    ][-1]
    part = Part("Họp thôn", (village,))
    (task,) = give_task(actor=actor, item=item, parts=[part], version=version_of_line(item), at=at)
    (link,) = make_links(actor=actor, units=[village], at=now)
    minh = User.objects.get(username="minh")
    return PeopleWorld(
        person=minh, successor=User.objects.get(username="lan"), role=minh.roles.get(),
        invitation=invite_person(actor=actor, invite=reader, at=now), link=link, task=task,
        written=write_session(link, at),
    )  # fmt: skip


def write_session(link: VillageLink, at: datetime) -> Entry:
    """What the village wrote through its link: a meeting, with a paper."""
    register, actor = REGISTERS["sessions"], build_link_actor(link, "")
    said = {"on_day": "04/05/2026", "kind": "village_meeting", "persons_total": "30", "persons_women": "18",
            "topic": "family"}  # fmt: skip
    form = village_form(register, link.unit)(said)
    assert form.is_valid()
    entry = record_entry(actor=actor, register=register, place=link.unit.place, told=form.told(), at=at)
    attach_proofs(actor=actor, entry=entry, uploads=[Upload(b"%PDF-1.7 hop", "bien-ban.pdf")], at=at)
    return entry
