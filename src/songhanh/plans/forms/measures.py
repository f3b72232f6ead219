"""The measures of a target as rows of fields, and back."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from songhanh.plans.forms.fields import choices_of
from songhanh.plans.queries.words import COMPARATORS, MEASURE_KINDS, PERS
from songhanh.ui.fields import NumberField, YearField

Json = dict[str, Any]
MOST = 12
PLAIN = ("kind", "comparator", "unit", "per")
FIGURES = ("value", "upper", "baseline")
NAMES = ("comparator", "value", "upper", "unit", "per", "by", "kind", "baseline", "belongs")


def measure_fields(measures: Sequence[Json]) -> dict[str, forms.Field]:
    """Fields "m0_value" …, one row for each measure and one more."""
    fields: dict[str, forms.Field] = {}
    rows = min(len(measures) + 1, MOST)
    for row in range(rows):
        fields |= {f"m{row}_{name}": field for name, field in _row_fields(row, rows).items()}
    return fields


def _row_fields(row: int, rows: int) -> dict[str, forms.Field]:
    own = [("", _("mức riêng"))] + [
        (str(n), _("điều kiện của mức %(n)s") % {"n": n + 1}) for n in range(rows) if n != row
    ]
    return {
        "comparator": forms.ChoiceField(
            label=gettext_lazy("So sánh"),
            required=False,
            choices=choices_of(COMPARATORS, gettext_lazy("chọn")),
        ),
        "value": NumberField(label=gettext_lazy("Số"), required=False),
        "upper": NumberField(label=gettext_lazy("đến"), required=False),
        "unit": forms.CharField(label=gettext_lazy("Đơn vị tính"), required=False, max_length=120),
        "per": forms.ChoiceField(
            label=gettext_lazy("Mỗi"), required=False, choices=choices_of(PERS, gettext_lazy("cả kỳ"))
        ),
        "by": YearField(label=gettext_lazy("Đến năm"), required=False),
        "kind": forms.ChoiceField(
            label=gettext_lazy("Loại"),
            required=False,
            choices=choices_of(MEASURE_KINDS, gettext_lazy("tự nhận")),
        ),
        "baseline": NumberField(label=gettext_lazy("Số gốc"), required=False),
        "belongs": forms.ChoiceField(label=gettext_lazy("Là"), required=False, choices=own),
    }


def measure_initial(measures: Sequence[Json]) -> Json:
    """Initial values of the rows."""
    initial: Json = {}
    for row, measure in enumerate(measures[:MOST]):
        qualifies = measure.get("qualifies")
        values = {name: measure.get(name) for name in NAMES if name != "belongs"}
        values |= {name: Decimal(str(values[name])) for name in FIGURES if values[name] is not None}
        values["belongs"] = "" if qualifies is None else str(qualifies)
        initial |= {f"m{row}_{name}": value for name, value in values.items()}
    return initial


def measure_rows(form: forms.BaseForm) -> list[Json]:
    """Bound fields, row by row: what everybody fills in, and the rest."""
    count = sum(1 for name in form.fields if name.endswith("_value"))
    return [
        {
            "number": row + 1,
            "main": [form[f"m{row}_{name}"] for name in ("comparator", "value", "unit", "per")],
            "more": [form[f"m{row}_{name}"] for name in ("by", "upper", "baseline", "kind", "belongs")],
        }
        for row in range(count)
    ]


def read_measures(values: Json, before: Sequence[Json], year: int) -> list[Json]:
    """The measures that the rows mean; a row without a figure is none. Raises ValidationError."""
    rows = sum(1 for name in values if name.endswith("_comparator"))
    kept = [row for row in range(rows) if values.get(f"m{row}_value") is not None]
    places = {row: index for index, row in enumerate(kept)}
    measures: list[Json] = []
    commitment = -1
    for row in kept:
        said = values.get(f"m{row}_belongs")
        owner = places.get(int(said)) if said else None
        if said and owner is None:
            raise ValidationError(
                _("Mức %(n)s là điều kiện của một mức chưa có số. Hãy chọn lại.") % {"n": row + 1}
            )
        known = before[row] if row < len(before) else {}
        commitment = _commitment(known, commitment, owner, measures)
        measures.append(_measure(values, row, known, year) | {"qualifies": owner, "commitment": commitment})
    return measures


def _commitment(known: Json, last: int, owner: int | None, measures: list[Json]) -> int:
    if known.get("commitment") is not None:
        return int(known["commitment"])
    if owner is not None and owner < len(measures):
        return int(measures[owner]["commitment"])
    return last + 1


def _measure(values: Json, row: int, known: Json, year: int) -> Json:
    measure: Json = {name: values.get(f"m{row}_{name}") or None for name in PLAIN}
    measure["unit"] = measure["unit"] or ""
    measure["comparator"] = measure["comparator"] or ">="
    measure["kind"] = measure["kind"] or ("share" if measure["unit"].startswith("%") else "count")
    for name in FIGURES:
        figure = values.get(f"m{row}_{name}")
        measure[name] = None if figure is None else (int(figure) if figure == int(figure) else float(figure))
    measure["by"] = values.get(f"m{row}_by") or year
    if measure["comparator"] == "between" and measure["upper"] is None:
        raise ValidationError(_("Mức %(n)s “từ … đến” còn thiếu số trên. Hãy ghi thêm.") % {"n": row + 1})
    if measure["upper"] is None:
        del measure["upper"]
    if known.get("baseline_year") and measure["baseline"] is not None:
        measure["baseline_year"] = known["baseline_year"]
    return measure
