"""A commune's villages as tiles of one size: full where something is, hollow where it is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from songhanh.paper.charts.chart import Chart, Words, make_chart
from songhanh.paper.charts.pen import bar, text

_WIDTH, _COLUMNS, _GAP, _TALL, _LETTERS = 420, 3, 6, 40, 15


@dataclass(frozen=True, slots=True)
class Tile:
    """One village: its short name on the tile, its whole name and its state in words in the table."""

    short: str
    name: str
    full: bool
    said: str


def draw_tiles(words: Words, tiles: Sequence[Tile], columns: Sequence[str]) -> Chart:
    """Three tiles in a row, in the order given; `columns` head the table: village, state.

    A sign stands before each name, so that the shape is not the only thing that tells.
    """
    wide = (_WIDTH - _GAP * (_COLUMNS - 1)) / _COLUMNS
    marks: list[str] = []
    for index, tile in enumerate(tiles):
        at = (index % _COLUMNS * (wide + _GAP), 2 + index // _COLUMNS * (_TALL + _GAP))
        marks.append(bar((at[0] + 1, at[1]), (wide - 2, _TALL), full=tile.full))
        marks += _write(tile, (at[0] + wide / 2, at[1] + _TALL / 2 + 4.5))
    rows = -(-len(tiles) // _COLUMNS)
    table = [(tile.name, tile.said) for tile in tiles]
    return make_chart(words, (_WIDTH, rows * (_TALL + _GAP) + 4), marks, columns, table)


def _write(tile: Tile, middle: tuple[float, float]) -> list[str]:
    lines = wrap(f"{'✓' if tile.full else '–'} {tile.short}", _LETTERS)[:2] or [""]
    up = 8 * (len(lines) - 1)
    looks = "light" if tile.full else ""
    return [text(one, (middle[0], middle[1] - up + 16 * at), looks) for at, one in enumerate(lines)]
