"""The second factor: an authenticator app is set up, confirmed, asked; recovery codes; the way out."""

import secrets
from datetime import datetime

import pyotp
from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.people.models import RecoveryCode, SecondFactor, User, derive

CODES = 10
STEP = 30  # seconds, as every app has it
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another


class CannotConfirm(Exception):
    """A code that does not fit, with one sentence that says what to do."""


@transaction.atomic
def begin_second_factor(*, actor: Actor, user: User, at: datetime) -> SecondFactor:
    """The secret that the page shows as a QR; nothing holds before a code has confirmed it."""
    factor, made = SecondFactor.objects.get_or_create(
        user=user, defaults={"nonce": secrets.token_hex(16), "made_at": at}
    )
    if made:
        record("people.begin_second_factor", actor=actor, thing=user, place="", at=at)
    return factor


@transaction.atomic
def confirm_second_factor(*, actor: Actor, user: User, code: str, at: datetime) -> tuple[str, ...]:
    """The app shows the right code: from now on it is asked at sign-in. Answers the recovery codes.

    Raises CannotConfirm.
    """
    factor = SecondFactor.objects.select_for_update().get(user=user)
    if factor.confirmed_at is None and not _fits(factor, code, at):
        raise CannotConfirm(
            _(
                "Mã chưa đúng. Hãy nhập 6 chữ số đang hiện trong ứng dụng; "
                "nếu vẫn sai, kiểm tra giờ của điện thoại."
            )
        )
    factor.confirmed_at = factor.confirmed_at or at
    factor.save(update_fields=["confirmed_at", "last_step"])
    codes = _renew_codes(user)
    record("people.confirm_second_factor", actor=actor, thing=user, place="", at=at)
    return codes


@transaction.atomic
def make_recovery_codes(*, actor: Actor, user: User, at: datetime) -> tuple[str, ...]:
    """Ten new codes; those before hold no longer. Only their hashes are kept."""
    codes = _renew_codes(user)
    record("people.make_recovery_codes", actor=actor, thing=user, place="", at=at)
    return codes


@transaction.atomic
def remove_second_factor(*, actor: Actor, user: User, at: datetime) -> None:
    """Sign-in asks for the password alone; where the role needs two, the next page asks for a new one."""
    drop_second_factor(user)
    record("people.remove_second_factor", actor=actor, thing=user, place="", at=at)


def drop_second_factor(user: User) -> None:
    """Without a line of its own: part of a larger act."""
    SecondFactor.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()


@transaction.atomic
def check_code(*, user: User, code: str, at: datetime) -> bool:
    """Whether a code of the app or a recovery code fits. Each is taken once."""
    factor = SecondFactor.objects.select_for_update().filter(user=user, confirmed_at__isnull=False).first()
    if factor is not None and _fits(factor, code, at):
        factor.save(update_fields=["last_step"])
        record("people.pass_second_factor", actor=_person(user), thing=user, place="", at=at)
        return True
    return _use_recovery_code(user, code, at)


def _fits(factor: SecondFactor, code: str, at: datetime) -> bool:
    """Also the step before and after; a step is taken once, so a code seen over a shoulder is nothing."""
    digits = "".join(code.split())
    if len(digits) != 6 or not (digits.isascii() and digits.isdecimal()):
        return False
    app = pyotp.TOTP(factor.secret(), interval=STEP)
    now = int(at.timestamp()) // STEP
    for step in (now - 1, now, now + 1):
        if step > factor.last_step and secrets.compare_digest(app.generate_otp(step), digits):
            factor.last_step = step
            return True
    return False


def _use_recovery_code(user: User, code: str, at: datetime) -> bool:
    plain = code.lower().replace("-", "").replace(" ", "")
    found = RecoveryCode.objects.select_for_update().filter(user=user, used_at__isnull=True)
    used = found.filter(code_hash=_hash(plain)).first() if plain else None
    if used is None:
        return False
    used.used_at = at
    used.save(update_fields=["used_at"])
    record("people.use_recovery_code", actor=_person(user), thing=user, place="", at=at)
    return True


def _person(user: User) -> Actor:
    """Who stands at the door, and is not yet in."""
    return Actor("person", str(user.pk), user.full_name)


def _renew_codes(user: User) -> tuple[str, ...]:
    RecoveryCode.objects.filter(user=user).delete()
    codes = tuple("".join(secrets.choice(_LETTERS) for _ in range(10)) for _ in range(CODES))
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, code_hash=_hash(code)) for code in codes)
    return tuple(f"{code[:5]}-{code[5:]}" for code in codes)


def _hash(code: str) -> str:
    """Keyed: a copy of the database alone cannot be tried against."""
    return derive("recovery", code).hex()
