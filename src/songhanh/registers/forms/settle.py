"""What an open entry waits for, as a form: a row for each thing that waits."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy

from songhanh.places.models import Unit
from songhanh.registers.forms.fields import ProofsField, field_for
from songhanh.registers.kinds.base import Column, Register, part_field
from songhanh.registers.queries.open import Awaited
from songhanh.registers.queries.told import Told, say
from songhanh.ui.forms import Form


@dataclass(frozen=True, slots=True)
class SettleRow:
    """One thing that waits, and the form's field for each column that is filled."""

    awaited: Awaited
    fields: dict[str, str]

    @property
    def position(self) -> int:
        return self.awaited.position


class SettleForm(Form):
    """What an open entry waits for. Made by `settle_form`."""

    rows: Sequence[SettleRow]

    def filled(self) -> dict[int, dict[str, Any]]:
        """What was filled, by the position of a line (0 is the entry itself); blank rows are left out."""
        found = {
            row.position: {name: self.cleaned_data[field] for name, field in row.fields.items()}
            for row in self.rows
        }
        return {
            at: values for at, values in found.items() if any(v not in (None, "") for v in values.values())
        }

    def groups(self) -> Iterator[tuple[Awaited, list[BoundField]]]:
        return ((row.awaited, [self[field] for field in row.fields.values()]) for row in self.rows)

    def refuse(self, column: str, sentence: str) -> None:
        """Show a refusal of the verb where it belongs."""
        named = [field for row in self.rows for name, field in row.fields.items() if column.endswith(name)]
        self.add_error(named[0] if len(named) == 1 else None, sentence)


def settle_form(register: Register, rows: Sequence[Awaited], units: Sequence[Unit]) -> type[SettleForm]:
    """The form for what waits."""
    waiting, part = register.waiting, register.part
    if waiting is None:
        raise LookupError(register.code)
    fields: dict[str, Any] = {}
    made = []
    for awaited in rows:
        names = {name: f"{name}-{awaited.position}" for name in waiting.fills}
        for name, key in names.items():
            if waiting.of_part and part is not None:
                column = part.column(name)
                fields[key] = field_for(column, part_field(part, column), units)
            else:
                column = register.column(name)
                fields[key] = field_for(column, register.model._meta.get_field(name), units)
            fields[key].required = name == waiting.fills[0] and not waiting.of_part
        made.append(SettleRow(awaited, names))
    fields["proofs"] = ProofsField(label=gettext_lazy("Tài liệu kiểm chứng"), required=False)
    return type("RegisterSettleForm", (SettleForm,), {**fields, "rows": tuple(made)})


@dataclass(frozen=True, slots=True)
class Settled:
    """What somebody else has written meanwhile of one thing: label, what stands now, what was typed here."""

    text: str
    columns: tuple[tuple[str, str, str], ...]


def read_positions(register: Register, data: Mapping[str, Any]) -> frozenset[int]:
    """Of which things a form that was sent speaks."""
    fills = register.waiting.fills if register.waiting else ()
    parts = [name.rpartition("-") for name in data]
    return frozenset(int(at) for name, _dash, at in parts if name in fills and at.isdecimal() and len(at) < 5)


def list_settled(
    form: SettleForm, register: Register, told: Told, *, but: Collection[int]
) -> tuple[Settled, ...]:
    """What of a form that was sent somebody else has written since: all but the positions that still wait."""
    found = []
    for row in (row for row in form.rows if row.position not in but):
        values = told.lines[row.position - 1] if row.position else told.values
        columns = tuple(
            (str(column.label), _say(register, column, values[name], row), _typed(form, row.fields[name]))
            for name in row.fields
            for column in [_column_of(register, row, name)]
        )
        found.append(Settled(row.awaited.text, columns))
    return tuple(found)


def _column_of(register: Register, row: SettleRow, name: str) -> Column:
    return register.part.column(name) if row.position and register.part else register.column(name)


def _say(register: Register, column: Column, value: Any, row: SettleRow) -> str:
    behind = part_field(register.part, column) if row.position and register.part else register.field(column)
    return say(column, behind, value)


def _typed(form: SettleForm, name: str) -> str:
    field = form[name]
    choices = dict(getattr(field.field, "choices", ()))
    value = str(field.value() or "")
    return str(choices.get(value, value)) if value else ""
