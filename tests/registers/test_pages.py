"""The pages of a register as people use them: write, seek, correct, prove, close, take away."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from songhanh.kernel.periods import quarters
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import close_period, correct_entry, version_of
from songhanh.registers.kinds.base import Entry, count_men
from tests.conftest import NOW, actor_of
from tests.registers.conftest import COMMUNICATION, SESSIONS, Record, item, line, session
from tests.registers.test_proofs import photo
from tests.repo.site import form_data, page_of

pytestmark = pytest.mark.django_db
BASE = "/p/99001/2026/registers/"
LIST, NEW = f"{BASE}communication/", f"{BASE}communication/new/"
SignIn = Callable[[User | None], Client]


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def officer(sign_in: SignIn, lan: User, union: Unit, villages: tuple[Unit, ...]) -> Client:
    return sign_in(lan)


def filled(client: Client, address: str, on: str = "", **typed: Any) -> dict[str, Any]:
    """What a person sends who opens the page and types only this."""
    return form_data(client.get(on or address), address) | typed


def write(client: Client, doer: Unit, **typed: Any) -> Any:
    about = {
        "title": "Chuyện chia việc nhà",
        "unit": str(doer.pk),
        "broadcasts-0-channel": "loudspeaker",
        **typed,
    }
    return client.post(NEW, filled(client, NEW, LIST, **about), follow=True)


def text(response: Any) -> str:
    return " ".join(page_of(response).text_content().split())


def test_four_answers_are_enough(officer: Client, union: Unit) -> None:
    page = write(officer, union)
    entry = COMMUNICATION.model.objects.get()
    assert (entry.on_day, entry.unit, entry.on_behalf_of) == (date(2026, 5, 20), union, f"unit:{union.pk}")
    assert [(x.times, x.on_day) for x in entry.broadcasts.all()] == [(1, date(2026, 5, 20))]
    assert "Đã ghi “Chuyện chia việc nhà”." in text(page)
    assert "1 tin, bài · 1 lượt phát, lượt đăng" in text(page)


def test_the_next_entry_begins_where_the_last_ended(officer: Client, union: Unit) -> None:
    write(officer, union, topic="family", on_day="05/05/2026")
    begun = filled(officer, NEW, LIST)
    assert (begun["on_day"], begun["unit"], begun["topic"]) == ("20/05/2026", str(union.pk), "family")
    assert (begun["broadcasts-0-channel"], begun["broadcasts-0-times"]) == ("loudspeaker", "1")


def test_a_page_of_another_year_offers_no_day(officer: Client, union: Unit) -> None:
    address = NEW.replace("2026", "2027")
    assert filled(officer, address, LIST.replace("2026", "2027")).get("on_day") in {None, ""}


def test_a_session_names_all_villages_at_once(
    officer: Client, union: Unit, villages: tuple[Unit, ...]
) -> None:
    address = f"{BASE}sessions/new/"
    typed = {"title": "Họp thôn", "kind": "village_meeting", "unit": str(villages[0].pk), "villages": "all"}
    officer.post(address, filled(officer, address, **typed, persons_total="1.200", persons_women="700"))
    entry = SESSIONS.model.objects.get()
    assert (entry.persons_total, count_men(entry)) == (1200, 500)
    assert {*entry.villages.all()} == {*villages}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"on_day": "21/05/2026"}, "Ngày 21/05/2026 chưa đến"),
        ({"on_day": "31/12/2025"}, "Đây là sổ năm 2026. Việc của năm 2025 thì ghi ở sổ năm ấy"),
        ({"on_day": "31/04/2026"}, "tháng này có 30 ngày"),
        ({"title": ""}, "Tên tin, bài: "),
        ({"unit": ""}, "Đơn vị: "),
        ({"broadcasts-0-times": ""}, "Còn thiếu: Số lượt"),
        ({"broadcasts-0-times": "0"}, "Số lượt phải từ 1 trở lên"),
        ({"broadcasts-0-times": "1,5"}, "số nguyên"),
        ({"broadcasts-0-times": "-1"}, "từ 0 trở lên"),
        ({"broadcasts-0-channel": ""}, "Còn thiếu: Nơi phát, đăng"),
        ({"broadcasts-1-link": "không phải"}, "Đường dẫn này chưa đúng"),
        ({"broadcasts-0-on_day": "1/6/2026"}, "Ngày 01/06/2026 chưa đến"),
        ({"quantity": "100"}, "Hãy chọn loại sản phẩm"),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_sentence_and_nothing_is_lost(
    officer: Client, union: Unit, typed: dict[str, str], sentence: str
) -> None:
    page = write(officer, union, note="ghi chú dài", **typed)
    assert page.status_code == 422
    assert sentence in text(page)
    kept = form_data(page, NEW)
    assert {name: kept.get(name) or "" for name in typed} == typed
    assert kept["note"].strip() == "ghi chú dài"
    assert not COMMUNICATION.model.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"persons_total": "40", "persons_women": "41"}, "Số nữ lớn hơn tổng số"),
        ({"persons_total": "-4", "persons_women": "1"}, "từ 0 trở lên"),
        ({"persons_total": "40,5", "persons_women": "1"}, "số nguyên"),
        ({"persons_total": "40.5", "persons_women": "1"}, "40.5"),
        ({"persons_total": "40"}, "Chưa có số nữ"),
        ({"kind": ""}, "Hình thức"),
    ],
)
def test_persons_that_do_not_add_up_are_refused_on_the_page(
    officer: Client, union: Unit, typed: dict[str, str], sentence: str
) -> None:
    address = f"{BASE}sessions/new/"
    about = {"title": "Tọa đàm", "kind": "talk", "unit": str(union.pk), **typed}
    page = officer.post(address, filled(officer, address, **about))
    assert (page.status_code, sentence in text(page)) == (422, True)
    assert not SESSIONS.model.objects.exists()


def test_a_form_sent_twice_is_one_entry(officer: Client, union: Unit) -> None:
    sent = filled(officer, NEW, LIST, title="Một", unit=str(union.pk), **{"broadcasts-0-channel": "website"})
    answers = [officer.post(NEW, sent).headers["Location"] for _ in range(2)]
    assert answers == [LIST, LIST]
    assert COMMUNICATION.model.objects.count() == 1


def test_photos_and_papers_come_with_the_entry(officer: Client, union: Unit) -> None:
    files = [SimpleUploadedFile("anh.jpg", photo()), SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7 x")]
    page = write(officer, union, proofs=files)
    assert "01 ảnh, 01 tệp" in text(page)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("anh.jpg", b"day la chu", "“anh.jpg” không phải ảnh"),
        ("anh.jpg", b"\xff\xd8\xff\xe0 cut", "Không mở được ảnh"),
        ("phim.pdf", b"%PDF-" + b"0" * 2 * 1024 * 1024, "“phim.pdf” có 2 MB, lớn hơn mức 1 MB"),
    ],
)
def test_a_file_that_is_no_proof_is_refused_alone_and_the_entry_stands(
    officer: Client, union: Unit, settings: Settings, name: str, content: bytes, sentence: str
) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    files = [SimpleUploadedFile(name, content), SimpleUploadedFile("tot.jpg", photo())]
    page = write(officer, union, proofs=files)
    assert sentence in text(page)
    assert COMMUNICATION.model.objects.get().proofs.get().name == "tot.jpg"


def titles(response: Any) -> list[str]:
    return [str(link.text) for link in page_of(response).xpath("//tbody//th/a")]


@pytest.fixture
def several(record: Record, union: Unit, police: Unit, villages: tuple[Unit, ...]) -> None:
    record(item(union, title="Ủy ban nói về chia việc nhà", villages=villages[:1]))
    record(item(police, title="Khi nào gọi là bạo lực", topic="violence", on_day=date(2026, 2, 3)))
    record(item(union, title="Tờ rơi 8/3", occasion="womens_day", lines=[line(channel="printed", times=200)]))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", ["Tờ rơi 8/3", "Ủy ban nói về chia việc nhà", "Khi nào gọi là bạo lực"]),
        ("q=uy+ban+viec", ["Ủy ban nói về chia việc nhà"]),
        ("q=Uỷ+ban", ["Ủy ban nói về chia việc nhà"]),
        ("q=cong+an", ["Khi nào gọi là bạo lực"]),
        ("q=thon+ben+van", ["Ủy ban nói về chia việc nhà"]),
        ("q=khong+co+dau", []),
        ("period=2026-Q1", ["Khi nào gọi là bạo lực"]),
        ("channel=printed", ["Tờ rơi 8/3"]),
        ("topic=violence", ["Khi nào gọi là bạo lực"]),
        ("occasion=womens_day", ["Tờ rơi 8/3"]),
        ("state=withdrawn", []),
        ("period=x&unit=x&page=99", ["Tờ rơi 8/3", "Ủy ban nói về chia việc nhà", "Khi nào gọi là bạo lực"]),
    ],
)
def test_entries_are_found(officer: Client, several: None, asked: str, expected: list[str]) -> None:
    assert titles(officer.get(f"{LIST}?{asked}")) == expected


def test_entries_are_found_by_unit_and_village(
    officer: Client, several: None, police: Unit, villages: tuple[Unit, ...]
) -> None:
    assert titles(officer.get(LIST, {"unit": police.pk})) == ["Khi nào gọi là bạo lực"]
    assert titles(officer.get(LIST, {"village": villages[0].pk})) == ["Ủy ban nói về chia việc nhà"]


def test_totals_are_those_of_what_was_sought(officer: Client, several: None) -> None:
    assert "3 tin, bài · 212 lượt phát, lượt đăng" in text(officer.get(LIST))
    assert "1 tin, bài · 200 lượt phát, lượt đăng" in text(officer.get(f"{LIST}?channel=printed"))
    assert "1 tin, bài · 6 lượt phát, lượt đăng" in text(officer.get(f"{LIST}?period=2026-Q1"))


def test_a_correction_shows_the_old_line(officer: Client, record: Record, union: Unit) -> None:
    entry = record(item(union))
    address = f"{LIST}{entry.pk}/correct/"
    sent = filled(officer, address, title="Chuyện chia việc", reason="sai tên")
    page = officer.post(address, sent, follow=True)
    expected = "Ghi trước đây: Tên tin, bài Chuyện chia việc nhà · Đính chính ngày 20/05/2026, lý do: sai tên"
    assert expected in text(page)
    assert expected in text(officer.get(LIST))
    assert titles(officer.get(LIST)) == ["Chuyện chia việc"]


def test_two_people_on_one_line_see_both(officer: Client, lan: User, record: Record, union: Unit) -> None:
    entry = record(item(union))
    address = f"{LIST}{entry.pk}/correct/"
    sent = filled(officer, address, title="Bản của tôi", reason="sai tên")
    other = {
        "entry": entry,
        "version": version_of(entry),
        "told": item(union, title="Bản kia"),
        "reason": "x",
    }
    correct_entry(actor=actor_of(lan), at=NOW, **other)
    page = officer.post(address, sent)
    assert page.status_code == 409
    assert "Bản kia" in text(page)
    assert form_data(page, address)["title"] == "Bản của tôi"
    officer.post(address, form_data(page, address))
    assert [e.title for e in COMMUNICATION.model.objects.standing()] == ["Bản của tôi"]
    assert COMMUNICATION.model.objects.count() == 3


def test_a_withdrawn_line_is_found_where_one_looks_for_it(
    officer: Client, record: Record, union: Unit
) -> None:
    entry = record(item(union))
    address = f"{LIST}{entry.pk}/withdraw/"
    officer.post(address, filled(officer, address, reason="ghi hai lần"))
    assert titles(officer.get(LIST)) == []
    assert "Đã bỏ ngày 20/05/2026, lý do: ghi hai lần" in text(officer.get(f"{LIST}?state=withdrawn"))


def test_a_quarter_is_closed_and_opened_again(officer: Client, record: Record, union: Unit) -> None:
    address = f"{LIST}close/"
    offered = page_of(officer.get(address)).xpath("//input[@name='period']/@value")
    assert offered == ["2026-Q1"]  # the others are not over
    first, second, third = (filled(officer, address) for _once in range(3))
    page = officer.post(address, first, follow=True)
    assert "Đã chốt sổ quý I năm 2026." in text(page)
    assert "Không còn quý nào chờ chốt" in text(page)
    assert "đã chốt: quý I năm 2026" in text(officer.get(LIST))
    again = officer.post(address, second)
    assert (again.status_code, "đã chốt ngày 20/05/2026" in text(again)) == (422, True)
    early = officer.post(address, third | {"period": "2026-Q2"})
    assert (early.status_code, "Quý II năm 2026 chưa hết" in text(early)) == (422, True)
    refused = write(officer, union, on_day="10/03/2026")
    assert (refused.status_code, "Sổ quý I năm 2026 đã chốt" in text(refused)) == (422, True)
    (reopen,) = page_of(page).xpath("//a[contains(@href, 'reopen')]/@href")
    officer.post(reopen, filled(officer, reopen, reason="thôn gửi muộn"))
    assert "lý do: thôn gửi muộn" in text(officer.get(address))
    assert write(officer, union, on_day="10/03/2026").status_code == 200


def test_a_unit_writes_and_closes_for_itself_only(
    sign_in: SignIn, minh: User, record: Record, union: Unit, police: Unit
) -> None:
    client, entry = sign_in(minh), record(item(union))
    assert filled(client, NEW, LIST)["unit"] == str(police.pk)
    refused = write(client, union)
    assert (refused.status_code, COMMUNICATION.model.objects.count()) == (422, 1)
    write(client, police)
    assert COMMUNICATION.model.objects.latest("pk").on_behalf_of == ""
    assert client.get(f"{LIST}{entry.pk}/correct/").status_code == 403
    address = f"{LIST}close/"
    client.post(address, filled(client, address))
    assert "đã chốt" not in text(client.get(LIST))
    assert "Công an xã" in text(client.get(address))


def test_proof_is_for_those_who_may_see_the_entry(
    officer: Client, sign_in: SignIn, hoa: User, record: Record, union: Unit
) -> None:
    entry, other = record(item(union)), record(item(union))
    address = f"{LIST}{entry.pk}/"
    files = {"proofs": [SimpleUploadedFile("anh.jpg", photo()), SimpleUploadedFile("x.pdf", b"%PDF-1")]}
    officer.post(f"{address}proofs/", filled(officer, f"{address}proofs/", address) | files)
    picture, paper = entry.proofs.order_by("pk")
    shown = officer.get(f"{address}proofs/{picture.pk}/")
    assert (shown["Content-Type"], "inline" in shown["Content-Disposition"]) == ("image/jpeg", True)
    assert "attachment" in officer.get(f"{address}proofs/{paper.pk}/")["Content-Disposition"]
    assert sign_in(hoa).get(f"{address}proofs/{picture.pk}/").status_code == 404
    assert officer.get(f"{LIST}{other.pk}/proofs/{picture.pk}/").status_code == 404
    away = f"{address}proofs/{paper.pk}/detach/"
    officer.post(away, filled(officer, away, address))
    assert [*entry.proofs.all()] == [picture]


def test_the_sheet_holds_numbers_that_can_be_added(officer: Client, several: None) -> None:
    content = b"".join(officer.get(f"{LIST}register.xlsx?channel=printed").streaming_content)
    book = openpyxl.load_workbook(BytesIO(content))
    entries, lines = book.worksheets
    assert (entries.title, lines.title) == ("Truyền thông", "Lượt phát, lượt đăng")
    assert "1 tin, bài · 200 lượt phát, lượt đăng" in entries["A2"].value
    row = [cell.value for cell in entries[5]]
    assert (row[1].date(), row[2], row[3]) == (date(2026, 5, 5), "Tờ rơi 8/3", "Hội Liên hiệp Phụ nữ xã")
    assert [cell.value for cell in lines[5]][3] == 200


def test_a_formula_in_a_title_stays_text(officer: Client, record: Record, union: Unit) -> None:
    record(item(union, title="=1+1"))
    content = b"".join(officer.get(f"{LIST}register.xlsx").streaming_content)
    cell = openpyxl.load_workbook(BytesIO(content)).worksheets[0]["C5"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_province_looks_and_does_not_write(
    sign_in: SignIn, dung: User, record: Record, union: Unit
) -> None:
    entry = record(item(union))
    page = sign_in(dung).get(LIST)
    assert titles(page) == [entry.title]  # type: ignore[attr-defined]
    assert not page_of(page).xpath("//form[@id='entry']")


def test_missing_registers_and_entries_are_missing(officer: Client, record: Record, union: Unit) -> None:
    entry = record(item(union))
    asked = [
        f"{BASE}gossip/",
        f"{LIST}999999/",
        f"{BASE}sessions/{entry.pk}/",
        LIST.replace("2026", "2025") + f"{entry.pk}/",
    ]
    assert [officer.get(address).status_code for address in asked[:2]] == [404, 404]
    assert officer.get(asked[3]).status_code == 404


@pytest.mark.parametrize("address", [LIST, f"{BASE}sessions/", f"{LIST}close/", f"{LIST}register.xlsx"])
def test_the_number_of_queries_does_not_grow(
    officer: Client, lan: User, record: Record, union: Unit, villages: tuple[Unit, ...], address: str
) -> None:
    def add(count: int) -> None:
        for at in range(count):
            day = date(2026, 5, 1) + timedelta(days=at % 19)
            told = item(union, title=f"Tin {at}", on_day=day, villages=villages)
            entries = [record(told), record(session(union, on_day=day, villages=villages))]
            corrected = type(told)({**told.values, "title": f"Bài {at}"}, told.lines)
            act = {"version": version_of(entries[0]), "told": corrected, "reason": "x", "at": NOW}
            correct_entry(actor=actor_of(lan), entry=entries[0], **act)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            answer = officer.get(address)
            assert answer.status_code == 200
        return len(seen)

    add(3)
    officer.get(address)
    few = queries()
    add(30)
    assert queries() == few
    assert few <= 32


def test_a_closed_period_is_said_to_a_correction_too(
    officer: Client, lan: User, commune: Place, record: Record, union: Unit
) -> None:
    entry: Entry = record(item(union, on_day=date(2026, 3, 3)))
    close_period(actor=actor_of(lan), register=COMMUNICATION, place=commune, period=quarters(2026)[0], at=NOW)
    address = f"{LIST}{entry.pk}/correct/"
    page = officer.post(address, filled(officer, address, title="Khác", reason="sai"))
    assert (page.status_code, "đã chốt" in text(page)) == (422, True)


@pytest.mark.parametrize("odd", ["²", "٣", "9" * 20, "-1", "abc"])
def test_a_filter_that_is_no_number_is_no_fault(officer: Client, odd: str) -> None:
    for kind in ("communication", "sessions"):
        assert officer.get(f"{BASE}{kind}/", {"unit": odd, "village": odd}).status_code == 200
