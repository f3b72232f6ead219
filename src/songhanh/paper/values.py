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
    follows the stroke ("KH-UBND", of a công văn "UBND-VHXH"). `place` is the commune's own name ("Đồng Hạ").
    `date` keeps its precision: "2026-05-07", "2026-05", "2026" or "". `issuer_name` is the issuer inside a
    sentence ("Ủy ban nhân dân xã Đồng Hạ"); derived from `issuer` if "". `urgency` is "KHẨN", "THƯỢNG KHẨN",
    "HỎA TỐC" or "".
    """

    issuer: tuple[str, ...]
    symbol: str
    place: str
    date: str = ""
    number: str = ""
    governing: tuple[str, ...] = ()
    issuer_name: str = ""
    urgency: str = ""

    def __post_init__(self) -> None:
        if not self.issuer:
            raise ValueError("a head without an issuer")


@dataclass(frozen=True, slots=True)
class Basis:
    """One căn cứ, without its ";" or "."."""

    text: str


@dataclass(frozen=True, slots=True)
class Authority:
    """A line in capitals in the middle of a decision: who decides, and "QUYẾT ĐỊNH:"."""

    text: str


@dataclass(frozen=True, slots=True)
class Division:
    """A Phần or Chương ("Chương I"), or a Mục ("Mục 1"), with its title in capitals below."""

    kind: Literal["chapter", "section"]
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Article:
    """A Điều: "Điều 1." and its title, or what it lays down if it has none; `number` is Arabic."""

    number: int
    text: str
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1: "I. MỤC ĐÍCH, YÊU CẦU", 2: "1. Mục đích", 3: "a) …"; the text carries its number."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `bold` are half-open spans of `text` that are stressed."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()


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


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of `paper.charts` as SVG, `width` millimetres wide; `figures` say it to who cannot see it."""

    svg: str
    figures: str
    width: float = 120


Words = Basis | Authority | Division | Article | Heading | Text | Bullet
Block = Words | Table | Picture


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
    """A paper. Without `head` it is annexes alone, to go with a paper that was written elsewhere.

    Without `type_name` it is a công văn: its trích yếu stands as "V/v …" below the number, and `addressees`
    are whom it is sent to ("Kính gửi: …").
    """

    head: Head | None
    type_name: str = ""
    subject: str = ""
    body: tuple[Block, ...] = ()
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    about: About = field(default_factory=About)
    addressees: tuple[str, ...] = ()

    @property
    def is_letter(self) -> bool:
        """It is a công văn."""
        return self.head is not None and not self.type_name
