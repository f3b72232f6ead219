"""What reading a plan yields, as frozen values in the shape of the contract for structured plans.

Text values are the plan's own words: line wraps joined by one space, otherwise unchanged. A span is
[start, end) in characters of `Source.text`; it takes no part in equality.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from songhanh.kernel.quantities import Measure

Span = tuple[int, int]
Severity = Literal["error", "warning", "notice"]
MapKind = Literal[
    "target", "task", "heading", "head", "aim", "purpose", "lead_in", "deadline", "reference",
    "funding", "recipients", "signature", "closing", "table", "furniture", "context",
]  # fmt: skip
Level = Literal["xã", "phường", "đặc khu", "tỉnh", "thành phố"]


def spanned() -> "Span":
    """A span field: known to the value, blind to equality."""
    span: Span = field(default=(0, 0), compare=False)
    return span


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    sha256: str
    pages: int
    text: str
    text_sha256: str
    reader: str


@dataclass(frozen=True, slots=True)
class Locality:
    level: Level | None = None
    name: str = ""
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    name: str
    position: str


@dataclass(frozen=True, slots=True)
class Head:
    """The paper's own particulars. `date` keeps the printed precision: 2026-05-07, 2026-05 or 2026."""

    title: str = ""
    kind: Literal["annual", "strategy"] = "annual"
    number: str | None = None
    date: str | None = None
    issuer: str = ""
    locality: Locality = field(default_factory=Locality)
    period: Period = field(default_factory=Period)
    signed_by: Signer | None = None
    span: Span = spanned()


@dataclass(frozen=True, slots=True)
class Reference:
    number: str
    type: str
    date: str | None
    issuer: str
    role: Literal["basis", "cited"]
    span: Span = spanned()


@dataclass(frozen=True, slots=True)
class Heading:
    ref: str
    text: str
    level: int
    span: Span = spanned()


@dataclass(frozen=True, slots=True)
class Aim:
    text: str
    ref: str = ""
    span: Span = spanned()


@dataclass(frozen=True, slots=True)
class Unit:
    kind: str
    name: str
    asked: bool = False
    span: Span = spanned()


@dataclass(frozen=True, slots=True)
class Responsible:
    kind: str
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    ref: str
    text: str
    field: str
    measures: tuple[Measure, ...] = ()
    responsible: tuple[Responsible, ...] = ()
    goal: str | None = None
    span: Span = spanned()


@dataclass(frozen=True, slots=True)
class When:
    recurs: Literal["ongoing", "month", "quarter", "year", "occasion"] | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    ref: str
    text: str
    part: Literal["content", "organisation", "funding"]
    unit: str | None = None
    role: Literal["lead", "joint", "advise", "supervise"] = "lead"
    asked: bool = False
    joint: tuple[str, ...] = ()  # "with" in JSON
    when: When = field(default_factory=When)
    programmes: tuple[str, ...] = ()
    span: Span = spanned()


@dataclass(frozen=True, slots=True)
class KeyDate:
    name: str
    start: str
    end: str
    span: Span = spanned()


@dataclass(frozen=True, slots=True)
class Deadline:
    report: str
    due: str | None
    bound: Literal["before", "by"]
    owed_by: tuple[str, ...]  # "from" in JSON
    to: str
    then_to: tuple[str, ...] = ()
    subject: str | None = None
    span: Span = spanned()


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the text and what it was taken for; passages are disjoint and cover every word."""

    span: Span
    kind: MapKind  # "as" in JSON
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    words: int
    placed: int
    furniture: int


@dataclass(frozen=True, slots=True)
class Doubt:
    kind: str
    severity: Severity
    ref: str | None
    arguments: dict[str, str]
    text: str
    span: Span = spanned()


class Line(NamedTuple):
    """One line of a document as read: its words and where they stand in `Source.text`.

    `style` says what the file knows of it ("heading", "list", "cell", "running" …), `level` the depth of a
    heading or list, `label` a number that the file draws but does not write (Word's automatic numbering),
    `bold` whether all of it is bold, `page` counts from 1, `row` numbers the row of a table (None elsewhere),
    `deep` is how many rows of its table the line's cell covers,
    `edges` is where it begins and ends on the page, in points from the left (None where there is no page).
    """

    text: str
    span: Span
    style: str = "body"
    level: int = 0
    label: str = ""
    bold: bool = False
    page: int = 1
    row: tuple[int, int, int] | None = None  # table, row, column
    edges: tuple[float, float] | None = None
    deep: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A document opened: its source and its lines, before anything is understood."""

    source: Source
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    source: Source
    head: Head
    references: tuple[Reference, ...] = ()
    headings: tuple[Heading, ...] = ()
    aims: tuple[Aim, ...] = ()
    units: tuple[Unit, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    key_dates: tuple[KeyDate, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    models: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    map: tuple[Passage, ...] = ()
    coverage: Coverage = Coverage(0, 0, 0)
    doubts: tuple[Doubt, ...] = ()
