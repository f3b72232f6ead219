"""Borders of then and of now: what lies in a place on a day, and which villages were in one of today's.

A place that was merged wholly into another lies in it from that day on, with all that had happened there.
What happened in a village counts for every village that its land lies in later: two that became one are one,
one that became two was both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from songhanh.places.models import Place, Unit, in_force


@dataclass(frozen=True, slots=True)
class Land:
    """A place by the borders of a day; None: of the last day of whatever is asked.

    `alone` says that nothing lay in it by any day that is asked of: it need not be looked for.
    """

    place: Place
    borders: date | None = None
    alone: bool = False


def list_places_within(place: Place, day: date) -> tuple[Place, ...]:
    """The place, then those that had been merged wholly into it by that day, however many steps ago.

    What was divided between several lies wholly in none of them.
    """
    found, frontier = [place], [place]
    while frontier:
        ended = Place.objects.filter(until__lte=day, successors__in=frontier).exclude(
            pk__in=[one.pk for one in found]
        )
        frontier = [one for one in ended.order_by("code", "pk").distinct() if one.successors.count() == 1]
        found += frontier
    return tuple(found)


def borders_of(place: Place | Land, until: date) -> tuple[Place, date]:
    """The place, and the day whose borders hold for days before `until`: that of the land, else the last."""
    land = place if isinstance(place, Land) else Land(place)
    return land.place, land.borders or until - timedelta(days=1)


def list_places_of(place: Place | Land, until: date) -> tuple[Place, ...]:
    """The place and those that lie in it by the borders that hold for days before `until`."""
    if isinstance(place, Land) and place.alone:
        return (place.place,)
    return list_places_within(*borders_of(place, until))


def list_successors(place: Place) -> tuple[Place, ...]:
    """What an ended place became; nothing of one that lives, even where others began out of it."""
    return tuple(place.successors.order_by("sort_key", "pk")) if place.until is not None else ()


def list_villages(place: Place, day: date) -> tuple[Unit, ...]:
    """The villages that a place has on a day."""
    living = Unit.objects.filter(in_force(day), place=place, kind="village")
    return tuple(living.order_by("sort_key", "pk"))


def trace_villages(place: Place, day: date) -> Mapping[int, frozenset[int]]:
    """Every village there ever was of the land of today's, with those of the day that its land lies in."""
    traced: dict[int, set[int]] = {village.pk: {village.pk} for village in list_villages(place, day)}
    frontier = set(traced)
    edges = Unit.successors.through._default_manager
    while frontier:
        before = edges.filter(to_unit__in=frontier).values_list("from_unit", "to_unit")
        frontier = set()
        for old, new in before:
            known = len(traced.setdefault(old, set()))
            traced[old] |= traced[new]
            if len(traced[old]) > known:
                frontier.add(old)
    return {pk: frozenset(living) for pk, living in traced.items()}


def become(unit: Unit, day: date) -> Unit:
    """What a unit is on a day: itself, or the one it was merged into, however many steps ago.

    One that was divided between several, or abolished, is nothing else than it was.
    """
    while unit.until is not None and unit.until <= day:
        after = list(unit.successors.select_related("place").order_by("pk")[:2])
        if len(after) != 1:
            break
        unit = after[0]
    return unit
