"""Lines joined to paragraphs and items: which line ends were chosen, which were forced by the margin.

The only witness in a text without geometry is room: if the next word would still have fitted, the line
ended because its writer ended it.
"""

import re
import unicodedata
from dataclasses import dataclass

from songhanh.reader.blocks import PLAIN_MARKER, Block, Text, words_of
from songhanh.reader.folding import fold_mended, is_shouted, starts_small, unscanned
from songhanh.reader.margins import (
    STANDS_IN,
    Page,
    fills,
    has_room,
    learn_margins,
)  # fmt: skip
from songhanh.reader.markers import ARABIC, BRACKET, DASH, LETTER, PART, PLAIN, ROMAN
from songhanh.reader.plan import Document, Line, Span
from songhanh.reader.rows import Row, find_ruled_tables, sort_out
from songhanh.reader.units import begins_order, name_end, names_body

_PERCENT = re.compile(r"\d+(?:[,.]\d+)?\s*(?:%|phần trăm)")
# Compounds that a line end may cut at their dash: "kinh tế" / "- xã hội".
_HALVED = re.compile(r"(?:kinh tế|chính trị|văn hóa|an ninh|giáo dục|dân số|quốc phòng|y tế|nông nghiệp)$")
_SECOND_HALF = re.compile(
    r"[-–]\s*(?:xã hội|an ninh|quốc phòng|chính trị|kế hoạch|đào tạo|môi trường|kinh tế|xh)\b"
)
_HANGING = re.compile(r"(?:[,\-–/]|\b(?:của|và|về|với|các|cho|theo|tại|trong|từ|đến|phê duyệt|là|số|ngày))$")
# What a body follows ("… tổng hợp báo cáo" / "UBND thành phố"), if its line is full.
_ADDRESSING = re.compile(r"\b(?:báo cáo|trình|giúp|tham mưu|gửi|đề nghị)$")
# What the rest of a name follows; `_SHORT_LINE`: characters; a shorter line may be a signer's or a title.
_NAMING = re.compile(
    r"\b(?:chủ tịch|(?<!các )phòng|(?<!xã )hội|ban|sở|trạm|trung tâm|văn phòng|ủy ban|mặt trận|đảng)$"
)
_SHORT_LINE = 50
_NEAR = 12  # lines; a number inside a paragraph stands no further from the next
_ASIDE = re.compile(r"\((?:ngày |từ )?\d{1,2}\s?/\s?\d")  # "(20/10)" belongs to the day named before it
_POINTING = re.compile(r"\b(?:phụ lục|mục|phần|chương|quý|biểu)$")
_LONGEST = 10_000  # characters; a paragraph beyond that is no sentence of a plan and is shown as context
_OPENER = re.compile(
    r"trên đây là |\(?(?:ban hành )?kèm theo (?:quyết định|kế hoạch|công văn) "
    r"|nơi nhận\b|tm\. |kt\. |q\. ?chủ tịch|(?:phó )?chủ tịch$"
    r"|chỉ tiêu(?: \d[\d.]*)?:|mục tiêu \d+:"
    r"|căn cứ (?:các )?(?:luật|nghị|kế hoạch|quyết|chỉ thị|thông tư|hướng dẫn|công văn|chương trình)\b"
    r"|(?:thực hiện|thi hành) [^.;,]{3,40} số \d"
    r"|(?:thực hiện|triển khai|thi hành) .{3,60}\b(?:ubnd|ủy ban nhân dân)\b.{0,40}"
    r"\b(?:ban hành|xây dựng) kế hoạch\b"
    r"|(?:tiếp tục )?(?:triển khai thực hiện|triển khai|thực hiện) (?:kế hoạch|nghị quyết|quyết định|chỉ thị"
    r"|công văn|văn bản|chương trình|thông báo|hướng dẫn) số\b"
)


@dataclass(frozen=True, slots=True)
class Joined:
    """The text as paragraphs, and what is no text: page numbers, running heads, rules."""

    blocks: tuple[Block, ...]
    furniture: tuple[Span, ...]
    cells: tuple[Line, ...]
    scanned: bool = False  # whether a figure or letter was taken for another anywhere


def join_lines(document: Document) -> Joined:
    """Paragraphs and items in reading order; the cells of ruled tables are handed on as they are."""
    source = document.source.text
    ruled = find_ruled_tables(document.lines)
    cells = tuple(line for line in document.lines if line.row is not None and line.row[0] in ruled)
    mended = unscanned(source)
    folded = fold_mended(mended, source) if unicodedata.is_normalized("NFC", source) else ""
    furniture, rows = sort_out(document, mended, folded, ruled)
    rows, page = learn_margins(rows)
    markdown = "*" in source or "__" in source or "`" in source
    groups: list[list[Row]] = []
    for row in rows:
        if groups and not _opens(groups[-1], row, page):
            groups[-1].append(row)
        else:
            groups.append([row])
    text = Text(source, folded, markdown)
    blocks = tuple(_block(group, text) for group in groups if _is_readable(group))
    return Joined(blocks, tuple(furniture), cells, mended != source)


def _is_readable(group: list[Row]) -> bool:
    return group[-1].line.span[1] - group[0].start <= _LONGEST


def _block(group: list[Row], text: Text) -> Block:
    head = group[0]
    lines = tuple([row.line for row in group])
    spans = [(row.start, row.line.span[1]) for row in group]
    if head.marker and head.taken:
        spans[0] = (head.start + head.taken, head.line.span[1])
    words = words_of(text, spans)
    bold = head.bold and all(row.bold for row in group)
    return Block(words, lines, head.marker or PLAIN_MARKER, bold, head.heading)


def _opens(group: list[Row], row: Row, page: Page) -> bool:
    """Whether a line opens a new block after the lines of the group."""
    last = group[-1]
    ended, small = last.ended, row.small
    if (apart := _is_apart(last, row, page, small=small)) or (small and not ended):
        return apart  # most lines go on with a small letter
    full = page.indented if len(group) == 1 else page.full
    marked = row.marker is not None
    room = not (marked and ended) and has_room(last, row, page, full)  # where both, nothing asks for it
    if _is_opener(row) and not _leads_on(last, page, room=room):
        return True
    if row.marker is not None:
        inside = row.marker.rank == BRACKET and _counts_on(group, row, page, full)
        return not inside and _marks(last, row, ended=ended, room=room, page=page)
    if small or row.text[:1] in ",;)”%" or _ASIDE.match(row.text):
        chosen = room and (row.gap or last.text[-1:] != ";")
        short = not page.wrapped and last.width < 0.85 * max(page.full, 1)
        return ended and last.text[-1:] != "…" and (chosen or short)
    if ended:
        return _opens_after_end(last, row, room=room, page=page)
    if row.text[:1].isdigit():
        return bool(_PERCENT.match(row.text)) and (room or not page.wrapped)
    return _opens_after_words(last, row, room=room, page=page)


def _is_opener(row: Row) -> bool:
    return row.text.lstrip("(")[:1].isupper() and bool(_OPENER.match(row.key))


def _leads_on(last: Row, page: Page, *, room: bool) -> bool:
    """Whether a line surely goes on, whatever the next begins with."""
    tail = last.key[-14:]
    return bool(_HANGING.search(tail) or (page.wrapped and not room and _ADDRESSING.search(tail)))


def _is_apart(last: Row, row: Row, page: Page, *, small: bool) -> bool:
    """Lines of two cells, bold and plain, capitals and small letters: never one paragraph."""
    if last.line.row != row.line.row:
        return True
    if small:
        return len(last.text) > 3 and is_shouted(last.text)
    return row.marker is None and page.dressed and last.bold != row.bold


def _marks(last: Row, row: Row, *, ended: bool, room: bool, page: Page) -> bool:
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


def _counts_on(group: list[Row], row: Row, page: Page, full: float) -> bool:
    """ "… (1) Kiện toàn Ban; (2) phân công …" cut before one of its numbers: the paragraph goes on."""
    marker = row.marker
    if marker is None or marker.order < 2:
        return False
    before = f"({marker.order - 1})" if marker.name.isdigit() else f"({chr(ord(marker.name[0]) - 1)})"
    first, *others = group[:1] + group[1:][-_NEAR:]
    if before in first.text[1:] or any(before in line.text for line in others):
        return True
    if not page.wrapped or not first.text.startswith(before) or starts_small(first.text[first.taken :]):
        return False
    return starts_small(row.text[row.taken :]) and not has_room(group[-1], row, page, full)


def _opens_after_end(last: Row, row: Row, *, room: bool, page: Page) -> bool:
    if last.text[-1:] == ";" and _is_bodies(last) and names_body(row.key):
        return False  # "4. Đề nghị Ủy ban …; Hội …;" / "Hội Nông dân phường:"
    if not page.wrapped or room or last.text[-1:] == ";" or row.indent > 2:
        return True
    if page.margins and row.edges and page.stands_in:
        return row.edges[0] > page.margins[0] + STANDS_IN
    if page.stands_in or row.width > page.indented + 100:
        return False  # too wide for a first line, which stands in
    if row.spill and row.spill < page.full - 100:
        return True  # its next word would have fitted, did it not stand in
    return row.gap is False or last.text[-1:] != "."


def _opens_after_words(last: Row, row: Row, *, room: bool, page: Page) -> bool:
    if is_shouted(last.text) != is_shouted(row.text) and len(row.text) > 3:
        return True
    if page.wrapped and not room:
        return _is_bodies(last) and begins_order(row.key)
    if _HANGING.search(last.key[-14:]) or _is_half_a_name(last, row):
        return False
    if fills(last, page) and _ADDRESSING.search(last.key[-14:]):
        return False  # few lines are so long that they had to be cut
    return page.wrapped or last.width < 45_000 or last.bold or last.heading or _is_bodies(last)


def _is_half_a_name(last: Row, row: Row) -> bool:
    """ "… trước Chủ tịch" / "UBND phường …", "… về Phòng" / "Văn hóa - Xã hội": nobody ends a sentence so."""
    if len(last.text) < _SHORT_LINE or not _NAMING.search(last.key[-14:]):
        return False
    return not is_shouted(last.text) and not begins_order(row.key)


def _is_bodies(row: Row) -> bool:
    """A numbered line that names bodies and orders nothing: "5. Đề nghị Hội …, Đoàn …"."""
    if row.marker is None or row.marker.rank >= DASH:
        return False
    key = row.key[row.taken :]
    return names_body(key) and name_end(key, 0) == len(key.rstrip(" .:;"))
