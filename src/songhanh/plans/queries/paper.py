"""The paper on the screen: a reading's text cut into blocks and pieces that know what was made of them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from songhanh.plans.models import Doubt, Item

_BULLET = re.compile(r"\s*(?:[-+*•–—]|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[IVXL]+\.|#)")
_ENDS = tuple(".;:!?")
# Kinds of passages whose lines are a paragraph's wraps; in all others each line stands for itself.
_FLOWING = frozenset({
    "target", "task", "aim", "purpose", "lead_in", "deadline", "reference", "closing", "context", "heading",
})  # fmt: skip
_STYLES = {
    "head": "title",
    "table": "row",
    "recipients": "note",
    "signature": "note",
    "furniture": "furniture",
}
_RANKS = {Doubt.Severity.ERROR: 0, Doubt.Severity.WARNING: 1, Doubt.Severity.NOTICE: 2}
_DOUBT_CLASSES = {
    Doubt.Severity.ERROR: "passage-wrong", Doubt.Severity.WARNING: "passage-doubt", Doubt.Severity.NOTICE: "",
}  # fmt: skip
_TAGS = {
    Doubt.Severity.ERROR: "tag-wrong", Doubt.Severity.WARNING: "tag-doubt", Doubt.Severity.NOTICE: "tag-note",
}  # fmt: skip
# A heading says where things stand, not what they are: it is the outermost of what its words may be.
_OUTER = frozenset({Item.Kind.HEADING, Item.Kind.HEAD})


@dataclass(frozen=True, slots=True)
class Tag:
    """A doubt's number beside the words that it speaks of."""

    doubt: int
    words: str
    css: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one block that the same items hold, innermost first; `first` where the innermost begins."""

    start: int
    text: str
    items: tuple[int, ...] = ()
    css: str = ""
    first: bool = False
    tags: tuple[Tag, ...] = ()
    anchors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or a line of the paper."""

    style: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """What the paper needs to know of an item."""

    pk: int
    kind: str
    start: int
    end: int
    state: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class DoubtMark:
    """What the paper needs to know of an open doubt."""

    pk: int
    item: int | None
    start: int
    end: int
    severity: str
    words: str


@dataclass(slots=True)
class _Sheet:
    """The text and everything that lies on it, while it is being cut."""

    text: str
    passages: Sequence[dict[str, Any]]
    items: Sequence[Mark]
    doubts: Sequence[DoubtMark]
    starts: list[int] = field(default_factory=list)
    headings: int = 0

    def passage_at(self, position: int) -> dict[str, Any] | None:
        """The map's passage at a position, or the last before it (blanks belong to none)."""
        index = bisect_right(self.starts, position) - 1
        if index < 0 or self.passages[index]["span"][1] <= position:
            return None
        return self.passages[index]


def mark_of(item: Item) -> Mark:
    """An item as the paper sees it."""
    level = item.payload.get("level") if item.kind == Item.Kind.HEADING else 0
    return Mark(item.pk, item.kind, item.start, item.end, item.state, int(level or 1))


def cut_paper(
    text: str, passages: Sequence[dict[str, Any]], items: Iterable[Mark], doubts: Iterable[DoubtMark] = ()
) -> tuple[Block, ...]:
    """The whole text in order as blocks of pieces; joined again, the pieces are the text but for line ends.

    Every character that is no line end stands in exactly one piece, so a selection on the screen is a span of
    the text.
    """
    live = [item for item in items if item.state != Item.State.DROPPED and item.end > item.start]
    sheet = _Sheet(text, passages, live, list(doubts), [passage["span"][0] for passage in passages])
    return tuple([_make_block(sheet, spans) for spans in _find_paragraphs(sheet)])


def _find_paragraphs(sheet: _Sheet) -> list[list[tuple[int, int]]]:
    """Lines of the text, grouped where one runs on in the next."""
    groups: list[list[tuple[int, int]]] = []
    position = 0
    for line in sheet.text.split("\n"):
        span = (position, position + len(line))
        position = span[1] + 1
        if not line.strip():
            continue
        if groups and _runs_on(sheet, groups[-1][-1], span):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _runs_on(sheet: _Sheet, before: tuple[int, int], span: tuple[int, int]) -> bool:
    first, second = sheet.text[slice(*before)], sheet.text[slice(*span)]
    if before[1] + 1 != span[0] or first.rstrip().endswith(_ENDS) or _BULLET.match(second):
        return False
    passage = sheet.passage_at(before[0] + len(first) - len(first.lstrip()))
    start = span[0] + len(second) - len(second.lstrip())
    return passage is not None and passage["as"] in _FLOWING and passage is sheet.passage_at(start)


def _make_block(sheet: _Sheet, spans: list[tuple[int, int]]) -> Block:
    start, end = spans[0][0], spans[-1][1]
    items = [item for item in sheet.items if item.start < end and item.end > start]
    doubts = [doubt for doubt in sheet.doubts if doubt.start < end and doubt.end > start]
    cuts = {start, end}
    spans_on = [(item.start, item.end) for item in items]
    spans_on += [(doubt.start, doubt.end) for doubt in doubts if doubt.item is None]
    for span in spans_on:
        cuts.update(position for position in span if start < position < end)
    cuts.update(_map_cuts(sheet, start, end))
    edges = sorted(cuts)
    pieces = tuple(_make_piece(sheet, a, b, items, doubts) for a, b in pairwise(edges))
    return Block(_style_of(sheet, start, items), pieces)


def _map_cuts(sheet: _Sheet, start: int, end: int) -> list[int]:
    """Where unclaimed words begin and end within a block."""
    index = max(0, bisect_right(sheet.starts, start) - 1)
    cuts: list[int] = []
    for passage in sheet.passages[index:]:
        if passage["span"][0] >= end:
            break
        if passage["as"] == "context":
            cuts.extend(position for position in passage["span"] if start < position < end)
    return cuts


def _make_piece(sheet: _Sheet, start: int, end: int, items: list[Mark], doubts: list[DoubtMark]) -> Piece:
    text = sheet.text[start:end].replace("\n", " ")
    holding = sorted(
        (item for item in items if item.start <= start and end <= item.end),
        key=lambda item: (item.kind in _OUTER, item.end - item.start, item.pk),
    )
    if not holding:
        about = [
            doubt for doubt in doubts if doubt.item is None and doubt.start <= start and end <= doubt.end
        ]
        passage = sheet.passage_at(start + len(text) - len(text.lstrip()))
        unclaimed = passage is not None and passage["as"] == "context"
        css = "passage-context" if unclaimed and text.strip() else ""
        return Piece(start, text, (), css, tags=_tags(about, end), anchors=_anchors(items, start))
    inner = holding[0]
    if inner.kind in _OUTER and not _has_words(text):
        return Piece(start, text, (), "", anchors=_anchors(items, start))
    about = [doubt for doubt in doubts if doubt.item == inner.pk]
    return Piece(
        start=start, text=text, items=tuple(item.pk for item in holding), css=_css(inner, about),
        first=inner.start == start, tags=_tags(about, inner.end) if end == inner.end else (),
        anchors=_anchors(holding[1:], start),
    )  # fmt: skip


def _has_words(text: str) -> bool:
    """Whether a piece of an outer item is more than the marks between the inner ones."""
    return any(letter.isalnum() for letter in text)


def _anchors(items: Iterable[Mark], start: int) -> tuple[int, ...]:
    """Items around the innermost one that begin here: places to jump to."""
    return tuple(item.pk for item in items if item.start == start)


def _css(item: Mark, doubts: list[DoubtMark]) -> str:
    classes = ["passage"] if item.kind not in _OUTER else ["passage", "passage-outer"]
    if item.state != Item.State.READ:
        classes.append("passage-accepted")
    worst = min(doubts, key=lambda doubt: _RANKS[Doubt.Severity(doubt.severity)], default=None)
    if worst is not None and _DOUBT_CLASSES[Doubt.Severity(worst.severity)]:
        classes = [*classes[:1], _DOUBT_CLASSES[Doubt.Severity(worst.severity)]]
    return " ".join(classes)


def _tags(doubts: list[DoubtMark], _end: int) -> tuple[Tag, ...]:
    return tuple(Tag(doubt.pk, doubt.words, _TAGS[Doubt.Severity(doubt.severity)]) for doubt in doubts)


def _style_of(sheet: _Sheet, start: int, items: list[Mark]) -> str:
    lead = (
        len(sheet.text[start:]) - len(sheet.text[start:].lstrip())
        if sheet.text[start : start + 1].isspace()
        else 0
    )
    passage = sheet.passage_at(start + lead)
    if passage is None:
        return "text"
    if passage["as"] != "heading":
        return _STYLES.get(passage["as"], "text")
    level = min((item.level for item in items if item.kind == Item.Kind.HEADING), default=2)
    style = "h2" if level <= 1 or not sheet.headings else "h3"
    sheet.headings += 1
    return style
