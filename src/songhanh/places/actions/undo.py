"""Taking a change back, while nothing rests on it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.kernel.dates import write_date
from songhanh.places.actions.rules import CannotArrange
from songhanh.places.models import Change, Place, Unit
from songhanh.places.queries.rests import what_rests_on

Verb = Change.Verb


@transaction.atomic
def undo_change(*, actor: Actor, change: Change, at: datetime) -> None:
    """Everything as it was before. Raises CannotArrange where something rests on it, or came after it."""
    change = Change.objects.select_for_update(of=("self",)).select_related("place", "unit").get(pk=change.pk)
    if change.undone_at is not None:
        raise CannotArrange(_("Thay đổi này đã được hoàn tác."))
    _check_latest(change)
    take_back = _UNITS[change.verb] if change.unit_id else _PLACES[change.verb]
    thing: Place | Unit = change.place
    change.undone_at, change.undone_by = at, actor.label
    take_back(change)
    change.save(update_fields=["undone_at", "undone_by", "unit"])
    note = {"change": str(change.pk), "verb": change.verb}
    record("places.undo", actor=actor, thing=thing, place=change.place.code, at=at, note=note)


def _check_latest(change: Change) -> None:
    """Changes are taken back from the latest on, as far as they touch the same thing."""
    units = {one["id"] for one in [*_units(change.before), *_units(change.after)]}
    units |= {pk for pairs in _moved(change).values() for pair in pairs for pk in pair}
    codes = {change.place.code, *(one["code"] for one in change.before.get("places", []))}
    later = Change.objects.in_force().filter(pk__gt=change.pk).order_by("pk")
    for other in later:
        touched = {one["id"] for one in [*_units(other.before), *_units(other.after)]} | {other.unit_id}
        same_place = not change.unit_id and not other.unit_id and other.place.code in codes
        if same_place or touched & (units | {change.unit_id} - {None}):
            words = {"what": other.get_verb_display(), "day": write_date(other.day)}
            raise CannotArrange(
                _("Sau đó còn thay đổi “%(what)s” ngày %(day)s. Hãy hoàn tác việc ấy trước.") % words
            )


def _units(told: dict[str, Any]) -> list[dict[str, Any]]:
    return list(told.get("units", []))


def _moved(change: Change) -> dict[str, list[list[int]]]:
    return dict(change.after.get("moved", {}))


def _rename_unit(change: Change) -> None:
    if change.unit is not None:
        _check_name(change.unit, change.before["name"])
        change.unit.name = change.before["name"]
        change.unit.kind = change.before.get("sort", change.unit.kind)
        change.unit.relation = change.before.get("relation", change.unit.relation)
        change.unit.save(update_fields=["name", "kind", "relation", "search_key", "sort_key"])


def _remake_units(change: Change) -> None:
    """What began with the change goes, what ended with it lives again."""
    change.unit = None
    change.save(update_fields=["unit"])
    _remove(Unit.objects.filter(pk__in=[one["id"] for one in _units(change.after)]))
    _revive([one["id"] for one in _units(change.before)])


def _rename_place(change: Change) -> None:
    place = change.place
    place.name, place.kind = change.before["name"], change.before["kind"]
    place.save(update_fields=["name", "kind", "search_key", "sort_key"])


def _move_place(change: Change) -> None:
    change.place.parent = Place.objects.get(code=change.before["province"])
    change.place.save(update_fields=["parent"])


def _merge_places(change: Change) -> None:
    pairs = [pair for pairs in _moved(change).values() for pair in pairs]
    _remove(Unit.objects.filter(pk__in=[new for _old, new in pairs]))
    for told in change.before["places"]:
        part = Place.objects.get(code=told["code"])
        part.until = None
        part.save(update_fields=["until"])
        part.successors.remove(change.place)
    _rename_place(change)
    ended = [pk for pks in change.after["ended"].values() for pk in pks]
    _revive([*(old for old, _new in pairs), *ended])


def _split_place(change: Change) -> None:
    new = Place.objects.get(code=change.after["code"])
    pairs = [pair for pairs in _moved(change).values() for pair in pairs]
    _remove(Unit.objects.filter(pk__in=[pk for _old, pk in pairs]))
    if what := what_rests_on(new) or (new.changes.exists() and _("dữ liệu khác")):
        raise CannotArrange(
            _("Chưa hoàn tác được: %(name)s đã có %(what)s. Hãy sáp nhập lại bằng một thay đổi mới.")
            % {"name": new.title, "what": what}
        )
    change.place.successors.remove(new)
    new.delete()
    _revive([old for old, _new in pairs])


def _remove(units: Any) -> None:
    for unit in units.order_by("pk"):
        if what := what_rests_on(unit):
            words = {"name": unit.name, "what": what}
            raise CannotArrange(
                _("Chưa hoàn tác được: “%(name)s” đã có %(what)s. Hãy ghi thay đổi mới, ví dụ chia tách.")
                % words
            )
        unit.changes.update(unit=None)  # those taken back before: they stay, and tell the name
        for before in Unit.objects.filter(successors=unit):
            before.successors.remove(unit)
        unit.delete()


def _revive(pks: Sequence[int]) -> None:
    for unit in Unit.objects.filter(pk__in=pks).order_by("pk"):
        _check_name(unit, unit.name)
        unit.until = None
        unit.save(update_fields=["until"])


def _check_name(unit: Unit, name: str) -> None:
    renamed = Unit(place=unit.place, name=name)
    renamed.make_keys()
    living = Q(place=unit.place, search_key=renamed.search_key, until__isnull=True)
    if Unit.objects.filter(living).exclude(pk=unit.pk).exists():
        raise CannotArrange(
            _("Chưa hoàn tác được: tên “%(name)s” nay đã dùng cho đơn vị khác.") % {"name": name}
        )


_UNITS: dict[str, Callable[[Change], None]] = {
    Verb.RENAME: _rename_unit, Verb.MERGE: _remake_units, Verb.SPLIT: _remake_units, Verb.END: _remake_units,
}  # fmt: skip
_PLACES: dict[str, Callable[[Change], None]] = {
    Verb.RENAME: _rename_place, Verb.MOVE: _move_place, Verb.MERGE: _merge_places, Verb.SPLIT: _split_place,
}  # fmt: skip
