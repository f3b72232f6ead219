"""The margin of a text, learnt from its lines: their edges, their letters counted, their printed widths."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from songhanh.reader.rows import Row, measured
from songhanh.reader.widths import width

_INDENT = 2400  # a paragraph's first line stands in by about 1,2 cm
STANDS_IN = 8  # points
_ROOM = 0.975
_COLUMN = 500  # the width of a character where lines are wrapped by counting them


@dataclass(frozen=True, slots=True)
class Page:
    """What the lines of a document have in common."""

    wrapped: bool
    full: float
    indented: float  # how wide the first line of a paragraph may be
    dressed: bool  # some lines are bold, some are not
    slack: float = _ROOM  # how exactly widths are known
    stands_in: bool = False  # paragraphs begin with spaces
    margins: tuple[float, float] | None = None  # left and right, in points, where lines know their edges


def learn_margins(rows: list[Row]) -> tuple[list[Row], Page]:
    """The rows, measured as far as that is needed, and what they have in common.

    Where every line says where it begins and ends, and paragraphs stand in, nothing has to be measured.
    """
    page = look_at_edges(rows)
    if page is not None and page.stands_in and all(row.edges for row in rows):
        return rows, page
    if page is not None or (rows and not rows[0].width):
        rows = [measured(row) for row in rows]
    rows = in_columns(rows) or spilled(rows, 250)
    seen = look(rows)
    return rows, seen if page is None else replace(
        seen, wrapped=True, margins=page.margins, stands_in=page.stands_in
    )


def fills(row: Row, page: Page) -> bool:
    """Whether a line takes nearly all the room there is."""
    if page.margins and row.edges:
        return row.edges[1] - row.edges[0] > 0.9 * (page.margins[1] - page.margins[0])
    return row.width > 0.9 * page.full


def look(rows: list[Row]) -> Page:
    """What the lines have in common, by widths alone."""
    wide = sorted(row.width for row in rows)
    dressed = len({row.bold for row in rows}) > 1
    if len(wide) < 8:
        return Page(False, 0.0, 0.0, dressed)
    full = wide[min(len(wide) - 1, int(len(wide) * 0.985))]
    near = sum(value > 0.85 * full for value in wide)
    exact = all(row.width % _COLUMN == 0 for row in rows)
    wrapped = full < 70_000 and (exact or near > 0.3 * len(wide) or _runs_on(rows, full))
    if exact:
        stands_in = 0.1 * len(rows) < sum(row.indent > 2 for row in rows) < 0.7 * len(rows)
        return Page(wrapped, wide[-1] + 1.0, wide[-1] + 1.0, dressed, 1.0, stands_in)
    return Page(wrapped, float(full), _indented(rows, full), dressed)


def look_at_edges(rows: list[Row]) -> Page | None:
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
        if after.small and not row.ended and row.edges and after.edges
    ]
    if sum(end > right - 0.2 * (right - left) for end, _ in forced) < 0.8 * len(forced):
        return None
    inside = sum(first > left + STANDS_IN for first, _ in edges)
    outside = sum(first <= left + STANDS_IN for _, first in forced)
    stands_in = inside > 1 and outside > 1 and outside > 0.8 * len(forced)
    dressed = len({row.bold for row in rows}) > 1
    return Page(True, 0.0, 0.0, dressed, stands_in=stands_in, margins=(left, right))


def has_room(last: Row, row: Row, page: Page, full: float) -> bool:
    """Whether the first word of a line would still have fitted on the line before it."""
    if not page.wrapped:
        return False
    if page.margins and last.edges:
        first, end = last.edges
        room = page.margins[1] - 0.02 * (page.margins[1] - page.margins[0]) - end
        if room <= 0:
            return False
        return (250 + width(row.text.partition(" ")[0])) * (end - first) < room * max(width(last.text), 1)
    return last.width + 250 + row.first < page.slack * full


def _runs_on(rows: list[Row], full: float) -> bool:
    """Sentences go on in the next line only where theirs is full: few long items among short ones."""
    cut = [row for row in rows if row.spill and not row.ended]
    return len(cut) > 4 and sum(row.spill > 0.92 * full for row in cut) > 0.7 * len(cut)


def _indented(rows: list[Row], full: float) -> float:
    """The room of a first line, learnt from those that surely are first: they bear a marker and run on."""
    firsts = sorted(row.width for row in rows if row.marker and row.spill and not row.bold)
    if len(firsts) < 6:
        return full - _INDENT
    return max(full - 2 * _INDENT, min(full, firsts[int(len(firsts) * 0.97)]))


def spilled(rows: list[Row], space: int) -> list[Row]:
    """Each line with the word that did not fit on it, where the next line surely goes on."""
    done = [
        row._replace(spill=row.width + space + after.first) if after.small else row
        for row, after in pairwise(rows)
    ]
    return [*done, *rows[-1:]]


def in_columns(rows: list[Row]) -> list[Row] | None:
    """The lines measured in characters, if that is how they were wrapped: no forced line had room left."""
    wide = [_COLUMN * (row.indent + len(row.text)) for row in rows]
    firsts = [_COLUMN * len(row.text.split(" ", 1)[0]) for row in rows]
    forced = [
        width + _COLUMN + first
        for width, first, after in zip(wide, firsts[1:], rows[1:], strict=False)
        if after.small
    ]
    if len(forced) < 5:
        return None
    full = max(wide)
    if full >= 65_000 or sum(spill > full for spill in forced) <= 0.97 * len(forced):
        return None
    counted = [
        row._replace(width=width, first=first) for row, width, first in zip(rows, wide, firsts, strict=True)
    ]
    return spilled(counted, _COLUMN)
