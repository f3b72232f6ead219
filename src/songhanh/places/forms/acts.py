"""The day and the decision that every change is asked for; and what each kind of change asks besides."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from songhanh.places.actions import Act, Naming, Sort
from songhanh.places.actions.rules import say_not_yet
from songhanh.places.forms.units import RELATIONS, kind_choices
from songhanh.places.models import Place, Unit
from songhanh.ui.fields import DateField
from songhanh.ui.forms import Form


class ActForm(Form):
    """From which day, by which decision."""

    day = DateField(label=_("Từ ngày"), help_text=_("Ngày có hiệu lực theo quyết định, nghị quyết."))
    source = forms.CharField(
        label=_("Số, ngày văn bản"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: Nghị quyết 12/NQ-HĐND ngày 05/05/2026"),
    )
    field_order: Sequence[str] = ()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        names = [name for name in self.fields if name not in ("day", "source")]
        self.order_fields([*names, "day", "source"])

    def clean_day(self) -> date:
        """A decision may be signed before it holds: it is written here once it does."""
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise forms.ValidationError(say_not_yet(day), code="late")
        return day

    def act(self) -> Act:
        """What every verb takes."""
        return Act(self.cleaned_data["day"], self.cleaned_data["source"].strip())


class RenameUnitForm(ActForm):
    """Another name; of a body also another kind or relation, which a village has not."""

    name = forms.CharField(label=_("Tên"), max_length=200)
    kind = forms.ChoiceField(label=_("Là"))
    relation = forms.ChoiceField(label=_("Quan hệ"), choices=RELATIONS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        first = {"name": unit.name, "kind": unit.kind, "relation": unit.relation}
        super().__init__(*args, initial=first, version=unit.version, **kwargs)
        self.unit = unit
        kinds = [(code, words) for code, words in kind_choices() if code != "village"]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        if unit.kind == "village":
            del self.fields["kind"], self.fields["relation"]

    def sort(self) -> Sort:
        """What kind of body it is, and how it stands."""
        said = self.cleaned_data
        return Sort(said.get("kind", self.unit.kind), said.get("relation", self.unit.relation))


class SplitUnitForm(ActForm):
    names = forms.CharField(
        label=_("Tên các đơn vị mới"),
        help_text=_("Mỗi dòng một tên."),
        max_length=2000,
        widget=forms.Textarea,
    )

    def parts(self) -> list[str]:
        return [line for line in self.cleaned_data["names"].splitlines() if line.strip()]


class MergeUnitsForm(ActForm):
    units = forms.MultipleChoiceField(
        label=_("Các thôn, đơn vị sáp nhập"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất hai thôn, đơn vị khác nhau để sáp nhập.")},
    )  # fmt: skip
    name = forms.CharField(label=_("Tên sau sáp nhập"), max_length=200)

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(unit.pk): unit for unit in units}
        self.fields["units"].choices = [(pk, unit.name) for pk, unit in self.known.items()]  # type: ignore[attr-defined]

    def chosen(self) -> list[Unit]:
        return [self.known[pk] for pk in self.cleaned_data["units"]]


KIND_WORDS = {
    Place.Kind.COMMUNE: _("Xã"), Place.Kind.WARD: _("Phường"), Place.Kind.SPECIAL_ZONE: _("Đặc khu"),
    Place.Kind.PROVINCE: _("Tỉnh"), Place.Kind.CITY: _("Thành phố"),
}  # fmt: skip


def kind_key(kind: str) -> str:
    """A kind as a form sends it: "xã" → "commune"."""
    return Place.Kind(kind).name.lower()


class NamingForm(ActForm):
    """Another name, another kind, or both."""

    kind = forms.ChoiceField(label=_("Loại"))
    name = forms.CharField(label=_("Tên"), max_length=100, help_text=_("Không ghi “xã”, “phường” ở đây."))

    def __init__(self, *args: Any, kinds: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind_key(kind), KIND_WORDS[Place.Kind(kind)]) for kind in kinds]  # type: ignore[attr-defined]

    def naming(self) -> Naming:
        said = self.cleaned_data
        return Naming(said["name"], str(Place.Kind[said["kind"].upper()].value), said.get("code", ""))


class MoveForm(ActForm):
    province = forms.ChoiceField(label=_("Tỉnh, thành phố"))

    def __init__(self, *args: Any, provinces: Iterable[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {place.code: place for place in provinces}
        self.fields["province"].choices = [(code, place.title) for code, place in self.known.items()]  # type: ignore[attr-defined]

    def chosen(self) -> Place:
        return self.known[self.cleaned_data["province"]]


class MergePlacesForm(NamingForm):
    """Who comes in, then what the whole is called."""

    parts = forms.MultipleChoiceField(label=_("Các xã, phường nhập vào"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {place.code: place for place in places}
        self.fields["parts"].choices = [(code, place.title) for code, place in self.known.items()]  # type: ignore[attr-defined]
        self.fields["kind"].label, self.fields["name"].label = _("Loại sau sáp nhập"), _("Tên sau sáp nhập")
        self.order_fields(["parts", "kind", "name"])

    def chosen(self) -> list[Place]:
        return [self.known[code] for code in self.cleaned_data["parts"]]


class SplitPlaceForm(NamingForm):
    """Which villages go, then what the new commune is called."""

    code = forms.CharField(label=_("Mã của xã mới"), max_length=5, help_text=_("5 chữ số, theo quyết định."))
    villages = forms.MultipleChoiceField(
        label=_("Các thôn chuyển sang xã mới"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, villages: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(unit.pk): unit for unit in villages}
        self.fields["villages"].choices = [(pk, unit.name) for pk, unit in self.known.items()]  # type: ignore[attr-defined]
        self.fields["kind"].label, self.fields["name"].label = _("Loại của xã mới"), _("Tên của xã mới")
        self.order_fields(["villages", "kind", "name", "code"])

    def chosen(self) -> list[Unit]:
        return [self.known[pk] for pk in self.cleaned_data["villages"]]


class AgencyCodeForm(Form):
    agency_code = forms.CharField(
        label=_("Mã cơ quan"), max_length=35, required=False,
        help_text=_("Mã định danh trên các hệ thống khác, giữ đúng như đã nhập. Ví dụ: 000.00.12.H40"),
    )  # fmt: skip
