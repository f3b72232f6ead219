"""Whom to urge or remind, with the letter to each: as a page, and by command."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from songhanh import cli
from songhanh.assignments.models import Reminder as Noted
from songhanh.config import prepare
from songhanh.home.queries.reminders import list_reminders
from songhanh.people.models import User
from songhanh.places.models import Place

pytestmark = pytest.mark.django_db
SignIn = Callable[[User | None], Client]
TODAY = date(2026, 11, 20)


@pytest.fixture
def dong_ha(demonstration: None) -> Place:
    return Place.objects.get(code="99001")


def test_units_that_owe_the_same_get_one_letter_and_the_latest_stand_first(dong_ha: Place) -> None:
    letters = list_reminders(dong_ha, TODAY)
    assert [one.late for one in letters] == sorted((one.late for one in letters), reverse=True)
    assert letters[0].units == ("Thôn Hạ Trang", "Thôn Phú Điền")
    head, lead, *things, end = letters[0].text.split("\n")
    assert head == "Kính gửi: Thôn Hạ Trang; Thôn Phú Điền"
    assert lead.startswith("Phòng Văn hóa - Xã hội xã Đồng Hạ đôn đốc thực hiện")
    assert "Hạn 12/11/2026 (quá 8 ngày). Sản phẩm phải có: ảnh." in things[0]
    assert end.startswith("Đề nghị báo kết quả")
    assert len(letters[0].tasks) == 2


def test_peers_are_asked_and_the_office_reminds_nobody_of_its_own_report(dong_ha: Place) -> None:
    by_unit = {unit: one for one in list_reminders(dong_ha, TODAY) for unit in one.units}
    bank = next(one for unit, one in by_unit.items() if unit.startswith("Ngân hàng"))
    assert "trân trọng đề nghị quý cơ quan phối hợp" in bank.text
    assert "(hôm nay)" in bank.text
    assert "Báo cáo năm" in by_unit["Trạm Y tế xã"].text
    assert "còn 5 ngày" in by_unit["Trạm Y tế xã"].text
    assert "Phòng Văn hóa - Xã hội" not in by_unit
    assert not any("Sở Nội vụ" in one.text for one in by_unit.values())
    with translation.override("en"):  # the page may be English, the letter goes to a Vietnamese office
        assert {one.text for one in list_reminders(dong_ha, TODAY)} == {one.text for one in by_unit.values()}


def test_nothing_late_or_due_is_no_letter(commune: Place) -> None:
    assert list_reminders(commune, TODAY) == ()


def test_the_page_holds_the_letters(dong_ha: Place, sign_in: SignIn) -> None:
    hanh, binh = (User.objects.get(username=name) for name in ("hanh", "binh"))
    page = sign_in(hanh).get("/p/99001/2026/reminders/", follow=True).content.decode()
    assert "Lời đôn đốc, nhắc việc" in page
    assert sign_in(binh).get("/p/99001/2026/reminders/").status_code == 403


def test_the_command_prints_letters_and_writes_them_down_once(
    dong_ha: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "open_installation", lambda: None)
    before = Noted.objects.count()
    words = ["remind", "--at", "2026-11-20", "--place", "99001", "--json"]
    assert cli.main([*words, "--dry-run"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["at"], told["written_down"], Noted.objects.count()) == ("2026-11-20", 0, before)
    (place,) = told["places"]
    assert place["place"] == {"code": "99001", "name": "xã Đồng Hạ"}
    assert set(place["reminders"][0]) == {"units", "late", "due", "text"}
    assert cli.main(words) == 0
    written = json.loads(capsys.readouterr().out)["written_down"]
    assert written == Noted.objects.count() - before > 2
    assert cli.main(words) == 0
    assert json.loads(capsys.readouterr().out)["written_down"] == 0
    assert cli.main(["remind", "--at", "20/11"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
