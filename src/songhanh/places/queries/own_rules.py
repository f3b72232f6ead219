"""What a place sets over the catalogue: marks of the national strategy, numbers to call.

The nearest place wins on the day in question; the national level sets what nobody else does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from songhanh.catalogue.observances import Hotline, hotlines
from songhanh.catalogue.strategy import Sign, StrategyTarget, strategy_targets
from songhanh.kernel.numbers import write_number
from songhanh.kernel.text import search_key
from songhanh.places.models import Place, Rule, in_force

MARK, PHONE = "strategy", "phone"
_SIGNS = {">=": "≥", "<=": "≤", "~": "≈"}


def mark_key(code: str, year: int) -> str:
    """The rule that sets what a target of the strategy must reach in a year: "strategy.2.3.2027"."""
    return f"{MARK}.{code}.{year}"


def phone_key(name: str) -> str:
    """The rule that holds a number to call; two of one name are one."""
    return f"{PHONE}.{search_key(name)}"[:100]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a target of the strategy must reach in a year at a place, and who says so."""

    year: int
    sign: Sign
    value: Decimal
    source: str
    place: Place | None = None  # None: the strategy itself
    since: date | None = None
    rule: int = 0

    @property
    def words(self) -> str:
        """Sign and number: "≥ 26,05"."""
        return f"{_SIGNS.get(self.sign, self.sign)} {write_number(self.value)}"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number to call at a place. `place` is None for what the catalogue has for the whole country."""

    number: str
    name: str
    english: str
    serves: str
    serves_english: str = ""
    place: Place | None = None
    since: date | None = None
    source: str = ""
    rule: int = 0


def list_rules(place: Place, kind: str, day: date) -> dict[str, Rule]:
    """The rules of one kind that hold at a place on a day, by key: one query and the places above."""
    chain = _chain(place)
    near = {one.pk: number for number, one in enumerate(chain)}
    found = Rule.objects.filter(in_force(day), place__in=near, key__startswith=f"{kind}.")
    rows = found.select_related("place").order_by("since", "pk")
    return {rule.key: rule for rule in sorted(rows, key=lambda rule: -near[rule.place_id])}


def _chain(place: Place) -> Sequence[Place]:
    chain = [place]
    while (above := chain[-1].parent) is not None:
        chain.append(above)
    return chain


def list_marks(place: Place, day: date) -> dict[str, tuple[Mark, ...]]:
    """What each target of the strategy must reach here, by its code, in the order of years."""
    found: dict[str, dict[int, Mark]] = {one.code: _national(one) for one in strategy_targets()}
    for key, rule in list_rules(place, MARK, day).items():
        code, _, year = key.removeprefix(f"{MARK}.").rpartition(".")
        if code in found:
            said = rule.value
            found[code][int(year)] = Mark(
                int(year), said["sign"], Decimal(said["value"]), rule.source, rule.place, rule.since, rule.pk
            )
    return {code: tuple(marks[year] for year in sorted(marks)) for code, marks in found.items()}


def _national(target: StrategyTarget) -> dict[int, Mark]:
    return {year: Mark(year, sign, value, target.source) for year, sign, value in target.marks}


def list_phones(place: Place, day: date, *, urgent: Sequence[str] | None = None) -> tuple[Phone, ...]:
    """Numbers to call here: the place's own, then its province's, then those of the country.

    `urgent` keeps of the country's only these, in their order. A name that the place sets again is its own.
    """
    own = [_own_phone(rule) for rule in list_rules(place, PHONE, day).values()]
    own.sort(key=lambda one: (one.place != place, search_key(one.name)))
    named = {search_key(one.name) for one in own}
    areas = {"", *(one.code for one in _chain(place))}
    known = [line for line in hotlines() if line.area in areas and search_key(line.name) not in named]
    if urgent is not None:
        known = [line for number in urgent for line in known if line.number == number]
    return (*own, *(_catalogue_phone(line) for line in known))


def _own_phone(rule: Rule) -> Phone:
    said = rule.value
    name, serves = said["name"], said["serves"]
    return Phone(
        said["number"], name, name, serves, serves, rule.place, rule.since, rule.source, rule.pk
    )  # fmt: skip


def _catalogue_phone(line: Hotline) -> Phone:
    return Phone(
        line.number, line.name, line.english, line.serves, line.serves_english, source=line.source
    )  # fmt: skip
