"""Tasks that were done, how all of them stood on a day, which were late: for whoever writes the report."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils import timezone

from songhanh.assignments.models import Assignment, Report
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
    """How the tasks of a year stood on a day; `late` were with a unit and past theirs: text, unit, day."""

    given: int
    done: int
    done_late: int
    under_way: int
    late: tuple[tuple[str, str, date], ...]
    units: int
    villages: int


def sum_up(place: Place, year: int, day: date) -> Standing:
    """The tasks that a place gave for a year, as they stood on a day, in two queries."""
    tasks = _stood_on(place, year, day)
    done = [task for task in tasks if task.state == Assignment.State.DONE]
    return Standing(
        given=len(tasks),
        done=len(done),
        done_late=sum(bool(one.due_on and one.done_on and one.done_on > one.due_on) for one in done),
        under_way=sum(one.state in (Assignment.State.UNDER_WAY, Assignment.State.REPORTED) for one in tasks),
        late=tuple((one.text, one.unit_name, one.due_on) for one in tasks if one.due_on and one.is_late(day)),
        units=len({one.unit for one in tasks if not one.is_village}),
        villages=len({one.unit for one in tasks if one.is_village}),
    )


@dataclass(frozen=True, slots=True)
class _Stood:
    """A task as it stood on a day."""

    state: str
    text: str
    unit: int
    unit_name: str
    is_village: bool
    due_on: date | None
    done_on: date | None

    def is_late(self, day: date) -> bool:
        return self.due_on is not None and self.due_on < day and self.state in Assignment.WITH_UNIT


def _stood_on(place: Place, year: int, day: date) -> list[_Stood]:
    """What had been given by a day and was not taken back on it, by its day; two queries.

    Whether it is done, the office says later than the unit: what was accepted was done on the unit's day. All
    else follows from the last that the unit had said by then.
    """
    given = Assignment.objects.filter(place=place).standing_on(day)
    ended_later = Q(done_on__gt=day) | Q(withdrawn_at__date__gt=day)
    left_over_then = given.filter(ended_later, due_on__year__lt=year)
    tasks = (given.in_year(year) | left_over_then).promised().select_related("unit")
    told = Report.objects.filter(assignment__place=place, made_at__date__lte=day).order_by("pk")
    last = {report.assignment_id: report for report in told.defer("text", "note")}
    return [
        _Stood(
            _state_on(task, last.get(task.pk), day), task.text, task.unit_id, task.unit.name,
            task.unit.kind == "village", task.due_on, task.done_on,
        )
        for task in tasks.order_by("due_on", "unit__sort_key", "pk")
    ]  # fmt: skip


def _state_on(task: Assignment, last: Report | None, day: date) -> str:
    if task.state == Assignment.State.DONE and task.done_on is not None and task.done_on <= day:
        return Assignment.State.DONE
    if last is None:
        return Assignment.State.GIVEN
    if last.stage == Report.Stage.PROGRESS:
        return Assignment.State.UNDER_WAY
    answered = last.answered_at is not None and timezone.localtime(last.answered_at).date() <= day
    if answered and last.answer == Report.Answer.RETURNED:
        return Assignment.State.RETURNED
    return Assignment.State.REPORTED
