"""One door per thing: the targets of a place, one target of a plan in force, or the same 404."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from songhanh.evaluation.models import Remark
from songhanh.files.models import StoredFile
from songhanh.journal.actor import Viewer
from songhanh.people.access import may
from songhanh.places.access import get_place_for
from songhanh.places.models import Place
from songhanh.plans.models import Item, Plan

IN_FORCE = (Plan.State.CONFIRMED, Plan.State.ENDED)


def get_place_of_targets(viewer: Viewer, code: str) -> Place:
    """The place, for somebody who may see its targets. Raises Http404, PermissionDenied."""
    place = get_place_for(viewer, code)
    require(viewer, "plans.view", place)
    return place


def get_target_for(viewer: Viewer, place: Place, year: int, line: UUID) -> Item:
    """A target of a plan in force in this year, by its line. Raises Http404."""
    plans = Plan.objects.visible_to(viewer).in_year(year).filter(place=place, state__in=IN_FORCE)
    items = Item.objects.filter(plan__in=plans, kind=Item.Kind.TARGET, line=line)
    item = items.exclude(state=Item.State.DROPPED).select_related("plan__place").order_by("-pk").first()
    if item is None:
        raise Http404
    return item


def get_measure_of(item: Item, index: int) -> dict[str, object]:
    """A measure of a target that is judged itself. Raises Http404 for none, and for a qualifier."""
    measures = item.payload.get("measures") or []
    if index >= len(measures) or measures[index].get("qualifies") is not None:
        raise Http404
    return dict(measures[index])


def get_proof_for(place: Place, item: Item, year: int, pk: int) -> StoredFile:
    """A file behind a reviewer's word on a target that the viewer already holds. Raises Http404."""
    remarks = Remark.objects.filter(place=place, line=item.line, year=year)
    stored = StoredFile.objects.filter(pk__in=remarks.values("proofs"), pk=pk).first()
    if stored is None:
        raise Http404
    return stored


def require(viewer: Viewer, act: str, place: Place) -> None:
    """Raises PermissionDenied where none of the viewer's roles allows the act here."""
    if not may(viewer, act, place):
        raise PermissionDenied
