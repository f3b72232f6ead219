"""The grid's rows: read by their words, each saved by itself or told at which cell it is wrong."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from songhanh.people.models import User
from songhanh.places.models import Unit
from songhanh.registers.models import REGISTERS
from tests.conftest import NOW
from tests.registers.test_pages import SignIn

pytestmark = pytest.mark.django_db
HOME = "/p/99001/2026/registers/"
ROW = f"{HOME}visits/grid/row/"
CELLS = {
    "on_day": "5/5/2026", "title": "Thăm cụ Tư", "unit": "hoi lien hiep phu nu xa", "mood": "phấn",
    "gifts": "Gạo; sach", "was_told": "không", "hours": "2,5", "spent": "1.500.000 đồng",
    "persons_total": "20", "persons_women": "12", "villages": "Thôn Bến Vạn;thon doi sim",
    "asks-wish": "Sửa giếng", "asks-due_on": "15/5/2026",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def officer(sign_in: SignIn, lan: User, added: Any, union: Unit, villages: tuple[Unit, ...]) -> Client:
    return sign_in(lan)


def send(client: Client, once: str = "", address: str = ROW, **cells: str) -> Any:
    sent = {f"cell-{name.replace('__', '-')}": text for name, text in cells.items()}
    return client.post(address, sent | {"once": once or str(uuid4())})


def test_a_row_is_read_by_its_words(officer: Client, union: Unit, villages: tuple[Unit, ...]) -> None:
    answer = send(officer, **CELLS)
    entry = REGISTERS["visits"].model.objects.get()
    assert answer.json() == {"state": "saved", "url": f"{HOME}visits/{entry.pk}/"}
    assert (entry.on_day, entry.unit, entry.mood, entry.gifts) == (
        date(2026, 5, 5), union, "glad", ",books,rice,",
    )  # fmt: skip
    assert (entry.was_told, str(entry.hours), entry.spent) == (False, "2.5", 1_500_000)
    assert {*entry.villages.all()} == {villages[0], villages[2]}
    assert [(x.wish, x.due_on) for x in entry.asks.all()] == [("Sửa giếng", date(2026, 5, 15))]


@pytest.mark.parametrize(
    ("cell", "text", "sentence"),
    [
        ("on_day", "", "Còn thiếu: Ngày."),
        ("on_day", "31/4/2026", "tháng này có 30 ngày"),
        ("on_day", "5/5/2025", "Đây là sổ năm 2026"),
        ("on_day", "21/5/2026", "chưa đến"),
        ("hours", "60.5", "60.5"),
        ("persons_total", "-4", "từ 0 trở lên"),
        ("persons_total", "11", "Số nữ lớn hơn tổng số"),
        ("mood", "buồn", "“buồn” không có trong “Không khí”. Chọn một trong: Phấn khởi; Bình thường."),
        ("unit", "Công an xã", "không có trong “Đơn vị”"),
        ("villages", "Thôn", "có thể là nhiều mục"),
        ("was_told", "có lẽ", "Chỉ ghi “Có” hoặc “Không”."),
        ("asks-due_on", "mai", "mai"),
        ("hours", "20", "giải thích một dòng"),
    ],
)
def test_a_wrong_cell_is_told_at_its_place_and_nothing_is_written(
    officer: Client, cell: str, text: str, sentence: str
) -> None:
    answer = send(officer, **CELLS | {cell: text})
    faults = answer.json()["faults"]
    shown = "persons_women" if sentence.startswith("Số nữ") else cell
    assert ([*faults], sentence in faults[shown]) == ([shown], True)
    assert not REGISTERS["visits"].model.objects.exists()


def test_what_is_odd_is_explained_in_its_own_cell(officer: Client) -> None:
    cells = CELLS | {"hours": "20", "explanation": "Đi hai ngày"}
    assert send(officer, **cells).json()["state"] == "saved"
    assert REGISTERS["visits"].model.objects.get().explanation == "Đi hai ngày"


def test_a_row_sent_twice_is_one_entry(officer: Client) -> None:
    once = str(uuid4())
    answers = [send(officer, once, **CELLS).json()["state"] for _ in range(2)]
    assert (answers, REGISTERS["visits"].model.objects.count()) == (["saved", "saved"], 1)


def test_a_unit_writes_rows_for_itself_only(
    sign_in: SignIn, minh: User, added: Any, union: Unit, police: Unit
) -> None:
    client = sign_in(minh)
    cells = {name: text for name, text in CELLS.items() if name != "villages"}
    assert "unit" in send(client, **cells).json()["faults"]
    send(client, **cells | {"unit": ""})
    assert REGISTERS["visits"].model.objects.get().unit == police


def test_walled_columns_are_no_cells(officer: Client) -> None:
    assert "Người mách" not in officer.get(f"{HOME}visits/grid/").content.decode()
    send(officer, **CELLS, whisperer="Người Kín Tiếng")
    assert REGISTERS["visits"].model.objects.get().whisperer == ""


def test_every_register_has_a_grid(officer: Client) -> None:
    for kind in REGISTERS:
        page = officer.get(f"{HOME}{kind}/grid/")
        assert (page.status_code, "data-grid" in page.content.decode()) == (200, True)
