"""What is looked at before an entry is written: its days, its bodies, its rules."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from songhanh.kernel.dates import write_date
from songhanh.places.models import Place, Unit
from songhanh.registers.kinds.base import Column, Entry, Odd, Part, Register, Wrong
from songhanh.registers.kinds.rules import Setting
from songhanh.registers.queries.entries import Known, find_last, find_twin
from songhanh.registers.queries.told import Told


class CannotRecord(Exception):
    """An entry that cannot be written so: one sentence, and the column at fault ("" is all of it)."""

    def __init__(self, sentence: str, column: str = "") -> None:
        self.column = column
        super().__init__(sentence)


class NeedsExplanation(CannotRecord):
    """An entry that looks like a slip: with one line that explains it, it is written."""


def check_sense(
    register: Register,
    place: Place,
    told: Told,
    at: datetime,
    *,
    but: Entry | None = None,
    known: Known | None = None,
) -> None:
    """All that can be wrong with what was told, whatever is closed; `but` is the line that it corrects.

    `known` answers in the place of the database. Raises CannotRecord.
    """
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
    _check_rules(register, told, but, known.find_last if known else partial(find_last, register, place))
    if known is None and not told.explanation.strip():
        _look_for_twin(register, place, told, but)


def _check_end(told: Told) -> None:
    until = told.values["until"]
    if until is not None and until <= told.values["on_day"]:
        said = {"day": write_date(told.values["on_day"])}
        raise CannotRecord(_("Ngày kết thúc phải sau ngày bắt đầu (%(day)s).") % said, "until")
    if until is None and told.values["end_reason"]:
        raise CannotRecord(_("Đã ghi lý do kết thúc. Hãy ghi cả ngày kết thúc."), "until")


def _check_units(register: Register, place: Place, told: Told) -> None:
    for column in register.unit_columns():
        value = told.values[column.name]
        named: tuple[Unit, ...] = value if isinstance(value, tuple) else () if value is None else (value,)
        if any(unit.place_id != place.pk for unit in named):
            raise CannotRecord(_("Đơn vị này không thuộc địa phương. Hãy chọn lại."), column.name)


def _check_rules(register: Register, told: Told, but: Entry | None, last: Callable[..., Any]) -> None:
    """The rules of a kind. What is odd passes with its explanation. Raises CannotRecord."""
    is_explained = bool(told.explanation.strip())

    def label(columns: Iterable[Column], name: str) -> str:
        return str(next(column.label for column in columns if column.name == name))

    about = Setting(
        lambda name: label(register.columns, name),
        lambda same: last(told, same, but),
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
