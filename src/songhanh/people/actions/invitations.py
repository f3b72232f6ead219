"""One-time links: to the first account, to an account with a role, to a new password when the old is lost."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.people.actions.accounts import (
    CannotMakeAccount,
    check_password_rules,
    clean_full_name,
    make_account,
)
from songhanh.people.actions.roles import CannotGiveRole, Grant, check_grant, give_role
from songhanh.people.actions.second_factor import drop_second_factor
from songhanh.people.actions.sessions import end_sessions
from songhanh.people.models import Invitation, Role, User
from songhanh.people.queries import get_open_invitation, has_accounts, hash_token
from songhanh.places.models import Place

FIRST_LASTS = timedelta(days=2)
JOIN_LASTS = timedelta(days=14)
RENEWAL_LASTS = timedelta(days=3)


class CannotInvite(Exception):
    """An invitation that cannot be made or withdrawn, with one sentence that says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """Who is invited, and as what."""

    full_name: str
    grant: Grant


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody types behind a one-time link; the name to sign in is theirs to choose."""

    password: str
    username: str = ""
    full_name: str = ""
    address: str = ""


@transaction.atomic
def invite_first(*, actor: Actor, at: datetime) -> str:
    """A one-time token for the first account. A newer one ends those before it; it lasts two days.

    Raises CannotMakeAccount once somebody can sign in.
    """
    if has_accounts():
        raise CannotMakeAccount(
            "", _("Đã có người dùng. Người vận hành mời thêm người trong phần Người dùng.")
        )
    Invitation.objects.filter(used_at__isnull=True).delete()
    invitation = _make(at, FIRST_LASTS, purpose=Invitation.Purpose.FIRST)
    record("people.invite_first", actor=actor, thing=invitation, place="", at=at)
    return invitation.token()


@transaction.atomic
def invite_person(*, actor: Actor, invite: Invite, at: datetime) -> Invitation:
    """A one-time link to an account with a role; it lasts fourteen days.

    Raises CannotMakeAccount for a name that is none, CannotGiveRole for a role that cannot be given.
    """
    grant = invite.grant
    check_grant(grant, timezone.localtime(at).date())
    invitation = _make(
        at, JOIN_LASTS, purpose=Invitation.Purpose.JOIN, full_name=clean_full_name(invite.full_name),
        kind=grant.kind, place=grant.place, unit=grant.unit, since=grant.since, until=grant.until,
        made_by=actor.label,
    )  # fmt: skip
    record("people.invite", actor=actor, thing=invitation, place=_code(grant.place), at=at)
    return invitation


@transaction.atomic
def invite_people(*, actor: Actor, invites: Iterable[Invite], at: datetime) -> tuple[Invitation, ...]:
    """A link for each, all or none. Raises as `invite_person` does; CannotInvite for an empty list."""
    made = tuple(invite_person(actor=actor, invite=invite, at=at) for invite in invites)
    if not made:
        raise CannotInvite(_("Chưa có dòng nào mời được. Hãy sửa các dòng có lỗi."))
    return made


@transaction.atomic
def renew_access(*, actor: Actor, user: User, place: Place | None, at: datetime) -> Invitation:
    """A one-time link to a new password, for somebody who lost it or their second factor.

    A newer one ends those before it. What they have goes on working until the link is used.
    """
    for older in Invitation.objects.filter(user=user, used_at__isnull=True, withdrawn_at__isnull=True):
        older.withdrawn_at = at
        older.save(update_fields=["withdrawn_at"])
    invitation = _make(
        at, RENEWAL_LASTS, purpose=Invitation.Purpose.RENEW, user=user, full_name=user.full_name, place=place,
        made_by=actor.label,
    )  # fmt: skip
    record("people.renew_access", actor=actor, thing=user, place=_code(place), at=at)
    return invitation


@transaction.atomic
def withdraw_invitation(*, actor: Actor, invitation: Invitation, at: datetime) -> None:
    """Take an open link back: it opens nothing any more. Raises CannotInvite when it is used already."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if invitation.used_at is not None:
        raise CannotInvite(_("Lời mời này đã được dùng. Muốn thôi, hãy kết thúc vai trò của người đó."))
    if invitation.withdrawn_at is not None:
        return
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    place = _code(invitation.place)
    record("people.withdraw_invitation", actor=actor, thing=invitation, place=place, at=at)


@transaction.atomic
def accept_invitation(*, token: str, answer: Answer, at: datetime) -> User:
    """Use a one-time link: an account with its role, or a new password. Raises CannotMakeAccount.

    A role that can no longer be given (its unit was abolished meanwhile) refuses the whole.
    """
    invitation = _lock_open(token, at)
    guest = Actor("link", f"invitation:{invitation.pk}", "", address=answer.address)
    if invitation.user is not None:
        user = _set_anew(guest, invitation.user, answer, at)
    else:
        user = _join(guest, invitation, answer, at)
    _use(invitation, user, at)
    return user


@transaction.atomic
def accept_as(*, token: str, user: User, address: str, at: datetime) -> Role:
    """Take the role of an invitation into an account that exists. Raises CannotMakeAccount."""
    invitation = _lock_open(token, at)
    if invitation.purpose != Invitation.Purpose.JOIN:
        raise CannotMakeAccount("", _("Đường dẫn này không dành cho tài khoản đang đăng nhập."))
    guest = Actor("link", f"invitation:{invitation.pk}", "", address=address)
    role = _give(guest, invitation, user, at)
    _use(invitation, user, at)
    return role


def _lock_open(token: str, at: datetime) -> Invitation:
    """Two who open a link at once do not both use it."""
    found = get_open_invitation(token, at)
    if found is not None:
        found = Invitation.objects.select_for_update(of=("self",)).get(pk=found.pk)
    is_first = found is not None and found.purpose == Invitation.Purpose.FIRST
    if found is None or not found.is_open(at) or (is_first and has_accounts()):
        raise CannotMakeAccount("", _("Đường dẫn này đã dùng, đã bị thu hồi hoặc đã hết hạn."))
    return found


def _use(invitation: Invitation, user: User, at: datetime) -> None:
    invitation.used_at, invitation.used_by = at, user
    invitation.save(update_fields=["used_at", "used_by"])


def _set_anew(guest: Actor, user: User, answer: Answer, at: datetime) -> User:
    user.set_password(check_password_rules(answer.password, user))
    user.is_active = True
    user.save(update_fields=["password", "is_active"])
    drop_second_factor(user)
    end_sessions(actor=guest, user=user, at=at)
    record("people.set_anew", actor=guest, thing=user, place="", at=at)
    return user


def _join(guest: Actor, invitation: Invitation, answer: Answer, at: datetime) -> User:
    user = make_account(
        actor=guest, username=answer.username, full_name=answer.full_name or invitation.full_name,
        password=answer.password, at=at,
    )  # fmt: skip
    _give(guest, invitation, user, at)
    return user


def _give(guest: Actor, invitation: Invitation, user: User, at: datetime) -> Role:
    grant = Grant(
        kind=invitation.kind or Role.Kind.OPERATOR, place=invitation.place, unit=invitation.unit,
        since=invitation.since, until=invitation.until,
    )  # fmt: skip
    try:
        return give_role(actor=guest, user=user, grant=grant, at=at)
    except CannotGiveRole as refusal:
        said = _("%(why)s Hãy báo người đã mời để nhận lời mời khác.") % {"why": refusal}
        raise CannotMakeAccount("", said) from refusal


def _make(at: datetime, lasts: timedelta, **about: object) -> Invitation:
    invitation = Invitation(nonce=secrets.token_hex(16), made_at=at, expires_at=at + lasts, **about)
    invitation.token_hash = hash_token(invitation.token())
    invitation.save()
    return invitation


def _code(place: Place | None) -> str:
    return place.code if place else ""
