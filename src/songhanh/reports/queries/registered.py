"""What the registers beside communication and sessions hold of some days, counted through their door."""

from datetime import date, timedelta

from songhanh.paper.report.values import Counted, Issued, Registered
from songhanh.paper.wording import short_day
from songhanh.places.models import Place, Unit
from songhanh.registers.counts import (
    count_all,
    count_by,
    count_standing_by,
    count_units_standing,
    list_values,
)

_TOLD = (
    "training", "checks", "petitions", "reviews", "policies", "violations", "posts", "committee", "meetings",
    "officers", "network", "commitments", "services", "contacts", "health_services", "households",
    "legal_aid", "credit", "jobs", "school_work", "consultations", "returnees", "spending", "movements",
    "honours",
)  # fmt: skip
_BY = (
    ("training.held", "about"), ("checks.held", "kind"), ("spending.spent", "source"),
    ("documents.issued", "kind"),
)  # fmt: skip


def gather_registered(place: Place, since: date, until: date) -> Registered:
    """What was written down from `since` to the day before `until`; what lasts as it stood on that day."""
    last = until - timedelta(days=1)
    numbers = count_all(_TOLD, place=place, since=since, until=until)

    def by(source: str, column: str) -> Counted:
        parts = count_by(source, column, place=place, since=since, until=until)
        return tuple((one.label, one.number) for one in parts)

    told = {source: by(source, column) for source, column in _BY if numbers.get(source, 1)}
    working = count_standing_by("services.working", "kind", place=place, on_day=last)
    told["services.working"] = tuple((one.label, one.number) for one in working)
    papers = list_values(
        "documents.issued", ("kind", "number", "on_day", "title"), place=place, since=since, until=until
    )
    return Registered(
        numbers=numbers,
        by=told,
        papers=tuple(Issued(kind, number, short_day(day), title) for kind, number, day, title in papers),
        contact_villages=count_units_standing("contacts.standing", place=place, on_day=last)
        if numbers.get("contacts.standing")
        else 0,
        villages=Unit.objects.on(last).filter(place=place, kind="village").count(),
    )
