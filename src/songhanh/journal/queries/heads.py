"""Heads of the chains, told to a file outside the database: who rewrites a chain whole is found by them.

One line of JSON for each chain: {"day", "chain", "month", "lines", "head"}. A file holds what was told on one
day; it is never written twice, and belongs on another machine as well.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from songhanh.journal.models import ChainMonth, Entry
from songhanh.journal.queries.chains import Break


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain had come on a day."""

    day: str
    chain: str
    month: str
    lines: int
    head: str


def list_heads(day: date) -> tuple[Head, ...]:
    """The latest month of every chain, as it stands."""
    latest: dict[str, ChainMonth] = {}
    for month in ChainMonth.objects.filter(entries__gt=0).order_by("chain", "month"):
        latest[month.chain] = month
    return tuple(Head(day.isoformat(), m.chain, m.month, m.entries, m.head) for m in latest.values())


def export_heads(folder: Path, day: date) -> Path | None:
    """Tell the heads of a day to a file of its own; None where that day has been told already."""
    path = folder / f"heads-{day.isoformat()}.jsonl"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            for head in list_heads(day):
                file.write(json.dumps(asdict(head), separators=(",", ":")) + "\n")
    except FileExistsError:
        return None
    path.chmod(0o400)
    return path


def read_heads(folder: Path) -> tuple[Head, ...]:
    """All heads that were told, oldest first. Raises ValueError for a file that is not of ours."""
    found: list[Head] = []
    for path in sorted(folder.glob("heads-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            if not isinstance(told, dict) or set(told) != set(Head.__dataclass_fields__):
                raise ValueError(f"{path.name} is no file of heads")
            found.append(Head(**told))
    return tuple(found)


def verify_heads(told: Iterable[Head]) -> tuple[Break, ...]:
    """Every head that was told and is no longer so: its line is gone, or another stands in its place.

    Where the month was taken away whole, the head that it left answers for its last line.
    """
    wanted = {(h.chain, h.month, h.lines): h for h in told}
    months = {(m.chain, m.month): m for m in ChainMonth.objects.order_by("pk")}
    breaks = []
    for (chain, month, number), head in sorted(wanted.items()):
        kept = months.get((chain, month))
        if kept is None or kept.entries < number:
            breaks.append(Break(chain, month, number, f"lines told on {head.day} are gone"))
        elif not _agrees(kept, head):
            breaks.append(Break(chain, month, number, f"another line than the one told on {head.day}"))
    return tuple(breaks)


def _agrees(month: ChainMonth, head: Head) -> bool:
    if month.entries == head.lines:
        return month.head == head.head
    if month.removed_at is not None:
        return True  # the line itself is gone, rightly; the month's own head was told later or follows on
    return Entry.objects.filter(
        chain=head.chain, month=head.month, number=head.lines, hash=head.head
    ).exists()
