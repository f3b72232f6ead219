"""What is asked where a place sets something of its own over the catalogue."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from songhanh.catalogue.strategy import strategy_targets
from songhanh.places.actions import Act
from songhanh.places.queries.own_rules import mark_key, phone_key
from songhanh.ui.fields import DateField, NumberField, YearField
from songhanh.ui.forms import Form

# ≥, ≤ as the strategy writes them
SIGNS = ((">=", gettext_lazy("từ … trở lên")), ("<=", gettext_lazy("không quá …")))
_NUMBER = re.compile(r"[+0-9][0-9 .]{2,19}")


class RuleForm(Form):
    """From which day, by which paper. A day to come is no fault: what is decided may begin later."""

    day = DateField(label=gettext_lazy("Từ ngày"))
    source = forms.CharField(
        label=gettext_lazy("Theo văn bản, nơi cung cấp"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: Kế hoạch 118/KH-UBND ngày 27/04/2026"),
    )
    field_order: Sequence[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name not in ("day", "source")), "day", "source"])

    def act(self) -> Act:
        return Act(self.cleaned_data["day"], self.cleaned_data["source"].strip())


class MarkForm(RuleForm):
    """A target of the national strategy, and what it must reach here in a year."""

    target = forms.ChoiceField(label=gettext_lazy("Chỉ tiêu của chiến lược"))
    year = YearField(label=gettext_lazy("Năm phải đạt"), smallest=2021, largest=2030)
    sign = forms.ChoiceField(label=gettext_lazy("Mức"), choices=SIGNS)
    value = NumberField(label=gettext_lazy("Số"), places=2, smallest=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        english = (get_language() or "vi").startswith("en")
        self.fields["target"].choices = [  # type: ignore[attr-defined]
            (one.code, f"{one.code}. {one.english if english else one.name} ({one.unit})")
            for one in strategy_targets()
        ]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        target = next((one for one in strategy_targets() if one.code == said.get("target")), None)
        value = said.get("value")
        if target is not None and target.unit == "%" and value is not None and value > 100:
            self.add_error("value", ValidationError(_("Tỷ lệ không quá 100%. Hãy xem lại số này.")))
        return said

    def key(self) -> str:
        return mark_key(self.cleaned_data["target"], self.cleaned_data["year"])

    def value_told(self) -> Mapping[str, str]:
        return {"sign": self.cleaned_data["sign"], "value": str(self.cleaned_data["value"])}


class PhoneForm(RuleForm):
    """A number to call, as sheets and the pages of villages show it."""

    name = forms.CharField(
        label=gettext_lazy("Gọi ai"), max_length=60, help_text=gettext_lazy("Ví dụ: Công an xã")
    )
    number = forms.CharField(label=gettext_lazy("Số điện thoại"), max_length=20)
    serves = forms.CharField(label=gettext_lazy("Khi nào gọi"), max_length=200, required=False)

    def clean_number(self) -> str:
        number = str(self.cleaned_data["number"]).strip()
        if _NUMBER.fullmatch(number) is None:
            raise ValidationError(_("Số điện thoại chỉ gồm chữ số và dấu cách, ví dụ 0912 345 678."))
        return number

    def key(self) -> str:
        return phone_key(self.cleaned_data["name"].strip())

    def value_told(self) -> Mapping[str, str]:
        said = self.cleaned_data
        return {"name": said["name"].strip(), "number": said["number"], "serves": said["serves"].strip()}


class EndRuleForm(Form):
    day = DateField(label=gettext_lazy("Dừng từ ngày"))
