"""What is sought in the journal."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from songhanh.home.queries.journal import ROOMS, Sought
from songhanh.ui.forms import QueryForm


class JournalForm(QueryForm):
    month = forms.ChoiceField(label=_("Tháng"), required=False)
    who = forms.ChoiceField(label=_("Ai"), required=False)
    room = forms.ChoiceField(label=_("Phần việc"), required=False)

    def __init__(
        self, *args: Any, months: Iterable[str], actors: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        spelled = [(month, f"{month[5:]}/{month[:4]}") for month in months]
        self.fields["month"].choices = [("", _("Tất cả")), *spelled]  # type: ignore[attr-defined]
        self.fields["who"].choices = [("", _("Mọi người")), *actors]  # type: ignore[attr-defined]
        self.fields["room"].choices = [("", _("Tất cả")), *ROOMS.items()]  # type: ignore[attr-defined]

    def sought(self) -> Sought:
        """What was asked; what is no choice asks for nothing."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Sought(said.get("month", ""), said.get("who", ""), said.get("room", ""))
