"""Steps of a merger or a division of communes: villages go on elsewhere, offices end."""

from collections.abc import Sequence
from datetime import date

from songhanh.kernel.text import search_key
from songhanh.places.models import Place, Unit


def move_villages(
    before: Place, after: Place, day: date, only: Sequence[Unit] | None = None
) -> list[list[int]]:
    """End villages here and begin them there, each the successor of its own; pairs of ids, old and new.

    A name that is borne there already gets the name of where it comes from: "Thôn 1 (Bến Tầm)".
    """
    villages = before.units.filter(until__isnull=True, kind="village").order_by("sort_key", "pk")
    moving = list(villages) if only is None else list(only)
    taken = set(after.units.filter(until__isnull=True).values_list("search_key", flat=True))
    pairs = []
    for village in moving:
        name = village.name
        if search_key(name) in taken:
            name = f"{name} ({before.name})"[:200]
        village.until = day
        village.save(update_fields=["until"])
        new = Unit.objects.create(
            place=after,
            kind=village.kind,
            name=name,
            relation=village.relation,
            since=day,
            agency_code=village.agency_code,
        )
        village.successors.add(new)
        taken.add(new.search_key)
        pairs.append([village.pk, new.pk])
    return pairs


def end_bodies(place: Place, day: date) -> list[int]:
    """End what still lives of an ended commune: its offices; their ids."""
    bodies = list(place.units.filter(until__isnull=True).order_by("pk"))
    for body in bodies:
        body.until = day
        body.save(update_fields=["until"])
    return [body.pk for body in bodies]
