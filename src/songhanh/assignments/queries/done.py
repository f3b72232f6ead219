"""Tasks that were done, for whoever writes the report."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

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
