"""Lines joined to paragraphs and items: which line ends were chosen, which were forced by the margin.

The only witness in a text without geometry is room: if the next word would still have fitted, the line
ended because its writer ended it.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from songhanh.reader.blocks import Block, words_of
from songhanh.reader.folding import fold, is_shouted, nfc, starts_small
from songhanh.reader.markers import (
    ARABIC,
    DASH,
    LETTER,
    PART,
    PLAIN,
    ROMAN,
    Marker,
    find_marker,
    marker_of_label,
)  # fmt: skip
from songhanh.reader.plan import Document, Line, Span
from songhanh.reader.units import name_end, names_body
from songhanh.reader.widths import width

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)
_RULE = re.compile(r"[\s\-–—_=*.~·]{3,}")
_DRESS = re.compile(r"(?:#{1,6}\s+)?(?:\*{2,3}|__|\*(?=\S[^*]*\*))*")
_ENDED = re.compile(r"(?:[.;:!?…]|\./\.)[\"”'’)\]*_]*$")
_PERCENT = re.compile(r"\d+(?:[,.]\d+)?\s*(?:%|phần trăm)")
# Compounds that a line end may cut at their dash: "kinh tế" / "- xã hội".
_HALVED = re.compile(r"(?:kinh tế|chính trị|văn hóa|an ninh|giáo dục|dân số|quốc phòng|y tế|nông nghiệp)$")
_SECOND_HALF = re.compile(
    r"[-–]\s*(?:xã hội|an ninh|quốc phòng|chính trị|kế hoạch|đào tạo|môi trường|kinh tế|xh)\b"
)
_HANGING = re.compile(r"(?:[,\-–/]|\b(?:của|và|về|với|các|cho|theo|tại|trong|từ|đến|phê duyệt|là|số|ngày))$")
_ASIDE = re.compile(r"\((?:ngày |từ )?\d{1,2}\s?/\s?\d")  # "(20/10)" belongs to the day named before it
_INDENT = 2400  # a paragraph's first line stands in by about 1,2 cm
_POINTING = re.compile(r"\b(?:phụ lục|mục|phần|chương|quý|biểu)$")
_STANDS_IN = 8  # points
_ROOM = 0.975
_SHORT = 90  # characters of a running head
_NUMBER_LENGTH = 16
_LONGEST = 10_000  # characters; a paragraph beyond that is no sentence of a plan and is shown as context
_COLUMN = 500  # the width of a character where lines are wrapped by counting them
_LAYOUT = re.compile(
    r"nơi nhận\b|số\s*:[\s\d.…_]*/|[^,\d]{2,40}, ngày\b.{0,12}\btháng\b"
    r"|cộng hòa xã hội chủ nghĩa|độc lập ?- ?tự do|(?:tm|kt|q|tl|tuq)\. ?\w|ủy ban nhân dân$"
)
_OPENER = re.compile(
    r"trên đây là |\(?(?:ban hành )?kèm theo (?:quyết định|kế hoạch|công văn) "
    r"|nơi nhận\b|tm\. |kt\. |q\. ?chủ tịch|(?:phó )?chủ tịch$"
    r"|chỉ tiêu(?: \d[\d.]*)?:|mục tiêu \d+:"
    r"|căn cứ (?:các )?(?:luật|nghị|kế hoạch|quyết|chỉ thị|thông tư|hướng dẫn|công văn|chương trình)\b"
    r"|(?:thực hiện|thi hành) [^.;,]{3,40} số \d"
    r"|thực hiện (?:kế hoạch|nghị quyết|quyết định|chỉ thị|công văn|văn bản|chương trình"
    r"|thông báo|hướng dẫn) số\b"
)


class _Row(NamedTuple):
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
    width: int
    first: int  # the width of its first word
    indent: int  # spaces before it
    spill: int = 0  # its width with the first word of the next line, if that word did not fit

    @property
    def edges(self) -> tuple[float, float] | None:
        return self.line.edges


@dataclass(frozen=True, slots=True)
class _Page:
    """What the lines of a document have in common."""

    wrapped: bool
    full: float
    indented: float  # how wide the first line of a paragraph may be
    dressed: bool  # some lines are bold, some are not
    slack: float = _ROOM  # how exactly widths are known
    stands_in: bool = False  # paragraphs begin with spaces
    margins: tuple[float, float] | None = None  # left and right, in points, where lines know their edges


@dataclass(frozen=True, slots=True)
class Joined:
    """The text as paragraphs, and what is no text: page numbers, running heads, rules."""

    blocks: tuple[Block, ...]
    furniture: tuple[Span, ...]
    cells: tuple[Line, ...]


def join_lines(document: Document) -> Joined:
    """Paragraphs and items in reading order; the cells of ruled tables are handed on as they are."""
    source = document.source.text
    ruled = _ruled_tables(document.lines)
    cells = tuple(line for line in document.lines if line.row is not None and line.row[0] in ruled)
    furniture, rows = _sort_out(document, source, ruled)
    rows = _in_columns(rows) or _spilled(rows, 250)
    page = _look_at_edges(rows) or _look(rows)
    markdown = "*" in source or "__" in source or "`" in source
    groups: list[list[_Row]] = []
    for row in rows:
        if groups and not _opens(groups[-1], row, page):
            groups[-1].append(row)
        else:
            groups.append([row])
    blocks = tuple(_block(group, source, markdown=markdown) for group in groups if _is_readable(group))
    return Joined(blocks, tuple(furniture), cells)


def _is_readable(group: list[_Row]) -> bool:
    return group[-1].line.span[1] - group[0].start <= _LONGEST


def _block(group: list[_Row], source: str, *, markdown: bool) -> Block:
    head = group[0]
    spans = [(row.start, row.line.span[1]) for row in group]
    if head.marker and head.taken:
        spans[0] = (head.start + head.taken, head.line.span[1])
    words = words_of(source, spans, markdown=markdown)
    lines = tuple(row.line for row in group)
    marker = head.marker or Marker(PLAIN)
    return Block(words, lines, marker, all(row.bold for row in group), head.heading)


def _ruled_tables(lines: tuple[Line, ...]) -> frozenset[int]:
    """Tables that hold data; those that only place the head or the signature beside something are none."""
    tables = {line.row[0] for line in lines if line.row is not None}
    layout = {
        line.row[0]
        for line in lines
        if line.row is not None and _LAYOUT.match(fold(nfc(line.text.lstrip("*_# "))))
    }
    return frozenset(tables - layout)


def _sort_out(document: Document, source: str, ruled: frozenset[int]) -> tuple[list[Span], list[_Row]]:
    furniture: list[Span] = []
    rows: list[_Row] = []
    folded = fold(source) if unicodedata.is_normalized("NFC", source) else ""
    running = _running_heads(document.lines)
    before = 0
    for line in document.lines:
        if line.row is not None and line.row[0] in ruled:
            continue
        if _is_furniture(line) or line.text in running:
            furniture.append(line.span)
            continue
        gap = source.count("\n", before, line.span[0]) > 1
        rows.append(_row(line, source, folded, gap=gap))
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


def _row(line: Line, source: str, folded: str, *, gap: bool) -> _Row:
    start, end = line.span
    if source[start] in "#*_" and (dress := _DRESS.match(source, start, end)):
        start = dress.end()
    text = source[start:end]
    found = _marker_of(text) if text else None
    marker = marker_of_label(line.label)
    taken = found[1] if found and marker is None else 0
    bare = text.rstrip("*_ ")
    heading = line.style == "heading" or line.text.startswith("#")
    bold = line.bold or heading or (line.text.startswith("**") and line.text.rstrip().endswith("**"))
    key = folded[start : start + len(bare)] if folded else fold(nfc(bare))
    return _Row(
        line, start, bare, key, marker or (found[0] if found else None), taken, bold, heading, gap,
        width(bare), width(bare.split(" ", 1)[0]), start - 1 - source.rfind("\n", 0, start),
    )  # fmt: skip


def _marker_of(text: str) -> tuple[Marker, int] | None:
    """The marker of a line, and how many characters of the text as it is are the marker's."""
    whole = nfc(text)
    found = find_marker(whole)
    if found is None or len(whole) == len(text):
        return found
    return found[0], len(unicodedata.normalize("NFD", whole[: found[1]]))


def _look(rows: list[_Row]) -> _Page:
    widths = sorted(row.width for row in rows)
    dressed = len({row.bold for row in rows}) > 1
    if len(widths) < 8:
        return _Page(False, 0.0, 0.0, dressed)
    full = widths[min(len(widths) - 1, int(len(widths) * 0.985))]
    near = sum(value > 0.85 * full for value in widths)
    exact = all(row.width % _COLUMN == 0 for row in rows)
    wrapped = full < 70_000 and (exact or near > 0.3 * len(widths) or _runs_on(rows, full))
    if exact:
        stands_in = 0.1 * len(rows) < sum(row.indent > 2 for row in rows) < 0.7 * len(rows)
        return _Page(wrapped, widths[-1] + 1.0, widths[-1] + 1.0, dressed, 1.0, stands_in)
    return _Page(wrapped, float(full), _indented(rows, full), dressed)


def _look_at_edges(rows: list[_Row]) -> _Page | None:
    """The same where a page says where its lines begin and end: nothing has to be guessed from widths."""
    edges = [row.edges for row in rows if row.edges]
    if len(edges) < 8 or len(edges) < 0.9 * len(rows):
        return None
    often = Counter(round(first) for first, _ in edges)
    left = min(first for first, times in often.items() if times > 1 or len(often) == len(edges))
    right = max(last for _, last in edges)
    forced = [
        (row.edges[1], after.edges[0])
        for row, after in pairwise(rows)
        if row.edges and after.edges and not _ENDED.search(row.text[-9:]) and _goes_on(after)
    ]
    if sum(end > right - 0.2 * (right - left) for end, _ in forced) < 0.8 * len(forced):
        return None
    inside = sum(first > left + _STANDS_IN for first, _ in edges)
    outside = sum(first <= left + _STANDS_IN for _, first in forced)
    stands_in = inside > 1 and outside > 1 and outside > 0.8 * len(forced)
    return replace(_look(rows), wrapped=True, margins=(left, right), stands_in=stands_in)


def _goes_on(row: _Row) -> bool:
    """Whether a line surely goes on with the sentence of the line before."""
    return row.marker is None and starts_small(row.text)


def _has_room(last: _Row, row: _Row, page: _Page, full: float) -> bool:
    """Whether the first word of a line would still have fitted on the line before it."""
    if not page.wrapped:
        return False
    if page.margins and last.edges and last.width:
        first, end = last.edges
        word = (250 + row.first) * (end - first) / last.width
        return end + word < page.margins[1] - 0.02 * (page.margins[1] - page.margins[0])
    return last.width + 250 + row.first < page.slack * full


def _runs_on(rows: list[_Row], full: float) -> bool:
    """Sentences go on in the next line only where theirs is full: few long items among short ones."""
    cut = [row for row in rows if row.spill and not _ENDED.search(row.text[-9:])]
    return len(cut) > 4 and sum(row.spill > 0.92 * full for row in cut) > 0.7 * len(cut)


def _indented(rows: list[_Row], full: float) -> float:
    """The room of a first line, learnt from those that surely are first: they bear a marker and run on."""
    firsts = sorted(row.width for row in rows if row.marker and row.spill and not row.bold)
    if len(firsts) < 6:
        return full - _INDENT
    return max(full - 2 * _INDENT, min(full, firsts[int(len(firsts) * 0.97)]))


def _spilled(rows: list[_Row], space: int) -> list[_Row]:
    """Each line with the word that did not fit on it, where the next line surely goes on."""
    done = [
        row._replace(spill=row.width + space + after.first)
        if after.marker is None and starts_small(after.text)
        else row
        for row, after in pairwise(rows)
    ]
    return [*done, *rows[-1:]]


def _in_columns(rows: list[_Row]) -> list[_Row] | None:
    """The lines measured in characters, if that is how they were wrapped: no forced line had room left."""
    widths = [_COLUMN * (row.indent + len(row.text)) for row in rows]
    firsts = [_COLUMN * len(row.text.split(" ", 1)[0]) for row in rows]
    forced = [
        width + _COLUMN + first
        for width, first, after in zip(widths, firsts[1:], rows[1:], strict=False)
        if after.marker is None and starts_small(after.text)
    ]
    if len(forced) < 5:
        return None
    full = max(widths)
    if full >= 65_000 or sum(spill > full for spill in forced) <= 0.97 * len(forced):
        return None
    counted = [
        row._replace(width=width, first=first) for row, width, first in zip(rows, widths, firsts, strict=True)
    ]
    return _spilled(counted, _COLUMN)


def _opens(group: list[_Row], row: _Row, page: _Page) -> bool:
    """Whether a line opens a new block after the lines of the group."""
    last = group[-1]
    ended = bool(_ENDED.search(last.text[-9:]))
    full = page.indented if len(group) == 1 else page.full
    room = _has_room(last, row, page, full)
    if _is_apart(last, row, page) or (_is_opener(row) and not _HANGING.search(last.key[-14:])):
        return True
    if row.marker is not None:
        return _marks(last, row, ended=ended, room=room, page=page)
    if starts_small(row.text) or row.text[:1] in ",;)”%" or _ASIDE.match(row.text):
        chosen = room and (row.gap or last.text[-1:] != ";")
        short = not page.wrapped and last.width < 0.85 * max(page.full, 1)
        return ended and last.text[-1:] != "…" and (chosen or short)
    if ended:
        return _opens_after_end(last, row, room=room, page=page)
    if row.text[:1].isdigit():
        return bool(_PERCENT.match(row.text)) and (room or not page.wrapped)
    return _opens_after_words(last, row, room=room, page=page)


def _is_opener(row: _Row) -> bool:
    return row.text.lstrip("(")[:1].isupper() and bool(_OPENER.match(row.key))


def _is_apart(last: _Row, row: _Row, page: _Page) -> bool:
    """Lines of two cells, bold and plain, capitals and small letters: never one paragraph."""
    if last.line.row != row.line.row:
        return True
    small = starts_small(row.text)
    if row.marker is None and page.dressed and last.bold != row.bold and not small:
        return True
    return row.marker is None and small and len(last.text) > 3 and is_shouted(last.text)


def _marks(last: _Row, row: _Row, *, ended: bool, room: bool, page: _Page) -> bool:
    """Whether what looks like a marker is one, and not the rest of a sentence."""
    rank, order = (row.marker.rank, row.marker.order) if row.marker else (PLAIN, 0)
    if row.taken == 0 or row.heading or (page.dressed and row.bold and not last.bold):
        return True
    if _SECOND_HALF.match(row.key) and _HALVED.search(last.key[-14:]) and not ended:
        return False
    rest = row.text[row.taken :]
    if rank == ROMAN and not rest and _POINTING.search(last.key):  # "… tại Phụ lục" / "II."
        return False
    unended = not ended and (not room or bool(_HANGING.search(last.key[-14:])))
    if rank >= DASH:
        return not (
            unended
            and (starts_small(rest) or rest[:1].isdigit())
            and (page.wrapped or _HANGING.search(last.key[-14:]))
        )
    if rank in (ARABIC, LETTER, PART) and unended and page.wrapped and not row.gap:
        return order == 1 or (starts_small(rest) is False and not _HANGING.search(last.key[-14:]))
    return not (rank == PART and starts_small(row.text) and not row.gap)


def _opens_after_end(last: _Row, row: _Row, *, room: bool, page: _Page) -> bool:
    if not page.wrapped or room or last.text[-1:] == ";" or row.indent > 2:
        return True
    if page.margins and row.edges and page.stands_in:
        return row.edges[0] > page.margins[0] + _STANDS_IN
    if page.stands_in or row.width > page.indented + 100:
        return False  # too wide for a first line, which stands in
    if row.spill and row.spill < page.full - 100:
        return True  # its next word would have fitted, did it not stand in
    return row.gap is False or last.text[-1:] != "."


def _opens_after_words(last: _Row, row: _Row, *, room: bool, page: _Page) -> bool:
    if is_shouted(last.text) != is_shouted(row.text) and len(row.text) > 3:
        return True
    if page.wrapped and not room:
        return False
    if _HANGING.search(last.key[-14:]):
        return False
    return page.wrapped or last.width < 45_000 or last.bold or last.heading or _is_bodies(last)


def _is_bodies(row: _Row) -> bool:
    """A numbered line that names bodies and orders nothing: "5. Đề nghị Hội …, Đoàn …"."""
    if row.marker is None or row.marker.rank >= DASH:
        return False
    key = row.key[row.taken :]
    return names_body(key) and name_end(key, 0) == len(key.rstrip(" .:;"))
