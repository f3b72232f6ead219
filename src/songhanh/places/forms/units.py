"""A new unit, a list of them, and what is sought."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from songhanh.catalogue.units import unit_kinds
from songhanh.places.models import Unit
from songhanh.places.queries.sheet import OTHER
from songhanh.ui.forms import Form, QueryForm
from songhanh.ui.sheets import list_field

RELATIONS = (
    (Unit.Relation.OWN, _("Thuộc Ủy ban nhân dân: giao việc, đôn đốc")),
    (Unit.Relation.PEER, _("Đảng, HĐND, Mặt trận, đoàn thể: đề nghị phối hợp")),
    (Unit.Relation.VERTICAL, _("Ngành dọc (Công an, ngân hàng): đề nghị phối hợp")),
)


def kind_choices() -> list[tuple[str, str]]:
    """Villages first, then the kinds of the catalogue in the language of the page, then any other."""
    english = (get_language() or "vi").startswith("en")
    kinds = sorted(unit_kinds(), key=lambda kind: kind.code != "village")
    return [*((k.code, k.english if english else k.name) for k in kinds), (OTHER, str(_("Đơn vị khác")))]


class UnitForm(Form):
    kind = forms.ChoiceField(label=_("Là"))
    name = forms.CharField(
        label=_("Tên"),
        max_length=200,
        help_text=_("Ghi cả tiếng gọi ở địa phương: Thôn 3, Ấp Bắc, Khóm 2, Tổ dân phố 5."),
    )
    relation = forms.ChoiceField(label=_("Quan hệ"), choices=RELATIONS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kind_choices()  # type: ignore[attr-defined]
        self.fields["relation"].initial = Unit.Relation.OWN


class SheetForm(Form):
    """A list from Excel or pasted; it is shown before anything is made of it."""

    marks_optional = False  # one of the two
    file = list_field()
    text = forms.CharField(
        label=_("Hoặc dán danh sách"), required=False, max_length=120_000,
        widget=forms.Textarea({"rows": 8}), help_text=_("Mỗi dòng một tên."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "Mỗi dòng một thôn, một đơn vị, có thể kèm mã cơ quan. Cột số thứ tự, dòng tiêu đề và dòng trống "
            "được bỏ qua."
        )


class SearchForm(QueryForm):
    q = forms.CharField(
        label=_("Tìm thôn, đơn vị"), max_length=100, required=False,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
