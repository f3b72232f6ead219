"""One door per thing: the thing, or the same 404 for missing and for not yours."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404

from songhanh.journal.actor import Viewer
from songhanh.people.access import may
from songhanh.places.access import get_place_for
from songhanh.places.models import Place
from songhanh.plans.models import Document, Doubt, Issue, Item, OwnWord, Plan, Sketch


def get_place_of_plans(viewer: Viewer, code: str) -> Place:
    """The place, for somebody who may see its plans. Raises Http404, PermissionDenied."""
    place = get_place_for(viewer, code)
    require(viewer, "plans.view", place)
    return place


def get_place_of_drafts(viewer: Viewer, code: str) -> Place:
    """The place, for somebody who may see its drafts. Raises Http404, PermissionDenied."""
    place = get_place_of_plans(viewer, code)
    if not sees_drafts(viewer, place):
        raise Http404
    return place


def get_own_word_for(viewer: Viewer, code: str, pk: str) -> OwnWord:
    """One of a place's own words that is still remembered. Raises Http404."""
    words = OwnWord.objects.visible_to(viewer).known().filter(place__code=code)
    word = words.select_related("place").filter(pk=int(pk) if pk.isascii() and pk.isdecimal() else 0).first()
    if word is None:
        raise Http404
    return word


def sees_drafts(viewer: Viewer, place: Place) -> bool:
    """Drafts are a place's own affair: a level above sees what was confirmed."""
    return any(scope.place == place.code for scope in viewer.scopes)


def get_confirmed_plan_for(viewer: Viewer, code: str, year: int, pk: int) -> Plan:
    """A plan that was confirmed: what papers and data are made from. Raises Http404 for a draft."""
    plan = get_plan_for(viewer, code, year, pk)
    if not plan.is_frozen:
        raise Http404
    return plan


def get_plan_for(viewer: Viewer, code: str, year: int, pk: int) -> Plan:
    """A plan of this place that was not thrown away; one in force must hold in this year.

    Raises Http404 alike for missing and not yours.
    """
    plans = Plan.objects.visible_to(viewer).filter(place__code=code, pk=pk).exclude(state=Plan.State.DROPPED)
    plans = plans.filter(Q(state=Plan.State.DRAFT) | Q(since_year__lte=year, until_year__gte=year))
    plan = plans.select_related("place__parent__parent", "reading__document__file", "amends").first()
    if plan is None:
        raise Http404
    require(viewer, "plans.view", plan.place)
    if plan.state == Plan.State.DRAFT and not sees_drafts(viewer, plan.place):
        raise Http404
    return plan


def get_place_of_drafting(viewer: Viewer, code: str) -> Place:
    """The place, for somebody who may draft its plan. Raises Http404, PermissionDenied."""
    place = get_place_for(viewer, code)
    require(viewer, "plans.edit", place)
    if place.level != Place.Level.COMMUNE:
        raise Http404
    return place


def get_sketch_for(viewer: Viewer, code: str, year: int, pk: int) -> Sketch:
    """A draft of a year's plan, for somebody who may write it. Raises Http404, PermissionDenied."""
    sketches = Sketch.objects.visible_to(viewer).filter(place__code=code, year=year, pk=pk)
    found = sketches.select_related("place__parent__parent", "before", "plan")
    sketch = found.exclude(state=Sketch.State.DROPPED).first()
    if sketch is None:
        raise Http404
    require(viewer, "plans.edit", sketch.place)
    return sketch


def get_document_for(viewer: Viewer, code: str, pk: int) -> Document:
    """A document of this place. Raises Http404."""
    documents = Document.objects.visible_to(viewer).filter(place__code=code, pk=pk, dropped_at__isnull=True)
    document = documents.select_related("place__parent__parent", "file").first()
    if document is None:
        raise Http404
    require(viewer, "plans.view", document.place)
    if not sees_drafts(viewer, document.place):
        raise Http404
    return document


def get_item_of(plan: Plan, pk: int) -> Item:
    """An item of a plan that the viewer already holds. Raises Http404."""
    item = Item.objects.select_related("reading").filter(plan=plan, pk=pk).first()
    if item is None:
        raise Http404
    return item


def get_doubt_of(plan: Plan, pk: int) -> Doubt:
    """A doubt of a plan that the viewer already holds. Raises Http404."""
    doubt = Doubt.objects.filter(plan=plan, pk=pk).first()
    if doubt is None:
        raise Http404
    return doubt


def get_issue_of(plan: Plan, pk: int) -> Issue:
    """Issue particulars of a plan that the viewer already holds. Raises Http404."""
    issue = Issue.objects.select_related("scan").filter(plan=plan, pk=pk).first()
    if issue is None:
        raise Http404
    return issue


def require(viewer: Viewer, act: str, place: Place) -> None:
    """Raises PermissionDenied where none of the viewer's roles allows the act here."""
    if not may(viewer, act, place):
        raise PermissionDenied
