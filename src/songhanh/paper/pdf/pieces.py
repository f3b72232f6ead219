"""What a PDF page is filled with: paragraphs, rules, blocks of columns. Lengths in points."""

from dataclasses import dataclass, replace
from typing import Protocol
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from songhanh.paper.drawing import draw_on, size_of
from songhanh.paper.layout import Align, Element, layout
from songhanh.paper.pdf.faces import face
from songhanh.paper.wording import clean, cut

MM = 72 / 25.4
_SINGLE = 1.15  # a single line of Times is this much higher than its size
_RULE = 0.75
_FRAME = 3  # points between a frame and its words
_ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "both": TA_JUSTIFY}
_ENDLESS = 1e6


class Piece(Protocol):
    """Something that stands on a page below what came before it."""

    keep_next: bool

    def height(self, width: float, /) -> float:
        """Its height when it is `width` wide, spaces above and below included."""

    def draw(self, canvas: Canvas, x: float, top: float, width: float, /) -> None:
        """Draw it with its upper left corner at (x, top)."""


@dataclass(slots=True)
class Words:
    """A paragraph in the look of its element. `bookmark` makes it an entry of the outline at that level."""

    paragraph: Paragraph
    before: float
    after: float
    keep_next: bool = False
    bookmark: tuple[int, str] | None = None

    def height(self, width: float) -> float:
        return self.before + float(self.paragraph.wrap(width, _ENDLESS)[1]) + self.after

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        high = float(self.paragraph.wrap(width, _ENDLESS)[1])
        self.paragraph.drawOn(canvas, x, top - self.before - high)

    def split(self, width: float, room: float) -> "tuple[Words, Words] | None":
        """A part that is at most `room` high and the rest; None if it cannot be parted there."""
        parts = self.paragraph.split(width, room - self.before) if room > self.before else []
        if len(parts) != 2:
            return None
        return Words(parts[0], self.before, 0), Words(parts[1], 0, self.after, self.keep_next)


@dataclass(slots=True)
class Rule:
    """A drawn line in the middle, `length` long, with `gap` below it; without length it is a gap alone."""

    length: float
    gap: float = 0
    keep_next: bool = True

    def height(self, _width: float, /) -> float:
        return self.gap + (4 if self.length else 0)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        if not self.length:
            return
        canvas.setLineWidth(_RULE)
        start = x + (width - self.length) / 2
        canvas.line(start, top - 4, start + self.length, top - 4)


@dataclass(slots=True)
class Columns:
    """Columns that stand side by side and never break: the head, the foot."""

    widths: tuple[float, ...]
    stacks: tuple[tuple[Piece, ...], ...]
    keep_next: bool = False

    def height(self, _width: float, /) -> float:
        pairs = zip(self.stacks, self.widths, strict=True)
        return max(sum(piece.height(wide) for piece in stack) for stack, wide in pairs)

    def draw(self, canvas: Canvas, x: float, top: float, _width: float, /) -> None:
        for stack, wide in zip(self.stacks, self.widths, strict=True):
            y = top
            for piece in stack:
                piece.draw(canvas, x, y, wide)
                y -= piece.height(wide)
            x += wide


@dataclass(slots=True)
class Boxed:
    """A paragraph in a frame."""

    words: Words
    inset: float
    keep_next: bool = True

    def height(self, width: float) -> float:
        return self.words.height(width) + 2 * _FRAME

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        high = self.height(width) - self.words.before
        canvas.setLineWidth(_RULE)
        canvas.rect(x + self.inset, top - self.words.before - high, width - 2 * self.inset, high)
        self.words.draw(canvas, x, top - _FRAME, width)


def boxed(look: Element, text: str) -> Boxed:
    """A paragraph of that element in a frame: the stamp of urgency."""
    return Boxed(words(look, text), look.inset * MM - _FRAME)


def words(
    look: Element,
    text: str,
    *,
    bold: tuple[tuple[int, int], ...] = (),
    align: Align | None = None,
    keep_next: bool = False,
) -> Words:
    """A paragraph of that element; line breaks in `text` are kept, its spans `bold` are bold."""
    before, after = look.spacing
    inset = look.inset * MM
    style = ParagraphStyle(
        look.key,
        fontName=face(look),
        fontSize=look.use,
        leading=look.use * _SINGLE * (layout().line if look.indent else 1),
        alignment=_ALIGN[align or look.align],
        firstLineIndent=layout().indent * MM if look.indent else 0,
        leftIndent=inset + look.left * MM,
        rightIndent=inset,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )
    strong_face = face(replace(look, bold=True))
    marked = "".join(
        f'<font name="{strong_face}">{_escaped(piece)}</font>' if strong else _escaped(piece)
        for piece, strong in cut(text, bold)
    )
    made = Words(Paragraph(marked, style), before, after, keep_next or look.keep_next)
    if look.outline is not None:
        made.bookmark = (look.outline, text)
    return made


def _escaped(text: str) -> str:
    return escape(clean(text)).replace("\n", "<br/>")


@dataclass(slots=True)
class Drawing:
    """A drawing in the middle, `wide` points across; it stays with what stands below it."""

    svg: str
    wide: float
    keep_next: bool = True
    gap: float = 6

    def height(self, _width: float, /) -> float:
        across, down = size_of(self.svg)
        return self.wide * down / across + 2 * self.gap

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        draw_on(canvas, self.svg, x + (width - self.wide) / 2, top - self.gap, self.wide)
