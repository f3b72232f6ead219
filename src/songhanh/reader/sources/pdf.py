"""Opening a .pdf that has text: its visual lines in reading order."""

import threading

import pypdfium2 as pdfium
from pypdfium2 import raw

from songhanh.reader.errors import CannotRead
from songhanh.reader.sources.limits import Limits
from songhanh.reader.sources.lines import LineBuilder, Look
from songhanh.reader.sources.pdf_pages import PageReader, PdfLine, has_large_picture
from songhanh.reader.sources.pdf_running import mark_running

# PDFium keeps one state for the whole process: only one thread may be inside.
_ONE_AT_A_TIME = threading.Lock()
_PASSWORD_ERRORS = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
_LETTERS_OF_A_SCAN = 40  # fewer on a page that is one picture are a stamp, not its text


def read_pdf(content: bytes, limits: Limits) -> tuple[LineBuilder, int]:
    """The lines of a .pdf and its number of pages.

    Raises CannotRead: broken_pdf, encrypted, too_many_pages, scan_without_text, empty.
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
        for line in page:
            lines.add(line.text, Look(style=line.style, bold=line.bold, page=number, row=line.row))
    return lines, len(pages)


def _read_pages(content: bytes, limits: Limits) -> list[list[PdfLine]]:
    pdf = pdfium.PdfDocument(content)
    try:
        if len(pdf) > limits.pages:
            raise CannotRead("too_many_pages")
        reader = PageReader(limits.characters)
        pages = [reader.read(pdf, index) for index in range(len(pdf))]
        letters = sum(len(line.text) for page in pages for line in page)
        if letters < _LETTERS_OF_A_SCAN * len(pages) and has_large_picture(pdf):
            raise CannotRead("scan_without_text")
        return pages
    finally:
        pdf.close()
