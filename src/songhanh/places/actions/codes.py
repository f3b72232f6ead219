"""The codes by which other systems call an office: opaque text, kept as it was typed, never taken apart."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.places.actions.rules import CannotArrange
from songhanh.places.models import AGENCY_CODE_LENGTH, Place, Unit


def fit_code(code: str) -> str:
    """The code without the blanks around it. Raises CannotArrange where it is too long to be one."""
    code = code.strip()
    if len(code) > AGENCY_CODE_LENGTH:
        raise CannotArrange(_("Mã cơ quan dài nhất %(n)s ký tự.") % {"n": AGENCY_CODE_LENGTH})
    return code


@transaction.atomic
def set_agency_code(*, actor: Actor, place: Place, code: str, at: datetime) -> None:
    """Of the People's Committee of a place. Raises CannotArrange."""
    place = Place.objects.select_for_update(of=("self",)).get(pk=place.pk)
    place.agency_code = fit_code(code)
    place.save(update_fields=["agency_code"])
    record("places.agency_code", actor=actor, thing=place, place=place.code, at=at)


@transaction.atomic
def set_unit_code(*, actor: Actor, unit: Unit, code: str, at: datetime) -> None:
    """Of a unit of a commune. Raises CannotArrange."""
    unit = Unit.objects.select_for_update(of=("self",)).select_related("place").get(pk=unit.pk)
    unit.agency_code = fit_code(code)
    unit.save(update_fields=["agency_code"])
    record("places.unit_code", actor=actor, thing=unit, place=unit.place.code, at=at)
