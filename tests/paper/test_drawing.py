"""Charts on paper: the drawing that a page has, in the .docx as a picture and in the PDF as lines."""

import io
import zipfile

import pytest
from lxml import etree
from PIL import Image

from songhanh.paper.charts import Chart
from songhanh.paper.drawing import draw_png, size_of
from songhanh.paper.kept import keep, restore
from songhanh.paper.lint import lint_docx
from songhanh.paper.pdf import write_pdf
from songhanh.paper.values import Annex, Column, Paper, Picture, Row, Table, Text
from songhanh.paper.word import write_docx
from tests.paper.test_charts import EVERY, TILES, bars

BLUE, MM_OF_AN_INCH = (0x1B, 0x45, 0xA0), 25.4


def paper(*charts: Chart) -> Paper:
    """An annex with pictures, each below its sentence and above its figures."""
    body = [
        block
        for chart in charts
        for block in (
            Text("Bốn quý."), Picture(chart.svg, chart.words.figures),
            Table(tuple(map(Column, chart.columns)), tuple(map(Row, chart.rows))),
        )
    ]  # fmt: skip
    return Paper(None, annexes=(Annex("HÌNH VẼ", tuple(body)),))


def dark(chart: Chart) -> float:
    """What part of a picture is full, in hundredths."""
    picture = Image.open(io.BytesIO(draw_png(chart.svg, 120))).convert("RGB")
    near = [
        all(abs(a - b) < 24 for a, b in zip(pixel, BLUE, strict=True))
        for pixel in picture.get_flattened_data()
    ]
    return 100 * sum(near) / len(near)


@pytest.mark.parametrize("chart", EVERY)
def test_a_picture_is_as_wide_as_it_is_asked_to_be_and_the_same_each_time(chart: Chart) -> None:
    content = draw_png(chart.svg, 120)
    assert content == draw_png(chart.svg, 120)
    picture = Image.open(io.BytesIO(content))
    across, down = size_of(chart.svg)
    assert picture.width == pytest.approx(120 / MM_OF_AN_INCH * 220, abs=2)
    assert picture.height == pytest.approx(picture.width * down / across, abs=2)


def test_a_bar_twice_as_high_is_twice_as_much_ink_and_an_open_one_is_none() -> None:
    one, two, hollow = dark(bars(2, 0)), dark(bars(4, 0)), dark(bars(0, 0, 0, 4))
    assert two == pytest.approx(2 * one, rel=0.1)
    assert hollow < one / 4


def test_a_docx_holds_each_picture_with_words_for_who_cannot_see_it() -> None:
    content = write_docx(paper(bars(5, 2), TILES))
    assert content == write_docx(paper(bars(5, 2), TILES))
    assert [found.code for found in lint_docx(content)] == ["annex_note.missing"]  # it goes with no paper
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert len([name for name in package.namelist() if name.startswith("word/media/")]) == 2
        document = etree.fromstring(package.read("word/document.xml"))
    described = [one.get("descr") for one in document.iter("{*}docPr")]
    assert described == ["Quý I: 5; quý II: 2"] * 2
    assert not [one for one in document.iter("{*}bookmarkStart") if "songhanh" in str(one.attrib)]
    sizes = [int(one.get("cx")) for one in document.iter("{*}extent")]
    assert sizes == [120 * 36_000] * 2


def test_a_pdf_draws_them_with_letters_that_can_be_sought() -> None:
    plain, drawn = write_pdf(paper()), write_pdf(paper(bars(5, 2)))
    assert drawn == write_pdf(paper(bars(5, 2)))
    assert b"BeVietnamPro" in drawn
    assert b"BeVietnamPro" not in plain


def test_a_picture_is_kept_and_restored() -> None:
    made = paper(bars(5, 2))
    assert restore(Paper, keep(made)) == made
