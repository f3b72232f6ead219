"""The pages of two registers that only tests have: no template and no view knows a kind by its name."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import songhanh.registers
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import record_entry
from songhanh.registers.models import REGISTERS
from tests.conftest import NOW, actor_of
from tests.registers.kinds import ask, helper, visit
from tests.registers.test_pages import SignIn, filled, titles
from tests.repo.site import form_data, page_of

pytestmark = pytest.mark.django_db
HOME = "/p/99001/2026/registers/"
VISITS, HELPERS = f"{HOME}visits/", f"{HOME}helpers/"
ROOM = Path(songhanh.registers.__file__).parent


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def officer(sign_in: SignIn, lan: User, added: Any, union: Unit, villages: tuple[Unit, ...]) -> Client:
    return sign_in(lan)


@pytest.fixture
def write(commune: Place, lan: User) -> Any:
    def _write(kind: str, told: Any) -> Any:
        return record_entry(actor=actor_of(lan), register=REGISTERS[kind], place=commune, told=told, at=NOW)

    return _write


def text(response: Any) -> str:
    """The words of a page, those of each cell apart."""
    return " ".join(" ".join(page_of(response).itertext()).split())


def test_no_template_and_no_view_names_a_kind() -> None:
    for path in [*ROOM.glob("templates/**/*.html"), *ROOM.glob("views/*.py"), *ROOM.glob("forms/*.py")]:
        found = path.read_text(encoding="utf-8")
        assert not [code for code in REGISTERS if f"'{code}'" in found or f'"{code}"' in found], path


def test_the_index_tells_what_each_holds_and_what_waits(officer: Client, write: Any, union: Unit) -> None:
    write("visits", visit(union))
    write("helpers", helper(union))
    page = text(officer.get(HOME))
    for words in ("Thăm hỏi 1 lần thăm", "1 lần thăm còn nguyện vọng", "Người giúp 1 người"):
        assert words in page
    assert "15/05/2026 Quá hạn Sửa giếng Thăm hộ đầu thôn ·" in page
    tabs = page_of(officer.get(VISITS)).xpath("//nav[@class='tabs']//a")
    assert "Truyền thông" not in [tab.text.strip() for tab in tabs]


def test_a_visit_is_written_sought_corrected_and_taken_away(officer: Client, union: Unit) -> None:
    address = f"{VISITS}new/"
    typed = {
        "title": "Thăm cụ Tư", "unit": str(union.pk), "mood": "glad", "spent": "1.500.000", "hours": "2,5",
        "was_told": "no", "gifts": ["books", "rice"], "persons_total": "4", "persons_women": "2",
        "asks-0-wish": "Sửa mái", "whisperer": "Người Kín Tiếng",
    }  # fmt: skip
    page = officer.post(address, filled(officer, address, VISITS, **typed), follow=True)
    row = "Sửa mái Hội Liên hiệp Phụ nữ xã Phấn khởi Sách, Gạo Không 2,5 1.500.000 đồng 4 2"
    assert row in text(page)
    assert "Kín Tiếng" not in text(page)
    for asked, found in (("q=mai", 1), ("q=kin+tieng", 0), ("gifts=rice", 1), ("was_told=True", 0)):
        assert len(titles(officer.get(f"{VISITS}?{asked}"))) == found
    entry = REGISTERS["visits"].model.objects.get()
    address = f"{VISITS}{entry.pk}/correct/"
    officer.post(address, filled(officer, address, whisperer="Người Khác", reason="nhầm"))
    latest = REGISTERS["visits"].model.objects.standing().get()
    shown = officer.get(f"{VISITS}{latest.pk}/")
    assert "Người mách Người Kín Tiếng" in text(shown)
    assert "Kín" not in text(officer.get(VISITS))
    book = openpyxl.load_workbook(BytesIO(b"".join(officer.get(f"{VISITS}register.xlsx").streaming_content)))
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row]
    assert {"Thăm cụ Tư", "1500000", "Sửa mái"} <= set(cells)
    assert not [cell for cell in cells if "Người Khác" in cell or "mách" in cell]


def test_whoever_may_not_see_a_wall_neither_reads_nor_loses_what_is_behind_it(
    officer: Client, sign_in: SignIn, minh: User, write: Any, police: Unit
) -> None:
    entry = write("visits", visit(police, whisperer="Người Kín Tiếng"))
    client, address = sign_in(minh), f"{VISITS}{entry.pk}/"
    assert "Người Kín Tiếng" in text(officer.get(address))
    assert "Kín Tiếng" not in text(client.get(address))
    sent = filled(client, f"{address}correct/", title="Thăm lại", reason="nhầm")
    assert "whisperer" not in sent
    client.post(f"{address}correct/", sent)
    latest = REGISTERS["visits"].model.objects.standing().get()
    assert (latest.title, latest.whisperer) == ("Thăm lại", "Người Kín Tiếng")
    kept = page_of(officer.get(f"{VISITS}{latest.pk}/correct/")).xpath("//input[@name='whisperer']")
    assert kept[0].get("data-keep") == "no"


def test_an_odd_number_asks_for_a_line_and_then_passes(officer: Client, write: Any, union: Unit) -> None:
    address = f"{VISITS}new/"
    about = {"title": "Thăm", "unit": str(union.pk), "mood": "calm", "hours": "20", "asks-0-wish": ""}
    page = officer.post(address, filled(officer, address, VISITS, **about))
    sentence = "“Số giờ” là 20, nhiều hơn 12. Hãy sửa, hoặc giải thích một dòng nếu đúng như vậy."
    assert (page.status_code, sentence in text(page)) == (422, True)
    assert page_of(page).xpath("//input[@name='explanation']")
    sent = filled(officer, address, VISITS, **about, explanation="Đi hai ngày")
    officer.post(address, sent)
    entry = REGISTERS["visits"].model.objects.get()
    assert "Giải thích Đi hai ngày" in text(officer.get(f"{VISITS}{entry.pk}/"))


def test_what_waits_is_settled_on_a_page(officer: Client, write: Any, union: Unit) -> None:
    entry = write("visits", visit(union, lines=(ask(), ask(wish="Mở lớp"))))
    assert titles(officer.get(f"{VISITS}?open=yes")) == [entry.title]
    address = f"{VISITS}{entry.pk}/settle/"
    empty = officer.post(address, filled(officer, address))
    assert (empty.status_code, "Còn thiếu: Ngày đáp ứng" in text(empty)) == (422, True)
    officer.post(address, filled(officer, address, **{"met_on-1": "18/05/2026", "met_on-2": "19/05/2026"}))
    assert titles(officer.get(f"{VISITS}?open=yes")) == []
    assert "Không còn việc nào chờ kết quả." in text(officer.get(address, follow=True))


def test_two_who_write_one_result_see_both_and_lose_nothing(officer: Client, write: Any, union: Unit) -> None:
    entry = write("visits", visit(union, lines=(ask(), ask(wish="Mở lớp"))))
    address = f"{VISITS}{entry.pk}/settle/"
    first = filled(officer, address, **{"met_on-1": "18/05/2026", "met_how-1": "đã sửa"})
    second = filled(
        officer, address, **{"met_on-1": "19/05/2026", "met_how-1": "xong rồi", "met_how-2": "dạy"}
    )
    assert officer.post(address, first).status_code == 302
    assert officer.post(address, first).status_code == 302  # sent twice is no conflict with oneself
    answer = officer.post(address, second)
    assert answer.status_code == 409
    (row,) = [r for r in page_of(answer).xpath("//tbody/tr") if "xong rồi" in r.text_content()]
    assert "đã sửa" in row.text_content()
    assert page_of(answer).xpath("//input[@name='met_how-2']/@value") == ["dạy"]
    again = form_data(answer, address)
    assert officer.post(address, {**again, "met_on-2": "20/05/2026"}).status_code == 302
    assert [line.met_how for line in type(entry).objects.get().asks.order_by("position")] == ["đã sửa", "dạy"]
    late = officer.post(address, second | {"once": first["once"]})
    assert (late.status_code, "Mở lượt ghi" in text(late)) == (409, True)


def test_what_lasts_is_listed_on_a_day_and_ended_on_a_page(officer: Client, write: Any, union: Unit) -> None:
    entry = write("helpers", helper(union))
    page = officer.get(HELPERS)
    assert (titles(page), "Ngày 20/05/2026: 1 người" in text(page)) == (["Nguyễn Thị Mẫu"], True)
    assert titles(officer.get(f"{HELPERS}?on=01/08/2025")) == []
    assert officer.get(f"{HELPERS}{entry.pk}/").status_code == 200
    address = f"{HELPERS}{entry.pk}/end/"
    late = officer.post(address, filled(officer, address, until="21/05/2026", reason="nghỉ"))
    assert (late.status_code, "chưa đến" in text(late)) == (422, True)
    page = officer.post(address, filled(officer, address, until="01/04/2026", reason="nghỉ"), follow=True)
    assert "Kết thúc từ ngày 01/04/2026 Lý do kết thúc nghỉ" in text(page)
    assert titles(officer.get(HELPERS)) == []
    assert titles(officer.get(f"{HELPERS}?on=31/03/2026")) == ["Nguyễn Thị Mẫu"]
    assert titles(officer.get(f"{HELPERS}?period=year")) == ["Nguyễn Thị Mẫu"]
    assert officer.get(HELPERS.replace("2026", "2027") + f"{entry.pk}/").status_code == 404


def test_what_began_in_another_year_is_written_on_the_page_of_this_one(officer: Client, union: Unit) -> None:
    address = f"{HELPERS}new/"
    typed = {"name": "Trần Văn Thử", "sex": "male", "unit": str(union.pk), "on_day": "01/09/2021"}
    page = officer.post(address, filled(officer, address, HELPERS, **typed), follow=True)
    assert titles(page) == ["Trần Văn Thử"]
    twice = officer.post(address, filled(officer, address, HELPERS, **typed))
    assert (twice.status_code, "Sổ đã có “Trần Văn Thử”" in text(twice)) == (422, True)


def test_quarters_of_what_lasts_tell_who_stood_at_their_end(officer: Client, write: Any, union: Unit) -> None:
    write("helpers", helper(union, on_day=date(2026, 2, 1)))
    page = text(officer.get(f"{HELPERS}close/"))
    assert "Quý I năm 2026 1 người" in page


@pytest.mark.parametrize("address", [HOME, VISITS, HELPERS, f"{VISITS}register.xlsx", f"{HELPERS}close/"])
def test_the_number_of_queries_does_not_grow_with_entries(
    officer: Client, write: Any, union: Unit, villages: tuple[Unit, ...], address: str
) -> None:
    def add(count: int) -> None:
        for at in range(count):
            day = date(2026, 5, 1) + timedelta(days=at % 19)
            write("visits", visit(union, title=f"Thăm {at}", on_day=day, villages=villages))
            write("helpers", helper(union, name=f"Người {at}", villages=villages, explanation="khác người"))

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert officer.get(address).status_code == 200
        return len(seen)

    add(2)
    officer.get(address)
    few = queries()
    add(20)
    assert queries() == few
