"""What is drawn at a paragraph: lines below words (borders, shapes, old shapes), and frames around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from docx.oxml.ns import qn
from lxml.etree import _Element as Node

from songhanh.paper.lint.lengths import number

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OLD = "{urn:schemas-microsoft-com:vml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_EMU = 36_000  # in a millimetre
_LINES = {"line", "straightConnector1"}
_UNITS = {"": 25.4 / 96, "px": 25.4 / 96, "pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0}
_LENGTH = re.compile(r"(-?[\d.]+)([a-z]*)")
_NOTHING = {None, "nil", "none"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A level line: `length` in millimetres, 0 if it cannot be known; a shape floats, a border does not."""

    kind: Literal["border", "shape"]
    length: float


def find_drawn(paragraph: Node, room: float) -> tuple[Drawn, ...]:
    """The level lines at a paragraph that has `room` millimetres of width (0 if unknown)."""
    return (*_borders(paragraph, room), *_shapes(paragraph))


def is_boxed(paragraph: Node) -> bool:
    """A frame stands around it: its own borders, a text box, or a ruled cell."""
    if len(_sides(paragraph.find(f"{qn('w:pPr')}/{qn('w:pBdr')}"))) == 4:
        return True
    for above in paragraph.iterancestors():
        if above.tag == qn("w:txbxContent"):
            return True
        if above.tag == qn("w:tc"):
            return len(_sides(above.find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}"))) == 4
    return False


def _borders(paragraph: Node, room: float) -> Iterator[Drawn]:
    sides = _sides(paragraph.find(f"{qn('w:pPr')}/{qn('w:pBdr')}"))
    if sides & {"top", "bottom"} and not sides & {"left", "right"}:
        yield Drawn("border", max(room, 0.0))


def _sides(borders: Node | None) -> set[str]:
    if borders is None:
        return set()
    names = {"start": "left", "end": "right"}
    drawn = [side for side in borders if side.get(qn("w:val")) not in _NOTHING]
    found = {str(side.tag).rpartition("}")[2] for side in drawn}
    return {names.get(name, name) for name in found} & {"top", "bottom", "left", "right"}


def _shapes(paragraph: Node) -> Iterator[Drawn]:
    for place in (*paragraph.iter(f"{_PLACED}anchor"), *paragraph.iter(f"{_PLACED}inline")):
        form = place.find(f".//{_DRAWING}prstGeom")
        extent = place.find(f"{_PLACED}extent")
        if form is not None and form.get("prst") in _LINES and extent is not None:
            yield Drawn("shape", number(extent.get("cx"), 0) / _EMU)
    for old in (*paragraph.iter(f"{_OLD}line"), *paragraph.iter(f"{_OLD}shape")):
        if not any(above.tag == _FALLBACK for above in old.iterancestors()):
            yield from _old_shape(old)


def _old_shape(shape: Node) -> Iterator[Drawn]:
    if shape.tag == f"{_OLD}line":
        ends = [_millimetres(str(shape.get(name) or "").split(",")[0]) for name in ("from", "to")]
        yield Drawn("shape", abs(ends[1] - ends[0]))
    elif "#_x0000_t32" in str(shape.get("type")):  # a straight connector
        styles = dict(pair.split(":", 1) for pair in str(shape.get("style")).split(";") if ":" in pair)
        yield Drawn("shape", _millimetres(styles.get("width", "")))


def _millimetres(text: str) -> float:
    found = _LENGTH.fullmatch(text.strip())
    return float(found[1]) * _UNITS.get(found[2], 0.0) if found else 0.0
