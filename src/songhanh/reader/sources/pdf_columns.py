"""Two columns side by side, as the head and the closing of an official letter have them."""

import re

from songhanh.reader.sources.pdf_pages import PageText, PdfLine

_MOTTO = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*-\s*tự do|đảng cộng sản việt nam", re.IGNORECASE
)
_RECIPIENTS = re.compile(r"\W*nơi nhận\s*(?::|$|(?:TM|KT|TL|Q)\.|chủ tịch)", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_HEAD = 14  # lines within which the head of a letter stands
_GAP = 14.0  # points; wider than any space between two words of one column
_RIGHT_FROM = 0.38  # share of the page's width where the right column may begin


def order_head(lines: list[PdfLine], text: PageText, width: float) -> list[PdfLine]:
    """The first lines of a document: the office on the left, then the motto and the day on the right."""
    head = lines[:_HEAD]
    last_motto = max((place for place, line in enumerate(head) if _MOTTO.search(line.text)), default=-1)
    if last_motto < 0:
        return lines
    pieces = [_split(line, text, width) for line in head]
    torn = [place for place, piece in enumerate(pieces) if len(piece) > 1]
    if not torn:
        return lines
    first, behind = torn[0], torn[-1] + 1
    columns = [line for piece in pieces[first:behind] for line in piece]
    return lines[:first] + _left_then_right(columns, text, width) + lines[behind:]


def order_closing(lines: list[PdfLine], text: PageText, width: float) -> list[PdfLine]:
    """From "Nơi nhận" on: all recipients, then all of the signature."""
    if "nơi nhận" not in text.raw.lower():
        return lines
    first = next((place for place, line in enumerate(lines) if _RECIPIENTS.match(line.text)), None)
    if first is None:
        return lines
    behind = next((place for place in range(first, len(lines)) if lines[place].row is not None), len(lines))
    columns = [piece for line in lines[first:behind] for piece in _split(line, text, width)]
    return lines[:first] + _left_then_right(columns, text, width) + lines[behind:]


def _split(line: PdfLine, text: PageText, width: float) -> list[PdfLine]:
    """The one or two pieces of a line that a gap cuts where a right column may begin."""
    # PDFium writes a space into every gap, so only there is anything measured.
    for gap in _SPACES.finditer(text.raw, line.start, line.end):
        behind = text.box(gap.end()) if gap.end() < line.end else None
        if behind is None or behind[0] <= _RIGHT_FROM * width:
            continue
        before = text.box(gap.start() - 1)
        if before is not None and behind[0] - before[2] > _GAP:
            return [text.cut(line.start, gap.end()), text.cut(gap.end(), line.end)]
    return [line]


def _left_then_right(columns: list[PdfLine], text: PageText, width: float) -> list[PdfLine]:
    right = [_left_edge(line, text) > _RIGHT_FROM * width for line in columns]
    return [line for line, is_right in zip(columns, right, strict=True) if not is_right] + [
        line for line, is_right in zip(columns, right, strict=True) if is_right
    ]


def _left_edge(line: PdfLine, text: PageText) -> float:
    box = text.box(line.start)
    return 0.0 if box is None else box[0]
