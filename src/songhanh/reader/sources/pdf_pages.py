"""One page of a PDF: its visual lines, and where its letters stand."""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from songhanh.reader.sources.lines import clean

# PDFium ends a line with CR LF, or swallows the line end after a hyphen and leaves this sign for both.
_LINE_END = re.compile("\r\n|[\r\n]|(?P<hyphen>[\ufffe\x02])")
_HYPHEN = re.compile("[\ufffe\x02]")
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi|,b$|-b$", re.IGNORECASE)
_FILL_AND_STROKE = 2
_SCANNED_SHARE = 0.5


Box = tuple[float, float, float, float]  # left, bottom, right, top, in points from the lower left


@dataclass(slots=True)
class PdfLine:
    text: str
    start: int  # of its first and behind its last character, as PDFium counts text on the page
    end: int
    bold: bool = False
    style: str = "body"
    row: tuple[int, int, int] | None = None
    edges: tuple[float, float] | None = None
    deep: int = 1


class PageText:
    """The text of an open page; places are those of `raw`."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._textpage = textpage.raw  # asked for every letter: without the library's wrapper
        self.raw = textpage.get_text_range()
        self._corners = tuple(ctypes.c_double() for _ in range(4))
        last = len(self.raw) - 1
        # Letters are counted upwards: where the last has the same place in both counts, all have.
        self._same = last >= 0 and raw.FPDFText_GetCharIndexFromTextIndex(self._textpage, last) == last

    def lines(self) -> list[PdfLine]:
        """The visual lines in the order in which the page draws them, blank ones left out."""
        found: list[PdfLine] = []
        start = 0
        for piece in self.raw.split("\r\n"):
            if not piece.isprintable():
                found += self._lines_within(start, start + len(piece))
            elif words := piece.strip():  # as nearly all are
                first = start if piece[0] != " " else start + len(piece) - len(piece.lstrip())
                found.append(PdfLine(words, first, first + len(words)))
            start += len(piece) + 2
        return found

    def _lines_within(self, start: int, end: int) -> list[PdfLine]:
        """The lines of a stretch that has other line ends, or signs that do not print."""
        found = []
        for mark in _LINE_END.finditer(self.raw, start, end):
            found.append(self.cut(start, mark.end() if mark["hyphen"] else mark.start()))
            start = mark.end()
        found.append(self.cut(start, end))
        return [line for line in found if line.text]

    def cut(self, start: int, end: int) -> PdfLine:
        """The words from one place to another as a line."""
        piece = self.raw[start:end]
        words = (piece if piece.isprintable() else clean(_HYPHEN.sub("-", piece))).strip()
        first = start + len(piece) - len(piece.lstrip())
        return PdfLine(words, first, max(first + len(piece.strip()), first + 1))

    def box(self, place: int) -> Box | None:
        """Where a letter stands; None for spaces and for what PDFium added."""
        left, right, bottom, top = self._corners
        char = place if self._same else self._index(place)
        if not raw.FPDFText_GetCharBox(self._textpage, char, left, right, bottom, top):
            return None
        if right.value <= left.value:
            return None
        return left.value, bottom.value, right.value, top.value

    def _index(self, place: int) -> int:
        """A letter's place as PDFium counts what it draws; negative for what it added."""
        return int(raw.FPDFText_GetCharIndexFromTextIndex(self._textpage, place))

    def edges(self, line: PdfLine) -> tuple[float, float] | None:
        """Where a line begins and ends, from the left; None where PDFium cannot say."""
        if (first := self.box(line.start)) is None or (last := self.box(line.end - 1)) is None:
            return None
        return (first[0], last[2]) if first[0] < last[2] else None

    def drawn(self, place: int) -> object:
        """The text object that draws a letter, falsy where none does."""
        char = place if self._same else self._index(place)
        return raw.FPDFText_GetTextObject(self._textpage, char) if char >= 0 else None


class Fonts:
    """Which fonts of a document are bold, each looked at once."""

    def __init__(self) -> None:
        self._bold: dict[int, bool] = {}

    def is_bold(self, text: PageText, line: PdfLine) -> bool:
        """Whether a line's first, middle and last letters are bold: good enough, and quick."""
        first, last = line.start, line.end - 1
        if not self._is_bold_at(text, first):
            return False
        return self._is_bold_at(text, (first + last) // 2) and self._is_bold_at(text, last)

    def _is_bold_at(self, text: PageText, place: int) -> bool:
        drawn = text.drawn(place)
        if not drawn:
            return True  # a space between, which no font draws
        font = raw.FPDFTextObj_GetFont(drawn)
        if not font:
            return False
        key = ctypes.addressof(font.contents)
        if (bold := self._bold.get(key)) is None:
            bold = self._bold[key] = _is_bold_font(font)
        return bold or raw.FPDFTextObj_GetTextRenderMode(drawn) == _FILL_AND_STROKE


def _is_bold_font(font: object) -> bool:
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(max(size, 1))
    raw.FPDFFont_GetBaseFontName(font, name, size)
    return bool(_BOLD_NAME.search(name.value)) or raw.FPDFFont_GetWeight(font) >= 600


def has_large_picture(pdf: pdfium.PdfDocument) -> bool:
    """Whether any of the first pages is mostly a picture, as scanned pages are."""
    return any(_largest_picture(pdf, index) >= _SCANNED_SHARE for index in range(min(len(pdf), 5)))


def _largest_picture(pdf: pdfium.PdfDocument, index: int) -> float:
    """The share of a page that its largest picture takes."""
    page = pdf[index]
    try:
        width, height = page.get_size()
        pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)
        areas = [_area(picture.get_bounds()) for picture in pictures]
        return float(max(areas, default=0.0) / max(width * height, 1.0))
    finally:
        page.close()


def _area(box: Box) -> float:
    left, bottom, right, top = box
    return (right - left) * (top - bottom)
