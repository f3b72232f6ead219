"""How the order of places changed: told in sentences, and what something was called on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from songhanh.kernel.dates import write_date
from songhanh.places.models import Change, Place, Unit
from songhanh.places.queries.borders import list_places_within, list_villages
from songhanh.places.queries.sheet import kind_words


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change as it is told."""

    pk: int
    day: date
    verb: str
    label: str
    words: str
    source: str
    made_at: datetime
    made_by: str
    undone_at: datetime | None
    undone_by: str
    unit: int | None
    place_code: str
    of_units: bool


@dataclass(frozen=True, slots=True)
class VillageCount:
    """How many villages there were from a day on."""

    since: date
    count: int


def is_of_units(change: Change) -> bool:
    """Whether units changed, which is the officer's; else the place itself, which is the operator's."""
    return change.unit_id is not None or "units" in change.before


def change_line(change: Change) -> ChangeLine:
    """A row as pages take it."""
    return ChangeLine(
        change.pk, change.day, change.verb, change.get_verb_display(), describe(change), change.source,
        change.made_at, change.made_by, change.undone_at, change.undone_by, change.unit_id, change.place.code,
        is_of_units(change),
    )  # fmt: skip


def describe(change: Change) -> str:
    """One sentence: "Thôn Bến Vạn và thôn Đò sáp nhập thành Thôn Bến Đò"."""
    before, after = change.before, change.after
    if change.verb == Change.Verb.RENAME:
        return "; ".join(_renamed(before, after))
    if change.verb == Change.Verb.MOVE:
        return _("Từ tỉnh %(before)s sang tỉnh %(after)s") % {
            "before": before["name"],
            "after": after["name"],
        }
    if change.verb == Change.Verb.END:
        return _("%(before)s kết thúc") % {"before": _names(before)}
    words = {"before": _names(before), "after": _names(after)}
    if change.verb == Change.Verb.MERGE and "places" in before:
        parts = ", ".join(_call(one) for one in before["places"])
        return _("%(parts)s sáp nhập vào %(whole)s") % {"parts": parts, "whole": _call(after)}
    if change.verb == Change.Verb.MERGE:
        return _("%(before)s sáp nhập thành %(after)s") % words
    if "units" in before:
        return _("%(before)s chia thành %(after)s") % words
    return _("%(new)s tách ra từ %(old)s") % {"new": _call(after), "old": _call(before)}


def _renamed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Another name, another kind, another relation: what of these there was."""
    said = []
    if _call(before) != _call(after):
        said.append(_("%(before)s thành %(after)s") % {"before": _call(before), "after": _call(after)})
    if before.get("sort") != after.get("sort"):
        words = {"before": kind_words(before["sort"]), "after": kind_words(after["sort"])}
        said.append(_("loại: từ %(before)s sang %(after)s") % words)
    if before.get("relation") != after.get("relation"):
        words = {"before": relation_words(before["relation"]), "after": relation_words(after["relation"])}
        said.append(_("quan hệ: từ %(before)s sang %(after)s") % words)
    return said if _call(before) != _call(after) else [after["name"], *said]


def relation_words(relation: str) -> str:
    """How a unit stands to the People's Committee, in a few words."""
    words = {"own": _("thuộc Ủy ban nhân dân"), "peer": _("phối hợp"), "vertical": _("ngành dọc")}
    return words.get(relation, "")


def _call(told: dict[str, str]) -> str:
    return f"{told['kind']} {told['name']}" if told.get("kind") else told["name"]


def _names(told: dict[str, list[dict[str, str]]]) -> str:
    return ", ".join(one["name"] for one in told.get("units", []))


def list_changes(
    place: Place, *, year: int | None = None, unit: Unit | None = None
) -> tuple[ChangeLine, ...]:
    """The changes of a place and its units, latest first; of one year, or all that touch one unit."""
    into = Q(place__in=place.successors.all(), verb=Change.Verb.MERGE, unit__isnull=True)
    out_of = Q(place__in=place.predecessors.all(), verb=Change.Verb.SPLIT, unit__isnull=True)
    told_there = into if place.until else out_of
    found = Change.objects.filter(Q(place=place) | told_there if unit is None else Q(place=place))
    if year is not None:
        found = found.in_force().filter(day__year=year)
    rows = list(found.select_related("place").order_by("-day", "-pk"))
    if unit is not None:
        rows = [change for change in rows if unit.pk in _touched(change)]
    return tuple(change_line(change) for change in rows)


def _touched(change: Change) -> set[int]:
    told = [*change.before.get("units", []), *change.after.get("units", [])]
    pairs = [pair for pairs in change.after.get("moved", {}).values() for pair in pairs]
    named = {change.unit_id} if change.unit_id else set()
    return {one["id"] for one in told} | {pk for pair in pairs for pk in pair} | named


def name_on(thing: Place | Unit, day: date) -> str:
    """What a place or unit was called on a day: "xã Đồng Hạ", "Thôn Bến Vạn"."""
    renamed = thing.changes.filter(verb=Change.Verb.RENAME, day__gt=day, undone_at__isnull=True)
    if isinstance(thing, Place):
        renamed = thing.changes.filter(unit__isnull=True, day__gt=day, undone_at__isnull=True)
        renamed = renamed.filter(verb__in=[Change.Verb.RENAME, Change.Verb.MERGE])
    first = renamed.order_by("day", "pk").first()
    if first is not None:
        return _call(first.before)
    return thing.full_name if isinstance(thing, Place) else thing.name


def count_villages(place: Place, year: int) -> tuple[VillageCount, ...]:
    """The number of villages through a year, from each day on which it became another.

    The denominator of a period is the number on its last day.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    units = Unit.objects.filter(place=place, kind="village", since__lte=last).exclude(until__lte=first)
    days = {first, *(day for pair in units.values_list("since", "until") for day in pair if day)}
    counts: list[VillageCount] = []
    for day in sorted(day for day in days if first <= day <= last):
        count = len(list_villages(place, day))
        if not counts or counts[-1].count != count:
            counts.append(VillageCount(day, count))
    return tuple(counts)


def say_villages(place: Place, year: int) -> str:
    """A denominator that changes in the middle of a year: "16 thôn; từ 01/06/2026: 15"; "" for none."""
    counts = count_villages(place, year)
    if len(counts) < 2:
        return ""
    parts = [_("%(n)s thôn, tổ dân phố") % {"n": counts[0].count}]
    parts += [_("từ %(day)s: %(n)s") % {"day": write_date(c.since), "n": c.count} for c in counts[1:]]
    return "; ".join(parts)


def say_abolished(place: Place, day: date) -> Mapping[str, str]:
    """Kinds of bodies of which none is left on a day: kind → "Trạm Y tế xã (từ ngày 01/07/2026), …"."""
    every = Unit.objects.filter(place=place, since__lte=day).exclude(kind="village")
    units = list(every.prefetch_related("successors").order_by("until", "pk"))
    living = {unit.kind for unit in units if unit.until is None or unit.until > day}
    gone = [(unit, unit.until) for unit in units if unit.kind not in living and unit.until]
    return {unit.kind: _say_abolished(unit, until) for unit, until in gone}


def _say_abolished(unit: Unit, until: date) -> str:
    told = {"name": unit.name, "day": write_date(until)}
    heirs = ", ".join(sorted(one.name for one in unit.successors.all()))
    if not heirs:
        return _("%(name)s đã thôi hoạt động từ ngày %(day)s") % told
    return _("%(name)s đã thôi hoạt động từ ngày %(day)s, nay là %(heirs)s") % {**told, "heirs": heirs}


def say_places_within(place: Place, day: date) -> str:
    """Those merged into the place by a day: "xã Thượng Hạ (đến 31/08/2026)"; "" for none."""
    return ", ".join(
        f"{one.full_name} ({write_date(one.until)})"
        for one in list_places_within(place, day)[1:]
        if one.until
    )
