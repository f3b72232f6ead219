"""A form sent twice is stored once, and a second writer is stopped."""

from uuid import uuid4

import pytest
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from songhanh.ui.forms import Conflict, Form, check_version
from songhanh.ui.models import OnceKey
from songhanh.ui.once import once

pytestmark = pytest.mark.django_db


class NoteForm(Form):
    text = django_forms.CharField(label="Ghi chú")
    paper = django_forms.FileField(label="Văn bản", required=False)


class Desk:
    """Counts what was done, and answers as a view does."""

    def __init__(self, location: str = "/ghi-chu/1/") -> None:
        self.done: list[str] = []
        self.location = location

    def post(
        self, *, text: str = "họp thôn", key: str = "", version: int | None = None, **more: object
    ) -> HttpResponse:
        request = self.request(text=text, once=key or str(uuid4()), **more)
        return self.answer(request, version)

    def request(self, **data: object) -> HttpRequest:
        return RequestFactory().post("/ghi-chu/", data)

    def answer(self, request: HttpRequest, version: int | None = None) -> HttpResponse:
        form = NoteForm(request.POST, request.FILES, version=version)
        assert form.is_valid(), form.errors
        return once(request, form, lambda: self.act(form))

    def act(self, form: NoteForm) -> HttpResponse:
        self.done.append(form.cleaned_data["text"])
        return HttpResponseRedirect(f"{self.location}?n={len(self.done)}")


def test_the_same_form_sent_twice_is_done_once_and_leads_to_the_same_page() -> None:
    desk, key = Desk(), str(uuid4())
    first, second = desk.post(key=key), desk.post(key=key)
    assert desk.done == ["họp thôn"]
    assert first.headers["Location"] == second.headers["Location"] == "/ghi-chu/1/?n=1"


def test_two_pages_opened_are_two_acts() -> None:
    desk = Desk()
    desk.post()
    desk.post()
    assert len(desk.done) == 2


def test_going_back_and_changing_a_word_is_a_new_act() -> None:
    desk, key = Desk(), str(uuid4())
    desk.post(key=key)
    desk.post(key=key, text="họp tổ dân phố")
    assert desk.done == ["họp thôn", "họp tổ dân phố"]


def test_another_file_under_the_same_name_is_a_new_act() -> None:
    desk, key = Desk(), str(uuid4())
    for content in (b"mot", b"hai", b"hai"):
        desk.post(key=key, paper=SimpleUploadedFile("ke-hoach.txt", content))
    assert len(desk.done) == 2


def test_the_act_still_finds_the_whole_file() -> None:
    request = Desk().request(text="x", once=str(uuid4()), paper=SimpleUploadedFile("a.txt", b"noi dung"))
    form = NoteForm(request.POST, request.FILES)
    assert form.is_valid()
    assert once(request, form, lambda: HttpResponse(form.cleaned_data["paper"].read())).content == b"noi dung"


def test_a_fresh_csrf_mask_does_not_make_it_another_form() -> None:
    desk, key = Desk(), str(uuid4())
    desk.post(key=key, csrfmiddlewaretoken="a")
    desk.post(key=key, csrfmiddlewaretoken="b")
    assert len(desk.done) == 1


def test_what_was_refused_may_be_sent_again() -> None:
    class CannotKeep(Exception):
        pass

    def refuse() -> HttpResponse:
        raise CannotKeep

    desk, key = Desk(), str(uuid4())
    request = desk.request(text="họp thôn", once=key)
    form = NoteForm(request.POST)
    assert form.is_valid()
    with pytest.raises(CannotKeep):
        once(request, form, refuse)
    assert not OnceKey.objects.exists()
    desk.post(key=key)
    assert desk.done == ["họp thôn"]


def test_a_piece_of_a_page_is_read_anew_for_the_second() -> None:
    desk = Desk()
    request = desk.request(text="x", once=str(uuid4()))
    form = NoteForm(request.POST)
    assert form.is_valid()
    assert once(request, form, lambda: HttpResponse("lần đầu")).content.decode() == "lần đầu"
    again = once(request, form, lambda: HttpResponse("lần hai"), again=lambda: HttpResponse("đọc lại"))
    assert again.content.decode() == "đọc lại"
    assert once(request, form, lambda: HttpResponse("lần ba")).status_code == 204


def test_a_second_writer_is_stopped_before_anything_is_written() -> None:
    desk = Desk()
    request = desk.request(text="x", once=str(uuid4()), version="3")
    with pytest.raises(Conflict):
        desk.answer(request, version=4)
    assert desk.done == []
    assert not OnceKey.objects.exists()


def test_sending_twice_is_no_conflict_with_oneself() -> None:
    desk, key = Desk(), str(uuid4())
    request = desk.request(text="x", once=key, version="3")
    first = desk.answer(request, version=3)
    assert desk.answer(request, version=4).headers["Location"] == first.headers["Location"]


def test_a_form_without_its_version_cannot_write_over_what_is_stored() -> None:
    with pytest.raises(Conflict):
        Desk().post(version=1)


def test_an_action_checks_the_version_under_its_lock() -> None:
    check_version(3, "3")
    with pytest.raises(Conflict, match="Người khác vừa sửa"):
        check_version(4, "3")


def test_old_keys_are_swept() -> None:
    old = OnceKey.claim(key="cu", actor="1", path="/")
    OnceKey.objects.filter(pk=old.pk).update(created_at="2020-01-01T00:00:00Z")
    OnceKey.claim(key="moi", actor="1", path="/")
    for _turn in range(200):
        OnceKey.claim(key=str(uuid4()), actor="1", path="/")
    assert not OnceKey.objects.filter(key="cu").exists()
    assert OnceKey.objects.filter(key="moi").exists()


def test_two_at_the_same_moment_are_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, key = Desk(), str(uuid4())
    first = desk.post(key=key)
    find, looks = OnceKey.find, []

    def look_before_the_first_was_done(wanted: str) -> OnceKey | None:
        looks.append(wanted)
        return None if len(looks) == 1 else find(wanted)

    monkeypatch.setattr(OnceKey, "find", look_before_the_first_was_done)
    second = desk.post(key=key)
    assert desk.done == ["họp thôn"]
    assert first.headers["Location"] == second.headers["Location"]


def test_a_refusal_of_the_database_in_the_act_is_not_taken_for_a_second_sending() -> None:
    request = Desk().request(text="x", once=str(uuid4()))
    form = NoteForm(request.POST)
    assert form.is_valid()

    def act() -> HttpResponse:
        OnceKey.claim(key="một khóa", actor="1", path="/")
        OnceKey.claim(key="một khóa", actor="1", path="/")
        return HttpResponse()

    with pytest.raises(IntegrityError):
        once(request, form, act)


def test_the_browser_learns_which_form_is_done() -> None:
    key = str(uuid4())
    assert Desk().post(key=key).cookies["songhanh-done"].value == key
