"""Communication and sessions of some days, counted through the door of the registers."""

from datetime import date

from songhanh.paper.report.values import Counted, Outreach
from songhanh.places.models import Place, Unit
from songhanh.registers.counts import count, count_by, count_units_reached

_BY_ITSELF = "action_month"  # has a section of its own


def gather_outreach(
    place: Place, since: date, until: date, *, occasion: str = "", reached: bool = False
) -> Outreach:
    """What was said and held from `since` to the day before `until`, on one occasion or on all."""
    where = {"occasion": occasion} if occasion else {}

    def number(source: str, **narrower: str) -> int:
        return count(source, place=place, since=since, until=until, where={**where, **narrower})

    def by(source: str, column: str) -> Counted:
        parts = count_by(source, column, place=place, since=since, until=until, where=where)
        return tuple((one.label, one.number) for one in parts)

    villages = Unit.objects.on(until).filter(place=place, kind="village").count() if reached else 0
    return Outreach(
        items=number("communication.items"),
        broadcasts=number("communication.broadcasts"),
        channels=by("communication.broadcasts", "channel"),
        printed=by("communication.printed", "product"),
        sessions=number("sessions.held"),
        kinds=by("sessions.held", "kind"),
        persons=number("sessions.persons"),
        split_persons=number("sessions.persons", not_split="False"),
        women=number("sessions.women"),
        reached=count_units_reached("sessions.held", place=place, since=since, until=until)
        if villages
        else 0,
        villages=villages,
    )


def gather_occasions(place: Place, since: date, until: date) -> tuple[tuple[str, Outreach], ...]:
    """Each occasion of which something was written down, in the order of the register's choices."""
    found: dict[str, str] = {}
    for source in ("communication.items", "sessions.held"):
        parts = count_by(source, "occasion", place=place, since=since, until=until)
        found |= {one.code: one.label for one in parts if one.code not in ("", _BY_ITSELF)}
    return tuple(
        (label, gather_outreach(place, since, until, occasion=code)) for code, label in found.items()
    )
