"""What is looked at before an entry is written: its days, its bodies, its rules, what is closed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.kernel.dates import write_date
from songhanh.places.models import Place, Unit
from songhanh.registers.kinds.base import Column, Entry, Odd, Part, Register, Wrong
from songhanh.registers.kinds.rules import Setting
from songhanh.registers.models import quarter_of
from songhanh.registers.queries.closures import find_closure, name_period
from songhanh.registers.queries.entries import find_last, find_twin
from songhanh.registers.queries.told import Told


class CannotRecord(Exception):
    """An entry that cannot be written so: one sentence, and the column at fault ("" is all of it)."""

    def __init__(self, sentence: str, column: str = "") -> None:
        self.column = column
        super().__init__(sentence)


class NeedsExplanation(CannotRecord):
    """An entry that looks like a slip: with one line that explains it, it is written."""


class QuarterIsClosed(CannotRecord):
    """Nothing is written into a quarter that was closed; `closed` says which and since when."""

    def __init__(self, period: str, closed_at: datetime) -> None:
        said = {"period": name_period(period), "day": write_date(timezone.localtime(closed_at).date())}
        self.closed = _("Sổ %(period)s đã chốt ngày %(day)s.") % said
        super().__init__(say_closed(period, closed_at), "on_day")


def check_told(
    register: Register, place: Place, told: Told, at: datetime, *, but: Entry | None = None
) -> None:
    """All that can be wrong with what was told; `but` is the line that it corrects. Raises CannotRecord."""
    check_sense(register, place, told, at, but=but)
    check_open(register, place, told.values["unit"].pk, days_of(register, told))


def check_sense(
    register: Register,
    place: Place,
    told: Told,
    at: datetime,
    *,
    but: Entry | None = None,
    looks_for_twin: bool = True,
) -> None:
    """The same, whatever is closed. Raises CannotRecord."""
    today = timezone.localtime(at).date()
    for column, day in _past_days(register, told):
        if day > today:
            raise CannotRecord(
                _("Ngày %(day)s chưa đến. Hãy ghi khi việc đã làm.") % {"day": write_date(day)}, column
            )
    _check_units(register, place, told)
    if register.lasts:
        _check_end(told)
    if register.part is not None and len(told.lines) < register.part.least:
        raise CannotRecord(_("Chưa có dòng nào. Hãy ghi ít nhất một dòng."))
    _check_rules(register, place, told, but)
    if looks_for_twin and not told.explanation.strip():
        _look_for_twin(register, place, told, but)


def _check_end(told: Told) -> None:
    until = told.values["until"]
    if until is not None and until <= told.values["on_day"]:
        said = {"day": write_date(told.values["on_day"])}
        raise CannotRecord(_("Ngày kết thúc phải sau ngày bắt đầu (%(day)s).") % said, "until")
    if until is None and told.values["end_reason"]:
        raise CannotRecord(_("Đã ghi lý do kết thúc. Hãy ghi cả ngày kết thúc."), "until")


def _check_units(register: Register, place: Place, told: Told) -> None:
    named: list[tuple[str, Unit]] = []
    for column in register.typed_columns():
        value, behind = told.values[column.name], register.field(column)
        if isinstance(behind, models.ManyToManyField):
            named += [(column.name, unit) for unit in value]
        elif isinstance(behind, models.ForeignKey) and value is not None:
            named.append((column.name, value))
    wrong = next((name for name, unit in named if unit.place_id != place.pk), None)
    if wrong is not None:
        raise CannotRecord(_("Đơn vị này không thuộc địa phương. Hãy chọn lại."), wrong)


def _check_rules(register: Register, place: Place, told: Told, but: Entry | None) -> None:
    """The rules of a kind. What is odd passes with its explanation. Raises CannotRecord."""
    is_explained = bool(told.explanation.strip())

    def label(columns: Iterable[Column], name: str) -> str:
        return str(next(column.label for column in columns if column.name == name))

    about = Setting(
        lambda name: label(register.columns, name),
        lambda same: find_last(register, place, told, same, but),
    )
    try:
        register.check(told.values)
        for rule in register.rules:
            _look(rule, told.values, about, is_explained)
        for at, line in enumerate(told.lines):
            _check_line(register.part, at, line, is_explained)
    except Odd as odd:
        raise ask_to_explain(odd) from odd
    except Wrong as wrong:
        raise CannotRecord(str(wrong), wrong.column) from wrong


def ask_to_explain(odd: Odd) -> NeedsExplanation:
    """What is odd, as a refusal that one line takes away."""
    sentence = _("%(what)s Hãy sửa, hoặc giải thích một dòng nếu đúng như vậy.") % {"what": str(odd)}
    return NeedsExplanation(sentence, odd.column)


def _look(rule: Any, told: Mapping[str, Any], about: Setting, is_explained: bool) -> None:
    try:
        rule.look(told, about)
    except Odd:
        if not is_explained:
            raise


def _check_line(part: Part | None, at: int, line: Mapping[str, Any], is_explained: bool) -> None:
    if part is None:
        return
    about = Setting(lambda name: str(part.column(name).label))
    for rule in part.rules:
        try:
            _look(rule, line, about, is_explained)
        except Wrong as wrong:
            raise type(wrong)(f"{part.name}-{at}-{wrong.column}", str(wrong)) from wrong


def _look_for_twin(register: Register, place: Place, told: Told, but: Entry | None) -> None:
    twin = find_twin(register, place, told, but)
    if twin is not None:
        said = {"day": write_date(twin.on_day), "name": getattr(twin, register.heading)}
        sentence = _("Sổ đã có “%(name)s”, ghi từ ngày %(day)s.") % said
        raise ask_to_explain(Odd(register.same[0], sentence))


def check_open(register: Register, place: Place, unit: int, days: Iterable[date]) -> None:
    """Nothing is written into a closed quarter. Raises CannotRecord."""
    for period in sorted({quarter_of(day) for day in days}):
        closure = find_closure(register.code, place, period, unit)
        if closure is not None:
            raise QuarterIsClosed(period, closure.closed_at)


def say_closed(period: str, closed_at: datetime) -> str:
    """Why nothing is written into a quarter."""
    said = {"period": name_period(period), "day": write_date(timezone.localtime(closed_at).date())}
    return _("Sổ %(period)s đã chốt ngày %(day)s. Muốn ghi hay sửa, hãy mở lại sổ và nêu lý do.") % said


def _past_days(register: Register, told: Told) -> Iterator[tuple[str, date]]:
    """The days that must have come, each with the name of its field."""
    for column in register.typed_columns():
        if (column.name == "on_day" or column.past) and told.values[column.name] is not None:
            yield column.name, told.values[column.name]
    part = register.part
    for column in part.columns if part else ():
        if part is None or not (column.name == "on_day" or column.past):
            continue
        for at, line in enumerate(told.lines):
            if line[column.name] is not None:
                yield f"{part.name}-{at}-{column.name}", line[column.name]


def days_of(register: Register, told: Told) -> list[date]:
    """The days on which an entry changes what is counted: its own, its end, those of its lines."""
    days = [told.values["on_day"], *(line.get("on_day") for line in told.lines)]
    if register.lasts:
        days.append(told.values["until"])
    return [day for day in days if day is not None]
