"""What a figure is asked of: an indicator, or one measure of a plan's line that has none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import get_language

from songhanh.catalogue.indicators import Indicator, find_indicator
from songhanh.indicators.queries.own import Own

QUOTIENTS = ("share", "coverage", "ratio", "rate")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured. `kind` and `base` are those of the indicator, else of the measure.

    `where` narrows a register further, `at_least` is how often a village must have been reached.
    `own` is an indicator that the office made itself.
    """

    indicator: str = ""
    line: UUID | None = None
    measure: int | None = None
    kind: str = "count"
    base: int = 100
    at_least: int = 1
    where: Mapping[str, str] = field(default_factory=dict, hash=False)
    own: Own | None = None

    @property
    def definition(self) -> Indicator | None:
        if self.own is not None:
            return self.own.indicator
        return find_indicator(self.indicator) if self.indicator else None

    @property
    def is_quotient(self) -> bool:
        """Whether its figure is two numbers."""
        return self.kind in QUOTIENTS

    @property
    def is_counted(self) -> bool:
        """Whether a register gives its figure, so that none is typed."""
        return bool(self.definition and self.definition.register)

    @property
    def key(self) -> tuple[str, str, int]:
        """Under which its typed figures lie."""
        if self.indicator:
            return self.indicator, "", -1
        return "", str(self.line), -1 if self.measure is None else self.measure


def name_of(indicator: Indicator) -> str:
    """An indicator's name in the language of the page."""
    return indicator.english if (get_language() or "vi").startswith("en") else indicator.name


def subject_of(indicator: str, filters: Mapping[str, object] | None = None) -> Subject:
    """An indicator as a subject, its register narrowed by `filters`. Raises ValueError for an unknown code.

    What is not measured here is one figure of the level above, without the counts behind it.
    """
    found = find_indicator(indicator)
    if found is None:
        raise ValueError(f"no indicator {indicator}")
    asked = dict(filters or {})
    at_least = int(str(asked.pop("at_least", 1)))
    kind = "amount" if found.measured_here == "no" else found.kind
    where = {name: str(value) for name, value in asked.items()}
    return Subject(indicator=found.code, kind=kind, base=found.base, at_least=at_least, where=where)


def subject_of_own(own: Own, filters: Mapping[str, object] | None = None) -> Subject:
    """An own indicator as a subject."""
    at_least = int(str(dict(filters or {}).get("at_least", 1)))
    return Subject(indicator=own.code, kind=own.kind, at_least=at_least, own=own)
