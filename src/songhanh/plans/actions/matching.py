"""Which item of a later version continues which line of the plan before it."""

from collections import defaultdict
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
        _match_kind([i for i in new if i.kind == kind], [i for i in old if i.kind == kind])
    Item.objects.bulk_update(new, ["continues", "match", "line"])


def _match_kind(new: list[Item], old: list[Item]) -> None:
    waiting = defaultdict(list)
    for item in old:
        waiting[search_key(item.text)].append(item)
    unmatched = []
    for item in new:
        same = waiting.get(search_key(item.text))
        if same:
            before = same.pop(0)
            item.continues, item.match, item.line = before, Item.Match.SAME, before.line
        else:
            unmatched.append(item)
    _propose(unmatched, [item for items in waiting.values() for item in items])


def _propose(new: list[Item], old: list[Item]) -> None:
    """The most alike pairs first; each line is proposed once."""
    pairs = sorted(
        ((likeness(a.text, b.text), -a.position, a, b) for a in new for b in old),
        key=lambda pair: pair[:2],
        reverse=True,
    )
    taken: set[int] = set()
    for item in new:
        item.match = Item.Match.NEW
    for score, _position, item, before in pairs:
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
