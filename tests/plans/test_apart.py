"""Uploads are read in a process of their own: what ends it costs nobody the paper, and the page answers."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from songhanh.config.commands import check_installation
from songhanh.files.queries import read_content
from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import CannotReceive, Upload, load_plan, read_ahead, read_scan
from songhanh.plans.models import Document, Plan
from songhanh.reader.errors import error_text
from songhanh.reader.limits import MEGABYTE
from tests.conftest import actor_of
from tests.plans.factories import TEXT
from tests.reader import hostile

SignIn = Callable[[User | None], Client]
PLANS = "/p/99001/2026/plans/"


@pytest.fixture(autouse=True)
def _read_apart(settings: Any) -> None:
    settings.READER_APART = True


def drop(client: Client, content: bytes, name: str) -> HttpResponse:
    data = {"file": SimpleUploadedFile(name, content), "once": str(uuid4())}
    return client.post(PLANS, data)  # type: ignore[return-value]


def test_a_plan_read_apart_opens_the_reading_room(commune: Place, lan: User, sign_in: SignIn) -> None:
    answer = drop(sign_in(lan), TEXT.encode(), "ke-hoach.txt")
    assert answer["Location"] == f"{PLANS}{Plan.objects.get().pk}/review/"


def test_a_file_that_ends_its_reader_is_kept_with_one_sentence(
    commune: Place, lan: User, sign_in: SignIn
) -> None:
    client, content = sign_in(lan), hostile.pdf_whose_drawing_draws_itself()
    assert drop(client, content, "ve-chinh-no.pdf").status_code == 302
    document = Document.objects.get()
    assert (document.unread, Plan.objects.count()) == ("reader_died", 0)
    assert read_content(document.file) == content
    assert error_text("reader_died") in client.get(PLANS).content.decode()
    assert drop(client, TEXT.encode(), "ke-hoach.txt").status_code == 302
    assert Plan.objects.count() == 1


def test_what_took_too_long_is_read_again_when_there_is_time(
    commune: Place, lan: User, sign_in: SignIn, settings: Any
) -> None:
    client, usual = sign_in(lan), settings.READER_SECONDS
    settings.READER_SECONDS = 0.01
    drop(client, TEXT.encode(), "ke-hoach.txt")
    document = Document.objects.get()
    address = f"{PLANS}documents/{document.pk}/"
    page = client.get(address).content.decode()
    assert error_text("too_slow") in page
    assert "Đọc lại tệp này" in page
    again = client.post(address, {"again": "1", "once": str(uuid4())})
    assert again.status_code == 200
    assert error_text("too_slow") in again.content.decode()
    assert not Plan.objects.exists()
    settings.READER_SECONDS = usual
    answer = client.post(address, {"again": "1", "once": str(uuid4())})
    assert answer["Location"] == f"{PLANS}{Plan.objects.get().pk}/review/"
    document.refresh_from_db()
    assert document.unread == ""


def test_a_command_says_why_and_keeps_nothing(commune: Place, lan: User, now: datetime) -> None:
    upload = Upload(hostile.pdf_whose_drawing_draws_itself(), "a.pdf")
    with pytest.raises(CannotReceive, match="dừng giữa chừng"):
        load_plan(actor=actor_of(lan), place=commune, upload=read_ahead(upload), at=now)
    assert not Document.objects.exists()


def test_a_scan_that_ends_its_reader_is_kept_without_words(db: None) -> None:
    assert read_scan(Upload(hostile.pdf_whose_drawing_draws_itself(), "quet.pdf")).words == ""


def test_a_reader_that_cannot_start_costs_nobody_the_paper(
    commune: Place, lan: User, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/khong/co")
    assert drop(sign_in(lan), TEXT.encode(), "ke-hoach.txt").status_code == 302
    assert Document.objects.get().unread == "failed"
    assert read_scan(Upload(b"%PDF-1.7", "quet.pdf")).words == ""


def test_the_check_says_within_which_limits_files_are_read(
    db: None, settings: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.READER_MEMORY = 400 * MEGABYTE
    check_installation(as_json=False)
    assert "đạt   reader: tiến trình riêng, mỗi tệp ≤ 30 giây, ≤ 400 MB" in capsys.readouterr().out
    monkeypatch.setattr("songhanh.config.commands.can_limit_memory", lambda: False)
    check_installation(as_json=False)
    assert "không giới hạn được bộ nhớ" in capsys.readouterr().out
    monkeypatch.setattr("sys.executable", "/khong/co")
    assert check_installation(as_json=False) == 1
    assert "HỎNG  reader" in capsys.readouterr().out
