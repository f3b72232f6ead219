"""Words of the wrong tier: "tỉnh" under a city, "ấp" among thôn."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from songhanh.reader.blocks import Block
from songhanh.reader.doubts.raised import Read
from songhanh.reader.plan import Span

_PARENT = re.compile(r"(?:ủy ban nhân dân|ubnd) (tỉnh|thành phố)\b")
_TO_ABOVE = {
    "thành phố": re.compile(
        r"\b(?:báo cáo|gửi|của|ubnd|ủy ban nhân dân|sở nội vụ)(?: về)? (tỉnh)\b(?! ủy)(?! [a-zđ]+ (?:có|là))"
    ),
    "tỉnh": re.compile(r"\b(?:báo cáo|gửi|ubnd|ủy ban nhân dân|sở nội vụ)(?: về)? (thành phố)\b"),
}
_COMMUNES = ("xã", "phường", "đặc khu")
_BODIES = ("ubnd", "ủy ban nhân dân", "công an", "trạm y tế", "địa bàn", "đảng ủy", "hđnd")
_OWN = re.compile(rf"(?:{'|'.join(_BODIES)}) ({'|'.join(_COMMUNES)})\b(?!,| và|/)")
_LEADS = ("các", "trưởng", "từng", "ở")
_KINDS = ("thôn", "ấp", "bản", "buôn", "khóm", "khu phố", "tổ dân phố")
# The border of the word is asked after its first letter, so that the engine skips to it.
_VILLAGE = re.compile(
    r"(?:c(?<!\w.)ác |t(?<!\w.)rưởng |t(?<!\w.)ừng |ở(?<!\w.) )"
    r"(thôn|ấp|(?<!văn )bản|buôn|khóm|khu phố|tổ dân phố)\b"
)
_LISTED = re.compile(
    r"(?:thôn|ấp|bản|buôn|khóm|khu phố|tổ dân phố|làng)\s*[,/(]\s*(?:thôn|ấp|bản|buôn|khóm"
    r"|khu phố|tổ dân phố|làng)"
)


@dataclass(frozen=True, slots=True)
class Misplaced:
    kind: str
    span: Span
    arguments: dict[str, str]


def find_wrong_tiers(read: Read) -> Iterator[Misplaced]:
    """Each wrong word once, where it first stands."""
    level = read.draft.head.locality.level
    if level in _COMMUNES:
        yield from _above(read)
        yield from _own(read, level)
        yield from _villages(read)


def _above(read: Read) -> Iterator[Misplaced]:
    """The level above is a province or a city; which, the plan itself says more often."""
    said = Counter(found[1] for found in _PARENT.finditer(read.paper.key))
    if not said:
        return
    (parent, often), *rest = said.most_common()
    if rest and rest[0][1] * 3 > often:
        return
    other = "tỉnh" if parent == "thành phố" else "thành phố"
    for block in read.inner.with_any(other):
        if found := _TO_ABOVE[parent].search(block.key):
            yield _misplaced(block, found.span(1), parent)
            return


def _own(read: Read, level: str) -> Iterator[Misplaced]:
    if not any(
        f"{body} {other}" in read.paper.key for other in _COMMUNES if other != level for body in _BODIES
    ):
        return
    said = Counter(found[1] for found in _OWN.finditer(read.paper.key))
    for word, times in said.items():
        if word == level or times * 3 > said[level]:
            continue
        block, found = next(
            (block, found) for block in read.blocks for found in _OWN.finditer(block.key) if found[1] == word
        )
        yield _misplaced(block, found.span(1), level)


def _villages(read: Read) -> Iterator[Misplaced]:
    named = [
        kind
        for kind in _KINDS
        if read.words.issuperset(kind.split()) and any(f"{lead} {kind}" in read.paper.key for lead in _LEADS)
    ]
    if len(named) < 2:
        return
    places = [
        (block, found)
        for block in read.inner.with_any(*_KINDS)
        for found in _VILLAGE.finditer(block.key)
        if not _LISTED.search(block.key, max(0, found.start() - 12), found.end() + 14)
    ]
    said = Counter(found[1] for _, found in places)
    if not said:
        return
    usual, often = said.most_common(1)[0]
    for word, times in said.items():
        if word != usual and times * 3 <= often:
            block, found = next((block, found) for block, found in places if found[1] == word)
            yield _misplaced(block, found.span(1), usual)


def _misplaced(block: Block, place: tuple[int, int], expected: str) -> Misplaced:
    word = block.text[place[0] : place[1]]
    return Misplaced("wrong_tier_word", block.words.span(*place), {"word": word, "expected": expected})
