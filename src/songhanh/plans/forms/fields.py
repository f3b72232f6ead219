"""Fields that only a plan has: a day of the plan's year, a list of kinds of units."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from songhanh.kernel.dates import read_date
from songhanh.plans.queries.words import UNIT_KINDS, day_words
from songhanh.ui.fields import TypedField, reading

_DAY_MONTH = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*/\s*(\d{4})")


def choices_of(words: Mapping[str, Any], empty: Any = None) -> list[tuple[str, Any]]:
    """Choices of a select from codes and their words, with an empty one in front where that may be."""
    return ([("", empty)] if empty is not None else []) + list(words.items())


def choose(words: Mapping[str, Any], label: Any, empty: Any = None, **kwargs: Any) -> forms.ChoiceField:
    """One of these, by its word."""
    kwargs.setdefault("required", empty is None)
    return forms.ChoiceField(label=label, choices=choices_of(words, empty), **kwargs)


def choose_units(label: Any) -> forms.MultipleChoiceField:
    """Any of the kinds of units."""
    return forms.MultipleChoiceField(
        label=label, required=False, choices=choices_of(UNIT_KINDS), widget=forms.CheckboxSelectMultiple
    )


def line(label: Any, limit: int = 300, **kwargs: Any) -> forms.CharField:
    """A line of text, as short as it may be."""
    kwargs.setdefault("required", False)
    return forms.CharField(label=label, max_length=limit, **kwargs)


class PlanDayField(TypedField):
    """A day as a plan says it: "25/11" is "11-25", "25/11/2026" is "2026-11-25", "5/2026" is "2026-05".

    `year` is the plan's own, by which 29/02 is judged.
    """

    inputmode = "numeric"

    def __init__(self, *, year: int, **kwargs: Any) -> None:
        self.year = year
        kwargs.setdefault("required", False)
        kwargs.setdefault("placeholder", gettext_lazy("ngày/tháng"))
        super().__init__(**kwargs)

    def read(self, text: str) -> str:
        if found := _DAY_MONTH.fullmatch(text):
            day = reading(read_date, f"{found[1]}/{found[2]}/{self.year}")
            return f"{day:%m-%d}"
        if found := _MONTH_YEAR.fullmatch(text):
            if not 1 <= int(found[1]) <= 12:
                raise ValidationError(_("Không có tháng %(month)s.") % {"month": found[1]}, code="invalid")
            return f"{found[2]}-{int(found[1]):02d}"
        if re.fullmatch(r"\d{4}", text):
            return text
        return f"{read_date(text):%Y-%m-%d}"

    def write(self, value: Any) -> str:
        return day_words(str(value))

    def prepare_value(self, value: Any) -> Any:
        """Stored "11-25" is shown as 25/11; what a person typed stays as typed."""
        return day_words(value) if isinstance(value, str) and re.fullmatch(r"[\d-]+", value) else value
