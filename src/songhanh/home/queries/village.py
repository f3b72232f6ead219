"""What a village sees behind its link: its own tasks, what it has sent, whom to call. Nothing else."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from songhanh.assignments.models import Assignment
from songhanh.assignments.queries.lists import TaskLine, make_lines
from songhanh.catalogue.observances import Hotline, hotlines
from songhanh.places.models import Unit
from songhanh.registers.models import REGISTERS

MOST = 50
URGENT = ("113", "111", "115")


@dataclass(frozen=True, slots=True)
class SentLine:
    """A session that this village held: day, what, attendances and women among them."""

    day: date
    title: str
    persons: int | None
    women: int | None


@dataclass(frozen=True, slots=True)
class VillagePage:
    """The page behind a village's QR."""

    tasks: tuple[TaskLine, ...]
    sent: tuple[SentLine, ...]
    calls: tuple[Hotline, ...]


def get_village_page(unit: Unit, today: date) -> VillagePage:
    """Open tasks of the village, what it sent this year, three numbers to call."""
    return VillagePage(
        tasks=list_village_tasks(unit, today),
        sent=_list_sent(unit, today.year),
        calls=tuple(line for number in URGENT for line in hotlines() if line.number == number),
    )


def list_village_tasks(unit: Unit, today: date) -> tuple[TaskLine, ...]:
    """What the village was asked to do and has not finished, the nearest day first."""
    found = Assignment.objects.filter(unit=unit).in_year(today.year).in_force()
    open_ones = found.filter(state__in=Assignment.WITH_UNIT).select_related("unit")
    return make_lines(list(open_ones.order_by(F("due_on").asc(nulls_last=True), "pk")[:MOST]), today)


def find_village_task(unit: Unit, pk: int) -> Assignment | None:
    """A task of this village, None where it is another's or none."""
    return Assignment.objects.filter(unit=unit, pk=pk).standing().select_related("place", "unit").first()


def _list_sent(unit: Unit, year: int) -> tuple[SentLine, ...]:
    held = REGISTERS["sessions"].model.objects.standing().filter(unit=unit, on_day__year=year)
    rows = held.order_by("-on_day", "-pk").values_list("on_day", "title", "persons_total", "persons_women")
    return tuple(SentLine(*row) for row in rows[:MOST])
