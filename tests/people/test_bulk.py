"""A list of people from Excel: looked through row by row, the good ones invited, the bad ones told why."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from songhanh.people.models import Invitation, User
from songhanh.people.queries.bulk import preview_people, rows_of_text
from songhanh.places.models import Place, Unit
from tests.conftest import NOW, actor_of
from tests.people.test_invitations import invite
from tests.people.test_pages import once_of

pytestmark = pytest.mark.django_db
STRANGE = "Họ và tên chỉ gồm chữ cái và khoảng trắng. Hãy bỏ số, dấu lạ, hình vẽ."
KINDS = ("officer", "unit_member", "leader", "clerk", "reader")


def look(place: Place, text: str, at: datetime = NOW) -> list[tuple[str, str, str]]:
    lines = preview_people(place, rows_of_text(text), KINDS, at)
    return [(line.name, line.words, line.why) for line in lines]


def test_rows_are_read_as_excel_gives_them(commune: Place, police: Unit) -> None:
    pasted = (
        "STT\tHọ và tên\tVai trò\tĐơn vị\tĐến ngày\r\n"
        "1\tLê  Văn An\tNGƯỜI CỦA ĐƠN VỊ\tcong an xa\t31/12/2026\r\n"
        "\t\t\t\r\n"
        "2\tĐỗ Thị Bình\t\tCông an xã\n"
        "Vũ Cường; Văn thư\n"
        "Hà Dung\tChủ tịch\n"
    )
    assert look(commune, pasted) == [
        ("Lê Văn An", "Người của đơn vị", ""), ("Đỗ Thị Bình", "Người của đơn vị", ""),
        ("Vũ Cường", "Văn thư", ""), ("Hà Dung", "Lãnh đạo Ủy ban nhân dân", ""),
    ]  # fmt: skip


def test_a_fault_names_its_cell(commune: Place, police: Unit) -> None:
    rows = rows_of_text(
        "Lê 2\tVăn thư\nLê An\tTrùm\nLê An\tNgười của đơn vị\tSở Thú\n"
        "Lê An\tVăn thư\t\t31/02/2027\nLê An\tVăn thư"
    )
    lines = preview_people(commune, rows, KINDS, NOW)
    assert [line.cell for line in lines] == ["name", "role", "unit", "until", ""]


def test_somebody_of_that_name_is_here_in_another_role(commune: Place, lan: User) -> None:
    ((_name, _words, why),) = look(commune, f"{lan.full_name}\tVăn thư")
    assert why.startswith("Ở đây đã có người cùng tên, đang là “Công chức phụ trách”.")


def test_a_file_of_excel_is_looked_through_then_invited(
    commune: Place, police: Unit, lan: User, sign_in
) -> None:
    client, address = sign_in(lan), "/p/99001/people/invite/list/"
    book = openpyxl.Workbook()
    for row in (["STT", "Họ và tên", "Vai trò", "Đơn vị", "Đến ngày"],
                [1, "Lê Văn An", None, "Công an xã", datetime.fromisoformat("2027-12-31")],
                [2, "Lê Văn Ba", "Trùm"]):  # fmt: skip
        book.worksheets[0].append(row)
    kept = BytesIO()
    book.save(kept)
    file = SimpleUploadedFile("nguoi.xlsx", kept.getvalue())
    shown = client.post(address, {"file": file, "act": "take"})
    page = shown.content.decode()
    assert "31/12/2027" in page
    assert "Không rõ vai trò “Trùm”." in page
    assert not Invitation.objects.exists()
    text = shown.context["form"].initial["rows"]
    once = once_of(client.get(address).content)
    assert client.post(address, {"rows": text, "act": "take", "once": once}).status_code == 302
    assert Invitation.objects.get().full_name == "Lê Văn An"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"rows": " \n"}, "Chưa có dòng nào. Hãy chọn tệp Excel hoặc dán danh sách."),
        ({"file": SimpleUploadedFile("x.xls", b"\xd0\xcf\x11\xe0")}, "tệp .xls hãy lưu thành .xlsx"),
    ],
)
def test_a_list_that_is_none_says_what_to_do(
    commune: Place, lan: User, sign_in, data: dict[str, object], said: str
) -> None:
    response = sign_in(lan).post("/p/99001/people/invite/list/", data)
    assert response.status_code == 422
    assert said in response.content.decode()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("\tVăn thư", "Họ và tên dài từ 1 đến 120 ký tự. Hãy viết lại."),
        ("Lê An\tTrùm", "Không rõ vai trò “Trùm”."),
        ("Lê An", "Thiếu vai trò."),
        ("Lê An\tNgười vận hành", "Vai trò này không giao được ở đây."),
        ("Lê An\tNgười của đơn vị", "Thiếu đơn vị."),
        ("Lê An\tNgười của đơn vị\tCông an xa\t31/12/2020", "Ngày hết vai trò đã qua."),
        ("Lê An\tNgười của đơn vị\tCông án xã", ""),
        ("Lê An\tNgười của đơn vị\tCôg an xã", "Không có đơn vị “Côg an xã”. Có phải “Công an xã”?"),
        ("Lê An\tNgười của đơn vị\tSở Thú", "Không có đơn vị “Sở Thú”."),
        ("Lê An 2\tVăn thư", STRANGE),
        ("Lê 😀\tVăn thư", STRANGE),
    ],
)
def test_a_row_that_is_wrong_says_why(commune: Place, police: Unit, row: str, why: str) -> None:
    assert [said for _name, _words, said in look(commune, row)] == [why]


def test_a_day_that_is_none_is_told_with_its_figures(commune: Place) -> None:
    ((_name, _words, why),) = look(commune, "Lê An\tVăn thư\t\t31/02/2027")
    assert "31" in why or "tháng" in why


def test_doubles_and_those_who_are_here_already_are_not_invited_again(
    lan: User, van: User, commune: Place
) -> None:
    invite(lan, commune)  # Lê Thị Nga, reader
    text = "Lê An\tVăn thư\nLÊ AN\tvăn thư\nĐỗ Thị Vân\tVăn thư\nLê Thị Nga\tNgười xem"
    assert [why for _name, _words, why in look(commune, text, timezone.localtime())] == [
        "", "Trùng với dòng 1.", "Người này đã có vai trò ấy, hoặc đã được mời.",
        "Người này đã có vai trò ấy, hoặc đã được mời.",
    ]  # fmt: skip


def test_the_good_rows_are_invited_in_one_go_and_printed(lan: User, commune: Place, sign_in) -> None:
    client = sign_in(lan)
    address = "/p/99001/people/invite/list/"
    said = {"rows": "Lê An\tVăn thư\nLê Ba\tTrùm\nLê Cao\tNgười xem", "act": "look"}
    looked = client.post(address, {**said, "once": once_of(client.get(address).content)}).content.decode()
    assert "Mời 2 người" in looked
    assert not Invitation.objects.exists()
    taken = client.post(address, {**said, "act": "take", "once": once_of(client.get(address).content)})
    assert taken.headers["Location"] == "/p/99001/people/sheets/"
    sheets = client.get("/p/99001/people/sheets/").content.decode()
    assert sheets.count("link-sheet") == 2
    again = client.post(address, {**said, "act": "take", "once": once_of(client.get(address).content)})
    assert again.status_code == 422
    assert Invitation.objects.count() == 2


def test_an_odd_name_costs_no_other_row(lan: User, commune: Place, sign_in) -> None:
    client = sign_in(lan)
    address = "/p/99001/people/invite/list/"
    said = {"rows": "Lê An\tVăn thư\nLê 😀\tNgười xem", "act": "take"}
    answer = client.post(address, {**said, "once": once_of(client.get(address).content)})
    assert answer.status_code == 302
    assert [one.full_name for one in Invitation.objects.all()] == ["Lê An"]


def test_five_hundred_rows_are_looked_through_in_a_constant_number_of_queries(
    commune: Place, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(4):
        lines = look(
            commune,
            "\n".join(f"Lê An {chr(97 + n // 26) * 3} {chr(97 + n % 26)}\tNgười xem" for n in range(500)),
        )
    assert len(lines) == 500


def test_the_sheet_to_fill_names_the_units_and_roles(
    lan: User, commune: Place, police: Unit, sign_in
) -> None:
    response = sign_in(lan).get("/p/99001/people/invite/list/template.xlsx")
    book = openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content)))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert {"Họ và tên", "Công an xã", "Văn thư"} <= cells
    assert actor_of(lan).label not in cells
