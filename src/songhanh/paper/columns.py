"""How a table's width is shared among its columns, alike in .docx and .pdf."""

from itertools import islice

from songhanh.paper.layout import Element, element
from songhanh.paper.measure import text_width
from songhanh.paper.values import Row, Table

_WIDEST = 90.0  # millimetres beyond which a column asks no more: longer text wraps
_PADDING = 4.0
_LOOK_AT = 300  # rows are looked at, no more: a long table is like its beginning


def column_widths(table: Table, available: float) -> tuple[float, ...]:
    """Millimetres for each column, `available` together. Given widths are kept if they leave room."""
    fixed = sum(column.width for column in table.columns)
    free = [at for at, column in enumerate(table.columns) if not column.width]
    if not free or fixed >= available:
        asked = [column.width or _PADDING for column in table.columns]
        return tuple(width * available / sum(asked) for width in asked)
    shares = dict(zip(free, _shares([_wants(table, at) for at in free], available - fixed), strict=True))
    return tuple(shares.get(at, column.width) for at, column in enumerate(table.columns))


def _shares(wants: list[tuple[float, float]], room: float) -> list[float]:
    least = sum(word for word, _ in wants)
    if least >= room:
        return [word * room / least for word, _ in wants]
    slack = [whole - word for word, whole in wants]
    if sum(slack) <= room - least:
        return [whole * room / sum(w for _, w in wants) for _, whole in wants]
    return [word + (room - least) * more / sum(slack) for (word, _), more in zip(wants, slack, strict=True)]


def _wants(table: Table, at: int) -> tuple[float, float]:
    """What a column must have (its longest word) and would like (its longest line)."""
    cells = [row.cells[at] for row in islice(table.rows, _LOOK_AT) if isinstance(row, Row)]
    texts = [(table.columns[at].title, element("table_head"))]
    texts += [(line, element("table_cell")) for cell in cells for line in cell.split("\n")]
    word = max(_longest_word(text, look) for text, look in texts) + _PADDING
    whole = max(text_width(text, look) for text, look in texts) + _PADDING
    return min(word, _WIDEST), max(min(whole, _WIDEST), min(word, _WIDEST))


def _longest_word(text: str, look: Element) -> float:
    return max((text_width(word, look) for word in text.split()), default=0.0)
