"""The end of a paper in .docx: recipients on the left, the signature on the right: Mục II.7 and II.9."""

from lxml.etree import _Element as Node

from songhanh.paper.layout import element, layout
from songhanh.paper.values import Paper
from songhanh.paper.word.marks import gap, paragraph, plain_table
from songhanh.paper.wording import RECIPIENTS, recipient_lines

_LEFT = 75.0  # millimetres of the recipients' side
_ABOVE = 6  # points above the block


def add_foot(body: Node, paper: Paper) -> None:
    """The block stays on one page; its cells are never empty, as Word demands a paragraph in each."""
    if not paper.signature and not paper.recipients:
        return
    gap(body, _ABOVE, keep_next=True)
    ((left, right),) = plain_table(body, (_LEFT, layout().text_width() - _LEFT), 1)
    _add_recipients(left, paper.recipients)
    capacity = paper.signature.capacity if paper.signature else ()
    for line in capacity:
        paragraph(right, element("capacity"), line)
    paragraph(right, element("signer"), paper.signature.name if paper.signature else "")


def _add_recipients(left: Node, recipients: tuple[str, ...]) -> None:
    if not recipients:
        paragraph(left, element("recipient"))
        return
    paragraph(left, element("recipients_title"), RECIPIENTS)
    for line in recipient_lines(recipients):
        paragraph(left, element("recipient"), line)
