"""What is asked where a place sets something of its own over the catalogue."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from songhanh.catalogue.gender_statistics import statistics
from songhanh.catalogue.indicators import indicators
from songhanh.catalogue.observances import observances
from songhanh.catalogue.strategy import strategy_targets
from songhanh.kernel.text import search_key
from songhanh.places.actions import Act
from songhanh.places.queries.own_days import day_key
from songhanh.places.queries.own_indicators import GENDER, indicator_key, list_indicator_names
from songhanh.places.queries.own_rules import mark_key, phone_key
from songhanh.ui.fields import DateField, NumberField, TypedField, YearField
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


class YearlyDayField(TypedField):
    """A day that comes every year, typed as 25/11; "11-25"."""

    inputmode = "numeric"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(placeholder=str(_("ngày/tháng")), **kwargs)

    def read(self, text: str) -> str:
        found = re.fullmatch(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})", text)
        try:
            return f"{date(2025, int(found[2]), int(found[1])):%m-%d}" if found else self._refuse(text)
        except ValueError:
            return self._refuse(text)

    def _refuse(self, text: str) -> str:
        sentence = _("“%(text)s” không phải ngày có trong mọi năm: hãy ghi ngày/tháng, ví dụ 25/11.")
        raise ValidationError(sentence % {"text": text})

    def write(self, value: Any) -> str:
        month, _dash, day = str(value).partition("-")
        return f"{day}/{month}"


class DayForm(RuleForm):
    """A day of the year as it is kept here: one of the catalogue on other days or not at all, or one more."""

    marks_optional = False  # what must be there depends on what is chosen

    known = forms.ChoiceField(label=gettext_lazy("Ngày, đợt"), required=False)
    name = forms.CharField(
        label=gettext_lazy("Tên ngày, đợt khác"), max_length=90, required=False,
        help_text=gettext_lazy("Chỉ ghi khi không có trong danh mục. Ví dụ: Ngày hội Phụ nữ xã"),
    )  # fmt: skip
    kept = forms.ChoiceField(
        label=gettext_lazy("Ở đây"), widget=forms.RadioSelect, initial="yes",
        choices=[
            ("yes", gettext_lazy("Tổ chức vào các ngày dưới đây")), ("no", gettext_lazy("Không tổ chức")),
        ],
    )  # fmt: skip
    start = YearlyDayField(label=gettext_lazy("Hằng năm, từ ngày"), required=False)
    end = YearlyDayField(
        label=gettext_lazy("Đến ngày"), required=False, help_text=gettext_lazy("Để trống nếu chỉ một ngày.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        english = (get_language() or "vi").startswith("en")
        self.fields["known"].choices = [  # type: ignore[attr-defined]
            ("", _("Ngày, đợt khác, ghi tên bên dưới")),
            *((one.code, one.english if english else one.name) for one in observances()),
        ]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not said.get("known") and not (said.get("name") or "").strip():
            self.add_error("name", _("Hãy chọn một ngày trong danh mục, hoặc ghi tên ngày, đợt khác."))
        if said.get("known") and (said.get("name") or "").strip():
            self.add_error("name", _("Đã chọn một ngày trong danh mục. Hãy bỏ chọn, hoặc xóa tên này."))
        start, end = said.get("start"), said.get("end")
        if said.get("kept") == "yes" and not start and "start" not in self.errors:
            self.add_error("start", _("Hãy ghi ngày/tháng, ví dụ 25/11."))
        if start and end and end < start:
            self.add_error("end", _("Đợt này qua năm mới. Hãy ghi hai dòng: đến 31/12 và từ 01/01."))
        return said

    def name_told(self) -> str:
        code = self.cleaned_data["known"]
        typed: str = self.cleaned_data["name"].strip()
        sought = search_key(typed)
        known = (one.name for one in observances() if one.code == code or search_key(one.name) == sought)
        return next(known, typed)

    def key(self) -> str:
        return day_key(self.name_told())

    def value_told(self) -> Mapping[str, str]:
        said = self.cleaned_data
        is_kept = said["kept"] == "yes"
        start = said["start"] if is_kept else ""
        return {"name": self.name_told(), "start": start, "end": (said["end"] or start) if is_kept else ""}


class IndicatorForm(RuleForm):
    """Who provides an indicator here, how often, and what to mind of it."""

    marks_optional = False  # one of three must be there

    indicator = forms.ChoiceField(label=gettext_lazy("Chỉ số theo dõi, số liệu thống kê giới"))
    provider = forms.CharField(
        label=gettext_lazy("Ai cung cấp"), max_length=120, required=False,
        help_text=gettext_lazy("Ví dụ: Trạm Y tế, bộ phận dân số"),
    )  # fmt: skip
    frequency = forms.ChoiceField(
        label=gettext_lazy("Kỳ thu thập"), required=False,
        choices=[
            ("", gettext_lazy("Như danh mục chung")), ("month", gettext_lazy("Hằng tháng")),
            ("quarter", gettext_lazy("Hằng quý")), ("year", gettext_lazy("Hằng năm")),
        ],
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Cách hiểu, nguồn sổ sách ở đây"), max_length=300, required=False,
        widget=forms.Textarea({"class": "input", "rows": 3}),
        help_text=gettext_lazy("Ví dụ: nhóm tuổi 10–17, theo sổ theo dõi của cộng tác viên dân số"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = (
            (_("Chỉ số theo dõi"), list_indicator_names(indicators())),
            (_("Thống kê giới"), list_indicator_names(statistics(), GENDER)),
        )
        self.fields["indicator"].choices = groups  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not any((said.get(name) or "").strip() for name in ("provider", "frequency", "note")):
            sentence = _("Hãy ghi ít nhất một điều: ai cung cấp, kỳ thu thập hoặc cách hiểu.")
            self.add_error("provider", sentence)
        return said

    def key(self) -> str:
        return indicator_key(self.cleaned_data["indicator"])

    def value_told(self) -> Mapping[str, str]:
        return {name: self.cleaned_data[name].strip() for name in ("provider", "frequency", "note")}


OwnRuleForm = MarkForm | PhoneForm | DayForm | IndicatorForm  # each says under which key, and what is kept


class EndRuleForm(Form):
    day = DateField(label=gettext_lazy("Dừng từ ngày"))
