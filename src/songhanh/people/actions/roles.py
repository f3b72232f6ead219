"""Roles: given for a place or unit and a span of days, ended, handed over when a person leaves."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.people.actions.sessions import end_sessions
from songhanh.people.models import Role, User
from songhanh.places.models import Place, Unit


class CannotGiveRole(Exception):
    """A role that cannot be given; `field` is the field of the form that must change ("" is none)."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class CannotEndRole(Exception):
    """A role that cannot be ended so, with one sentence that says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role to be given: what, where (None is the installation), for which unit, in [since, until)."""

    kind: str
    place: Place | None
    unit: Unit | None = None
    since: date | None = None
    until: date | None = None


def check_grant(grant: Grant, today: date) -> None:
    """Raises CannotGiveRole: a place or unit that is no more, a unit of elsewhere, days in wrong order."""
    unit, since = grant.unit, grant.since or today
    if grant.kind == Role.Kind.UNIT_MEMBER and unit is None:
        raise CannotGiveRole(_("Người của đơn vị phải gắn với một đơn vị. Hãy chọn đơn vị."), "unit")
    if unit is not None and (grant.place is None or unit.place_id != grant.place.pk):
        raise CannotGiveRole(_("Đơn vị này không thuộc địa phương. Hãy chọn lại."), "unit")
    if grant.place is not None and grant.place.until is not None and grant.place.until <= max(since, today):
        said = {"place": grant.place.title}
        raise CannotGiveRole(_("%(place)s đã sáp nhập. Hãy giao vai trò ở nơi kế tiếp.") % said)
    if unit is not None and unit.until is not None and unit.until <= max(since, today):
        said = {"unit": unit.name}
        raise CannotGiveRole(_("%(unit)s đã thôi hoạt động. Hãy chọn đơn vị kế tiếp.") % said, "unit")
    if grant.until is not None and grant.until <= max(since, today):
        raise CannotGiveRole(
            _("Ngày hết vai trò phải sau hôm nay và sau ngày bắt đầu. Hãy xem lại."), "until"
        )


@transaction.atomic
def give_role(*, actor: Actor, user: User, grant: Grant, at: datetime) -> Role:
    """Give a role for a span of days. Giving one that is held changes nothing. Raises CannotGiveRole."""
    today = timezone.localtime(at).date()
    check_grant(grant, today)
    same = Role.objects.filter(user=user, kind=grant.kind, place=grant.place, unit=grant.unit)
    held = same.filter(until__isnull=True).first()
    if held is not None:
        return held
    role = Role.objects.create(
        user=user, kind=grant.kind, place=grant.place, unit=grant.unit, since=grant.since or today,
        until=grant.until,
    )  # fmt: skip
    record("people.grant_role", actor=actor, thing=role, place=_code(grant.place), at=at)
    return role


def grant_role(
    *, actor: Actor, user: User, kind: str, place: Place | None, at: datetime, unit: Unit | None = None
) -> Role:
    """Give a role from this day on, until it is ended."""
    return give_role(actor=actor, user=user, grant=Grant(kind=kind, place=place, unit=unit), at=at)


@transaction.atomic
def end_role(*, actor: Actor, role: Role, on: date, at: datetime) -> Role:
    """End a role: from `on` it holds no longer (today: at once). Raises CannotEndRole."""
    role = Role.objects.select_for_update(of=("self",)).select_related("place", "user").get(pk=role.pk)
    today = timezone.localtime(at).date()
    if role.until is not None and role.until <= today:
        raise CannotEndRole(_("Vai trò này đã hết từ trước."))
    if on < today:
        raise CannotEndRole(_("Vai trò chỉ kết thúc từ hôm nay trở đi. Hãy chọn ngày khác."))
    if role.kind == Role.Kind.OPERATOR:
        _keep_an_operator(role, on)
    role.until = max(on, role.since)
    role.save(update_fields=["until"])
    record("people.end_role", actor=actor, thing=role, place=_code(role.place), at=at, note={"on": f"{on}"})
    return role


def _keep_an_operator(role: Role, on: date) -> None:
    """Somebody must keep the installation running, on that day and after it."""
    operators = Role.objects.select_for_update().filter(kind=Role.Kind.OPERATOR, user__is_active=True)
    others = [other for other in operators if other.pk != role.pk and other.user_id != role.user_id]
    if not any(other.since <= on and other.until is None for other in others):
        raise CannotEndRole(
            _("Đây là người vận hành cuối cùng. Hãy mời một người vận hành khác trước, rồi mới thôi vai trò.")
        )


@transaction.atomic
def hand_over(
    *, actor: Actor, roles: tuple[Role, ...], successor: User, on: date, at: datetime
) -> tuple[Role, ...]:
    """Move roles to another person from a day on; what hangs on place and unit follows by itself.

    Drafts, tasks and registers belong to the place and the unit of a role, so who holds the role finds them.
    Raises CannotEndRole, CannotGiveRole.
    """
    if not roles:
        raise CannotEndRole(_("Chưa chọn vai trò nào để bàn giao."))
    if any(role.user_id == successor.pk for role in roles) or not successor.is_active:
        raise CannotGiveRole(
            _("Người nhận phải là người khác và đang dùng hệ thống. Hãy chọn lại."), "successor"
        )
    given = []
    for role in roles:
        until = role.until if role.until is not None and role.until > on else None
        grant = Grant(kind=role.kind, place=role.place, unit=role.unit, since=on, until=until)
        given.append(give_role(actor=actor, user=successor, grant=grant, at=at))
        end_role(actor=actor, role=role, on=on, at=at)
    if on <= timezone.localtime(at).date():
        end_sessions(actor=actor, user=roles[0].user, at=at)
    note = {"from": str(roles[0].user_id), "roles": ",".join(str(role.pk) for role in given)}
    place = _code(roles[0].place)
    record("people.hand_over", actor=actor, thing=successor, place=place, at=at, note=note)
    return tuple(given)


@transaction.atomic
def close_account(*, actor: Actor, user: User, at: datetime) -> None:
    """Its roles end today and nobody signs in with it any more; what they did stays under their name.

    Raises CannotEndRole for the last operator.
    """
    today = timezone.localtime(at).date()
    for role in Role.objects.filter(user=user).exclude(until__lte=today).order_by("pk"):
        end_role(actor=actor, role=role, on=today, at=at)
    User.objects.filter(pk=user.pk).update(is_active=False)
    end_sessions(actor=actor, user=user, at=at)
    record("people.close_account", actor=actor, thing=user, place="", at=at)


def _code(place: Place | None) -> str:
    return place.code if place else ""
