"""What a commune or a province sets over the catalogue: nearest, dated, with its paper; and who may."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from songhanh.catalogue.indicators import find_indicator, indicators
from songhanh.indicators.queries import tell_sheet
from songhanh.people.models import User
from songhanh.places.actions import Act, CannotArrange, end_rule, set_rule
from songhanh.places.models import Place, Rule
from songhanh.places.queries.own_days import day_key, list_days
from songhanh.places.queries.own_indicators import indicator_key, list_said
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


@pytest.fixture
def keep(lan: User) -> Set:
    def _keep(place: Place, name: str, start: str, end: str = "", day: date = SPRING) -> Rule:
        value = {"name": name, "start": start, "end": end or start}
        act = Act(day, PAPER)
        return set_rule(actor=actor_of(lan), place=place, key=day_key(name), value=value, act=act, at=NOW)

    return _keep


def test_a_place_adds_moves_and_drops_days_of_the_year(
    commune: Place, province: Place, other_commune: Place, keep: Set
) -> None:
    family, rights = "Ngày Gia đình Việt Nam", "Ngày Nhân quyền thế giới"
    national = {one.name: one.words for one in list_days(commune, SPRING - timedelta(days=1))}
    assert (national[family], national[rights]) == ("28/06", "10/12")
    keep(province, family, "06-27")
    keep(province, "Ngày hội Phụ nữ tỉnh", "09-12", "09-14")
    keep(commune, "  ngày gia đình việt nam", "06-25", day=SUMMER)  # the same day, written otherwise
    keep(commune, rights, "")
    told = {one.code or one.name: one.words for one in list_days(commune, SUMMER)}
    assert len(told) == len(national) + 1
    assert (told["family_day"], told["human_rights_day"]) == ("25/06", "")
    assert told["Ngày hội Phụ nữ tỉnh"] == "12/09 – 14/09"
    next_door = {one.code: one.words for one in list_days(other_commune, SUMMER)}
    assert (next_door["family_day"], next_door["human_rights_day"]) == ("27/06", "10/12")
    assert {one.name: one.words for one in list_days(commune, SPRING - timedelta(days=1))} == national


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"known": "", "name": ""}, "ghi tên ngày, đợt khác"),
        ({"name": "Ngày hội"}, "bỏ chọn, hoặc xóa tên này"),
        ({"start": ""}, "ngày/tháng, ví dụ 25/11"),
        ({"start": "31/2"}, "“31/2” không phải ngày có trong mọi năm"),
        ({"start": "15/12", "end": "15/1"}, "đến 31/12 và từ 01/01"),
    ],
)
def test_a_day_that_cannot_be_is_said_and_kept(
    changes: dict[str, str], sentence: str, lan: User, commune: Place, sign_in: SignIn
) -> None:
    typed = {"known": "family_day", "kept": "yes", "start": "27/6", "day": "01/06/2026", "source": PAPER}
    answer = sign_in(lan).post("/p/99001/rules/day/", typed | changes)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert f'value="{PAPER}"' in answer.content.decode()
    assert not Rule.objects.exists()


def test_what_is_said_of_an_indicator_stands_on_its_sheet_and_in_the_statistics(
    commune: Place, province: Place, lan: User, sign_in: SignIn
) -> None:
    said = [
        (province, "strategy.4.3", "Chi cục Dân số", ""),
        (commune, "gender.births", "", "Theo sổ hộ tịch"),
    ]
    for place, code, provider, note in said:
        value = {"provider": provider, "frequency": "quarter" if provider else "", "note": note}
        act = Act(SPRING, PAPER)
        set_rule(actor=actor_of(lan), place=place, key=indicator_key(code), value=value, act=act, at=NOW)
    sheet = tell_sheet(find_indicator("strategy.4.3"), list_said(commune, SUMMER))
    rows = {label: words for label, words, _of_paper in sheet.rows}
    assert (rows["Ai cung cấp"], rows["Kỳ thu thập"]) == ("Chi cục Dân số", "Hằng quý")
    assert rows["Riêng ở đây"] == f"Tỉnh Sơn Hải, từ ngày 01/03/2026, theo {PAPER}"
    before = tell_sheet(find_indicator("strategy.4.3"), list_said(commune, date(2026, 1, 1)))
    assert (before.provider, before.frequency) == ("Trạm Y tế", "Hằng năm")
    page = sign_in(lan).get("/p/99001/2026/indicators/").content.decode()
    assert page.count('<details class="group">') == len(indicators())
    assert "Chi cục Dân số · Hằng quý · đặt riêng" in page
    assert "Theo sổ hộ tịch" in sign_in(lan).get("/p/99001/2026/statistics/").content.decode()
    refused = sign_in(lan).post("/p/99001/rules/indicator/", {"indicator": "own.models", "source": PAPER})
    assert "Hãy ghi ít nhất một điều" in refused.content.decode()
