"""Periods beside each other against the figure that each must reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from songhanh.paper.charts.chart import Chart, Words, make_chart
from songhanh.paper.charts.pen import bar, line, text

_WIDTH, _HEIGHT, _FLOOR, _TOP = 420, 180, 138, 30


@dataclass(frozen=True, slots=True)
class Bar:
    """One period: `value` is None where nothing is known (then a word stands there), `said` its figure in
    words, `settled` whether it will stay; `note` a word below ("chưa chốt sổ")."""

    label: str
    value: Fraction | None
    said: str
    settled: bool
    note: str = ""


def draw_bars(
    words: Words, bars: Sequence[Bar], limits: Sequence[tuple[Fraction, str]], columns: Sequence[str]
) -> Chart:
    """Bars for periods, a thin line for each limit with its words; `columns` head the table: period, figure,
    limit."""
    highest = max([one.value for one in bars if one.value is not None] + [at for at, _said in limits])
    scale = (_FLOOR - _TOP) / (highest or Fraction(1))
    step = Fraction(_WIDTH - 40, len(bars))
    marks = [line("axis", (8, _FLOOR), (_WIDTH - 8, _FLOOR))]
    for index, one in enumerate(bars):
        marks += _draw_bar(one, 8 + step * index + step / 2, step * 3 / 5, scale)
    for at, said in limits:
        y = float(_FLOOR - at * scale)
        marks += [line("promised", (8, y), (_WIDTH - 8, y)), text(said, (_WIDTH - 8, y - 6), "soft", "end")]
    asked = "; ".join(said for _at, said in limits)
    rows = [(_name(one), one.said, asked) for one in bars]
    return make_chart(words, (_WIDTH, _HEIGHT), marks, columns, rows)


def _name(one: Bar) -> str:
    return f"{one.label} ({one.note})" if one.note else one.label


def _draw_bar(one: Bar, middle: Fraction, width: Fraction, scale: Fraction) -> list[str]:
    x, marks = float(middle), [text(one.label, (float(middle), _FLOOR + 18))]
    height = float((one.value or Fraction(0)) * scale)
    if one.value is not None and height:
        marks.append(
            bar((float(middle - width / 2), _FLOOR - height), (float(width), height), full=one.settled)
        )
    inside = height > 24  # at the foot, where no limit crosses the words
    looks = "light" if inside and one.settled else "bold"
    marks.append(text(one.said, (x, _FLOOR - 9 if inside else _FLOOR - height - 7), looks))
    return [*marks, text(one.note, (x, _FLOOR + 36), "soft")] if one.note else marks
