"""One door to a place, a unit, a change: the thing, or the same 404 for missing and for not yours.

Roles are given in `people`, above this room; which of them may change what, is said here and in its table of
acts (tests/places/test_pages.py holds them together).
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from songhanh.journal.actor import Actor, Viewer
from songhanh.places.models import Change, Place, Rule, Unit


def get_place_for(viewer: Viewer, code: str) -> Place:
    """The place under this code, if the viewer holds a role there or above it.

    Raises Http404 alike for a place that is missing and for one that is not the viewer's.
    """
    place = Place.objects.visible_to(viewer).select_related("parent").filter(code=code).first()
    if place is None:
        raise Http404
    return place


class Visit(HttpRequest):
    """A request of somebody signed in, as the pages of this room take it: who acts, who looks."""

    actor: Actor
    viewer: Viewer


def may_arrange(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may change units here: the officer of the place."""
    return any(scope.role == "officer" and scope.place == place.code for scope in viewer.scopes)


def may_rule(viewer: Viewer) -> bool:
    """Whether the viewer may change communes and provinces: the operator."""
    return any(scope.role == "operator" and scope.place == "" for scope in viewer.scopes)


def get_arranged_place(viewer: Viewer, code: str) -> Place:
    """A commune whose units the viewer may change. Raises Http404, PermissionDenied."""
    place = get_place_for(viewer, code)
    if place.level != Place.Level.COMMUNE:
        raise Http404
    if not may_arrange(viewer, place):
        raise PermissionDenied
    return place


def get_ruled_place(viewer: Viewer, code: str) -> Place:
    """A commune or province that the viewer may change; missing for all but the operator."""
    if not may_rule(viewer):
        raise Http404
    place = get_place_for(viewer, code)
    if place.level == Place.Level.NATION:
        raise Http404
    return place


def may_set_rules(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may set what holds here over the catalogue: the officer of the place itself."""
    own = {Place.Level.COMMUNE: "officer", Place.Level.PROVINCE: "province_officer"}
    role = own.get(Place.Level(place.level))
    return any(scope.role == role and scope.place == place.code for scope in viewer.scopes)


def get_setting_place(viewer: Viewer, code: str) -> Place:
    """A place for which the viewer may set rules. Raises Http404, PermissionDenied."""
    place = get_place_for(viewer, code)
    if not may_set_rules(viewer, place):
        raise PermissionDenied
    return place


def get_rule_for(place: Place, pk: int) -> Rule:
    """A rule of this place. Raises Http404."""
    rule = Rule.objects.select_related("place").filter(place=place, pk=pk).first()
    if rule is None:
        raise Http404
    return rule


def get_unit_for(viewer: Viewer, place: Place, pk: int) -> Unit:
    """A unit of this place, living or ended. Raises Http404."""
    unit = Unit.objects.visible_to(viewer).select_related("place").filter(place=place, pk=pk).first()
    if unit is None:
        raise Http404
    return unit


def get_change_for(viewer: Viewer, place: Place, pk: int) -> Change:
    """A change that the viewer may take back: of units for the officer, of places for the operator."""
    change = Change.objects.visible_to(viewer).select_related("place").filter(place=place, pk=pk).first()
    if change is None:
        raise Http404
    of_units = change.unit_id is not None or "units" in change.before
    if not (may_arrange(viewer, place) if of_units else may_rule(viewer)):
        raise PermissionDenied
    return change
