"""The desk: what is late, due, came back or waits, for a unit its own, for the officer everybody's."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q

from songhanh.assignments.models import Assignment, AssignmentQuerySet
from songhanh.assignments.queries.lists import TaskLine, make_lines
from songhanh.assignments.queries.open import count_open
from songhanh.journal.actor import Viewer
from songhanh.people.access import may
from songhanh.places.models import Place
from songhanh.registers.access import get_own_units

AHEAD = timedelta(days=14)  # what comes within it is due: on the desk, in registers, in letters that remind
MOST = 20  # of each kind on the desk; the rest is one click away


@dataclass(frozen=True, slots=True)
class Work:
    """Tasks on the desk; the counts are of all, the lines at most twenty of each kind.

    `waiting` is what waits for this person: for the officer results to accept, for a unit what it has not
    begun. `open` is how many tasks of plans nobody was given (for whoever gives tasks, else 0).
    """

    late: tuple[TaskLine, ...] = ()
    due: tuple[TaskLine, ...] = ()
    returned: tuple[TaskLine, ...] = ()
    waiting: tuple[TaskLine, ...] = ()
    late_count: int = 0
    due_count: int = 0
    returned_count: int = 0
    waiting_count: int = 0
    open: int = 0
    gives: bool = False
    reports: bool = False


def get_work(viewer: Viewer, place: Place, year: int, today: date) -> Work:
    """What a person's desk shows of tasks that have a day or an output, in a constant number of queries."""
    if not may(viewer, "assignments.view", place):
        return Work()
    gives = may(viewer, "assignments.edit", place)
    own = get_own_units(viewer, "assignments.report", place)
    found = Assignment.objects.visible_to(viewer).filter(place=place).in_year(year).in_force()
    if own:
        found = found.filter(unit_id__in=own)
    kinds = _kinds(today, gives)
    counts = found.aggregate(**{f"{name}_count": Count("pk", filter=kind) for name, kind in kinds.items()})
    lines = {name: _list(found.filter(kind), today) for name, kind in kinds.items()}
    return Work(
        late=lines["late"], due=lines["due"], returned=lines["returned"], waiting=lines["waiting"],
        **counts, open=count_open(viewer, place, year) if gives else 0, gives=gives, reports=bool(own),
    )  # fmt: skip


def _kinds(today: date, gives: bool) -> dict[str, Q]:
    """Disjoint: what came back is shown as that alone, late or not."""
    with_unit = Q(state__in=[Assignment.State.GIVEN, Assignment.State.UNDER_WAY])
    soon = Q(due_on__gte=today, due_on__lte=today + AHEAD)
    later = Q(due_on__gt=today + AHEAD) | (Q(due_on=None) & ~Q(output=""))
    waiting = Q(state=Assignment.State.REPORTED) if gives else Q(state=Assignment.State.GIVEN) & later
    return {
        "late": with_unit & Q(due_on__lt=today),
        "due": with_unit & soon,
        "returned": Q(state=Assignment.State.RETURNED),
        "waiting": waiting,
    }


def _list(found: AssignmentQuerySet, today: date) -> tuple[TaskLine, ...]:
    ordered = found.select_related("unit").order_by(F("due_on").asc(nulls_last=True), "unit__sort_key", "pk")
    return make_lines(list(ordered[:MOST]), today)
