"""Mending, adding, splitting and merging as pages and as panels."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import Mending, accept_item, mend_item
from songhanh.plans.forms.items import FORMS, form_of
from songhanh.plans.models import Item, Plan
from tests.conftest import actor_of
from tests.plans.factories import TEXT, WORDS, item_of, make_plan, measure, span_of

SignIn = Callable[[User | None], Client]
HX = {"HX-Request": "true"}


@pytest.fixture
def plan(commune: Place, lan: User, now: datetime) -> Plan:
    return make_plan(commune, actor_of(lan), now)


def address(plan: Plan, rest: str) -> str:
    return f"/p/99001/2026/plans/{plan.pk}/items/{rest}"


def target_data(item: Item, **more: str) -> dict[str, str]:
    """What a browser sends of the form of a target with one measure."""
    data = {
        "kind_of": "target",
        "version": str(item.version),
        "once": str(uuid4()),
        "ref": item.ref,
        "field": "education",
        "m0_comparator": ">=",
        "m0_value": "4",
        "m0_unit": "tin, bài",
        "m0_per": "quarter",
        "m0_kind": "count",
        "m0_by": "2026",
        "m0_belongs": "",
        "m1_comparator": ">=",
        "m1_kind": "share",
        "responsible": "police",
    }
    return {**data, **more}


def test_a_form_gives_back_what_it_was_given(plan: Plan) -> None:
    for item in plan.items.exclude(kind__in=["model", "recipient", "funding", "aim"]).order_by("pk"):
        opened = form_of(item.kind)(year=2026, payload=item.payload, ref=item.ref)
        data = {}
        for name in opened.fields:
            value = opened[name].value()
            prepared = opened.fields[name].prepare_value(value)
            if prepared not in (None, False):
                data[name] = prepared
        sent = form_of(item.kind)(data, year=2026, payload=item.payload, ref=item.ref)
        assert sent.is_valid(), (item.kind, sent.errors)
        assert says(sent.payload()) == says(item.payload), item.kind


def says(payload: dict[str, object]) -> dict[str, object]:
    """A payload without what says nothing."""
    return {name: value for name, value in payload.items() if name != "span" and value is not False}


def test_every_kind_with_more_than_words_has_its_form() -> None:
    assert set(Item.Kind.values) - set(FORMS) == {"aim", "model", "funding", "recipient"}


def test_mending_a_target_stores_its_measures(plan: Plan, lan: User, sign_in: SignIn) -> None:
    item = item_of(plan, "target1")
    answer = sign_in(lan).post(address(plan, f"{item.pk}/"), target_data(item, m0_value="60,5"))
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/p/99001/2026/plans/{plan.pk}/review/#i{item.pk}",
    )
    item.refresh_from_db()
    assert item.payload["measures"] == [measure(">=", 60.5, "tin, bài", per="quarter")]
    assert item.payload["responsible"] == [{"kind": "police", "scope": None}]
    assert item.text == WORDS["target1"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("1.2.3", "ngăn hàng nghìn chưa đúng"), ("60,5 phần trăm", "có chữ"), ("60.5", "Chưa rõ")],
)
def test_a_number_that_could_be_two_is_asked_for(
    plan: Plan, lan: User, sign_in: SignIn, typed: str, sentence: str
) -> None:
    item = item_of(plan, "target1")
    answer = sign_in(lan).post(address(plan, f"{item.pk}/"), target_data(item, m0_value=typed), headers=HX)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert f'value="{typed}"' in page
    assert item_of(plan, "target1").version == item.version


def test_a_day_that_no_calendar_has_is_asked_for(plan: Plan, lan: User, sign_in: SignIn) -> None:
    item = plan.items.get(kind="deadline")
    data = {
        "version": item.version,
        "once": str(uuid4()),
        "report": "annual",
        "bound": "before",
        "due": "31/02",
    }
    answer = sign_in(lan).post(address(plan, f"{item.pk}/"), data)
    assert answer.status_code == 422
    assert "Không có ngày 31/02/2026" in answer.content.decode()


def test_a_day_is_kept_as_the_contract_writes_it(plan: Plan, lan: User, sign_in: SignIn) -> None:
    item = plan.items.get(kind="deadline")
    data = {
        "version": item.version,
        "once": str(uuid4()),
        "report": "annual",
        "bound": "by",
        "due": "5/12",
        "to": "UBND",
    }
    sign_in(lan).post(address(plan, f"{item.pk}/"), data)
    item.refresh_from_db()
    assert (item.payload["due"], item.payload["bound"], item.payload["from"]) == ("12-05", "by", [])


def test_two_who_mend_one_item_see_both(
    plan: Plan, lan: User, tam: User, now: datetime, sign_in: SignIn
) -> None:
    item = item_of(plan, "target1")
    accept_item(actor=actor_of(tam), plan=plan, item=item, version=item.version, at=now)
    answer = sign_in(lan).post(address(plan, f"{item.pk}/"), target_data(item, m0_value="7"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Người khác vừa sửa" in page
    assert 'value="7"' in page
    item.refresh_from_db()
    assert (item.state, item.payload["measures"][0]["value"]) == ("accepted", 4)


def test_a_panel_is_a_piece_and_the_answer_is_the_room_anew(plan: Plan, lan: User, sign_in: SignIn) -> None:
    client, item = sign_in(lan), item_of(plan, "target1")
    panel = client.get(address(plan, f"{item.pk}/"), headers=HX).content.decode()
    assert "<html" not in panel
    assert "Mức phải đạt 1" in panel
    answer = client.post(address(plan, f"{item.pk}/"), target_data(item), headers=HX)
    assert answer["HX-Retarget"] == "#room"
    assert f'data-anchor="i{item.pk}"' in answer.content.decode()


def test_another_kind_opens_its_own_form(plan: Plan, lan: User, sign_in: SignIn) -> None:
    item = item_of(plan, "task2")
    page = sign_in(lan).get(address(plan, f"{item.pk}/?kind=target"), headers=HX).content.decode()
    assert "Lĩnh vực" in page
    assert 'name="kind_of" value="target"' in page


def test_chosen_words_are_read_as_what_they_are_added_as(plan: Plan, lan: User, sign_in: SignIn) -> None:
    start, end = span_of("Duy trì 01 Địa chỉ tin cậy")
    client = sign_in(lan)
    page = client.get(
        address(plan, f"add/?span_start={start}&span_end={end}&kind=target"), headers=HX
    ).content.decode()
    assert 'name="m0_value" value="1"' in page
    data = {
        "kind_of": "target",
        "span_start": start,
        "span_end": end,
        "once": str(uuid4()),
        "field": "other",
        "m0_comparator": ">=",
        "m0_value": "1",
        "m0_unit": "Địa chỉ tin cậy",
        "m0_kind": "count",
    }
    client.post(address(plan, "add/"), data)
    item = plan.items.get(state="added")
    assert (item.text, TEXT[item.start : item.end]) == ("Duy trì 01 Địa chỉ tin cậy",) * 2


def test_nothing_is_added_without_chosen_words(plan: Plan, lan: User, sign_in: SignIn) -> None:
    answer = sign_in(lan).get(address(plan, "add/"), headers=HX)
    assert answer.status_code == 422
    assert "bôi đen" in answer.content.decode()


def test_splitting_is_a_press_on_a_word(plan: Plan, lan: User, sign_in: SignIn) -> None:
    client, item = sign_in(lan), item_of(plan, "target3")
    offset = TEXT.index("mở 02 lớp")
    assert f'value="{offset}"' in client.get(address(plan, f"{item.pk}/split/"), headers=HX).content.decode()
    client.post(
        address(plan, f"{item.pk}/split/"), {"offset": offset, "version": item.version, "once": str(uuid4())}
    )
    second = plan.items.get(text="mở 02 lớp học cho nam giới.")
    assert [(m["value"], m["unit"][:7]) for m in second.payload["measures"]] == [(2, "lớp học")]


def test_merging_takes_the_next_of_its_kind(plan: Plan, lan: User, sign_in: SignIn) -> None:
    client, item, other = sign_in(lan), item_of(plan, "target1"), item_of(plan, "target2")
    assert WORDS["target2"] in client.get(address(plan, f"{item.pk}/merge/"), headers=HX).content.decode()
    data = {"version": f"{item.pk}.{item.version}-{other.pk}.{other.version}", "once": str(uuid4())}
    client.post(address(plan, f"{item.pk}/merge/"), data)
    other.refresh_from_db()
    assert other.state == "dropped"
    last = item_of(plan, "target3")
    page = client.get(address(plan, f"{last.pk}/merge/"), headers=HX).content.decode()
    assert "Không còn nội dung cùng loại" in page


@pytest.mark.parametrize("rest", ["{0}/", "{0}/split/", "{0}/merge/", "add/"])
def test_only_the_officer_mends(plan: Plan, tam: User, hoa: User, sign_in: SignIn, rest: str) -> None:
    url = address(plan, rest.format(item_of(plan, "target1").pk))
    assert sign_in(tam).get(url).status_code == 403
    assert sign_in(tam).post(url, {}).status_code == 403
    assert sign_in(hoa).post(url, {}).status_code == 404


def test_in_the_room_a_conflict_keeps_what_was_typed(
    plan: Plan, lan: User, tam: User, now: datetime, sign_in: SignIn
) -> None:
    client, item = sign_in(lan), item_of(plan, "target1")
    payload = {**item.payload, "field": "health"}
    mend_item(
        actor=actor_of(tam),
        plan=plan,
        item=item,
        version=item.version,
        mending=Mending(payload=payload),
        at=now,
    )
    answer = client.post(address(plan, f"{item.pk}/"), target_data(item, m0_value="7"), headers=HX)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "<html" not in page
    assert 'name="m0_value" value="7"' in page
    assert "<ins>Y tế</ins>" in page
    again = client.post(
        address(plan, f"{item.pk}/"), target_data(item_of(plan, "target1"), m0_value="7"), headers=HX
    )
    assert again["HX-Retarget"] == "#room"
    item.refresh_from_db()
    assert (item.payload["measures"][0]["value"], item.payload["field"]) == (7, "education")


def test_a_cut_in_an_item_changed_meanwhile_is_asked_again(
    plan: Plan, lan: User, tam: User, now: datetime, sign_in: SignIn
) -> None:
    client, item = sign_in(lan), item_of(plan, "target3")
    accept_item(actor=actor_of(tam), plan=plan, item=item, version=item.version, at=now)
    offset = TEXT.index("mở 02 lớp")
    data = {"offset": offset, "version": item.version, "once": str(uuid4())}
    answer = client.post(address(plan, f"{item.pk}/split/"), data, headers=HX)
    assert answer.status_code == 422
    assert f'name="version" value="{item.version + 1}"' in answer.content.decode()
    assert not plan.items.filter(text="mở 02 lớp học cho nam giới.").exists()
