"""Opening a .pdf that has text: its visual lines in reading order."""

import threading

import pypdfium2 as pdfium
from pypdfium2 import raw

from songhanh.reader.errors import CannotRead
from songhanh.reader.limits import Limits
from songhanh.reader.sources.lines import LineBuilder, Look
from songhanh.reader.sources.pdf_columns import order_closing, order_head
from songhanh.reader.sources.pdf_pages import Fonts, PageText, PdfLine, has_large_picture
from songhanh.reader.sources.pdf_running import mark_running
from songhanh.reader.sources.pdf_tables import Cell, cut_cells, find_cells, has_grid

# PDFium keeps one state for the whole process: only one thread may be inside.
_ONE_AT_A_TIME = threading.Lock()
_PASSWORD_ERRORS = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
_LETTERS_OF_A_SCAN = 40  # fewer on a page that is one picture are a stamp, not its text
_MOST_RULED_PAGES = 40


def read_pdf(content: bytes, limits: Limits) -> tuple[LineBuilder, int]:
    """The lines of a .pdf and its number of pages.

    Raises CannotRead: broken_pdf, encrypted, too_many_pages, scan_without_text.
    """
    with _ONE_AT_A_TIME:
        try:
            pages = _read_pages(content, limits)
        except pdfium.PdfiumError as error:
            locked = getattr(error, "err_code", None) in _PASSWORD_ERRORS
            raise CannotRead("encrypted" if locked else "broken_pdf") from None
    mark_running(pages)
    lines = LineBuilder(limits.characters)
    for number, page in enumerate(pages, start=1):
        look = Look(page=number)
        for line in page:
            look.style, look.bold, look.row = line.style, line.bold, line.row
            look.edges, look.deep = line.edges, line.deep
            lines.add(line.text, look)
    return lines, len(pages)


def _read_pages(content: bytes, limits: Limits) -> list[list[PdfLine]]:
    pdf = pdfium.PdfDocument(content)
    try:
        if len(pdf) > limits.pages:
            raise CannotRead("too_many_pages")
        reader = _Reader(pdf, limits.characters)
        pages = [reader.read(index) for index in range(len(pdf))]
        for index, cells in find_cells(content, reader.ruled[:_MOST_RULED_PAGES]).items():
            pages[index] = reader.read(index, cells)
        letters = sum(len(line.text) for page in pages for line in page)
        if letters < _LETTERS_OF_A_SCAN * len(pages) and has_large_picture(pdf):
            raise CannotRead("scan_without_text")
        return _number_tables(pages)
    finally:
        pdf.close()


class _Reader:
    """Reads the pages of one document; `ruled` are those that have a grid of rules."""

    def __init__(self, pdf: pdfium.PdfDocument, most: int) -> None:
        self._pdf = pdf
        self._left = most
        self._fonts = Fonts()
        self.ruled: list[int] = []

    def read(self, index: int, cells: list[Cell] | None = None) -> list[PdfLine]:
        page = self._pdf[index]
        textpage = None
        try:
            textpage = page.get_textpage()
            self._left -= 0 if cells else textpage.count_chars()
            if self._left < 0:
                raise CannotRead("too_many_pages")
            if cells is None and has_grid(page):
                self.ruled.append(index)
            return self._arrange(PageText(textpage), page.get_width(), cells, first=index == 0)
        finally:
            if textpage is not None:
                textpage.close()
            page.close()

    def _arrange(
        self, text: PageText, width: float, cells: list[Cell] | None, *, first: bool
    ) -> list[PdfLine]:
        lines = text.lines()
        if cells:
            lines = cut_cells(lines, text, cells)
        if first:
            lines = order_head(lines, text, width)
        lines = order_closing(lines, text, width)
        for line in lines:
            line.bold = self._fonts.is_bold(text, line)
            line.edges = text.edges(line)
        return lines


def _number_tables(pages: list[list[PdfLine]]) -> list[list[PdfLine]]:
    """Tables are numbered through the document, not anew on each page."""
    before = 0
    for page in pages:
        rows = [line for line in page if line.row is not None]
        most = max((line.row[0] for line in rows if line.row), default=0)
        for line in rows:
            table, row, column = line.row or (0, 0, 0)
            line.row = (table + before, row, column)
        before += most
    return pages
