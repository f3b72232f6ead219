"""What a person mended is the office's own from then on: offered next time, shown, forgotten on request."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import (
    CannotSettle,
    Mending,
    Upload,
    forget_word,
    learn_spelling,
    mend_item,
    receive_document,
)
from songhanh.plans.models import Doubt, Item, OwnWord, Plan
from tests.conftest import actor_of

SignIn = Callable[[User | None], Client]
PAGE = "/p/99001/2026/plans/own-words/"
TEXT = """ỦY BAN NHÂN DÂN
XÃ ĐỒNG HẠ

KẾ HOẠCH
Công tác bình đẳng giới của xã Đồng Hạ năm {year}

I. MỤC TIÊU
1. 100% thôn có người làm đầu mối.

II. NỘI DUNG
1. Tuyên truyền
- Tuyên truyền trên loa, phố biến các quy định mới đến người dân.

III. TỔ CHỨC THỰC HIỆN
1. Tổ Văn thể xã
- Chủ trì mở lớp học cho nam giới tại các thôn.
- Xây dựng chuyên mục trên loa truyền thanh.
2. Công an xã
- Tiếp nhận tin báo về bạo lực gia đình.
"""


def receive(place: Place, user: User, now: datetime, year: int = 2026) -> Plan:
    upload = Upload(TEXT.format(year=year).encode(), f"ke-hoach-{year}.txt")
    plan = receive_document(actor=actor_of(user), place=place, year=year, upload=upload, at=now).plan
    assert plan is not None
    return plan


def unit_of(plan: Plan) -> Item:
    return plan.items.get(kind="unit", text__startswith="Tổ Văn thể")


def mend(plan: Plan, user: User, now: datetime, kind: str = "public_service_centre") -> Item:
    item = unit_of(plan)
    mending = Mending(payload={**item.payload, "kind": kind})
    return mend_item(
        actor=actor_of(user), plan=plan, item=item, version=item.version, mending=mending, at=now
    )


def slip_of(plan: Plan) -> Doubt:
    return plan.doubts.get(kind="possible_slip")


def under_heading(plan: Plan) -> list[str]:
    tasks = plan.items.filter(kind="task", ref__startswith="III.1").order_by("position")
    return [str(task.payload["unit"]) for task in tasks]


def test_mending_an_unknown_unit_is_remembered_and_its_tasks_follow(
    commune: Place, lan: User, now: datetime
) -> None:
    plan = receive(commune, lan, now)
    assert (unit_of(plan).payload["kind"], under_heading(plan)) == ("other", ["other", "other"])
    mend(plan, lan, now)
    word = OwnWord.objects.get()
    assert (word.kind, word.words, word.meaning) == ("unit", "Tổ Văn thể xã", "public_service_centre")
    assert under_heading(plan) == ["public_service_centre"] * 2
    police = plan.items.get(kind="task", unit_kind="police")
    assert police.state == Item.State.READ


def test_the_next_draft_is_understood_that_way_and_says_so(commune: Place, lan: User, now: datetime) -> None:
    mend(receive(commune, lan, now), lan, now)
    later = receive(commune, lan, now, 2027)
    assert unit_of(later).payload["kind"] == unit_of(later).unit_kind == "public_service_centre"
    assert under_heading(later) == ["public_service_centre"] * 2
    doubt = later.doubts.get(kind="own_name")
    assert (doubt.item, doubt.severity, doubt.state) == (unit_of(later), "notice", "open")
    said = "“Tổ Văn thể xã” ở đây là Trung tâm Dịch vụ tổng hợp"
    assert doubt.text == f"Theo lần rà soát trước, {said}: hãy xem có đúng không."


def test_another_place_learns_nothing_from_it(
    commune: Place, other_commune: Place, lan: User, hoa: User, now: datetime
) -> None:
    mend(receive(commune, lan, now), lan, now)
    assert unit_of(receive(other_commune, hoa, now)).payload["kind"] == "other"


def test_mending_it_otherwise_replaces_what_was_remembered(commune: Place, lan: User, now: datetime) -> None:
    mend(receive(commune, lan, now), lan, now)
    first = OwnWord.objects.get()
    forget_word(actor=actor_of(lan), word=first, at=now)
    mend(receive(commune, lan, now, 2027), lan, now, "youth_union")
    mend(receive(commune, lan, now, 2028), lan, now, "youth_union")
    assert [word.meaning for word in OwnWord.objects.known()] == ["youth_union"]


def test_a_known_unit_mended_teaches_nothing(commune: Place, lan: User, now: datetime) -> None:
    plan = receive(commune, lan, now)
    item = plan.items.get(kind="unit", unit_kind="police")
    mending = Mending(payload={**item.payload, "kind": "military_command"})
    mend_item(actor=actor_of(lan), plan=plan, item=item, version=item.version, mending=mending, at=now)
    assert not OwnWord.objects.exists()


def test_a_task_whose_subject_nobody_knew_teaches_the_abbreviation(
    commune: Place, lan: User, now: datetime
) -> None:
    text = TEXT.format(year=2026).replace("- Tiếp nhận tin", "- TVTX phối hợp tiếp nhận tin")
    text = text.replace("2. Công an xã", "2. Các việc khác")
    plan = receive_document(
        actor=actor_of(lan), place=commune, year=2026, upload=Upload(text.encode(), "a.txt"), at=now
    ).plan
    assert plan is not None
    task = plan.items.get(kind="task", text__startswith="TVTX")
    mending = Mending(payload={**task.payload, "unit": "public_service_centre"})
    mend_item(actor=actor_of(lan), plan=plan, item=task, version=task.version, mending=mending, at=now)
    assert OwnWord.objects.values_list("words", "meaning").get() == ("TVTX", "public_service_centre")
    again = text.replace("2026", "2027")
    later = receive_document(
        actor=actor_of(lan), place=commune, year=2027, upload=Upload(again.encode(), "b.txt"), at=now
    ).plan
    assert later is not None
    task = later.items.get(kind="task", text__startswith="TVTX")
    assert task.payload["unit"] == "public_service_centre"
    assert later.doubts.get(kind="own_name").item == task


def test_an_own_spelling_is_not_asked_again(
    commune: Place, lan: User, now: datetime, sign_in: SignIn
) -> None:
    plan = receive(commune, lan, now)
    client, doubt = sign_in(lan), slip_of(plan)
    address = f"/p/99001/2026/plans/{plan.pk}/review/"
    assert "Cách viết riêng" in client.get(address).content.decode()
    client.post(f"{address}act/", {"act": f"own {doubt.pk}", "once": str(uuid4())})
    assert slip_of(plan).state == "kept"
    later = slip_of(receive(commune, lan, now, 2027))
    assert (later.state, later.settled_by) == ("kept", "Nguyễn Thị Lan")
    assert later.reason == "cách viết riêng, đã ghi nhớ"


def test_only_a_spelling_is_learnt_from_a_doubt(commune: Place, lan: User, now: datetime) -> None:
    plan = receive(commune, lan, now)
    other = plan.doubts.exclude(kind="possible_slip").order_by("position")[0]
    with pytest.raises(CannotSettle, match="cách viết của một từ"):
        learn_spelling(actor=actor_of(lan), plan=plan, doubt=other, at=now)
    assert not OwnWord.objects.exists()


def test_what_is_remembered_is_shown_and_can_be_forgotten(
    commune: Place, lan: User, tam: User, now: datetime, sign_in: SignIn
) -> None:
    assert "Chưa ghi nhớ gì" in sign_in(lan).get(PAGE).content.decode()
    mend(receive(commune, lan, now), lan, now)
    word = OwnWord.objects.get()
    page = sign_in(lan).get(PAGE).content.decode()
    assert "Tổ Văn thể xã" in page
    assert "Trung tâm Dịch vụ tổng hợp" in page
    assert "Thôi ghi nhớ" not in sign_in(tam).get(PAGE).content.decode().replace("Thôi ghi nhớ thì", "")
    client = sign_in(lan)
    answer = client.post(PAGE, {"word": word.pk, "once": str(uuid4())}, follow=True)
    assert "Đã thôi ghi nhớ “Tổ Văn thể xã”." in answer.content.decode()
    assert unit_of(receive(commune, lan, now, 2027)).payload["kind"] == "other"
    assert client.post(PAGE, {"word": word.pk, "once": str(uuid4())}).status_code == 404


def test_all_that_is_sure_is_accepted_in_one_act(
    commune: Place, lan: User, now: datetime, sign_in: SignIn
) -> None:
    plan = receive(commune, lan, now)
    client, address = sign_in(lan), f"/p/99001/2026/plans/{plan.pk}/review/"
    doubtful = set(plan.doubts.filter(state="open", item__isnull=False).values_list("item", flat=True))
    assert doubtful
    assert 'value="accept_sure"' in client.get(address).content.decode()
    client.post(f"{address}act/", {"act": "accept_sure", "once": str(uuid4())})
    states = dict(plan.items.values_list("pk", "state"))
    assert {pk for pk, state in states.items() if state == "read"} == doubtful
    assert {state for pk, state in states.items() if pk not in doubtful} == {"accepted"}
    assert 'value="accept_sure"' not in client.get(address).content.decode()
