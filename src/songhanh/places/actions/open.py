"""Opening places of the national list, or fictional ones for practice; following the list as it changes."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from songhanh.catalogue import places as national
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.places.actions.rules import local_day
from songhanh.places.models import Change, Place, in_force
from songhanh.places.queries.lists import list_pending_changes

NATION = "VN"
NATION_SINCE = date(1945, 9, 2)


class CannotOpen(Exception):
    """A place that cannot be opened, with one sentence that says what to do."""


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
def withdraw_place(*, actor: Actor, place: Place, at: datetime) -> None:
    """The wrong commune was opened: it goes again. Raises CannotOpen as soon as anything hangs on it."""
    record("places.withdraw", actor=actor, thing=place, place="", at=at)
    try:
        with transaction.atomic():
            listed = [change.source for change in national.changes() if change.code == place.code]
            place.changes.filter(source__in=listed).delete()  # they came with it
            place.delete()
    except ProtectedError as error:
        raise CannotOpen(
            _("Đã có dữ liệu ở %(place)s nên không bỏ được nữa. Hãy báo người vận hành.")
            % {"place": place.full_name}
        ) from error


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
    for change in national.changes():
        if change.code == unit.code:
            _note(actor, place, change, at)
    return place


@transaction.atomic
def follow_national_list(*, actor: Actor, at: datetime) -> int:
    """Bring opened places up to what this version's list says changed; answers how many changes came in."""
    pending = list_pending_changes(local_day(at))
    for place, change in pending:
        if place.kind == change.before:
            place.kind = change.after
            place.save(update_fields=["kind", "search_key", "sort_key"])
        _note(actor, place, change, at)
        note = {"kind": change.after, "day": change.day.isoformat()}
        record("places.follow_list", actor=actor, thing=place, place=place.code, at=at, note=note)
    return len(pending)


def _note(actor: Actor, place: Place, change: national.Change, at: datetime) -> None:
    Change.objects.create(
        place=place, verb=Change.Verb.RENAME, day=change.day, source=change.source, made_at=at,
        made_by=actor.label, before={"name": place.name, "kind": change.before},
        after={"name": place.name, "kind": change.after},
    )  # fmt: skip
