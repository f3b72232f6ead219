"""Whether a chain still holds: each line hashed over the one before it, each month over the month before."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models

from songhanh.journal.models import ChainMonth, Entry

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
UTC = ZoneInfo("UTC")


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
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
    ]  # fmt: skip
    canonical = json.dumps(columns, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def verify_chain(chain: str) -> tuple[Break, ...]:
    """Every place where a chain does not hold. A month that was taken away holds by the head that it left."""
    breaks: list[Break] = []
    expected = ""
    months = list(ChainMonth.objects.filter(chain=chain).order_by("month"))
    for month in months:
        if month.first_previous != expected:
            breaks.append(Break(chain, month.month, 0, "the month does not follow the one before it"))
        lines = Entry.objects.filter(chain=chain, month=month.month).order_by("number")
        breaks.extend(_verify_month(month, lines.iterator()))
        expected = month.head or month.first_previous
    known = {month.month for month in months}
    stray = Entry.objects.filter(chain=chain).exclude(month__in=known).order_by("month", "number")
    breaks.extend(Break(chain, e.month, e.number, "the line stands in a month without a head") for e in stray)
    return tuple(breaks)


def _verify_month(month: ChainMonth, lines: Iterable[Entry]) -> list[Break]:
    """The first place in a month that does not hold; what follows it could not hold either."""
    expected, number = month.first_previous, 0
    for number, line in enumerate(lines, start=1):
        why = _fault(month, line, number, expected)
        if why:
            return [Break(month.chain, month.month, number, why)]
        expected = line.hash
    if month.removed_at is not None:
        return []
    if number != month.entries or expected != (month.head or month.first_previous):
        return [Break(month.chain, month.month, number, "the last lines are missing or changed")]
    return []


def _fault(month: ChainMonth, line: Entry, number: int, expected: str) -> str:
    if month.removed_at is not None:
        return "the month was taken away, and a line stands in it"
    if line.number != number:
        return "a line is missing"
    if line.previous != expected or line.hash != hash_entry(line):
        return "the line was changed"
    return ""


def list_chains() -> tuple[str, ...]:
    """The chains that exist, the installation's ("") first; a line without any head counts too."""
    heads = ChainMonth.objects.values_list("chain", flat=True).distinct()
    lines = Entry.objects.values_list("chain", flat=True).distinct()
    return tuple(sorted({*heads, *lines}))


def verify_journal() -> tuple[Break, ...]:
    """Every place in every chain that does not hold."""
    return tuple(found for chain in list_chains() for found in verify_chain(chain))
