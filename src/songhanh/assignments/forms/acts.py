"""Filters of the list, whom a plan means, a report with its proof, an answer, a change."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from songhanh.assignments.models import Assignment, Report
from songhanh.places.models import Unit
from songhanh.registers.forms.fields import ProofsField, unit_choices
from songhanh.ui.fields import DateField, SearchField
from songhanh.ui.forms import Form, QueryForm


class SoughtForm(QueryForm):
    """Filters of the list of tasks."""

    q = SearchField()
    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"), required=False,
        choices=[("", gettext_lazy("Tất cả")), ("late", gettext_lazy("Quá hạn")), *Assignment.State.choices],
    )  # fmt: skip

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", gettext_lazy("Tất cả")), *unit_choices(units)[1:]]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """What was asked for; what cannot be understood is left out."""
        self.is_valid()
        return dict(self.cleaned_data)


class MatchForm(Form):
    """Whom of the commune a plan means by one of its units."""

    units = forms.MultipleChoiceField(
        label=gettext_lazy("Đơn vị của địa phương"), required=False, widget=forms.CheckboxSelectMultiple
    )
    marks_optional = False

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(unit.pk): unit for unit in units}
        choices = [(pk, unit.name) for pk, unit in self.known.items()]
        self.fields["units"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> tuple[Unit, ...]:
        return tuple(self.known[pk] for pk in self.cleaned_data["units"])


class EditForm(Form):
    """A given task, changed."""

    text = forms.CharField(
        label=gettext_lazy("Việc cụ thể"), max_length=1000, widget=forms.Textarea({"rows": 4})
    )
    due_on = DateField(
        label=gettext_lazy("Hạn"), required=False,
        help_text=gettext_lazy("Bỏ trống: việc thường xuyên, không bao giờ quá hạn."),
    )  # fmt: skip
    output = forms.CharField(label=gettext_lazy("Sản phẩm phải có"), max_length=300, required=False)


class ReportForm(Form):
    """What a unit says about its work."""

    text = forms.CharField(
        label=gettext_lazy("Đã làm gì, kết quả thế nào"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Chưa ghi đã làm gì. Hãy viết một, hai dòng.")},
    )  # fmt: skip
    stage = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"), choices=Report.Stage.choices, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Hãy chọn: đang làm, hay đã xong.")},
    )  # fmt: skip
    proofs = ProofsField(label=gettext_lazy("Đính kèm ảnh, văn bản"), required=False)


class ReturnForm(Form):
    """What is lacking."""

    note = forms.CharField(
        label=gettext_lazy("Cần bổ sung gì"), max_length=500, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Chưa ghi cần bổ sung gì. Hãy viết để đơn vị biết.")},
    )  # fmt: skip
