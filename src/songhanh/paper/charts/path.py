"""The way to a milestone: a dotted line from the baseline to the target, and where one stands by now."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from songhanh.paper.charts.chart import Chart, Words, make_chart
from songhanh.paper.charts.pen import circle, line, text

_WIDTH, _HEIGHT, _FLOOR, _TOP, _LEFT, _RIGHT = 420, 180, 138, 34, 40, 380


@dataclass(frozen=True, slots=True)
class Point:
    """A year with its figure, exact and in words."""

    year: int
    value: Fraction
    said: str


@dataclass(frozen=True, slots=True)
class Road:
    """Where it begins, where it must end, where it should be by the year that is drawn; `earlier` are the
    figures of years between, as far as they are known, in their order."""

    start: Point
    goal: Point
    expected: Point
    earlier: tuple[Point, ...] = ()


def draw_path(words: Words, road: Road, done: Point | None, columns: Sequence[str]) -> Chart:
    """The path with the figure of the year, or without where none is known; `columns` head the table: year,
    path, figure."""
    walked = [road.start, *road.earlier, *([done] if done else [])]
    points = [*walked, road.goal, road.expected]
    place = _Sheet(points)
    ends = [place.of(road.start), place.of(road.goal)]
    marks = [line("axis", (8, _FLOOR), (_WIDTH - 8, _FLOOR)), line("path", *ends)]
    marks += [line("happened", place.of(one), place.of(two)) for one, two in pairwise(walked)]
    marks += [circle("happened", place.of(one)) for one in walked]
    marks.append(circle("promised", ends[1]))
    marks += _label(road, done, place)
    for year in sorted({one.year for one in points}):
        looks = "bold" if year == road.expected.year else ""
        marks.append(text(str(year), (place.of_year(year), _FLOOR + 18), looks))
    return make_chart(words, (_WIDTH, _HEIGHT), marks, columns, _table(road, done))


def _label(road: Road, done: Point | None, place: "_Sheet") -> list[str]:
    """Words at the points; what was done and what was due stand on two sides of the line."""
    rises = road.goal.value >= road.start.value
    at_end = done is not None and done.year >= road.goal.year
    goal_above = done.value <= road.goal.value if done and at_end else rises
    x, y = place.of(road.goal)
    marks = [text(road.goal.said, (_WIDTH - 8, y - 12 if goal_above else y + 22), "", "end")]
    if road.expected.year not in (road.start.year, road.goal.year):
        x, y = place.of(road.expected)
        ahead = done is None or done.value >= road.expected.value
        marks.append(text(road.expected.said, (x + 8, y + 22 if ahead else y - 12), "soft", "start"))
    if done:
        x, y = place.of(done)
        above = not goal_above if at_end else done.value >= road.expected.value
        side = "start" if x < 90 else "end" if x > 330 else "middle"
        x = max(x, 60) if x < 90 else min(x + 30, _WIDTH - 8) if x > 330 else x
        marks.append(text(done.said, (x, y - 12 if above else y + 22), "bold", side))
    x, y = place.of(road.start)
    return [*marks, text(road.start.said, (8, y + 22 if rises else y - 12), "soft", "start")]


def _table(road: Road, done: Point | None) -> list[tuple[str, str, str]]:
    rows = {one.year: [str(one.year), one.said, ""] for one in (road.start, road.expected, road.goal)}
    for one in (road.start, *road.earlier, *([done] if done else [])):
        rows.setdefault(one.year, [str(one.year), "–", ""])[2] = one.said
    return [(row[0], row[1], row[2] or "–") for _year, row in sorted(rows.items())]


class _Sheet:
    """Where a year and a figure lie; the lowest figure keeps clear of the floor for its words."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.years = min(one.year for one in points), max(one.year for one in points)
        self.values = min(one.value for one in points), max(one.value for one in points)

    def of_year(self, year: int) -> float:
        first, last = self.years
        return _LEFT + (_RIGHT - _LEFT) * (year - first) / max(last - first, 1)

    def of(self, point: Point) -> tuple[float, float]:
        low, high = self.values
        rise = float((point.value - low) / (high - low)) if high > low else 0.5
        return self.of_year(point.year), (_FLOOR - 30) - (_FLOOR - 30 - _TOP) * rise
