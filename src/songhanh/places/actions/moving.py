"""Steps of a merger or a division of communes: villages and schools go on elsewhere, offices end."""

from collections.abc import Sequence
from datetime import date

from songhanh.kernel.text import search_key
from songhanh.places.models import Place, Unit

GO_ON = ("village", "school")  # what stands where it stood, whatever commune is around it


def move_units(before: Place, after: Place, day: date, only: Sequence[Unit] | None = None) -> list[list[int]]:
    """End what goes on (or only these) here and begin it there, each the successor of its own.

    Answers pairs of ids, old and new.
    A name that is borne there already gets the name of where it comes from: "Thôn 1 (Bến Tầm)".
    """
    found = before.units.filter(until__isnull=True, kind__in=GO_ON).order_by("sort_key", "pk")
    moving = list(found) if only is None else list(only)
    taken = set(after.units.filter(until__isnull=True).values_list("search_key", flat=True))
    pairs = []
    for unit in moving:
        name = unit.name
        if search_key(name) in taken:
            name = f"{name} ({before.name})"[:200]
        unit.until = day
        unit.save(update_fields=["until"])
        new = Unit.objects.create(
            place=after,
            kind=unit.kind,
            name=name,
            relation=unit.relation,
            since=day,
            agency_code=unit.agency_code,
        )
        unit.successors.add(new)
        taken.add(new.search_key)
        pairs.append([unit.pk, new.pk])
    return pairs


def end_bodies(place: Place, day: date) -> list[int]:
    """End what still lives of an ended commune: its offices; their ids."""
    bodies = list(place.units.filter(until__isnull=True).order_by("pk"))
    for body in bodies:
        body.until = day
        body.save(update_fields=["until"])
    return [body.pk for body in bodies]
