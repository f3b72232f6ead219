"""Who somebody is on a day: the Actor of their acts and the Viewer of their reads."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime

from songhanh.journal.actor import Actor, Scope, Viewer
from songhanh.people.models import Invitation, Role, User
from songhanh.places.queries import become


def build_viewer(user: User, day: date) -> Viewer:
    """What the user's roles let them see on a day; a role in a merged unit holds in what it became."""
    roles = Role.objects.on(day).filter(user=user).select_related("place", "unit__place").order_by("pk")
    scopes = [scope for role in roles for scope in _scopes(role, day)]
    return Viewer(user.pk, tuple(dict.fromkeys(scopes)))


def _scopes(role: Role, day: date) -> tuple[Scope, ...]:
    own = Scope(role.kind, role.place.code if role.place else "", role.unit_id)
    if role.unit is None:
        return (own,)
    unit = become(role.unit, day)
    if unit.until is not None and unit.until <= day:
        return ()  # what it became has ended as well
    return (own,) if unit.pk == role.unit_id else (own, Scope(role.kind, unit.place.code, unit.pk))


def build_actor(user: User, address: str = "") -> Actor:
    """The user as the one who acts."""
    return Actor("person", str(user.pk), user.full_name, address=address)


def get_names(ids: Iterable[str]) -> dict[str, str]:
    """Full names by the ids that the journal keeps."""
    numbers = [int(pk) for pk in set(ids) if pk.isdecimal()]
    return {str(pk): name for pk, name in User.objects.filter(pk__in=numbers).values_list("pk", "full_name")}


def hash_token(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def get_open_invitation(token: str, at: datetime) -> Invitation | None:
    """The invitation of a link that is neither used, withdrawn nor expired."""
    found = Invitation.objects.filter(
        token_hash=hash_token(token), used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at
    )
    return found.select_related("place__parent", "unit", "user").first()


def has_accounts() -> bool:
    """Whether anybody can sign in yet."""
    return User.objects.exists()


def list_accounts(place_code: str | None, day: date) -> tuple[tuple[str, str, str], ...]:
    """Who can sign in at a place (None: the installation) on a day: sign-in name, full name, kind of role."""
    here = {"place__isnull": True} if place_code is None else {"place__code": place_code}
    roles = Role.objects.on(day).filter(user__is_active=True, **here)
    return tuple(roles.order_by("pk").values_list("user__username", "user__full_name", "kind"))


def find_active_user(pk: int) -> User | None:
    """The account under this number, if it is open."""
    return User.objects.filter(pk=pk, is_active=True).first()


def find_user(username: str) -> User | None:
    """The account under this sign-in name, for commands."""
    return User.objects.filter(username=username.strip().lower()).first()
