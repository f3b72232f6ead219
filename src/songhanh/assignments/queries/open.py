"""Tasks of confirmed plans that wait to be given: a query by line, so that a later version carries them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from songhanh.assignments.models import Assignment, Carrier
from songhanh.assignments.queries.carriers import Likeness, by_line, ref_of
from songhanh.assignments.queries.units import PlanUnit, list_plan_units, list_units_of_year
from songhanh.journal.actor import Viewer
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.words import PARTS, when_words


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task that nobody was given; `carrier` is the line that may carry it."""

    line: str
    item_pk: int
    ref: str
    text: str
    when: str
    carrier: str
    carrier_ref: str
    carrier_text: str


@dataclass(frozen=True, slots=True)
class CarriedTask:
    """A general task that is done with another one."""

    line: str
    ref: str
    text: str
    carrier_ref: str


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """Open tasks under one unit of a plan; `unit` is None for those that the plan gives to nobody."""

    name: str
    unit: PlanUnit | None
    tasks: tuple[OpenTask, ...]


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """What a plan still has to give, and what is carried by another task."""

    pk: int
    title: str
    groups: tuple[OpenGroup, ...]
    carried: tuple[CarriedTask, ...]
    task_count: int
    open_count: int
    unmatched: int


def list_confirmed(viewer: Viewer, place: Place, year: int) -> list[Plan]:
    """Plans in force in a year, the nearest first."""
    plans = Plan.objects.visible_to(viewer).in_year(year).filter(place=place, state=Plan.State.CONFIRMED)
    return list(plans.order_by("-since_year", "until_year", "pk"))


def list_items_of(plans: Sequence[Plan]) -> list[Item]:
    """Tasks and units of plans, in the order of the papers."""
    items = Item.objects.filter(plan__in=plans, kind__in=[Item.Kind.TASK, Item.Kind.UNIT])
    return list(items.exclude(state=Item.State.DROPPED).order_by("plan_id", "position", "pk"))


def list_open(viewer: Viewer, place: Place, year: int) -> tuple[OpenPlan, ...]:
    """What every plan in force still has to give, in a constant number of queries a plan."""
    plans = list_confirmed(viewer, place, year)
    items = list_items_of(plans)
    given = _list_given(place, items)
    carried = dict(Carrier.objects.filter(place=place).values_list("line", "by_line"))
    known = {str(line): str(by) for line, by in carried.items()}
    units = list_units_of_year(viewer, place, year)
    return tuple(
        _open_plan(plan, [i for i in items if i.plan_id == plan.pk], units, given, known) for plan in plans
    )


def count_open(viewer: Viewer, place: Place, year: int) -> int:
    """How many tasks of plans in force nobody was given."""
    items = [i for i in list_items_of(list_confirmed(viewer, place, year)) if i.kind == Item.Kind.TASK]
    given = _list_given(place, items)
    carried = {str(line) for line in Carrier.objects.filter(place=place).values_list("line", flat=True)}
    return sum(str(item.line) not in given | carried for item in items)


def _list_given(place: Place, items: Iterable[Item]) -> set[str]:
    lines = Assignment.objects.standing().filter(place=place, line__in=[item.line for item in items])
    return {str(line) for line in lines.values_list("line", flat=True).distinct()}


def _open_plan(
    plan: Plan, items: list[Item], units: Sequence[Unit], given: set[str], carried: dict[str, str]
) -> OpenPlan:
    plan_units = list_plan_units(plan, items, units)
    lines, likeness = by_line(items), Likeness(items)
    tasks = [item for item in items if item.kind == Item.Kind.TASK]
    is_open = [i for i in tasks if str(i.line) not in given and str(i.line) not in carried]
    return OpenPlan(
        pk=plan.pk,
        title=plan.title,
        groups=tuple(_groups(is_open, plan_units, likeness)),
        carried=tuple(
            CarriedTask(str(i.line), i.ref, i.text, ref_of(lines[carried[str(i.line)]]))
            for i in tasks
            if str(i.line) not in given and carried.get(str(i.line)) in lines
        ),
        task_count=len(tasks),
        open_count=len(is_open),
        unmatched=sum(not unit.units and unit.tasks > 0 for unit in plan_units),
    )


def _groups(items: Sequence[Item], plan_units: Sequence[PlanUnit], likeness: Likeness) -> Iterable[OpenGroup]:
    for unit in plan_units:
        tasks = tuple(_open_task(item, likeness) for item in items if item.unit_kind == unit.kind)
        if tasks:
            yield OpenGroup(unit.name, unit, tasks)
    for part, name in PARTS.items():
        loose = [i for i in items if not i.unit_kind and (i.payload.get("part") or "content") == part]
        if loose:
            yield OpenGroup(str(name), None, tuple(_open_task(item, likeness) for item in loose))


def _open_task(item: Item, likeness: Likeness) -> OpenTask:
    best = next(iter(likeness.offer(item)), None)
    carrier = best.item if best else None
    return OpenTask(
        str(item.line), item.pk, item.ref, item.text, when_words(item.payload),
        str(carrier.line) if carrier else "", ref_of(carrier) if carrier else "",
        carrier.text if carrier else "",
    )  # fmt: skip


def due_of(item: Item, year: int) -> date | None:
    """The day that the paper itself sets for a task in a year; None for ongoing work."""
    when = item.payload.get("when") or {}
    day = when.get("end") or when.get("start")
    if not day:
        return None
    try:
        return date.fromisoformat(day if len(day) == 10 else f"{year}-{day}")
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class OneTask:
    """A task of a plan as the page that gives it shows it."""

    item: Item
    unit: PlanUnit | None
    given: int
    carriers: tuple[Item, ...]
    carried_by: Item | None
    version: str


def get_one_task(viewer: Viewer, item: Item, year: int) -> OneTask:
    """A task with whom the plan means, what may carry it, and what was given already."""
    items = list_items_of([item.plan])
    units = list_units_of_year(viewer, item.plan.place, year)
    mine = [u for u in list_plan_units(item.plan, items, units) if u.kind == item.unit_kind]
    carrier = Carrier.objects.filter(place=item.plan.place_id, line=item.line).first()
    return OneTask(
        item=item,
        unit=mine[0] if mine else None,
        given=Assignment.objects.standing().filter(place=item.plan.place_id, line=item.line).count(),
        carriers=tuple(offer.item for offer in Likeness(items).offer(item)),
        carried_by=by_line(items).get(str(carrier.by_line)) if carrier else None,
        version=version_of_line(item),
    )


def version_of_line(item: Item) -> str:
    """What stands for a line now: how much was given of it, and whether another task carries it."""
    told = Assignment.objects.filter(place=item.plan.place_id, line=item.line).aggregate(n=Count("pk"))
    carried = Carrier.objects.filter(place=item.plan.place_id, line=item.line).values_list("pk", flat=True)
    return f"{told['n']}.{carried.first() or 0}"
