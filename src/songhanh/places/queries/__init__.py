"""Reads of places, units, and of what lay where."""

from songhanh.places.queries.borders import (
    Land,
    become,
    borders_of,
    list_places_of,
    list_places_within,
    list_successors,
    list_villages,
    trace_villages,
)
from songhanh.places.queries.changes import (
    ChangeLine,
    count_villages,
    list_changes,
    name_on,
    say_abolished,
    say_places_within,
    say_villages,
)
from songhanh.places.queries.lists import (
    Choice,
    UnitLine,
    find_communes,
    find_place,
    is_empty,
    list_communes_on,
    list_pending_changes,
    list_places,
    list_units,
)

# The doors of the room: all of this is asked for by the rooms above it.
__all__ = [
    "ChangeLine", "Choice", "Land", "UnitLine", "become", "borders_of", "count_villages", "find_communes",
    "find_place", "is_empty", "list_changes", "list_communes_on", "list_pending_changes", "list_places",
    "list_places_of", "list_places_within", "list_successors", "list_units", "list_villages", "name_on",
    "say_abolished", "say_places_within", "say_villages", "trace_villages",
]  # fmt: skip
