"""Seeking a place, opening one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from songhanh.ui.forms import Form, QueryForm


class CommuneSearchForm(QueryForm):
    q = forms.CharField(
        label=_("Tìm xã, phường, tỉnh"), max_length=100, required=False,
        help_text=_("Gõ không dấu cũng được. Ví dụ: ke sat"),
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )  # fmt: skip


class OpenForm(Form):
    code = forms.CharField(max_length=16, widget=forms.HiddenInput)
