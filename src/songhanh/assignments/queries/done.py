"""Tasks that were done, how all of them stand, which are late: for whoever writes the report."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from songhanh.assignments.models import Assignment, AssignmentQuerySet, Report
from songhanh.places.models import Place
from songhanh.plans.models import Plan


@dataclass(frozen=True, slots=True)
class Done:
    """A task that a unit finished and the office accepted; `result` is what the unit said."""

    pk: int
    plan_pk: int
    line: str
    text: str
    output: str
    unit: str
    unit_kind: str
    due_on: date | None
    done_on: date
    result: str
    proofs: int
    was_late: bool


def list_done(of: Plan | Place, since: date, until: date) -> tuple[Done, ...]:
    """Tasks of a plan (all its versions) or of a place, done in [since, until), by day. Three queries."""
    done = Assignment.objects.filter(state=Assignment.State.DONE, done_on__gte=since, done_on__lt=until)
    done = (
        done.filter(plan__series=of.series, place=of.place_id)
        if isinstance(of, Plan)
        else done.filter(place=of)
    )
    tasks = list(done.select_related("unit").order_by("done_on", "unit__sort_key", "pk"))
    accepted = Report.objects.filter(
        assignment__in=[task.pk for task in tasks], answer=Report.Answer.ACCEPTED
    ).order_by("pk")
    rows = accepted.annotate(n=Count("proofs")).values_list("assignment", "text", "n")
    said = {pk: (text, proofs) for pk, text, proofs in rows}
    return tuple(_done(task, *said.get(task.pk, ("", 0))) for task in tasks if task.done_on is not None)


def _done(task: Assignment, result: str, proofs: int) -> Done:
    assert task.done_on is not None  # noqa: S101 (the table's own constraint)
    return Done(
        pk=task.pk, plan_pk=task.plan_id, line=str(task.line), text=task.text, output=task.output,
        unit=task.unit.name, unit_kind=task.unit.kind, due_on=task.due_on, done_on=task.done_on,
        result=result, proofs=proofs, was_late=task.due_on is not None and task.done_on > task.due_on,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How the tasks of a year stand on a day; `late` are with their unit and past their day."""

    given: int
    done: int
    done_late: int
    under_way: int
    late: int
    units: int
    villages: int


def sum_up(place: Place, year: int, day: date) -> Standing:
    """The tasks that a place gave for a year, as they stand on a day, in one query."""
    done = Q(state=Assignment.State.DONE, done_on__lte=day)
    village = Q(unit__kind="village")
    told = (
        _given(place, year)
        .filter(given_at__date__lte=day)
        .aggregate(
            given=Count("pk"),
            done=Count("pk", filter=done),
            done_late=Count("pk", filter=done & Q(done_on__gt=F("due_on"))),
            under_way=Count(
                "pk", filter=Q(state__in=[Assignment.State.UNDER_WAY, Assignment.State.REPORTED])
            ),
            late=Count("pk", filter=_is_late(day)),
            units=Count("unit", filter=~village, distinct=True),
            villages=Count("unit", filter=village, distinct=True),
        )
    )
    return Standing(**told)


def list_late(place: Place, year: int, day: date) -> tuple[tuple[str, str, date], ...]:
    """Tasks past their day: text, unit, day."""
    rows = _given(place, year).filter(_is_late(day)).order_by("due_on", "unit__sort_key", "pk")
    found = rows.values_list("text", "unit__name", "due_on")
    return tuple((text, unit, due_on) for text, unit, due_on in found if due_on is not None)


def _given(place: Place, year: int) -> AssignmentQuerySet:
    return Assignment.objects.filter(place=place).in_year(year).in_force()


def _is_late(day: date) -> Q:
    return Q(due_on__lt=day, state__in=Assignment.WITH_UNIT)
