"""What a village says of a task, on a phone. What it writes into registers: `registers.forms.village`."""

from django import forms
from django.utils.translation import gettext_lazy as _

from songhanh.registers.forms.fields import ProofsField
from songhanh.ui.forms import Form


class TaskReportForm(Form):
    """What the village says about a task."""

    text = forms.CharField(label=_("Đã làm gì?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    stage = forms.ChoiceField(
        label=_("Xong chưa?"),
        choices=[("result", _("Đã xong")), ("progress", _("Đang làm"))],
        widget=forms.RadioSelect,
    )
    proofs = ProofsField(
        label=_("Ảnh, văn bản"), required=False, help_text=_("Vị trí chụp được xóa khỏi ảnh.")
    )
