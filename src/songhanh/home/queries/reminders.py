"""Whom to urge or remind today, of what, and the letter to each, ready to be sent.

The letter goes to Vietnamese bodies: its words are Vietnamese whatever the language of the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from songhanh.assignments.models import Assignment
from songhanh.assignments.queries.words import due_words
from songhanh.assignments.queries.work import AHEAD
from songhanh.home.queries.days import date_line
from songhanh.kernel.dates import write_date
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Item, Plan

OFFICE = "culture_society_office"
_SENTENCE_ENDS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that a unit owes: a task (`task` its pk) or a report (0)."""

    text: str
    due_on: date
    output: str
    task: int


@dataclass(frozen=True, slots=True)
class Reminder:
    """One letter to all units that owe the same: who they are, how much is late or due, its text."""

    units: tuple[str, ...]
    late: int
    due: int
    text: str
    tasks: tuple[int, ...]

    @property
    def rows(self) -> int:
        """How many lines the letter takes on a page."""
        return sum(1 + len(line) // 100 for line in self.text.splitlines()) + 1


def list_reminders(place: Place, today: date) -> tuple[Reminder, ...]:
    """What units owe that is late or due within fourteen days, the latest first. Four queries.

    Tasks with a day, and the reports that plans in force ask of this kind of unit; whether a unit has sent
    its report is not known here, so a report is only told before its day.
    """
    with translation.override("vi"):
        return _list_reminders(place, today)


def _list_reminders(place: Place, today: date) -> tuple[Reminder, ...]:
    units = {unit.pk: unit for unit in Unit.objects.filter(place=place).on(today).order_by("sort_key", "pk")}
    owed: dict[int, list[Owed]] = {pk: [] for pk in units}
    open_tasks = Assignment.objects.filter(place=place, unit__in=units, state__in=Assignment.WITH_UNIT)
    for task in open_tasks.filter(due_on__lte=today + AHEAD).order_by("due_on", "pk"):
        if task.due_on is not None:
            owed[task.unit_id].append(Owed(task.text, task.due_on, task.output, task.pk))
    for item, report in _list_reports(place, today):
        for unit in units.values():
            if _owes(unit, item):
                owed[unit.pk].append(report)
    office = _office(units.values(), place)
    return _letters(units, owed, office, today)


def _list_reports(place: Place, today: date) -> list[tuple[Item, Owed]]:
    plans = Plan.objects.in_year(today.year).filter(place=place, state=Plan.State.CONFIRMED)
    items = Item.objects.filter(plan__in=plans, kind=Item.Kind.DEADLINE).exclude(state=Item.State.DROPPED)
    found, told = [], set()
    for item in items.order_by("pk"):
        line = date_line(item, today.year, today)
        if line and 0 <= line.days_left <= AHEAD.days and (line.day, line.name) not in told:
            told.add((line.day, line.name))
            found.append((item, Owed(line.name, line.day, "", 0)))
    return found


def _owes(unit: Unit, item: Item) -> bool:
    """Whether a report is this unit's to send; the office that gathers them reminds nobody of its own."""
    named = item.payload.get("from") or ()
    everybody = "all_agencies" in named and unit.kind != "village"
    return unit.kind != OFFICE and (everybody or unit.kind in named)


def _office(units: Iterable[Unit], place: Place) -> str:
    """Who writes: the standing office, else the People's Committee."""
    name = next((unit.name for unit in units if unit.kind == OFFICE), _("Ủy ban nhân dân"))
    return name if place.name in name else f"{name} {place.full_name}"


def _letters(
    units: dict[int, Unit], owed: dict[int, list[Owed]], office: str, today: date
) -> tuple[Reminder, ...]:
    alike: dict[tuple[object, ...], list[int]] = {}
    for pk, things in owed.items():
        if things:
            same = tuple((one.text, one.due_on, one.output) for one in things)
            alike.setdefault((units[pk].relation == "own", same), []).append(pk)
    letters = [_letter([units[pk] for pk in pks], owed, office, today) for pks in alike.values()]
    return tuple(sorted(letters, key=lambda one: (-one.late, -one.due, one.units)))


def _letter(units: Sequence[Unit], owed: dict[int, list[Owed]], office: str, today: date) -> Reminder:
    things = sorted(owed[units[0].pk], key=lambda one: (one.due_on, one.text))
    late = sum(one.due_on < today for one in things)
    return Reminder(
        units=tuple(unit.name for unit in units), late=late, due=len(things) - late,
        text=_text(units, things, office, today),
        tasks=tuple(one.task for unit in units for one in owed[unit.pk] if one.task),
    )  # fmt: skip


def _text(units: Sequence[Unit], things: Sequence[Owed], office: str, today: date) -> str:
    said = {"office": office, "day": write_date(today)}
    if units[0].relation == "own":
        lead = _("%(office)s đôn đốc thực hiện các việc sau về công tác bình đẳng giới (tính đến %(day)s):")
        end = _("Đề nghị báo kết quả về %(office)s; có vướng mắc xin trao đổi để cùng giải quyết.")
    else:
        lead = _(
            "%(office)s trân trọng đề nghị quý cơ quan phối hợp thực hiện các việc sau về công tác bình đẳng "
            "giới (tính đến %(day)s):"
        )
        end = _("Kết quả xin gửi về %(office)s; có vướng mắc xin trao đổi để cùng giải quyết.")
    return "\n".join(
        [
            _("Kính gửi: %(names)s") % {"names": "; ".join(unit.name for unit in units)},
            lead % said,
            *(f"{number}. {_owed(one, today)}" for number, one in enumerate(things, start=1)),
            end % said,
        ]
    )


def _owed(one: Owed, today: date) -> str:
    text = one.text if one.text.endswith(_SENTENCE_ENDS) else f"{one.text}."
    due = due_words(one.due_on, today)
    when = _("Hạn %(day)s (%(due)s).") % {"day": write_date(one.due_on), "due": due[:1].lower() + due[1:]}
    output = _("Sản phẩm phải có: %(output)s.") % {"output": one.output.rstrip(".")} if one.output else ""
    return " ".join(filter(None, (text, when, output)))
