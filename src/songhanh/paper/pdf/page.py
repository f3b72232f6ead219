"""Pages of a PDF, filled from the top: breaks, page numbers, headings kept with what they head."""

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from songhanh.paper.layout import element, layout
from songhanh.paper.pdf.faces import face
from songhanh.paper.pdf.pieces import MM, Piece, Words

_NUMBER_AT = 14  # millimetres from the upper edge to the page number's foot


class Sheets:
    """The pages of one PDF. `landscape` and the page number change with `begin`."""

    def __init__(self, title: str, author: str) -> None:
        self._held = io.BytesIO()
        # invariant: no clock and no chance in the file, so that equal papers give equal bytes
        self.canvas = Canvas(self._held, invariant=1, lang=layout().language, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setCreator("")
        self.canvas.setSubject("")
        self._number = 0
        self._begun = False
        self._depth = -1
        self._marks = 0

    def begin(self, *, landscape: bool) -> None:
        """Begin a new run of pages, numbered from 1."""
        page = layout()
        self._size = (page.height, page.width) if landscape else (page.width, page.height)
        self.x = page.left.use * MM
        self.width = page.text_width(landscape) * MM
        self.bottom = page.bottom.use * MM
        self._number = 0
        self.turn()

    def turn(self) -> None:
        """Go to the next page."""
        if self._begun:
            self.canvas.showPage()
        self._begun = True
        self._number += 1
        wide, high = (side * MM for side in self._size)
        self.canvas.setPageSize((wide, high))
        self.top = self.y = high - layout().top.use * MM
        if self._number > 1:
            look = element("page_number")
            self.canvas.setFont(face(look), look.use)
            self.canvas.drawCentredString(self.x + self.width / 2, high - _NUMBER_AT * MM, str(self._number))

    @property
    def room(self) -> float:
        """Points left on this page."""
        return self.y - self.bottom

    @property
    def fresh(self) -> bool:
        """Nothing stands on this page yet."""
        return self.y == self.top

    def fill(self, pieces: Sequence[Piece]) -> None:
        """Put the pieces one below the other, on as many pages as they need."""
        at = 0
        while at < len(pieces):
            end = at
            while pieces[end].keep_next and end + 1 < len(pieces):
                end += 1
            self._keep(pieces[at:end], pieces[end])
            for piece in pieces[at : end + 1]:
                self._place(piece)
            at = end + 1

    def _keep(self, held: Sequence[Piece], last: Piece) -> None:
        """Turn the page if what must stay together does not fit on this one but on a whole one."""
        if not held:
            return
        above = sum(piece.height(self.width) for piece in held)
        whole = above + last.height(self.width)
        begins = isinstance(last, Words) and last.split(self.width, self.room - above) is not None
        if whole > self.room and not begins and above < self.top - self.bottom:
            self.turn()

    def _place(self, piece: Piece) -> None:
        while piece.height(self.width) > self.room:
            parts = piece.split(self.width, self.room) if isinstance(piece, Words) else None
            if parts is not None:
                self.put(parts[0])
                piece = parts[1]
            elif self.fresh:
                break
            self.turn()
        self.put(piece)

    def put(self, piece: Piece) -> None:
        """Draw the piece here, whether or not it fits."""
        if isinstance(piece, Words) and piece.bookmark:
            self._bookmark(*piece.bookmark)
        piece.draw(self.canvas, self.x, self.y, self.width)
        self.y -= piece.height(self.width)

    def _bookmark(self, level: int, text: str) -> None:
        self._depth = min(level, self._depth + 1)
        self._marks += 1
        key = f"m{self._marks}"
        self.canvas.bookmarkHorizontal(key, 0, self.y)
        self.canvas.addOutlineEntry(text, key, self._depth, closed=False)

    def done(self) -> bytes:
        """The finished file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._held.getvalue()
