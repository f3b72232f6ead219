"""Vietnamese unless the person chose otherwise, and none of Django's English on a Vietnamese page."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django import forms as django_forms
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    NumericPasswordValidator,
)
from django.core import validators
from django.core.exceptions import ValidationError
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.test import Client
from django.utils import translation

from songhanh.ui import assets

pytestmark = pytest.mark.urls("tests.ui.urls")

DJANGO = Path(str(files("django")))
VIETNAMESE_ONLY = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
# What people see: forms, validators, paging, passwords. Debug pages and names of languages stay as they are.
SEEN = (
    "forms/",
    "core/validators.py",
    "core/paginator.py",
    "contrib/auth/password_validation.py",
    "utils/ipv6.py",
)


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def seen_by_people(message: Message) -> bool:
    return bool(message.id) and any(place.startswith(SEEN) for place, _line in message.locations)


@pytest.mark.django_db
@pytest.mark.parametrize("wanted", ["en-US,en;q=0.9", "fr", "", "vi"])
def test_the_browser_does_not_choose_the_language(client: Client, wanted: str) -> None:
    page = client.get("/khong-co/", headers={"accept-language": wanted}).content.decode()
    assert '<html lang="vi">' in page
    assert "Không có trang này" in page


@pytest.mark.django_db
def test_a_person_chooses_and_the_choice_stays(client: Client) -> None:
    answer = client.post("/ui/language/", {"language": "en", "next": "/khong-co/"})
    assert answer.headers["Location"] == "/khong-co/"
    assert '<html lang="en">' in client.get("/khong-co/").content.decode()
    client.post("/ui/language/", {"language": "vi", "next": "/khong-co/"})
    assert '<html lang="vi">' in client.get("/khong-co/").content.decode()


@pytest.mark.django_db
def test_a_language_that_we_do_not_have_is_vietnamese(client: Client) -> None:
    client.cookies["django_language"] = "xx"
    assert '<html lang="vi">' in client.get("/khong-co/").content.decode()


@pytest.mark.django_db
def test_the_way_back_stays_on_this_site(client: Client) -> None:
    answer = client.post("/ui/language/", {"language": "en", "next": "https://elsewhere.example/"})
    assert "elsewhere" not in answer.headers.get("Location", "")


@pytest.mark.parametrize("room", ["conf", "contrib/auth"])
def test_nothing_that_people_see_of_django_is_english(room: str) -> None:
    known = catalogue(DJANGO / room / "locale/en/LC_MESSAGES/django.po")
    english = []
    with translation.override("vi"):
        for message in filter(seen_by_people, known):
            first = message.id if isinstance(message.id, str) else message.id[0]
            said = (
                translation.gettext(first)
                if isinstance(message.id, str)
                else translation.ngettext(message.id[0], message.id[1], 2)
            )
            if message.context:
                said = translation.pgettext(message.context, first)
            if said in (first, message.id[-1]) and re.search(
                r"[A-Za-z]{4}", re.sub(r"%\(\w+\)\w", "", first)
            ):
                english.append(first)
    assert english == []


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (django_forms.CharField(), ""),
        (django_forms.CharField(max_length=2), "abc"),
        (django_forms.CharField(min_length=9), "abc"),
        (django_forms.IntegerField(), "x"),
        (django_forms.IntegerField(min_value=3), "1"),
        (django_forms.IntegerField(step_size=5), "1"),
        (django_forms.DecimalField(max_digits=2), "123"),
        (django_forms.DateField(), "x"),
        (django_forms.TimeField(), "x"),
        (django_forms.DurationField(), "x"),
        (django_forms.EmailField(), "x"),
        (django_forms.URLField(assume_scheme="https"), "x"),
        (django_forms.UUIDField(), "x"),
        (django_forms.JSONField(), "x"),
        (django_forms.SlugField(), "đ ê"),
        (django_forms.GenericIPAddressField(), "x"),
        (django_forms.ChoiceField(choices=[("a", "A")]), "x"),
        (django_forms.MultipleChoiceField(choices=[("a", "A")]), ["x"]),
        (django_forms.FileField(), None),
        (django_forms.CharField(validators=[validators.ProhibitNullCharactersValidator()]), "a\x00"),
        (django_forms.CharField(validators=[validators.DomainNameValidator()]), "-"),
    ],
)
def test_every_field_refuses_in_vietnamese(field: django_forms.Field, typed: object) -> None:
    with translation.override("vi"), pytest.raises(ValidationError) as refusal:
        field.clean(typed)
    assert all(VIETNAMESE_ONLY.search(sentence) for sentence in refusal.value.messages)


def test_pages_of_a_list_and_passwords_refuse_in_vietnamese() -> None:
    with translation.override("vi"):
        with pytest.raises(PageNotAnInteger, match="Số trang"):
            Paginator(range(3), 1).page("x")
        with pytest.raises(EmptyPage, match="Trang này không có"):
            Paginator(range(3), 1).page(9)
        for validator in (MinimumLengthValidator(10), CommonPasswordValidator(), NumericPasswordValidator()):
            with pytest.raises(ValidationError, match="Mật khẩu"):
                validator.validate("123456")


def test_no_translation_is_empty_doubtful_or_breaks_its_places() -> None:
    for source in assets.catalogues():
        for message in catalogue(source):
            if not message.id:
                continue
            shown = message.string if isinstance(message.string, str) else " ".join(message.string)
            assert shown, f"{source.parent.parent.name}: {message.id}"
            assert not message.fuzzy, message.id
            asked = message.id if isinstance(message.id, str) else " ".join(message.id)
            assert set(re.findall(r"%\(\w+\)", shown)) <= set(re.findall(r"%\(\w+\)", asked)), message.id
