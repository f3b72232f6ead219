"""Whom a plan means: its units beside those of the commune, by kind and name, unless somebody said so."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from songhanh.assignments.models import UnitMatch
from songhanh.catalogue.units import unit_kinds
from songhanh.journal.actor import Viewer
from songhanh.kernel.text import search_key
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.words import UNIT_KINDS

ALL_AGENCIES = "all_agencies"


@dataclass(frozen=True, slots=True)
class PlanUnit:
    """A unit of a plan: how many tasks are its, and whom of the commune it means."""

    plan_pk: int
    kind: str
    name: str
    tasks: int
    units: tuple[Unit, ...]
    is_chosen: bool
    version: int

    @property
    def relation(self) -> str:
        """The relation of the units meant; of the kind where there is none."""
        if self.units:
            return self.units[0].relation
        return relation_of(self.kind)


def relation_of(kind: str) -> str:
    """The relation of a kind of body, as the catalogue has it."""
    return next((known.relation for known in unit_kinds() if known.code == kind), "own")


def list_units_of_year(viewer: Viewer, place: Place, year: int) -> tuple[Unit, ...]:
    """Units that the place has on some day of a year, in Vietnamese order."""
    found = Unit.objects.visible_to(viewer).filter(place=place, since__lte=date(year, 12, 31))
    living = found.filter(Q(until__isnull=True) | Q(until__gt=date(year, 1, 1)))
    return tuple(living.order_by("sort_key", "pk"))


def list_plan_units(plan: Plan, items: Iterable[Item], units: Sequence[Unit]) -> tuple[PlanUnit, ...]:
    """The units that a plan names or gives tasks to, in its order, with whom they mean."""
    names: dict[str, list[str]] = {}
    tasks: Counter[str] = Counter()
    for item in items:
        if item.kind == Item.Kind.UNIT and item.text not in names.setdefault(item.unit_kind, []):
            names[item.unit_kind].append(item.text)
        elif item.kind == Item.Kind.TASK and item.unit_kind:
            tasks[item.unit_kind] += 1
    chosen = {
        match.kind: match
        for match in UnitMatch.objects.filter(place=plan.place_id, series=plan.series)
        .prefetch_related("units")
        .order_by("pk")
    }
    kinds = [*names, *(kind for kind in tasks if kind not in names)]
    return tuple(
        _plan_unit(plan, kind, names.get(kind, []), tasks[kind], units, chosen.get(kind))
        for kind in kinds
        if kind
    )


def _plan_unit(
    plan: Plan, kind: str, names: list[str], tasks: int, units: Sequence[Unit], match: UnitMatch | None
) -> PlanUnit:
    name = ", ".join(names) or str(UNIT_KINDS.get(kind, kind))
    if match is None:
        return PlanUnit(plan.pk, kind, name, tasks, guess_units(kind, names, units), False, 0)
    meant = {unit.pk for unit in match.units.all()}
    found = tuple(unit for unit in units if unit.pk in meant)
    return PlanUnit(plan.pk, kind, name, tasks, found, True, match.version)


def guess_units(kind: str, names: Iterable[str], units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Units of the kind, those alone that bear the name where some do; a name alone where no kind fits."""
    if kind == ALL_AGENCIES:
        return tuple(unit for unit in units if unit.kind != "village")
    keys = [search_key(name) for name in names]
    of_kind = [unit for unit in units if unit.kind == kind and kind != "other"]
    among = of_kind or [unit for unit in units if unit.kind != "village"]
    named = tuple(unit for unit in among if unit.search_key in keys)
    return named or tuple(of_kind)
