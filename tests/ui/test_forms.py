"""Every form carries its keys, says what is wrong beside the field, and shows both when two wrote."""

from uuid import UUID

import pytest
from django import forms as django_forms
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from songhanh.ui import fields
from songhanh.ui.forms import Act, Form, QueryForm
from songhanh.ui.pages import show_conflict, show_form

pytestmark = pytest.mark.urls("tests.ui.urls")

UNITS = [("", "Chọn một đơn vị"), ("7", "Trạm Y tế xã"), ("8", "Công an xã")]


class TargetForm(Form):
    text = django_forms.CharField(label="Chỉ tiêu", help_text="Chữ trong kế hoạch giữ nguyên.")
    unit = django_forms.ChoiceField(label="Chủ trì", choices=UNITS)
    due_on = fields.DateField(label="Hạn", required=False)
    kind = django_forms.ChoiceField(
        label="Loại", choices=[("a", "Năm"), ("b", "Quý")], widget=django_forms.RadioSelect
    )
    always = django_forms.BooleanField(label="Thường xuyên", required=False)


def sent(**data: str) -> QueryDict:
    query = QueryDict(mutable=True)
    query.update(data)
    return query


STORED = {"text": "Ít nhất 04 tin, bài", "unit": "7", "kind": "a", "always": False}


def test_a_form_shows_its_version_and_a_fresh_key() -> None:
    first, second = TargetForm(version=3), TargetForm(version=3)
    page = str(first)
    assert '<input type="hidden" name="version" value="3">' in page
    assert UUID(str(first["once"].value()))
    assert first["once"].value() != second["once"].value()
    assert f'name="once" value="{first["once"].value()}"' in page


def test_a_button_alone_is_a_form_too() -> None:
    page = str(Act(version="abc"))
    assert 'name="version" value="abc"' in page
    assert 'name="once"' in page


def test_a_form_that_only_asks_has_no_keys() -> None:
    class Search(QueryForm):
        q = fields.SearchField()

    assert "once" not in str(Search())
    assert 'type="search"' in str(Search())


def test_what_was_refused_keeps_its_key_and_its_words() -> None:
    form = TargetForm(
        sent(text="", unit="7", once="5f0c5a52-6f1b-4b4e-8d4e-0c1b4f5a7a11", due_on="31/02/2026")
    )
    page = str(form)
    assert "5f0c5a52-6f1b-4b4e-8d4e-0c1b4f5a7a11" in page
    assert 'value="31/02/2026"' in page


def test_each_fault_stands_beside_its_field_and_in_the_summary() -> None:
    page = str(TargetForm(sent(text="x", unit="7", kind="a", due_on="31/02/2026")))
    assert 'id="id_due_on_error"' in page
    assert 'aria-describedby="id_due_on_error"' in page
    assert 'aria-invalid="true"' in page
    assert '<a href="#id_due_on">Hạn</a>: Không có ngày 31/02/2026' in page


def test_a_hint_is_read_with_its_field() -> None:
    page = str(TargetForm())
    assert 'aria-describedby="id_text_helptext"' in page
    assert 'id="id_text_helptext">Chữ trong kế hoạch giữ nguyên.' in page


def test_optional_fields_say_so_and_the_browser_asks_nothing_by_itself() -> None:
    page = str(TargetForm())
    assert page.count("không bắt buộc") == 1
    assert " required" not in page


def test_what_stands_around_a_field_is_never_markup() -> None:
    class Marked(Form):
        name = django_forms.CharField(label="Tên <b>", help_text='"<i>"', max_length=2)
        both = django_forms.BooleanField(label="Cả <u>hai")
        kind = django_forms.ChoiceField(
            label="<s>Loại", choices=[("<a>", "<em>Năm")], widget=django_forms.RadioSelect
        )

    page = str(Marked(sent(name="<hr>", kind="<p>")))
    for markup in ("<b>", "<i>", "<u>", "<s>", "<em>", "<hr>", "<a>"):
        assert markup not in page
    assert "Tên &lt;b&gt;</label>" in page
    assert 'id="id_name_helptext">&quot;&lt;i&gt;&quot;</p>' in page


def test_choices_stand_in_a_fieldset_with_their_question() -> None:
    page = str(TargetForm())
    assert "<legend>Loại" in page
    assert page.count('class="choice"') == 3


def test_the_values_for_an_action_are_without_the_keys() -> None:
    form = TargetForm(sent(text="x", unit="7", kind="a", version="3"), version=3)
    assert form.is_valid()
    assert set(form.values()) == {"text", "unit", "due_on", "kind", "always"}
    assert not form.is_stale


def test_a_page_opened_before_another_wrote_is_stale() -> None:
    assert TargetForm(sent(text="x", version="3"), version=4).is_stale
    assert TargetForm(sent(text="x"), version=4).is_stale
    assert not TargetForm(version=4).is_stale
    assert not TargetForm(sent(text="x")).is_stale


def test_a_form_with_a_prefix_finds_its_own_version() -> None:
    form = TargetForm(sent(**{"t-version": "3"}), version=3, prefix="t")
    assert not form.is_stale


def test_differences_speak_as_the_page_does() -> None:
    form = TargetForm(
        sent(text="Ít nhất 06 tin, bài", unit="8", kind="a", always="on"), initial=STORED, version=4
    )
    shown = {one.field.name: (one.stored, one.typed, one.differs) for one in form.differences()}
    assert shown["text"] == ("Ít nhất 04 tin, bài", "Ít nhất 06 tin, bài", True)
    assert shown["unit"] == ("Trạm Y tế xã", "Công an xã", True)
    assert shown["kind"] == ("Năm", "Năm", False)
    assert shown["always"] == ("", "✓", True)


@pytest.mark.django_db
def test_two_on_one_thing_see_both_and_may_send_again() -> None:
    typed = sent(text="Ít nhất 06 tin, bài", unit="7", kind="a", version="3", due_on="05/06/2026")
    request = RequestFactory().post("/chi-tieu/1/", typed)
    form = TargetForm(typed, initial=STORED, version=3)
    answer = show_conflict(request, form, back="/chi-tieu/", version=5, stored={**STORED, "unit": "8"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Người khác vừa sửa" in page
    assert "Ít nhất 04 tin, bài" in page
    assert "Ít nhất 06 tin, bài" in page
    assert "<p>Công an xã</p>" in page
    assert 'name="version" value="5"' in page
    assert 'action="/chi-tieu/1/"' in page
    assert 'href="/chi-tieu/"' in page
    # what is stored nowhere, as the reason of an act, stands by itself beside no version of it
    assert [one.field.name for one in form.differences() if one.is_mine_alone] == ["due_on"]


@pytest.mark.django_db
def test_a_refused_form_answers_that_nothing_was_stored() -> None:
    request = RequestFactory().post("/")
    assert show_form(request, "ui/conflict.html", TargetForm()).status_code == 200
    assert show_form(request, "ui/conflict.html", TargetForm(sent(text=""))).status_code == 422


def test_hand_written_forms_get_their_keys_from_a_tag() -> None:
    page = Template("{% load songhanh %}{% keys 4 %}").render(Context())
    assert 'name="version" value="4"' in page
    assert 'name="once"' in page


def test_the_reasons_follow_the_language_of_the_page() -> None:
    with translation.override("en"):
        page = str(TargetForm(sent(unit="7")))
    assert "This field is required" in page


@pytest.mark.parametrize(
    ("said", "number"), [("3", 3), ("", 0), ("²", 0), ("-1", 0), ("abc", 0), ("9" * 19, 0), ("9" * 5000, 0)]
)
def test_a_version_that_is_no_number_of_ours_is_none(said: str, number: int) -> None:
    assert TargetForm(sent(version=said), version=3).seen_number == number
