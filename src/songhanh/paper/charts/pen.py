"""Single marks of a drawing. Their looks stand twice: as attributes for paper, as classes for a page."""

from fractions import Fraction
from html import escape

__all__ = ["bar", "circle", "escape", "line", "text", "write"]

_INK, _SOFT, _EDGE, _BLUE = "#17202e", "#4b576b", "#74819a", "#1b45a0"
_LINES = {
    "axis": f'class="s-axis" fill="none" stroke="{_EDGE}" stroke-width="1"',
    "promised": f'class="s-promised" fill="none" stroke="{_INK}" stroke-width="1.5"',
    "path": (
        f'class="s-path" fill="none" stroke="{_INK}" stroke-width="1.5" stroke-dasharray="2 4" '
        'stroke-linecap="round"'
    ),
    "happened": f'class="s-happened" fill="none" stroke="{_BLUE}" stroke-width="4"',
}
_FULL = f'class="s-bar" fill="{_BLUE}"'
_HOLLOW = (
    f'class="s-bar-open" fill="#ffffff" stroke="{_BLUE}" stroke-width="1.5" stroke-dasharray="4 3"'
)  # fmt: skip
_DOTS = {
    "happened": f'class="s-dot" fill="{_BLUE}"',
    "promised": f'class="s-dot-goal" fill="#ffffff" stroke="{_INK}" stroke-width="1.5"',
}
_ANCHORS = {"start": "", "middle": ' text-anchor="middle"', "end": ' text-anchor="end"'}


def write(value: float | Fraction) -> str:
    """A length, a tenth of a unit at most."""
    return f"{float(value):.1f}".removesuffix(".0")


def line(kind: str, *points: tuple[float, float]) -> str:
    """A line through points: "axis", "promised", "path", "happened"."""
    return f'<path {_LINES[kind]} d="M{"L".join(f"{write(x)} {write(y)}" for x, y in points)}"/>'


def bar(at: tuple[float, float], size: tuple[float, float], *, full: bool) -> str:
    """A rectangle from its upper left corner; hollow with a broken edge where it is not settled."""
    (x, y), (width, height) = at, size
    looks = _FULL if full else _HOLLOW
    return f'<rect {looks} x="{write(x)}" y="{write(y)}" width="{write(width)}" height="{write(height)}"/>'


def circle(kind: str, at: tuple[float, float]) -> str:
    """A dot: full for what happened, hollow for what was promised."""
    return f'<circle {_DOTS[kind]} cx="{write(at[0])}" cy="{write(at[1])}" r="5"/>'


def text(words: str, at: tuple[float, float], looks: str = "", anchor: str = "middle") -> str:
    """Words at a point; `looks` is "bold", "soft", "light" (on a full shape) or nothing."""
    said = {
        "": f'fill="{_INK}"',
        "bold": f'class="s-bold" fill="{_INK}" font-weight="600"',
        "soft": f'class="s-soft" fill="{_SOFT}"',
        "light": 'class="s-light" fill="#ffffff"',
    }[looks]
    return f'<text {said}{_ANCHORS[anchor]} x="{write(at[0])}" y="{write(at[1])}">{escape(words)}</text>'
