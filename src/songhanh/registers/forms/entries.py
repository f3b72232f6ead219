"""The form of an entry with its lines, and what it begins with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from songhanh.places.models import Unit
from songhanh.registers.forms.fields import ALL, ProofsField, field_for
from songhanh.registers.kinds.base import Column, Part, Register, part_field
from songhanh.registers.queries.told import Told
from songhanh.ui.forms import Form

NEW_ROWS, MORE_ROWS, MOST_ROWS = 4, 2, 40


class EntryForm(Form):
    """An entry with its lines, for one register, its units and the year of the page (`entry_form`)."""

    register: Register
    units: Mapping[str, Unit]
    year: int
    rows: int

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        day = cleaned.get("on_day")
        if isinstance(day, date) and day.year != self.year:
            said = {"year": self.year, "other": day.year}
            self.add_error(
                "on_day", _("Đây là sổ năm %(year)s. Việc của năm %(other)s thì ghi ở sổ năm ấy.") % said
            )
        for at in range(self.rows):
            self._check_row(at)
        return cleaned

    def _check_row(self, at: int) -> None:
        """A line that was begun says all that it must."""
        part = self.register.part
        if part is None or not self._is_begun(part, at):
            return
        for column in part.columns:
            name = row_name(part, at, column)
            blank = part_field(part, column).blank or column.name == "on_day"
            if not blank and self.cleaned_data.get(name) in (None, "") and name not in self.errors:
                said = {"what": str(column.label)}
                self.add_error(name, _("Còn thiếu: %(what)s. Dòng không dùng thì xóa hết các ô.") % said)
            elif column.name == "times" and self.cleaned_data.get(name) == 0:
                self.add_error(name, _("Số lượt phải từ 1 trở lên. Chưa phát, đăng thì xóa cả dòng."))

    def _is_begun(self, part: Part, at: int) -> bool:
        return any(self.data.get(self.add_prefix(row_name(part, at, column))) for column in part.columns)

    def told(self) -> Told:
        """What was filled in, in the shape that actions take."""
        values = {column.name: self._value(column) for column in self.register.typed_columns()}
        part = self.register.part
        if part is None:
            return Told(values)
        begun = [at for at in range(self.rows) if self._is_begun(part, at)]
        return Told(values, tuple(self._row(part, at) for at in begun))

    def _row(self, part: Part, at: int) -> dict[str, Any]:
        line = {column.name: self.cleaned_data[row_name(part, at, column)] for column in part.columns}
        return {**line, "on_day": line["on_day"] or self.cleaned_data["on_day"]} if "on_day" in line else line

    def _value(self, column: Column) -> Any:
        value = self.cleaned_data[column.name]
        behind = self.register.field(column)
        if isinstance(behind, models.ManyToManyField):
            chosen = [u for pk, u in self.units.items() if ALL in value or pk in value]
            return tuple(sorted((u for u in chosen if u.kind == "village"), key=lambda u: (u.sort_key, u.pk)))
        if isinstance(behind, models.ForeignKey):
            return self.units[value]
        return tuple(value) if column.codes is not None else value

    def short_fields(self) -> Iterator[BoundField]:
        return (self[c.name] for c in self.register.typed_columns() if c.short and not self.is_long(c))

    def groups(self) -> Iterator[BoundField]:
        """Long lists of the short form, each folded away."""
        return (self[c.name] for c in self.register.typed_columns() if c.short and self.is_long(c))

    def more_fields(self) -> Iterator[BoundField]:
        return (self[c.name] for c in self.register.typed_columns() if not c.short)

    def has_more_told(self) -> bool:
        """Whether the folded part holds something that must be seen: a fault, or what was told before."""
        return self.is_bound or any(field.initial for field in self.more_fields() if field.name != "topic")

    def is_long(self, column: Column) -> bool:
        return isinstance(self.register.field(column), models.ManyToManyField)

    def line_rows(self) -> list[list[BoundField]]:
        part = self.register.part
        if part is None:
            return []
        return [[self[row_name(part, at, column)] for column in part.columns] for at in range(self.rows)]

    def refuse(self, column: str, sentence: str) -> None:
        """Show a refusal of the verb where it belongs."""
        self.add_error(column if column in self.fields else None, sentence)


def row_name(part: Part, at: int, column: Column) -> str:
    """The name of a column's field in the line at this place."""
    return f"{part.name}-{at}-{column.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the page of a form knows: its year, the units that there are, and those that may be the doer."""

    year: int
    units: tuple[Unit, ...]
    doers: tuple[Unit, ...]


def entry_form(register: Register, page: Page, *, rows: int, correcting: bool) -> type[EntryForm]:
    """The form of a register on a page."""
    fields: dict[str, Any] = {}
    for column in register.typed_columns():
        behind = register.field(column)
        if behind is not None:
            units = page.doers if isinstance(behind, models.ForeignKey) else page.units
            fields[column.name] = field_for(column, behind, units)
    if register.part is not None:
        fields |= _line_fields(register.part, page, rows)
    if correcting:
        fields["reason"] = forms.CharField(label=gettext_lazy("Lý do đính chính"), max_length=500)
    fields["proofs"] = ProofsField(label=gettext_lazy("Tài liệu kiểm chứng"), required=False)
    known = {
        "register": register,
        "units": {str(u.pk): u for u in page.units},
        "year": page.year,
        "rows": rows,
    }
    return type("RegisterEntryForm", (EntryForm,), {**fields, **known})


def _line_fields(part: Part, page: Page, rows: int) -> dict[str, forms.Field]:
    fields = {}
    for at in range(rows):
        for column in part.columns:
            field = field_for(column, part_field(part, column), page.units)
            field.required = False
            fields[row_name(part, at, column)] = field
    return fields


def count_rows(register: Register, data: Mapping[str, Any] | None, told: Told | None) -> int:
    """How many lines a form offers: those that were sent, or those that there are and a few more."""
    if register.part is None:
        return 0
    if data is not None:
        sent = [
            key.split("-")[1]
            for key in data
            if key.startswith(f"{register.part.name}-") and key.count("-") == 2
        ]
        return min(1 + max((int(at) for at in sent if at.isdecimal()), default=0), MOST_ROWS)
    return NEW_ROWS if told is None else len(told.lines) + MORE_ROWS


def initial_of(register: Register, told: Told) -> dict[str, Any]:
    """What is stored, as the fields of a form begin with it."""
    initial = {column.name: _initial(told.values[column.name]) for column in register.typed_columns()}
    if register.part is not None:
        for at, line in enumerate(told.lines):
            initial |= {row_name(register.part, at, c): line[c.name] for c in register.part.columns}
    return initial


def _initial(value: Any) -> Any:
    if isinstance(value, Unit):
        return str(value.pk)
    if isinstance(value, tuple):
        return [str(one.pk) if isinstance(one, Unit) else one for one in value]
    return value


def initial_of_new(register: Register, last: Told | None, today: date, year: int) -> dict[str, Any]:
    """What a new entry begins with: today, and what this person chose last time."""
    initial: dict[str, Any] = {"on_day": today if today.year == year else None}
    for column in register.typed_columns():
        behind = register.field(column)
        if behind is not None and behind.choices and behind.has_default():
            initial[column.name] = behind.get_default()
    if last is not None:
        told = initial_of(register, last)
        initial |= {c.name: told[c.name] for c in register.typed_columns() if c.remembered}
    if register.part is not None:
        for column in register.part.columns:
            name = row_name(register.part, 0, column)
            if column.remembered and last is not None and last.lines:
                initial[name] = last.lines[0][column.name]
            elif column.name == "times":
                initial[name] = 1
    return initial
