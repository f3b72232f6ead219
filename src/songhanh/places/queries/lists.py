"""Reads of places and units."""

from dataclasses import dataclass
from datetime import date

from songhanh.catalogue import places as national
from songhanh.journal.actor import Viewer
from songhanh.places.models import Change, Place, Unit


@dataclass(frozen=True, slots=True)
class Choice:
    """A commune of the national list, as offered to somebody who sets up an installation."""

    code: str
    title: str
    province: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit of a place on a day."""

    pk: int
    kind: str
    name: str
    relation: str


def find_communes(text: str, limit: int = 20) -> tuple[Choice, ...]:
    """Communes whose name is near the text, without dấu and tolerant of slips; nothing for an empty text."""
    if not text.strip():
        return ()
    found = [unit for unit in national.find(text, limit=limit * 2) if unit.level == "commune"]
    return tuple(
        Choice(u.code, f"{u.kind.capitalize()} {u.name}", _province_name(u.province)) for u in found[:limit]
    )


def _province_name(code: str | None) -> str:
    province = national.get(code) if code else None
    return f"{province.kind.capitalize()} {province.name}" if province else ""


def list_places(viewer: Viewer) -> tuple[Place, ...]:
    """Communes and provinces that the viewer may enter, provinces first, in Vietnamese order."""
    found = (
        Place.objects.visible_to(viewer)
        .exclude(level=Place.Level.NATION)
        .order_by("-level", "sort_key", "pk")
    )
    return tuple(found.select_related("parent"))


def list_units(viewer: Viewer, place: Place, day: date) -> tuple[UnitLine, ...]:
    """The units of a place on a day, in Vietnamese order."""
    found = Unit.objects.visible_to(viewer).on(day).filter(place=place).order_by("sort_key", "pk")
    return tuple(UnitLine(u.pk, u.kind, u.name, u.relation) for u in found)


def is_empty() -> bool:
    """Whether the installation has no commune yet."""
    return not Place.objects.filter(level=Place.Level.COMMUNE).exists()


def list_communes_on(day: date) -> tuple[Place, ...]:
    """The communes of the installation on a day, by code, for commands."""
    return tuple(Place.objects.on(day).filter(level=Place.Level.COMMUNE).order_by("code"))


def find_place(code: str) -> Place | None:
    """The place under this code, for commands; people go through `access.get_place_for`."""
    return Place.objects.filter(code=code).first()


def list_pending_changes(day: date) -> tuple[tuple[Place, national.Change], ...]:
    """What this version's national list says changed by a day, and open places do not say yet."""
    opened = {place.code: place for place in Place.objects.filter(until__isnull=True).order_by("pk")}
    told = Change.objects.filter(verb=Change.Verb.RENAME, unit__isnull=True)
    noted = set(told.values_list("place__code", "day"))
    return tuple(
        (opened[change.code], change)
        for change in national.changes()
        if change.code in opened and change.day <= day and (change.code, change.day) not in noted
    )
