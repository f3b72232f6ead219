"""What a person fills for a column: made from the column's field in its table."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy

from songhanh.places.models import Unit
from songhanh.registers.kinds.base import Column
from songhanh.ui.fields import CountField, DateField, DropField, DropInput, MoneyField, NumberField

ALL = "all"
ACCEPT = ".jpg,.jpeg,.png,.pdf,.docx,.xlsx"


class DropSeveral(DropInput):
    """A place to drop several files on; `ui/send.js` shows them, makes photos smaller and sends the form."""

    template_name = "registers/photos.html"
    allow_multiple_selected = True

    @property
    def media(self) -> forms.Media:
        script: Any = forms.Script("ui/send.js", defer=True)  # the stubs know plain addresses alone
        return forms.Media(js=[script])

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:  # noqa: ARG002 (Django calls it so)
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class ProofsField(DropField):
    """Photos and papers, several at once. Each is judged by itself where it is kept: the others stay."""

    def __init__(self, **kwargs: Any) -> None:
        widget = DropSeveral({"class": "input", "accept": ACCEPT, "multiple": True})
        widget.limit = settings.UPLOAD_LIMIT
        super().__init__(limit=settings.UPLOAD_LIMIT, widget=widget, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ARG002 (Django calls it so)
        files = data if isinstance(data, list | tuple) else [data]
        if self.required and not any(files):
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [file for file in files if file]


def field_for(column: Column, behind: "models.Field[Any, Any]", units: Sequence[Unit]) -> forms.Field:
    """What a person fills for a column, as its field in the table asks."""
    about: dict[str, Any] = {"label": column.label, "required": not behind.blank, "help_text": column.help}
    if column.codes is not None:
        return forms.MultipleChoiceField(
            choices=column.codes.choices, widget=forms.CheckboxSelectMultiple, **about
        )
    if isinstance(behind, models.ManyToManyField):
        return forms.MultipleChoiceField(
            choices=village_choices(units), widget=forms.CheckboxSelectMultiple, **about
        )
    if isinstance(behind, models.ForeignKey):
        return forms.ChoiceField(choices=unit_choices(units), **about)
    if behind.choices:
        return forms.ChoiceField(choices=_choices_of(behind), **about)
    field = _number_field(column, behind, about) or _plain_field(behind, about)
    if column.walled:
        field.widget.attrs |= {"data-keep": "no", "autocomplete": "off"}
    return field


class YesField(forms.TypedChoiceField):
    """Yes, no, or not known."""

    def __init__(self, **kwargs: Any) -> None:
        words = [("", gettext_lazy("Chưa rõ")), ("yes", gettext_lazy("Có")), ("no", gettext_lazy("Không"))]
        super().__init__(choices=words, coerce=lambda word: word == "yes", empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)


def _number_field(
    column: Column, behind: "models.Field[Any, Any]", about: dict[str, Any]
) -> forms.Field | None:
    least = {"smallest": column.least} if column.least is not None else {}
    if isinstance(behind, models.BigIntegerField):
        return MoneyField(**least, **about)
    if isinstance(behind, models.IntegerField):
        return CountField(**least, **about)
    if isinstance(behind, models.DecimalField):
        return NumberField(places=behind.decimal_places, **({"smallest": 0} | least), **about)
    return None


def _plain_field(behind: "models.Field[Any, Any]", about: dict[str, Any]) -> forms.Field:
    if isinstance(behind, models.BooleanField):
        about["required"] = False
        return YesField(**about) if behind.null else forms.BooleanField(**about)
    if isinstance(behind, models.DateField):
        return DateField(**about)
    if isinstance(behind, models.URLField):
        about["error_messages"] = {
            "invalid": gettext_lazy("Đường dẫn này chưa đúng. Ví dụ: https://dongha.vn/tin")
        }
        return forms.URLField(max_length=behind.max_length, assume_scheme="https", **about)
    if isinstance(behind, models.TextField):
        widget = forms.Textarea({"rows": 3})
        return forms.CharField(max_length=behind.max_length, widget=widget, **about)
    return forms.CharField(max_length=behind.max_length, **about)


def _choices_of(behind: "models.Field[Any, Any]") -> list[tuple[Any, Any]]:
    choices = list(behind.flatchoices)
    return choices if any(code == "" for code, _label in choices) else [("", gettext_lazy("Chọn")), *choices]


def unit_choices(units: Sequence[Unit]) -> list[Any]:
    bodies = [(str(unit.pk), unit.name) for unit in units if unit.kind != "village"]
    villages = [(str(unit.pk), unit.name) for unit in units if unit.kind == "village"]
    groups = [(gettext_lazy("Cơ quan, đơn vị"), bodies), (gettext_lazy("Thôn, tổ dân phố"), villages)]
    return [("", gettext_lazy("Chọn đơn vị")), *(group for group in groups if group[1])]


def village_choices(units: Sequence[Unit]) -> list[tuple[str, Any]]:
    villages = [(str(unit.pk), unit.name) for unit in units if unit.kind == "village"]
    return [(ALL, gettext_lazy("Tất cả các thôn, tổ dân phố")), *villages] if villages else []
