"""What a careful colleague would ask about a plan, after all of it has been read."""

from collections.abc import Callable, Iterable

from songhanh.reader.doubts.days import doubt_days
from songhanh.reader.doubts.law import doubt_law
from songhanh.reader.doubts.names import doubt_names
from songhanh.reader.doubts.promises import doubt_promises
from songhanh.reader.doubts.raised import Read
from songhanh.reader.doubts.work import doubt_work
from songhanh.reader.doubts.writing import doubt_writing
from songhanh.reader.plan import Doubt

__all__ = ["Read", "raise_doubts"]

_ORDER = {"error": 0, "warning": 1, "notice": 2}
_CHECKS: tuple[Callable[[Read], Iterable[Doubt]], ...] = (
    doubt_work, doubt_promises, doubt_days, doubt_names, doubt_law, doubt_writing,
)  # fmt: skip


def raise_doubts(read: Read) -> tuple[Doubt, ...]:
    """All doubts, the gravest first, then in the order of the text."""
    found = [one for check in _CHECKS for one in check(read)]
    return tuple(sorted(found, key=lambda one: (_ORDER[one.severity], one.span)))
