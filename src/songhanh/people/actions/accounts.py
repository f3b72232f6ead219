"""Accounts: made, their names and passwords checked, closed; signing in and out in the journal."""

import re
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.people.actions.sessions import end_sessions
from songhanh.people.models import User
from songhanh.people.passwords import one_form
from songhanh.people.queries import build_actor
from songhanh.people.queries.names import find_name_fault, one_name

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


class CannotMakeAccount(Exception):
    """An account that cannot be made; `field` is the field of the form that must change ("" is none)."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def clean_full_name(text: str) -> str:
    """A person's name: letters with one space between words. Raises CannotMakeAccount."""
    name = one_name(text)
    if fault := find_name_fault(name):
        raise CannotMakeAccount("full_name", fault)
    return name


@transaction.atomic
def make_account(
    *, actor: Actor, username: str, full_name: str, password: str, at: datetime, hashed: str = ""
) -> User:
    """Make an account after checking its names and password. Raises CannotMakeAccount.

    `hashed` is this password as it is stored, where the caller has it already: the demonstration's people
    share one, and hashing it for each of them would take longer than filling their year.
    """
    username = username.strip().lower()
    if not NAME.fullmatch(username):
        raise CannotMakeAccount(
            "username",
            _("Tên đăng nhập gồm 2–60 chữ cái không dấu, chữ số, dấu chấm, gạch ngang. Ví dụ: hanh.nguyen"),
        )
    if User.objects.filter(username=username).exists():
        raise CannotMakeAccount("username", _("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."))
    user = User(username=username, full_name=clean_full_name(full_name), joined_at=at)
    password = check_password_rules(password, user)
    user.password = hashed or make_password(password)
    user.save()
    record("people.make_account", actor=actor, thing=user, place="", at=at)
    return user


def check_password_rules(password: str, user: User) -> str:
    """The password in its one form. Raises CannotMakeAccount with everything that is wrong with it."""
    password = one_form(password)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CannotMakeAccount("password", " ".join(error.messages)) from error
    return password


@transaction.atomic
def change_password(*, actor: Actor, user: User, password: str, at: datetime, keep: str = "") -> None:
    """A new password; every session but `keep` (its key) ends. Raises CannotMakeAccount."""
    user.set_password(check_password_rules(password, user))
    user.save(update_fields=["password"])
    end_sessions(actor=actor, user=user, at=at, but=keep)
    record("people.change_password", actor=actor, thing=user, place="", at=at)


@transaction.atomic
def note_sign_in(*, user: User, address: str, at: datetime) -> None:
    """Keep in the journal that somebody signed in."""
    record("people.sign_in", actor=build_actor(user, address), thing=user, place="", at=at)


@transaction.atomic
def note_sign_out(*, actor: Actor, user: User, at: datetime) -> None:
    """Keep in the journal that somebody signed out."""
    record("people.sign_out", actor=actor, thing=user, place="", at=at)
