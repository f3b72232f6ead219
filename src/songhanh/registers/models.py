"""The registers of the product, and the periods of theirs that were closed."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Self

from django.db import models
from django.db.models import Q

from songhanh.journal.actor import Viewer
from songhanh.places.models import Place, Unit
from songhanh.registers import kinds
from songhanh.registers.kinds.base import Group, Register


def _find_registers() -> Iterator[Register]:
    """Every register that a file of `kinds` declares."""
    for found in iter_modules(kinds.__path__):
        module = import_module(f"{kinds.__name__}.{found.name}")
        yield from (one for one in vars(module).values() if isinstance(one, Register))


def _place_of(register: Register) -> tuple[int, int, str]:
    return list(Group).index(register.group), register.position, register.code


REGISTERS: dict[str, Register] = {
    register.code: register for register in sorted(_find_registers(), key=_place_of)
}


def quarter_of(day: date) -> str:
    """The code of the calendar quarter of a day: "2026-Q1"."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def first_day_of(quarter: str) -> date:
    """The first day of a quarter by its code: "2026-Q4" → 1 October 2026."""
    return date(int(quarter[:4]), int(quarter[-1]) * 3 - 2, 1)


def first_day_after(quarter: str) -> date:
    """The day after a quarter by its code: "2026-Q4" → 1 January 2027."""
    year, number = int(quarter[:4]), int(quarter[-1])
    return date(year + number // 4, number % 4 * 3 + 1, 1)


class ClosureQuerySet(models.QuerySet["Closure"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(place__in=Place.objects.visible_to(viewer))

    def in_force(self) -> Self:
        return self.filter(reopened_at__isnull=True)


class Closure(models.Model):
    """A quarter of a register that was said to be whole: only then does "no line" mean 0.

    `unit` closes its own part; without one the register of the place is closed. Reopening needs a reason.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=32)
    period = models.CharField(max_length=16)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=200)
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    objects = ClosureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "register", "period"],
                condition=Q(reopened_at__isnull=True, unit__isnull=True),
                name="a_period_of_a_register_is_closed_once",
            ),
            models.UniqueConstraint(
                fields=["place", "register", "period", "unit"],
                condition=Q(reopened_at__isnull=True, unit__isnull=False),
                name="a_unit_closes_its_part_of_a_period_once",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True) | ~Q(reason=""), name="reopening_gives_a_reason"
            ),
        ]
