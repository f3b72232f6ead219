"""Who worked in what was merged into a place, and holds nothing here yet: roles that wait to be given here.

A merger ends a commune and gives nobody anything: who works in the whole is a decision of its own. Roles in
villages and schools go on by themselves, as these do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from songhanh.people.models import Role
from songhanh.people.queries.words import kind_words
from songhanh.places.models import Place, Unit
from songhanh.places.queries import become, list_places_within


@dataclass(frozen=True, slots=True)
class Waiting:
    """A role in a merged place, and the unit for which it would be given here (None: for the place)."""

    role: Role
    unit: Unit | None

    @property
    def words(self) -> str:
        """ "Trần Văn Minh: Người của đơn vị, Công an xã (phường Bến Tầm)"."""
        where = self.role.place.full_name if self.role.place else ""
        said = [kind_words(self.role.kind), *([self.unit.name] if self.unit else [])]
        return f"{self.role.user.full_name}: {', '.join(said)} ({where})"


def list_waiting(place: Place, kinds: Iterable[str], today: date) -> tuple[Waiting, ...]:
    """Living roles of these kinds in what was merged into the place, of people who hold none such here.

    A role in an office waits for the one office of its kind here; where there are several or none, a person
    must tell, and it is not offered.
    """
    merged = list_places_within(place, today)[1:]
    if not merged or place.until is not None:
        return ()
    roles = Role.objects.filter(place__in=merged, kind__in=[*kinds], user__is_active=True)
    roles = roles.exclude(until__lte=today).select_related("user", "place", "unit__place")
    here = Role.objects.filter(place=place).exclude(until__lte=today)
    held = set(here.values_list("user", "kind", "unit"))
    bodies = list(Unit.objects.on(today).filter(place=place))
    found = []
    for role in roles.order_by("user__sort_key", "pk"):
        unit = _counterpart(role.unit, bodies, today)
        if (role.unit is None or unit is not None) and (role.user_id, role.kind, _pk(unit)) not in held:
            found.append(Waiting(role, unit))
    return tuple(found)


def _counterpart(unit: Unit | None, bodies: list[Unit], today: date) -> Unit | None:
    """The office of a place that does here what an ended one did there."""
    if unit is None or become(unit, today) != unit:
        return None
    alike = [body for body in bodies if body.kind == unit.kind]
    return alike[0] if len(alike) == 1 else None


def _pk(unit: Unit | None) -> int | None:
    return unit.pk if unit else None
