"""The plans that a plan follows: what its paper cites, with what people added and took away."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from songhanh.kernel.text import search_key
from songhanh.places.models import Place
from songhanh.plans.models import Issue, Item, Parentage, Plan
from songhanh.plans.queries.chain.promises import STRATEGY
from songhanh.plans.queries.lists import years_words

STRATEGY_NUMBER = "28/NQ-CP"
IN_FORCE = (Plan.State.CONFIRMED, Plan.State.ENDED)


@dataclass(frozen=True, slots=True)
class Parent:
    """A plan above or before, or the strategy (`plan` is None). `how`: "cited", "said" or "offered"."""

    key: str
    title: str
    whose: str
    years: str
    number: str
    how: str
    plan: Plan | None
    note: str = ""
    rank: int = 9  # how far above: 0 of the same place, 1 of the place above, the nation last


@dataclass(frozen=True, slots=True)
class Cited:
    """A plan that the paper is based on and that is not in this installation."""

    number: str
    issuer: str


@dataclass(frozen=True, slots=True)
class Family:
    """The parents of a plan, what could be one, and what is cited and not here."""

    parents: tuple[Parent, ...]
    offered: tuple[Parent, ...]
    elsewhere: tuple[Cited, ...]


def list_above(place: Place) -> list[Place]:
    """A place and those above it, from the nearest."""
    chain: list[Place] = []
    step: Place | None = place
    while step is not None:
        chain.append(step)
        step = step.parent
    return chain


def find_family(plan: Plan) -> Family:
    """What a plan follows, in a constant number of queries."""
    said = dict(Parentage.objects.filter(series=plan.series).values_list("parent", "stands"))
    reachable = list_reachable(plan)
    numbers = _numbers(reachable)
    references = [item.payload for item in _references(plan)]
    found = [_parent(one, plan, references, numbers, said) for one in reachable]
    found.append(_strategy(references, said))
    parents = tuple(one for one in found if one.how != "offered")
    offered = tuple(one for one in found if one.how == "offered")
    return Family(parents, offered, tuple(_not_here(plan, references, numbers)))


def list_reachable(plan: Plan) -> list[Plan]:
    """Plans of this place and of those above it that are in force and begin no later than this one ends."""
    above = list_above(plan.place)
    plans = Plan.objects.filter(place__in=above, state__in=IN_FORCE, since_year__lte=plan.until_year)
    plans = plans.filter(until_year__gte=plan.since_year - 1).exclude(series=plan.series)
    found = plans.select_related("place").defer("head").order_by("since_year", "until_year", "title", "pk")
    nearest = {place.pk: number for number, place in enumerate(above)}
    return sorted((one for one in found if _may_lead(plan, one)), key=lambda one: -nearest[one.place_id])


def _may_lead(plan: Plan, other: Plan) -> bool:
    """From above whatever holds in these years; of this place what holds in all of them, or came before."""
    if other.place_id != plan.place_id:
        return other.until_year >= plan.since_year
    spans = other.since_year <= plan.since_year and other.until_year >= plan.until_year
    return spans or other.until_year < plan.since_year


def _references(plan: Plan) -> Iterable[Item]:
    cited = Item.objects.filter(plan=plan, kind=Item.Kind.REFERENCE).exclude(state=Item.State.DROPPED)
    return cited.order_by("position", "pk")


def _numbers(plans: list[Plan]) -> dict[UUID, list[tuple[str, str]]]:
    """Number and day of every version of these plans: an amended plan is still cited by its first number."""
    series = [one.series for one in plans]
    issues = Issue.objects.filter(plan__series__in=series, correction__isnull=True).order_by("pk")
    numbers: dict[UUID, list[tuple[str, str]]] = {}
    for of, number, day in issues.values_list("plan__series", "number", "issued_on"):
        numbers.setdefault(of, []).append((number, day.isoformat()))
    return numbers


def _parent(
    other: Plan,
    plan: Plan,
    references: list[dict[str, object]],
    numbers: dict[UUID, list[tuple[str, str]]],
    said: dict[str, bool],
) -> Parent:
    key, own = str(other.series), numbers.get(other.series, [])
    cited = any(_is_cited(one, other.place, own) for one in references)
    return Parent(
        key=key, title=other.title, whose=other.place.full_name, years=years_words(other),
        number=own[-1][0] if own else "", how=_how(said.get(key), cited=cited), plan=other,
        note=_note(other, plan), rank=[one.pk for one in list_above(plan.place)].index(other.place_id),
    )  # fmt: skip


def _how(said: bool | None, *, cited: bool) -> str:
    if said is None:
        return "cited" if cited else "offered"
    return ("cited" if cited else "said") if said else "offered"


def _is_cited(reference: dict[str, object], place: Place, numbers: list[tuple[str, str]]) -> bool:
    """The same number, the same day where the paper gives one, the same place where it names one."""
    number, day = str(reference.get("number") or ""), str(reference.get("date") or "")
    issuer = search_key(str(reference.get("issuer") or ""))
    if issuer and search_key(place.name) not in issuer:
        return False
    return any(number.upper() == own.upper() and on.startswith(day) for own, on in numbers)


def _note(other: Plan, plan: Plan) -> str:
    """What should be known of a parent: amended meanwhile, at its end, or of a year that is past."""
    if other.number > 1:
        return _("Đã được điều chỉnh, thay thế: đang so với bản %(number)s.") % {"number": other.number}
    if other.until_year < plan.since_year:
        return _("Kế hoạch của năm trước.")
    if other.state == Plan.State.ENDED:
        return _("Kế hoạch này đã kết thúc.")
    return ""


def _strategy(references: list[dict[str, object]], said: dict[str, bool]) -> Parent:
    cited = any(one.get("number") == STRATEGY_NUMBER for one in references)
    return Parent(
        key=STRATEGY, title=_("Chiến lược quốc gia về bình đẳng giới"), whose=_("Chính phủ"),
        years="2021–2030", number=STRATEGY_NUMBER, how=_how(said.get(STRATEGY), cited=cited), plan=None,
    )  # fmt: skip


def _not_here(
    plan: Plan, references: list[dict[str, object]], numbers: dict[UUID, list[tuple[str, str]]]
) -> Iterable[Cited]:
    """Plans of the places above that the paper names and nobody has brought in."""
    above = list_above(plan.place)[1:]
    for one in references:
        issuer = str(one.get("issuer") or "")
        of = [place for place in above if search_key(place.name) in search_key(issuer)]
        known = any(_is_cited(one, place, pair) for place in of for pair in numbers.values())
        if of and not known and search_key(str(one.get("type"))) == "ke hoach" and one.get("number"):
            yield Cited(str(one["number"]), issuer)
