"""The head of a paper in .docx, and its title: Mục II.1 to II.5 of the decree's Phụ lục I."""

from lxml.etree import _Element as Node

from songhanh.paper.layout import element, layout
from songhanh.paper.measure import text_width
from songhanh.paper.values import Annex, Head, Paper
from songhanh.paper.word.marks import boxed, gap, paragraph, plain_table, rule
from songhanh.paper.wording import (
    MOTTO,
    NATIONAL_NAME,
    about_line,
    addressee_lines,
    attached_to,
    bracketed,
    number_line,
    place_line,
)

LEFT = 65.0  # millimetres of the issuer's side; the nation's takes the rest
_SHARE = 0.45  # of the line above: the decree wants a third to a half
_GAP = 12  # points below the rule under a title


def add_head(body: Node, head: Head, *, about: str = "") -> None:
    """Issuer and number on the left, nation, motto, place and day on the right.

    Below the number "V/v" and `about`, the trích yếu of a công văn, and how urgent it is.
    """
    widths = (LEFT, layout().text_width() - LEFT)
    (left, right), (number, place) = plain_table(body, widths, 2)
    for line in head.governing:
        paragraph(left, element("governing"), line)
    for line in head.issuer:
        paragraph(left, element("issuer"), line)
    rule(left, _SHARE * _line_width(head.issuer[-1], "issuer", LEFT), LEFT)
    paragraph(right, element("national_name"), NATIONAL_NAME)
    paragraph(right, element("motto"), MOTTO)
    rule(right, text_width(MOTTO, element("motto")), widths[1])
    paragraph(number, element("number"), number_line(head))
    paragraph(place, element("place_date"), place_line(head))
    if about:
        paragraph(number, element("letter_subject"), about_line(about))
    if head.urgency:
        boxed(number, element("urgency"), head.urgency)


def add_addressees(body: Node, addressees: tuple[str, ...]) -> None:
    """ "Kính gửi: …" of a công văn, in the middle; several below each other."""
    lines = addressee_lines(addressees)
    if not lines:
        return
    paragraph(body, element("addressees_title" if len(lines) > 1 else "addressee"), lines[0])
    for line in lines[1:]:
        paragraph(body, element("addressees"), line)
    if len(lines) > 1:
        gap(body, _GAP)


def add_title(body: Node, paper: Paper) -> None:
    """Tên loại and trích yếu with the rule below."""
    width = layout().text_width()
    paragraph(body, element("type_name"), paper.type_name)
    if paper.subject:
        paragraph(body, element("subject"), paper.subject)
    last = ("subject", paper.subject) if paper.subject else ("type_name", paper.type_name)
    rule(body, _SHARE * _line_width(last[1], last[0], width), width, gap=_GAP)


def add_annex_title(body: Node, annex: Annex, paper: Paper) -> None:
    """Phụ lục, its title and what it goes with: Mục III.1."""
    width = layout().text_width(annex.landscape)
    paragraph(body, element("annex_label"), annex.label)
    paragraph(body, element("annex_title"), annex.title)
    note = bracketed(annex.note or attached_to(paper))
    if note:
        paragraph(body, element("annex_note"), note)
    rule(body, 40, width, gap=_GAP)


def _line_width(text: str, key: str, available: float) -> float:
    """About the width of a line of `text` as it will be set in `available` millimetres."""
    look = element(key)
    whole = text_width(text, look)
    lines = int(whole // (available - 2 * look.inset)) + 1
    return whole / lines
