"""A .docx as bytes that depend on its values alone: no clock, no author of a template, no thumbnail."""

import io

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.coreprops import CT_CoreProperties

from songhanh.paper.values import About
from songhanh.paper.zipped import rewrite

_LONGEST = 255  # characters of a property


def pack(document: Document, about: About, title: str) -> bytes:
    """The document's file."""
    _describe(document, about, title)
    _drop_thumbnail(document)
    held = io.BytesIO()
    document.save(held)
    return rewrite(held.getvalue())


def _describe(document: Document, about: About, title: str) -> None:
    properties = document.core_properties
    root = properties._element
    for child in list(root):
        root.remove(child)
    assert isinstance(root, CT_CoreProperties)  # noqa: S101 -- for the type checker
    properties.title = (about.title or title)[:_LONGEST]
    properties.author = about.author[:_LONGEST]
    properties.language = "vi-VN"
    if about.created:
        properties.created = properties.modified = about.created


def _drop_thumbnail(document: Document) -> None:
    relations = document.part.package.rels
    for key in [key for key, value in relations.items() if value.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(key)
