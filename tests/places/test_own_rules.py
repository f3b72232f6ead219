"""What a commune or a province sets over the catalogue: nearest, dated, with its paper; and who may."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from songhanh.people.models import User
from songhanh.places.actions import Act, CannotArrange, end_rule, set_rule
from songhanh.places.models import Place, Rule
from songhanh.places.queries.own_rules import list_marks, list_phones, mark_key, phone_key
from songhanh.plans.queries.chain.promises import strategy_promises
from tests.conftest import NOW, actor_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[User | None], Client]
Set = Callable[..., Rule]
SPRING, SUMMER = date(2026, 3, 1), date(2026, 6, 1)
PAPER = "118/KH-UBND ngày 27/04/2026"


@pytest.fixture
def mark(lan: User) -> Set:
    def _mark(place: Place, value: str, day: date, year: int = 2028) -> Rule:
        told: Mapping[str, str] = {"sign": ">=", "value": value}
        act = Act(day, PAPER)
        return set_rule(
            actor=actor_of(lan), place=place, key=mark_key("2.3", year), value=told, act=act, at=NOW
        )

    return _mark


def told(place: Place, day: date, code: str = "2.3") -> dict[int, Decimal]:
    return {one.year: one.value for one in list_marks(place, day)[code]}


def test_the_nearest_place_wins_on_the_day(commune: Place, province: Place, mark: Set) -> None:
    national = told(commune, SUMMER)
    assert set(national) == {2025, 2030}
    mark(province, "26.05", SPRING)
    mark(province, "31", SPRING, year=2030)
    mark(commune, "28", SUMMER)
    assert told(commune, SPRING - timedelta(days=1)) == national
    assert told(commune, SPRING) == national | {2028: Decimal("26.05"), 2030: Decimal(31)}
    assert told(commune, SUMMER) == national | {2028: Decimal(28), 2030: Decimal(31)}
    assert told(province, SUMMER)[2028] == Decimal("26.05")
    assert told(commune, SUMMER, "1.1") == told(commune, SPRING - timedelta(days=9), "1.1")


def test_what_the_strategy_asks_is_what_the_place_has_set(commune: Place, province: Place, mark: Set) -> None:
    mark(province, "31", SPRING, year=2030)
    promise = next(one for one in strategy_promises(list_marks(commune, SUMMER)) if one.ref == "2.3")
    assert [one["value"] for one in promise.measures if one["by"] == 2030] == [Decimal(31)]
    assert promise.source.endswith(f"{PAPER} (Tỉnh Sơn Hải)")


def test_a_new_value_ends_the_old_one_and_the_days_before_keep_it(
    commune: Place, lan: User, mark: Set
) -> None:
    mark(commune, "27", SUMMER)
    mark(commune, "26", SPRING)  # written down later, for earlier days
    assert [told(commune, day)[2028] for day in (SPRING, SUMMER)] == [Decimal(26), Decimal(27)]
    with pytest.raises(CannotArrange, match="chọn ngày khác"):
        mark(commune, "30", SUMMER)
    last = Rule.objects.get(place=commune, since=SUMMER)
    with pytest.raises(CannotArrange, match="từ ngày 02/06/2026"):
        end_rule(actor=actor_of(lan), rule=last, day=SUMMER, at=NOW)
    end_rule(actor=actor_of(lan), rule=last, day=SUMMER + timedelta(days=9), at=NOW)
    assert 2028 in told(commune, SUMMER + timedelta(days=8))
    assert 2028 not in told(commune, SUMMER + timedelta(days=9))
    with pytest.raises(CannotArrange, match="đã dừng"):
        end_rule(actor=actor_of(lan), rule=last, day=SUMMER + timedelta(days=30), at=NOW)


def test_own_numbers_come_first_and_replace_those_of_their_name(
    commune: Place, province: Place, other_commune: Place, lan: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    told = Act(SPRING, "Nơi ấy")
    for place, name, number in (
        (province, "Đường dây nóng của tỉnh", "0203 555 000"),
        (commune, "Công an", "0203 555 113"),
        (other_commune, "Trạm Y tế", "0203 555 115"),
    ):
        value = {"name": name, "number": number, "serves": ""}
        set_rule(actor=actor_of(lan), place=place, key=phone_key(name), value=value, act=told, at=NOW)
    here = Place.objects.select_related("parent__parent").get(pk=commune.pk)
    with django_assert_num_queries(1):
        phones = list_phones(here, SUMMER, urgent=("113", "111"))
    assert [(one.name, one.number) for one in phones] == [
        ("Công an", "0203 555 113"), ("Đường dây nóng của tỉnh", "0203 555 000"),
        ("Tổng đài điện thoại quốc gia bảo vệ trẻ em", "111"),
    ]  # fmt: skip


def test_a_number_that_came_with_a_province_stays_in_it(commune: Place) -> None:
    assert "Ngôi nhà Ánh Dương Quảng Ninh" not in [one.name for one in list_phones(commune, SUMMER)]


@pytest.mark.parametrize(
    ("page", "changes", "sentence"),
    [
        ("phone", {"number": "không rõ"}, "Số điện thoại chỉ gồm chữ số"),
        ("phone", {"source": " "}, "Chưa nhập phần này"),
        ("mark", {"value": "101"}, "Tỷ lệ không quá 100%"),
        ("mark", {"year": "2031"}, "từ 2021 đến 2030"),
        ("mark", {"target": "9.9"}, "9.9"),
    ],
)
def test_what_is_wrong_is_said_and_kept(
    page: str, changes: dict[str, str], sentence: str, lan: User, commune: Place, sign_in: SignIn
) -> None:
    typed: dict[str, Any] = {"day": "01/06/2026", "source": PAPER} | (
        {"name": "Công an xã", "number": "0203 555 113", "serves": ""}
        if page == "phone"
        else {"target": "2.3", "year": "2028", "sign": ">=", "value": "28"}
    )
    answer = sign_in(lan).post(f"/p/99001/rules/{page}/", typed | changes)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert (sentence in shown, f'value="{PAPER}"' in shown) == (True, "source" not in changes)
    assert not Rule.objects.exists()


def test_the_page_says_who_set_what_and_the_village_sees_the_number(
    lan: User, dung: User, commune: Place, sign_in: SignIn
) -> None:
    office = sign_in(lan)
    page = office.get("/p/99001/rules/phone/").context["form"]
    typed = {"name": "Công an xã", "number": "0203 555 113", "day": "01/05/2026", "source": "Công an xã"}
    hidden = {name: page[name].value() for name in page.fields if name in ("once", "version")}
    assert office.post("/p/99001/rules/phone/", typed | hidden).status_code == 302
    shown = office.get("/p/99001/rules/").content.decode()
    assert "0203 555 113" in shown
    assert "Danh mục chung" in shown
    assert "Dừng" in shown
    assert "Dừng" not in sign_in(dung).get("/p/99001/rules/").content.decode()
    assert sign_in(dung).get("/p/99/rules/mark/").status_code == 200
