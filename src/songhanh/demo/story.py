"""What the story of a commune holds: its units, its people, its plans, and what they did in the year."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from songhanh.assignments.demo import Story as Tasks
from songhanh.evaluation.demo import Story as Figures
from songhanh.people.demo import Story as Staff
from songhanh.registers.demo import Story as Registers
from songhanh.reports.demo import Told as Report

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account; `unit` is the name of theirs, where they belong to one."""

    username: str
    name: str
    role: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A plan: its source, when it came, its number and day of issue (without them it stays a draft).

    `follows` are the sources of plans above it that the paper does not cite itself.
    """

    name: str
    received_at: datetime
    number: str = ""
    issued_on: date | None = None
    follows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merger:
    """Villages, by name, that became one from a day on, by a decision."""

    parts: tuple[str, ...]
    name: str
    day: date
    source: str


@dataclass(frozen=True, slots=True)
class Amended:
    """A plan that a later paper amends: its source, what its words become, when that paper came."""

    name: str
    words: tuple[tuple[str, str], ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune. Units are kind, name, relation; `signer` is the position of its leader."""

    code: str
    kind: str
    name: str
    units: tuple[tuple[str, str, str], ...]
    people: tuple[Person, ...]
    signer: str
    papers: tuple[Paper, ...]
    registers: Registers
    tasks: Tasks
    figures: Figures
    staff: Staff
    reports: tuple[Report, ...] = ()
    mergers: tuple[Merger, ...] = ()
    next_year: datetime | None = None  # when the plan of the next year is begun
    amended: tuple[Amended, ...] = ()

    def person(self, role: str) -> Person:
        """The first of this role."""
        return next(person for person in self.people if person.role == role)


def moment(year: int, month: int, day: int) -> datetime:
    """Nine o'clock in the morning of a day there."""
    return datetime(year, month, day, 9, tzinfo=HERE)
