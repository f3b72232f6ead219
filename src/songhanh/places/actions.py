"""Opening places of the national list (or fictional ones for practice), and their units."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.catalogue import places as national
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.kernel.text import search_key
from songhanh.places.models import Place, Unit, in_force

NATION = "VN"
NATION_SINCE = date(1945, 9, 2)
NAME_LENGTH = 200


class CannotOpen(Exception):
    """A place that cannot be opened, with one sentence that says what to do."""


class CannotMakeUnit(Exception):
    """A unit that cannot be made, with one sentence that says what to do."""


@transaction.atomic
def open_commune(*, actor: Actor, code: str, at: datetime) -> Place:
    """Open a commune of the national list, with its province and the nation above it. Twice is once."""
    known = Place.objects.filter(code=code).first()
    if known is not None:
        return known
    unit = national.get(code)
    if unit is None or unit.level != "commune" or unit.province is None:
        raise CannotOpen(_("Không có xã, phường, đặc khu nào mang mã này. Hãy chọn lại trong danh sách."))
    province = national.get(unit.province)
    if province is None:
        raise CannotOpen(_("Không có xã, phường, đặc khu nào mang mã này. Hãy chọn lại trong danh sách."))
    above = _open(actor, province, _open_nation(), at)
    return _open(actor, unit, above, at)


@transaction.atomic
def open_fictional(
    *, actor: Actor, code: str, kind: str, name: str, parent: Place | None, at: datetime
) -> Place:
    """Open an invented place for practice, under a code that the national list does not use."""
    if national.get(code) is not None:
        raise CannotOpen(_("Mã này đã dùng cho một địa phương có thật."))
    level = Place.Level.PROVINCE if parent is None else Place.Level.COMMUNE
    place, made = Place.objects.get_or_create(
        code=code,
        defaults={
            "level": level, "kind": kind, "name": name, "parent": parent or _open_nation(),
            "since": date(2025, 7, 1),
        },
    )  # fmt: skip
    if made:
        record("places.open", actor=actor, thing=place, place=code, at=at)
    return place


@transaction.atomic
def make_unit(*, actor: Actor, place: Place, kind: str, name: str, relation: str, at: datetime) -> Unit:
    """Make a unit of a place; it begins with the year of the act, so that the year's work is its own."""
    name = " ".join(name.split())
    if not name or len(name) > NAME_LENGTH:
        raise CannotMakeUnit(_("Tên đơn vị phải có từ 1 đến 200 ký tự. Hãy viết lại tên."))
    if Unit.objects.filter(place=place, search_key=search_key(name), until__isnull=True).exists():
        raise CannotMakeUnit(_("Đơn vị “%(name)s” đã có trong danh sách.") % {"name": name})
    unit = Unit.objects.create(
        place=place, kind=kind, name=name, relation=relation, since=date(at.year, 1, 1)
    )
    record("places.make_unit", actor=actor, thing=unit, place=place.code, at=at)
    return unit


def _open_nation() -> Place:
    nation, _made = Place.objects.get_or_create(
        code=NATION,
        defaults={
            "level": Place.Level.NATION,
            "kind": Place.Kind.NATION,
            "name": "Việt Nam",
            "since": NATION_SINCE,
        },
    )
    return nation


def _open(actor: Actor, unit: national.AdministrativeUnit, parent: Place, at: datetime) -> Place:
    known = Place.objects.filter(in_force(at.date()), code=unit.code).first()
    if known is not None:
        return known
    place = Place.objects.create(
        code=unit.code, level=unit.level, kind=unit.kind, name=unit.name, parent=parent, since=unit.since
    )
    record("places.open", actor=actor, thing=place, place=unit.code, at=at)
    return place
