"""From above: of each target of a province's plan, which communes have a line, a weaker one, none."""

from collections.abc import Sequence
from dataclasses import dataclass

from songhanh.journal.actor import Viewer
from songhanh.places.models import Place
from songhanh.plans.models import Plan
from songhanh.plans.queries.chain.gaps import ORDER, read_answers, read_promises, stand_of
from songhanh.plans.queries.chain.kin import Answers, Known, find_kin, know
from songhanh.plans.queries.chain.parents import IN_FORCE
from songhanh.plans.queries.chain.promises import Promise
from songhanh.plans.queries.chain.words import STATES, promise_words

# Of several plans of a commune the one that keeps the promise best speaks for it.
_BEST = ("held", "not_due", "sparser", "later", "weaker", "open", "unlike", "asked", "missing")
_SHORT = ("missing", "asked", "weaker", "later", "sparser", "open", "unlike")


@dataclass(frozen=True, slots=True)
class Here:
    """A commune and its sentence; `own` is None where it has none."""

    place: Place
    state: str
    own: Promise | None

    @property
    def state_words(self) -> str:
        return str(STATES[self.state])

    @property
    def own_words(self) -> str:
        return promise_words(self.own) if self.own is not None else ""


@dataclass(frozen=True, slots=True)
class Below:
    """A target of the plan above, and how it stands in each commune that has a plan."""

    parent: Promise
    asked_words: str
    here: tuple[Here, ...]

    @property
    def is_theirs(self) -> bool:
        """Whether communes owe it at all."""
        return self.parent.measurable == "yes"

    @property
    def why_not(self) -> str:
        return "" if self.is_theirs else str(STATES[self.parent.measurable])

    @property
    def kept(self) -> int:
        return sum(one.state in ("held", "not_due") for one in self.here)

    @property
    def short(self) -> tuple[Here, ...]:
        """Where something falls short, the missing first."""
        found = [one for one in self.here if one.state in _SHORT]
        return tuple(sorted(found, key=lambda one: (_SHORT.index(one.state), one.place.sort_key)))

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """ "Chưa có" 3, "Thấp hơn" 5: what falls short, in the order in which it should be looked at."""
        told = [(state, sum(one.state == state for one in self.here)) for state in ORDER if state in _SHORT]
        return tuple((str(STATES[state]), number) for state, number in told if number)


@dataclass(frozen=True, slots=True)
class BelowPage:
    """The targets of a plan and the communes under it; `without` have no plan in force in its years."""

    plan: Plan
    targets: tuple[Below, ...]
    with_plan: tuple[Place, ...]
    without: tuple[Place, ...]


def get_below(viewer: Viewer, plan: Plan) -> BelowPage:
    """How a plan is kept by the places under its own, in four queries however many they are."""
    places = list(
        Place.objects.visible_to(viewer)
        .filter(parent=plan.place, until__isnull=True)
        .order_by("sort_key", "pk")
    )
    plans = Plan.objects.filter(
        place__in=places, state__in=IN_FORCE, since_year__lte=plan.until_year, until_year__gte=plan.since_year
    )
    below = list(plans.defer("head").order_by("pk"))
    by_plan = read_promises([plan, *below])
    answers = read_answers(places)
    with_plan = [place for place in places if any(one.place_id == place.pk for one in below)]
    asked = know(by_plan[plan.pk])
    found: dict[str, list[Here]] = {one.key: [] for one in by_plan[plan.pk]}
    for place in with_plan:
        own = [know(by_plan[one.pk]) for one in below if one.place_id == place.pk]
        for key, here in _stand(place, asked, own, answers[place.pk]):
            found[key].append(here)
    targets = tuple(Below(one, promise_words(one), tuple(found[one.key])) for one in by_plan[plan.pk])
    without = tuple(place for place in places if place not in with_plan)
    return BelowPage(plan, targets, tuple(with_plan), without)


def _stand(
    place: Place, asked: Sequence[Known], plans: Sequence[Sequence[Known]], answers: Answers
) -> list[tuple[str, Here]]:
    told: dict[str, Here] = {}
    for own in plans:
        for kin in find_kin(asked, own, answers):
            here = Here(place, stand_of(kin), kin.own)
            before = told.get(kin.parent.key)
            if before is None or _rank(here) < _rank(before):
                told[kin.parent.key] = here
    return list(told.items())


def _rank(here: Here) -> int:
    return _BEST.index(here.state) if here.state in _BEST else len(_BEST)
