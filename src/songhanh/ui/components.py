"""What the sheet of components shows: every part of the look with invented content."""

from decimal import Decimal

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from songhanh.ui import fields
from songhanh.ui.forms import Form, QueryForm
from songhanh.ui.pages import show_conflict

_UNITS = [("", "Chọn một đơn vị"), ("1", "Trung tâm Dịch vụ tổng hợp"), ("2", "Hội Liên hiệp Phụ nữ xã")]


class SampleForm(Form):
    """One field of each kind. The words are for developers' eyes and stay untranslated."""

    name = forms.CharField(label="Tên tin, bài", max_length=200)
    unit = forms.ChoiceField(
        label="Đơn vị",
        choices=_UNITS,
    )
    held_on = fields.DateField(label="Ngày", help_text="Nhiều buổi thì ghi mỗi buổi một lần.")
    people = fields.CountField(label="Tổng số lượt người")
    share = fields.NumberField(label="Tỷ lệ (%)", places=1, smallest=0, largest=100)
    money = fields.MoneyField(label="Kinh phí (đồng)", required=False)
    year = fields.YearField(label="Năm")
    kind = forms.ChoiceField(
        label="Hình thức", widget=forms.RadioSelect, choices=[("h", "Hội nghị"), ("s", "Sinh hoạt chuyên đề")]
    )
    not_split = forms.BooleanField(label="Chưa tách nam, nữ", required=False)
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea)
    paper = fields.DropField(
        label="Tài liệu kiểm chứng", required=False, accept=".pdf,.docx", limit=30 * 1024 * 1024
    )


class SampleSearch(QueryForm):
    """A search over one field."""

    q = fields.SearchField()


_GIVEN = {
    "name": "Chuyện chia việc nhà",
    "share": Decimal("60.5"),
    "money": 12_500_000,
    "year": 2026,
    "kind": "h",
}
_WRONG = {"held_on": "31/02/2026", "people": "1.2.3", "share": "60.5", "year": "26", "version": "3"}
_TYPED = {**_WRONG, "name": "Chuyện chia việc nhà ở thôn", "kind": "s"}


def show_sheet(request: HttpRequest) -> HttpResponse:
    """All components on one page; `?wrong` shows a refused form, `?two` two people on one thing."""
    if "two" in request.GET:
        return show_conflict(request, SampleForm(_TYPED, initial=_GIVEN, version=4), back="?")
    form = SampleForm(_WRONG, initial=_GIVEN) if "wrong" in request.GET else SampleForm(initial=_GIVEN)
    page = Paginator(range(1, 3322), 50).get_page(request.GET.get("page", 2))
    context = {"form": form, "search": SampleSearch(request.GET), "page_obj": page}
    return render(request, "ui/components.html", context)
