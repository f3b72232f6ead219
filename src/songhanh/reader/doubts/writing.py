"""Doubts about the writing: numbers that skip, sentences that break off, slips, words of another tier."""

from collections.abc import Iterator

from songhanh.reader.doubts.raised import Read, doubt
from songhanh.reader.doubts.slips import find_slips
from songhanh.reader.doubts.tiers import find_wrong_tiers
from songhanh.reader.plan import Doubt

_SKIPS = {("d", "e"), ("D", "E")}  # not everybody counts đ


def doubt_writing(read: Read) -> Iterator[Doubt]:
    """All doubts about numbering, sentences and words."""
    yield from _numbering(read)
    yield from _words(read)
    yield from _tiers(read)


def _numbering(read: Read) -> Iterator[Doubt]:
    last: dict[tuple[int, int], tuple[int, str]] = {}
    for node in read.outline.nodes:
        marker = node.block.marker
        if not marker.order:
            continue
        place = (id(node.parent), marker.rank)
        order, name = last.get(place, (0, ""))
        if name and marker.order == order:
            yield doubt("numbering_repeated", node.block.span, node.ref, number=marker.name)
        elif name and marker.order > order + 1 and (name, marker.name) not in _SKIPS:
            yield doubt("numbering_gap", node.block.span, node.ref, before=name, after=marker.name)
        last[place] = (marker.order, marker.name)


def _words(read: Read) -> Iterator[Doubt]:
    seen: set[tuple[str, str]] = set()
    for block, slip in find_slips(read):
        same = (slip.kind, slip.arguments.get("found") or slip.arguments["words"])
        if same not in seen:
            seen.add(same)
            yield doubt(slip.kind, block.words.span(slip.start, slip.end), None, **slip.arguments)


def _tiers(read: Read) -> Iterator[Doubt]:
    for found in find_wrong_tiers(read):
        yield doubt(found.kind, found.span, None, **found.arguments)
