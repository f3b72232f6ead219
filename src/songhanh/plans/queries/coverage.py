"""Where every word of a paper went: the line of coverage and its bar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from songhanh.kernel.text import words
from songhanh.plans.models import Item
from songhanh.plans.queries.paper import Mark

BAR = 600
GAP = 3


@dataclass(frozen=True, slots=True)
class Coverage:
    """Words of the paper, those with a place, those that nothing claims; `path` draws what is claimed."""

    words: int
    placed: int
    unclaimed: int
    path: str


def get_coverage(text: str, draft: dict[str, Any], items: Iterable[Mark]) -> Coverage:
    """Coverage of a reading by what lives of it now."""
    counted = draft.get("coverage") or {}
    gaps = _find_gaps(text, _merge(_claims(draft.get("map") or (), items)))
    return Coverage(
        words=counted.get("words", 0),
        placed=counted.get("placed", 0),
        unclaimed=sum(count for _start, _end, count in gaps),
        path=_draw(gaps, len(text)),
    )


def _claims(passages: Sequence[dict[str, Any]], items: Iterable[Mark]) -> list[tuple[int, int]]:
    """What the map places and nobody dropped, and every living item."""
    spanned = [item for item in items if item.end > item.start]
    live = [(item.start, item.end) for item in spanned if item.state != Item.State.DROPPED]
    dropped = _merge([(item.start, item.end) for item in spanned if item.state == Item.State.DROPPED])
    placed = [(passage["span"][0], passage["span"][1]) for passage in passages if passage["as"] != "context"]
    return live + [piece for span in placed for piece in _without(span, dropped)]


def _without(span: tuple[int, int], holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    pieces, position = [], span[0]
    for start, end in holes:
        if start < span[1] and end > position:
            pieces.append((position, start))
            position = end
    pieces.append((position, span[1]))
    return [(start, end) for start, end in pieces if end > start]


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _find_gaps(text: str, claimed: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Stretches with words that nothing claims: start, end, how many words."""
    gaps, position = [], 0
    for start, end in [*claimed, (len(text), len(text))]:
        count = len(words(text[position:start])) if start > position else 0
        if count:
            gaps.append((position, start, count))
        position = max(position, end)
    return gaps


def _draw(gaps: list[tuple[int, int, int]], length: int) -> str:
    """An SVG path on a line of 600: all that is claimed, every gap wide enough to be seen."""
    scale = BAR / max(length, 1)
    drawn, left = "", 0
    for start, end, _count in gaps:
        right = round(start * scale)
        drawn += f"M{left} 9H{right}" if right > left else ""
        left = max(left, right, round(end * scale), right + GAP)
    return drawn + (f"M{left} 9H{BAR}" if left < BAR else "")
