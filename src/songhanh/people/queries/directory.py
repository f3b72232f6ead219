"""Who works in a place: its people with their roles, and the links that wait to be opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.journal.models import Entry
from songhanh.journal.queries.chains import name_thing
from songhanh.people.access import NEEDS_SECOND_FACTOR, roles_of
from songhanh.people.models import Invitation, Role, SecondFactor, User
from songhanh.people.queries.who import get_names
from songhanh.people.queries.words import kind_words
from songhanh.places.models import Place, Unit
from songhanh.places.queries import become


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role as pages show it; `state` is living, coming, ended or idle (its unit is no more)."""

    pk: int
    kind: str
    words: str
    place: str
    unit: str
    since: date
    until: date | None
    state: str
    given_by: str = ""
    given_on: date | None = None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody of a place and what they hold there."""

    pk: int
    full_name: str
    username: str
    is_active: bool
    has_second_factor: bool
    needs_second_factor: bool
    roles: tuple[RoleLine, ...]


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """A one-time link; `state` is open, used, withdrawn or over."""

    pk: int
    purpose: str
    full_name: str
    words: str
    unit: str
    made_by: str
    made_at: datetime
    expires_at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class Directory:
    """The page of a place's people."""

    people: tuple[PersonLine, ...]
    former: tuple[PersonLine, ...]
    invitations: tuple[InvitationLine, ...]


def get_directory(place: Place, now: datetime) -> Directory:
    """People of a place, those whose roles have all ended apart; open links first, then of the last month."""
    today = timezone.localtime(now).date()
    roles = Role.objects.filter(**roles_of(place)).select_related("user", "unit", "place")
    by_person: dict[User, list[Role]] = {}
    for role in roles.order_by("user__sort_key", "user_id", "since", "pk"):
        by_person.setdefault(role.user, []).append(role)
    safe = set(SecondFactor.objects.filter(confirmed_at__isnull=False).values_list("user_id", flat=True))
    lines = [_person(user, held, user.pk in safe, today) for user, held in by_person.items()]
    here = [line for line in lines if line.is_active and any(r.state != "ended" for r in line.roles)]
    return Directory(
        people=tuple(here),
        former=tuple(line for line in lines if line not in here),
        invitations=list_invitations(place, now),
    )


def _person(user: User, held: Iterable[Role], is_safe: bool, today: date) -> PersonLine:
    roles = tuple(role_line(role, today) for role in held)
    needs = any(r.kind in NEEDS_SECOND_FACTOR and r.state == "living" for r in roles)
    return PersonLine(user.pk, user.full_name, user.username, user.is_active, is_safe, needs, roles)


def role_line(role: Role, today: date, given: tuple[str, date] | None = None) -> RoleLine:
    """A role in words, with who gave it and when where that is known."""
    by, on = given or ("", None)
    return RoleLine(
        role.pk, role.kind, kind_words(role.kind), role.place.full_name if role.place else "",
        _unit_words(role, today), role.since, role.until, _state(role, today), by, on,
    )  # fmt: skip


def _unit_words(role: Role, today: date) -> str:
    if role.unit is None:
        return ""
    unit = become(role.unit, today)
    words = {"before": role.unit.name, "after": unit.name}
    return unit.name if unit == role.unit else _("%(before)s, nay là %(after)s") % words


def _state(role: Role, today: date) -> str:
    if role.until is not None and role.until <= today:
        return "ended"
    unit = become(role.unit, today) if role.unit else None
    if unit is not None and unit.until is not None and unit.until <= today:
        return "idle"
    return "coming" if role.since > today else "living"


def list_roles(user: User, today: date, place: Place | None = None) -> tuple[RoleLine, ...]:
    """A person's roles, the latest first, with who gave them; of one place, or of all."""
    roles = Role.objects.filter(user=user, **(roles_of(place) if place else {}))
    found = list(roles.select_related("place", "unit").order_by("-since", "-pk"))
    given = _find_givers(found)
    return tuple(role_line(role, today, given.get(role.pk)) for role in found)


def _find_givers(roles: list[Role]) -> dict[int, tuple[str, date]]:
    """Who gave each role: from the journal, by name; an invitation by the name of who made it."""
    if not roles:
        return {}
    kind, _pk = name_thing(roles[0])
    acts = Entry.objects.filter(
        thing_kind=kind, thing_id__in=[str(role.pk) for role in roles], verb="people.grant_role"
    )
    lines = list(acts.order_by("pk").values_list("thing_id", "actor_kind", "actor_id", "at"))
    names = get_names(who for _thing, kind, who, _at in lines if kind == "person")
    links = [who.partition(":")[2] for _thing, kind, who, _at in lines if kind == "link"]
    made = {
        f"invitation:{pk}": by
        for pk, by in Invitation.objects.filter(pk__in=[x for x in links if x.isdecimal()]).values_list(
            "pk", "made_by"
        )
    }
    return {
        int(thing): (names.get(who, "") or made.get(who, ""), timezone.localtime(at).date())
        for thing, _kind, who, at in lines
    }


def list_invitations(place: Place, now: datetime) -> tuple[InvitationLine, ...]:
    """Links of a place that are open, or ended within the last thirty days; those whose time is over too."""
    found = Invitation.objects.filter(**roles_of(place)).exclude(purpose=Invitation.Purpose.FIRST)
    recent = now - timedelta(days=30)
    kept = found.filter(Q(used_at__isnull=True, withdrawn_at__isnull=True) | Q(made_at__gt=recent))
    lines = [invitation_line(one, now) for one in kept.select_related("unit").order_by("-made_at", "-pk")]
    return tuple(sorted(lines, key=lambda line: line.state != "open"))


def invitation_line(invitation: Invitation, now: datetime) -> InvitationLine:
    """A one-time link in words."""
    state = "open" if invitation.is_open(now) else "over"
    state = "used" if invitation.used_at else "withdrawn" if invitation.withdrawn_at else state
    return InvitationLine(
        invitation.pk, invitation.purpose, invitation.full_name,
        kind_words(invitation.kind) if invitation.kind else "",
        invitation.unit.name if invitation.unit else "", invitation.made_by, invitation.made_at,
        invitation.expires_at, state,
    )  # fmt: skip


def list_living_roles(user: User, today: date) -> tuple[Role, ...]:
    """Roles of a person that hold today or begin later, in every place."""
    found = Role.objects.filter(user=user).exclude(until__lte=today)
    return tuple(found.select_related("place__parent__parent", "unit", "user").order_by("pk"))


def find_successors(place: Place, person: User, today: date) -> QuerySet[User]:
    """Who may take over in a place: everybody else there who holds a role."""
    roles = Role.objects.on(today).filter(**roles_of(place))
    found = User.objects.filter(is_active=True, roles__in=roles).exclude(pk=person.pk).distinct()
    return found.order_by("sort_key", "pk")


def find_units(place: Place, today: date) -> QuerySet[Unit]:
    """The units for which a role can be given."""
    return Unit.objects.on(today).filter(place=place).order_by("sort_key", "pk")
