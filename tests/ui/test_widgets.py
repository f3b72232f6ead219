"""Our writers of widgets write to the last letter what Django's templates write."""

from datetime import date
from typing import Any

import lxml.html
import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy

from songhanh.ui.forms import Renderer
from songhanh.ui.widgets import WRITERS

CHOICES: list[Any] = [
    ("", gettext_lazy("Chọn")),
    ("a<b", "Công an & Y tế"),
    (2026, 2026),
    (gettext_lazy("Thôn, tổ dân phố"), [("7", "Thôn “Bến Vạn”"), ("8", 'Thôn "Cồn Dâu"')]),
]
ATTRIBUTES = {"class": "input", "disabled": True, "hidden": False, "data-x": 'a"<b', "placeholder": None}


def both(widget: forms.Widget, value: Any) -> tuple[str, str]:
    """The widget as we write it, and as Django does."""
    attrs = {"id": "id_it", "aria-label": gettext_lazy("Tìm")}
    ours, django = (
        str(widget.render("it&", value, attrs, renderer=made())) for made in (Renderer, DjangoTemplates)
    )
    return ours, django


@pytest.mark.parametrize("value", [None, "", 0, "4", 'ba "thôn" <b>', date(2026, 11, 29)])
@pytest.mark.parametrize(
    "kind",
    [
        forms.TextInput, forms.NumberInput, forms.DateInput, forms.URLInput, forms.EmailInput,
        forms.HiddenInput, forms.CheckboxInput, forms.FileInput, forms.PasswordInput,
    ],
)  # fmt: skip
def test_an_input_is_written_as_django_writes_it(kind: type[forms.Widget], value: Any) -> None:
    ours, django = both(kind(ATTRIBUTES), value)
    assert ours.startswith('<input type="')
    assert ours == django


@pytest.mark.parametrize("value", ["", "a<b", "8", 2026, None])
@pytest.mark.parametrize("kind", [forms.Select, forms.SelectMultiple])
def test_a_list_is_written_as_django_writes_it(kind: type[forms.Select], value: Any) -> None:
    chosen = [value] if kind is forms.SelectMultiple else value
    ours, django = both(kind(ATTRIBUTES, CHOICES), chosen)
    assert "Bến Vạn" in ours
    assert ours == django


@pytest.mark.parametrize("value", ["", "a<b", "8"])
@pytest.mark.parametrize("kind", [forms.CheckboxSelectMultiple, forms.RadioSelect])
@pytest.mark.parametrize("wrap", [False, True])
def test_each_choice_is_written_as_django_writes_it(
    kind: type[forms.RadioSelect], value: str, *, wrap: bool
) -> None:
    widget = kind(ATTRIBUTES, CHOICES)
    ours, django = (
        [
            made().render(one["template_name"], {"widget": one | {"wrap_label": wrap}})
            for one in widget.subwidgets("it", [value], {"id": "id_it"})
        ]
        for made in (Renderer, DjangoTemplates)
    )
    assert len(ours) == 5
    assert ours == django


@pytest.mark.parametrize("kind", [forms.CheckboxSelectMultiple, forms.RadioSelect])
def test_open_choices_stand_in_the_look_s_labels(kind: type[forms.RadioSelect]) -> None:
    ours, _django = both(kind(choices=CHOICES), ["a<b"])
    page = lxml.html.fragment_fromstring(ours)
    assert page.get("class") == "choices"
    labels = page.findall("label[@class='choice']")
    assert [label.text_content().strip() for label in labels] == [
        "Chọn", "Công an & Y tế", "2026", "Thôn “Bến Vạn”", 'Thôn "Cồn Dâu"'
    ]  # fmt: skip
    inputs = [label.find("input") for label in labels]
    assert [label.get("for") for label in labels] == [one.get("id") for one in inputs]
    assert [one.get("value") for one in inputs if one.get("checked") is not None] == ["a<b"]


def test_every_writer_stands_for_a_template_of_django() -> None:
    engine = DjangoTemplates()
    assert [engine.get_template(name) is not None for name in WRITERS] == [True] * len(WRITERS)


def test_what_has_no_writer_is_left_to_django() -> None:
    ours, django = both(forms.Textarea(ATTRIBUTES), "một\nhai")
    assert ours == django
