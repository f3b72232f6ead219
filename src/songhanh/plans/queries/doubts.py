"""What this installation knows that a text cannot: its units, and the other plans in force here."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from songhanh.places.models import Unit
from songhanh.places.queries.own_days import list_days, own_days
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.words import REPORTS
from songhanh.reader.doubts.texts import doubt_text, severity_of

Entry = dict[str, Any]
# Headings of many bodies, and bodies that no list of units holds.
_NOT_LISTED = frozenset(("all_agencies", "other", "advancement_committee", "fatherland_front"))
_COMPARED = ("annual", "nine_month", "six_month")


def find_doubts(plan: Plan, draft: Entry, day: date) -> Iterator[Entry]:
    """The doubts of the installation about a fresh draft, in the contract's shape."""
    yield from _unknown_units(plan, draft, day)
    yield from _contradictions(plan, draft)
    yield from _days_kept(plan, draft, day)


def _unknown_units(plan: Plan, draft: Entry, day: date) -> Iterator[Entry]:
    """Bodies that the plan gives work to and this place does not have; silent until it has any."""
    known = set(Unit.objects.on(day).filter(place=plan.place).values_list("kind", flat=True))
    asked: set[str] = set()
    for unit in draft.get("units") or ():
        kind = str(unit.get("kind") or "")
        if known and kind not in known | asked | _NOT_LISTED:
            asked.add(kind)
            yield _entry("unit_unknown_here", unit.get("span"), unit=str(unit.get("name") or kind))


def _contradictions(plan: Plan, draft: Entry) -> Iterator[Entry]:
    """Duties to report that another plan in force here sets for another day."""
    ours = {
        one["report"]: one
        for one in draft.get("report_deadlines") or ()
        if one.get("due") and one.get("report") in _COMPARED
    }
    others = Plan.objects.filter(
        place=plan.place, state=Plan.State.CONFIRMED,
        since_year__lte=plan.until_year, until_year__gte=plan.since_year,
    ).exclude(series=plan.series)  # fmt: skip
    duties = Item.objects.filter(plan__in=others, kind=Item.Kind.DEADLINE).exclude(state=Item.State.DROPPED)
    for duty in duties.select_related("plan").order_by("plan__confirmed_at", "position", "pk"):
        mine = ours.get(str(duty.payload.get("report")))
        due = duty.payload.get("due")
        if mine is not None and due and due != mine["due"]:
            del ours[mine["report"]]
            yield _entry(
                "plans_contradict", mine.get("span"), report=str(REPORTS[mine["report"]]),
                ours=_shown(mine["due"]), theirs=_shown(due), other=duty.plan.title,
            )  # fmt: skip


def _days_kept(plan: Plan, draft: Entry, day: date) -> Iterator[Entry]:
    """Days of the year that the place has moved, and the plan writes otherwise."""
    kept = [one for one in own_days(list_days(plan.place, day)) if one.is_kept]
    for said in draft.get("key_dates") or ():
        one = next((one for one in kept if one.is_called(str(said["name"]))), None)
        days = (said.get("start"), said.get("end"))
        if one is not None and days != (one.start, one.end):
            shown = " - ".join(dict.fromkeys(_shown(str(one)) for one in days))
            yield _entry(
                "observance_date", said.get("span"), name=one.name, expected=one.words, date=shown
            )  # fmt: skip


def is_settled_here(plan: Plan, entry: Entry, day: date) -> bool:
    """Whether a doubt about a day of the country is the place's to settle, which has set that day itself."""
    if entry["kind"] != "observance_date":
        return False
    name = str((entry.get("arguments") or {}).get("name", ""))
    return any(one.is_called(name) for one in own_days(list_days(plan.place, day)))


def _entry(kind: str, span: object, **arguments: str) -> Entry:
    return {
        "kind": kind, "severity": severity_of(kind), "ref": None, "arguments": arguments,
        "text": doubt_text(kind, arguments), "span": span,
    }  # fmt: skip


def _shown(due: str) -> str:
    """11-25 → 25/11."""
    return "/".join(reversed(due.split("-")))
