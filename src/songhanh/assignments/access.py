"""One door per thing: the place, the task, its proof, or the same 404 for missing and for not yours."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from songhanh.assignments.models import Assignment, Report
from songhanh.files.models import StoredFile
from songhanh.journal.actor import Viewer
from songhanh.people.access import may
from songhanh.places.access import get_place_for
from songhanh.places.models import Place
from songhanh.plans.models import Item, Plan
from songhanh.registers.access import get_own_units, may_for


def get_place_of_assignments(viewer: Viewer, code: str) -> Place:
    """The place, for somebody who may see its tasks. Raises Http404, PermissionDenied."""
    place = get_place_for(viewer, code)
    if not may(viewer, "assignments.view", place):
        raise PermissionDenied
    return place


def require_edit(viewer: Viewer, place: Place) -> None:
    """Raises PermissionDenied for whoever may not give tasks here."""
    if not may(viewer, "assignments.edit", place):
        raise PermissionDenied


def get_task_for(viewer: Viewer, place: Place, pk: int) -> Assignment:
    """A task that was given in this place, taken back or not. Raises Http404."""
    found = Assignment.objects.visible_to(viewer).filter(place=place, pk=pk)
    task = found.select_related("place__parent", "plan", "unit").first()
    if task is None:
        raise Http404
    return task


def require_report(viewer: Viewer, task: Assignment) -> None:
    """Raises PermissionDenied, with the sentence, for whoever speaks for another unit."""
    if may_for(viewer, "assignments.report", task.place, task.unit_id):
        return
    if get_own_units(viewer, "assignments.report", task.place):
        said = {"unit": task.unit.name}
        raise PermissionDenied(_("Việc này giao cho %(unit)s; đơn vị khác không báo cáo thay được.") % said)
    raise PermissionDenied


def may_report(viewer: Viewer, task: Assignment) -> bool:
    """Whether the viewer speaks for the unit of this task."""
    return may_for(viewer, "assignments.report", task.place, task.unit_id)


def get_proof_of(task: Assignment, pk: int) -> StoredFile:
    """A file of a report of a task that the viewer already holds. Raises Http404."""
    reports = Report.objects.filter(assignment=task)
    stored = StoredFile.objects.filter(pk__in=reports.values("proofs"), pk=pk).first()
    if stored is None:
        raise Http404
    return stored


def get_confirmed_plan_for(viewer: Viewer, place: Place, year: int, pk: int) -> Plan:
    """A plan in force of this place and year. Raises Http404."""
    plans = Plan.objects.visible_to(viewer).in_year(year).filter(place=place, state=Plan.State.CONFIRMED)
    plan = plans.select_related("place__parent").filter(pk=pk).first()
    if plan is None:
        raise Http404
    return plan


def get_item_for(viewer: Viewer, place: Place, year: int, line: object) -> Item:
    """The task of a plan in force under this line, whichever version it stands in. Raises Http404."""
    plans = Plan.objects.visible_to(viewer).in_year(year).filter(place=place, state=Plan.State.CONFIRMED)
    items = Item.objects.filter(plan__in=plans, line=line, kind=Item.Kind.TASK).exclude(
        state=Item.State.DROPPED
    )
    item = items.select_related("plan__place__parent").order_by("pk").first()
    if item is None:
        raise Http404
    return item
