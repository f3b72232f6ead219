"""Word's paragraph and character styles, as far as reading needs them: headings, bold, numbering."""

import re
from dataclasses import dataclass

from lxml import etree

from songhanh.reader.sources.word_names import (
    BOLD,
    ILVL,
    NUM_ID,
    NUM_PR,
    OUTLINE,
    P_PR,
    R_PR,
    VAL,
    W,
    is_on,
    read_count,
)

_HEADING = re.compile(r"(?:heading|đầu đề|tiêu đề)\s*([1-9])", re.IGNORECASE)
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """None where the style, and those it is based on, say nothing. Levels count from 1."""

    heading: int | None = None
    title: bool = False
    bold: bool | None = None
    number: str | None = None
    depth: int | None = None


class Styles:
    """Styles by id, with what they inherit."""

    def __init__(self, root: etree._Element | None) -> None:
        self._found: dict[str, Style] = {}
        self._elements: dict[str, etree._Element] = {}
        self.default = Style()
        if root is None:
            return
        default_id = None
        for element in root.iterchildren(W + "style"):
            style_id = str(element.get(W + "styleId", ""))
            self._elements[style_id] = element
            if element.get(W + "type") == "paragraph" and is_on(element.get(W + "default", "0")):
                default_id = style_id
        base = root.find(f"{W}docDefaults/{W}rPrDefault/{R_PR}/{BOLD}")
        self.default = Style(bold=None if base is None else is_on(base.get(VAL)))
        if default_id is not None:
            self.default = self.get(default_id)

    def get(self, style_id: str | None) -> Style:
        """The style with this id; the document's default for None or for one that is not there."""
        if style_id is None:
            return self.default
        if style_id not in self._found:
            self._found[style_id] = self._read(style_id, 0)
        return self._found[style_id]

    def _read(self, style_id: str, deep: int) -> Style:
        element = self._elements.get(style_id)
        if element is None or deep > _DEEPEST:
            return self.default
        based_on = element.find(W + "basedOn")
        base = self.default
        if based_on is not None:
            base = self._read(str(based_on.get(VAL, "")), deep + 1)
        name = element.find(W + "name")
        named = str(name.get(VAL, "")) if name is not None else style_id
        bold = element.find(f"{R_PR}/{BOLD}")
        number, depth = read_number(element.find(f"{P_PR}/{NUM_PR}"))
        return Style(
            heading=self._heading(element, named) or base.heading,
            title=named.casefold() == "title" or base.title,
            bold=base.bold if bold is None else is_on(bold.get(VAL)),
            number=number or base.number,
            depth=base.depth if depth is None else depth,
        )

    @staticmethod
    def _heading(element: etree._Element, name: str) -> int | None:
        named = _HEADING.match(name)
        return int(named[1]) if named else read_outline(element.find(f"{P_PR}/{OUTLINE}"))


def read_outline(outline: etree._Element | None) -> int | None:
    """The heading level from 1 to 9 that an outline level means, None for body text."""
    level = None if outline is None else read_count(outline.get(VAL), 9)
    return level + 1 if level is not None and level < 9 else None


def read_number(element: etree._Element | None) -> tuple[str | None, int | None]:
    """The list and the depth in it (from 0) that a paragraph or style asks for."""
    if element is None:
        return None, None
    number, depth = element.find(NUM_ID), element.find(ILVL)
    return (
        None if number is None else str(number.get(VAL, "")),
        None if depth is None else read_count(depth.get(VAL), 8),
    )
