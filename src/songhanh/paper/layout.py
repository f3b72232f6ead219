"""The layout that Decree 30/2020/NĐ-CP (Phụ lục I) prescribes, read from `decree_30_2020.toml`.

Writers take from it what they write, the linter what is allowed: one table for both, so that another decree
is another file. Sizes are points, lengths millimetres.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Align = Literal["left", "center", "right", "both"]


@dataclass(frozen=True, slots=True)
class Margin:
    """A margin in millimetres: the range allowed and the one we write."""

    least: float
    most: float
    use: float


@dataclass(frozen=True, slots=True)
class Element:
    """How one element of a paper (yếu tố thể thức) looks; `law` cites the place in Phụ lục I, Phần I."""

    key: str
    name: str
    size: tuple[float, float]
    use: float
    law: str
    align: Align
    bold: bool = False
    italic: bool = False
    upper: bool = False
    indent: bool = False
    inset: float = 0  # millimetres kept free on both sides
    left: float = 0  # millimetres kept free on the left alone
    spacing: tuple[float, float] = (0, 0)
    keep_next: bool = False
    outline: int | None = None

    @property
    def is_heading(self) -> bool:
        """It is a heading of the kind that every plan has: I., 1., a)."""
        return self.key.startswith("heading_")


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole of it: page, paragraph, elements by key."""

    font: str
    language: str
    width: float
    height: float
    top: Margin
    bottom: Margin
    left: Margin
    right: Margin
    indents: tuple[float, ...]
    indent: float
    least_between: float
    line: float
    least_line: float
    most_line: float
    elements: dict[str, Element]
    types: dict[str, str]  # tên loại to abbreviation
    families: frozenset[str]  # first words, folded, of names that are those of persons or events
    page_law: str
    font_law: str
    paragraph_law: str
    source: str

    def cite(self, law: str) -> str:
        """ "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.1"."""
        return f"{self.source}, {law}"

    def text_width(self, landscape: bool = False) -> float:
        """Millimetres between the left and the right margin."""
        return (self.height if landscape else self.width) - self.left.use - self.right.use


@cache
def layout() -> Layout:
    """The layout in force."""
    data = tomllib.loads(files(__package__).joinpath("decree_30_2020.toml").read_text("utf-8"))
    page, paragraph = data["page"], data["paragraph"]
    return Layout(
        font=data["font"],
        language=data["language"],
        width=page["width"],
        height=page["height"],
        top=Margin(**page["top"]),
        bottom=Margin(**page["bottom"]),
        left=Margin(**page["left"]),
        right=Margin(**page["right"]),
        indents=tuple(paragraph["indents"]),
        indent=paragraph["indent"],
        least_between=paragraph["least_between"],
        line=paragraph["line"],
        least_line=paragraph["least_line"],
        most_line=paragraph["most_line"],
        elements={key: _element(key, value) for key, value in data["elements"].items()},
        types=data["types"],
        families=frozenset(data["place"]["families"]),
        page_law=page["law"],
        font_law=page["font_law"],
        paragraph_law=paragraph["law"],
        source=f"{data['decree']}, {data['annex']}",
    )


def element(key: str) -> Element:
    """The element of that key; KeyError if the decree's table has none."""
    return layout().elements[key]


def _element(key: str, value: dict[str, Any]) -> Element:
    pairs: dict[str, Any] = {name: tuple(value[name]) for name in ("size", "spacing") if name in value}
    return Element(key=key, **(value | pairs))
