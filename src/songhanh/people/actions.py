"""First accounts, roles, sign-in and sign-out: every write about people."""

import re
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.people.models import Invitation, Role, User
from songhanh.people.queries import build_actor, get_open_invitation, has_accounts, hash_token
from songhanh.places.actions import open_commune
from songhanh.places.models import Place, Unit
from songhanh.places.queries import is_empty

INVITATION_LASTS = timedelta(days=2)
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


class CannotMakeAccount(Exception):
    """An account that cannot be made; `field` is the field of the form that must change ("" is none)."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class CannotBegin(Exception):
    """Work in a commune that cannot begin this way."""


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
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        token_hash=hash_token(token), made_at=at, expires_at=at + INVITATION_LASTS
    )
    record("people.invite_first", actor=actor, thing=invitation, place="", at=at)
    return token


@transaction.atomic
def make_account(*, actor: Actor, username: str, full_name: str, password: str, at: datetime) -> User:
    """Make an account after checking its name and password."""
    username = username.strip().lower()
    if not NAME.fullmatch(username):
        raise CannotMakeAccount(
            "username",
            _("Tên đăng nhập gồm 2–60 chữ cái không dấu, chữ số, dấu chấm, gạch ngang. Ví dụ: hanh.nguyen"),
        )
    if User.objects.filter(username=username).exists():
        raise CannotMakeAccount("username", _("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."))
    user = User(username=username, full_name=" ".join(full_name.split()), joined_at=at)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CannotMakeAccount("password", " ".join(error.messages)) from error
    user.set_password(password)
    user.save()
    record("people.make_account", actor=actor, thing=user, place="", at=at)
    return user


@transaction.atomic
def accept_first_invitation(
    *, token: str, username: str, full_name: str, password: str, address: str, at: datetime
) -> User:
    """Use the one-time link: the first account, which operates the installation."""
    invitation = get_open_invitation(token, at)
    if invitation is None or has_accounts():
        raise CannotMakeAccount(
            "", _("Đường dẫn này đã dùng hoặc đã hết hạn. Hãy khởi động lại để nhận đường dẫn mới.")
        )
    guest = Actor("link", str(invitation.pk), "", address=address)
    user = make_account(actor=guest, username=username, full_name=full_name, password=password, at=at)
    invitation.used_at, invitation.used_by = at, user
    invitation.save(update_fields=["used_at", "used_by"])
    grant_role(actor=guest, user=user, kind=Role.Kind.OPERATOR, place=None, at=at)
    return user


@transaction.atomic
def grant_role(
    *, actor: Actor, user: User, kind: str, place: Place | None, at: datetime, unit: Unit | None = None
) -> Role:
    """Give a role from this day on. Giving one that is held changes nothing."""
    held = Role.objects.filter(user=user, kind=kind, place=place, unit=unit, until__isnull=True).first()
    if held is not None:
        return held
    role = Role.objects.create(user=user, kind=kind, place=place, unit=unit, since=at.date())
    record("people.grant_role", actor=actor, thing=role, place=place.code if place else "", at=at)
    return role


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
def note_sign_in(*, user: User, address: str, at: datetime) -> None:
    """Keep in the journal that somebody signed in."""
    record("people.sign_in", actor=build_actor(user, address), thing=user, place="", at=at)


@transaction.atomic
def note_sign_out(*, actor: Actor, user: User, at: datetime) -> None:
    """Keep in the journal that somebody signed out."""
    record("people.sign_out", actor=actor, thing=user, place="", at=at)
