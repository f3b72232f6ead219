"""A list of villages and units from Excel: every row is seen through, nothing is made before it was shown."""

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from songhanh.journal.queries import get_history
from songhanh.people.models import User
from songhanh.places.actions import CannotMakeUnit, make_unit, make_units
from songhanh.places.models import Place, Unit
from songhanh.places.queries.sheet import NewUnit, preview_units
from songhanh.reader import CannotRead
from songhanh.reader.sheets import read_rows
from tests.conftest import MAKER, NOW

pytestmark = pytest.mark.django_db
SignIn = Callable[[User | None], Client]
ADDRESS = "/p/99001/units/sheet/"


def excel(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


OLD = "Th«n B¾c §«ng, x· §ång H¹; Th«n Nam §«ng; Tæ d©n phè sè n¨m\n" * 20  # TCVN3
LIST: list[list[object]] = [
    ["TT", "Tên thôn, tổ dân phố"], [1, "Thôn Bến"], [2, "Ấp Bắc"], [], [3, "thon  ben"], [4, 12],
    [5, "Khóm 3"],
    [6, "x" * 201], [7, "<b>Thôn</b> 🌾"], [8, "Công an xã"],
]  # fmt: skip


def test_rows_of_excel_are_read_as_they_show() -> None:
    rows = read_rows(excel([["TT", "Tên"], [1, "Thôn  Bến"], [], [2.5, None]]))
    assert rows == (("TT", "Tên"), ("1", "Thôn Bến"), (), ("2,5",))
    assert read_rows("TT;Tên\n1;Thôn Bến\n".encode()) == (("TT", "Tên"), ("1", "Thôn Bến"))
    assert read_rows("Thôn Bến\r\nThôn Đồi".encode("utf-8-sig")) == (("Thôn Bến",), ("Thôn Đồi",))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 x", "not_a_sheet"), (b"\xd0\xcf\x11\xe0old xls", "not_a_sheet"),
        (b"PK\x03\x04x", "broken_sheet"),
        (b"\xff\xfe\x00", "not_a_sheet"), (b"a\n" * 5001, "too_many_rows"), (OLD.encode(), "old_encoding"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused(content: bytes, kind: str) -> None:
    with pytest.raises(CannotRead) as refusal:
        read_rows(content)
    assert refusal.value.kind == kind


def test_every_row_is_seen_through(commune: Place) -> None:
    make_unit(actor=MAKER, place=commune, kind="village", name="Khóm 3", relation="own", at=NOW)
    preview = preview_units(commune, read_rows(excel(LIST)))
    assert [(line.row, line.fault) for line in preview.lines] == [
        (2, ""), (3, ""), (5, "Trùng với dòng 2."),
        (6, "Chỉ có số hoặc ký hiệu. Hãy ghi cả tên, ví dụ “Thôn 4”."),
        (7, "Đã có trong danh sách."), (8, "Tên dài quá 200 ký tự. Hãy viết gọn lại."), (9, ""), (10, ""),
    ]  # fmt: skip
    assert preview.blank == 1
    assert [(unit.name, unit.kind, unit.relation) for unit in preview.units] == [
        ("Thôn Bến", "village", "own"), ("Ấp Bắc", "village", "own"), ("<b>Thôn</b> 🌾", "other", "own"),
        ("Công an xã", "police", "vertical"),
    ]  # fmt: skip


def test_a_code_of_an_office_is_taken_as_it_stands_and_shown_old_and_new(
    commune: Place, lan: User, sign_in: SignIn
) -> None:
    police = make_unit(
        actor=MAKER, place=commune, kind="police", name="Công an xã", relation="vertical", at=NOW
    )
    text = "TT\tMã cơ quan\tTên\n1\t000.01.12.H40\tCông an xã\n2\t0A-02-12\tTrạm Y tế"
    client = sign_in(lan)
    assert "Đã có; mã cơ quan – → 000.01.12.H40" in client.post(ADDRESS, {"text": text}).content.decode()
    client.post(ADDRESS, {"text": text, "act": "make"})
    police.refresh_from_db()
    assert police.agency_code == "000.01.12.H40"
    assert Unit.objects.get(name="Trạm Y tế").agency_code == "0A-02-12"
    assert get_history(commune)[-1].note == {"count": "1", "codes": "1"}
    again = preview_units(commune, [line.split("\t") for line in text.splitlines()])
    assert [line.fault for line in again.lines] == ["Đã có trong danh sách."] * 2


@pytest.mark.parametrize("word", ["Thôn", "Ấp", "Bản", "Buôn", "Khóm", "Khu phố", "Tổ dân phố"])
def test_villages_are_known_by_their_local_word(commune: Place, word: str) -> None:
    assert preview_units(commune, [[f"{word} 5"]]).units[0].kind == "village"


def test_five_hundred_rows_come_in_at_once_and_in_order(commune: Place) -> None:
    rows = [[str(n), f"Thôn {n}"] for n in range(1, 501)]
    made = make_units(actor=MAKER, place=commune, units=preview_units(commune, rows).units, at=NOW)
    assert len(made) == 500
    names = Unit.objects.filter(place=commune).order_by("sort_key", "pk").values_list("name", flat=True)
    assert (names[1], names[9], names[499]) == ("Thôn 2", "Thôn 10", "Thôn 500")
    assert get_history(commune)[-1].note == {"count": "500"}


def test_all_of_a_list_or_nothing(commune: Place) -> None:
    units = [NewUnit("Thôn A", "village", "own"), NewUnit("thôn a", "village", "own")]
    with pytest.raises(CannotMakeUnit, match="đã có"):
        make_units(actor=MAKER, place=commune, units=units, at=NOW)
    with pytest.raises(CannotMakeUnit, match="Chưa có dòng nào"):
        make_units(actor=MAKER, place=commune, units=[], at=NOW)
    assert not Unit.objects.exists()


def test_the_page_shows_first_and_makes_when_told(commune: Place, lan: User, sign_in: SignIn) -> None:
    client = sign_in(lan)
    shown = client.post(ADDRESS, {"file": SimpleUploadedFile("thon.xlsx", excel(LIST)), "act": "make"})
    page = shown.content.decode()
    assert "5 dòng nhập được, 3 dòng không" in page
    assert "bỏ qua 1 dòng trống" in page
    assert "&lt;b&gt;Thôn&lt;/b&gt; 🌾" in page
    assert not Unit.objects.filter(place=commune).exists()
    text = shown.context["form"].initial["text"]
    made = client.post(ADDRESS, {"text": text, "act": "make"})
    assert made.status_code == 302
    assert Unit.objects.filter(place=commune).count() == 5


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"text": ""}, "Chưa có dòng nào. Hãy chọn tệp Excel"),
        ({"text": "\n \n"}, "Chưa có dòng nào. Hãy chọn tệp Excel"),
        ({"text": "12\n13", "act": "make"}, "Chưa có dòng nào nhập được"),
    ],
)
def test_a_list_without_a_row_is_said(
    commune: Place, lan: User, sign_in: SignIn, data: dict[str, str], said: str
) -> None:
    response = sign_in(lan).post(ADDRESS, data)
    assert response.status_code == 422
    assert said in response.content.decode()


def test_a_file_that_is_none_says_what_to_do(commune: Place, lan: User, sign_in: SignIn) -> None:
    response = sign_in(lan).post(
        ADDRESS, {"file": SimpleUploadedFile("x.xlsx", b"%PDF-1.7"), "text": "Thôn A"}
    )
    assert response.status_code == 422
    assert "Hãy chọn tệp .xlsx hoặc .csv" in response.content.decode()
    assert "Thôn A" in response.content.decode()  # what was pasted is not lost
