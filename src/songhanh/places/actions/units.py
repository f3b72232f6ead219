"""Units and villages of a commune as they are made, renamed, merged, divided and ended, each on a day."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.kernel.text import search_key
from songhanh.places.actions.codes import fit_code
from songhanh.places.actions.rules import Act, CannotArrange, Sort, check_day, local_day
from songhanh.places.models import Change, Place, Unit
from songhanh.places.queries.sheet import CodeChange, NewUnit

NAME_LENGTH = 200


class CannotMakeUnit(CannotArrange):
    """A unit that cannot be made, with one sentence that says what to do."""


@transaction.atomic
def make_unit(*, actor: Actor, place: Place, kind: str, name: str, relation: str, at: datetime) -> Unit:
    """Make a unit of a place; it begins with the year of the act, so that the year's work is its own."""
    unit = _make(place, kind, _clean_name(place, name), relation, date(local_day(at).year, 1, 1))
    record("places.make_unit", actor=actor, thing=unit, place=place.code, at=at)
    return unit


@transaction.atomic
def rename_unit(
    *, actor: Actor, unit: Unit, name: str, act: Act, at: datetime, sort: Sort | None = None
) -> Change:
    """Another name, kind or relation from a day on; a village stays one. Raises CannotArrange."""
    unit = _lock([unit])[0]
    check_day(act.day, at, [unit])
    name, was = _clean_name(unit.place, name, but=[unit]), Sort(unit.kind, unit.relation)
    sort = sort or was
    if (name, sort) == (unit.name, was):
        raise CannotArrange(_("Chưa có gì khác với đang dùng. Hãy viết tên mới hoặc chọn loại khác."))
    if "village" in (was.kind, sort.kind) and was.kind != sort.kind:
        raise CannotArrange(_("Thôn không đổi thành cơ quan được, và ngược lại. Hãy kết thúc rồi thêm mới."))
    change = _note(actor, unit, Change.Verb.RENAME, act, at)
    change.before = {"name": unit.name, "sort": was.kind, "relation": was.relation}
    change.after = {"name": name, "sort": sort.kind, "relation": sort.relation}
    change.save(update_fields=["before", "after"])
    unit.name, unit.kind, unit.relation = name, sort.kind, sort.relation
    unit.save(update_fields=["name", "kind", "relation", "search_key", "sort_key"])
    record("places.rename_unit", actor=actor, thing=unit, place=unit.place.code, at=at, note=act.note())
    return change


@transaction.atomic
def merge_units(*, actor: Actor, units: Sequence[Unit], name: str, act: Act, at: datetime) -> Change:
    """Several units end and one begins, their successor. It may bear the name of one of them."""
    parts = _lock(units)
    _check_merger(parts, act.day, at)
    place = parts[0].place
    name = _clean_name(place, name, but=parts)
    _end(parts, act.day)
    whole = _make(place, parts[0].kind, name, parts[0].relation, act.day)
    for part in parts:
        part.successors.add(whole)
    change = _note(actor, whole, Change.Verb.MERGE, act, at)
    change.before, change.after = {"units": [_told(part) for part in parts]}, {"units": [_told(whole)]}
    change.save(update_fields=["before", "after"])
    note = act.note() | {"parts": ",".join(str(part.pk) for part in parts)}
    record("places.merge_units", actor=actor, thing=whole, place=place.code, at=at, note=note)
    return change


def _check_merger(parts: Sequence[Unit], day: date, at: datetime) -> None:
    if len(parts) < 2:
        raise CannotArrange(_("Hãy chọn ít nhất hai thôn, đơn vị khác nhau để sáp nhập."))
    if len({(part.place_id, part.kind) for part in parts}) > 1:
        raise CannotArrange(_("Chỉ sáp nhập được các đơn vị cùng loại của một xã. Hãy chọn lại."))
    check_day(day, at, parts)


@transaction.atomic
def split_unit(*, actor: Actor, unit: Unit, names: Sequence[str], act: Act, at: datetime) -> Change:
    """One unit ends and several begin, its successors."""
    unit = _lock([unit])[0]
    check_day(act.day, at, [unit])
    names = [_clean_name(unit.place, name, but=[unit]) for name in names]
    if len({search_key(name) for name in names}) < max(len(names), 2):
        raise CannotArrange(_("Hãy viết ít nhất hai tên khác nhau, mỗi dòng một tên."))
    _end([unit], act.day)
    parts = [_make(unit.place, unit.kind, name, unit.relation, act.day) for name in names]
    unit.successors.add(*parts)
    change = _note(actor, unit, Change.Verb.SPLIT, act, at)
    change.before, change.after = {"units": [_told(unit)]}, {"units": [_told(part) for part in parts]}
    change.save(update_fields=["before", "after"])
    note = act.note() | {"parts": ",".join(str(part.pk) for part in parts)}
    record("places.split_unit", actor=actor, thing=unit, place=unit.place.code, at=at, note=note)
    return change


@transaction.atomic
def end_unit(*, actor: Actor, unit: Unit, act: Act, at: datetime) -> Change:
    """A unit ends without a successor."""
    unit = _lock([unit])[0]
    check_day(act.day, at, [unit])
    _end([unit], act.day)
    change = _note(actor, unit, Change.Verb.END, act, at)
    change.before = {"units": [_told(unit)]}
    change.save(update_fields=["before"])
    record("places.end_unit", actor=actor, thing=unit, place=unit.place.code, at=at, note=act.note())
    return change


def _lock(units: Sequence[Unit]) -> list[Unit]:
    """The same units, locked, each once, in their order in lists."""
    wanted = {unit.pk for unit in units}
    found = Unit.objects.select_for_update(of=("self",)).select_related("place").filter(pk__in=wanted)
    return list(found.order_by("sort_key", "pk"))


def _fit_name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > NAME_LENGTH:
        raise CannotMakeUnit(_("Tên đơn vị phải có từ 1 đến 200 ký tự. Hãy viết lại tên."))
    if not any(letter.isalpha() for letter in name):
        words = {"name": name}
        raise CannotMakeUnit(_("Tên “%(name)s” không có chữ nào. Hãy viết cả tên, ví dụ “Thôn 1”.") % words)
    return name


def _clean_name(place: Place, name: str, but: Sequence[Unit] = ()) -> str:
    name = _fit_name(name)
    same = Unit.objects.filter(place=place, search_key=search_key(name), until__isnull=True)
    if same.exclude(pk__in=[unit.pk for unit in but]).exists():
        raise CannotMakeUnit(_("Đơn vị “%(name)s” đã có trong danh sách.") % {"name": name})
    return name


def _make(place: Place, kind: str, name: str, relation: str, since: date) -> Unit:
    return Unit.objects.create(place=place, kind=kind, name=name, relation=relation, since=since)


def _end(units: Sequence[Unit], day: date) -> None:
    for unit in units:
        unit.until = day
        unit.save(update_fields=["until"])


def _told(unit: Unit) -> dict[str, object]:
    return {"id": unit.pk, "name": unit.name}


def _note(actor: Actor, unit: Unit, verb: str, act: Act, at: datetime) -> Change:
    return Change.objects.create(
        place=unit.place,
        unit=unit,
        verb=verb,
        day=act.day,
        source=act.source,
        made_at=at,
        made_by=actor.label,
    )


@transaction.atomic
def make_units(
    *, actor: Actor, place: Place, units: Sequence[NewUnit], codes: Sequence[CodeChange] = (), at: datetime
) -> tuple[Unit, ...]:
    """Make all units of a list and give those there already their codes, or nothing of it.

    Raises CannotMakeUnit for an empty list and for any bad name.
    """
    if not units and not codes:
        raise CannotMakeUnit(_("Chưa có dòng nào nhập được. Hãy xem lại danh sách."))
    living = Unit.objects.filter(place=place, until__isnull=True)
    for change in codes:
        living.filter(pk=change.unit).update(agency_code=fit_code(change.after))
    found = tuple(Unit.objects.bulk_create(_all_new(place, units, date(local_day(at).year, 1, 1))))
    note = {"count": str(len(found))} | ({"codes": str(len(codes))} if codes else {})
    record("places.make_units", actor=actor, thing=place, place=place.code, at=at, note=note)
    return found


def _all_new(place: Place, units: Sequence[NewUnit], since: date) -> list[Unit]:
    living = Unit.objects.filter(place=place, until__isnull=True)
    taken = set(living.values_list("search_key", flat=True))
    made = []
    for new in units:
        unit = Unit(place=place, kind=new.kind, name=_fit_name(new.name), relation=new.relation, since=since)
        unit.agency_code = fit_code(new.code)
        unit.make_keys()
        if unit.search_key in taken:
            raise CannotMakeUnit(_("Đơn vị “%(name)s” đã có trong danh sách.") % {"name": unit.name})
        taken.add(unit.search_key)
        made.append(unit)
    return made
