"""An official paper as frozen values: what it says, not how it looks.

Text is Vietnamese in NFC. `None` and "" mean "left open": number, day and name are given later by the clerk
and the signer. What an office writes by habit (the "./." at the end, ";" after each recipient, "- " before a
bullet) is put by the writers (`wording`), so a value never carries it.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

CellAlign = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a paper.

    `issuer` and `governing` are the lines of the body that issues it and of the one above it, as printed:
    ("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG HẠ"). `number` is the figure alone ("05") or "" while open, `symbol` what
    follows the stroke ("KH-UBND"). `place` is the commune's own name ("Đồng Hạ"). `date` keeps its precision:
    "2026-05-07", "2026-05", "2026" or "". `issuer_name` is the issuer inside a sentence ("Ủy ban nhân dân xã
    Đồng Hạ"); derived from `issuer` if "".
    """

    issuer: tuple[str, ...]
    symbol: str
    place: str
    date: str = ""
    number: str = ""
    governing: tuple[str, ...] = ()
    issuer_name: str = ""

    def __post_init__(self) -> None:
        if not self.issuer:
            raise ValueError("a head without an issuer")


@dataclass(frozen=True, slots=True)
class Basis:
    """One căn cứ, without its ";" or "."."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1: "I. MỤC ĐÍCH, YÊU CẦU", 2: "1. Mục đích", 3: "a) …"; the text carries its number."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line that begins with "-" (level 1) or "+" (level 2); the text carries no mark."""

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `width` in millimetres, 0 for a share of what is left, as wide as its text asks."""

    title: str
    width: float = 0
    align: CellAlign = "left"


@dataclass(frozen=True, slots=True)
class Band:
    """A row of one cell across the table: the heading of a group."""

    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: as many cells as there are columns. A cell may hold several lines ("\\n")."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on every page; without rows it says `when_empty`."""

    columns: tuple[Column, ...]
    rows: tuple[Row | Band, ...]
    caption: str = ""
    when_empty: str = "Không có."

    def __post_init__(self) -> None:
        for row in self.rows:
            if isinstance(row, Row) and len(row.cells) != len(self.columns):
                raise ValueError(f"a row of {len(row.cells)} cells in a table of {len(self.columns)} columns")


Block = Basis | Heading | Text | Bullet | Table


@dataclass(frozen=True, slots=True)
class Signature:
    """`capacity` from the top down: ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")."""

    capacity: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """A phụ lục on pages of its own, numbered from 1 again.

    `label` is "Phụ lục" or "Phụ lục I". `note` ("Kèm theo …", without brackets) is derived from the paper's
    head if "".
    """

    title: str
    body: tuple[Block, ...]
    label: str = "Phụ lục"
    note: str = ""
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What the file says about itself; nothing here is printed. Same values, same bytes."""

    title: str = ""
    author: str = ""
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. Without `head` it is annexes alone, to go with a paper that was written elsewhere."""

    head: Head | None
    type_name: str = ""
    subject: str = ""
    body: tuple[Block, ...] = ()
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    about: About = field(default_factory=About)
