"""What a village fills on a phone: few questions, large fields."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from songhanh.places.models import Unit
from songhanh.registers.forms.fields import ProofsField
from songhanh.registers.kinds.words import Topic
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.told import Told
from songhanh.ui.fields import CountField, DateField
from songhanh.ui.forms import Form

TOPICS = (
    Topic.VIOLENCE,
    Topic.FAMILY,
    Topic.ECONOMY,
    Topic.CHILDREN,
    Topic.HEALTH,
    Topic.GENDER_EQUALITY,
    Topic.OTHER,
)


class SessionForm(Form):
    """A meeting of the village in which gender equality was spoken of."""

    on_day = DateField(
        label=_("Họp, sinh hoạt ngày nào?"),
        help_text=_("Ngày/tháng/năm. Nhiều buổi thì gửi mỗi buổi một lần."),
    )
    persons_total = CountField(label=_("Bao nhiêu lượt người dự?"))
    persons_women = CountField(label=_("Trong đó nữ"), required=False)
    not_split = forms.BooleanField(label=_("Chưa tách nam, nữ"), required=False)
    topic = forms.ChoiceField(
        label=_("Nói về việc gì?"), choices=[(t.value, t.label) for t in TOPICS], widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Ghi thêm"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Không viết tên, địa chỉ của ai."),
    )
    proofs = ProofsField(
        label=_("Ảnh, văn bản"), required=False, help_text=_("Vị trí chụp được xóa khỏi ảnh.")
    )

    def told(self, unit: Unit, title: str) -> Told:
        """The answers as the register of sessions takes them."""
        said = self.cleaned_data
        register = REGISTERS["sessions"]
        values: dict[str, Any] = {
            column.name: said.get(column.name, "") for column in register.typed_columns()
        }
        values |= {
            "title": title, "kind": register.model.Kind.VILLAGE_MEETING, "unit": unit, "villages": (unit,),
            "target_groups": (),
        }  # fmt: skip
        return Told(values)


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
