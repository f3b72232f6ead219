"""Pages of a .docx: size, margins, and the number in the top margin from the second page on (Mục I)."""

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Mm

from songhanh.paper.layout import element, layout
from songhanh.paper.word.marks import field, node

_HEADER = 10  # millimetres from the edge to the page number


def set_first_sheet(document: Document, *, landscape: bool) -> None:
    """Set up the pages that an empty document begins with, page numbers among them."""
    section = document.sections[0]
    _shape(section, landscape=landscape)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.style = document.styles["Số trang"]
    field(number._p, element("page_number"), "PAGE")
    section.first_page_header.paragraphs[0].style = document.styles["Số trang"]


def add_sheet(document: Document, *, landscape: bool) -> None:
    """Begin a new run of pages, numbered from 1 again: an annex counts its own (Mục III.1)."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    document.paragraphs[-1].style = document.styles[element("rule").name]
    _shape(section, landscape=landscape)
    for old in section._sectPr.findall("w:pgNumType", section._sectPr.nsmap):
        section._sectPr.remove(old)
    start = node(section._sectPr, "pgNumType", start=1)
    section._sectPr.find("w:pgMar", section._sectPr.nsmap).addnext(start)


def _shape(section: Section, *, landscape: bool) -> None:
    page = layout()
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    short, long = Mm(page.width), Mm(page.height)
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.top_margin, section.bottom_margin = Mm(page.top.use), Mm(page.bottom.use)
    section.left_margin, section.right_margin = Mm(page.left.use), Mm(page.right.use)
    section.header_distance = section.footer_distance = Mm(_HEADER)
    section.gutter = Mm(0)
