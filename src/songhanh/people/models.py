"""Accounts, roles for a place or unit over a span of time, links, sessions, second factors, tries."""

import base64
from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from songhanh.kernel.text import search_key, sort_key
from songhanh.places.models import Place, Unit, in_force

NONCE_LENGTH = 32


def derive(purpose: str, nonce: str) -> bytes:
    """32 bytes that follow from the installation's key and a nonce: the database alone gives no secret."""
    return salted_hmac(f"songhanh.people.{purpose}", nonce, algorithm="sha256").digest()


class User(AbstractBaseUser):
    """Somebody who signs in by name; an e-mail address is optional."""

    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    search_key = models.CharField(max_length=240, editable=False)
    sort_key = models.CharField(max_length=1500, editable=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects = BaseUserManager["User"]()

    def save(self, *args: object, **kwargs: object) -> None:
        """Keys follow the name; Vietnamese lists go by the last word of a name."""
        family, _space, given = self.full_name.rpartition(" ")
        self.search_key, self.sort_key = search_key(self.full_name), sort_key(f"{given} {family}".strip())
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class RoleQuerySet(models.QuerySet["Role"]):
    def on(self, day: date) -> Self:
        """Roles that hold on a day; a role for a unit that is no more lives on only in what it became."""
        living_unit = Q(unit__isnull=True) | Q(unit__until__isnull=True) | Q(unit__until__gt=day)
        merged = Unit.objects.filter(until__isnull=False).annotate(parts=Count("successors")).filter(parts=1)
        return self.filter(in_force(day), living_unit | Q(unit__in=merged.values("pk")))


class Role(models.Model):
    """What somebody may do, where, from when to when: [since, until), empty where it ends as it begins."""

    class Kind(models.TextChoices):
        OFFICER = "officer"
        LEADER = "leader"
        CLERK = "clerk"
        UNIT_MEMBER = "unit_member"
        READER = "reader"
        PROVINCE_OFFICER = "province_officer"
        OPERATOR = "operator"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles")
    kind = models.CharField(max_length=24, choices=Kind.choices)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="roles")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="roles")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="a_role_ends_not_before_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(kind="operator", place__isnull=True)
                | Q(~Q(kind="operator"), place__isnull=False),
                name="only_the_operator_has_no_place",
            ),
            models.UniqueConstraint(
                fields=["user", "kind", "place"],
                condition=Q(until__isnull=True, unit__isnull=True),
                name="a_living_role_for_a_place_is_held_once",
            ),
            models.UniqueConstraint(
                fields=["user", "kind", "place", "unit"],
                condition=Q(until__isnull=True, unit__isnull=False),
                name="a_living_role_for_a_unit_is_held_once",
            ),
        ]


class Invitation(models.Model):
    """A one-time link: to a first account, to an account with a role, or to a new password.

    Only the hash of its token is kept; the token itself follows from the nonce and the installation's key,
    so that its sheet can be printed again and a copy of the database opens no door.
    """

    class Purpose(models.TextChoices):
        FIRST = "first"
        JOIN = "join"
        RENEW = "renew"

    purpose = models.CharField(max_length=8, choices=Purpose.choices, default=Purpose.FIRST)
    nonce = models.CharField(max_length=NONCE_LENGTH, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    full_name = models.CharField(max_length=120, blank=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="renewals")
    kind = models.CharField(max_length=24, choices=Role.Kind.choices, blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120, blank=True)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(used_at__isnull=True, used_by__isnull=True)
                | Q(used_at__isnull=False, used_by__isnull=False),
                name="a_used_invitation_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="an_invitation_is_used_or_withdrawn",
            ),
            models.CheckConstraint(
                condition=~Q(purpose="join") | (~Q(kind="") & ~Q(full_name="")),
                name="an_invitation_to_join_says_who_and_as_what",
            ),
            models.CheckConstraint(
                condition=~Q(purpose="renew") | Q(user__isnull=False), name="a_renewal_says_for_whom"
            ),
        ]

    def token(self) -> str:
        """What stands in the address."""
        return base64.urlsafe_b64encode(derive("invitation", self.nonce)[:24]).decode()

    def is_open(self, at: datetime) -> bool:
        return self.used_at is None and self.withdrawn_at is None and self.expires_at > at


class VillageLink(models.Model):
    """The door of a village: who holds the link or its QR speaks for that village, and for nothing else."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="links")
    nonce = models.CharField(max_length=NONCE_LENGTH)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_village_has_one_living_link",
            ),
        ]

    @property
    def last_on(self) -> date:
        """The last day on which it opens the door."""
        return timezone.localtime(self.expires_at - timedelta(microseconds=1)).date()

    def token(self) -> str:
        """What stands in the address: short, because it is printed and typed."""
        return base64.b32encode(derive("village", self.nonce)[:15]).decode().lower()


class Session(AbstractBaseSession):
    """Somebody at a machine. Made by `people.sessions`; ending it is taking the row away."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    address = models.CharField(max_length=45, blank=True)
    machine = models.CharField(max_length=200, blank=True)

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        from songhanh.people.sessions import SessionStore  # noqa: PLC0415 -- the store imports the table

        return SessionStore


class SecondFactor(models.Model):
    """An authenticator app; its secret follows from the nonce and the installation's key."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_factor")
    nonce = models.CharField(max_length=NONCE_LENGTH)
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    last_step = models.BigIntegerField(default=0)

    def secret(self) -> str:
        """In base32, as apps take it."""
        return base64.b32encode(derive("second-factor", self.nonce)[:20]).decode()


class RecoveryCode(models.Model):
    """One of ten codes for the day on which the phone is lost. Used once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "code_hash"], name="recovery_codes_of_a_person_differ"),
        ]


class Try(models.Model):
    """A wrong guess at a door, by hashed keys (name and address, address, device …): counted, then let go."""

    door = models.CharField(max_length=16)
    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["door", "key", "at"], name="tries_by_door_and_key")]
