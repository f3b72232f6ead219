"""The sheet of each indicator (phiếu chỉ số): what is counted, of what, and who usually knows it."""

from dataclasses import dataclass
from functools import cache

from songhanh.catalogue.facts import Fact, read_facts

ABOVE = "above"  # a provider: a survey or a higher level alone


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSheet(Fact):
    """`name`: what is counted; a quotient divides it by `whole`. `provider`: a kind of unit, or ABOVE."""

    code: str
    provider: str
    name: str
    english: str
    whole: str = ""
    whole_english: str = ""


@cache
def indicator_sheets() -> tuple[IndicatorSheet, ...]:
    """One for each indicator of the catalogue."""
    return read_facts(IndicatorSheet, "indicator_sheets.toml", "sheet")


@cache
def _by_code() -> dict[str, IndicatorSheet]:
    return {one.code: one for one in indicator_sheets()}


def find_indicator_sheet(code: str) -> IndicatorSheet | None:
    """The sheet of this indicator, None where there is none."""
    return _by_code().get(code)
