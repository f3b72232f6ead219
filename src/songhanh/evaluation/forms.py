"""Forms of the room: a figure, a remark, which indicator, and what the page shows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from songhanh.evaluation.models import Remark
from songhanh.evaluation.queries.words import EXCEEDED, VERDICTS
from songhanh.indicators.models import Value
from songhanh.indicators.queries import Subject
from songhanh.ui.fields import CountField, DateField, NumberField
from songhanh.ui.forms import Form, QueryForm

Choices = Sequence[tuple[str, str]]
_STATES = [("number", _("Có số liệu")), ("none_arose", Value.State.NONE_AROSE.label)]


class FigureForm(Form):
    """A typed figure: of a share both numbers, of anything else one; its state says which must be there."""

    marks_optional = False

    period = forms.ChoiceField(label=_("Kỳ"))
    state = forms.ChoiceField(label=_("Số liệu"), choices=_STATES, widget=forms.RadioSelect, initial="number")
    numerator = NumberField(label=_("Số đạt (tử số)"), smallest=0, required=False)
    denominator = NumberField(label=_("Tổng số (mẫu số)"), smallest=0, required=False)
    value = NumberField(label=_("Số liệu"), smallest=0, required=False)
    stage = forms.ChoiceField(
        label=_("Giai đoạn số liệu"),
        choices=Value.Stage.choices,
        widget=forms.RadioSelect,
        initial="estimate",
    )
    taken_on = DateField(label=_("Ngày lấy số liệu"))
    source = forms.CharField(
        label=_("Nguồn số liệu"), max_length=300,
        help_text=_("Đơn vị cung cấp, văn bản hoặc sổ sách. Ví dụ: Trạm Y tế, báo cáo tháng 10."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, subject: Subject, periods: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = list(periods)  # type: ignore[attr-defined]
        if len(periods) == 1:
            self.fields["period"].initial = periods[0][0]
            self.fields["period"].widget = forms.HiddenInput()
        if subject.is_quotient:
            del self.fields["value"]
        else:
            del self.fields["numerator"], self.fields["denominator"]
            self.fields["state"].initial = "number"
            self.fields["state"].widget = forms.HiddenInput()


class StatisticForm(Form):
    """A line of the gender statistics: persons in all and of them women."""

    marks_optional = False

    denominator = CountField(label=_("Tổng số"))
    numerator = CountField(label=_("Trong đó nữ"))
    stage = forms.ChoiceField(
        label=_("Giai đoạn số liệu"), choices=Value.Stage.choices, widget=forms.RadioSelect
    )
    taken_on = DateField(label=_("Ngày lấy số liệu"))
    source = forms.CharField(label=_("Nguồn số liệu"), max_length=300)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        total, women = typed.get("denominator"), typed.get("numerator")
        if total is not None and women is not None and women > total:
            self.add_error("numerator", _("Số nữ lớn hơn tổng số. Hãy xem lại hai số này."))
        return typed


class RemarkForm(Form):
    """Cause, difficulty, proposal; of a target without a measure the reviewer's word as well."""

    marks_optional = False

    judgement = forms.ChoiceField(
        label=_("Nhận xét kết quả"),
        choices=Remark.Judgement.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    evidence = forms.CharField(
        label=_("Căn cứ nhận xét"), required=False, max_length=2000, widget=forms.Textarea
    )
    cause = forms.CharField(label=_("Nguyên nhân"), required=False, max_length=2000, widget=forms.Textarea)
    difficulty = forms.CharField(
        label=_("Khó khăn, vướng mắc"), required=False, max_length=2000, widget=forms.Textarea
    )
    proposal_kind = forms.ChoiceField(
        label=_("Loại đề xuất, kiến nghị"), required=False, choices=Remark.Proposal.choices
    )
    proposal = forms.CharField(
        label=_("Đề xuất, kiến nghị"), required=False, max_length=2000, widget=forms.Textarea
    )

    def __init__(self, *args: Any, has_measure: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_measure:
            del self.fields["judgement"], self.fields["evidence"]


class BindForm(Form):
    """Which indicator speaks for a measure."""

    indicator = forms.ChoiceField(label=_("Chỉ số theo dõi"), required=False)
    at_least = CountField(
        label=_("Mỗi thôn, tổ dân phố ít nhất (lần)"), smallest=1, largest=99, initial=1, required=False,
        help_text=_("Chỉ dùng khi tính số thôn, tổ dân phố được truyền thông."),
    )  # fmt: skip

    marks_optional = False

    def __init__(self, *args: Any, choices: Sequence[tuple[str, Any]], reaches: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not reaches:
            del self.fields["at_least"]
        self.fields["indicator"].choices = list(choices)  # type: ignore[attr-defined]


class FilterForm(QueryForm):
    """What the page of targets shows."""

    plan = forms.ChoiceField(label=_("Kế hoạch"), required=False)
    goal = forms.ChoiceField(label=_("Mục tiêu"), required=False)
    verdict = forms.ChoiceField(label=_("Đánh giá"), required=False)
    unit = forms.ChoiceField(label=_("Đơn vị chịu trách nhiệm"), required=False)
    order = forms.ChoiceField(
        label=_("Thứ tự"), required=False,
        choices=[("", _("Theo văn bản")), ("action", _("Cần xử lý trước"))],
    )  # fmt: skip
    upto = DateField(label=_("Số liệu đến ngày"), required=False)

    def __init__(
        self, data: Mapping[str, Any], *, plans: Choices, units: Choices, goals: Choices = ()
    ) -> None:
        super().__init__(data or None)
        everything = [("", _("Tất cả"))]
        self.fields["plan"].choices = everything + list(plans)  # type: ignore[attr-defined]
        self.fields["goal"].choices = everything + list(goals)  # type: ignore[attr-defined]
        self.fields["unit"].choices = everything + list(units)  # type: ignore[attr-defined]
        self.fields["verdict"].choices = [  # type: ignore[attr-defined]
            *everything, ("attention", _("Điều cần để ý")), ("exceeded", EXCEEDED), *VERDICTS.items()
        ]  # fmt: skip

    def asked(self, name: str) -> Any:
        """What was asked for, None for nothing or for what cannot be read."""
        return (self.cleaned_data.get(name) or None) if self.is_bound and self.is_valid() else None


def latest_day(upto: date, year: int) -> date:
    """The day up to which a year is looked at: never after its end."""
    return min(upto, date(year, 12, 31))
