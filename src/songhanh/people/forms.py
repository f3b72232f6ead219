"""Signing in, the first account, and the choice of the commune."""

from django import forms
from django.utils.translation import gettext_lazy as _

from songhanh.ui.forms import Form, QueryForm


class SignInForm(Form):
    """Name and password; what is wrong of the two is never said."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    next = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)


class FirstAccountForm(Form):
    """The first account of an installation."""

    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Chữ không dấu, chữ số, dấu chấm. Ví dụ: hanh.nguyen"),
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        max_length=200,
        strip=False,
        help_text=_("Ít nhất 10 ký tự. Một câu ngắn dễ nhớ là tốt."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Nhập lại mật khẩu"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("password") and cleaned.get("password") != cleaned.get("again"):
            self.add_error("again", _("Hai lần nhập mật khẩu chưa giống nhau. Hãy nhập lại."))
        return cleaned


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
