"""One door each: a figure, an own indicator of a place, or the same 404 for missing and for not yours."""

from django.http import Http404

from songhanh.files.models import StoredFile
from songhanh.indicators.models import OwnIndicator, Value
from songhanh.journal.actor import Viewer
from songhanh.places.models import Place


def get_value_for(viewer: Viewer, place: Place, pk: int) -> Value:
    """A typed figure of this place. Raises Http404."""
    value = Value.objects.visible_to(viewer).filter(place=place, pk=pk).select_related("place").first()
    if value is None:
        raise Http404
    return value


def get_proof_of(value: Value, pk: int) -> StoredFile:
    """A file behind a figure that the viewer already holds. Raises Http404."""
    stored = value.proofs.filter(pk=pk).first()
    if stored is None:
        raise Http404
    return stored


def get_own_for(viewer: Viewer, place: Place, pk: int) -> OwnIndicator:
    """An own indicator of this place. Raises Http404."""
    found = OwnIndicator.objects.visible_to(viewer).filter(place=place, pk=pk).select_related("place").first()
    if found is None:
        raise Http404
    return found
