"""Papers as .docx, in the layout of Decree 30/2020/NĐ-CP.

One step per part of the paper, in the order of the page: head, title, body, foot, annexes.
"""

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from lxml.etree import _Element as Node

from songhanh.paper.layout import layout
from songhanh.paper.values import Annex, Block, Paper, Picture, Table
from songhanh.paper.word.foot import add_foot
from songhanh.paper.word.head import add_addressees, add_annex_title, add_head, add_title
from songhanh.paper.word.marks import gap, paragraph
from songhanh.paper.word.package import pack
from songhanh.paper.word.pictures import add_picture, place_pictures
from songhanh.paper.word.sheet import add_sheet, set_first_sheet
from songhanh.paper.word.styles import set_styles
from songhanh.paper.word.tables import add_table
from songhanh.paper.wording import body_lines, bold_spans, holds_next, lines_of

__all__ = ["write_docx"]


def write_docx(paper: Paper) -> bytes:
    """The paper as a .docx; equal papers give equal bytes. It always ends with a paragraph."""
    document = docx.Document()
    set_styles(document)
    first = paper.head is not None or not paper.annexes
    set_first_sheet(document, landscape=not first and paper.annexes[0].landscape)
    if first:
        _append(document, _main(paper))
    for at, annex in enumerate(paper.annexes):
        if at or first:
            add_sheet(document, landscape=annex.landscape)
        _append(document, _annex(annex, paper))
    place_pictures(document, paper)
    return pack(document, paper.about, f"{paper.type_name or 'CÔNG VĂN'} {paper.subject}".strip())


def _main(paper: Paper) -> Node:
    flow = OxmlElement("w:body")
    if paper.head is not None:
        add_head(flow, paper.head, about=paper.subject if paper.is_letter else "")
    if paper.is_letter:
        add_addressees(flow, paper.addressees)
    else:
        add_title(flow, paper)
    signed = bool(paper.signature or paper.recipients)
    _add_blocks(flow, body_lines(paper.body, end=True), layout().text_width(), held=signed)
    add_foot(flow, paper)
    if not paper.annexes:
        gap(flow)  # a file that ends with a table loses it in conversion
    return flow


def _annex(annex: Annex, paper: Paper) -> Node:
    flow = OxmlElement("w:body")
    add_annex_title(flow, annex, paper)
    _add_blocks(flow, body_lines(annex.body, end=False), layout().text_width(annex.landscape))
    return flow


def _add_blocks(flow: Node, blocks: tuple[Block, ...], width: float, *, held: bool = False) -> None:
    """Append the blocks; `held`: the last one stays on one page with what follows it."""
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            add_table(flow, block, width)
        elif isinstance(block, Picture):
            add_picture(flow, block)
        else:
            below = blocks[at + 1] if at + 1 < len(blocks) else None
            stays = holds_next(block) or isinstance(below, Picture) or (held and below is None)
            for look, text in lines_of(block):
                paragraph(flow, look, text, bold=bold_spans(block), keep_next=stays)


def _append(document: Document, flow: Node) -> None:
    end = document.element.body.sectPr
    for child in list(flow):
        end.addprevious(child)
