"""Units as pages show them: in groups, one with its history; and places as the operator sees them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from songhanh.kernel.likeness import near, pieces, slips_allowed, words_are_near
from songhanh.kernel.text import search_key
from songhanh.places.models import Place, Unit
from songhanh.places.queries.changes import ChangeLine, list_changes, relation_words


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in a list."""

    pk: int
    name: str
    relation: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Villages, bodies, or those that have ended."""

    code: str
    title: str
    rows: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class UnitPage:
    """One unit with what it came out of, what it went into, and how."""

    relation: str
    before: tuple[Unit, ...]
    after: tuple[Unit, ...]
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place of this installation."""

    code: str
    title: str
    province: str
    until: date | None


def list_unit_groups(place: Place, day: date, sought: str = "") -> tuple[UnitGroup, ...]:
    """The units of a place in groups, each in Vietnamese order; those whose name holds every word sought.

    Where none does, those whose name does but for a slip.
    """
    units, key = Unit.objects.filter(place=place), search_key(sought)
    held = units
    for word in key.split():
        held = held.filter(search_key__contains=word)
    rows = list(held.order_by("sort_key", "pk"))
    if not rows and key:
        near_by = [pk for pk, name in units.values_list("pk", "search_key") if words_are_near(key, name)]
        rows = list(units.filter(pk__in=near_by).order_by("sort_key", "pk"))
    living = [unit for unit in rows if unit.until is None or unit.until > day]
    groups = (
        UnitGroup("villages", _("Thôn, tổ dân phố"), _rows(u for u in living if u.kind == "village")),
        UnitGroup("bodies", _("Cơ quan, đơn vị"), _rows(u for u in living if u.kind != "village")),
        UnitGroup("ended", _("Đã kết thúc"), _rows(u for u in rows if u not in living)),
    )
    return tuple(group for group in groups if group.rows)


def _rows(units: Iterable[Unit]) -> tuple[UnitRow, ...]:
    return tuple(UnitRow(u.pk, u.name, relation_words(u.relation), u.since, u.until) for u in units)


def get_unit_page(unit: Unit) -> UnitPage:
    """One unit with its history."""
    return UnitPage(
        relation_words(unit.relation),
        tuple(unit.predecessors.select_related("place").order_by("sort_key", "pk")),
        tuple(unit.successors.select_related("place").order_by("sort_key", "pk")),
        list_changes(unit.place, unit=unit),
    )


def list_living(place: Place) -> tuple[Unit, ...]:
    """Units that have not ended, villages first."""
    rows = Unit.objects.filter(place=place, until__isnull=True).order_by("sort_key", "pk")
    return tuple(sorted(rows, key=lambda unit: unit.kind != "village"))


MOST_SHOWN = 200
_KIND_KEYS = {kind: f"{search_key(kind)} " for kind in Place.Kind.values}


def list_open_places(sought: str = "") -> tuple[PlaceLine, ...]:
    """Provinces and communes of this installation, under their provinces, in Vietnamese order.

    Of those sought also the ones whose name is a slip away; of very many the first.
    """
    places, key = Place.objects.exclude(level=Place.Level.NATION), search_key(sought)
    if key:
        places = places.filter(_holds(key.split()) | Q(pk__in=_near(places, key)))
    rows = sorted(places.select_related("parent").order_by("sort_key", "pk"), key=_under_province)
    return tuple(
        PlaceLine(p.code, p.title, p.parent.title if p.parent and p.level == "commune" else "", p.until)
        for p in rows[:MOST_SHOWN]
    )


def _holds(words: Sequence[str]) -> Q:
    held = Q()
    for word in words:
        held &= Q(search_key__contains=word)
    return held


def _near(places: QuerySet[Place], key: str) -> list[int]:
    """Those whose name is a slip away from the key, with or without the kind before it."""
    bare = next((key.removeprefix(kind) for kind in _KIND_KEYS.values() if key.startswith(kind)), key)
    sought = {key, bare} if len(bare) > 2 else {key}
    fit, holds = Q(), Q()
    for text in sought:
        most = slips_allowed(text)
        for kind, words in _KIND_KEYS.items():
            least = len(words) + len(text)
            fit |= Q(kind=kind, length__range=(least - most, least + most))
        for _at, piece in pieces(text):
            holds |= Q(search_key__contains=piece)
    rows = places.annotate(length=Length("search_key")).filter(fit).filter(holds)
    named: dict[str, list[int]] = {}
    for pk, kind, name in rows.values_list("pk", "kind", "search_key"):
        named.setdefault(name.removeprefix(_KIND_KEYS[kind]), []).append(pk)
    found = {name for text in sought for name in near(text, named)}
    return [pk for name in found for pk in named[name]]


def _under_province(place: Place) -> tuple[str, str, str]:
    province = place.parent if place.level == Place.Level.COMMUNE and place.parent else place
    return province.sort_key, province.code, "" if province == place else place.sort_key


def list_neighbours(place: Place) -> tuple[Place, ...]:
    """Living communes that may be merged into this one: of its province first."""
    found = Place.objects.filter(level=Place.Level.COMMUNE, until__isnull=True).exclude(pk=place.pk)
    rows = found.order_by("sort_key", "pk")
    return tuple(sorted(rows, key=lambda other: other.parent_id != place.parent_id))


def list_provinces() -> tuple[Place, ...]:
    """Living provinces of this installation."""
    found = Place.objects.filter(level=Place.Level.PROVINCE, until__isnull=True)
    return tuple(found.order_by("sort_key", "pk"))
