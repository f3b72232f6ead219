"""Filters of a list, made from the columns that a register lets one filter by."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from songhanh.kernel.periods import quarters, read_period
from songhanh.kernel.periods import year as whole_year
from songhanh.places.models import Unit
from songhanh.registers.forms.fields import unit_choices, village_choices
from songhanh.registers.kinds.base import Column, Entry, Register, part_field
from songhanh.registers.queries.closures import title_period
from songhanh.registers.queries.index import standing_day
from songhanh.registers.queries.lists import Sought
from songhanh.registers.queries.offered import Offered
from songhanh.ui.fields import DateField, SearchField
from songhanh.ui.forms import QueryForm

WHOLE_YEAR = "year"
_FIRST = ("on", "period")


class SoughtForm(QueryForm):
    """Filters of a list. Made by `sought_form` for one register."""

    q = SearchField()

    def first_fields(self) -> list[BoundField]:
        """When: what nearly everybody asks for beside words."""
        return [field for field in self if field.name in _FIRST]

    def more_fields(self) -> list[BoundField]:
        """All other filters, folded away until one of them narrows the list."""
        return [field for field in self if field.name not in {"q", *_FIRST}]

    def has_more(self) -> bool:
        return any(field.value() for field in self.more_fields())

    def sought(self, register: Register, year: int, today: date) -> Sought:
        """What was asked for; what cannot be understood is left out."""
        self.is_valid()
        asked = self.cleaned_data
        period, day = asked.get("period"), None
        if register.lasts and period != WHOLE_YEAR:
            period, day = None, asked.get("on") or standing_day(year, today)
        named = [*register.columns, *(register.part.columns if register.part else ())]
        return Sought(
            period=read_period(period) if period and period != WHOLE_YEAR else whole_year(year),
            on=day,
            is_open=bool(asked.get("open")),
            words=asked.get("q") or "",
            unit=asked.get("unit") or "",
            village=asked.get("village") or "",
            writer=asked.get("writer") or "",
            state=asked.get("state") or Entry.State.STANDING,
            chosen={
                c.name: asked[c.name]
                for c in named
                if c.name not in {"unit", "villages"} and asked.get(c.name)
            },
        )


def sought_form(register: Register, units: Sequence[Unit], year: int, offered: Offered) -> type[SoughtForm]:
    """The filters of a register on the page of a year."""
    fields = _time_fields(register, year)
    everyone, part = gettext_lazy("Tất cả"), register.part
    for column in part.columns if part else ():
        if column.filtered and part is not None:
            choices = _choices_of(column, part_field(part, column))
            fields[column.name] = _choice(column.label, everyone, choices)
    for column in register.typed_columns():
        behind = register.field(column)
        if column.filtered and behind is not None:
            name, choices = _filter_of(column, behind, units, offered)
            fields |= {name: _choice(column.label, everyone, choices)} if choices else {}
    if register.waiting is not None:
        waits = [("yes", gettext_lazy("Chưa xong"))]
        fields["open"] = _choice(gettext_lazy("Kết quả"), everyone, waits)
    fields["writer"] = _choice(gettext_lazy("Người ghi"), everyone, _writers_of(register))
    states = [(Entry.State.WITHDRAWN, Entry.State.WITHDRAWN.label)]
    fields["state"] = _choice(gettext_lazy("Lượt ghi"), Entry.State.STANDING.label, states)
    return type("RegisterSoughtForm", (SoughtForm,), fields)


def _filter_of(
    column: Column, behind: "models.Field[Any, Any]", units: Sequence[Unit], offered: Offered
) -> tuple[str, list[Any]]:
    """The name of a filter and what it can be set to; nothing where there is nothing to choose."""
    if column.offers:
        return column.name, [(word, word) for word in offered.get(column.name, ())]
    if isinstance(behind, models.ManyToManyField):
        return "village", village_choices(units)[1:]
    if isinstance(behind, models.ForeignKey):
        return column.name, unit_choices(units)[1:]
    return column.name, _choices_of(column, behind)


def _writers_of(register: Register) -> list[Any]:
    """Who may have written; villages only where they are asked."""
    by_village = [("village", gettext_lazy("Thôn, tổ dân phố tự ghi"))] if register.village else []
    return [
        ("unit", gettext_lazy("Đơn vị tự ghi")),
        *by_village,
        ("behalf", gettext_lazy("Ghi thay đơn vị")),
    ]


def _time_fields(register: Register, year: int) -> dict[str, Any]:
    """When: a quarter; of what lasts, a day, or the whole year with what has ended."""
    if register.lasts:
        whole = [(WHOLE_YEAR, gettext_lazy("Cả năm, kể cả đã kết thúc"))]
        return {
            "on": DateField(label=gettext_lazy("Đang có vào ngày"), required=False),
            "period": _choice(gettext_lazy("Kỳ"), gettext_lazy("Vào một ngày"), whole),
        }
    periods = [(period.code, title_period(period.code)) for period in quarters(year)]
    return {"period": _choice(gettext_lazy("Kỳ"), _("Cả năm"), periods)}


def _choices_of(column: Column, behind: "models.Field[Any, Any]") -> list[Any]:
    """What a column can be narrowed to."""
    if column.codes is not None:
        return list(column.codes.choices)
    if isinstance(behind, models.BooleanField):
        return [("True", gettext_lazy("Có")), ("False", gettext_lazy("Không"))]
    return [choice for choice in behind.flatchoices if choice[0] not in ("", None)]


def _choice(label: Any, everything: Any, choices: Sequence[Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", everything), *choices])
