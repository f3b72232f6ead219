"""How long an office has to answer what people bring up: three laws, three clocks."""

from dataclasses import dataclass
from functools import cache

from songhanh.catalogue.facts import Fact, read_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Fact):
    """So many days after receipt, working days where `working`. `code` is the kind of matter."""

    code: str
    name: str
    english: str
    days: int
    working: bool


@cache
def clocks() -> tuple[Clock, ...]:
    """Feedback and proposals, complaints, denunciations."""
    return read_facts(Clock, "petitions.toml", "clock")


def find_clock(code: str) -> Clock | None:
    """The clock of a kind of matter, None where the law sets none."""
    return next((clock for clock in clocks() if clock.code == code), None)
