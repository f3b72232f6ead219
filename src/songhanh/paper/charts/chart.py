"""What every chart is: a drawing, the sentence that it shows, and its figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from songhanh.paper.charts.pen import escape


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a chart: `finding` is the sentence above it, `note` how to read it, `figures` every
    figure in words for who cannot see it; `key` tells its parts apart from those of other charts."""

    key: str
    finding: str
    note: str
    figures: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: `svg` stands alone or in a page; the table has one row for each thing drawn."""

    words: Words
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def make_chart(
    words: Words, size: tuple[int, int], marks: Sequence[str], columns: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> Chart:  # fmt: skip
    """A chart from its marks; `size` is width and height in units of the drawing."""
    width, height = size
    title, figures = f"{words.key}-title", f"{words.key}-figures"
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="{escape(title)} {escape(figures)}" '
        'font-family="Be Vietnam Pro, Arial, sans-serif" font-size="12.5">'
        f'<title id="{escape(title)}">{escape(words.finding)}</title>'
        f'<desc id="{escape(figures)}">{escape(words.figures)}</desc>{"".join(marks)}</svg>'
    )
    return Chart(words, drawn, tuple(columns), tuple(tuple(row) for row in rows))
