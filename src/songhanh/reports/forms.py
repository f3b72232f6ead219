"""Forms of the room: which report, a section, what stands around it, a note, number and day, the sending."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from songhanh.reports.actions import Particular
from songhanh.reports.queries.foot import CAPACITIES
from songhanh.ui.fields import DateField, DropField, DropInput
from songhanh.ui.forms import Form, QueryForm

_OTHER = "other"


class StartForm(Form):
    """Which report is begun."""

    marks_optional = False

    kind = forms.ChoiceField(label=_("Loại báo cáo"))

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = list(kinds)  # type: ignore[attr-defined]


class PassageForm(Form):
    """A section in the office's own words."""

    marks_optional = False

    text = forms.CharField(
        label=_("Nội dung"), required=False, widget=forms.Textarea({"rows": 12}),
        help_text=_(
            "Mỗi dòng là một đoạn; dòng mở đầu bằng “- ” hoặc “+ ” là gạch đầu dòng. Để trống thì mục này "
            "không in trong báo cáo."
        ),
    )  # fmt: skip


class FootForm(Form):
    """What the report is called, up to which day it counts, who signs, to whom it goes."""

    subject = forms.CharField(label=_("Trích yếu"), max_length=300, required=False)
    upto = DateField(
        label=_("Số liệu tính đến ngày"), required=False,
        help_text=_("Để trống thì lấy ngày trình ký."),
    )  # fmt: skip
    capacity = forms.ChoiceField(label=_("Quyền hạn, chức vụ người ký"))
    other_capacity = forms.CharField(
        label=_("Ghi khác"), required=False, max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text=_("Mỗi dòng một dòng chữ trên chữ ký, chỉ dùng khi chọn “Ghi khác”."),
    )  # fmt: skip
    signer = forms.CharField(label=_("Họ và tên người ký"), required=False, max_length=200)
    addressee = forms.CharField(label=_("Cơ quan nhận báo cáo"), required=False, max_length=200)
    recipients = forms.CharField(
        label=_("Nơi nhận"), widget=forms.Textarea({"rows": 6}), max_length=3000,
        help_text=_("Mỗi dòng một nơi nhận, dòng cuối là nơi lưu."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("|".join(lines), " / ".join(lines)) for lines in CAPACITIES]
        self.fields["capacity"].choices = [*choices, (_OTHER, _("Ghi khác"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Another capacity needs its words."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("capacity") == _OTHER and not cleaned.get("other_capacity", "").strip():
            self.add_error("other_capacity", _("Hãy ghi các dòng chữ trên chữ ký."))
        return cleaned

    def particular(self) -> Particular:
        """What was typed, as the action takes it."""
        typed = self.cleaned_data
        capacity = typed["capacity"].split("|")
        if typed["capacity"] == _OTHER:
            capacity = _lines(typed["other_capacity"])
        upto: date | None = typed["upto"]
        return Particular(
            subject=typed["subject"], upto=upto, addressee=typed["addressee"], signer=typed["signer"],
            capacity=tuple(capacity), recipients=tuple(_lines(typed["recipients"])),
        )  # fmt: skip


def foot_values(particular: Particular) -> dict[str, object]:
    """What stands now, as the form shows it."""
    joined = "|".join(particular.capacity)
    is_known = particular.capacity in CAPACITIES
    return {
        "subject": particular.subject, "upto": particular.upto, "addressee": particular.addressee,
        "capacity": joined if is_known else _OTHER,
        "other_capacity": "" if is_known else "\n".join(particular.capacity),
        "signer": particular.signer, "recipients": "\n".join(particular.recipients),
    }  # fmt: skip


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class NoteForm(Form):
    """Why a report comes back."""

    marks_optional = False

    note = forms.CharField(
        label=_("Cần bổ sung điều gì"), max_length=1000, widget=forms.Textarea({"rows": 3})
    )


class SignedFileForm(Form):
    """The signed file alone."""

    marks_optional = False

    signed_file = DropField(label=_("Bản quét đã ký, đóng dấu hoặc tệp ký số"), accept=".pdf,.jpg,.jpeg,.png")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["signed_file"]
        if isinstance(field, DropField) and isinstance(field.widget, DropInput):
            field.limit = field.widget.limit = settings.UPLOAD_LIMIT


class IssueForm(SignedFileForm):
    """Number, day and signer as the clerk gives them; the signed file may follow."""

    marks_optional = True
    field_order = ("number", "issued_on", "signer", "signed_file")

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=64, help_text=_("Ví dụ: 112/BC-UBND"))
    issued_on = DateField(label=_("Ngày ban hành"))
    signer = forms.CharField(label=_("Người ký"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signed_file"].required = False


class ErratumForm(QueryForm):
    """What was written wrongly in an issued report."""

    where = forms.CharField(
        label=_("Ở đâu trong báo cáo"), max_length=200, help_text=_("Ví dụ: Trang 2, mục II.1")
    )
    printed = forms.CharField(label=_("Đã in"), max_length=500)
    right = forms.CharField(label=_("Sửa lại là"), max_length=500)


class SendForm(Form):
    """To whom, by which way, on which day."""

    marks_optional = False

    to = forms.CharField(label=_("Gửi đến"), max_length=300)
    by = forms.CharField(
        label=_("Bằng cách nào"), max_length=200,
        help_text=_("Ví dụ: trục liên thông văn bản, bưu điện, trực tiếp."),
    )  # fmt: skip
    sent_on = DateField(label=_("Ngày gửi"))
