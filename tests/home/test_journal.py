"""*Nhật ký*: every act of a place in plain words, sought; the history of one thing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.test import Client

from songhanh.people.models import User
from songhanh.places.actions import Act, make_unit, rename_unit
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import record_entry
from songhanh.registers.models import REGISTERS
from tests.conftest import NOW, actor_of
from tests.registers.conftest import item

pytestmark = pytest.mark.django_db
SignIn = Callable[[User | None], Client]
Queries = Callable[[int], AbstractContextManager[object]]
ADDRESS = "/p/99001/journal/"


@pytest.fixture
def village(commune: Place, lan: User) -> Unit:
    return make_unit(
        actor=actor_of(lan), place=commune, kind="village", name="Thôn Bến", relation="own", at=NOW
    )


def test_acts_are_told_in_plain_words_the_latest_first(
    commune: Place, lan: User, village: Unit, police: Unit, sign_in: SignIn
) -> None:
    later = NOW + timedelta(hours=1)
    rename_unit(actor=actor_of(lan), unit=village, name="Thôn Mới", act=Act(date(2026, 5, 1)), at=later)
    told = item(police, title="Chuyện chia việc nhà")
    record_entry(actor=actor_of(lan), register=REGISTERS["communication"], place=commune, told=told, at=later)
    lines = sign_in(lan).get(ADDRESS).context["lines"]
    assert [(line.who, line.what, line.about) for line in lines[:3]] == [
        ("Nguyễn Thị Lan", "Ghi sổ", "Chuyện chia việc nhà"),
        ("Nguyễn Thị Lan", "Đổi tên, đổi loại đơn vị", "Thôn Mới"),
        ("Lệnh trên máy chủ", "Thêm đơn vị", "Công an xã"),
    ]


@pytest.mark.parametrize(
    ("query", "whats"),
    [
        ({"room": "registers"}, []),
        ({"month": "2026-05", "room": "places"}, {"Thêm đơn vị", "Mở địa bàn trên hệ thống"}),
        ({"month": "1999-01"}, None),
        ({"who": "lan"}, None),
        ({"room": "x' OR 1=1", "page": "-7"}, None),
    ],
)
def test_it_is_sought_by_month_person_and_part(
    lan: User, village: Unit, sign_in: SignIn, query: dict[str, str], whats: set[str] | None
) -> None:
    """What is no choice asks for nothing: then all is shown."""
    client = sign_in(lan)
    everything = {line.what for line in client.get(ADDRESS).context["lines"]}
    found = {line.what for line in client.get(ADDRESS, query).context["lines"]}
    assert found == (everything if whats is None else set(whats))


def test_a_person_is_chosen_by_name(lan: User, village: Unit, sign_in: SignIn) -> None:
    lines = sign_in(lan).get(ADDRESS, {"who": str(lan.pk)}).context["lines"]
    assert {line.who for line in lines} == {"Nguyễn Thị Lan"}


def test_it_costs_the_same_however_many_lines(
    commune: Place, lan: User, village: Unit, sign_in: SignIn, django_assert_max_num_queries: Queries
) -> None:
    for number in range(60):
        make_unit(
            actor=actor_of(lan), place=commune, kind="village", name=f"Thôn {number}", relation="own", at=NOW
        )
    client = sign_in(lan)
    client.get(ADDRESS)
    with django_assert_max_num_queries(18):
        page = client.get(ADDRESS)
    assert len(page.context["lines"]) == 50
    assert "page=2" in page.content.decode()


def test_the_history_of_a_thing_is_seen_by_whoever_sees_the_thing(
    commune: Place, lan: User, minh: User, khoa: User, police: Unit, sign_in: SignIn
) -> None:
    entry = record_entry(
        actor=actor_of(lan), register=REGISTERS["communication"], place=commune, told=item(police), at=NOW
    )
    address = f"/p/99001/history/registers.item/{entry.pk}/"
    for person in (lan, minh):
        assert [line.what for line in sign_in(person).get(address).context["lines"]] == ["Ghi sổ"]
    assert sign_in(khoa).get(address).status_code == 403
    piece = sign_in(lan).get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in piece
    for kind in ("cases.case", "x", "journal.entry"):
        assert sign_in(lan).get(f"/p/99001/history/{kind}/1/").status_code == 404


def test_an_entry_leads_to_its_history(commune: Place, lan: User, police: Unit, sign_in: SignIn) -> None:
    entry = record_entry(
        actor=actor_of(lan), register=REGISTERS["communication"], place=commune, told=item(police), at=NOW
    )
    page = sign_in(lan).get(f"/p/99001/2026/registers/communication/{entry.pk}/").content.decode()
    assert f"/p/99001/history/registers.item/{entry.pk}/" in page


def test_a_person_and_a_unit_have_their_history_with_what_belongs_to_them(
    commune: Place, lan: User, minh: User, police: Unit, sign_in: SignIn
) -> None:
    client = sign_in(lan)
    page = client.get(f"/p/99001/people/{minh.pk}/").content.decode()
    assert f"/p/99001/history/people.user/{minh.pk}/" in page
    lines = client.get(f"/p/99001/history/people.user/{minh.pk}/").context["lines"]
    assert [line.what for line in lines] == ["Giao vai trò"]
    rename_unit(actor=actor_of(lan), unit=police, name="Công an", act=Act(date(2026, 2, 1)), at=NOW)
    lines = client.get(f"/p/99001/history/places.unit/{police.pk}/").context["lines"]
    assert {line.what for line in lines} == {"Thêm đơn vị", "Đổi tên, đổi loại đơn vị", "Giao vai trò"}
    assert (
        f"/p/99001/history/places.unit/{police.pk}/"
        in client.get(f"/p/99001/units/{police.pk}/").content.decode()
    )
