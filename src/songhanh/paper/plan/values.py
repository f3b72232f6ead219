"""What a plan is drafted from, as frozen values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from songhanh.paper.values import Head

GAP = "…"
Origin = Literal["unmet", "raised", "own", "above", "solution", "rule"]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the draft: where it comes from (`source` in words) and why it stands as it does.

    `is_open`: a figure or a day is missing and somebody must give it.
    """

    text: str
    origin: Origin
    source: str = ""
    why: str = ""

    @property
    def is_open(self) -> bool:
        return GAP in self.text


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading of their own: the targets of a field, the tasks of a unit."""

    title: str
    lines: tuple[Line, ...]
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """A report that units owe: "six_month" or "annual", its day, None while it is open."""

    report: Literal["six_month", "nine_month", "annual"]
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """Everything that a plan of a year is drafted from.

    `body` is the issuer inside a sentence, `place` "xã Đồng Hạ", `level` "xã", `village_word` what villages
    are called, `basis` the instruments, `parents` the plans that it carries out, `above` whom it reports to,
    `signer` name and position of who signed last.
    """

    head: Head
    year: int
    body: str
    place: str
    level: str
    village_word: str
    above: str
    basis: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    targets: tuple[Group, ...] = ()
    tasks: tuple[Line, ...] = ()
    funding: tuple[Line, ...] = ()
    units: tuple[Group, ...] = ()
    due: tuple[Due, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: tuple[str, str] = ("", "")
    office: str = "Phòng Văn hóa - Xã hội"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the draft with its text: a line is a paragraph, "1. …" a heading, "- " and "+ " bullets."""

    code: str
    title: str
    text: str
    lines: tuple[Line, ...] = ()
