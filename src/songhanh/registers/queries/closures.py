"""Which quarters of a register are closed, by whom, and which may be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from songhanh.journal.actor import Viewer
from songhanh.places.models import Place
from songhanh.registers.models import Closure

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class ClosureLine:
    """A period that was closed, by whom; and, where it was, reopened, and why."""

    pk: int
    period: str
    name: str
    unit: str
    unit_pk: int | None
    closed_at: object
    closed_by: str
    reopened_at: object
    reopened_by: str
    reason: str

    @property
    def is_closed(self) -> bool:
        return self.reopened_at is None


def name_period(code: str) -> str:
    """In a sentence, in the language of the page: "quý I năm 2026"."""
    year, _dash, number = code.partition("-Q")
    return _("quý %(number)s năm %(year)s") % {"number": _ROMAN[int(number) - 1], "year": year}


def title_period(code: str) -> str:
    """At the head of a line: "Quý I năm 2026"."""
    name = name_period(code)
    return name[:1].upper() + name[1:]


def name_quarters(codes: Iterable[str]) -> str:
    """The quarters of one year, in a line: "quý I, II"; "" where there is none."""
    numbers = [_ROMAN[int(code.partition("-Q")[2]) - 1] for code in sorted(codes)]
    return _("quý %(numbers)s") % {"numbers": ", ".join(numbers)} if numbers else ""


def find_closure(register: str, place: Place, period: str, unit: int | None) -> Closure | None:
    """What keeps this unit from writing into this quarter; for None, the closure of the whole register."""
    closures = Closure.objects.in_force().filter(place=place, register=register, period=period)
    return closures.filter(Q(unit__isnull=True) | Q(unit=unit)).order_by("unit", "pk").first()


def list_closed(register: str, place: Place) -> dict[tuple[str, int | None], datetime]:
    """Every quarter that is closed, for the place (None) or a unit, and since when."""
    closures = Closure.objects.in_force().filter(place=place, register=register)
    return {(period, unit): at for period, unit, at in closures.values_list("period", "unit_id", "closed_at")}


def list_closures(viewer: Viewer, place: Place, register: str, year: int) -> tuple[ClosureLine, ...]:
    """All closings of a year, the latest first; also those that were reopened."""
    found = Closure.objects.visible_to(viewer).filter(place=place, register=register)
    found = found.filter(period__startswith=f"{year}-").select_related("unit").order_by("-closed_at", "-pk")
    return tuple(
        ClosureLine(
            c.pk, c.period, name_period(c.period), c.unit.name if c.unit else "", c.unit_id, c.closed_at,
            c.closed_by, c.reopened_at, c.reopened_by, c.reason,
        )
        for c in found
    )  # fmt: skip
