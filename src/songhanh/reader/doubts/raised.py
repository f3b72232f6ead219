"""All that was read of a plan, for those who doubt it; and how a doubt is made."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from songhanh.reader.blocks import Block
from songhanh.reader.doubts.texts import doubt_text, severity_of
from songhanh.reader.items import Item
from songhanh.reader.nodes import Outline
from songhanh.reader.places import Named
from songhanh.reader.plan import Doubt, Draft, Span
from songhanh.reader.targets import Placed

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Read:
    """All that was read, for those who doubt it."""

    draft: Draft
    blocks: tuple[Block, ...]
    body: tuple[Block, ...]
    outline: Outline
    items: tuple[Item, ...]
    placed: tuple[Placed, ...]
    place: Named
    scanned: bool

    @cached_property
    def paper(self) -> "Searched":
        """All paragraphs, from the letterhead to the signature."""
        return Searched(self.blocks)

    @cached_property
    def inner(self) -> "Searched":
        """The paragraphs of the body."""
        return Searched(self.body)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """What stands between spaces anywhere, stops and all."""
        return frozenset(self.paper.key.split())

    @cached_property
    def words(self) -> frozenset[str]:
        """Every folded word of the paper: asked first whether one stands anywhere."""
        bare = {token for token in self.tokens if token.isalnum()}
        return frozenset(bare.union(_WORD.findall(" ".join(self.tokens - bare))))


class Searched:
    """Paragraphs as one text, searched once for words that stand in few of them."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks
        self.key = "\n".join(block.key for block in blocks)  # folded, a paragraph a line
        self._starts = [0, *accumulate(len(block.key) + 1 for block in blocks)]

    def with_any(self, *words: str) -> list[Block]:
        """The paragraphs in which one of some folded words stands, in order."""
        found = set()
        for word in words:
            at = self.key.find(word)
            while at >= 0:
                index = bisect_right(self._starts, at)
                found.add(index - 1)
                at = self.key.find(word, self._starts[index])
        return [self.blocks[index] for index in sorted(found)]


def first_line(read: Read, span: Span) -> Span:
    """The first line of a passage: what is said of many lines points at one."""
    start, end = span
    stop = read.draft.source.text.find("\n", start, end)
    return (start, stop) if stop > start else span


def doubt(kind: str, span: Span, ref: str | None = None, **arguments: str) -> Doubt:
    """One doubt, its sentence made from its kind and arguments."""
    return Doubt(kind, severity_of(kind), ref or None, arguments, doubt_text(kind, arguments), span)
