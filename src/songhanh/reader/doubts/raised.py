"""All that was read of a plan, for those who doubt it; and how a doubt is made."""

from dataclasses import dataclass

from songhanh.reader.blocks import Block
from songhanh.reader.doubts.texts import doubt_text, severity_of
from songhanh.reader.items import Item
from songhanh.reader.outline import Outline
from songhanh.reader.places import Named
from songhanh.reader.plan import Doubt, Draft, Span
from songhanh.reader.targets import Placed


@dataclass(frozen=True, slots=True)
class Read:
    """All that was read, for those who doubt it."""

    draft: Draft
    blocks: tuple[Block, ...]
    body: tuple[Block, ...]
    outline: Outline
    items: tuple[Item, ...]
    placed: tuple[Placed, ...]
    place: Named


def first_line(read: Read, span: Span) -> Span:
    """The first line of a passage: what is said of many lines points at one."""
    start, end = span
    stop = read.draft.source.text.find("\n", start, end)
    return (start, stop) if stop > start else span


def doubt(kind: str, span: Span, ref: str | None = None, **arguments: str) -> Doubt:
    """One doubt, its sentence made from its kind and arguments."""
    return Doubt(kind, severity_of(kind), ref or None, arguments, doubt_text(kind, arguments), span)
