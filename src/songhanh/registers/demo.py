"""A worked year of the registers, written through the verbs from what a commune's story tells.

A story is data (the room `demo` holds them): what was sent out and held, when it was written down, which
quarters were closed, opened again, what was corrected, withdrawn and proved. It is played in the order of the
moments at which somebody sat down to write, so that whatever was refused in that year would be refused here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models

from songhanh.journal.actor import Actor
from songhanh.kernel.periods import read_period
from songhanh.paper.grid import GridColumn, GridSheet, write_grid
from songhanh.places.models import Place, Unit
from songhanh.places.queries import list_villages
from songhanh.registers.actions import (
    Upload,
    attach_proofs,
    close_period,
    correct_entry,
    record_entry,
    reopen_period,
    version_of,
    withdraw_entry,
)
from songhanh.registers.actions.entries import register_of
from songhanh.registers.kinds.base import Column, Entry, Register, part_field
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.closures import find_closure
from songhanh.registers.queries.told import Told, get_told

_HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_COMMUNICATION, _SESSIONS = REGISTERS["communication"], REGISTERS["sessions"]
_OFFICE = "culture_society_office"
_PROVED_FROM = 90  # persons: from so many on, the list of those present is kept as proof


@dataclass(frozen=True, slots=True)
class Text:
    """A text: day (ISO), who (a kind of unit), what about, where it went out: channel, times, minutes."""

    day: str
    unit: str
    topic: str
    occasion: str
    title: str
    sent: tuple[tuple[str, int, int], ...]
    after: int = 2  # days until it was written down
    own: bool = False  # by the unit itself, where it speaks for itself


@dataclass(frozen=True, slots=True)
class Held:
    """A session: day, form, who ("village": the first of its villages), in which villages (by their order
    from 0; none is for all), how many persons, how many of them women (None: not split)."""

    day: str
    form: str
    unit: str
    topic: str
    occasion: str
    title: str
    villages: tuple[int, ...]
    persons: int
    women: int | None
    after: int = 2
    own: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry of any other register: day (ISO), a kind of unit ("village": the first of its villages), what
    was told (columns left out are blank; days are ISO), its villages by their order, its lines. It was
    written down `after` so many days, or on the day `written`."""

    register: str
    day: str
    unit: str
    told: Mapping[str, Any]
    villages: tuple[int, ...] = ()
    lines: tuple[Mapping[str, Any], ...] = ()
    after: int = 2
    written: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What an entry should have said: some of its columns, or how often its first line went out."""

    title: str
    reason: str
    at: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    times: int | None = None


@dataclass(frozen=True, slots=True)
class Reopened:
    """A closed quarter, opened for what came late, and closed again within the hour."""

    register: str
    period: str
    reason: str
    at: str
    late: Text | Held


@dataclass(frozen=True, slots=True)
class Story:
    """A commune's year. `closed`: register, quarter, day; `twice`: what was written twice and withdrawn."""

    texts: tuple[Text, ...]
    sessions: tuple[Held, ...]
    closed: tuple[tuple[str, str, str], ...]
    corrections: tuple[Correction, ...] = ()
    twice: tuple[tuple[str, str], ...] = ()
    reopened: tuple[Reopened, ...] = ()
    noted: tuple[Noted, ...] = ()


Act = tuple[datetime, Callable[[datetime], object]]


def fill_registers(
    place: Place, *, officer: Actor, story: Story, speakers: Mapping[int, Actor] = MappingProxyType({})
) -> None:
    """Write the year of a commune that has units and villages, in the order in which it was written.

    `speakers` are those who write for a unit, by its key: its person, or a village behind its link. The
    officer writes what is not the unit's `own`, and for whoever has no speaker.
    """
    year = _Year(place, officer, tuple(place.units.order_by("sort_key", "pk")), speakers)
    told: tuple[Text | Held, ...] = (*story.texts, *story.sessions)
    acts: list[Act] = [year.write(number, one) for number, one in enumerate(told)]
    acts += [year.close(*one) for one in story.closed]
    acts += [year.correct(one) for one in story.corrections]
    acts += [year.write_twice(_titled(told, title), at) for title, at in story.twice]
    acts += [act for one in story.reopened for act in year.reopen(one)]
    acts += [year.note(number, one) for number, one in enumerate(story.noted)]
    for at, act in sorted(acts, key=lambda pair: pair[0]):
        act(at)


def _titled(told: tuple[Text | Held, ...], title: str) -> Text | Held:
    return next(one for one in told if one.title == title)


def _moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), _HERE)


class _Year:
    """The commune in which it happens, who writes it down, and what has been written so far."""

    def __init__(
        self, place: Place, officer: Actor, units: tuple[Unit, ...], speakers: Mapping[int, Actor]
    ) -> None:
        self.place, self.officer, self.units, self.speakers = place, officer, units, speakers
        self.entries: dict[str, Entry] = {}

    def write(self, number: int, one: Text | Held) -> Act:
        day = date.fromisoformat(one.day) + timedelta(days=one.after)
        return _moment(day, 8 + number % 8, number % 50), lambda at: self._record(one, at)

    def note(self, number: int, one: Noted) -> Act:
        day = date.fromisoformat(one.written or one.day) + timedelta(days=one.after)

        def act(at: datetime) -> None:
            register, told = REGISTERS[one.register], self._noted(one)
            actor = self._acting(register, told, one.own)
            record_entry(actor=actor, register=register, place=self.place, told=told, at=at)

        return _moment(day, 8 + number % 9, number % 47), act

    def close(self, register: str, period: str, day: str) -> Act:
        def act(at: datetime) -> None:
            close_period(
                actor=self.officer, register=REGISTERS[register], place=self.place,
                period=read_period(period), at=at,
            )  # fmt: skip

        return _moment(date.fromisoformat(day), 16), act

    def correct(self, one: Correction) -> Act:
        def act(at: datetime) -> None:
            entry = self.entries[one.title]
            before = get_told(register_of(entry), entry)
            lines = before.lines
            if one.times is not None:
                lines = ({**lines[0], "times": one.times}, *lines[1:])
            told = Told({**before.values, **one.changes}, lines)
            self.entries[one.title] = correct_entry(
                actor=self._acting(register_of(entry), told, own=False),
                entry=entry,
                version=version_of(entry),
                told=told,
                reason=one.reason,
                at=at,
            )

        return _moment(date.fromisoformat(one.at), 10), act

    def write_twice(self, one: Text | Held, day: str) -> Act:
        """The same line once more, by mistake, and out again."""

        def act(at: datetime) -> None:
            register, told = self._told(one)
            twice = record_entry(actor=self.officer, register=register, place=self.place, told=told, at=at)
            withdraw_entry(
                actor=self.officer, entry=twice, version=version_of(twice), reason="ghi hai lần một việc",
                at=at + timedelta(minutes=5),
            )  # fmt: skip

        return _moment(date.fromisoformat(day), 11), act

    def reopen(self, one: Reopened) -> Iterator[Act]:
        def act(at: datetime) -> None:
            closure = find_closure(one.register, self.place, one.period, None)
            if closure is None:
                raise LookupError(f"{one.register} {one.period} is not closed")
            reopen_period(actor=self.officer, closure=closure, reason=one.reason, at=at)
            self._record(one.late, at + timedelta(minutes=10))

        yield _moment(date.fromisoformat(one.at), 14), act
        yield self.close(one.register, one.period, one.at)

    def _record(self, one: Text | Held, at: datetime) -> None:
        register, told = self._told(one)
        actor = self._acting(register, told, one.own)
        entry = record_entry(actor=actor, register=register, place=self.place, told=told, at=at)
        self.entries[one.title] = entry
        if isinstance(one, Held) and one.persons > _PROVED_FROM:
            proof = Upload(_list_of_signatures(one.title), "danh-sach-du.xlsx")
            attach_proofs(actor=actor, entry=entry, uploads=[proof], at=at)

    def _acting(self, register: Register, told: Told, own: bool) -> Actor:
        """Who speaks for the unit; else the officer, for another unit on its behalf."""
        unit: Unit = told.values["unit"]
        speaker = self.speakers.get(unit.pk) if own else None
        if speaker is not None and (speaker.kind != "link" or _asks_villages(register, told)):
            return speaker
        if unit.kind == _OFFICE:
            return self.officer
        return replace(self.officer, on_behalf_of=f"unit:{unit.pk}")

    def _noted(self, one: Noted) -> Told:
        """What was told, with nothing for what was left out."""
        register = REGISTERS[one.register]
        villages = self._villages(one.villages, one.day)
        unit = villages[0] if one.unit == "village" and villages else self._unit(one.unit)
        given = {"on_day": one.day, **one.told}
        values = {
            column.name: _value(register.field(column), given.get(column.name), column)
            for column in register.typed_columns()
        }
        values["unit"] = unit
        if "villages" in values:
            values["villages"] = villages
        part = register.part
        if part is None:
            return Told(values)
        lines = [
            {c.name: _value(part_field(part, c), line.get(c.name), c) for c in part.columns}
            for line in one.lines
        ]
        return Told(values, tuple(lines))

    def _villages(self, order: Sequence[int], day: str) -> tuple[Unit, ...]:
        """The villages of the day by their order; villages are merged in the middle of a year."""
        there = list_villages(self.place, date.fromisoformat(day))
        return tuple(there[at] for at in order if at < len(there))

    def _unit(self, kind: str) -> Unit:
        """The middle one of the units of this kind; the first of all where there is none."""
        found = [unit for unit in self.units if unit.kind == kind] or [self.units[0]]
        return found[len(found) // 2]

    def _told(self, one: Text | Held) -> tuple[Register, Told]:
        return (_COMMUNICATION, self._text(one)) if isinstance(one, Text) else (_SESSIONS, self._session(one))

    def _text(self, one: Text) -> Told:
        day = date.fromisoformat(one.day)
        lines = tuple(
            {"channel": channel, "times": times, "on_day": day, "minutes": minutes or None, "link": ""}
            for channel, times, minutes in one.sent
        )
        return Told({
            "on_day": day, "title": one.title, "unit": self._unit(one.unit), "topic": one.topic,
            "occasion": one.occasion, "villages": (), "target_groups": ("people",), "product": "",
            "quantity": None, "programme": "", "note": "",
        }, lines)  # fmt: skip

    def _session(self, one: Held) -> Told:
        named = self._villages(one.villages, one.day)
        return Told({
            "on_day": date.fromisoformat(one.day), "title": one.title, "kind": one.form,
            "unit": named[0] if one.unit == "village" and named else self._unit(one.unit), "villages": named,
            "persons_total": one.persons, "persons_women": one.women, "not_split": one.women is None,
            "topic": one.topic, "occasion": one.occasion, "target_groups": (), "held_at": "",
            "programme": "", "note": "",
        })  # fmt: skip


def _value(behind: "models.Field[Any, Any] | None", given: Any, column: Column) -> Any:
    """A value of a column; what a form gives where nothing was filled."""
    if given is None:
        if column.codes is not None:
            return ()
        if behind is None or isinstance(behind, models.BooleanField):
            return False
        if behind.has_default():
            return behind.get_default()
        return "" if isinstance(behind, models.CharField | models.TextField) else None
    return date.fromisoformat(given) if isinstance(behind, models.DateField) else given


def _asks_villages(register: Register, told: Told) -> bool:
    """Whether a village is asked for such an entry behind its link."""
    asks = register.village
    return asks is not None and all(told.values[name] == value for name, value in asks.sets.items())


def _list_of_signatures(title: str) -> bytes:
    columns = (GridColumn("Số TT", 7), GridColumn("Họ và tên", 30), GridColumn("Ký", 14))
    rows = [(number, "", "") for number in range(1, 11)]
    sheet = GridSheet("Danh sách", "Danh sách người dự", title, columns, rows)
    return write_grid([sheet], title="Danh sách người dự")
