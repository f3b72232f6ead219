"""After a merger of communes: who worked in a part gets the same role in the whole."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.people.actions.roles import CannotGiveRole, Grant, give_role
from songhanh.people.models import Role
from songhanh.people.queries.merged import list_waiting
from songhanh.places.models import Place


@transaction.atomic
def carry_roles(*, actor: Actor, place: Place, roles: Sequence[Role], at: datetime) -> tuple[Role, ...]:
    """Give each of these people here, from today, what they hold in a commune that was merged into the place.

    What they hold there stays until somebody ends it: were the merger taken back, they would still have it.
    Raises CannotGiveRole for none chosen, and for a role that does not wait to be given here.
    """
    today = timezone.localtime(at).date()
    wanted = {role.pk: role.kind for role in roles}
    waiting = {one.role.pk: one for one in list_waiting(place, wanted.values(), today)}
    if not wanted:
        raise CannotGiveRole(_("Chưa chọn ai. Hãy chọn ít nhất một người."), "roles")
    if not wanted.keys() <= waiting.keys():
        raise CannotGiveRole(_("Có người vừa được giao vai trò hoặc đã thôi. Hãy mở lại trang."), "roles")
    given = []
    for one in (waiting[pk] for pk in wanted):
        grant = Grant(kind=one.role.kind, place=place, unit=one.unit, until=one.role.until)
        given.append(give_role(actor=actor, user=one.role.user, grant=grant, at=at))
    note = {"roles": ",".join(map(str, wanted)), "given": ",".join(str(role.pk) for role in given)}
    record("people.carry_roles", actor=actor, thing=place, place=place.code, at=at, note=note)
    return tuple(given)
