"""The pages of a plan in force: its programme, search, downloads, history."""

import io
import json
import re
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document as WordDocument
from openpyxl import load_workbook
from pytest_django.fixtures import DjangoAssertNumQueries

from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import (
    Upload,
    confirm_plan,
    receive_document,
)
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.plan import get_plan_page
from songhanh.plans.queries.search import find_passages, search_plan
from songhanh.plans.queries.words import measure_words, target_words
from tests.conftest import actor_of
from tests.plans.factories import TEXT, WORDS, doubt, item_of, make_confirmed, make_plan, measure
from tests.plans.test_amend import make_later

SignIn = Callable[[User | None], Client]


@pytest.fixture
def plan(commune: Place, lan: User, now: datetime) -> Plan:
    return make_confirmed(commune, actor_of(lan), now)


def address(plan: Plan, rest: str = "") -> str:
    return f"/p/{plan.place.code}/2026/plans/{plan.pk}/{rest}"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (measure(">=", 4, "tin, bài", per="quarter"), "≥ 04 tin, bài/quý"),
        (measure("=", 100, "%"), "100%"),
        (measure("<", 18, "ca/1.000", baseline=23), "từ 23 → < 18 ca/1.000"),
        (measure("between", 60, "%", upper=75), "60–75%"),
        (measure("~", 1234.5, "người"), "≈ 1.234,5 người"),
        (measure("<=", 1, "", kind="qualitative") | {"value": None}, "đánh giá bằng nhận xét"),
    ],
)
def test_a_measure_is_said_as_an_office_writes_it(said: dict[str, object], words: str) -> None:
    assert measure_words(said) == words


def test_a_qualifier_is_said_with_the_measure_that_it_belongs_to() -> None:
    measures = [measure("=", 100, "%"), measure(">=", 1, "lần", per="year", qualifies=0)]
    assert target_words({"measures": measures}, 2026) == "100%, mỗi trường hợp ≥ 01 lần/năm"


def test_a_milestone_says_its_year() -> None:
    measures = [measure(">=", 60, "%", by=2028), measure(">=", 75, "%", by=2030)]
    assert target_words({"measures": measures}, 2030) == "≥ 60% (đến năm 2028); ≥ 75%"


def test_the_programme_is_in_its_groups(plan: Plan) -> None:
    page = get_plan_page(plan)
    assert [(g.title, len(g.targets)) for g in page.goals] == [("MỤC TIÊU", 3)]
    assert [(u.name, len(u.tasks)) for u in page.units] == [("Phòng Văn hóa - Xã hội", 2), ("Công an xã", 1)]
    assert [(m.title, len(m.entries)) for m in page.months] == [("Tháng 11", 3)]
    assert [line.text for line in page.recipients] == ["Sở Nội vụ"]


def test_the_page_leads_from_a_target_to_its_sentence(plan: Plan, minh: User, sign_in: SignIn) -> None:
    client = sign_in(minh)
    page = client.get(address(plan)).content.decode()
    item = item_of(plan, "target1")
    link = f"{address(plan, 'paper/')}?item={item.pk}#p{item.pk}"
    assert f'href="{link}"' in page
    paper = client.get(link).content.decode()
    assert re.search(rf'id="p{item.pk}"[^>]*>{re.escape(WORDS["target1"])}<', paper)


@pytest.mark.parametrize("asked", ["bao luc gia dinh", "BẠO LỰC GIA ĐÌNH", "bạo lực  gia đình"])
def test_search_needs_no_dau(plan: Plan, asked: str) -> None:
    found = search_plan(plan, asked)
    assert found is not None
    assert [hit.text for hit in found.items] == [WORDS["task3"]]
    assert [passage.found for passage in found.passages] == ["bạo lực gia đình"]


def test_search_finds_words_across_a_line_end() -> None:
    passages = find_passages("mở lớp học\ncho nam giới", "hoc cho nam")
    assert [(p.before, p.found, p.after) for p in passages] == [("mở lớp", "học\ncho nam", " giới")]


def test_htmx_gets_only_what_was_found(plan: Plan, lan: User, sign_in: SignIn) -> None:
    answer = sign_in(lan).get(address(plan, "?q=dau moi"), headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "<html" not in page
    assert "<mark>đầu mối</mark>" in page


def test_the_page_asks_as_often_for_many_items_as_for_few(
    plan: Plan,
    lan: User,
    now: datetime,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    other = make_plan(plan.place, actor_of(lan), now, content=b"nhieu")
    pattern = item_of(other, "target1")
    for copy in range(50):
        Item.objects.create(
            plan=other,
            reading=other.reading,
            kind="target",
            position=copy,
            text=f"{copy}",
            start=0,
            end=0,
            payload=pattern.payload,
            search_key="",
        )
    confirm_plan(actor=actor_of(lan), plan=other, version=other.version, at=now)
    client, counts = sign_in(lan), []
    client.get(address(plan))
    for one in (plan, other):
        with django_assert_max_num_queries(40) as counted:
            assert client.get(address(one)).status_code == 200
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_the_list_asks_as_often_for_three_plans_as_for_one(
    plan: Plan,
    lan: User,
    now: datetime,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client, counts = sign_in(lan), []
    client.get("/p/99001/2026/plans/")
    for extra in (0, 2):
        for number in range(extra):
            make_plan(plan.place, actor_of(lan), now, content=f"{number}".encode())
        with django_assert_max_num_queries(40) as counted:
            assert client.get("/p/99001/2026/plans/").status_code == 200
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_the_assignments_are_a_paper_and_a_sheet(plan: Plan, minh: User, sign_in: SignIn) -> None:
    client = sign_in(minh)
    paper = client.get(address(plan, "assignments.docx"))
    words = "\n".join(
        c.text for t in WordDocument(io.BytesIO(paper.getvalue())).tables for r in t.rows for c in r.cells
    )
    assert WORDS["task3"] in words
    assert "II. Công an xã" in words
    sheet = client.get(address(plan, "assignments.xlsx"))
    cells = [str(c.value) for row in load_workbook(io.BytesIO(sheet.getvalue())).worksheets[0] for c in row]
    assert WORDS["task3"] in cells
    assert "attachment" in sheet["Content-Disposition"]


def test_the_export_has_the_contracts_shape_and_the_lines(plan: Plan, lan: User, sign_in: SignIn) -> None:
    exported = json.loads(sign_in(lan).get(address(plan, "plan.json")).getvalue())
    target = exported["targets"][0]
    assert target["measures"] == [measure(">=", 4, "tin, bài", per="quarter")]
    assert (target["ref"], target["text"], target["line"]) == (
        "I.1",
        WORDS["target1"],
        str(item_of(plan, "target1").line),
    )
    assert exported["source"]["text"] == TEXT
    assert (exported["plan"]["state"], exported["plan"]["place"]) == ("confirmed", "99001")


def confirm(client: Client, plan: Plan, version: int) -> object:
    return client.post(address(plan, "confirm/"), {"version": version, "once": str(uuid4())})


def test_the_leader_confirms_on_a_page_that_says_what_is_frozen(
    commune: Place, lan: User, tam: User, now: datetime, sign_in: SignIn
) -> None:
    plan = make_plan(commune, actor_of(lan), now, doubts=(doubt("warning", WORDS["task1"]),))
    client = sign_in(tam)
    page = client.get(address(plan, "confirm/")).content.decode()
    assert "Còn 1 điểm nên xem" in page
    assert confirm(client, plan, plan.version)["Location"] == address(plan)
    plan.refresh_from_db()
    assert plan.confirmed_by == "Lê Thị Tâm"
    again = confirm(client, plan, plan.version)
    assert again["Location"] == address(plan)
    assert "đã được xác nhận" in client.get(again["Location"]).content.decode()


def test_confirming_what_was_changed_meanwhile_asks_again(
    commune: Place, lan: User, tam: User, now: datetime, sign_in: SignIn
) -> None:
    plan = make_plan(commune, actor_of(lan), now)
    answer = confirm(sign_in(tam), plan, plan.version - 1)
    assert answer.status_code == 409
    plan.refresh_from_db()
    assert plan.state == "draft"


@pytest.mark.parametrize(
    ("who", "status"), [("lan", 302), ("tam", 302), ("van", 403), ("minh", 403), ("dung", 404)]
)
def test_officer_and_leader_confirm(
    commune: Place,
    lan: User,
    now: datetime,
    who: str,
    status: int,
    sign_in: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    plan = make_plan(commune, actor_of(lan), now)
    assert confirm(sign_in(request.getfixturevalue(who)), plan, plan.version).status_code == status
    plan.refresh_from_db()
    assert plan.state == ("confirmed" if status == 302 else "draft")


def test_history_names_who_did_what(plan: Plan, lan: User, sign_in: SignIn) -> None:
    page = sign_in(lan).get(address(plan, "history/")).content.decode()
    assert "Xác nhận và đưa vào thực hiện" in page
    assert "Nguyễn Thị Lan" in page


def test_a_plan_is_found_only_in_its_years(plan: Plan, lan: User, sign_in: SignIn) -> None:
    client = sign_in(lan)
    assert client.get(f"/p/99001/2027/plans/{plan.pk}/").status_code == 404
    assert plan.title not in client.get("/p/99001/2027/plans/").content.decode()


@pytest.mark.parametrize("year", ["0", "9999", "9" * 20])
def test_a_year_of_no_plan_is_not_there(commune: Place, lan: User, sign_in: SignIn, year: str) -> None:
    file = SimpleUploadedFile("ke-hoach.txt", TEXT.encode())
    answer = sign_in(lan).post(f"/p/99001/{year}/plans/", {"file": file, "once": str(uuid4())})
    assert answer.status_code == 404


@pytest.mark.parametrize("act", ["same 1 x", "ends x", "all²", "burn 1"])
def test_an_unclear_press_on_lines_changes_nothing(
    plan: Plan, lan: User, now: datetime, sign_in: SignIn, act: str
) -> None:
    later = make_later(plan, lan, now, "amendment")
    answer = sign_in(lan).post(address(later, "lines/"), {"act": act, "once": str(uuid4())})
    assert answer.status_code == 422


def send(client: Client, url: str, **data: object) -> object:
    return client.post(url, {"once": str(uuid4()), **data})


def test_a_draft_is_read_anew_or_thrown_away_by_the_officer(
    commune: Place, lan: User, tam: User, now: datetime, sign_in: SignIn
) -> None:
    document = receive_document(
        actor=actor_of(lan), place=commune, year=2026, upload=Upload(TEXT.encode(), "a.txt"), at=now
    )
    plan = document.plan
    assert plan is not None
    for verb in ("redraft/", "drop/"):
        assert send(sign_in(tam), address(plan, verb)).status_code == 403
    client = sign_in(lan)
    fresh = Plan.objects.exclude(pk=plan.pk)
    assert send(client, address(plan, "redraft/")).status_code == 302
    again = fresh.get(state="draft")
    assert client.get(address(plan, "review/")).status_code == 404
    assert send(client, address(again, "drop/"))["Location"] == "/p/99001/2026/plans/"
    assert not Plan.objects.exclude(state="dropped").exists()


def test_a_confirmed_plan_is_neither_read_anew_nor_thrown_away(
    plan: Plan, lan: User, sign_in: SignIn
) -> None:
    client = sign_in(lan)
    for verb in ("redraft/", "drop/"):
        assert send(client, address(plan, verb)).status_code == 302
    plan.refresh_from_db()
    assert plan.state == "confirmed"


def test_a_plan_is_ended_once_by_who_may_confirm(plan: Plan, tam: User, van: User, sign_in: SignIn) -> None:
    assert send(sign_in(van), address(plan, "end/")).status_code == 403
    client = sign_in(tam)
    assert send(client, address(plan, "end/")).status_code == 302
    plan.refresh_from_db()
    assert plan.state == "confirmed", "its year is not over"
    with time_machine.travel("2027-01-02 08:00+07:00", tick=False):
        client = sign_in(tam)
        for _time in range(2):
            assert send(client, address(plan, "end/")).status_code == 302
    plan.refresh_from_db()
    assert plan.state == "ended"


def test_the_paper_of_a_draft_leads_back_to_its_room(
    commune: Place, lan: User, now: datetime, sign_in: SignIn
) -> None:
    plan = make_plan(commune, actor_of(lan), now)
    page = sign_in(lan).get(address(plan, "paper/")).content.decode()
    item = item_of(plan, "target1")
    assert f'href="{address(plan, "review/")}#i{item.pk}"' in page
