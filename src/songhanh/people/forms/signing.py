"""Signing in, the one-time link, the own password, the second factor, and the choice of the commune."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from songhanh.people.passwords import one_form
from songhanh.ui.forms import Act, Form, QueryForm

__all__ = [
    "AccountForm", "Act", "CodeForm", "CommuneForm", "CommuneSearchForm", "NewPasswordForm", "PasswordForm",
    "ProveForm", "SetUpForm", "SignInForm",
]  # fmt: skip

_USERNAME = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}


class PasswordField(forms.CharField):
    """A password as typed, in its one form; spaces count."""

    def __init__(self, *, autocomplete: str, **kwargs: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(max_length=200, strip=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> str:
        return one_form(super().to_python(value) or "")


class SignInForm(Form):
    """Name and password; what is wrong of the two is never said."""

    username = forms.CharField(
        label=_("Tên đăng nhập"), max_length=60, widget=forms.TextInput(attrs=_USERNAME)
    )
    password = PasswordField(label=_("Mật khẩu"), autocomplete="current-password")
    next = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)


class CodeForm(Form):
    """The code of the app, or a recovery code."""

    code = forms.CharField(
        label=_("Mã xác thực"),
        max_length=20,
        help_text=_("6 chữ số trong ứng dụng. Mất điện thoại: nhập một mã dự phòng."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text", "spellcheck": "false"}
        ),
    )
    next = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)


class SetUpForm(CodeForm):
    """The first code of the app, while it is set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("6 chữ số trong ứng dụng.")


class ProveForm(Form):
    """Once more the password, before an act that matters."""

    password = PasswordField(label=_("Mật khẩu"), autocomplete="current-password")
    next = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)


class NewPasswordForm(Form):
    """A new password, twice."""

    password = PasswordField(
        label=_("Mật khẩu mới"),
        autocomplete="new-password",
        help_text=_("Ít nhất 10 ký tự. Một câu ngắn dễ nhớ là tốt; không phải đổi định kỳ."),
    )
    again = PasswordField(label=_("Nhập lại mật khẩu"), autocomplete="new-password")

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("password") and cleaned.get("password") != cleaned.get("again"):
            self.add_error("again", _("Hai lần nhập mật khẩu chưa giống nhau. Hãy nhập lại."))
        return cleaned


class PasswordForm(NewPasswordForm):
    """One's own new password; the old one first."""

    old = PasswordField(label=_("Mật khẩu đang dùng"), autocomplete="current-password")
    field_order = ("old", "password", "again")


class AccountForm(NewPasswordForm):
    """An account behind a one-time link: the name to sign in by is one's own choice."""

    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Chữ không dấu, chữ số, dấu chấm. Ví dụ: hanh.nguyen"),
        widget=forms.TextInput(attrs=_USERNAME),
    )
    field_order = ("full_name", "username", "password", "again")


class CommuneSearchForm(QueryForm):
    """Words of a commune's name."""

    q = forms.CharField(
        label=_("Tên xã, phường, đặc khu"),
        max_length=100,
        required=False,
        help_text=_("Gõ không dấu cũng được. Ví dụ: ke sat"),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class CommuneForm(Form):
    """The commune that was chosen."""

    code = forms.CharField(max_length=16, widget=forms.HiddenInput)
