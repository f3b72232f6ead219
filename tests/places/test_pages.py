"""Pages of units and of communes: lists, acts with their refusals, who may what."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from songhanh.catalogue import places as national
from songhanh.people.access import ACTS, may
from songhanh.people.models import User
from songhanh.places.access import may_arrange, may_rule
from songhanh.places.actions import (
    Act,
    CannotOpen,
    make_unit,
    merge_units,
    open_commune,
    rename_place,
    withdraw_place,
)
from songhanh.places.models import Change, Place, Unit
from tests.conftest import MAKER, NOW, viewer_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[User | None], Client]
Queries = Callable[[int], AbstractContextManager[object]]
UNITS = "/p/99001/units/"


def send(client: Client, address: str, data: dict[str, object], **words: object) -> HttpResponse:
    """Open the page, then send what was typed on what it showed."""
    seen = client.get(address).context["form"].stored_version
    return client.post(address, {"version": seen, **data}, **words)  # type: ignore[arg-type]


@pytest.fixture
def villages(commune: Place) -> tuple[Unit, ...]:
    return tuple(
        make_unit(actor=MAKER, place=commune, kind="village", name=name, relation="own", at=NOW)
        for name in ("Thôn Bến", "Thôn Cồn", "Thôn Đồi")
    )


def test_the_two_tables_of_roles_say_the_same(
    commune: Place, other_commune: Place, lan: User, tam: User, hoa: User, dung: User, khoa: User
) -> None:
    for person in (lan, tam, hoa, dung, khoa):
        viewer = viewer_of(person)
        assert may_rule(viewer) == may(viewer, "places.communes", None)
        for place in (commune, other_commune):
            arranges = may_arrange(viewer, place)
            assert arranges == (may(viewer, "places.units", place) and place.level == "commune")
    assert {role for role, acts in ACTS.items() if "places.units" in acts} == {"officer"}


def test_the_list_shows_groups_and_finds_without_dau(
    lan: User, villages: tuple[Unit, ...], police: Unit, sign_in: SignIn
) -> None:
    client = sign_in(lan)
    page = client.get(UNITS).content.decode()
    assert page.index("Thôn Bến") < page.index("Thôn Đồi") < page.index("Công an xã")
    found = client.get(UNITS, {"q": "DOI"}).content.decode()
    assert ("Thôn Đồi" in found, "Thôn Bến" in found) == (True, False)
    assert "Không có thôn, đơn vị nào như đang tìm" in client.get(UNITS, {"q": "zz"}).content.decode()


def test_a_merger_is_made_shown_and_taken_back(
    commune: Place, lan: User, villages: tuple[Unit, ...], sign_in: SignIn
) -> None:
    client = sign_in(lan)
    data = {
        "units": [villages[0].pk, villages[1].pk],
        "name": "Thôn Chung",
        "day": "01/05/2026",
        "source": "NQ 5",
    }
    done = client.post(f"{UNITS}merge/", data, follow=True).content.decode()
    assert "Đã sáp nhập." in done
    assert "Thôn Bến, Thôn Cồn sáp nhập thành Thôn Chung" in done
    assert "3 thôn, tổ dân phố; từ 01/05/2026: 2" in done
    whole = Unit.objects.get(name="Thôn Chung")
    page = client.get(f"{UNITS}{whole.pk}/").content.decode()
    assert "Trước đó là" in page
    assert "Thôn Cồn" in page
    change = Change.objects.get()
    back = client.post(f"/p/99001/changes/{change.pk}/undo/", {"version": "0"}, follow=True).content.decode()
    assert "Đã hoàn tác." in back
    assert Unit.objects.filter(until__isnull=True).count() == 3
    again = client.post(f"/p/99001/changes/{change.pk}/undo/", {"version": "0"}, follow=True)
    assert "Người khác vừa sửa" in again.content.decode()
    twice = client.post(f"/p/99001/changes/{change.pk}/undo/", {"version": "1"}, follow=True)
    assert "Thay đổi này đã được hoàn tác." in twice.content.decode()


@pytest.mark.parametrize(
    ("act", "data", "said"),
    [
        ("merge", {"units": [0], "name": "Thôn X", "day": "01/05/2026"}, "Hãy chọn ít nhất hai thôn"),
        ("merge", {"name": "Thôn X", "day": "01/05/2026"}, "Hãy chọn ít nhất hai thôn"),
        ("merge", {"units": [0, 1], "name": "Thôn X", "day": "01/05/2030"}, "chưa đến. Đến ngày ấy"),
        ("merge", {"units": [0, 1], "name": "Thôn Đồi", "day": "01/05/2026"}, "đã có trong danh sách"),
        ("merge", {"units": [0, 1], "name": "12", "day": "01/05/2026"}, "không có chữ nào"),
        ("rename", {"name": "x" * 201, "day": "01/05/2026"}, "200"),
        ("rename", {"name": "Thôn Bến", "day": "01/05/2026"}, "Chưa có gì khác với đang dùng"),
        ("split", {"names": "Thôn A", "day": "01/05/2026"}, "ít nhất hai tên khác nhau"),
        ("end", {"day": "01/01/2026"}, "có từ ngày 01/01/2026"),
    ],
)
def test_a_bad_act_is_refused_with_its_sentence_and_keeps_what_was_typed(
    lan: User, villages: tuple[Unit, ...], sign_in: SignIn, act: str, data: dict[str, object], said: str
) -> None:
    if "units" in data:
        data = data | {"units": [villages[at].pk for at in data["units"]]}  # type: ignore[attr-defined]
    address = f"{UNITS}merge/" if act == "merge" else f"{UNITS}{villages[0].pk}/{act}/"
    response = send(sign_in(lan), address, data)
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert str(data.get("name", ""))[:200] in page
    assert not Change.objects.exists()


def test_a_second_writer_is_stopped(lan: User, villages: tuple[Unit, ...], sign_in: SignIn) -> None:
    client = sign_in(lan)
    address = f"{UNITS}{villages[0].pk}/rename/"
    seen = client.get(address).context["form"]
    first = {"name": "Thôn Một", "day": "01/05/2026", "version": seen.stored_version}
    assert client.post(address, first).status_code == 302
    second = client.post(address, first | {"name": "Thôn Hai"})
    assert second.status_code == 409
    assert Unit.objects.get(pk=villages[0].pk).name == "Thôn Một"


def test_the_operator_finds_opens_and_changes_communes(khoa: User, commune: Place, sign_in: SignIn) -> None:
    client = sign_in(khoa)
    found = client.get("/places/", {"q": "ke sat"}).content.decode()
    assert "Xã Kẻ Sặt" in found
    assert "Không có nơi nào như đang tìm" in found  # none of that name is open here yet
    opened = client.post("/places/open/", {"code": "10945"}, follow=True).content.decode()
    assert "Đã mở xã Kẻ Sặt." in opened
    assert "Xã Kẻ Sặt" not in client.get("/places/", {"q": "ben tre"}).content.decode()
    data = {"name": "Đồng Mới", "kind": "ward", "day": "01/05/2026"}
    renamed = send(client, "/places/99001/rename/", data, follow=True)
    assert "xã Đồng Hạ thành phường Đồng Mới" in renamed.content.decode()
    change = Change.objects.get(place=commune)
    client.post(f"/p/99001/changes/{change.pk}/undo/", {"version": "0"})
    commune.refresh_from_db()
    assert commune.full_name == "xã Đồng Hạ"


def test_an_officer_does_not_take_back_what_the_operator_did(
    lan: User, khoa: User, commune: Place, villages: tuple[Unit, ...], sign_in: SignIn
) -> None:
    data = {"name": "Đồng Mới", "kind": "commune", "day": "01/05/2026"}
    send(sign_in(khoa), "/places/99001/rename/", data)
    change = Change.objects.get()
    assert sign_in(lan).post(f"/p/99001/changes/{change.pk}/undo/", {}).status_code == 403
    of_units = merge_units(actor=MAKER, units=villages[:2], name="Thôn X", act=Act(date(2026, 5, 1)), at=NOW)
    assert sign_in(khoa).post(f"/p/99001/changes/{of_units.pk}/undo/", {}).status_code == 403


def test_a_commune_of_the_list_that_is_none_is_refused(khoa: User, commune: Place, sign_in: SignIn) -> None:
    said = sign_in(khoa).post("/places/open/", {"code": "00000"}, follow=True).content.decode()
    assert "Hãy chọn lại trong danh sách" in said


def test_the_lists_cost_the_same_for_one_and_for_many(
    lan: User, khoa: User, villages: tuple[Unit, ...], sign_in: SignIn, django_assert_max_num_queries: Queries
) -> None:
    officer, operator = sign_in(lan), sign_in(khoa)
    for code in ("10945", "18406"):
        open_commune(actor=MAKER, code=code, at=NOW)
    for client, address in ((officer, UNITS), (operator, "/places/")):
        client.get(address)
        with django_assert_max_num_queries(16):
            client.get(address)


def test_an_open_commune_is_found_by_a_slip_and_not_offered_again(
    commune: Place, khoa: User, sign_in: SignIn
) -> None:
    open_commune(actor=MAKER, code="10945", at=NOW)
    client = sign_in(khoa)
    for sought in ("ke xat", "xa ke sad", "KẺ SẮT", "dong ga"):
        page = client.get("/places/", {"q": sought}).content.decode()
        name = "Đồng Hạ" if sought == "dong ga" else "Kẻ Sặt"
        assert f">Xã {name}</a>" in page, sought
        assert 'value="10945"' not in page


def test_a_village_is_found_by_a_slip(commune: Place, lan: User, sign_in: SignIn) -> None:
    make_unit(actor=MAKER, place=commune, kind="village", name="Thôn Gò Cát", relation="own", at=NOW)
    make_unit(actor=MAKER, place=commune, kind="village", name="Thôn Bến", relation="own", at=NOW)
    page = sign_in(lan).get("/p/99001/units/", {"q": "go cad"}).content.decode()
    assert "Thôn Gò Cát" in page
    assert "Thôn Bến" not in page


def test_what_the_national_list_changed_is_offered_and_taken_over(
    khoa: User, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(national, "changes", lambda: ())
    open_commune(actor=MAKER, code="10945", at=NOW)
    newer = (national.Change("10945", "xã", "phường", date(2026, 2, 1), "1/NQ-UBTVQH"),)
    monkeypatch.setattr(national, "changes", lambda: newer)
    client = sign_in(khoa)
    assert "xã Kẻ Sặt thành phường Kẻ Sặt" in client.get("/places/").content.decode()
    assert client.post("/places/follow/", {}).status_code == 302
    assert "Danh mục có thay đổi" not in client.get("/places/").content.decode()
    assert Place.objects.get(code="10945").title == "Phường Kẻ Sặt"


def test_a_commune_opened_by_mistake_goes_with_the_changes_of_the_list() -> None:
    ward = open_commune(actor=MAKER, code="07294", at=NOW)
    make = rename_place(
        actor=MAKER, place=ward, name="Tên Khác", kind="phường", act=Act(date(2026, 2, 1)), at=NOW
    )
    with pytest.raises(CannotOpen, match="không bỏ được"):
        withdraw_place(actor=MAKER, place=ward, at=NOW)
    make.delete()
    withdraw_place(actor=MAKER, place=ward, at=NOW)
    assert not Place.objects.filter(code="07294").exists()
