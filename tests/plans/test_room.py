"""*Rà soát kế hoạch*: the paper, what was understood, and each press in it."""

import re
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from songhanh.journal.models import Entry
from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import accept_item
from songhanh.plans.models import Doubt, Item, Plan
from songhanh.plans.queries.paper import DoubtMark, Mark, cut_paper
from songhanh.plans.queries.room import get_room
from songhanh.reader.doubts.texts import doubt_text
from tests.conftest import actor_of
from tests.plans.factories import TEXT, WORDS, doubt, item_of, make_confirmed, make_json, make_plan, span_of

SignIn = Callable[[User | None], Client]


@pytest.fixture
def plan(commune: Place, lan: User, now: datetime) -> Plan:
    doubts = (
        doubt("error", WORDS["target1"]),
        doubt("warning", WORDS["target2"]),
        doubt("notice", "Câu này"),
    )
    return make_plan(commune, actor_of(lan), now, doubts=doubts)


def address(plan: Plan, rest: str = "") -> str:
    return f"/p/{plan.place.code}/2026/plans/{plan.pk}/{rest}"


def press(client: Client, plan: Plan, act: str, **more: str) -> object:
    data = {"act": act, "once": str(uuid4()), **more}
    return client.post(address(plan, "review/act/"), data, headers={"HX-Request": "true"})


def test_the_pieces_of_the_paper_are_the_text_again() -> None:
    draft = make_json()
    blocks = cut_paper(TEXT, draft["map"], [Mark(1, "target", *span_of(WORDS["target1"]), "read")])
    for block in blocks:
        for piece in block.pieces:
            assert TEXT[piece.start : piece.start + len(piece.text)].replace("\n", " ") == piece.text
    assert "".join(p.text for b in blocks for p in b.pieces) == TEXT.replace("\n", "")


def test_wraps_of_one_sentence_are_one_paragraph() -> None:
    text = "- Mỗi quý đăng\nít nhất 04 tin.\n- Mở 02 lớp."
    passages = [
        {"span": [0, 30], "as": "target", "ref": None},
        {"span": [31, len(text)], "as": "target", "ref": None},
    ]
    blocks = cut_paper(text, passages, [])
    assert ["".join(p.text for p in b.pieces) for b in blocks] == [
        "- Mỗi quý đăng ít nhất 04 tin.",
        "- Mở 02 lớp.",
    ]


def test_the_innermost_item_owns_its_words() -> None:
    task, day = span_of(WORDS["task2"]), span_of("Tháng hành động từ ngày 15/11 đến ngày 15/12")
    marks = [Mark(1, "task", *task, "read"), Mark(2, "key_date", *day, "read")]
    pieces = [p for b in cut_paper(TEXT, make_json()["map"], marks) for p in b.pieces if p.items]
    assert [(p.text, p.items) for p in pieces] == [
        ("Tổ chức hoạt động ", (1,)),
        ("Tháng hành động từ ngày 15/11 đến ngày 15/12", (2, 1)),
        (".", (1,)),
    ]


def test_a_doubt_is_tagged_once_where_its_item_ends() -> None:
    span = span_of(WORDS["target1"])
    marks = [Mark(1, "target", *span, "read")]
    blocks = cut_paper(TEXT, make_json()["map"], marks, [DoubtMark(7, 1, *span, "error", "Sai rõ 1")])
    tagged = [p for b in blocks for p in b.pieces if p.tags]
    assert [(p.text, p.css, p.tags[0].words) for p in tagged] == [
        (WORDS["target1"], "passage passage-wrong", "Sai rõ 1")
    ]


def test_doubts_come_first_and_the_worst_of_them_before(plan: Plan) -> None:
    room = get_room(plan)
    assert [line.label.words for line in room.open_doubts] == ["Sai rõ 1", "Nên xem 2", "Lưu ý 3"]
    assert (room.count.errors, room.count.warnings, room.count.notices, room.can_confirm) == (1, 1, 1, False)


def test_the_words_that_nothing_claims_are_counted(plan: Plan) -> None:
    coverage = get_room(plan).coverage
    assert (coverage.words, coverage.placed, coverage.unclaimed) == (130, 130, 5)
    Item.objects.filter(pk=item_of(plan, "task1").pk).update(state="dropped")
    unclaimed = get_room(plan).coverage.unclaimed
    assert unclaimed == 5 + 11


def test_the_page_shows_paper_and_items(plan: Plan, lan: User, sign_in: SignIn) -> None:
    page = sign_in(lan).get(address(plan, "review/")).content.decode()
    item = item_of(plan, "target1")
    assert re.search(rf'<a class="passage passage-wrong" href="#i{item.pk}" id="p{item.pk}"', page)
    assert "3 điểm cần xem lại" in page
    assert "Đã xếp chỗ 130/130 từ" in page
    assert "≥ 04 tin, bài/quý" in page


def test_a_press_answers_with_the_changed_pieces_alone(plan: Plan, lan: User, sign_in: SignIn) -> None:
    item = item_of(plan, "target2")
    answer = press(sign_in(lan), plan, f"accept {item.pk} {item.version}")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert f'id="i{item.pk}"' in page
    assert 'data-state="accepted"' in page
    assert "2 điểm cần xem lại" in page
    assert item_of(plan, "target2").state == "accepted"


def test_without_htmx_a_press_comes_back_to_the_page(plan: Plan, lan: User, sign_in: SignIn) -> None:
    item = item_of(plan, "target2")
    answer = sign_in(lan).post(
        address(plan, "review/act/"), {"act": f"drop {item.pk} 1", "once": str(uuid4())}
    )
    assert (answer.status_code, answer["Location"]) == (302, address(plan, f"review/#i{item.pk}"))
    assert item_of(plan, "target2").state == "dropped"


def test_a_press_sent_twice_is_done_once(plan: Plan, lan: User, sign_in: SignIn) -> None:
    client, item, key = sign_in(lan), item_of(plan, "task1"), str(uuid4())
    for _time in range(2):
        answer = press(client, plan, f"accept {item.pk} {item.version}", once=key)
        assert answer.status_code == 200
    assert Entry.objects.filter(verb="plans.accept_item").count() == 1


def test_the_second_of_two_sees_what_changed(
    plan: Plan, lan: User, tam: User, now: datetime, sign_in: SignIn
) -> None:
    item = item_of(plan, "task1")
    accept_item(actor=actor_of(tam), plan=plan, item=item, version=item.version, at=now)
    answer = press(sign_in(lan), plan, f"drop {item.pk} {item.version}")
    assert answer.status_code == 409
    assert "Người khác vừa sửa" in answer.content.decode()
    assert f'value="drop {item.pk}' not in answer.content.decode()
    assert item_of(plan, "task1").state == "accepted"


@pytest.mark.parametrize(
    "act", ["accept", "accept x y", "accept 99999999 1", "burn 1 1", "", "accept ² 1", "a" * 400]
)
def test_an_unclear_press_changes_nothing(plan: Plan, lan: User, sign_in: SignIn, act: str) -> None:
    before = list(plan.items.order_by("pk").values_list("state", "version"))
    assert press(sign_in(lan), plan, act).status_code in (404, 422)
    assert list(plan.items.order_by("pk").values_list("state", "version")) == before


def test_an_error_is_left_with_a_reason_in_one_press(plan: Plan, lan: User, sign_in: SignIn) -> None:
    error = plan.doubts.get(severity="error")
    client = sign_in(lan)
    refused = press(client, plan, f"keep {error.pk}", **{f"reason-{error.pk}": ""})
    assert refused.status_code == 422
    assert "lý do" in refused.content.decode()
    press(client, plan, f"keep {error.pk}", **{f"reason-{error.pk}": "đúng như văn bản"})
    error.refresh_from_db()
    assert (error.state, error.reason) == (Doubt.State.KEPT, "đúng như văn bản")


def test_a_doubt_speaks_the_language_of_the_page(
    commune: Place, lan: User, now: datetime, sign_in: SignIn
) -> None:
    said = doubt_text("date_impossible", {"date": "31/02"})
    known = doubt("warning", WORDS["task1"], said, "date_impossible") | {"arguments": {"date": "31/02"}}
    unknown = doubt("notice", WORDS["task2"], "Điều không còn được hỏi.", "of_an_older_reader")
    plan = make_plan(commune, actor_of(lan), now, doubts=(known, unknown))
    client = sign_in(lan)
    page = client.get(address(plan, "review/")).content.decode()
    assert said in page
    client.cookies["django_language"] = "en"
    page = client.get(address(plan, "review/")).content.decode()
    assert "There is no day “31/02”: check day and month." in page
    assert said not in page
    assert "Điều không còn được hỏi." in page


def test_a_card_says_what_else_its_one_press_settles(
    commune: Place, lan: User, now: datetime, sign_in: SignIn
) -> None:
    doubts = [doubt(severity, WORDS["task1"]) for severity in ("error", "warning", "notice", "notice")]
    plan = make_plan(commune, actor_of(lan), now, doubts=(*doubts, doubt("notice", WORDS["task2"])))
    client, item = sign_in(lan), item_of(plan, "task1")
    page = client.get(address(plan, "review/")).content.decode()
    assert page.count("điểm khác của nội dung này") == page.count("và 2 điểm khác của nội dung này") == 3
    client.cookies["django_language"] = "en"
    assert "and 2 other points of this item" in client.get(address(plan, "review/")).content.decode()
    press(client, plan, f"accept {item.pk} {item.version}")
    assert [one.state for one in item.doubts.order_by("position")] == [
        "open",
        "by_item",
        "by_item",
        "by_item",
    ]


def test_a_dropped_item_is_taken_back_on_its_doubt(plan: Plan, lan: User, sign_in: SignIn) -> None:
    client, item = sign_in(lan), item_of(plan, "target2")
    page = press(client, plan, f"drop {item.pk} {item.version}").content.decode()
    card = page[page.index('<li class="item item-done"') :]
    assert f'value="restore {item.pk} {item.version + 1}" data-key="restore"' in card
    page = press(client, plan, f"restore {item.pk} {item.version + 1}").content.decode()
    assert 'data-key="restore"' not in page


def test_a_group_is_accepted_in_one_press(plan: Plan, lan: User, sign_in: SignIn) -> None:
    answer = press(sign_in(lan), plan, "accept_all task")
    assert answer.content.decode().count('data-state="accepted"') == 3


@pytest.mark.parametrize("who", ["tam", "van", "minh"])
def test_who_only_looks_sees_no_verbs_and_changes_nothing(
    plan: Plan, who: str, sign_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = sign_in(request.getfixturevalue(who))
    page = client.get(address(plan, "review/"))
    assert page.status_code == 200
    assert 'name="act"' not in page.content.decode()
    item = item_of(plan, "task1")
    assert press(client, plan, f"drop {item.pk} {item.version}").status_code == 403
    assert item_of(plan, "task1").state == "read"


def test_a_draft_of_another_commune_is_not_there(plan: Plan, hoa: User, sign_in: SignIn) -> None:
    client = sign_in(hoa)
    for rest in ("", "review/", "paper/", "original/", "plan.json", "history/", "confirm/", "items/1/"):
        assert client.get(address(plan, rest)).status_code == 404
    assert client.get(f"/p/99002/2026/plans/{plan.pk}/review/").status_code == 404


def test_a_confirmed_plan_has_no_reading_room(
    commune: Place, lan: User, now: datetime, sign_in: SignIn
) -> None:
    plan = make_confirmed(commune, actor_of(lan), now)
    item = item_of(plan, "task1")
    client = sign_in(lan)
    assert client.get(address(plan, "review/"))["Location"] == address(plan)
    assert press(client, plan, f"drop {item.pk} {item.version}").status_code == 422
    assert item_of(plan, "task1").state == "accepted"


def count_queries(client: Client, url: str, limit: DjangoAssertNumQueries) -> int:
    with limit(60) as counted:
        assert client.get(url).status_code == 200
    return len(counted)


def add_copies(plan: Plan, number: int) -> None:
    """As many more targets and doubts."""
    pattern, worry = item_of(plan, "target1"), plan.doubts.order_by("position")[0]
    for copy in range(number):
        item = Item.objects.create(
            plan=plan,
            reading=plan.reading,
            kind="target",
            position=pattern.position + copy + 1,
            text=f"{copy}",
            start=pattern.start,
            end=pattern.end,
            payload=pattern.payload,
            search_key="",
        )
        Doubt.objects.create(
            plan=plan, item=item, position=100 + copy, kind="sample", severity="notice", text="x",
            start=worry.start, end=worry.end,
        )  # fmt: skip


def test_the_room_asks_as_often_for_many_items_as_for_few(
    plan: Plan, lan: User, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(lan)
    client.get(address(plan, "review/"))  # the session is written once
    few = count_queries(client, address(plan, "review/"), django_assert_max_num_queries)
    add_copies(plan, 200)
    assert count_queries(client, address(plan, "review/"), django_assert_max_num_queries) == few
