"""How wide a line of Times is, so that a rule can be as long as the words above it.

The widths are those of Times-Roman that every PDF reader knows; a letter with marks is as wide as its base.
"""

import unicodedata
from functools import cache

from reportlab.pdfbase.pdfmetrics import stringWidth

from songhanh.paper.layout import Element

_MM = 25.4 / 72
_FACES = {
    (False, False): "Times-Roman",
    (True, False): "Times-Bold",
    (False, True): "Times-Italic",
    (True, True): "Times-BoldItalic",
}


def text_width(text: str, element: Element, size: float = 0) -> float:
    """Millimetres that `text` takes on one line in the element's face (at `size` points, if given)."""
    face = _FACES[element.bold, element.italic]
    return float(stringWidth(_base(text), face, size or element.use)) * _MM


@cache
def _base(text: str) -> str:
    plain = text.replace("đ", "d").replace("Đ", "D")
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return bare.encode("latin-1", "replace").decode("latin-1")
