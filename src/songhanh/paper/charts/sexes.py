"""Women and men of a whole: one band for each, the women's part full, the men's hollow."""

from collections.abc import Sequence
from dataclasses import dataclass

from songhanh.paper.charts.chart import Chart, Words, make_chart
from songhanh.paper.charts.pen import bar, line, text

_WIDTH, _BAND, _LEFT, _RIGHT = 420, 46, 8, 412


@dataclass(frozen=True, slots=True)
class Persons:
    """A whole of persons; `said_women` and `said_men` are the figures in words ("nữ 121 (56,5%)")."""

    label: str
    women: int
    men: int
    said_women: str
    said_men: str


def draw_sexes(words: Words, bands: Sequence[Persons], columns: Sequence[str]) -> Chart:
    """One band for each whole that is not empty, a thin line at one half; `columns` head the table: what,
    women, men, total."""
    drawn = [one for one in bands if one.women + one.men]
    marks: list[str] = []
    for index, one in enumerate(drawn):
        marks += _draw_band(one, 20 + index * _BAND)
    middle, foot = (_LEFT + _RIGHT) / 2, 18 + len(drawn) * _BAND
    marks += [line("promised", (middle, 4), (middle, foot)), text("50%", (middle, foot + 14), "soft")]
    rows = [(one.label, str(one.women), str(one.men), str(one.women + one.men)) for one in bands]
    return make_chart(words, (_WIDTH, foot + 22), marks, columns, rows)


def _draw_band(one: Persons, y: int) -> list[str]:
    whole = _RIGHT - _LEFT
    women = whole * one.women / (one.women + one.men)
    marks = []
    if one.women:
        marks.append(bar((_LEFT, y), (women, 14), full=True))
    if one.men:
        marks.append(bar((_LEFT + women, y), (whole - women, 14), full=False))
    return [
        *marks,
        text(
            f"{one.label}: {one.said_women}" if one.label else one.said_women, (_LEFT, y - 5), "bold", "start"
        ),
        text(one.said_men, (_RIGHT, y - 5), "soft", "end"),
    ]
