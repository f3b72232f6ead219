"""Every write about places and their units."""

from songhanh.places.actions.codes import set_agency_code, set_unit_code
from songhanh.places.actions.communes import merge_places, move_place, rename_place, split_place
from songhanh.places.actions.open import (
    CannotOpen,
    follow_national_list,
    open_commune,
    open_fictional,
    withdraw_place,
)
from songhanh.places.actions.own_rules import end_rule, set_rule
from songhanh.places.actions.rules import Act, CannotArrange, Naming, Sort
from songhanh.places.actions.undo import undo_change
from songhanh.places.actions.units import (
    CannotMakeUnit,
    end_unit,
    make_unit,
    make_units,
    merge_units,
    rename_unit,
    split_unit,
)

__all__ = [
    "Act", "CannotArrange", "CannotMakeUnit", "CannotOpen", "Naming", "Sort", "end_rule", "end_unit",
    "follow_national_list", "make_unit", "make_units", "merge_places", "merge_units", "move_place",
    "open_commune", "open_fictional", "rename_place", "rename_unit", "set_agency_code", "set_rule",
    "set_unit_code",
    "split_place", "split_unit", "undo_change", "withdraw_place",
]  # fmt: skip
