"""Communes and provinces: renamed, of another kind, moved, merged, divided, each from a day on."""

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.catalogue import places as national
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.kernel.text import search_key
from songhanh.places.actions.moving import end_bodies, move_units
from songhanh.places.actions.rules import Act, CannotArrange, Naming, check_day
from songhanh.places.models import Change, Place, Unit

NAME_LENGTH = 100
CODE = re.compile(r"[0-9]{5}")
KINDS = {
    Place.Level.COMMUNE: (Place.Kind.COMMUNE, Place.Kind.WARD, Place.Kind.SPECIAL_ZONE),
    Place.Level.PROVINCE: (Place.Kind.PROVINCE, Place.Kind.CITY),
}


@transaction.atomic
def rename_place(*, actor: Actor, place: Place, name: str, kind: str, act: Act, at: datetime) -> Change:
    """Another name, another kind, or both, from a day on; the code stays."""
    place = _lock([place])[0]
    check_day(act.day, at, [place])
    name = _clean(place, name, kind)
    if (name, kind) == (place.name, place.kind):
        raise CannotArrange(_("Tên và loại giống như đang dùng. Hãy viết tên mới hoặc chọn loại khác."))
    change = _note(actor, place, Change.Verb.RENAME, act, at)
    change.before, change.after = _told(place), {"name": name, "kind": kind, "code": place.code}
    change.save(update_fields=["before", "after"])
    _become(place, name, kind)
    note = act.note() | {"kind": kind}
    record("places.rename", actor=actor, thing=place, place=place.code, at=at, note=note)
    return change


@transaction.atomic
def move_place(*, actor: Actor, place: Place, province: Place, act: Act, at: datetime) -> Change:
    """A commune comes under another province from a day on."""
    place = _lock([place])[0]
    check_day(act.day, at, [place, province])
    if place.level != Place.Level.COMMUNE or province.level != Place.Level.PROVINCE:
        raise CannotArrange(_("Chỉ chuyển được một xã, phường, đặc khu sang một tỉnh, thành phố."))
    if place.parent_id == province.pk:
        raise CannotArrange(_("%(name)s đang thuộc tỉnh này. Hãy chọn tỉnh khác.") % {"name": place.title})
    change = _note(actor, place, Change.Verb.MOVE, act, at)
    before = place.parent
    change.before = {"province": before.code if before else "", "name": before.name if before else ""}
    change.after = {"province": province.code, "name": province.name}
    change.save(update_fields=["before", "after"])
    place.parent = province
    place.save(update_fields=["parent"])
    note = act.note() | {"province": province.code}
    record("places.move", actor=actor, thing=place, place=place.code, at=at, note=note)
    return change


@transaction.atomic
def merge_places(
    *, actor: Actor, into: Place, parts: Sequence[Place], named: Naming, act: Act, at: datetime
) -> Change:
    """Other communes end and lie in this one, which keeps its code and may take another name and kind.

    Their villages and schools go on in it, as new units with the old ones before them; their offices end.
    """
    places = _lock([into, *parts])
    whole = next(place for place in places if place.pk == into.pk)
    others = [place for place in places if place.pk != into.pk]
    if not others or len(others) < len(list(parts)):
        raise CannotArrange(_("Không sáp nhập một xã với chính nó. Hãy chọn ít nhất một xã khác."))
    if any(place.level != Place.Level.COMMUNE for place in places):
        raise CannotArrange(_("Chỉ sáp nhập được xã, phường, đặc khu."))
    check_day(act.day, at, places)
    name, kind = _clean(whole, named.name, named.kind, but=others), named.kind
    change = _note(actor, whole, Change.Verb.MERGE, act, at)
    moved = {place.code: move_units(place, whole, act.day) for place in others}
    ended = {place.code: end_bodies(place, act.day) for place in others}
    change.before = _told(whole) | {"places": [_told(place) for place in others]}
    change.after = {"name": name, "kind": kind, "code": whole.code, "moved": moved, "ended": ended}
    change.save(update_fields=["before", "after"])
    for place in others:
        place.until = act.day
        place.save(update_fields=["until"])
        place.successors.add(whole)
        note = act.note() | {"into": whole.code}
        record("places.merged", actor=actor, thing=place, place=place.code, at=at, note=note)
    _become(whole, name, kind)
    note = act.note() | {"parts": ",".join(place.code for place in others)}
    record("places.merge", actor=actor, thing=whole, place=whole.code, at=at, note=note)
    return change


@transaction.atomic
def split_place(
    *, actor: Actor, place: Place, villages: Sequence[Unit], named: Naming, act: Act, at: datetime
) -> Change:
    """A new commune begins out of some villages of this one, which goes on with the rest."""
    place = _lock([place])[0]
    check_day(act.day, at, [place])
    living = place.units.filter(until__isnull=True, kind="village").order_by("sort_key", "pk")
    wanted = list(living.filter(pk__in=[unit.pk for unit in villages]))
    check_day(act.day, at, wanted)
    if not wanted or len(wanted) == living.count():
        raise CannotArrange(_("Hãy chọn các thôn chuyển sang xã mới, và để lại ít nhất một thôn."))
    new = Place(level=place.level, kind=named.kind, parent=place.parent, since=act.day)
    new.code, new.name = _new_code(named.code), _clean(new, named.name, named.kind)
    new.save()
    place.successors.add(new)
    moved = move_units(place, new, act.day, only=wanted)
    change = _note(actor, place, Change.Verb.SPLIT, act, at)
    change.before, change.after = _told(place), _told(new) | {"moved": {place.code: moved}}
    change.save(update_fields=["before", "after"])
    record("places.open", actor=actor, thing=new, place=new.code, at=at, note={"from": place.code})
    note = act.note() | {"new": new.code}
    record("places.split", actor=actor, thing=place, place=place.code, at=at, note=note)
    return change


def _lock(places: Sequence[Place]) -> list[Place]:
    wanted = {place.pk for place in places}
    found = Place.objects.select_for_update(of=("self",)).select_related("parent").filter(pk__in=wanted)
    return list(found.order_by("code", "pk"))


def _clean(place: Place, name: str, kind: str, but: Sequence[Place] = ()) -> str:
    """A fit name. Two communes of one name are apart by their provinces; within one a name is borne once."""
    name = " ".join(name.split())
    if not name or len(name) > NAME_LENGTH or not any(letter.isalnum() for letter in name):
        raise CannotArrange(_("Tên phải có từ 1 đến 100 ký tự. Hãy viết lại tên."))
    if kind not in KINDS.get(Place.Level(place.level), ()):
        raise CannotArrange(_("Hãy chọn lại loại: xã, phường, đặc khu; hoặc tỉnh, thành phố."))
    key = search_key(f"{kind} {name}")
    same = Place.objects.filter(parent=place.parent, search_key=key, name=name, until__isnull=True)
    if same.exclude(pk__in=[place.pk, *(other.pk for other in but)]).exists():
        words = {"name": f"{kind} {name}"}
        raise CannotArrange(_("Trong tỉnh đã có %(name)s. Hãy viết tên khác.") % words)
    return name


def _new_code(code: str) -> str:
    code = code.strip()
    if not CODE.fullmatch(code):
        raise CannotArrange(_("Mã của xã gồm đúng 5 chữ số. Ví dụ: 10945"))
    if Place.objects.filter(code=code).exists() or national.get(code) is not None:
        raise CannotArrange(_("Mã %(code)s đã dùng cho nơi khác. Hãy xem lại quyết định.") % {"code": code})
    return code


def _become(place: Place, name: str, kind: str) -> None:
    place.name, place.kind = name, kind
    place.save(update_fields=["name", "kind", "search_key", "sort_key"])


def _told(place: Place) -> dict[str, object]:
    return {"code": place.code, "name": place.name, "kind": place.kind}


def _note(actor: Actor, place: Place, verb: str, act: Act, at: datetime) -> Change:
    return Change.objects.create(
        place=place, verb=verb, day=act.day, source=act.source, made_at=at, made_by=actor.label
    )
