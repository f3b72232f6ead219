"""One page of a PDF: its lines with what its fonts say of them."""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from songhanh.reader.errors import CannotRead
from songhanh.reader.sources.lines import clean

# PDFium ends a line with CR LF, or swallows the line end after a hyphen and leaves this sign for both.
_LINE_END = re.compile("\r\n|[\r\n]|(?P<hyphen>[\ufffe\x02])")
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi|,b$|-b$", re.IGNORECASE)
_FILL_AND_STROKE = 2
_SCANNED_SHARE = 0.5


@dataclass(slots=True)
class PdfLine:
    text: str
    start: int  # of its first and behind its last character, as PDFium counts text on the page
    end: int
    bold: bool = False
    style: str = "body"
    row: tuple[int, int, int] | None = None


class PageReader:
    """Reads page after page of one document; remembers its fonts."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._fonts: dict[int, bool] = {}

    def read(self, pdf: pdfium.PdfDocument, index: int) -> list[PdfLine]:
        page = pdf[index]
        try:
            textpage = page.get_textpage()
            try:
                return self._lines(textpage)
            finally:
                textpage.close()
        finally:
            page.close()

    def _lines(self, textpage: pdfium.PdfTextPage) -> list[PdfLine]:
        self._left -= textpage.count_chars()
        if self._left < 0:
            raise CannotRead("too_many_pages")
        lines = split_lines(textpage.get_text_range())
        for line in lines:
            line.bold = self._is_bold(textpage, line)
        return lines

    def _is_bold(self, textpage: pdfium.PdfTextPage, line: PdfLine) -> bool:
        """Whether a line's first, middle and last letters are bold: good enough, and quick."""
        return all(
            self._is_bold_at(textpage, place)
            for place in (line.start, (line.start + line.end - 1) // 2, line.end - 1)
        )

    def _is_bold_at(self, textpage: pdfium.PdfTextPage, place: int) -> bool:
        char = raw.FPDFText_GetCharIndexFromTextIndex(textpage, place)
        drawn = raw.FPDFText_GetTextObject(textpage, char) if char >= 0 else None
        if not drawn:
            return True
        font = raw.FPDFTextObj_GetFont(drawn)
        if not font:
            return False
        key = ctypes.addressof(font.contents)
        if key not in self._fonts:
            self._fonts[key] = _is_bold_font(font)
        return self._fonts[key] or raw.FPDFTextObj_GetTextRenderMode(drawn) == _FILL_AND_STROKE


def split_lines(text: str) -> list[PdfLine]:
    """The visual lines of a page's text, blank ones left out."""
    lines: list[PdfLine] = []
    start = 0
    for found in _LINE_END.finditer(text):
        _add_line(lines, text, start, found.start(), "-" if found["hyphen"] else "")
        start = found.end()
    _add_line(lines, text, start, len(text), "")
    return lines


def _add_line(lines: list[PdfLine], text: str, start: int, end: int, hyphen: str) -> None:
    words = clean(text[start:end] + hyphen).strip()
    if words:
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        last = first + len(text[first:end].rstrip())
        lines.append(PdfLine(words, first, max(last, first + 1)))


def _is_bold_font(font: object) -> bool:
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(max(size, 1))
    raw.FPDFFont_GetBaseFontName(font, name, size)
    return bool(_BOLD_NAME.search(name.value)) or raw.FPDFFont_GetWeight(font) >= 600


def has_large_picture(pdf: pdfium.PdfDocument) -> bool:
    """Whether any of the first pages is mostly a picture, as scanned pages are."""
    for index in range(min(len(pdf), 5)):
        page = pdf[index]
        try:
            width, height = page.get_size()
            for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
                left, bottom, right, top = picture.get_bounds()
                if (right - left) * (top - bottom) >= _SCANNED_SHARE * width * height:
                    return True
        finally:
            page.close()
    return False
