"""A plan beside its parents: what is missing here, weaker, later, sparser; what is no gap, and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from songhanh.kernel.text import slug
from songhanh.places.models import Place
from songhanh.places.queries.own_rules import list_marks
from songhanh.plans.models import Item, Kinship, Plan
from songhanh.plans.queries.chain.kin import Answers, Kin, Known, find_kin, know, relate
from songhanh.plans.queries.chain.parents import IN_FORCE, Family, Parent, find_family
from songhanh.plans.queries.chain.promises import Promise, promise_of, strategy_promises
from songhanh.plans.queries.chain.strength import Held, compare
from songhanh.plans.queries.chain.words import (
    BEYOND,
    STATES,
    advice_words,
    clash_words,
    promise_words,
    reason_words,
)

# What asks for a decision first, then what falls short, then what needs nothing.
ORDER = (
    "asked", "missing", "weaker", "later", "sparser", "open", "unlike", "elsewhere", "not_due", "held",
    *BEYOND,
)  # fmt: skip
_MARKS = {
    "asked": "waiting", "missing": "not-met", "weaker": "behind", "later": "behind", "sparser": "behind",
    "open": "behind", "held": "met", "not_due": "on-track", "above": "measured-above",
}  # fmt: skip
GAPS = frozenset({"missing", "weaker", "later", "sparser", "open", "unlike"})


@dataclass(frozen=True, slots=True)
class Row:
    """A parent's promise and what became of it here; `own` is None where nothing did."""

    state: str
    parent: Promise
    own: Promise | None
    asked_words: str
    own_words: str
    reason: str
    advice: str
    is_said: bool = False

    @property
    def state_words(self) -> str:
        return str(STATES[self.state])

    @property
    def mark(self) -> str:
        """The look of its mark."""
        return _MARKS.get(self.state, "cannot-say")

    @property
    def anchor(self) -> str:
        return slug(self.parent.key)

    @property
    def is_linked(self) -> bool:
        """Whether a line of this plan was taken for it, which a person may deny."""
        return self.own is not None and self.state not in ("asked", "elsewhere")

    @property
    def is_open(self) -> bool:
        """Whether somebody should look at it."""
        return self.state in GAPS or self.state == "asked" or bool(self.advice)


@dataclass(frozen=True, slots=True)
class Beside:
    """One parent, its promises in the order in which they should be looked at."""

    parent: Parent
    rows: tuple[Row, ...]

    @property
    def open(self) -> tuple[Row, ...]:
        """What somebody should look at."""
        return tuple(row for row in self.rows if row.is_open)

    @property
    def done(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.is_open)

    @property
    def tally(self) -> tuple[tuple[str, int], ...]:
        """How many stand how, in the order in which they should be looked at."""
        counts = Counter(row.state for row in self.rows)
        return tuple((str(STATES[state]), counts[state]) for state in ORDER if counts[state])


@dataclass(frozen=True, slots=True)
class Clash:
    """Two parents that ask for the same thing in different measure; the stricter one counts."""

    one: Promise
    other: Promise
    words: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """The page: parents, what each asks for and has, what only this plan promises."""

    plan: Plan
    family: Family
    beside: tuple[Beside, ...]
    added: tuple[Promise, ...]
    clashes: tuple[Clash, ...]
    own: tuple[Promise, ...]


def get_gaps(plan: Plan, day: date) -> Gaps:
    """A plan beside its parents, as rules hold on a day, in a number of queries that depends on nothing."""
    family = find_family(plan)
    others = list(
        Plan.objects.in_year(plan.until_year)
        .filter(place=plan.place, state__in=IN_FORCE)
        .exclude(series=plan.series)
        .order_by("-since_year", "title", "pk")
    )
    above = [one.plan for one in family.parents if one.plan is not None]
    by_plan = read_promises([plan, *others, *above])
    answers = read_answers([plan.place])[plan.place.pk]
    own = by_plan[plan.pk]
    known, elsewhere = know(own), know([one for other in others for one in by_plan[other.pk]])
    beside: list[Beside] = []
    for parent in family.parents:
        asked = by_plan[parent.plan.pk] if parent.plan is not None else _strategy_at(plan.place, day)
        here = Here(known, elsewhere, answers, plan.is_frozen)
        beside.append(Beside(parent, tuple(compare_promises(asked, here))))
    kept = {row.own.key for one in beside for row in one.rows if row.own is not None}
    added = tuple(one for one in own if one.key not in kept) if family.parents else ()
    return Gaps(plan, family, tuple(beside), added, tuple(find_clashes(beside)), tuple(own))


def _strategy_at(place: Place, day: date) -> list[Promise]:
    """What the strategy asks of a place, with what its province and itself have set."""
    return strategy_promises(list_marks(place, day))


def read_promises(plans: Sequence[Plan]) -> dict[int, list[Promise]]:
    """The targets of several plans, by plan, in the order of each paper."""
    found: dict[int, list[Promise]] = {plan.pk: [] for plan in plans}
    of = {plan.pk: plan for plan in plans}
    living = Item.objects.filter(plan__in=of, kind=Item.Kind.TARGET).exclude(state=Item.State.DROPPED)
    for item in living.defer("search_key").order_by("plan", "position", "pk"):
        found[item.plan_id].append(promise_of(of[item.plan_id], item))
    return found


def read_answers(places: Iterable[Place]) -> dict[int, dict[tuple[str, str], bool]]:
    """What people said of lines, by place: (the parent's line, the line here)."""
    answers: dict[int, dict[tuple[str, str], bool]] = {place.pk: {} for place in places}
    rows = Kinship.objects.filter(place__in=answers).order_by("pk")
    for place, parent, line, same in rows.values_list("place", "parent", "line", "same"):
        answers[place][parent, str(line)] = same
    return answers


@dataclass(frozen=True, slots=True)
class Here:
    """What this place promises: in the plan at hand, in its other plans, and what people said of lines."""

    own: Sequence[Known]
    elsewhere: Sequence[Known]
    answers: Answers
    is_frozen: bool


def compare_promises(asked: Sequence[Promise], here: Here) -> list[Row]:
    """Each promise of a parent with what became of it, in the order in which it should be looked at."""
    places = {one.key: number for number, one in enumerate(asked)}
    rows = [_row(kin, here) for kin in find_kin(know(asked), here.own, here.answers)]
    return sorted(rows, key=lambda row: (ORDER.index(row.state), places[row.parent.key]))


def _row(kin: Kin, here: Here) -> Row:
    parent, own, held = kin.parent, kin.own, Held("held")
    state = stand_of(kin)
    if state not in ("missing", "asked") and own is not None:
        held = compare(parent, own)
    if state == "missing":
        other = find_kin([(parent, parent.meaning)], here.elsewhere, here.answers)[0]
        if other.how in ("said", "sure") and other.own is not None:
            state, own, held = "elsewhere", other.own, compare(parent, other.own)
    return Row(
        state=state, parent=parent, own=own, asked_words=promise_words(parent),
        own_words=promise_words(own) if own is not None else "",
        reason=reason_words(state, parent, own, held),
        advice=advice_words(state, held, is_frozen=here.is_frozen), is_said=kin.how == "said",
    )  # fmt: skip


def stand_of(kin: Kin) -> str:
    """How a parent's promise stands by what was found for it."""
    if kin.parent.measurable != "yes":
        return kin.parent.measurable
    if kin.own is None:
        return "missing"
    return "asked" if kin.how == "asked" else compare(kin.parent, kin.own).standing


def find_clashes(beside: Sequence[Beside]) -> Iterable[Clash]:
    """Where a nearer parent asks for less than a higher one, or two of one place for different figures.

    A province that asks for more than the nation contradicts nobody.
    """
    told = [
        (one.parent, row.parent, row.parent.meaning)
        for one in beside
        for row in one.rows
        if row.parent.measurable == "yes"
    ]
    pairs = ((a, b) for a in told for b in told if _is_higher(a[0], b[0]) and relate(a[2], b[2])[0] == "sure")
    for (first, one, _known), (second, other, _also) in pairs:
        words = clash_words(one, other, both=first.rank == second.rank)
        if words:
            yield Clash(one, other, words)


def _is_higher(one: Parent, other: Parent) -> bool:
    """Whether one stands above the other; of two of one place either, and each pair once."""
    return one.rank > other.rank or (one.rank == other.rank and one.key < other.key)
