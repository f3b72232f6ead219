"""Days and stretches of the year as a place keeps them: the catalogue's, moved, dropped, and its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from songhanh.catalogue.observances import observances
from songhanh.kernel.text import search_key
from songhanh.places.models import Place
from songhanh.places.queries.own_rules import list_rules

DAY = "day"


def day_key(name: str) -> str:
    """The rule that holds a day of the year, by its name; one of the catalogue goes by its code."""
    sought = search_key(name)
    known = next((one.code for one in observances() if search_key(one.name) == sought), sought)
    return f"{DAY}.{known}"[:100]


@dataclass(frozen=True, slots=True)
class Observed:
    """A day, or the days from `start` to `end`, MM-DD, both included; empty where it is not kept here.

    `place` is None for what the catalogue has for the whole country.
    """

    name: str
    english: str
    start: str
    end: str
    source: str
    code: str = ""  # of the catalogue; "" for a day that only a place keeps
    place: Place | None = None
    since: date | None = None
    rule: int = 0

    @property
    def label(self) -> str:
        """Its name in the language of the page."""
        return self.english if (get_language() or "vi").startswith("en") else self.name

    @property
    def is_kept(self) -> bool:
        return bool(self.start)

    @property
    def words(self) -> str:
        """ "15/11 – 15/12"."""
        days = dict.fromkeys((_shown(self.start), _shown(self.end)))
        return " – ".join(days) if self.is_kept else ""

    def is_called(self, name: str) -> bool:
        """Whether a paper that says `name` means this day: it may say more behind it."""
        return search_key(name).startswith(search_key(self.name))

    def falls_in(self, year: int) -> tuple[date, date] | None:
        """First and last day of it in a year; None where it is not kept, or in a year without 29/02."""
        try:
            return date.fromisoformat(f"{year}-{self.start}"), date.fromisoformat(f"{year}-{self.end}")
        except ValueError:
            return None


def _shown(day: str) -> str:
    return f"{day[3:]}/{day[:2]}"


def list_days(place: Place, day: date) -> tuple[Observed, ...]:
    """The days of the year as they hold at a place on a day, in the order of the year; those dropped last."""
    found = {
        f"{DAY}.{one.code}": Observed(one.name, one.english, one.start, one.end, one.source, one.code)
        for one in observances()
    }
    for key, rule in list_rules(place, DAY, day).items():
        said, known = rule.value, found.get(key)
        found[key] = Observed(
            said["name"], known.english if known else said["name"], said["start"], said["end"], rule.source,
            known.code if known else "", rule.place, rule.since, rule.pk,
        )  # fmt: skip
    return tuple(sorted(found.values(), key=_order))


def _order(one: Observed) -> tuple[bool, str, str, str]:
    return not one.is_kept, one.start, one.end, search_key(one.name)


def own_days(days: Iterable[Observed]) -> tuple[Observed, ...]:
    """Those that a place has set itself: added, moved or dropped."""
    return tuple(one for one in days if one.place is not None)
