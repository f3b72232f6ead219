"""One door to a place: the place, or the same 404 for one that is missing and one that is not yours."""

from django.http import Http404

from songhanh.journal.actor import Viewer
from songhanh.places.models import Place


def get_place_for(viewer: Viewer, code: str) -> Place:
    """The place under this code, if the viewer holds a role there or above it.

    Raises Http404 alike for a place that is missing and for one that is not the viewer's.
    """
    place = Place.objects.visible_to(viewer).select_related("parent").filter(code=code).first()
    if place is None:
        raise Http404
    return place
