"""What a village sees behind its link: its own tasks, what stands for it, whom to call. Nothing else."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from songhanh.assignments.models import Assignment
from songhanh.assignments.queries.lists import TaskLine, make_lines
from songhanh.people.queries.links import list_recorders
from songhanh.places.models import Place, Unit
from songhanh.places.queries.own_rules import Phone, list_phones
from songhanh.registers.kinds.base import ForVillages, Register
from songhanh.registers.queries.village import SentLine, list_sent, list_village_registers

MOST = 50
URGENT = ("113", "111", "115")


@dataclass(frozen=True, slots=True)
class VillagePage:
    """The page behind a village's QR."""

    tasks: tuple[TaskLine, ...]
    registers: tuple[tuple[Register, ForVillages], ...]
    sent: tuple[SentLine, ...]
    calls: tuple[Phone, ...]


def get_village_page(unit: Unit, today: date) -> VillagePage:
    """Open tasks of the village, what it may write, what stands for it this year, three numbers to call."""
    return VillagePage(
        tasks=list_village_tasks(unit, today),
        registers=list_village_registers(),
        sent=list_sent(unit, list_recorders(unit), today),
        calls=list_urgent(unit.place, today),
    )


def list_urgent(place: Place, day: date) -> tuple[Phone, ...]:
    """Whom to call when somebody is in danger: the commune's own numbers, then the country's."""
    return list_phones(place, day, urgent=URGENT)


def list_village_tasks(unit: Unit, today: date) -> tuple[TaskLine, ...]:
    """What the village was asked to do and has not finished, the nearest day first."""
    found = Assignment.objects.filter(unit=unit).in_year(today.year).in_force()
    open_ones = found.filter(state__in=Assignment.WITH_UNIT).select_related("unit")
    return make_lines(list(open_ones.order_by(F("due_on").asc(nulls_last=True), "pk")[:MOST]), today)


def find_village_task(unit: Unit, pk: int) -> Assignment | None:
    """A task of this village, None where it is another's or none."""
    return Assignment.objects.filter(unit=unit, pk=pk).standing().select_related("place", "unit").first()
