"""What a new commune confirms: its units, its villages, last year's figures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from songhanh.catalogue.indicators import Indicator
from songhanh.catalogue.units import village_kind
from songhanh.home.actions.setup import LastYear
from songhanh.home.queries.setup import LONGEST_NAME, UsualUnit
from songhanh.indicators.actions import Figure
from songhanh.indicators.queries import name_of
from songhanh.ui.fields import NumberField
from songhanh.ui.forms import Form
from songhanh.ui.sheets import list_field


class UnitsForm(Form):
    """A field for each usual unit, with the name that it usually has; emptied, it is not made."""

    marks_optional = False

    def __init__(self, *args: Any, usual: Sequence[UsualUnit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.usual = usual
        for unit in usual:
            self.fields[unit.kind] = forms.CharField(
                label=unit.label, required=False, max_length=LONGEST_NAME, initial=unit.name,
                widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off", "lang": "vi"}),
            )  # fmt: skip
        for name, label in (("schools", _("Các trường")), ("others", _("Đơn vị khác"))):
            self.fields[name] = forms.CharField(
                label=label, required=False, max_length=5000, help_text=_("Mỗi dòng một tên."),
                widget=forms.Textarea(attrs={"rows": 4, "class": "input"}),
            )  # fmt: skip

    def units(self) -> tuple[UsualUnit, ...]:
        """What was confirmed, under the names typed."""
        said = self.cleaned_data
        usual = [replace(unit, name=said[unit.kind]) for unit in self.usual if said.get(unit.kind)]
        schools = [UsualUnit("school", name, "own") for name in _lines(said["schools"])]
        return (*usual, *schools, *(UsualUnit("other", name, "peer") for name in _lines(said["others"])))


def _lines(text: str) -> list[str]:
    return [name for line in text.splitlines() if (name := " ".join(line.split()))]


class VillagesForm(Form):
    """A list of villages, from Excel or pasted; looked through before it is taken."""

    marks_optional = False  # one of the two
    file = list_field()
    word = forms.ChoiceField(
        label=_("Chữ đứng trước tên"),
        required=False,
        choices=[*((word, word) for word in village_kind().prefixes), ("", _("Để nguyên như đã gõ"))],
        widget=forms.Select(attrs={"lang": "vi"}),
        help_text=_("Thêm vào những tên chưa có chữ ấy."),
    )
    names = forms.CharField(
        label=_("Danh sách, mỗi dòng một tên"),
        required=False,
        max_length=100_000,
        help_text=_("Dán thẳng từ Excel, Word hay Zalo cũng được."),
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class FiguresForm(Form):
    """Last year's official figures: one number for each indicator, two for a share. Blank is not told."""

    marks_optional = False

    def __init__(self, *args: Any, indicators: Sequence[Indicator], year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicators, self.year = indicators, year
        self.fields["source"] = forms.CharField(
            label=_("Nguồn"),
            max_length=300,
            help_text=_("Ví dụ: Báo cáo số 512/BC-UBND ngày 10/12."),
        )
        self.fields["source"].widget.attrs["class"] = "input"
        for one in indicators:
            parts = (("top", _("Số đạt (tử số)")), ("base", _("Tổng số (mẫu số)"))) if one.is_quotient else (
                ("top", _("Số liệu")),
            )  # fmt: skip
            for part, label in parts:
                field = NumberField(label=label, required=False)
                field.widget.attrs["class"] = "input"
                self.fields[f"{one.code}-{part}"] = field

    def rows(self) -> list[tuple[Indicator, str, list[BoundField]]]:
        """For the page: indicator, its name in the language of the page, its fields."""
        return [
            (one, name_of(one), [self[name] for name in self.fields if name.rpartition("-")[0] == one.code])
            for one in self.indicators
        ]

    def figures(self, today: date) -> list[LastYear]:
        """What was told, as figures of the year."""
        said = self.cleaned_data
        found = []
        for one in self.indicators:
            top, base = said.get(f"{one.code}-top"), said.get(f"{one.code}-base")
            if top is None and base is None:
                continue
            numbers: dict[str, Any] = (
                {"numerator": top, "denominator": base} if one.is_quotient else {"value": top}
            )
            figure = Figure(
                period=str(self.year), stage="official", source=said["source"], taken_on=today, **numbers
            )
            found.append(LastYear(one.code, figure))
        return found
