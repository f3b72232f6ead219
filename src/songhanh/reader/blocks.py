"""A paragraph or item with its words, and where each of them stands in the text as read."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from songhanh.reader.folding import fold, nfc
from songhanh.reader.markers import PLAIN, Marker
from songhanh.reader.plan import Line, Span

_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|__(?=\S)|(?<=\S)__|`")
_CHUNKS = re.compile(r"\S+(?: \S+)*")
PLAIN_MARKER = Marker(PLAIN)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text, line ends and runs of spaces made one space, Markdown's emphasis left out.

    `pieces` tells where they come from: (place in `text`, place in the source, length there, as it is).
    `key` is the same words as they are matched; as long as `text`.
    """

    text: str
    key: str
    pieces: tuple[tuple[int, int, int, bool], ...]

    def place(self, at: int, *, end: bool = False) -> int:
        """Where a place in `text` stands in the source; `end` asks for the end of what stands before it."""
        if not self.pieces:
            return 0
        probe = at - 1 if end and at else at
        index = bisect_right(self.pieces, (probe, 1 << 60))
        start, source, length, exact = self.pieces[index - 1 if index else 0]
        if exact:
            gone = at - start
            return source + (0 if gone < 0 else length if gone > length else gone)
        return source + (length if end else 0)

    def span(self, start: int, end: int) -> Span:
        """The span in the source of `text[start:end]`."""
        return self.place(start), self.place(max(start, end), end=True)


@dataclass(frozen=True, slots=True)
class Text:
    """The whole text; `folded` is it as it is matched, "" where it is not NFC; whether it has emphasis."""

    source: str
    folded: str
    markdown: bool


def words_of(text: Text, spans: list[Span]) -> Words:
    """The words of some lines as one text."""
    if text.markdown or not text.folded:
        return _collected(text.source, spans, markdown=text.markdown)
    source, folded = text.source, text.folded
    texts: list[str] = []
    keys: list[str] = []
    pieces: list[tuple[int, int, int, bool]] = []
    length = 0
    for start, end in spans:
        for first, last in _plain_chunks(source, start, end):
            if texts and not (texts[-1][-1] in "-–/" and _runs_over(texts[-1], source, first)):
                texts.append(" ")
                keys.append(" ")
                length += 1
            texts.append(source[first:last])
            keys.append(folded[first:last])
            pieces.append((length, first, last - first, True))
            length += last - first
    return Words("".join(texts), "".join(keys), tuple(pieces))


def _collected(source: str, spans: list[Span], *, markdown: bool) -> Words:
    """The same where letters have to be composed or Markdown's emphasis is left out."""
    parts: list[str] = []
    pieces: list[tuple[int, int, int, bool]] = []
    length = 0
    for start, end in spans:
        for chunk_start, chunk_end, glued in _chunks(source, start, end, markdown=markdown):
            if parts and not glued and not _runs_over(parts[-1], source, chunk_start):
                parts.append(" ")
                length += 1
            for word, place, taken in _composed(source[chunk_start:chunk_end], chunk_start):
                parts.append(word)
                pieces.append((length, place, taken, len(word) == taken))
                length += len(word)
    text = "".join(parts)
    return Words(text, fold(text), tuple(pieces))


def _runs_over(before: str, source: str, start: int) -> bool:
    """A line that ends inside a number of an instrument or between two days: "45-" / "CT/TW"."""
    if source[start - 1 : start] != "\n" or before[-1] not in "-–/" or len(before) < 2:
        return False
    left, right = before[-2], source[start : start + 2]
    return (left.isdigit() and (right[:1].isdigit() or right.isupper())) or (
        left.isupper() and right.isupper()
    )


def _plain_chunks(source: str, start: int, end: int) -> list[Span]:
    """Stretches of a line that hold no more than single spaces: most lines are one."""
    words = source[start:end]
    if words.isprintable() and "  " not in words and words[:1] != " " != words[-1:]:
        return [(start, end)] if words else []
    return [found.span() for found in _CHUNKS.finditer(source, start, end)]


def _chunks(source: str, start: int, end: int, *, markdown: bool) -> list[tuple[int, int, bool]]:
    """The same around Markdown's emphasis, and whether one is glued to the one before."""
    if not markdown:
        return [(first, last, False) for first, last in _plain_chunks(source, start, end)]
    cuts = [found.span() for found in _EMPHASIS.finditer(source, start, end)]
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    chunks: list[tuple[int, int, bool]] = []
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        for found in _CHUNKS.finditer(source, a, b):
            glued = found.start() == a > start and not source[chunks[-1][1]].isspace() if chunks else False
            chunks.append((*found.span(), glued))
    return chunks


def _composed(raw: str, start: int) -> list[tuple[str, int, int]]:
    """The words with each letter as one character; apart wherever that changes how many there are."""
    whole = nfc(raw)
    if len(whole) == len(raw):
        return [(whole, start, len(raw))]
    letters = re.finditer(r".[\u0300-\u036f]*", raw, re.DOTALL)
    return [(nfc(found[0]), start + found.start(), len(found[0])) for found in letters]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or item: its marker, its words after the marker, the lines that it was joined from."""

    words: Words
    lines: tuple[Line, ...]
    marker: Marker = PLAIN_MARKER
    bold: bool = False
    heading: bool = False
    text: str = field(init=False, repr=False)
    key: str = field(init=False, repr=False)  # the words as they are matched; as long as `text`

    def __post_init__(self) -> None:
        # Asked for some fifty times a block: attributes of its own, not properties.
        object.__setattr__(self, "text", self.words.text)
        object.__setattr__(self, "key", self.words.key)

    @property
    def span(self) -> Span:
        """From the marker of the first line to the end of the last."""
        return self.lines[0].span[0], self.lines[-1].span[1]

    def part(self, start: int, end: int | None = None) -> "Block":
        """The same block with fewer words."""
        stop = len(self.text) if end is None else end
        pieces: list[tuple[int, int, int, bool]] = []
        for at, place, taken, exact in self.words.pieces:
            shown = taken if exact else 1
            low, high = max(at, start), min(at + shown, stop)
            if low < high:
                moved = place + (low - at if exact else 0)
                pieces.append((low - start, moved, high - low if exact else taken, exact))
        return replace(self, words=Words(self.text[start:stop], self.key[start:stop], tuple(pieces)))
