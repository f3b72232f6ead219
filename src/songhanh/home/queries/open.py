"""What waits in registers, as the desk shows it: late, due soon, the rest; for a unit its own."""

from dataclasses import dataclass
from datetime import date

from songhanh.assignments.queries.words import due_words
from songhanh.assignments.queries.work import AHEAD
from songhanh.journal.actor import Viewer
from songhanh.kernel.text import search_key
from songhanh.people.access import may
from songhanh.places.models import Place, Unit
from songhanh.registers.access import get_own_units
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.open import OpenGroup, OpenLine, list_open_by_day

MOST = 10  # of each kind on the desk; the rest is one click away


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A finding, a petition, a conclusion … that waits. `where` is the register's short name.

    `act` is the button of whoever may write what came of it, "" for others.
    """

    line: OpenLine
    where: str
    due_words: str
    act: str

    @property
    def year(self) -> int:
        return self.line.on_day.year


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What waits in registers; the counts are of all, the items at most ten of each kind."""

    late: tuple[OpenItem, ...] = ()
    due: tuple[OpenItem, ...] = ()
    later: tuple[OpenItem, ...] = ()
    late_count: int = 0
    due_count: int = 0
    later_count: int = 0


def get_open_work(viewer: Viewer, place: Place, today: date) -> OpenWork:
    """What a person's desk shows of registers, whatever the year, in a constant number of queries.

    A unit is shown what it has to write up, and what names it as the one that has to act.
    """
    if not may(viewer, "registers.view", place):
        return OpenWork()
    own = get_own_units(viewer, "registers.edit", place)
    whose = (own, _names_of(viewer, own)) if own else None
    late, due, later = list_open_by_day(viewer, place, (today, today + AHEAD), most=MOST, own=whose)
    return OpenWork(
        late=_items(late, own, today), due=_items(due, own, today), later=_items(later, own, today),
        late_count=late.count, due_count=due.count, later_count=later.count,
    )  # fmt: skip


def _items(group: OpenGroup, own: frozenset[int] | None, today: date) -> tuple[OpenItem, ...]:
    return tuple(_item(line, own, today) for line in group.lines)


def _names_of(viewer: Viewer, own: frozenset[int]) -> frozenset[str]:
    names = Unit.objects.visible_to(viewer).filter(pk__in=own).values_list("name", flat=True)
    return frozenset(search_key(name) for name in names)


def _item(line: OpenLine, own: frozenset[int] | None, today: date) -> OpenItem:
    register = REGISTERS[line.register]
    writes = own is None or line.unit_pk in own
    act = str(register.waiting.act) if register.waiting and writes else ""
    words = due_words(line.due_on, today) if line.due_on else ""
    return OpenItem(line, str(register.tab), words, act)
