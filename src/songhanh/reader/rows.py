"""Lines on their way into paragraphs: what is text, what is furniture, what a line opens with."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from songhanh.reader.folding import fold, nfc, starts_small
from songhanh.reader.markers import Marker, find_marker, marker_of_label
from songhanh.reader.plan import Document, Line, Span
from songhanh.reader.widths import widths

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)
_RULE = re.compile(r"[\s\-–—_=*.~·]{3,}")
_DRESS = re.compile(r"(?:#{1,6}\s+)?(?:\*{2,3}|__|\*(?=\S[^*]*\*))*")
_ENDED = re.compile(r"(?:[.;:!?…]|\./\.)[\"”'’)\]*_]*$")
_SHORT = 90  # characters of a running head
_NUMBER_LENGTH = 16
_LAYOUT = re.compile(
    r"nơi nhận\b|số\s*:[\s\d.…_]*/|[^,\d]{2,40}, ngày\b.{0,12}\btháng\b"
    r"|cộng hòa xã hội chủ nghĩa|độc lập ?- ?tự do|(?:tm|kt|q|tl|tuq)\. ?\w|ủy ban nhân dân$"
)


class Row(NamedTuple):
    """A line on its way into a block. A named tuple, because one is made for every line, and twice."""

    line: Line
    start: int  # where its words begin in the source, after Markdown's dress
    text: str
    key: str
    marker: Marker | None
    taken: int
    bold: bool
    heading: bool
    gap: bool  # a blank line before it
    indent: int  # spaces before it
    edges: tuple[float, float] | None  # of the line
    small: bool  # no marker, and a small letter: it surely goes on with what stands before it
    ended: bool  # it ends a sentence or an item
    width: int = 0
    first: int = 0  # the width of its first word
    spill: int = 0  # its width with the first word of the next line, if that word did not fit


def find_ruled_tables(lines: tuple[Line, ...]) -> frozenset[int]:
    """Tables that hold data; those that only place the head or the signature beside something are none."""
    tables = {line.row[0] for line in lines if line.row is not None}
    layout = {
        line.row[0]
        for line in lines
        if line.row is not None and _LAYOUT.match(fold(nfc(line.text.lstrip("*_# "))))
    }
    return frozenset(tables - layout)


def sort_out(
    document: Document, mended: str, folded: str, ruled: frozenset[int]
) -> tuple[list[Span], list[Row]]:
    """The furniture of a document, and its rows; cells of ruled tables are left out.

    `mended` is the text with what a scan mistook put right (`unscanned`); `folded` is it as it is matched,
    or "" where folding would change its length.
    """
    furniture: list[Span] = []
    rows: list[Row] = []
    source = document.source.text
    running = _running_heads(document.lines)
    placed = all(line.edges for line in document.lines if line.row is None)
    before = 0
    for line in document.lines:
        if line.row is not None and line.row[0] in ruled:
            continue
        if _is_furniture(line) or line.text in running:
            furniture.append(line.span)
            continue
        gap = source.count("\n", before, line.span[0]) > 1
        row = _row(line, source, mended, folded, gap=gap)
        rows.append(row if placed else measured(row))
        before = line.span[1]
    return furniture, rows


def _running_heads(lines: tuple[Line, ...]) -> frozenset[str]:
    """Lines that follow a page's number again and again, and stand nowhere else."""
    after_number = Counter(
        after.text
        for line, after in pairwise(lines)
        if len(line.text) < _NUMBER_LENGTH and len(after.text) < _SHORT and _PAGE_NUMBER.fullmatch(line.text)
    )
    often = {text: times for text, times in after_number.items() if times > 1}
    if not often:
        return frozenset()
    counted = Counter(line.text for line in lines)
    return frozenset(text for text, times in often.items() if counted[text] == times)


def _is_furniture(line: Line) -> bool:
    if line.text[-1].isalpha():  # neither ends so, and most lines do
        return line.style == "running"
    return bool(line.style == "running" or _PAGE_NUMBER.fullmatch(line.text) or _RULE.fullmatch(line.text))


def _row(line: Line, source: str, mended: str, folded: str, *, gap: bool) -> Row:
    start, end = line.span
    if source[start] in "#*_" and (dress := _DRESS.match(source, start, end)):
        start = dress.end()
    text = source[start:end]
    meant = mended[start:end]
    found = (find_marker(meant) if folded else _marker_of(meant)) if text else None
    marker = marker_of_label(line.label) if line.label else None
    taken = found[1] if found and marker is None else 0
    bare = text.rstrip("*_ ")
    heading = line.style == "heading" or line.text.startswith("#")
    bold = line.bold or heading or (line.text.startswith("**") and line.text.rstrip().endswith("**"))
    key = folded[start : start + len(bare)] if folded else fold(nfc(bare))
    indent = start - 1 - source.rfind("\n", 0, start)
    shown = marker or (found[0] if found else None)
    small = shown is None and starts_small(bare)
    ended = not bare[-1:].isalnum() and _ENDED.search(bare[-9:]) is not None
    return Row(line, start, bare, key, shown, taken, bold, heading, gap, indent, line.edges, small, ended)


def measured(row: Row) -> Row:
    """A row with its widths; lines that know their edges on the page need none."""
    width, first = widths(row.text)
    return row._replace(width=width, first=first)


def _marker_of(text: str) -> tuple[Marker, int] | None:
    """The marker of a line, and how many characters of the text as it is are the marker's."""
    whole = nfc(text)
    found = find_marker(whole)
    if found is None or len(whole) == len(text):
        return found
    return found[0], len(unicodedata.normalize("NFD", whole[: found[1]]))
