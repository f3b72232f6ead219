"""Two versions of a plan side by side, and a plan beside its scan: what was added, changed, taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from songhanh.kernel.text import search_key
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.words import item_words

Change = Literal["same", "changed", "moved", "new", "ended", "carried", "proposed"]
# Only what is promised has a line worth following; a heading or a reference is the paper's own.
FOLLOWED = (Item.Kind.TARGET, Item.Kind.TASK, Item.Kind.DEADLINE, Item.Kind.KEY_DATE, Item.Kind.UNIT)
CONTEXT = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words: in both, only before ("del") or only after ("ins")."""

    how: Literal["same", "del", "ins", "gap"]
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """An item as one version has it."""

    pk: int
    ref: str
    text: str
    words: str
    version: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A line in two versions; a side is None where the line is not there. `parts` tells the words apart."""

    change: Change
    kind: str
    kind_label: str
    before: Side | None
    after: Side | None
    parts: tuple[Part, ...]
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """All lines of two versions, changes first by the order of the paper."""

    before: Plan
    after: Plan
    pairs: tuple[Pair, ...]

    @property
    def changed(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.change in ("changed", "moved", "proposed"))

    @property
    def proposed(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.change == "proposed")

    @property
    def added(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.change == "new")

    @property
    def left(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.change == "ended")

    @property
    def shown(self) -> tuple[Pair, ...]:
        return (*self.changed, *self.added, *self.left)

    @property
    def kept(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.change in ("same", "carried"))


def compare_versions(plan: Plan) -> Comparison | None:
    """A later version beside the one that it follows, line by line; None for a first version."""
    before = plan.amends
    if before is None:
        return None
    old = {item.pk: item for item in _followed(before)}
    pairs: list[Pair] = []
    continued: set[int] = set()
    for item in _followed(plan):
        source = old.get(item.continues_id) if item.continues_id is not None else None
        if source is not None:
            continued.add(source.pk)
        pairs.append(_pair(plan, item, source))
    ended = [item for item in old.values() if item.pk not in continued]
    pairs += [_left(plan, item) for item in ended]
    return Comparison(before, plan, tuple(pairs))


def _followed(plan: Plan) -> list[Item]:
    living = Item.objects.filter(plan=plan, kind__in=FOLLOWED).exclude(state=Item.State.DROPPED)
    return list(living.order_by("position", "pk"))


def _side(plan: Plan, item: Item) -> Side:
    words = item_words(item.kind, item.payload, plan.until_year)
    return Side(item.pk, item.ref, item.text, words, item.version)


def _pair(plan: Plan, item: Item, source: Item | None) -> Pair:
    before = _side(plan, source) if source is not None else None
    after = _side(plan, item)
    change: Change = "new"
    if source is not None and before is not None:
        same = (before.text, before.words) == (after.text, after.words)
        moved = source.text == item.text and source.unit_kind != item.unit_kind
        change = "same" if same else "moved" if moved else "changed"
        change = "proposed" if item.match == Item.Match.PROPOSED else change
    if item.match == Item.Match.CARRIED:
        change = "carried"
    parts = diff_words(source.text, item.text) if source is not None and source.text != item.text else ()
    return Pair(change, item.kind, str(Item.Kind(item.kind).label), before, after, parts)


def _left(plan: Plan, item: Item) -> Pair:
    """A line that the later version does not mention: it goes on with an amendment unless that ends it."""
    ends = plan.relation == Plan.Relation.REPLACEMENT or str(item.line) in plan.ended_lines
    label = str(Item.Kind(item.kind).label)
    return Pair("ended", item.kind, label, _side(plan, item), None, (), ends)


def diff_words(before: str, after: str) -> tuple[Part, ...]:
    """The words of two texts as runs: in both, only before, only after. Wraps do not count."""
    return _diff(before.split(), after.split(), before.split(), after.split())


def compare_scan(text: str, scan: str) -> tuple[Part, ...]:
    """The text as read beside the scan's: differences with some words around; empty where they say the same.

    Compared without case, marks and punctuation, which recognition of scans mixes up.
    """
    ours, theirs = text.split(), scan.split()
    parts = _diff([search_key(w) for w in ours], [search_key(w) for w in theirs], ours, theirs)
    if all(part.how == "same" for part in parts):
        return ()
    return _shorten(parts)


def _diff(
    before_keys: Sequence[str], after_keys: Sequence[str], before: Sequence[str], after: Sequence[str]
) -> tuple[Part, ...]:
    parts: list[Part] = []
    matcher = SequenceMatcher(None, before_keys, after_keys, autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            parts.append(Part("same", " ".join(before[a:b])))
            continue
        if b > a:
            parts.append(Part("del", " ".join(before[a:b])))
        if d > c:
            parts.append(Part("ins", " ".join(after[c:d])))
    return tuple(parts)


def _shorten(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Long runs in both are cut to the words next to a difference."""
    short: list[Part] = []
    for number, part in enumerate(parts):
        words = part.text.split()
        if part.how != "same" or len(words) <= 2 * CONTEXT:
            short.append(part)
            continue
        if number:
            short.append(Part("same", " ".join(words[:CONTEXT])))
        short.append(Part("gap", ""))
        if number < len(parts) - 1:
            short.append(Part("same", " ".join(words[-CONTEXT:])))
    return tuple(short)
