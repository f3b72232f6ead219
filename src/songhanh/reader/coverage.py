"""The map: disjoint, sorted passages that cover every word, each with what it was taken for."""

import re
from collections.abc import Iterable

from songhanh.reader.blocks import Block
from songhanh.reader.closing import split_closing
from songhanh.reader.items import Item, map_kind
from songhanh.reader.parts import Parts
from songhanh.reader.plan import Coverage, Line, MapKind, Passage, Span

_REST_OF_WORD = re.compile(r"\S*")  # marks of emphasis may hang behind a title's colon
Claim = tuple[Span, MapKind, str | None]


def draw_map(
    text: str, parts: Parts, items: tuple[Item, ...], furniture: Iterable[Span], cells: Iterable[Line]
) -> tuple[Passage, ...]:
    """Every line in the passage of its block; what no step claimed is context."""
    claims: list[Claim] = [(span, "furniture", None) for span in furniture]
    claims.extend((line.span, "table", None) for line in cells)
    claims.extend(_head_claims(parts))
    for item in items:
        claims.extend(_item_claims(item, text))
    return tuple(_fill(text, sorted(claims)))


def _lines(block: Block, kind: MapKind, ref: str | None = None) -> list[Claim]:
    return [(line.span, kind, ref) for line in block.lines]


def _head_claims(parts: Parts) -> list[Claim]:
    claims: list[Claim] = []
    for block in [*parts.letterhead, *([parts.type_line] if parts.type_line else []), *parts.title]:
        claims.extend(_lines(block, "head"))
    for block in parts.preamble:
        claims.extend(
            _lines(block, "reference" if re.search(r"\d\s?[/-]\s?[a-zđ]", block.key) else "lead_in")
        )
    recipients, signature = split_closing(parts.closing)
    for block in recipients:
        claims.extend(_lines(block, "recipients"))
    for block in signature:
        claims.extend(_lines(block, "signature"))
    return claims


def _item_claims(item: Item, text: str) -> list[Claim]:
    claims: list[Claim] = []
    kind = map_kind(item)
    for node in item.nodes:
        lines = [line.span for line in node.block.lines]
        ref = node.ref or None
        if node.title is not None:
            cut = node.title.words.span(0, len(node.title.text))[1]
            rest = _REST_OF_WORD.match(text, cut)
            cut = rest.end() if rest else cut
            claims.extend(((a, min(b, cut)), "heading", ref) for a, b in lines if a < cut)
            lines = [(max(a, cut), b) for a, b in lines if b > cut]
        claims.extend((span, kind, ref) for span in lines)
    return claims


def _fill(text: str, claims: list[Claim]) -> Iterable[Passage]:
    """Join neighbours of one item, cut overlaps, name the rest context."""
    merged: list[Claim] = []
    end = 0
    for (first, stop), kind, ref in claims:
        start = max(first, end)
        if start >= stop:
            continue
        between = text[end:start]
        if between and not between.isspace():
            merged.extend(((a, b), _unclaimed(text[a:b]), None) for a, b in _gaps(text, end, start))
        last = merged[-1] if merged else None
        if last and last[1:] == (kind, ref) and kind != "furniture" and _is_near(text[last[0][1] : start]):
            merged[-1] = ((last[0][0], stop), kind, ref)
        else:
            merged.append(((start, stop), kind, ref))
        end = stop
    merged.extend(((a, b), _unclaimed(text[a:b]), None) for a, b in _gaps(text, end, len(text)))
    return [Passage(span, kind, ref) for span, kind, ref in merged]


def _is_near(between: str) -> bool:
    """Whether nothing but a line's end stands between two lines."""
    return between == "\n" or (not between.strip() and "\n\n" not in between)


def _unclaimed(words: str) -> MapKind:
    """Nobody's words are context; the bars between cells of a table in plain text belong to it."""
    return "table" if not words.strip("|-–:= \n\t") else "context"


def _gaps(text: str, start: int, end: int) -> list[Span]:
    """The words of a stretch that nobody claimed, as one passage."""
    stretch = text[start:end]
    words = stretch.strip()
    if not words:
        return []
    first = start + stretch.index(words)
    return [(first, first + len(words))]


def count_words(text: str, passages: tuple[Passage, ...]) -> Coverage:
    """How many words the text has, how many lie in a passage, how many of those are furniture."""
    words = placed = furniture = before = 0
    for one in passages:
        start, end = one.span
        if start > before and not text[before:start].isspace():
            words += _begun(text, before, start)
        count = _begun(text, start, end)
        placed += count
        furniture += count if one.kind == "furniture" else 0
        before = end
    return Coverage(words + placed + _begun(text, before, len(text)), placed, furniture)


def _begun(text: str, start: int, end: int) -> int:
    """How many words begin in a stretch: cells of a table may part what no space does ("2026|2027")."""
    torn = 0 < start < end and not (text[start - 1].isspace() or text[start].isspace())
    return len(text[start:end].split()) - torn
