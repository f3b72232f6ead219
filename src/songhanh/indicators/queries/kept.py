"""What a register holds for indicators whose figure may also be typed: counts, divided last; as of a day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from songhanh.catalogue.indicators import Indicator
from songhanh.kernel.quantities import NOT_REPORTED, Answer, Ratio, answer_count, answer_ratio
from songhanh.places.queries import Land
from songhanh.registers import counts
from songhanh.registers.counts import CountedLine


@dataclass(frozen=True, slots=True)
class Kept:
    """The counts of a land, each asked once. `villages` tells how many there are on a day."""

    land: Land
    villages: Callable[[date], int]
    _known: dict[tuple[object, ...], int] = field(default_factory=dict)

    def read(self, one: Indicator, since: date, until: date) -> Answer:
        """What is held of an indicator for the days [since, until); none arose where its whole is empty."""
        held = self._number(one, one.counts, since, until)
        if not held and self._is_blank(one, since, until):
            return NOT_REPORTED
        if one.reached:
            return answer_ratio(Ratio(Decimal(held), Decimal(self.villages(until - timedelta(days=1)))))
        if not one.whole:
            return answer_count(held)
        whole = sum(self._number(one, source, since, until) for source in one.whole)
        return answer_ratio(Ratio(Decimal(held), Decimal(whole)), one.base)

    def _is_blank(self, one: Indicator, since: date, until: date) -> bool:
        """What every reading leaves blank is not known."""
        sources = (one.counts, *(one.whole or ()))
        return any(
            counts.is_blank(source, place=self.land, since=since, until=until, where=read_where(one))
            for source in sources
        )

    def _number(self, one: Indicator, source: str, since: date, until: date) -> int:
        key = (source, one.reached, one.standing, one.where, since, until)
        if key not in self._known:
            self._known[key] = _ask(self.land, one, source, since, until)
        return self._known[key]


def _ask(land: Land, one: Indicator, source: str, since: date, until: date) -> int:
    where, last = read_where(one), until - timedelta(days=1)
    if one.reached and one.standing:
        return counts.count_units_standing(source, place=land, on_day=last, where=where)
    if one.reached:
        return counts.count_units_reached(source, place=land, since=since, until=until, where=where)
    if one.standing:
        return counts.count_standing(source, place=land, on_day=last, since=since, where=where)
    return counts.count(source, place=land, since=since, until=until, where=where)


def read_where(one: Indicator) -> dict[str, str]:
    """By what the register of an indicator is narrowed."""
    return dict(narrow.split("=", 1) for narrow in one.where)


def list_kept(one: Indicator, land: Land, since: date, until: date) -> tuple[CountedLine, ...]:
    """The entries behind what is held: of a share those of its whole, else those counted."""
    found: list[CountedLine] = []
    for source in one.whole or (one.counts,):
        if one.standing:
            found += counts.list_standing(
                source, place=land, on_day=until - timedelta(days=1), where=read_where(one)
            )
        else:
            found += counts.list_entries(source, place=land, since=since, until=until, where=read_where(one))
    return tuple(dict.fromkeys(found))
