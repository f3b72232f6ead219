"""Pictures of figures: the same drawing on a page and on paper, each with its table and its sentence.

A thin line is promised, a thick one or a full shape happened, a hollow one is not yet settled: no colour is
needed to read them. Words are given; nothing here speaks a language.
"""

from songhanh.paper.charts.bars import Bar, draw_bars
from songhanh.paper.charts.chart import Chart, Words
from songhanh.paper.charts.path import Point, Road, draw_path
from songhanh.paper.charts.sexes import Persons, draw_sexes
from songhanh.paper.charts.tiles import Tile, draw_tiles

__all__ = [
    "Bar", "Chart", "Persons", "Point", "Road", "Tile", "Words", "draw_bars", "draw_path", "draw_sexes",
    "draw_tiles",
]  # fmt: skip
