"""Which task on organisation carries a general one: offered by likeness of words, never decided."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from songhanh.kernel.text import search_key
from songhanh.plans.models import Item

LEAST = 0.2  # tried on the plans of the demonstration: below it, offers are noise
MOST = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A task that may carry another; `likeness` is the share of common words, by weight, from 0 to 1."""

    item: Item
    likeness: float


class Likeness:
    """How alike the tasks of a plan are: words weigh the more the fewer tasks use them."""

    def __init__(self, items: Iterable[Item]) -> None:
        tasks = [item for item in items if item.kind == Item.Kind.TASK]
        self._pairs = {item.pk: _pairs(item.text) for item in tasks}
        used = Counter(pair for pairs in self._pairs.values() for pair in pairs)
        self._weight = {pair: math.log((1 + len(tasks)) / times) for pair, times in used.items()}
        self._carriers = [item for item in tasks if item.payload.get("part") == "organisation"]

    def offer(self, item: Item) -> tuple[Offer, ...]:
        """Tasks on organisation that speak of the same, best first; nothing for one of them."""
        if item.payload.get("part") != "content":
            return ()
        offers = [Offer(other, self._share(item.pk, other.pk)) for other in self._carriers]
        near = sorted((o for o in offers if o.likeness >= LEAST), key=lambda o: (-o.likeness, o.item.pk))
        return tuple(near[:MOST])

    def _share(self, one: int, other: int) -> float:
        """Common weight over that of the shorter text."""
        common = self._sum(self._pairs[one] & self._pairs[other])
        least = min(self._sum(self._pairs[one]), self._sum(self._pairs[other]))
        return common / least if least else 0.0

    def _sum(self, pairs: Iterable[str]) -> float:
        return sum(self._weight[pair] for pair in sorted(pairs))


def _pairs(text: str) -> frozenset[str]:
    """Two syllables at a time: most Vietnamese words have two."""
    syllables = search_key(text).split()
    return frozenset(f"{one} {other}" for one, other in pairwise(syllables))


def ref_of(item: Item) -> str:
    """How a task is called in a sentence: its number in the paper, else its first words."""
    return item.ref or " ".join(item.text.split()[:8])


def by_line(items: Sequence[Item]) -> dict[str, Item]:
    """Items under their lines."""
    return {str(item.line): item for item in items}
