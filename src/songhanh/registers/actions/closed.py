"""What is closed stays as it is: nothing is written that changes what a closed quarter counts."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.kernel.dates import write_date
from songhanh.places.models import Place
from songhanh.registers.actions.checks import CannotRecord
from songhanh.registers.kinds.base import Column, Register
from songhanh.registers.models import first_day_after, first_day_of
from songhanh.registers.queries.closures import list_closed, name_period
from songhanh.registers.queries.told import Told

Span = tuple[date, date]  # half-open
Closed = Mapping[tuple[str, int | None], datetime]


class QuarterIsClosed(CannotRecord):
    """Nothing is written into a quarter that was closed; `closed` says which and since when."""

    def __init__(self, period: str, closed_at: datetime) -> None:
        said = {"period": name_period(period), "day": write_date(timezone.localtime(closed_at).date())}
        self.closed = _("Sổ %(period)s đã chốt ngày %(day)s.") % said
        sentence = _("Sổ %(period)s đã chốt ngày %(day)s. Muốn ghi hay sửa, hãy mở lại sổ và nêu lý do.")
        super().__init__(sentence % said, "on_day")


def check_open(register: Register, place: Place, unit: int, spans: Iterable[Span]) -> None:
    """Nothing that a closed quarter counts is changed on these days. Raises CannotRecord."""
    check_spans(list_closed(register.code, place), unit, spans)


def check_spans(closed: Closed, unit: int, spans: Iterable[Span]) -> None:
    """The same, where what is closed is known. Raises CannotRecord."""
    asked = tuple(spans)
    for period, whose in sorted(closed, key=lambda key: (key[0], key[1] or 0)):
        first, after = first_day_of(period), first_day_after(period)
        if whose in {None, unit} and any(max(since, first) < min(until, after) for since, until in asked):
            raise QuarterIsClosed(period, closed[period, whose])


def one_day(day: date) -> Span:
    return day, day + timedelta(days=1)


def spans_of(register: Register, told: Told) -> Iterator[Span]:
    """The days on which an entry is counted: its own, those of its lines and of figures with a day of theirs;
    of what lasts, all from its first to its end."""
    yield from (one_day(day) for day in _days_of(register, told))
    if register.lasts:
        yield told.values["on_day"], told.values["until"] or date.max


def spans_changed(register: Register, before: Told, after: Told) -> Iterator[Span]:
    """The days on which a correction may change what is counted.

    Of what lasts, where nothing but its first day or its end is corrected, or what no figure reads (a name
    that was misspelt), those between are as they were.
    """
    for told in (before, after):
        yield from (one_day(day) for day in _days_of(register, told))
    if not register.lasts:
        return
    if _counted(register, before) != _counted(register, after):
        yield from (*spans_of(register, before), *spans_of(register, after))
        return
    starts = sorted((before.values["on_day"], after.values["on_day"]))
    ends = sorted((before.values["until"] or date.max, after.values["until"] or date.max))
    yield starts[0], starts[1]
    yield ends[0], ends[1]


def _days_of(register: Register, told: Told) -> Iterator[date]:
    """The days that an entry names and on which it is counted."""
    days = [told.values["on_day"], *(line.get("on_day") for line in told.lines)]
    days += [told.values[figure.day] for figure in register.figures if figure.day and not figure.of_part]
    if register.lasts:
        days.append(told.values["until"])
    return (day for day in days if day is not None)


def _counted(register: Register, told: Told) -> list[Any]:
    """What figures, and who asks them, may read of an entry beside its days."""
    read = {name for figure in register.figures for name in (figure.of, figure.distinct, *figure.latest_by)}
    read |= {key.partition("__")[0] for figure in register.figures for key in figure.where}
    return [
        *(
            told.values[column.name]
            for column in register.typed_columns()
            if column.name not in {"on_day", "until"}
            and (column.name in read or _is_counted(register, column))
        ),
        *map(dict, told.lines),
    ]


def _is_counted(register: Register, column: Column) -> bool:
    """Choices, bodies, villages, numbers, days: all but words."""
    behind = register.field(column)
    is_words = isinstance(behind, models.CharField | models.TextField) and not behind.choices
    return not is_words or column.codes is not None
