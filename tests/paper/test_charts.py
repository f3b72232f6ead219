"""Charts: every figure is drawn to scale and stands in the table; words are escaped; no colour is needed."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import lxml.etree
import pytest

from songhanh.paper.charts import (
    Bar,
    Chart,
    Persons,
    Point,
    Road,
    Tile,
    Words,
    draw_bars,
    draw_path,
    draw_sexes,
    draw_tiles,
)

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words("m0", 'Đủ "mức" & <hơn>', "Cách xem", "Quý I: 5; quý II: 2")
HEADS = ("Kỳ", "Thực hiện", "Mức phải đạt")


def bars(*values: int | None) -> Chart:
    drawn = [
        Bar(
            f"Quý {at}", None if value is None else Fraction(value), str(value), at < 3,
            "" if at < 3 else "chưa chốt",
        )
        for at, value in enumerate(values)
    ]  # fmt: skip
    return draw_bars(WORDS, drawn, [(Fraction(4), "Mức ≥ 4")], HEADS)


def road(start: int, goal: int, due: int) -> Road:
    return Road(Point(2025, Fraction(start), f"{start}%"), Point(2030, Fraction(goal), f"{goal}%"),
                Point(2026, Fraction(due), f"cần {due}%"))  # fmt: skip


def path(start: int, goal: int, due: int, done: int | None) -> Chart:
    reached = None if done is None else Point(2026, Fraction(done), f"{done}/100 ({done}%)")
    return draw_path(WORDS, road(start, goal, due), reached, ("Năm", "Lộ trình", "Thực hiện"))


SEXES = draw_sexes(WORDS, [Persons("", 60, 40, "nữ 60", "nam 40"), Persons("Trống", 0, 0, "", "")], ("",) * 4)
WALKED = replace(
    road(40, 60, 44), earlier=(Point(2027, Fraction(70), "70%"), Point(2028, Fraction(35), "35%"))
)
THROUGH = draw_path(WORDS, WALKED, Point(2029, Fraction(55), "55%"), ("Năm", "Lộ trình", "Thực hiện"))
TILES = draw_tiles(WORDS, [Tile(f"Thôn {at}", f"Thôn {at}", at > 1, "Có") for at in range(7)], ("Thôn", ""))
EVERY = [bars(5, 2, None, 3), bars(0, 0), path(40, 60, 44, 50), path(60, 40, 56, None), THROUGH, SEXES, TILES]


def drawn(chart: Chart) -> Any:
    return lxml.etree.fromstring(chart.svg.encode())


@pytest.mark.parametrize("chart", EVERY)
def test_a_chart_is_whole_and_says_in_words_what_it_shows(chart: Chart) -> None:
    svg = drawn(chart)
    assert svg.get("role") == "img"
    named = [svg.xpath("//*[@id=$id]", id=one)[0].text for one in svg.get("aria-labelledby").split()]
    assert named == [WORDS.finding, WORDS.figures]
    assert all(len(row) == len(chart.columns) for row in chart.rows)
    assert "style" not in {name for element in svg.iter() for name in element.attrib}


@pytest.mark.parametrize("chart", EVERY)
def test_nothing_lies_outside_the_drawing(chart: Chart) -> None:
    svg = drawn(chart)
    width, height = (float(one) for one in svg.get("viewBox").split()[2:])
    for element in svg.iter():
        x, y = (float(element.get(name) or element.get(f"c{name}") or 0) for name in "xy")
        assert 0 <= x + float(element.get("width") or 0) <= width
        assert 0 <= y + float(element.get("height") or 0) <= height


def test_bars_are_to_scale_and_the_open_one_is_hollow() -> None:
    boxes = drawn(bars(6, 2, None, 3)).findall(f"{SVG}rect")
    heights = [float(box.get("height")) for box in boxes]
    assert heights == pytest.approx([108, 36, 54], abs=0.1)
    assert [bool(box.get("stroke-dasharray")) for box in boxes] == [False, False, True]
    assert bars(6, 2, None, 3).rows[3] == ("Quý 3 (chưa chốt)", "3", "Mức ≥ 4")


def test_the_path_leads_from_the_baseline_to_the_goal() -> None:
    chart = path(40, 60, 44, 50)
    heights = {dot.get("class"): float(dot.get("cy")) for dot in drawn(chart).findall(f"{SVG}circle")[1:]}
    assert heights["s-dot-goal"] < heights["s-dot"]
    assert chart.rows == (("2025", "40%", "40%"), ("2026", "cần 44%", "50/100 (50%)"), ("2030", "60%", "–"))


def test_women_fill_their_share_of_the_band() -> None:
    women, men = (float(box.get("width")) for box in drawn(SEXES).findall(f"{SVG}rect"))
    assert women / (women + men) == pytest.approx(0.6, abs=0.001)
    assert SEXES.rows[1] == ("Trống", "0", "0", "0")


def test_a_tile_tells_by_its_sign_and_its_shape() -> None:
    said = ["".join(text.itertext())[0] for text in drawn(TILES).findall(f"{SVG}text")]
    assert said == ["–", "–", "✓", "✓", "✓", "✓", "✓"]
