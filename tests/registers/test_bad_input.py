"""What goes wrong at the keyboard: a sentence that says what to do, each word still there, nothing stored."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from songhanh.files.models import StoredFile
from songhanh.journal.models import Entry as JournalLine
from songhanh.kernel.periods import quarters
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import close_period
from songhanh.registers.models import Closure
from tests.conftest import NOW, actor_of
from tests.registers.conftest import COMMUNICATION, SESSIONS
from tests.registers.test_pages import BASE, LIST, NEW, SignIn, _today, filled, officer, text, write
from tests.registers.test_proofs import photo
from tests.repo.site import form_data

__all__ = ["_today", "officer"]  # fixtures of the pages
pytestmark = pytest.mark.django_db
NEW_SESSION = f"{BASE}sessions/new/"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"on_day": "21/05/2026"}, "Ngày 21/05/2026 chưa đến. Hãy ghi khi việc đã làm."),
        (
            {"persons_total": "40", "persons_women": "41"},
            "Số nữ lớn hơn tổng số. Hãy xem lại hai số này.",
        ),
        ({"persons_total": "9000", "persons_women": "40"}, "“Tổng số” là 9.000, nhiều hơn 5.000."),
        ({"persons_women": "5"}, "Có số nữ mà chưa có tổng số. Hãy ghi tổng số người dự."),
        ({"persons_total": "40"}, "Chưa có số nữ."),
        (
            {"persons_total": "40", "persons_women": "20", "not_split": "on"},
            "Hãy giữ một trong hai.",
        ),
    ],
)
def test_a_session_that_does_not_add_up_keeps_every_word(
    officer: Client, union: Unit, villages: tuple[Unit, ...], typed: dict[str, str], sentence: str
) -> None:
    about = {
        "title": "Tọa đàm ở chợ", "kind": "talk", "unit": str(union.pk), "note": "mưa, đến muộn",
        "held_at": "nhà văn hóa", "villages": str(villages[1].pk), **typed,
    }  # fmt: skip
    before = JournalLine.objects.count()
    page = officer.post(NEW_SESSION, filled(officer, NEW_SESSION, **about))
    assert page.status_code == 422
    assert sentence in text(page)
    kept = form_data(page, NEW_SESSION)
    assert {name: kept.get(name) for name in about} == about
    assert (SESSIONS.model.objects.count(), JournalLine.objects.count()) == (0, before)


def test_a_quarter_is_closed_once_whoever_presses_second(
    officer: Client, sign_in: SignIn, tam: User, lan: User, commune: Place
) -> None:
    address = f"{LIST}close/"
    first, second = (filled(client, address, period="2026-Q1") for client in (officer, officer))
    assert officer.post(address, first).status_code == 302
    page = officer.post(address, second)
    assert page.status_code == 422
    assert "Sổ quý I năm 2026 đã chốt ngày 20/05/2026, người chốt: Nguyễn Thị Lan." in text(page)
    assert Closure.objects.count() == 1


def test_an_entry_that_was_waiting_while_the_quarter_was_closed_is_not_lost(
    officer: Client, lan: User, commune: Place, union: Unit
) -> None:
    waiting = filled(
        officer, NEW, LIST, title="Ghi lúc mất mạng", unit=str(union.pk), on_day="10/03/2026",
        note="ba lượt buổi sáng", **{"broadcasts-0-channel": "loudspeaker", "broadcasts-0-times": "3"},
    )  # fmt: skip
    closure = close_period(
        actor=actor_of(lan), register=COMMUNICATION, place=commune, period=quarters(2026)[0], at=NOW
    )
    page = officer.post(NEW, waiting)
    assert page.status_code == 422
    assert "Sổ quý I năm 2026 đã chốt ngày 20/05/2026. Muốn ghi hay sửa, hãy mở lại sổ" in text(page)
    assert not COMMUNICATION.model.objects.exists()

    kept = form_data(page, NEW)
    reopen = f"{LIST}closures/{closure.pk}/reopen/"
    officer.post(reopen, filled(officer, reopen, reason="lượt ghi đến muộn"))
    assert officer.post(NEW, kept).status_code == 302
    entry = COMMUNICATION.model.objects.get()
    assert (entry.title, entry.note) == ("Ghi lúc mất mạng", "ba lượt buổi sáng")
    assert entry.broadcasts.get().times == 3


def test_forty_megabytes_are_said_to_be_too_many(officer: Client, union: Unit) -> None:
    large = SimpleUploadedFile("phim-le-phat-dong.pdf", b"%PDF-1.7" + bytes(40 * 1024 * 1024))
    page: Any = officer.post(
        NEW,
        filled(
            officer, NEW, LIST, title="Lễ phát động", unit=str(union.pk), proofs=[large],
            **{"broadcasts-0-channel": "website"},
        ),
        follow=True,
    )  # fmt: skip
    assert "“phim-le-phat-dong.pdf” có 40 MB, lớn hơn mức 30 MB" in text(page)
    assert COMMUNICATION.model.objects.get().title == "Lễ phát động"
    assert not StoredFile.objects.exists()


def test_what_is_refused_says_that_files_are_to_be_chosen_again(officer: Client, union: Unit) -> None:
    page = write(officer, union, title="", proofs=[SimpleUploadedFile("tot.jpg", photo())])
    assert page.status_code == 422
    assert "Tệp đính kèm thì chọn lại giúp" in text(page)
    assert not COMMUNICATION.model.objects.exists()
