"""The first step of an installation: the commune is chosen, and may be changed while nothing hangs on it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.people.actions.roles import grant_role
from songhanh.people.models import Role, User
from songhanh.places.actions import CannotOpen, open_commune, withdraw_place
from songhanh.places.models import Place
from songhanh.places.queries import is_empty


class CannotBegin(Exception):
    """Work in a commune that cannot begin this way."""


@transaction.atomic
def begin_in_commune(*, actor: Actor, user: User, code: str, at: datetime) -> Place:
    """Choose the commune of a new installation; the first account becomes its officer.

    Raises CannotBegin once there is a commune: from then on roles are given, not taken.
    """
    if not is_empty():
        raise CannotBegin(_("Hệ thống này đã có xã. Hãy đề nghị người phụ trách cấp quyền."))
    place = open_commune(actor=actor, code=code, at=at)
    grant_role(actor=actor, user=user, kind=Role.Kind.OFFICER, place=place, at=at)
    return place


@transaction.atomic
def undo_begin(*, actor: Actor, user: User, place: Place, at: datetime) -> None:
    """The wrong commune was picked: the one role in it goes, and `places` takes the commune away.

    Raises CannotBegin as soon as anything else hangs on it: a person, an invitation, a unit, a document.
    """
    for role in Role.objects.filter(place=place, user=user, kind=Role.Kind.OFFICER).order_by("pk"):
        record("people.end_role", actor=actor, thing=role, place="", at=at, note={"with": place.code})
        role.delete()
    try:
        withdraw_place(actor=actor, place=place, at=at)
    except CannotOpen as error:
        raise CannotBegin(str(error)) from error
