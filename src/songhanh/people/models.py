"""Accounts, the roles they hold for a place or unit over a span of time, and one-time links."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from songhanh.kernel.text import search_key, sort_key
from songhanh.places.models import Place, Unit, in_force


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
        return self.filter(in_force(day))


class Role(models.Model):
    """What somebody may do, where, from when to when."""

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
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="a_role_ends_after_it_begins"
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
    """A one-time link to a first account. Only the hash of its token is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
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
        ]
