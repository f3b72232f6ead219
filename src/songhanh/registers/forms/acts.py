"""Reasons, the end of what lasts, proof, and which quarter is closed."""

from collections.abc import Sequence
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
    """Which quarter is whole. Only those that can be closed are `offered`; any of the year is understood, so
    that who presses second hears who closed it."""

    period = forms.ChoiceField(label=gettext_lazy("Kỳ"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, year: int, offered: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["period"]
        field.choices = [(p.code, title_period(p.code)) for p in quarters(year)]  # type: ignore[attr-defined]
        field.widget.choices = [(code, title_period(code)) for code in offered]
