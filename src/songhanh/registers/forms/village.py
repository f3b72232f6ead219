"""What a village fills on a phone: the few questions of a declaration, large fields, and nothing else."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from songhanh.places.models import Unit
from songhanh.registers.forms.fields import ProofsField, field_for
from songhanh.registers.kinds.base import Ask, Column, ForVillages, Part, Register, part_field
from songhanh.registers.queries.told import Told, say
from songhanh.ui.forms import Form

REASONS = (_("Ghi nhầm"), _("Ghi thiếu"), _("Tình hình đã thay đổi"))
ENDINGS = (_("Ghi hai lần"), _("Việc không diễn ra"))


class TakeBackForm(Form):
    """Why a village takes back what it wrote."""

    reason = forms.ChoiceField(label=_("Vì sao bỏ?"), widget=forms.RadioSelect, choices=[*enumerate(ENDINGS)])

    def why(self) -> str:
        """The reason, in the language of the office."""
        with override("vi"):
            return str(ENDINGS[int(self.cleaned_data["reason"])])


class VillageForm(Form):
    """The questions of one register; `stored` is what a correction begins with (`village_form`)."""

    register: Register
    unit: Unit
    stored: Told | None
    is_odd = False

    def shown_fields(self) -> Iterator[BoundField]:
        """What a village sees; the line that explains is asked for only where something looks odd."""
        asked = self.is_odd or bool(self["explanation"].value())
        return (field for field in self.own_fields() if field.name != "explanation" or asked)

    def refuse(self, column: str, sentence: str, *, is_odd: bool = False) -> None:
        """Show a refusal of the verb where it belongs; a column of the line is named "broadcasts-0-times"."""
        self.is_odd = is_odd
        ask = next((a for a in asks_of(self.register).asks if column.rpartition("-")[2] == a.column), None)
        name = ask.name if ask else column
        self.add_error(name if name in self.fields else None, sentence)

    def reason(self) -> str:
        """Why something is mended, in the language of the office."""
        with override("vi"):
            return str(REASONS[int(self.cleaned_data["reason"])])

    def told(self) -> Told:
        """The answers as the register takes them; what was not asked for stays as it is stored."""
        asks, register = asks_of(self.register), self.register
        base = self.stored.values if self.stored else _begin(register, self.unit)
        values = {**base, **asks.sets, **{name: self.cleaned_data[name] for name in asks.names()}}
        if register.heading not in asks.names() and self.stored is None:
            values[register.heading] = self._call(asks, values)
        return Told(values, self._lines(), self.cleaned_data["explanation"])

    def _call(self, asks: ForVillages, values: Mapping[str, Any]) -> str:
        """What the entry is called, in the language of the office whatever that of the page."""
        with override("vi"):
            columns = [self.register.column(name) for name in asks.names()]
            said = {c.name: say(c, self.register.field(c), values[c.name]) for c in columns}
            return str(asks.called) % {**said, "unit": self.unit.name}

    def _lines(self) -> tuple[Mapping[str, Any], ...]:
        """The one line that a village tells of; further lines, which others wrote, stay."""
        part, asks = self.register.part, [ask for ask in asks_of(self.register).asks if ask.of_part]
        stored = self.stored.lines if self.stored else ()
        if part is None or not asks:
            return stored
        told = {ask.column: self.cleaned_data[ask.name] for ask in asks}
        first = dict(stored[0]) if stored else {c.name: _blank(part_field(part, c)) for c in part.columns}
        day_before = self.stored.values["on_day"] if self.stored else None
        if "on_day" in first and (not stored or first["on_day"] == day_before):
            told["on_day"] = self.cleaned_data["on_day"]
        return ({**first, **told}, *stored[1:])


def asks_of(register: Register) -> ForVillages:
    """What villages are asked of a register. Raises LookupError where they do not fill it."""
    if register.village is None:
        raise LookupError(register.code)
    return register.village


def village_form(register: Register, unit: Unit, *, stored: Told | None = None) -> type[VillageForm]:
    """The form of a register for a village; with what is stored it is a correction and asks why."""
    fields: dict[str, Any] = {}
    for ask in asks_of(register).asks:
        fields[ask.name] = _field_of(register, ask)
    fields["explanation"] = forms.CharField(
        label=_("Giải thích một dòng"), max_length=500, required=False, help_text=_("Vì sao số này đúng.")
    )
    if stored is not None:
        fields["reason"] = forms.ChoiceField(
            label=_("Vì sao sửa?"), widget=forms.RadioSelect, choices=[*enumerate(REASONS)]
        )
    fields["proofs"] = ProofsField(
        label=_("Ảnh, văn bản"), required=False, help_text=_("Vị trí chụp được xóa khỏi ảnh.")
    )
    known = {"register": register, "unit": unit, "stored": stored}
    return type("OwnVillageForm", (VillageForm,), {**fields, **known})


def initial_of_village(register: Register, stored: Told | None, today: date) -> dict[str, Any]:
    """What the form begins with: today and what a declaration says, or what is stored."""
    asks = asks_of(register).asks
    if stored is None:
        begun = {ask.name: ask.begins for ask in asks}
        return begun if register.lasts else {**begun, "on_day": today}
    line = stored.lines[0] if stored.lines else {}
    return {ask.name: (line.get(ask.column) if ask.of_part else stored.values[ask.column]) for ask in asks}


def _behind(register: Register, ask: Ask) -> tuple[Column, "models.Field[Any, Any]"]:
    """The column that an answer fills, and its field."""
    part: Part | None = register.part
    if ask.of_part and part is not None:
        column = part.column(ask.column)
        return column, part_field(part, column)
    column = register.column(ask.column)
    behind = register.field(column)
    if behind is None:
        raise LookupError(ask.column)
    return column, behind


def _field_of(register: Register, ask: Ask) -> forms.Field:
    column, behind = _behind(register, ask)
    field = field_for(column, behind, ())
    if isinstance(field, forms.ChoiceField) and behind.choices:
        labels = {str(code): label for code, label in behind.flatchoices if code}
        offered = [(code, labels[code]) for code in ask.offered or labels]
        field = forms.ChoiceField(choices=offered, widget=forms.RadioSelect, required=not behind.blank)
    field.label, field.help_text = ask.question, ask.help
    field.required = field.required or ask.needed
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs["rows"] = 2
    return field


def _begin(register: Register, unit: Unit) -> dict[str, Any]:
    """What stands in every column before a village has said anything: itself, and blanks."""
    values: dict[str, Any] = {}
    for column in register.typed_columns():
        behind = register.field(column)
        if isinstance(behind, models.ManyToManyField):
            values[column.name] = (unit,) if column.name == "villages" else ()
        elif column.codes is not None:
            values[column.name] = ()
        elif behind is not None:
            values[column.name] = behind.get_default() if behind.has_default() else _blank(behind)
    return {**values, "unit": unit}


def _blank(behind: "models.Field[Any, Any]") -> Any:
    return "" if isinstance(behind, models.CharField | models.TextField) else None
