"""A plan's tasks as the values of the paper *Bảng phân công nhiệm vụ*. Papers are Vietnamese by law."""

from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from songhanh.paper.assignments import Assignment, AssignmentTable, CitedPlan, UnitAssignments
from songhanh.paper.values import Head
from songhanh.places.models import Place
from songhanh.plans.models import Plan
from songhanh.plans.queries.plan import UnitTasks, get_current_issue, group_tasks, list_items


def get_assignment_table(plan: Plan, made_on: date) -> AssignmentTable:
    """Who does what by when, by unit; number and day of the paper itself stay open for the clerk."""
    with translation.override("vi"):
        units = group_tasks(list_items(plan))
        return AssignmentTable(
            head=_head(plan.place),
            plan=_cited(plan),
            units=tuple(_unit(unit) for unit in units),
            made_on=made_on,
        )


def _head(place: Place) -> Head:
    return Head(issuer=(_("ỦY BAN NHÂN DÂN"), place.full_name.upper()), symbol="TB-UBND", place=place.name)


def _cited(plan: Plan) -> CitedPlan:
    issue = get_current_issue(plan)
    if issue is None:
        return CitedPlan(plan.title, date=str(plan.head.get("date") or ""))
    number, _stroke, symbol = issue.number.partition("/")
    return CitedPlan(plan.title, number, symbol or "KH-UBND", issue.issued_on.isoformat())


def _unit(unit: UnitTasks) -> UnitAssignments:
    tasks = tuple(
        Assignment(
            text=task.text,
            role=task.role,
            joint=tuple(task.joint.split(", ")) if task.joint else (),
            when=task.when[:1].upper() + task.when[1:],
            ref=task.ref,
        )
        for task in unit.tasks
    )
    return UnitAssignments(unit.name, tasks, unit.asked)
