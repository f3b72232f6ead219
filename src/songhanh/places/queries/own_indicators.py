"""What a place says of an indicator of the catalogue: who provides it here, how often, what to mind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from songhanh.catalogue.gender_statistics import Statistic, statistics
from songhanh.catalogue.indicators import Indicator, indicators
from songhanh.places.models import Place
from songhanh.places.queries.own_rules import list_rules

INDICATOR = "indicator"
GENDER = "gender."  # before the code of a line of the gender statistics


def indicator_key(code: str) -> str:
    """The rule that holds what a place says of an indicator, or of a line of the gender statistics."""
    return f"{INDICATOR}.{code}"


def list_indicator_names(known: Iterable[Indicator | Statistic], before: str = "") -> list[tuple[str, str]]:
    """Code and name of each, in the language of the page."""
    english = (get_language() or "vi").startswith("en")
    return [(f"{before}{one.code}", one.english if english else one.name) for one in known]


@dataclass(frozen=True, slots=True)
class SaidHere:
    """What is said of one indicator; each of the three words may be empty, not all of them."""

    name: str
    provider: str
    frequency: str
    note: str
    source: str
    place: Place
    since: date
    rule: int


def list_said(place: Place, day: date) -> Mapping[str, SaidHere]:
    """By the indicator's code, as it holds at a place on a day."""
    names = dict(list_indicator_names(indicators()) + list_indicator_names(statistics(), GENDER))
    said = {
        key.removeprefix(f"{INDICATOR}."): rule for key, rule in list_rules(place, INDICATOR, day).items()
    }
    return {
        code: SaidHere(
            names.get(code, code), rule.value["provider"], rule.value["frequency"], rule.value["note"],
            rule.source, rule.place, rule.since, rule.pk,
        )
        for code, rule in said.items()
    }  # fmt: skip
