"""Fields, constraints and small abstract tables that several kinds have alike."""

from typing import Any

from django.db import models
from django.db.models import F, Q


def number() -> "models.PositiveIntegerField[Any, Any]":
    """A count. Blank is not 0."""
    return models.PositiveIntegerField(null=True, blank=True)


def money() -> "models.BigIntegerField[Any, Any]":
    """Whole đồng. Blank is not 0."""
    return models.BigIntegerField(null=True, blank=True)


def words(length: int = 300) -> "models.CharField[Any, Any]":
    """Words that may be left out."""
    return models.CharField(max_length=length, blank=True)


def day() -> "models.DateField[Any, Any]":
    """A day that may not be known, or not have come."""
    return models.DateField(null=True, blank=True)


def choice(choices: type[models.TextChoices], **about: Any) -> "models.CharField[Any, Any]":
    """One of several; `blank=True` where none may be told."""
    return models.CharField(max_length=24, choices=choices.choices, **about)


def among(part: str, whole: str) -> models.CheckConstraint:
    """A part is told with its whole and is not more."""
    return models.CheckConstraint(
        condition=Q(**{f"{part}__isnull": True})
        | (Q(**{f"{whole}__isnull": False}) & Q(**{f"{part}__lte": F(whole)})),
        name=f"%(class)s_{part}_in_{whole}",
    )


def not_before(name: str, other: str = "on_day") -> models.CheckConstraint:
    """A day, where it is told, is not before another."""
    return models.CheckConstraint(
        condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": F(other)}),
        name=f"%(class)s_{name}_from_{other}",
    )


def not_negative(name: str) -> models.CheckConstraint:
    """Money is 0 or more."""
    return models.CheckConstraint(
        condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0}),
        name=f"%(class)s_{name}_is_not_negative",
    )


def needs(name: str, other: str) -> models.CheckConstraint:
    """Where one number or day is told, another is."""
    return models.CheckConstraint(
        condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{other}__isnull": False}),
        name=f"%(class)s_{name}_needs_{other}",
    )


class OverDays(models.Model):
    """Figures of some days: from `from_day` to `on_day`, both counted."""

    from_day = models.DateField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(from_day__lte=F("on_day")), name="%(class)s_begins_before_it_ends"
            )
        ]


class OfGroups(models.Model):
    """Persons of groups that forms ask for, each among all persons (`WithPersons`)."""

    minority = number()
    disabled = number()
    poor = number()

    class Meta:
        abstract = True
        constraints = [
            among("minority", "persons_total"),
            among("disabled", "persons_total"),
            among("poor", "persons_total"),
        ]
