"""Gender statistics that a commune can know: persons, in all and of them women, once a year."""

from dataclasses import dataclass
from functools import cache

from songhanh.catalogue.facts import Fact, read_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticGroup(Fact):
    """A group of the national set."""

    code: str
    name: str
    english: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic(Fact):
    """One line. `provider` is a kind of unit; `total` and `women` are figures of registers, several joined by
    "+", or nothing where the figure is typed; `stands` counts what stood on the year's last day."""

    code: str
    group: str
    name: str
    english: str
    unit: str
    provider: str
    disaggregation: tuple[str, ...]
    total: str = ""
    women: str = ""
    stands: bool = False


@cache
def statistic_groups() -> tuple[StatisticGroup, ...]:
    return read_facts(StatisticGroup, "gender_statistics.toml", "group")


@cache
def statistics() -> tuple[Statistic, ...]:
    """All lines, in the order of their groups."""
    return read_facts(Statistic, "gender_statistics.toml", "statistic")
