"""What an open entry waits for, as a form: a row for each thing that waits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy

from songhanh.places.models import Unit
from songhanh.registers.forms.fields import ProofsField, field_for
from songhanh.registers.kinds.base import Register, part_field
from songhanh.ui.forms import Form


@dataclass(frozen=True, slots=True)
class SettleRow:
    """One thing that waits: its position, what it is, the form's field for each column that is filled."""

    position: int
    text: str
    fields: dict[str, str]


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

    def groups(self) -> Iterator[tuple[SettleRow, list[BoundField]]]:
        return ((row, [self[field] for field in row.fields.values()]) for row in self.rows)

    def refuse(self, column: str, sentence: str) -> None:
        """Show a refusal of the verb where it belongs."""
        named = [field for row in self.rows for name, field in row.fields.items() if column.endswith(name)]
        self.add_error(named[0] if len(named) == 1 else None, sentence)


def settle_form(
    register: Register, rows: Sequence[tuple[int, str]], units: Sequence[Unit]
) -> type[SettleForm]:
    """The form for what waits: `rows` are positions and what each waits for, in words."""
    waiting, part = register.waiting, register.part
    if waiting is None:
        raise LookupError(register.code)
    fields: dict[str, Any] = {}
    made = []
    for position, text in rows:
        names = {name: f"{name}-{position}" for name in waiting.fills}
        for name, key in names.items():
            if waiting.of_part and part is not None:
                column = part.column(name)
                fields[key] = field_for(column, part_field(part, column), units)
            else:
                column = register.column(name)
                fields[key] = field_for(column, register.model._meta.get_field(name), units)
            fields[key].required = name == waiting.fills[0] and not waiting.of_part
        made.append(SettleRow(position, text, names))
    fields["proofs"] = ProofsField(label=gettext_lazy("Tài liệu kiểm chứng"), required=False)
    return type("RegisterSettleForm", (SettleForm,), {**fields, "rows": tuple(made)})
