"""Lengths as .docx files hold them: twentieths of a point, whole or not ("1133.86"), or with a unit ("2cm").

Word writes whole numbers, other programs do not; what is no length is 0, so that a strange file is read on.
"""

import re

from docx.oxml.ns import qn
from lxml.etree import _Element as Node

_LENGTH = re.compile(r"(-?\d+(?:\.\d*)?)\s*([a-z]*)")
_POINTS = {
    "": 1 / 20,
    "pt": 1.0,
    "in": 72.0,
    "cm": 72 / 2.54,
    "mm": 72 / 25.4,
    "pc": 12.0,
    "pi": 12.0,
    "px": 0.75,
}
_MM = 25.4 / 72


def points(text: str | None) -> float:
    """A length in points."""
    found = _LENGTH.fullmatch((text or "").strip())
    return float(found[1]) * _POINTS.get(found[2], 0.0) if found else 0.0


def millimetres(text: str | None) -> float:
    """A length in millimetres."""
    return points(text) * _MM


def number(text: str | None, default: float) -> float:
    """A plain number, such as a size in half points; `default` for none."""
    found = _LENGTH.fullmatch((text or "").strip())
    return float(found[1]) if found else default


def page_lengths(section: Node) -> dict[str, float]:
    """Millimetres of a `w:sectPr`: w, h, top, right, bottom, left, gutter; 0 for what it does not say."""
    held: dict[str, float] = {}
    for tag, names in (("pgSz", ("w", "h")), ("pgMar", ("top", "right", "bottom", "left", "gutter"))):
        said = section.find(qn(f"w:{tag}"))
        for name in names:
            held[name] = abs(millimetres(said.get(qn(f"w:{name}")))) if said is not None else 0.0
    return held
