"""Saying whom a plan means by one of its units; making a unit that is not there yet."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.assignments.models import UnitMatch
from songhanh.assignments.queries.units import relation_of
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.places.actions import CannotMakeUnit, make_unit
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Plan
from songhanh.ui.versions import check_version


class CannotMatch(Exception):
    """A unit that cannot be meant, or not be made; one sentence that says what to do."""


@transaction.atomic
def match_units(
    *, actor: Actor, plan: Plan, kind: str, units: Sequence[Unit], version: int, at: datetime
) -> UnitMatch:
    """Say whom a plan and its later versions mean by one of their units; nobody is an answer too.

    Raises CannotMatch for a unit of another place; ui.versions.Conflict where somebody said so first.
    """
    Place.objects.select_for_update().get(pk=plan.place_id)
    if any(unit.place_id != plan.place_id for unit in units):
        raise CannotMatch(_("Đơn vị này không thuộc địa phương. Hãy chọn lại."))
    match = UnitMatch.objects.filter(place=plan.place_id, series=plan.series, kind=kind).first()
    check_version(match.version if match else 0, version)
    if match is None:
        match = UnitMatch.objects.create(
            place=plan.place, series=plan.series, kind=kind, matched_at=at, matched_by=actor.label
        )
    else:
        match.version, match.matched_at, match.matched_by = match.version + 1, at, actor.label
        match.save(update_fields=["version", "matched_at", "matched_by"])
    match.units.set(units)
    note = {"kind": kind, "units": ",".join(str(unit.pk) for unit in units)}
    record("assignments.match_units", actor=actor, thing=match, place=plan.place.code, at=at, note=note)
    return match


@transaction.atomic
def make_meant_unit(*, actor: Actor, plan: Plan, kind: str, name: str, version: int, at: datetime) -> Unit:
    """Make the unit that a plan means, under the plan's name for it, and match it. Raises CannotMatch."""
    try:
        unit = make_unit(
            actor=actor, place=plan.place, kind=kind, name=name, relation=relation_of(kind), at=at
        )
    except CannotMakeUnit as refusal:
        raise CannotMatch(str(refusal)) from refusal
    match_units(actor=actor, plan=plan, kind=kind, units=[unit], version=version, at=at)
    return unit
