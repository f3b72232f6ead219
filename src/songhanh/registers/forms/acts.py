"""Filters of a list, reasons, proof, and which quarter is closed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from songhanh.kernel.periods import quarters, read_period
from songhanh.kernel.periods import year as whole_year
from songhanh.places.models import Unit
from songhanh.registers.forms.fields import ProofsField, unit_choices, village_choices
from songhanh.registers.kinds.base import Entry, Register, part_field
from songhanh.registers.queries.closures import title_period
from songhanh.registers.queries.lists import Sought
from songhanh.ui.fields import SearchField
from songhanh.ui.forms import Form, QueryForm


class SoughtForm(QueryForm):
    """Filters of a list. Made by `sought_form` for one register."""

    q = SearchField()

    def sought(self, register: Register, year: int) -> Sought:
        """What was asked for; what cannot be understood is left out."""
        self.is_valid()
        asked = self.cleaned_data
        period = asked.get("period")
        named = [*register.columns, *(register.part.columns if register.part else ())]
        return Sought(
            period=read_period(period) if period else whole_year(year),
            words=asked.get("q") or "",
            unit=asked.get("unit") or "",
            village=asked.get("village") or "",
            state=asked.get("state") or Entry.State.STANDING,
            chosen={
                c.name: asked[c.name]
                for c in named
                if c.name not in {"unit", "villages"} and asked.get(c.name)
            },
        )


def sought_form(register: Register, units: Sequence[Unit], year: int) -> type[SoughtForm]:
    """The filters of a register on the page of a year."""
    periods = [(period.code, title_period(period.code)) for period in quarters(year)]
    fields: dict[str, Any] = {
        "period": _choice(gettext_lazy("Kỳ"), _("Cả năm"), periods),
    }
    everyone = gettext_lazy("Tất cả")
    part = register.part
    for column in part.columns if part else ():
        if column.filtered and part is not None:
            fields[column.name] = _choice(column.label, everyone, list(part_field(part, column).flatchoices))
    for column in register.typed_columns():
        behind = register.field(column)
        if column.filtered and behind is not None:
            name, choices = column.name, [choice for choice in behind.flatchoices if choice[0]]
            if isinstance(behind, models.ManyToManyField):
                name, choices = "village", village_choices(units)[1:]
            elif isinstance(behind, models.ForeignKey):
                choices = unit_choices(units)[1:]
            fields[name] = _choice(column.label, everyone, choices)
    states = [(Entry.State.WITHDRAWN, Entry.State.WITHDRAWN.label)]
    fields["state"] = _choice(gettext_lazy("Lượt ghi"), Entry.State.STANDING.label, states)
    return type("RegisterSoughtForm", (SoughtForm,), fields)


def _choice(label: Any, everything: Any, choices: Sequence[Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", everything), *choices])


class ReasonForm(Form):
    """Why something is taken back."""

    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=500)


class ProofForm(Form):
    """Files that prove an entry."""

    proofs = ProofsField(
        label=gettext_lazy("Đính kèm ảnh, văn bản"),
        error_messages={
            "required": gettext_lazy("Chưa chọn tệp. Hãy thả ảnh, PDF, Word hoặc Excel vào đây.")
        },
    )


class CloseForm(Form):
    """Which quarter is whole."""

    period = forms.ChoiceField(label=gettext_lazy("Kỳ"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["period"]
        choices = [(p.code, title_period(p.code)) for p in quarters(year)]
        field.choices = choices  # type: ignore[attr-defined]
