"""The first page of each role."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from songhanh.home.queries import get_below, get_desk
from songhanh.home.queries.open import OpenWork
from songhanh.people.models import User
from songhanh.people.queries import build_viewer
from songhanh.places.actions import Act, set_rule
from songhanh.places.models import Place
from songhanh.places.queries.own_days import day_key
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.index import list_unclosed
from tests.conftest import NOW, actor_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[User | None], Client]
TODAY = date(2026, 11, 20)


@pytest.fixture
def demo(demonstration: None) -> dict[str, User]:
    return {user.username: user for user in User.objects.order_by("pk")}


def desk_of(user: User, today: date = TODAY, code: str = "99001"):
    place = Place.objects.get(code=code)
    return get_desk(build_viewer(user, today), place, today.year, today)


def test_the_officer_sees_what_waits_and_what_comes(demo: dict[str, User]) -> None:
    desk = desk_of(demo["hanh"])
    assert [line.doubts > 0 for line in desk.drafts] == [True, True]
    assert [(line.targets > 0, line.tasks > 0) for line in desk.plans] == [(True, True), (True, True)]
    days = [line.day for line in desk.dates]
    assert days == sorted(days)
    assert date(2026, 11, 25) in [line.day for line in desk.reports]


def test_late_and_coming_things_stand_by_their_days_whatever_they_are(demo: dict[str, User]) -> None:
    desk = desk_of(demo["hanh"])
    for rows in (desk.late, desk.due):
        assert [row.day for row in rows] == sorted(row.day for row in rows)
        assert len({row.kind for row in rows}) > 1
    assert len(desk.late) == desk.late_total
    under_way = next(row for row in desk.due if row.kind == "date" and row.line.days_left < 0)
    assert under_way.day == date(2026, 12, 15)


def test_the_desk_names_the_registers_that_have_yet_to_be_closed(demo: dict[str, User]) -> None:
    unclosed = desk_of(demo["hanh"]).unclosed
    assert (unclosed.year, unclosed.quarter) == (2026, "quý III năm 2026")
    waiting = {register.code for register in unclosed.registers}
    assert waiting >= {"training", "checks"}
    assert waiting.isdisjoint({"communication", "sessions", "posts"})  # closed, closed, and what lasts
    assert list_unclosed(Place.objects.get(code="99001"), date(2026, 1, 5)).quarter == "quý IV năm 2025"
    for name in ("tham", "binh"):  # who closes no register, or only the part of a unit
        assert desk_of(demo[name]).unclosed is None


def test_a_unit_sees_dates_and_plans_but_no_drafts(demo: dict[str, User]) -> None:
    desk = desk_of(demo["binh"])
    assert desk.drafts == ()
    assert desk.plans != ()


def test_a_unit_is_told_of_the_reports_that_it_owes_and_not_of_the_offices_own(demo: dict[str, User]) -> None:
    reports = {
        name: [line.day for line in desk_of(demo[name], code="99002").reports]
        for name in ("mai", "loc", "phuc")
    }
    both = [date(2026, 11, 20), date(2026, 12, 5)]
    assert reports == {"mai": both, "loc": both, "phuc": both[:1]}
    assert [line.name for line in desk_of(demo["phuc"], code="99002").dates if not line.is_report]


def test_an_observance_under_way_is_shown_and_one_that_is_over_is_not(demo: dict[str, User]) -> None:
    under_way = [line for line in desk_of(demo["hanh"]).dates if line.day < TODAY]
    assert [(line.day, line.until) for line in under_way] == [(date(2026, 11, 15), date(2026, 12, 15))]
    assert all(line.until >= date(2026, 12, 20) for line in desk_of(demo["hanh"], date(2026, 12, 20)).dates)


def test_days_that_the_place_keeps_itself_are_told_as_it_keeps_them(
    demo: dict[str, User], sign_in: SignIn
) -> None:
    hanh, place = demo["hanh"], Place.objects.get(code="99001")
    desk = desk_of(hanh)
    month = next(line for line in desk.dates if line.day == date(2026, 11, 15))
    assert "Ngày Nhân quyền thế giới" in [one.name for one in desk.marked]
    assert not any(one.is_called(line.name) for one in desk.marked for line in desk.dates)
    for name, start, end in (
        (month.name, "11-20", "12-20"), ("Ngày hội gia đình xã", "12-05", "12-05"),
        ("Ngày Nhân quyền thế giới", "", ""),
    ):  # fmt: skip
        value, act = {"name": name, "start": start, "end": end}, Act(date(2026, 5, 1), "Kế hoạch 31/KH-UBND")
        set_rule(actor=actor_of(hanh), place=place, key=day_key(name), value=value, act=act, at=NOW)
    desk = desk_of(hanh)
    own = [(line.name, line.day, line.until) for line in desk.dates if not line.plan_pk]
    assert own == [
        (month.name, date(2026, 11, 20), date(2026, 12, 20)),
        ("Ngày hội gia đình xã", date(2026, 12, 5), date(2026, 12, 5)),
    ]
    assert [line.name for line in desk.dates].count(month.name) == 1
    assert "Ngày Nhân quyền thế giới" not in [one.name for one in desk.marked]


def test_the_first_page_leads_each_role_to_its_place(demo: dict[str, User], sign_in: SignIn) -> None:
    for username, code in (("hanh", "99001"), ("binh", "99001"), ("mai", "99002"), ("son", "99")):
        assert f"/p/{code}/" in sign_in(demo[username]).get("/").headers["Location"]


def test_a_place_of_others_is_as_missing(demo: dict[str, User], sign_in: SignIn) -> None:
    assert sign_in(demo["mai"]).get("/p/99001/2026/").status_code == 404
    assert sign_in(demo["hanh"]).get("/p/99/2026/").status_code == 404
    assert sign_in(demo["hanh"]).get("/p/12345/2026/").status_code == 404


@pytest.mark.parametrize("year", ["1", "2014", "2101", "99999"])
def test_a_year_out_of_reach_is_missing(demo: dict[str, User], sign_in: SignIn, year: str) -> None:
    assert sign_in(demo["hanh"]).get(f"/p/99001/{year}/").status_code == 404


def test_the_province_sees_plans_and_issued_reports_of_its_communes(
    demo: dict[str, User], sign_in: SignIn
) -> None:
    below = get_below(build_viewer(demo["son"], TODAY), Place.objects.get(code="99"), 2026)
    assert [(line.title, line.plans) for line in below.lines] == [("Phường Bến Tầm", 1), ("Xã Đồng Hạ", 2)]
    told = {
        (line.code, title): cell.words if cell else "" for line in below.lines for title, cell in line.reports
    }
    assert told[("99001", "Báo cáo 6 tháng")].startswith("Đã gửi")
    assert told[("99001", "Báo cáo năm")] == ""  # there is a draft: the affair of those who write it
    for column in below.columns:
        has = sum(bool(words) for (_code, title), words in told.items() if title == column.title)
        assert (column.has, column.expected, column.missing) == (has, 2, f"0{2 - has}")
    page = sign_in(demo["son"]).get("/p/99/2026/").content.decode()
    assert "Xã Đồng Hạ" in page
    assert "Chưa báo cáo" in page


def test_whoever_runs_the_installation_is_not_told_of_reports(demo: dict[str, User]) -> None:
    below = get_below(build_viewer(demo["tri"], TODAY), Place.objects.get(code="99"), 2026)
    assert (below.columns, {line.reports for line in below.lines}) == ((), {()})


def test_the_operator_reads_no_plans(demo: dict[str, User], khoa: User, sign_in: SignIn) -> None:
    page = sign_in(khoa).get("/p/99001/2026/").content.decode()
    assert "không xem kế hoạch" in page
    assert "Tháng hành động" not in page


def test_what_waits_in_registers_stands_on_the_desk_of_whoever_has_to_act(
    demo: dict[str, User], sign_in: SignIn
) -> None:
    everything = desk_of(demo["hanh"]).registers
    waiting = [*everything.late, *everything.due, *everything.later]
    assert min(everything.late_count, everything.later_count) > 0
    assert all(item.act for item in waiting)
    assert all(item.line.due_on < TODAY for item in everything.late)
    own = desk_of(demo["binh"]).registers
    mine = [*own.late, *own.due, *own.later]
    unit = demo["binh"].roles.get().unit
    assert {(item.line.unit_pk, bool(item.act)) for item in mine} == {(unit.pk, True)}
    page = sign_in(demo["binh"]).get("/p/99001/2026/").content.decode()
    for item in mine:
        assert f"/registers/{item.line.register}/{item.line.pk}/settle/" in page
    leader = desk_of(demo["tham"]).registers
    assert leader.late_count == everything.late_count
    assert not any(item.act for item in (*leader.late, *leader.due, *leader.later))
    assert (
        get_desk(build_viewer(demo["hanh"], TODAY), Place.objects.get(code="99001"), 2025, TODAY).registers
        == OpenWork()
    )


def test_a_unit_sees_what_names_it_as_the_one_that_has_to_act(demo: dict[str, User]) -> None:
    unit = demo["binh"].roles.get().unit
    finding = REGISTERS["checks"].part.model.objects.filter(mended_on=None).exclude(entry__unit=unit)[0]
    type(finding).objects.filter(pk=finding.pk).update(body=unit.name.upper())
    own = desk_of(demo["binh"]).registers
    named = [x for x in (*own.late, *own.due, *own.later) if x.line.pk == finding.entry_id]
    assert [(x.line.body, x.act) for x in named if x.line.body] == [(unit.name.upper(), "")]
