"""Reasons, the end of what lasts, proof, and which quarter is closed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from songhanh.kernel.periods import quarters
from songhanh.registers.forms.fields import ProofsField
from songhanh.registers.queries.closures import title_period
from songhanh.ui.fields import DateField
from songhanh.ui.forms import Form


class ReasonForm(Form):
    """Why something is taken back."""

    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=500)


class EndForm(Form):
    """From which day something is no more, and why."""

    until = DateField(
        label=gettext_lazy("Kết thúc từ ngày"), help_text=gettext_lazy("Ngày đầu tiên không còn nữa.")
    )
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
