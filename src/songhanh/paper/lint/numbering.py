"""Lists that Word numbers by itself: the label that stands before a paragraph, and its indents.

A label is no text of the paragraph, yet it is read: "- ", "Điều 1. ", "a) ".
"""

import re
from collections import defaultdict

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Node

from songhanh.paper.lint.lengths import number

_LEVEL = re.compile(r"%(\d)")
_BULLETS = {"\uf0b7": "-", "\u2013": "-", "\u2022": "-", "o": "+"}  # symbol faces and typist's habits
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_OFF = "0"


class Numbering:
    """The lists of one document. Labels count on: ask for each paragraph once, in reading order."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[tuple[str, str], Node] = {}
        self._lists: dict[str, str] = {}
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element}
        self._counts: dict[tuple[str, int], int] = defaultdict(int)
        self._read(document)

    def level(self, paragraph: Node) -> Node | None:
        """The level of the list that the paragraph is in."""
        found = self._place(paragraph)
        return self._levels.get((self._lists.get(found[0], ""), str(found[1]))) if found else None

    def label(self, paragraph: Node) -> str:
        """What stands before the paragraph, with a space behind it; "" outside lists."""
        found, level = self._place(paragraph), self.level(paragraph)
        if found is None or level is None:
            return ""
        kind, depth = self._lists.get(found[0], ""), found[1]
        self._counts[kind, depth] += 1
        for key in [key for key in self._counts if key[0] == kind and key[1] > depth]:
            del self._counts[key]
        words = _value(level, "lvlText") or ""
        if _value(level, "numFmt") == "bullet":
            return f"{_BULLETS.get(words, words)} "
        said = _LEVEL.sub(lambda part: self._figure(kind, int(part[1]) - 1), words)
        return f"{said} " if said else ""

    def _figure(self, kind: str, depth: int) -> str:
        level = self._levels.get((kind, str(depth)))
        if level is None:
            return ""
        figure = round(number(_value(level, "start"), 1)) + max(self._counts[kind, depth], 1) - 1
        return _written(figure, _value(level, "numFmt") or "decimal")

    def _place(self, paragraph: Node) -> tuple[str, int] | None:
        """The number of the list and the depth in it: the paragraph's own, or its style's."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if own is None:
            named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            style = self._styles.get(named.get(qn("w:val"))) if named is not None else None
            own = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") if style is not None else None
        listed = _value(own, "numId") if own is not None else None
        if own is None or listed in (None, _OFF):
            return None
        return str(listed), round(number(_value(own, "ilvl"), 0))

    def _read(self, document: Document) -> None:
        found = [rel for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.NUMBERING]
        if not found:
            return
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(found[0].target_part.blob, parser)
        for kind in root.iterfind(qn("w:abstractNum")):
            for level in kind.iterfind(qn("w:lvl")):
                key = (str(kind.get(qn("w:abstractNumId"))), str(level.get(qn("w:ilvl"))))
                self._levels[key] = level
        for listed in root.iterfind(qn("w:num")):
            self._lists[str(listed.get(qn("w:numId")))] = _value(listed, "abstractNumId") or ""


def _written(figure: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (figure - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"}:
        said = ""
        for value, letters in _ROMAN:
            said += letters * (figure // value)
            figure %= value
        return said.upper() if form == "upperRoman" else said
    return str(figure)


def _value(parent: Node, tag: str) -> str | None:
    found = parent.find(qn(f"w:{tag}"))
    return None if found is None else found.get(qn("w:val"))
