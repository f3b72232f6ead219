"""The form that every page uses: a hidden version, a once-key, and the look's markup.

    form = TargetForm(request.POST or None, initial=values_of(target), version=target.version)

`{{ form }}` writes the error summary, the hidden keys and every field. `version` is what the page showed:
a second writer is stopped by it (`is_stale`), and `differences` says what changed. `once` is a key of its own
for each page that is opened, which `songhanh.ui.once.once` uses to act one time on a form that is sent twice.
"""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest

from songhanh.ui.groups import write_group
from songhanh.ui.versions import Conflict, check_version
from songhanh.ui.widgets import WRITERS

__all__ = ["Act", "Conflict", "Difference", "Form", "QueryForm", "check_version"]

_KEYS = ("version", "once")
_MOST_FIGURES = 18  # what a number of the database holds
_PLAIN_WIDGETS = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple, forms.HiddenInput)


class Renderer(DjangoTemplates):
    """Forms and fields in the look's markup; widgets as Django writes them (`songhanh.ui.widgets`)."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        if template_name == self.field_template_name:
            return write_group(context["field"])
        write = WRITERS.get(template_name)
        return write(context["widget"]) if write else super().render(template_name, context, request)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a conflict, as a person reads it: what is stored now, and what I typed."""

    field: BoundField
    stored: str
    typed: str
    raw: str

    @property
    def differs(self) -> bool:
        return self.stored != self.typed

    @property
    def is_mine_alone(self) -> bool:
        """A file, which comes to what is there, or what is stored nowhere, as the reason of the act."""
        if isinstance(self.field.field.widget, forms.FileInput):
            return True
        return bool(self.typed) and not self.stored and self.field.name not in self.field.form.initial


class QueryForm(forms.Form):
    """A form that only asks (GET): the look's markup, no keys."""

    default_renderer = Renderer()
    use_required_attribute: bool = False
    marks_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea) and field.widget.attrs.get("rows") == "10":
                field.widget.attrs["rows"] = 4
                field.widget.attrs.pop("cols", None)
            if not isinstance(field.widget, _PLAIN_WIDGETS):
                field.widget.attrs.setdefault("class", "input")


class Form(QueryForm):
    """A form that writes (POST).

    `version` is what is stored now: a number or an opaque string, None where nothing is stored yet.
    """

    version = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput({"id": False}))
    once = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput({"id": False}))
    marks_optional = True

    def __init__(self, *args: Any, version: int | str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored_version = "" if version is None else str(version)
        self.fields["version"].initial = self.stored_version

    @property
    def seen_version(self) -> str:
        """The version that the page showed when it was opened; "" where none was sent."""
        return str(self.data.get(self.add_prefix("version"), ""))

    @property
    def seen_number(self) -> int:
        """The version that the page showed, where versions are counted; 0 where none was sent."""
        seen = self.seen_version
        return int(seen) if seen.isdecimal() and len(seen) <= _MOST_FIGURES else 0

    @property
    def is_stale(self) -> bool:
        """True when somebody else has written since the page was opened."""
        return self.is_bound and bool(self.stored_version) and self.seen_version != self.stored_version

    def values(self) -> dict[str, Any]:
        """The clean values without the keys: what an action takes."""
        return {name: value for name, value in self.cleaned_data.items() if name not in _KEYS}

    def own_fields(self) -> tuple[BoundField, ...]:
        """The fields that a person sees, in order."""
        return tuple(field for field in self if not field.is_hidden)

    def renew(self, *, version: int | str, stored: Mapping[str, Any] | None = None) -> None:
        """Keep what was typed, and stand on the version that is stored now."""
        if stored is not None:
            self.initial = dict(stored)
            self._bound_fields_cache: dict[str, BoundField] = {}  # bound fields remember their initial value
        self.stored_version = str(version)
        data = copy(self.data)  # a QueryDict comes out of it open to writing
        data[self.add_prefix("version")] = self.stored_version  # type: ignore[index]
        self.data = data

    def differences(self) -> tuple[Difference, ...]:
        """What is stored now (`initial`) beside what was typed, field by field."""
        return tuple(_difference(field) for field in self.own_fields())


class Act(Form):
    """A button that writes: nothing but the keys."""


def _difference(field: BoundField) -> Difference:
    stored = field.field.prepare_value(field.initial)
    return Difference(
        field=field,
        stored=_say(field, stored),
        typed=_say(field, field.value()),
        raw=_raw(stored),
    )


def _raw(stored: Any) -> str:
    """A value as a control holds it; several of them apart by commas."""
    if isinstance(stored, list | tuple):
        return ",".join(str(one) for one in stored)
    return "" if stored in (None, False) else str(stored)


def _say(field: BoundField, prepared: Any) -> str:
    """A value as the page shows it: the words of a choice, dates and numbers in their one writing."""
    widget = field.field.widget
    if isinstance(widget, forms.FileInput):
        return str(getattr(prepared, "name", prepared) or "")
    if isinstance(widget, forms.CheckboxInput):
        return "✓" if prepared else ""
    chosen = prepared if isinstance(prepared, list | tuple) else [prepared]
    if isinstance(widget, forms.Select | forms.RadioSelect):
        words = _words_of(widget.choices)
        return ", ".join(words.get(str(one), str(one)) for one in chosen if one not in (None, ""))
    shown = widget.format_value(prepared)
    return "" if shown is None else str(shown)


def _words_of(choices: Any) -> dict[str, str]:
    words: dict[str, str] = {}
    for value, label in choices:
        if isinstance(label, list | tuple):
            words.update(_words_of(label))
        else:
            words[str(value)] = str(label)
    return words
