"""What a person sees of themselves: their roles, what these allow and why, where they are signed in."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

import pyotp
from django.utils.translation import gettext as _

from songhanh.people.access import ACTS, NEEDS_SECOND_FACTOR
from songhanh.people.models import RecoveryCode, Role, SecondFactor, Session, User
from songhanh.people.queries.directory import RoleLine, list_roles
from songhanh.people.queries.words import ACT_WORDS, act_words


@dataclass(frozen=True, slots=True)
class Right:
    """One thing that a person may do, and the roles that are the reason."""

    words: str
    because: tuple[RoleLine, ...]


@dataclass(frozen=True, slots=True)
class SessionLine:
    """Somewhere the person is signed in. `handle` names it without giving the key away."""

    handle: str
    machine: str
    address: str
    began_at: datetime | None
    seen_at: datetime | None
    is_this: bool


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The page *Tài khoản của tôi*."""

    roles: tuple[RoleLine, ...]
    rights: tuple[Right, ...]
    reasons: tuple["Reason", ...]
    sessions: tuple[SessionLine, ...]
    has_second_factor: bool
    needs_second_factor: bool
    codes_left: int


def get_own_page(user: User, session_key: str, now: datetime, today: date) -> OwnPage:
    """Everything about one's own account."""
    roles = list_roles(user, today)
    rights = list_rights(roles)
    return OwnPage(
        roles=roles,
        rights=rights,
        reasons=group_rights(rights),
        sessions=list_sessions(user, session_key, now),
        has_second_factor=has_second_factor(user),
        needs_second_factor=needs_second_factor(user, today),
        codes_left=RecoveryCode.objects.filter(user=user, used_at__isnull=True).count(),
    )


def list_rights(roles: tuple[RoleLine, ...]) -> tuple[Right, ...]:
    """What living roles allow, each act with the roles that allow it."""
    living = [role for role in roles if role.state == "living"]
    found = []
    for act in ACT_WORDS:
        because = tuple(role for role in living if act in ACTS[role.kind])
        if because:
            found.append(Right(act_words(act), because))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Reason:
    """The roles that are a reason, and all that they allow together."""

    because: tuple[RoleLine, ...]
    allows: tuple[str, ...]


def group_rights(rights: tuple[Right, ...]) -> tuple[Reason, ...]:
    """Rights of one reason side by side, in the order in which they are told."""
    grouped: dict[tuple[RoleLine, ...], list[str]] = {}
    for right in rights:
        grouped.setdefault(right.because, []).append(right.words)
    return tuple(Reason(because, tuple(words)) for because, words in grouped.items())


def list_sessions(user: User, session_key: str, now: datetime) -> tuple[SessionLine, ...]:
    """Living sessions, this one first."""
    found = Session.objects.filter(user=user, expire_date__gt=now).order_by("-seen_at", "session_key")
    lines = [
        SessionLine(
            handle_of(s.session_key), machine_words(s.machine), s.address, s.began_at, s.seen_at,
            s.session_key == session_key,
        )
        for s in found
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda line: not line.is_this))


def find_session_key(user: User, handle: str) -> str:
    """The key of one of the person's own sessions; "" where there is none."""
    keys = Session.objects.filter(user=user).values_list("session_key", flat=True)
    return next((key for key in keys if handle_of(key) == handle), "")


def handle_of(session_key: str) -> str:
    """A name for a session that opens nothing."""
    return hashlib.sha256(f"session\0{session_key}".encode()).hexdigest()[:16]


def machine_words(agent: str) -> str:
    """Browser and system in two words, as far as the browser says so."""
    browsers = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"))
    systems = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"))
    browser = next((name for sign, name in (*browsers, ("Safari", "Safari")) if sign in agent), "")
    system = next(
        (name for sign, name in (*systems, ("Mac OS", "macOS"), ("Linux", "Linux")) if sign in agent), ""
    )
    return " · ".join(filter(None, [browser, system])) or _("Máy không rõ")


def has_second_factor(user: User) -> bool:
    """Whether sign-in asks for a code."""
    return SecondFactor.objects.filter(user=user, confirmed_at__isnull=False).exists()


def needs_second_factor(user: User, day: date) -> bool:
    """Whether one of the person's roles asks for a second factor."""
    return Role.objects.on(day).filter(user=user, kind__in=NEEDS_SECOND_FACTOR).exists()


def second_factor_address(user: User, factor: SecondFactor) -> str:
    """What the QR says to an authenticator app."""
    return pyotp.TOTP(factor.secret()).provisioning_uri(name=user.username, issuer_name="Song Hành")
