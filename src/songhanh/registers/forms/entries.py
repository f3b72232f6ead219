"""The form of an entry with its lines, and what it begins with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
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
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.offered import Offered
from songhanh.registers.queries.told import Told
from songhanh.ui.forms import Form

NEW_ROWS, MORE_ROWS, MOST_ROWS = 4, 2, 40
BODIES = "offered-units"  # the list of units that the form offers for whoever has to act
_WIDE, _MIDDLING = 40, 18  # characters


class EntryForm(Form):
    """An entry with its lines, for one register, its units and the year of the page (`entry_form`)."""

    register: Register
    units: Mapping[str, Unit]
    year: int
    rows: int
    is_odd = False
    kept: Mapping[str, Any]  # what stands in columns that this person may not see

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        day = cleaned.get("on_day")
        refusal = refuse_year(self.register, self.year, day) if isinstance(day, date) else ""
        if refusal:
            self.add_error("on_day", refusal)
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
            value, said = self.cleaned_data.get(name), {"what": str(column.label), "least": column.least}
            if not blank and value in (None, "") and name not in self.errors:
                self.add_error(name, _("Còn thiếu: %(what)s. Dòng không dùng thì xóa hết các ô.") % said)
            elif column.least is not None and value is not None and value < column.least:
                sentence = _("%(what)s phải từ %(least)s trở lên. Dòng không dùng thì xóa hết các ô.")
                self.add_error(name, sentence % said)

    def _is_begun(self, part: Part, at: int) -> bool:
        return any(self.data.get(self.add_prefix(row_name(part, at, column))) for column in part.columns)

    def told(self) -> Told:
        """What was filled in, in the shape that actions take."""
        values = {**self.kept, **{c.name: self._value(c) for c in self._columns()}}
        part, explanation = self.register.part, self.cleaned_data["explanation"]
        begun = [at for at in range(self.rows) if self._is_begun(part, at)] if part else []
        return Told(values, tuple(self._row(part, at) for at in begun if part), explanation)

    def _columns(self) -> Iterator[Column]:
        """The columns that this person fills."""
        return (column for column in self.register.typed_columns() if column.name in self.fields)

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
            return self.units[value] if value else None
        return tuple(value) if column.codes is not None else value

    def short_fields(self) -> Iterator[tuple[int, BoundField]]:
        """The fields of the short form, each with the twelfths of the width that it takes."""
        return ((span_of(c), self[c.name]) for c in self._columns() if c.short and not self.is_long(c))

    def groups(self) -> Iterator[BoundField]:
        """Long lists of the short form, each folded away."""
        return (self[c.name] for c in self._columns() if c.short and self.is_long(c))

    def more_fields(self) -> Iterator[BoundField]:
        return (self[c.name] for c in self._columns() if not c.short)

    def has_more_told(self) -> bool:
        """Whether the folded part holds something that must be seen: a fault, or what was told before."""
        return self.is_bound or any(
            self[c.name].initial not in (None, "", [], False, default_of(self.register, c))
            for c in self._columns()
            if not c.short
        )

    def asks_to_explain(self) -> bool:
        """Whether one line is asked for, or was given, that lets pass what looks odd."""
        return self.is_odd or bool(self["explanation"].value())

    def offered_units(self) -> tuple[str, ...]:
        """The units that are offered for whoever has to act; another body is written out."""
        waiting = self.register.waiting
        asked = waiting is not None and waiting.of_part and waiting.whose
        return tuple(unit.name for unit in self.units.values()) if asked else ()

    def is_long(self, column: Column) -> bool:
        return isinstance(self.register.field(column), models.ManyToManyField)

    def line_rows(self) -> list[list[tuple[int, BoundField]]]:
        part = self.register.part
        if part is None:
            return []
        return [
            [(span_of(column), self[row_name(part, at, column)]) for column in part.columns]
            for at in range(self.rows)
        ]

    def refuse(self, column: str, sentence: str, *, is_odd: bool = False) -> None:
        """Show a refusal of the verb where it belongs."""
        self.is_odd = is_odd
        self.add_error(column if column in self.fields else None, sentence)


def refuse_year(register: Register, year: int, day: date) -> str:
    """Why a day does not belong on the page of a year; "" where it does. What lasts may have begun before."""
    if day.year == year or (register.lasts and day.year < year):
        return ""
    said = {"year": year, "other": day.year}
    return _("Đây là sổ năm %(year)s. Việc của năm %(other)s thì ghi ở sổ năm ấy.") % said


def span_of(column: Column) -> int:
    """How many twelfths of the form's width a column takes."""
    return column.span or (6 if column.width >= _WIDE else 4 if column.width >= _MIDDLING else 2)


def default_of(register: Register, column: Column) -> Any:
    """What a column is born with: its default where it has one."""
    behind = register.field(column)
    return behind.get_default() if behind is not None and behind.has_default() else None


def row_name(part: Part, at: int, column: Column) -> str:
    """The name of a column's field in the line at this place."""
    return f"{part.name}-{at}-{column.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the page of a form knows: its year, the units that there are, and those that may be the doer."""

    year: int
    units: tuple[Unit, ...]
    doers: tuple[Unit, ...]
    hidden: frozenset[str] = frozenset()
    place_name: str = ""
    offered: Offered = field(default_factory=dict)


def entry_form(
    register: Register, page: Page, *, rows: int, correcting: bool, stored: Told | None = None
) -> type[EntryForm]:
    """The form of a register on a page; `stored` is what a correction begins with."""
    fields: dict[str, Any] = {}
    for column in register.typed_columns():
        behind = register.field(column)
        if behind is not None and column.name not in page.hidden:
            units = page.doers if isinstance(behind, models.ForeignKey) else page.units
            fields[column.name] = field_for(column, behind, units)
        if column.offers and column.name in fields:
            fields[column.name] = offered_field(column, page.offered.get(column.name, ()), stored)
    if register.part is not None:
        fields |= _line_fields(register, register.part, page, rows)
    fields["explanation"] = forms.CharField(
        label=gettext_lazy("Giải thích một dòng"), max_length=500, required=False,
        help_text=gettext_lazy("Vì sao số này đúng."),
    )  # fmt: skip
    if correcting:
        fields["reason"] = forms.CharField(label=gettext_lazy("Lý do đính chính"), max_length=500)
    fields["proofs"] = ProofsField(label=gettext_lazy("Tài liệu kiểm chứng"), required=False)
    known = {
        "register": register,
        "units": {str(u.pk): u for u in page.units},
        "year": page.year,
        "rows": rows,
        "kept": {name: stored.values[name] if stored else _nothing(register, name) for name in page.hidden},
    }
    return type("RegisterEntryForm", (EntryForm,), {**fields, **known})


def offered_field(column: Column, words: tuple[str, ...], stored: Told | None) -> forms.ChoiceField:
    """One of the entries of another register; in a correction also what stood there before."""
    before = stored.values[column.name] if stored else ""
    offered = [*words, *([before] if before and before not in words else [])]
    choices = [("", gettext_lazy("Không")), *((word, word) for word in offered)]
    said = {"register": REGISTERS[column.offers].title}
    help_text = "" if offered else _("Chưa có gì để chọn. Ghi ở “%(register)s” trước.") % said
    return forms.ChoiceField(label=column.label, required=False, choices=choices, help_text=help_text)


def _nothing(register: Register, name: str) -> Any:
    """What stands in a column that this person may not see, before anybody has said anything."""
    behind = register.model._meta.get_field(name)
    if behind.has_default():
        return behind.get_default()
    return "" if isinstance(behind, models.CharField | models.TextField) else None


def _line_fields(register: Register, part: Part, page: Page, rows: int) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    whose = register.waiting.whose if register.waiting else ""
    for at in range(rows):
        for column in part.columns:
            field = field_for(replace(column, least=None), part_field(part, column), page.units)
            field.required = False
            if column.name == whose:
                field.widget.attrs["list"] = BODIES
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
    initial["explanation"] = told.explanation
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
        if column.begins is not None:
            initial[column.name] = column.begins
        elif behind is not None and behind.choices and behind.has_default():
            initial[column.name] = behind.get_default()
    if last is not None:
        told = initial_of(register, last)
        initial |= {c.name: told[c.name] for c in register.typed_columns() if c.remembered}
    return initial | _initial_of_line(register.part, last)


def _initial_of_line(part: Part | None, last: Told | None) -> dict[str, Any]:
    """What the first line begins with."""
    initial: dict[str, Any] = {}
    for column in part.columns if part else ():
        if part is not None and column.remembered and last is not None and last.lines:
            initial[row_name(part, 0, column)] = last.lines[0][column.name]
        elif part is not None and column.begins is not None:
            initial[row_name(part, 0, column)] = column.begins
    return initial
