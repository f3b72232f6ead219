"""What happened to a thing, and whether a chain still holds."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models

from songhanh.journal.models import ChainMonth, Entry

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Act:
    """One line of a thing's history."""

    verb: str
    actor_kind: str
    actor_id: str
    at: datetime
    note: dict[str, str]


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain does not hold: a line changed, removed or moved."""

    chain: str
    month: str
    number: int
    why: str


def month_of(at: datetime) -> str:
    """The month of a moment where the work is done: "2026-11"."""
    return at.astimezone(LOCAL).strftime("%Y-%m")


def name_thing(thing: models.Model | str) -> tuple[str, str]:
    """Kind and id of what an act was done to: ("plans.plan", "12"); a text is its own kind."""
    if isinstance(thing, str):
        return thing, ""
    return thing._meta.label_lower, str(thing.pk)


def hash_entry(entry: Entry) -> str:
    """SHA-256 over the line before it and every column of this one, in canonical JSON."""
    columns = [
        entry.previous, entry.chain, entry.month, entry.number, entry.verb, entry.actor_kind, entry.actor_id,
        entry.on_behalf_of, entry.address, entry.thing_kind, entry.thing_id, entry.note,
        entry.at.astimezone(ZoneInfo("UTC")).isoformat(timespec="microseconds"),
    ]  # fmt: skip
    canonical = json.dumps(columns, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def get_history(thing: models.Model) -> tuple[Act, ...]:
    """Acts on one thing, oldest first."""
    kind, pk = name_thing(thing)
    lines = Entry.objects.filter(thing_kind=kind, thing_id=pk).order_by("at", "pk")
    return tuple(Act(e.verb, e.actor_kind, e.actor_id, e.at, e.note) for e in lines)


def verify_chain(chain: str) -> tuple[Break, ...]:
    """Every place where a chain does not hold; a month whose lines were all taken away holds by its head."""
    breaks: list[Break] = []
    expected = ""
    for position, month in enumerate(ChainMonth.objects.filter(chain=chain).order_by("month")):
        if position and month.first_previous != expected:
            breaks.append(Break(chain, month.month, 0, "the month does not follow the one before it"))
        breaks.extend(_verify_month(month))
        expected = month.head
    known = {m.month for m in ChainMonth.objects.filter(chain=chain)}
    stray = Entry.objects.filter(chain=chain).exclude(month__in=known).order_by("month", "number")
    breaks.extend(Break(chain, e.month, e.number, "the line stands in a month without a head") for e in stray)
    return tuple(breaks)


def _verify_month(month: ChainMonth) -> list[Break]:
    lines = list(Entry.objects.filter(chain=month.chain, month=month.month).order_by("number"))
    if not lines:
        return []
    breaks = []
    expected = month.first_previous
    for number, line in enumerate(lines, start=1):
        if line.number != number:
            breaks.append(Break(month.chain, month.month, number, "a line is missing"))
            return breaks
        if line.previous != expected or line.hash != hash_entry(line):
            breaks.append(Break(month.chain, month.month, number, "the line was changed"))
        expected = line.hash
    if len(lines) != month.entries or expected != month.head:
        breaks.append(Break(month.chain, month.month, len(lines), "the last lines are missing or changed"))
    return breaks


def list_chains() -> tuple[str, ...]:
    """The chains that exist, the installation's ("") first."""
    return tuple(ChainMonth.objects.order_by("chain").values_list("chain", flat=True).distinct())
