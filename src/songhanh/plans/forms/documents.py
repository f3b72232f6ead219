"""Forms around documents: dropping a plan, an amending document, issue particulars, choices of a page."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from songhanh.plans.forms.fields import line
from songhanh.plans.models import Item, Plan
from songhanh.ui.fields import DateField, DropField, DropInput, SearchField
from songhanh.ui.forms import Form, QueryForm

ACCEPT = ".docx,.pdf,.txt,.md"


class FileForm(Form):
    """A form whose files may have as many bytes as the installation allows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, DropField) and isinstance(field.widget, DropInput):
                field.limit = field.widget.limit = settings.UPLOAD_LIMIT


class DocumentForm(FileForm):
    """A plan as issued."""

    file = DropField(
        label=gettext_lazy("Tệp kế hoạch đã ban hành"), accept=ACCEPT,
        error_messages={
            "required": gettext_lazy("Chưa chọn tệp. Hãy thả tệp kế hoạch vào đây hoặc bấm để chọn."),
            "empty": gettext_lazy("Tệp trống, không có nội dung nào. Hãy kiểm tra lại tệp rồi thả lại."),
        },
    )  # fmt: skip


class TextForm(Form):
    """The words of a document that cannot be read, as a person has them."""

    text = forms.CharField(
        label=gettext_lazy("Chữ của văn bản"),
        widget=forms.Textarea({"rows": 14}),
        max_length=1_000_000,
        help_text=gettext_lazy("Gõ lại hoặc dán chữ của cả văn bản, giữ các số mục và xuống dòng."),
    )


class AmendForm(FileForm):
    """A document that amends or replaces a plan in force."""

    relation = forms.ChoiceField(
        label=gettext_lazy("Văn bản này là"), widget=forms.RadioSelect,
        choices=[choice for choice in Plan.Relation.choices if choice[0]],
    )  # fmt: skip
    file = DropField(label=gettext_lazy("Tệp văn bản"), accept=ACCEPT)


class IssueForm(FileForm):
    """Number, day, signer and scan, as the clerk gives them."""

    number = line(
        gettext_lazy("Số, ký hiệu"), 64, required=True, help_text=gettext_lazy("Ví dụ: 170/KH-UBND")
    )
    issued_on = DateField(label=gettext_lazy("Ngày ban hành"), required=True)
    signer = line(gettext_lazy("Người ký"), 200, required=True)
    signer_position = line(gettext_lazy("Chức vụ"), 200)
    scan = DropField(
        label=gettext_lazy("Bản quét đã ký, đóng dấu"), required=False, accept=".pdf,.jpg,.jpeg,.png"
    )


class ReviewForm(Form):
    """One press in the reading room: "accept 12 3" is a verb, what it is done to, and the version seen."""

    act = forms.RegexField(r"\A[a-z_]{3,20}( [a-z0-9_]{1,20}){0,4}\Z")
    reason = forms.CharField(required=False, max_length=500)


class LineForm(Form):
    """One press on the page of lines: "same 12 7", "new 12", "ends 7", "stays 7", "all"."""

    act = forms.RegexField(r"\A(same|new|ends|stays|all)( [0-9]{1,18}){0,2}\Z")


class ChainForm(Form):
    """One press on the page of parents: "follow strategy", "same 12 <line>", "choose <line>" with `own`."""

    act = forms.RegexField(r"\A(follow|leave|same|other|choose)( [0-9a-z:.-]{1,48}){1,2}\Z")
    own = forms.IntegerField(required=False, min_value=1)


class PartForm(Form):
    """A part of a draft as a person writes it."""

    text = forms.CharField(
        label=gettext_lazy("Lời văn"),
        widget=forms.Textarea({"rows": 22, "lang": "vi"}),
        required=False,
        max_length=60_000,
    )


class SplitForm(Form):
    """Where an item is cut in two."""

    offset = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class FindForm(QueryForm):
    """Search over one plan."""

    q = SearchField()


def addable_kinds() -> list[tuple[str, Any]]:
    """What words of the paper may be taken for."""
    return [choice for choice in Item.Kind.choices if choice[0] != Item.Kind.HEAD]
