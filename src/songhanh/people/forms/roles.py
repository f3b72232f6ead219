"""Inviting somebody, giving a role, ending one, handing over; a list of people from Excel."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from songhanh.people.actions import Grant
from songhanh.people.models import Role, User
from songhanh.people.queries.merged import Waiting
from songhanh.people.queries.words import KIND_NOTES, kind_words
from songhanh.places.models import Place, Unit
from songhanh.ui.fields import DateField
from songhanh.ui.forms import Form
from songhanh.ui.sheets import list_field


class RoleForm(Form):
    """A role: as what, for which unit, from when to when."""

    kind = forms.ChoiceField(label=_("Vai trò"), widget=forms.RadioSelect)
    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        label=_("Đơn vị"),
        queryset=None,
        required=False,
        empty_label=_("Không gắn với đơn vị nào"),
        help_text=_("Bắt buộc với người của đơn vị."),
    )
    since = DateField(label=_("Từ ngày"), required=False, help_text=_("Để trống là từ hôm nay."))
    until = DateField(
        label=_("Đến ngày"), required=False, help_text=_("Để trống là không định ngày; đến ngày này thì hết.")
    )

    def __init__(
        self, *args: Any, place: Place, kinds: Iterable[str], units: QuerySet[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.place = place
        kinds = tuple(kinds)
        self.fields["kind"].choices = [(kind, _say(kind)) for kind in kinds]  # type: ignore[attr-defined]
        if len(kinds) == 1:
            self.fields["kind"].initial = kinds[0]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["unit"].label_from_instance = lambda unit: unit.name  # type: ignore[attr-defined]
        if place.level == Place.Level.NATION:
            del self.fields["unit"]

    def grant(self) -> Grant:
        """What was chosen."""
        said = self.cleaned_data
        return Grant(
            kind=said["kind"],
            place=None if self.place.level == Place.Level.NATION else self.place,
            unit=said.get("unit") if said["kind"] == Role.Kind.UNIT_MEMBER else None,
            since=said["since"],
            until=said["until"],
        )


def _say(kind: str) -> str:
    note = KIND_NOTES.get(kind)
    return f"{kind_words(kind)}: {note}" if note else kind_words(kind)


class InviteForm(RoleForm):
    """Somebody who has no account yet."""

    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    field_order = ("full_name", "kind", "unit", "since", "until")


class PeopleListForm(Form):
    """A list of people: a file of Excel, or pasted from it; it is shown before anybody is invited."""

    marks_optional = False  # one of the two
    file = list_field()
    rows = forms.CharField(
        label=_("Hoặc dán danh sách, mỗi người một dòng"),
        required=False,
        max_length=200_000,
        help_text=_("Bốn cột: họ và tên, vai trò, đơn vị, đến ngày (có thể trống). Dán thẳng từ Excel."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class EndForm(Form):
    """The day from which a role holds no longer."""

    on = DateField(label=_("Hết từ ngày"), help_text=_("Chọn hôm nay là hết ngay."))


class HandOverForm(EndForm):
    """Who takes over, what, and from when."""

    successor: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label=_("Người nhận"), queryset=None, empty_label=_("Chọn người nhận")
    )
    roles = forms.MultipleChoiceField(label=_("Bàn giao"), widget=forms.CheckboxSelectMultiple)
    field_order = ("roles", "successor", "on")

    def __init__(
        self, *args: Any, successors: QuerySet[User], roles: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = successors  # type: ignore[attr-defined]
        self.fields["successor"].label_from_instance = lambda user: user.full_name  # type: ignore[attr-defined]
        self.fields["roles"].choices = list(roles)  # type: ignore[attr-defined]


class CarryForm(Form):
    """Who of a merged commune gets the same role here."""

    roles = forms.MultipleChoiceField(
        label=_("Giao vai trò cho"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chưa chọn ai. Hãy chọn ít nhất một người.")},
    )  # fmt: skip

    def __init__(self, *args: Any, waiting: Iterable[Waiting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.role.pk): one for one in waiting}
        self.fields["roles"].choices = [(pk, one.words) for pk, one in self.known.items()]  # type: ignore[attr-defined]
        alone = {
            Role.Kind.OFFICER,
            Role.Kind.LEADER,
            Role.Kind.CLERK,
        }  # of whom a place mostly has one already
        self.fields["roles"].initial = [pk for pk, one in self.known.items() if one.role.kind not in alone]

    def chosen(self) -> tuple[Role, ...]:
        """The roles whose holders were chosen."""
        return tuple(self.known[pk].role for pk in self.cleaned_data["roles"])
