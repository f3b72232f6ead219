"""From what a year's plan can be drafted: last year's own plan, and the plans above that hold in the year."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from songhanh.places.models import Place
from songhanh.plans.models import Item, Plan, Sketch
from songhanh.plans.queries.chain.parents import IN_FORCE, list_above


@dataclass(frozen=True, slots=True)
class Sources:
    """`before` is None in a first year; `is_late`: the plans above are of the year before, none is newer."""

    before: Plan | None
    above: tuple[Plan, ...]
    own: tuple[Plan, ...]
    is_late: bool


def find_sources(place: Place, year: int) -> Sources:
    """What there is for a year."""
    frozen = Plan.objects.filter(state__in=IN_FORCE).select_related("place").defer("head")
    told = frozen.filter(place=place, since_year=year - 1, until_year=year - 1).annotate(
        targets=Count("items", filter=Q(items__kind=Item.Kind.TARGET) & ~Q(items__state=Item.State.DROPPED))
    )
    before = told.order_by("-targets", "pk").first()
    higher = frozen.filter(place__in=list_above(place)[1:]).order_by("since_year", "title", "pk")
    now = list(higher.filter(since_year__lte=year, until_year__gte=year))
    annual = [one for one in now if one.kind == Plan.Kind.ANNUAL]
    late = [] if annual else list(higher.filter(since_year=year - 1, until_year=year - 1))
    own = frozen.filter(place=place, since_year__lte=year, until_year__gte=year, kind=Plan.Kind.STRATEGY)
    return Sources(before, (*now, *late), tuple(own.order_by("title", "pk")), bool(late))


def list_sources_of(sketch: Sketch) -> list[Plan]:
    """The plans above from which a draft is made, as they are in force now."""
    series = [UUID(one) for one in sketch.above]
    plans = Plan.objects.filter(series__in=series, state__in=IN_FORCE).select_related("place")
    return list(plans.defer("head").order_by("since_year", "title", "pk"))


def find_open_sketch(place: Place, year: int) -> Sketch | None:
    """The draft that is being worked on."""
    return Sketch.objects.filter(place=place, year=year, state=Sketch.State.OPEN).first()
