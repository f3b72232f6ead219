"""All that was read of a plan, for those who doubt it; and how a doubt is made."""

import re
from dataclasses import dataclass
from functools import cached_property

from songhanh.reader.blocks import Block
from songhanh.reader.doubts.texts import doubt_text, severity_of
from songhanh.reader.items import Item
from songhanh.reader.outline import Outline
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

    @cached_property
    def words(self) -> frozenset[str]:
        """Every folded word of the paper: asked first whether one stands anywhere."""
        return frozenset(word for block in self.blocks for word in _WORD.findall(block.key))


def first_line(read: Read, span: Span) -> Span:
    """The first line of a passage: what is said of many lines points at one."""
    start, end = span
    stop = read.draft.source.text.find("\n", start, end)
    return (start, stop) if stop > start else span


def doubt(kind: str, span: Span, ref: str | None = None, **arguments: str) -> Doubt:
    """One doubt, its sentence made from its kind and arguments."""
    return Doubt(kind, severity_of(kind), ref or None, arguments, doubt_text(kind, arguments), span)
