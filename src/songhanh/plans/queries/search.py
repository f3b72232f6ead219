"""Search over one plan, with or without dấu: items by their key, then the paper itself."""

from dataclasses import dataclass

from songhanh.kernel.text import fold, nfc, search_key
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.words import item_words

AROUND = 90
MOST = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that holds the words."""

    pk: int
    kind_label: str
    ref: str
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the paper with the found ones in the middle; `start` is where they stand."""

    start: int
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    asked: str
    items: tuple[Hit, ...]
    passages: tuple[Passage, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.items or self.passages)


def search_plan(plan: Plan, asked: str) -> Found | None:
    """Items and passages that hold these words; None where nothing was asked."""
    key = search_key(asked)
    if not key:
        return None
    living = Item.objects.filter(plan=plan, search_key__contains=key).exclude(state=Item.State.DROPPED)
    kinds = dict(Item.Kind.choices)
    items = living.exclude(kind=Item.Kind.HEADING).order_by("position", "pk")[:MOST]
    hits = tuple(
        Hit(i.pk, str(kinds[i.kind]), i.ref, i.text, item_words(i.kind, i.payload, plan.until_year))
        for i in items
    )
    return Found(asked, hits, find_passages(plan.reading.text, asked))


def find_passages(text: str, asked: str) -> tuple[Passage, ...]:
    """Places of a text that hold the words, each with some of its neighbours; line ends are spaces."""
    text = nfc(text)
    folded, needle = fold(text), " ".join(fold(asked).split())
    passages: list[Passage] = []
    position = folded.find(needle) if needle else -1
    while position >= 0 and len(passages) < MOST:
        end = position + len(needle)
        left, right = max(0, position - AROUND), min(len(text), end + AROUND)
        left = text.find(" ", left, position) + 1 if left else 0
        right = text.rfind(" ", end, right) if right < len(text) else right
        passages.append(
            Passage(
                position,
                " ".join(text[left:position].split()),
                text[position:end],
                text[end : max(right, end)],
            )
        )
        position = folded.find(needle, end)
    return tuple(passages)
