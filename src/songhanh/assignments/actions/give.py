"""Giving tasks of confirmed plans: one in parts, all of a unit at once, or carried by another one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from songhanh.assignments.models import Assignment, Carrier
from songhanh.assignments.queries.open import due_of, version_of_line
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.kernel.dates import write_date
from songhanh.kernel.text import search_key
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.plan import get_current_issue
from songhanh.ui.versions import check_version

TEXT_LENGTH = 1000


class CannotGive(Exception):
    """A task that cannot be given so: one sentence, and the column and part at fault ("" is all of it)."""

    def __init__(self, sentence: str, column: str = "", part: int = 0) -> None:
        self.column, self.part = column, part
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Part:
    """A task or a part of one ("Việc cụ thể"): what, for whom, by when, with which output."""

    text: str
    units: tuple[Unit, ...]
    due_on: date | None = None
    output: str = ""


@transaction.atomic
def give_task(
    *, actor: Actor, item: Item, parts: Sequence[Part], version: str, at: datetime
) -> tuple[Assignment, ...]:
    """Give one task of a plan, whole or in parts; each part goes to each of its units.

    Raises CannotGive: no part, a day before the plan or after it, the same to the same unit twice, a plan no
    longer in force; ui.versions.Conflict where somebody else gave this task since `version` was shown.
    """
    Place.objects.select_for_update().get(pk=item.plan.place_id)
    _refuse_state(item.plan)
    check_version(version_of_line(item), version)
    if not parts:
        raise CannotGive(_("Chưa có việc nào. Hãy ghi ít nhất một việc và chọn đơn vị."))
    for number, part in enumerate(parts):
        check_part(item.plan, part.text, part.due_on, number)
        _refuse_units(item, part, number)
    Carrier.objects.filter(place=item.plan.place_id, line=item.line).delete()
    given = _write(item, parts, actor, at)
    _journal("assignments.give", actor, item.plan, at, given)
    return given


@transaction.atomic
def give_tasks(
    *, actor: Actor, plan: Plan, items: Sequence[Item], units: Sequence[Unit], year: int, at: datetime
) -> tuple[Assignment, ...]:
    """Give several tasks at once to the same units, each with the plan's own words and day in `year`.

    What was given since the page was opened is left as it is. Raises CannotGive where nothing is left.
    """
    Place.objects.select_for_update().get(pk=plan.place_id)
    _refuse_state(plan)
    if not units:
        raise CannotGive(_("Chưa chọn đơn vị. Hãy chọn đơn vị thực hiện."), "unit")
    lines = [item.line for item in items]
    known = Assignment.objects.standing().filter(place=plan.place_id, line__in=lines)
    taken = set(known.values_list("line", flat=True)) | set(
        Carrier.objects.filter(place=plan.place_id, line__in=lines).values_list("line", flat=True)
    )
    left = [item for item in items if item.line not in taken]
    if not left:
        raise CannotGive(_("Các nhiệm vụ này đã được giao. Hãy mở lại trang Nhiệm vụ để xem."))
    given: list[Assignment] = []
    for item in left:
        part = Part(item.text[:TEXT_LENGTH], tuple(units), due_of(item, year))
        given += _write(item, [part], actor, at)
    _journal("assignments.give_all", actor, plan, at, given)
    return tuple(given)


@transaction.atomic
def carry_task(*, actor: Actor, item: Item, by: Item, at: datetime) -> Carrier:
    """Say that a general task is done with another of the same plan: "thực hiện tại IV.1"."""
    Place.objects.select_for_update().get(pk=item.plan.place_id)
    _refuse_state(item.plan)
    if by.plan_id != item.plan_id or by.line == item.line:
        raise CannotGive(_("Nhiệm vụ gánh việc này phải là nhiệm vụ khác trong cùng kế hoạch. Hãy chọn lại."))
    if Assignment.objects.standing().filter(place=item.plan.place_id, line=item.line).exists():
        raise CannotGive(_("Nhiệm vụ này đã giao cho đơn vị. Hãy rút việc đã giao trước."))
    carrier, _made = Carrier.objects.update_or_create(
        place=item.plan.place, line=item.line,
        defaults={"by_line": by.line, "chosen_at": at, "chosen_by": actor.label},
    )  # fmt: skip
    note = {"line": str(item.line), "by": str(by.line)}
    record("assignments.carry", actor=actor, thing=carrier, place=item.plan.place.code, at=at, note=note)
    return carrier


@transaction.atomic
def stop_carrying(*, actor: Actor, item: Item, at: datetime) -> None:
    """The task stands on its own again."""
    Carrier.objects.filter(place=item.plan.place_id, line=item.line).delete()
    note = {"line": str(item.line)}
    record("assignments.stop_carrying", actor=actor, thing=item, place=item.plan.place.code, at=at, note=note)


def check_part(plan: Plan, text: str, due_on: date | None, number: int = 0) -> None:
    """What every given task must hold. Raises CannotGive."""
    if not text.strip():
        raise CannotGive(_("Chưa ghi việc. Hãy viết việc phải làm."), "text", number)
    if due_on is None:
        return
    first = first_day_of(plan)
    if due_on < first:
        said = {"day": write_date(due_on), "first": write_date(first)}
        sentence = _("Hạn %(day)s đứng trước kế hoạch (%(first)s). Hãy chọn ngày sau đó.")
        raise CannotGive(sentence % said, "due_on", number)
    if due_on.year > plan.until_year + 1:
        said = {"day": write_date(due_on), "year": str(plan.until_year)}
        sentence = _("Hạn %(day)s cách quá xa kế hoạch (đến hết năm %(year)s). Hãy xem lại năm.")
        raise CannotGive(sentence % said, "due_on", number)


def first_day_of(plan: Plan) -> date:
    """The day from which a plan binds: its day of issue, else the first of its years."""
    issue = get_current_issue(plan)
    return issue.issued_on if issue is not None else date(plan.since_year, 1, 1)


def _refuse_state(plan: Plan) -> None:
    state = Plan.objects.values_list("state", flat=True).get(pk=plan.pk)
    if state != Plan.State.CONFIRMED:
        raise CannotGive(_("Kế hoạch này không còn đang thực hiện. Hãy mở bản đang thực hiện để giao việc."))


def _refuse_units(item: Item, part: Part, number: int) -> None:
    if not part.units:
        raise CannotGive(_("Chưa chọn đơn vị. Hãy chọn đơn vị thực hiện."), "unit", number)
    if any(unit.place_id != item.plan.place_id for unit in part.units):
        raise CannotGive(_("Đơn vị này không thuộc địa phương. Hãy chọn lại."), "unit", number)
    same = Assignment.objects.standing().filter(
        place=item.plan.place_id, line=item.line, text=part.text, unit__in=[u.pk for u in part.units]
    )
    known = same.select_related("unit").order_by("pk").first()
    if known is not None:
        sentence = _("Việc này đã giao cho %(unit)s. Hãy sửa việc đã giao, hoặc viết việc khác.")
        raise CannotGive(sentence % {"unit": known.unit.name}, "unit", number)


def _write(item: Item, parts: Iterable[Part], actor: Actor, at: datetime) -> tuple[Assignment, ...]:
    return tuple(
        Assignment.objects.create(
            place=item.plan.place, plan=item.plan, line=item.line, unit=unit, text=part.text.strip(),
            due_on=part.due_on, output=part.output, given_at=at, given_by=actor.label,
            search_key=make_search_key(part.text, part.output, unit.name),
        )
        for part in parts
        for unit in part.units
    )  # fmt: skip


def make_search_key(*texts: str) -> str:
    """What a task is found by, without dấu."""
    return search_key(" ".join(texts))


def _journal(verb: str, actor: Actor, plan: Plan, at: datetime, given: Iterable[Assignment]) -> None:
    note = {"assignments": ",".join(str(one.pk) for one in given)}
    record(verb, actor=actor, thing=plan, place=plan.place.code, at=at, note=note)
