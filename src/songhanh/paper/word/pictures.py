"""Drawings in a .docx: a paragraph for each, filled once the paragraphs stand in their document."""

import io

from docx.document import Document
from docx.shared import Mm
from lxml.etree import _Element as Node

from songhanh.paper.drawing import draw_png
from songhanh.paper.layout import element
from songhanh.paper.values import Paper, Picture
from songhanh.paper.word.marks import node, paragraph

_WAITING = "songhanhPicture"  # the bookmark of a paragraph that waits for its picture


def add_picture(parent: Node, _picture: Picture) -> None:
    """Append the paragraph in which the picture will stand; it stays with the table below."""
    made = paragraph(parent, element("caption"), keep_next=True, align="center")
    node(made, "bookmarkStart", id=0, name=_WAITING)


def place_pictures(document: Document, paper: Paper) -> None:
    """Put each picture of the paper into its paragraph, in their order."""
    blocks = [*paper.body, *(block for annex in paper.annexes for block in annex.body)]
    pictures = [block for block in blocks if isinstance(block, Picture)]
    marks = [
        mark for mark in document.element.body.iter("{*}bookmarkStart") if _WAITING in mark.attrib.values()
    ]
    for mark, picture in zip(marks, pictures, strict=True):
        holder = mark.getparent()
        holder.remove(mark)
        image = io.BytesIO(draw_png(picture.svg, picture.width))
        inline = document.part.new_pic_inline(image, width=Mm(picture.width))
        inline.docPr.set("descr", picture.figures)
        inline.docPr.set("name", f"Hình {pictures.index(picture) + 1}")
        node(node(holder, "r"), "drawing").append(inline)
