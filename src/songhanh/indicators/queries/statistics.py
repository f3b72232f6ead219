"""The commune's gender statistics of a year: counted by registers, else typed with source and stage.

A line of a register speaks once all four quarters of it are closed; before that its figure is "so far".
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import get_language

from songhanh.catalogue.gender_statistics import Statistic, statistic_groups, statistics
from songhanh.catalogue.indicators import is_small
from songhanh.indicators.models import Value
from songhanh.indicators.queries.figures import FigureLine, figure_line, read_values
from songhanh.indicators.queries.sheets import provider_of
from songhanh.indicators.queries.subjects import Subject
from songhanh.kernel.periods import year as whole_year
from songhanh.places.models import Place
from songhanh.places.queries.own_indicators import GENDER, SaidHere, list_said
from songhanh.registers import counts

Values = Mapping[tuple[tuple[str, str, int], str], list[Value]]


@dataclass(frozen=True, slots=True)
class StatisticLine:
    """One line: `total` and `women` are None where nobody has said them; `typed` is what was typed."""

    code: str
    name: str
    unit: str
    provider: str
    total: int | None
    women: int | None
    typed: FigureLine | None
    register: str
    is_open: bool
    note: str = ""

    @property
    def men(self) -> int | None:
        return None if self.total is None or self.women is None else self.total - self.women

    @property
    def is_small(self) -> bool:
        """Whether so few are told of that a share would say too much."""
        return bool(self.total) and is_small(self.total or 0)

    @property
    def share(self) -> Decimal | None:
        """Women in hundredths of all, a tenth at most; None where there is nobody, or where there are few."""
        if not self.total or self.women is None or self.is_small:
            return None
        return round(Decimal(self.women * 100) / self.total, 1).normalize() + 0


@dataclass(frozen=True, slots=True)
class StatisticsOfGroup:
    """The lines of one group."""

    name: str
    lines: tuple[StatisticLine, ...]


def find_statistic(code: str) -> Statistic | None:
    """The line of this code."""
    return next((one for one in statistics() if one.code == code), None)


def statistic_subject(one: Statistic) -> Subject:
    """Under which its typed figures lie: women of all, both kept."""
    return Subject(indicator=f"gender.{one.code}", kind="share")


def name_statistic(one: Statistic) -> str:
    """Its name in the language of the page."""
    return one.english if (get_language() or "vi").startswith("en") else one.name


def list_statistics(place: Place, year: int, upto: date) -> tuple[StatisticsOfGroup, ...]:
    """The whole table by groups, as known on a day."""
    values, said = read_values(place, year), list_said(place, upto)
    english = (get_language() or "vi").startswith("en")
    groups = []
    for group in statistic_groups():
        own = [one for one in statistics() if one.group == group.code]
        lines = tuple(_line(place, one, (year, upto), values, said.get(f"{GENDER}{one.code}")) for one in own)
        groups.append(StatisticsOfGroup(group.english if english else group.name, lines))
    return tuple(groups)


def _line(
    place: Place, one: Statistic, known: tuple[int, date], values: Values, said: SaidHere | None
) -> StatisticLine:
    year, upto = known
    if one.total:
        line = _count(place, one, year, upto)
    else:
        line = _typed(one, values.get((statistic_subject(one).key, str(year)), []))
    return replace(line, provider=provider_of("", said, kind=one.provider), note=said.note if said else "")


def _typed(one: Statistic, rows: list[Value]) -> StatisticLine:
    row = rows[-1] if rows else None
    total = women = None
    if row is not None:
        total, women = (int(part or 0) for part in (row.denominator, row.numerator))
    said = figure_line(row, is_current=True) if row else None
    return StatisticLine(one.code, name_statistic(one), one.unit, "", total, women, said, "", is_open=False)


def _count(place: Place, one: Statistic, year: int, upto: date) -> StatisticLine:
    period = whole_year(year)
    until = min(period.until, upto + timedelta(days=1))
    total, women = (_add(place, one, figures, (period.since, until)) for figures in (one.total, one.women))
    register = one.total.partition(".")[0]
    is_open = not counts.is_closed(register, place=place, period=period)
    silent = is_open and not total  # an open register without a line says nothing, never 0
    return StatisticLine(
        one.code, name_statistic(one), one.unit, "", None if silent else total,
        None if silent else women, None, register, is_open=is_open,
    )  # fmt: skip


def _add(place: Place, one: Statistic, figures: str, days: tuple[date, date]) -> int | None:
    """The figures added; None where readings leave one of them blank."""
    since, until = days
    if until <= since:
        return 0
    if one.stands:
        on_day = until - timedelta(days=1)
        return sum(counts.count_standing(part, place=place, on_day=on_day) for part in figures.split("+"))
    asked = figures.split("+")
    if any(counts.is_blank(part, place=place, since=since, until=until) for part in asked):
        return None
    return sum(counts.count(part, place=place, since=since, until=until) for part in asked)
