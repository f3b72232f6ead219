"""One door per thing: the register, the entry, the closure, or the same 404 for missing and for not yours."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404

from songhanh.files.models import StoredFile
from songhanh.journal.actor import Viewer
from songhanh.people.access import may
from songhanh.places.access import get_place_for
from songhanh.places.models import Place, Unit
from songhanh.registers.kinds.base import Entry, Register
from songhanh.registers.models import REGISTERS, Closure


def get_place_of_registers(viewer: Viewer, code: str) -> Place:
    """The place, for somebody who may see its registers. Raises Http404, PermissionDenied."""
    place = get_place_for(viewer, code)
    if not may(viewer, "registers.view", place):
        raise PermissionDenied
    return place


def sees(viewer: Viewer, place: Place) -> bool:
    """Whether the place is one of the viewer's: asked once where many registers are read together."""
    return Place.objects.visible_to(viewer).filter(pk=place.pk).exists()


def get_register(code: str) -> Register:
    """The register of this code. Raises Http404."""
    register = REGISTERS.get(code)
    if register is None:
        raise Http404
    return register


def get_entry_for(viewer: Viewer, place: Place, register: Register, year: int, pk: int) -> Entry:
    """An entry of this place, register and year, whatever became of it. Raises Http404.

    What lasts is an entry of every year in which it stood.
    """
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    entries = register.model.objects.visible_to(viewer).of_days(first, after).filter(place=place, pk=pk)
    entry: Entry | None = entries.select_related("place", "unit", "corrects").first()
    if entry is None:
        raise Http404
    return entry


def get_hidden(viewer: Viewer, place: Place, register: Register) -> frozenset[str]:
    """The walled columns of a register that the viewer may not see."""
    return frozenset(c.name for c in register.columns if c.walled and not may(viewer, c.walled, place))


def get_proof_of(entry: Entry, pk: int) -> StoredFile:
    """A file that proves an entry that the viewer already holds. Raises Http404."""
    stored = entry.proofs.filter(pk=pk).first()
    if stored is None:
        raise Http404
    return stored


def get_import_for(place: Place, keeper: str, pk: int) -> StoredFile:
    """A file that this person brought to this place. Raises Http404."""
    files = StoredFile.objects.filter(place=place.code, kept_by=keeper, door=StoredFile.Door.ORIGINAL)
    stored = files.filter(pk=pk).first()
    if stored is None:
        raise Http404
    return stored


def get_closure_for(viewer: Viewer, place: Place, register: Register, pk: int) -> Closure:
    """A closed period of this register. Raises Http404."""
    closures = Closure.objects.visible_to(viewer).filter(place=place, register=register.code, pk=pk)
    closure = closures.select_related("place", "unit").first()
    if closure is None:
        raise Http404
    return closure


def get_own_units(viewer: Viewer, act: str, place: Place) -> frozenset[int] | None:
    """For which units the viewer may act here: None is all of them, an empty set none."""
    allowed = [scope for scope in viewer.scopes if may(Viewer(viewer.id, (scope,)), act, place)]
    if any(scope.role != "unit_member" for scope in allowed):
        return None
    return frozenset(scope.unit for scope in allowed if scope.unit is not None)


def may_for(viewer: Viewer, act: str, place: Place, unit: int | None) -> bool:
    """Whether the viewer may act here for this unit; None is the place as a whole."""
    units = get_own_units(viewer, act, place)
    return units is None or (unit is not None and unit in units)


def acts_for_another(viewer: Viewer, unit: Unit) -> bool:
    """Whether a line about this unit is written on its behalf: the standing office writes its own."""
    return unit.kind != "culture_society_office" and unit.pk not in {scope.unit for scope in viewer.scopes}


def require_for(viewer: Viewer, act: str, place: Place, unit: int | None) -> None:
    """Raises PermissionDenied where the viewer may not act here for this unit."""
    if not may_for(viewer, act, place, unit):
        raise PermissionDenied


def require_any(viewer: Viewer, act: str, place: Place) -> None:
    """Raises PermissionDenied where the viewer may act for no unit here."""
    if get_own_units(viewer, act, place) == frozenset():
        raise PermissionDenied
