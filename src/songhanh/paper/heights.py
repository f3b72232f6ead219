"""How high a row of a spreadsheet must be for its words, which wrap; merged cells do not grow alone."""

from collections.abc import Sequence

from songhanh.paper.layout import element
from songhanh.paper.measure import text_width

LINE = 16  # points of a line of 12
_HIGHEST = 409  # points that a row may be high
_CHARACTER = 1.85  # millimetres of a character of width, as Excel counts it


def row_height(texts: Sequence[str], widths: Sequence[float]) -> int:
    """Points for a row whose cells hold `texts` in columns of `widths` characters."""
    needed = max(_lines(text, width) for text, width in zip(texts, widths, strict=True))
    return min(needed * LINE + 2, _HIGHEST)


def let_rows_grow(name: str, part: bytes) -> bytes:
    """Heights are ours until somebody types: then the program fits the row itself."""
    return part.replace(b' customHeight="1"', b"") if name.startswith("xl/worksheets/") else part


def _lines(text: str, width: float) -> int:
    """On how many lines `text` will stand in a column of `width` characters."""
    look, room = element("table_cell"), width * _CHARACTER
    count = 0
    for line in text[: int(_HIGHEST * width)].split("\n"):
        count, used = count + 1, 0.0
        for word in line.split():
            wide = text_width(f"{word} ", look)
            if used and used + wide > room:
                count, used = count + 1, 0.0
            used += wide
    return count
