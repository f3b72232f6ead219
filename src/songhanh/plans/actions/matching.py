"""Which item of a later version continues which line of the plan before it."""

from collections import defaultdict
from collections.abc import Callable
from difflib import SequenceMatcher

from songhanh.kernel.text import search_key
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.compare import FOLLOWED

ALIKE = 0.6


def match_lines(plan: Plan, before: Plan) -> None:
    """Give the items of a fresh later version their lines: same words, the same line; similar, a proposal."""
    new = list(plan.items.filter(kind__in=FOLLOWED).order_by("position", "pk"))
    old = list(
        before.items.filter(kind__in=FOLLOWED).exclude(state=Item.State.DROPPED).order_by("position", "pk")
    )
    for kind in FOLLOWED:
        match_kind([i for i in new if i.kind == kind], [i for i in old if i.kind == kind])
    Item.objects.bulk_update(new, ["continues", "match", "line"])


def match_kind(new: list[Item], old: list[Item]) -> None:
    """The same words under the same unit, then the same words anywhere, then like ones; never by number."""
    rest_new, rest_old = _match_same(new, old, lambda item: (search_key(item.text), item.unit_kind))
    rest_new, rest_old = _match_same(rest_new, rest_old, lambda item: (search_key(item.text), ""))
    _propose(rest_new, rest_old)


def _match_same(
    new: list[Item], old: list[Item], key: Callable[[Item], tuple[str, str]]
) -> tuple[list[Item], list[Item]]:
    """Pair what has the same key, in order; answers what is left of both."""
    waiting = defaultdict(list)
    for item in old:
        waiting[key(item)].append(item)
    unmatched = []
    for item in new:
        same = waiting.get(key(item))
        if same:
            before = same.pop(0)
            item.continues, item.match, item.line = before, Item.Match.SAME, before.line
        else:
            unmatched.append(item)
    return unmatched, [item for items in waiting.values() for item in items]


def _propose(new: list[Item], old: list[Item]) -> None:
    """The most alike pairs first; each line is proposed once."""
    pairs = sorted(
        ((likeness(a.text, b.text), a.text, b.text, a, b) for a in new for b in old),
        key=lambda pair: (-pair[0], *pair[1:3], pair[3].position, pair[4].position),
    )
    taken: set[int] = set()
    for item in new:
        item.match = Item.Match.NEW
    for score, _text, _before, item, before in pairs:
        if score < ALIKE:
            return
        if item.match == Item.Match.NEW and before.pk not in taken:
            item.continues, item.match = before, Item.Match.PROPOSED
            taken.add(before.pk)


def likeness(one: str, other: str) -> float:
    """How alike two sentences are by their words, from 0 to 1."""
    a, b = search_key(one).split(), search_key(other).split()
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0
