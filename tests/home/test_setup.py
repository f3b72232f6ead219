"""Setting up a commune: units, villages from any list, last year's figures, the wrong commune taken back."""

import re
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from songhanh.home.queries.setup import get_setup, list_usual_units, read_villages
from songhanh.indicators.models import Value
from songhanh.people.actions import CannotBegin, undo_begin
from songhanh.people.models import Role, User
from songhanh.places.actions import make_unit
from songhanh.places.models import Place, Unit
from tests.conftest import MAKER, NOW, actor_of
from tests.people.test_pages import once_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def send(client: Client, address: str, **said: Any) -> Any:
    page = client.get(address)
    return client.post(address, {**said, "once": once_of(page.content)})


def read(place: Place, text: str, word: str = "Thôn") -> list[tuple[str, str]]:
    return [(line.name, line.why) for line in read_villages(place, text, word, TODAY)]


def test_a_list_is_read_as_it_is_pasted(commune: Place) -> None:
    pasted = "1. Bến Vạn\n\n  2) Thôn  Cồn Dâu ;\n- Ấp Đông\n3\tGò Cát\t120 hộ\r\n\t\n7\nTDP số 5\nKhu phố 2"
    assert read(commune, pasted) == [
        ("Thôn Bến Vạn", ""), ("Thôn Cồn Dâu", ""), ("Ấp Đông", ""), ("Thôn Gò Cát", ""), ("Thôn 7", ""),
        ("TDP số 5", ""), ("Khu phố 2", ""),
    ]  # fmt: skip


def test_what_is_no_village_says_why_and_the_rest_is_taken(lan: User, commune: Place, sign_in) -> None:
    make_unit(actor=MAKER, place=commune, kind="village", name="Thôn Gò Cát", relation="own", at=NOW)
    pasted = "\n".join(
        ["Bến Vạn", "BẾN VẠN", "Gò Cát", "12345", "3,5", "x" * 200, "Đồi 😀", "<b>Hạ</b>", "Đồi Sim"]
    )
    whys = [why for _name, why in read(commune, pasted)]
    assert whys == [
        "", "trùng với dòng 1 (không kể dấu)", "đã có trong danh sách", "chỉ có số, không có tên",
        "chỉ có số, không có tên", "tên dài quá 200 ký tự", "có ký tự lạ, hình vẽ", "có ký tự lạ, hình vẽ",
        "",
    ]  # fmt: skip
    client = sign_in(lan)
    looked = send(client, "/p/99001/setup/villages/", names=pasted, word="Thôn", act="look").content.decode()
    assert "Thêm 2 thôn, tổ dân phố" in looked
    assert Unit.objects.filter(kind="village").count() == 1
    said = {"names": pasted, "word": "Thôn", "act": "take"}
    assert send(client, "/p/99001/setup/villages/", **said).status_code == 302
    assert sorted(Unit.objects.filter(kind="village").values_list("name", flat=True)) == [
        "Thôn Bến Vạn", "Thôn Gò Cát", "Thôn Đồi Sim",
    ]  # fmt: skip
    again = send(client, "/p/99001/setup/villages/", **said)
    assert again.status_code == 422
    assert "Chưa có thôn nào để thêm" in again.content.decode()


def test_a_file_of_excel_is_looked_through_then_taken(lan: User, commune: Place, sign_in) -> None:
    book = openpyxl.Workbook()
    for row in (("STT", "Tên thôn", "Ghi chú"), (1, "Bến Vạn", ""), (2, "Gò Cát", "giáp sông")):
        book.worksheets[0].append(row)
    held = BytesIO()
    book.save(held)
    client, address = sign_in(lan), "/p/99001/setup/villages/"
    file = SimpleUploadedFile("thôn.xlsx", held.getvalue())
    looked = client.post(address, {"word": "Thôn", "act": "look", "file": file})
    assert "Thêm 2 thôn, tổ dân phố" in looked.content.decode()
    names = looked.context["form"]["names"].value()
    assert send(client, address, names=names, word="Thôn", act="take").status_code == 302
    assert set(Unit.objects.values_list("name", flat=True)) == {"Thôn Bến Vạn", "Thôn Gò Cát"}
    none = client.post(address, {"word": "Thôn", "act": "look"})
    assert (none.status_code, "Chưa có dòng nào" in none.content.decode()) == (422, True)


def test_numbers_alone_need_a_word(commune: Place) -> None:
    assert read(commune, "1\n2", "Tổ dân phố") == [("Tổ dân phố 1", ""), ("Tổ dân phố 2", "")]
    assert read(commune, "1", "") == [("1", "chỉ có số, không có tên")]


def test_five_hundred_rows_are_taken_in_one_go(lan: User, commune: Place, sign_in) -> None:
    names = "\n".join(f"Thôn số {n}" for n in range(1, 501))
    made = send(sign_in(lan), "/p/99001/setup/villages/", names=names, word="Thôn", act="take")
    assert made.status_code == 302
    assert Unit.objects.filter(kind="village").count() == 500


def test_units_are_offered_under_local_names_and_made_as_confirmed(
    lan: User, commune: Place, sign_in
) -> None:
    usual = {unit.kind: unit.name for unit in list_usual_units(commune, TODAY)}
    assert usual["police"] == "Công an xã"
    assert usual["economy_office"] == "Phòng Kinh tế"
    assert "village" not in usual
    said = {**usual, "police": "Công an xã Đồng Hạ", "policy_bank": "", "schools": "Trường A\n\nTrường B\n"}
    assert send(sign_in(lan), "/p/99001/setup/units/", **said).status_code == 302
    made = dict(Unit.objects.values_list("kind", "name"))
    assert made["police"] == "Công an xã Đồng Hạ"
    assert "policy_bank" not in made
    assert Unit.objects.filter(kind="school").count() == 2
    assert Unit.objects.get(kind="womens_union").relation == "peer"
    assert [unit.kind for unit in list_usual_units(commune, TODAY)] == ["policy_bank"]


def test_a_ward_has_the_office_of_wards(other_commune: Place) -> None:
    usual = {unit.kind: unit.name for unit in list_usual_units(other_commune, TODAY)}
    assert usual["economy_office"] == "Phòng Kinh tế, Hạ tầng và Đô thị"
    assert usual["police"] == "Công an phường"


def test_a_name_twice_refuses_all_and_keeps_what_was_typed(lan: User, commune: Place, sign_in) -> None:
    said = {"police": "Công an xã", "health_station": "Trạm Y tế", "schools": "Trường A\nTRƯỜNG A"}
    answer = send(sign_in(lan), "/p/99001/setup/units/", **said)
    assert answer.status_code == 422
    assert "đã có trong danh sách" in answer.content.decode()
    assert "TRƯỜNG A" in answer.content.decode()
    assert not Unit.objects.exists()


def test_last_years_figures_are_official_and_blank_is_not_told(lan: User, commune: Place, sign_in) -> None:
    client, year = sign_in(lan), str(timezone.localdate().year - 1)
    said = {
        "source": "Báo cáo 512", "own.trusted_addresses-top": "3",
        "own.documents_mainstreamed-top": "4", "own.documents_mainstreamed-base": "5",
    }  # fmt: skip
    assert send(client, "/p/99001/setup/figures/", **said).status_code == 302
    told = {value.indicator: value for value in Value.objects.all()}
    assert set(told) == {"own.trusted_addresses", "own.documents_mainstreamed"}
    assert {value.stage for value in told.values()} == {"official"}
    assert {value.period for value in told.values()} == {year}
    page = client.get("/p/99001/setup/figures/").content.decode()
    assert "own.trusted_addresses" not in page
    assert "own.inspections-top" in page


def test_a_part_larger_than_its_whole_is_refused_at_its_field(lan: User, commune: Place, sign_in) -> None:
    said = {
        "source": "Báo cáo",
        "own.documents_mainstreamed-top": "6",
        "own.documents_mainstreamed-base": "5",
    }
    answer = send(sign_in(lan), "/p/99001/setup/figures/", **said)
    assert answer.status_code == 422
    assert not Value.objects.exists()
    nothing = send(sign_in(lan), "/p/99001/setup/figures/", source="Báo cáo")
    assert "Chưa nhập số liệu nào" in nothing.content.decode()


def test_stopping_half_way_loses_nothing(lan: User, commune: Place, sign_in) -> None:
    client = sign_in(lan)
    send(client, "/p/99001/setup/villages/", names="Bến Vạn", word="Thôn", act="take")
    page = sign_in(lan).get("/p/99001/setup/").content.decode()
    assert "Đã có 1 thôn, tổ dân phố." in page
    assert get_setup(commune, timezone.localdate(), timezone.now()).next_step == 1


def test_the_wrong_commune_is_taken_back_before_anything_hangs_on_it(
    lan: User, commune: Place, sign_in
) -> None:
    client = sign_in(lan)
    assert "Bỏ xã Đồng Hạ, chọn lại" in client.get("/p/99001/setup/").content.decode()
    send_undo = re.search(r'action="/p/99001/setup/undo/"', client.get("/p/99001/setup/").content.decode())
    assert send_undo
    assert client.post("/p/99001/setup/undo/", {}).headers["Location"] == "/"
    assert not Place.objects.filter(code="99001").exists()
    assert not Role.objects.filter(user=lan).exists()


@pytest.mark.parametrize("thing", ["unit", "person"])
def test_once_something_hangs_on_it_the_commune_stays(
    lan: User, commune: Place, sign_in, thing: str, request: pytest.FixtureRequest
) -> None:
    if thing == "unit":
        make_unit(actor=MAKER, place=commune, kind="police", name="Công an xã", relation="vertical", at=NOW)
    else:
        request.getfixturevalue("van")
    assert "Chọn nhầm nơi?" not in sign_in(lan).get("/p/99001/setup/").content.decode()
    with pytest.raises(CannotBegin, match="không bỏ được"):
        undo_begin(actor=actor_of(lan), user=lan, place=commune, at=NOW)
    assert Place.objects.filter(code="99001").exists()
    assert lan.roles.count() == 1
