"""Giving: one task in parts, all tasks of a unit at once, and whom a choice of units means."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from songhanh.assignments.actions import Part
from songhanh.assignments.queries.units import PlanUnit
from songhanh.places.models import Unit
from songhanh.plans.queries.words import UNIT_KINDS
from songhanh.ui.fields import DateField
from songhanh.ui.forms import Form

ROWS, MOST_ROWS = 4, 20
COLUMNS = ("text", "unit", "due_on", "output")
ALL_BODIES, MEANT = "all", "meant"


class UnitChoice:
    """Whom a person may choose: one unit, all of a kind (every village in one act), whom the plan means."""

    def __init__(self, units: Sequence[Unit], meant: PlanUnit | None = None) -> None:
        self.units = {str(unit.pk): unit for unit in units}
        self.meant = meant.units if meant else ()
        self.meant_name = meant.name if meant else ""
        self.kinds: dict[str, list[Unit]] = {}
        for unit in units:
            self.kinds.setdefault(unit.kind, []).append(unit)

    def choices(self) -> list[Any]:
        """Groups first, then bodies, then villages."""
        several = [
            (f"kind:{kind}", _("Tất cả: %(name)s (%(count)s)") % self._said(kind, len(units)))
            for kind, units in self.kinds.items()
            if len(units) > 1 and kind != "other"
        ]
        bodies = [unit for unit in self.units.values() if unit.kind != "village"]
        villages = [unit for unit in self.units.values() if unit.kind == "village"]
        if len(bodies) > 1:
            several.append((ALL_BODIES, _("Tất cả cơ quan, đơn vị (%(count)s)") % {"count": len(bodies)}))
        if len(self.meant) > 1:
            said = {"name": self.meant_name, "count": len(self.meant)}
            several.insert(0, (MEANT, _("Như kế hoạch nêu: %(name)s (%(count)s)") % said))
        groups = [
            (_("Nhiều đơn vị cùng lúc"), several),
            (_("Cơ quan, đơn vị"), [(str(unit.pk), unit.name) for unit in bodies]),
            (_("Thôn, tổ dân phố"), [(str(unit.pk), unit.name) for unit in villages]),
        ]
        return [("", _("Chọn đơn vị")), *(group for group in groups if group[1])]

    def _said(self, kind: str, count: int) -> dict[str, object]:
        return {"name": str(UNIT_KINDS.get(kind, kind)).lower(), "count": count}

    def initial(self) -> str:
        """Whom the plan means, as a choice."""
        if len(self.meant) > 1:
            return MEANT
        return str(self.meant[0].pk) if self.meant else ""

    def units_of(self, chosen: str) -> tuple[Unit, ...]:
        """The units behind a choice."""
        if chosen == MEANT:
            return tuple(self.meant)
        if chosen == ALL_BODIES:
            return tuple(unit for unit in self.units.values() if unit.kind != "village")
        if chosen.startswith("kind:"):
            return tuple(self.kinds.get(chosen.removeprefix("kind:"), ()))
        return (self.units[chosen],) if chosen in self.units else ()


class GiveForm(Form):
    """One task of a plan, whole in the first row or split over several. Made by `give_form`."""

    choice: UnitChoice
    rows: int
    marks_optional = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begun = [at for at in range(self.rows) if self._is_begun(at)]
        for at in begun or [0]:
            if not cleaned.get(row_name(at, "text")):
                self.add_error(row_name(at, "text"), _("Chưa ghi việc. Hãy viết việc phải làm."))
            if not cleaned.get(row_name(at, "unit")):
                self.add_error(row_name(at, "unit"), _("Chưa chọn đơn vị. Hãy chọn đơn vị thực hiện."))
        return cleaned

    def _is_begun(self, at: int) -> bool:
        return any(self.data.get(self.add_prefix(row_name(at, name)), "").strip() for name in COLUMNS)

    def parts(self) -> tuple[Part, ...]:
        """What is given, row by row; rows left empty are left out."""
        return tuple(self._part(at) for at in range(self.rows) if self._is_begun(at))

    def _part(self, at: int) -> Part:
        told = {column: self.cleaned_data[row_name(at, column)] for column in COLUMNS}
        return Part(told["text"], self.choice.units_of(told["unit"]), told["due_on"], told["output"])

    def refuse(self, column: str, part: int, sentence: str) -> None:
        """Show a refusal at the row that it speaks of (rows left empty do not count)."""
        begun = [at for at in range(self.rows) if self._is_begun(at)]
        name = row_name(begun[part], column) if column and part < len(begun) else None
        self.add_error(name, sentence)

    def first_row(self) -> tuple[BoundField, ...]:
        return tuple(self[row_name(0, column)] for column in COLUMNS)

    def more_rows(self) -> Iterator[tuple[BoundField, ...]]:
        for at in range(1, self.rows):
            yield tuple(self[row_name(at, column)] for column in COLUMNS)

    def has_more_told(self) -> bool:
        return self.is_bound and any(self._is_begun(at) for at in range(1, self.rows))


def row_name(at: int, column: str) -> str:
    """The name of a field of a row."""
    return f"part-{at}-{column}"


def give_form(choice: UnitChoice, data: Mapping[str, Any] | None) -> type[GiveForm]:
    """The form for one task, with as many rows as were sent and a few to write in."""
    sent = [name.split("-")[1] for name in data or {} if name.startswith("part-") and name.count("-") == 2]
    rows = max([ROWS, *(1 + int(at) for at in sent if at.isdecimal() and int(at) < MOST_ROWS)])
    fields: dict[str, Any] = {}
    choices = choice.choices()
    for at in range(rows):
        made = _row(choices)
        fields |= {row_name(at, column): made[column] for column in COLUMNS}
    return type("TaskGiveForm", (GiveForm,), {**fields, "choice": choice, "rows": rows})


def _row(choices: list[Any]) -> dict[str, forms.Field]:
    return {
        "text": forms.CharField(
            label=gettext_lazy("Việc cụ thể"), max_length=1000, required=False,
            widget=forms.Textarea({"rows": 3}),
        ),
        "unit": forms.ChoiceField(label=gettext_lazy("Đơn vị"), choices=choices, required=False),
        "due_on": DateField(label=gettext_lazy("Hạn"), required=False),
        "output": forms.CharField(label=gettext_lazy("Sản phẩm phải có"), max_length=300, required=False),
    }  # fmt: skip


def initial_of(text: str, choice: UnitChoice, due_on: date | None) -> dict[str, Any]:
    """What the first row begins with: the plan's own words, unit and day."""
    row = {"text": text[:1000], "unit": choice.initial(), "due_on": due_on}
    return {row_name(0, column): value for column, value in row.items()}


class GiveAllForm(Form):
    """All tasks of one unit at once; what is not ticked stays open."""

    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"))
    lines = forms.MultipleChoiceField(
        label=gettext_lazy("Nhiệm vụ"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Chưa chọn nhiệm vụ nào. Hãy đánh dấu ít nhất một.")},
    )  # fmt: skip

    def __init__(
        self, *args: Any, choice: UnitChoice, lines: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.choice = choice
        self.fields["unit"].choices = choice.choices()  # type: ignore[attr-defined]
        self.fields["lines"].choices = lines  # type: ignore[attr-defined]

    def chosen_units(self) -> tuple[Unit, ...]:
        return self.choice.units_of(self.cleaned_data["unit"])
