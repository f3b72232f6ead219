"""Rows from Excel: the template out and in, untidy files, what is wrong at which cell, all or nothing."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from songhanh.journal.models import Entry as JournalLine
from songhanh.kernel.periods import quarters
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import close_period, record_entry, version_of
from songhanh.registers.models import REGISTERS
from tests.conftest import NOW, actor_of
from tests.registers.kinds import ask, helper, visit
from tests.registers.test_added_pages import text
from tests.registers.test_pages import SignIn, filled
from tests.repo.site import page_of

pytestmark = pytest.mark.django_db
HOME = "/p/99001/2026/registers/"
VISITS = f"{HOME}visits/"
ROW = {
    "Ngày": date(2026, 5, 5), "Thăm ai": "Thăm cụ Tư", "Đơn vị": "Hội Liên hiệp Phụ nữ xã",
    "Không khí": "Phấn khởi", "Quà": "Sách; Gạo", "Kinh phí": 1_500_000, "Tổng số": 20, "Trong đó nữ": 12,
    "Nguyện vọng": "Sửa giếng", "Hạn": date(2026, 5, 15), "Số giờ": 2.5,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def officer(sign_in: SignIn, lan: User, added: Any, union: Unit, villages: tuple[Unit, ...]) -> Client:
    return sign_in(lan)


def template(client: Client, kind: str = "visits", query: str = "", home: str = HOME) -> openpyxl.Workbook:
    answer = client.get(f"{home}{kind}/template.xlsx{query}")
    return openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]


def fill(book: openpyxl.Workbook, *rows: dict[str, Any], first: int = 5) -> openpyxl.Workbook:
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[4]}
    for at, row in enumerate(rows, first):
        for head, value in row.items():
            sheet.cell(at, heads[head], value)
    return book


def plain(*rows: list[Any]) -> openpyxl.Workbook:
    """A unit's own file, as it has always kept it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return book


def bytes_of(book: openpyxl.Workbook) -> bytes:
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def bring(client: Client, book: Any, name: str = "thang-5.xlsx", kind: str = "visits") -> Any:
    address = f"{HOME}{kind}/import/"
    content = book if isinstance(book, bytes) else bytes_of(book)
    return client.post(
        address, filled(client, address) | {"file": SimpleUploadedFile(name, content)}, follow=True
    )


def take(client: Client, page: Any, **typed: str) -> Any:
    address = page.redirect_chain[-1][0]
    return client.post(address, filled(client, address, **typed), follow=True)


def held() -> int:
    return int(REGISTERS["visits"].model.objects.count())


def test_a_template_is_filled_looked_at_and_written_at_once(officer: Client, union: Unit) -> None:
    page = bring(officer, fill(template(officer), ROW, ROW | {"Thăm ai": "Thăm bà Năm", "Hạn": None}))
    assert "2 dòng mới, 0 lượt ghi được sửa, 0 không đổi, 0 ô cần sửa" in text(page)
    assert held() == 0
    assert "Đã ghi 2 dòng từ tệp Excel." in text(take(officer, page))
    first, second = REGISTERS["visits"].model.objects.order_by("pk")
    assert (first.on_day, first.unit, first.gifts, str(first.hours)) == (
        date(2026, 5, 5), union, ",books,rice,", "2.5",
    )  # fmt: skip
    assert [(x.wish, x.due_on) for x in first.asks.all()] == [("Sửa giếng", date(2026, 5, 15))]
    assert (second.title, second.on_behalf_of) == ("Thăm bà Năm", f"unit:{union.pk}")
    assert "tham ba nam" in second.search_key
    (line,) = JournalLine.objects.filter(verb="registers.import")
    assert line.note["new"] == "2"


def test_the_template_is_protected_and_knows_its_lists(officer: Client) -> None:
    book = template(officer)
    sheet = book.worksheets[0]
    assert sheet.protection.sheet
    assert (sheet["B4"].protection.locked, sheet["B5"].protection.locked) == (True, False)
    assert {rule.type for rule in sheet.data_validations.dataValidation} >= {"list", "date", "decimal"}
    assert book["songhanh"].sheet_state == "veryHidden"
    assert "Người mách" not in [cell.value for cell in sheet[4]]


@pytest.mark.parametrize(
    ("changes", "cell", "sentence"),
    [
        ({"Trong đó nữ": 21}, "5", "Số nữ lớn hơn tổng số"),
        ({"Tổng số": -1}, "5", "từ 0 trở lên"),
        ({"Số giờ": "60.5"}, "5", "60.5"),
        ({"Ngày": date(2026, 6, 1)}, "B5", "chưa đến"),
        ({"Ngày": date(2025, 5, 1)}, "B5", "Đây là sổ năm 2026"),
        ({"Ngày": None}, "B5", "Còn thiếu: Ngày."),
        ({"Không khí": "Buồn"}, "5", "không có trong “Không khí”"),
        ({"Hộ nghèo": 30}, "5", "“Hộ nghèo” (30) lớn hơn “Tổng số” (20)"),
        ({"Kinh phí": "=1+1"}, "5", "công thức chưa có giá trị"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_written(
    officer: Client, changes: dict[str, Any], cell: str, sentence: str
) -> None:
    page = bring(officer, fill(template(officer), ROW | {"Thăm ai": "Đúng"}, ROW | changes, first=4 + 1))
    rows = page_of(page).xpath("//tbody/tr")
    said = [" ".join(" ".join(row.itertext()).split()) for row in rows]
    assert len(said) == 1
    assert (sentence in said[0], said[0].split()[0].endswith("6")) == (True, True), said
    assert not page_of(page).xpath("//form[@data-count]")
    assert held() == 0


def test_a_template_brings_old_entries_back_corrected(
    officer: Client, commune: Place, lan: User, union: Unit
) -> None:
    about = {"actor": actor_of(lan), "register": REGISTERS["visits"], "place": commune, "at": NOW}
    entry = record_entry(told=visit(union, whisperer="Người Kín Tiếng"), **about)
    two = record_entry(told=visit(union, title="Hai nguyện vọng", lines=(ask(), ask(wish="Mở lớp"))), **about)
    book = template(officer, query="?with=entries")
    assert "Kín" not in str([cell.value for row in book.worksheets[0] for cell in row])
    page = bring(officer, fill(book, {"Tổng số": 22}))
    assert "0 dòng mới, 1 lượt ghi được sửa, 1 không đổi, 0 ô cần sửa" in text(page)
    assert "Tổng số: 20 → 22" in text(page)
    refused = take(officer, page)
    assert "Hãy ghi lý do đính chính" in text(refused)
    take(officer, page, reason="đếm sót")
    latest = REGISTERS["visits"].model.objects.standing().get(corrects=entry)
    assert (latest.persons_total, latest.whisperer, latest.reason) == (22, "Người Kín Tiếng", "đếm sót")
    two.refresh_from_db()
    assert (two.version, two.asks.count()) == (1, 2)
    again = bring(officer, fill(book, {"Tổng số": 23}))
    assert "đã được sửa hoặc bỏ sau khi tải mẫu" in text(again)
    assert version_of(entry) != version_of(latest)


def test_a_units_own_file_is_matched_by_name_and_confirmed(officer: Client) -> None:
    book = plain(
        ["DANH SÁCH THĂM HỎI"], [],
        ["STT", "NGAY", "Thăm ai?", "đơn vị", "Nét mặt", "tổng số", "trong do nu"],
        [1, "5/5/2026", "Thăm cụ Tư", "hội liên hiệp phụ nữ xã", "phấn khởi", "1.040", 12],
    )  # fmt: skip
    page = bring(officer, book)
    assert "Tệp thiếu cột: Không khí" in text(page)
    chosen = {s.get("name"): (s.value or "") for s in page_of(page).xpath("//select")}
    assert (chosen["m1"], chosen["m2"], chosen["m4"]) == ("on_day", "title", "")
    address = page.redirect_chain[-1][0]
    page = officer.get(address, chosen | {"m4": "mood"})
    assert "1 dòng mới" in text(page)
    query = f"{address}?m4=mood&m2=title"
    officer.post(query, filled(officer, query.partition("?")[0], on=query))
    assert REGISTERS["visits"].model.objects.get().persons_total == 1040


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda b: b["songhanh"].__setitem__("B1", "99002"), "Mẫu này của địa phương khác (mã 99002)"),
        (lambda b: b["songhanh"].__setitem__("B2", "2025"), "Mẫu này của năm 2025"),
        (lambda b: b["songhanh"].__setitem__("B3", "sessions"), "Mẫu này của sổ khác"),
        (lambda b: b["songhanh"].__setitem__("B4", "0"), "Mẫu này là bản cũ"),
        (lambda b: b.worksheets[0].__setitem__("C4", None), "Tệp thiếu cột: Thăm ai"),
        (lambda b: b.worksheets[0].merge_cells("B5:B6"), "Có ô bị gộp (B5:B6)"),
    ],
)  # fmt: skip
def test_a_template_that_is_not_of_this_page_is_refused(
    officer: Client, spoil: Callable[[Any], None], sentence: str
) -> None:
    book = fill(template(officer), ROW)
    spoil(book)
    page = bring(officer, book)
    assert sentence in text(page)
    assert not page_of(page).xpath("//form[@data-count]")


def test_columns_that_were_moved_are_found_by_name(officer: Client) -> None:
    book = fill(template(officer), ROW)
    sheet = book.worksheets[0]
    for row in (4, 5):
        sheet.cell(row, 2).value, sheet.cell(row, 3).value = (
            sheet.cell(row, 3).value,
            sheet.cell(row, 2).value,
        )
    assert "1 dòng mới, 0 lượt ghi được sửa, 0 không đổi, 0 ô cần sửa" in text(bring(officer, book))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\xd0\xcf\x11\xe0old", "so.xls"), (b"PK\x03\x04cut", "so.xlsx"), (b"%PDF-1.7", "so.xlsx"),
        (b"Ng\xc3\xa0y,", "a.csv"),
    ],
)  # fmt: skip
def test_what_is_no_sheet_is_told_in_a_sentence(officer: Client, content: bytes, name: str) -> None:
    page = bring(officer, content, name)
    assert (page.status_code, "Excel" in text(page)) == (422, True)


def test_the_same_file_twice_is_noticed(officer: Client) -> None:
    book = fill(template(officer), ROW)
    take(officer, bring(officer, book))
    page = bring(officer, book)
    assert "Sổ hoặc tệp đã có “Thăm cụ Tư”, ngày 05/05/2026" in text(page)
    assert held() == 1


def test_a_closed_quarter_is_told_by_cell(officer: Client, lan: User, commune: Place) -> None:
    first = quarters(2026)[0]
    close_period(actor=actor_of(lan), register=REGISTERS["visits"], place=commune, period=first, at=NOW)
    page = bring(officer, fill(template(officer), ROW | {"Ngày": date(2026, 3, 1), "Hạn": None}))
    assert "Sổ quý I năm 2026 đã chốt" in text(page)


def test_a_roster_is_brought_too(officer: Client, lan: User, commune: Place, union: Unit) -> None:
    helpers = REGISTERS["helpers"]
    record_entry(actor=actor_of(lan), register=helpers, place=commune, told=helper(union), at=NOW)
    about = {"Từ ngày": date(2021, 9, 1), "Giới tính": "Nữ", "Đơn vị": union.name}
    rows = [about | {"Họ và tên": name} for name in ("Lê Thị Mới", "Nguyễn Thị Mẫu")]
    page = bring(officer, fill(template(officer, "helpers"), *rows), kind="helpers")
    assert "1 ô cần sửa" in text(page)
    assert "Sổ hoặc tệp đã có “Nguyễn Thị Mẫu”" in text(page)


def test_a_file_is_read_by_who_brought_it(officer: Client, sign_in: SignIn, minh: User, police: Unit) -> None:
    page = bring(officer, fill(template(officer), ROW))
    assert sign_in(minh).get(page.redirect_chain[-1][0]).status_code == 404
