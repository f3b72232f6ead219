"""Pages beside a plan in force: issue particulars, its scan, later versions."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import (
    Particulars,
    accept_proposals,
    confirm_plan,
    record_issue,
)
from songhanh.plans.models import Issue, Plan
from songhanh.plans.queries.compare import compare_scan, compare_versions, diff_words
from tests.conftest import actor_of
from tests.plans.factories import TEXT, WORDS, item_of, make_confirmed
from tests.plans.test_amend import CHANGED, make_later

SignIn = Callable[[User | None], Client]


@pytest.fixture
def plan(commune: Place, lan: User, now: datetime) -> Plan:
    return make_confirmed(commune, actor_of(lan), now)


def address(plan: Plan, rest: str = "") -> str:
    return f"/p/{plan.place.code}/2026/plans/{plan.pk}/{rest}"


def send(client: Client, url: str, **data: object) -> object:
    return client.post(url, {"once": str(uuid4()), **data})


def record(client: Client, plan: Plan, version: int = 0, **more: object) -> object:
    data = {"number": "18/KH-UBND", "issued_on": "18/05/2026", "signer": "Lê Thị Tâm", "once": str(uuid4())}
    return client.post(address(plan, "issue/"), {**data, "version": version, **more})


def test_the_clerk_gives_number_and_day(plan: Plan, van: User, sign_in: SignIn) -> None:
    client = sign_in(van)
    assert record(client, plan).status_code == 302
    issue = Issue.objects.get()
    assert (issue.number, issue.issued_on) == ("18/KH-UBND", date(2026, 5, 18))
    assert "số 18/KH-UBND ngày 18/05/2026" in client.get(address(plan)).content.decode()


def test_there_is_no_31st_of_february(plan: Plan, van: User, sign_in: SignIn) -> None:
    answer = record(sign_in(van), plan, issued_on="31/02/2026")
    assert answer.status_code == 422
    assert "Không có ngày 31/02/2026" in answer.content.decode()
    assert not Issue.objects.exists()


def test_a_second_clerk_sees_both_numbers(
    plan: Plan, van: User, lan: User, now: datetime, sign_in: SignIn
) -> None:
    first = Particulars("17/KH-UBND", date(2026, 5, 17), "Lê Thị Tâm")
    record_issue(actor=actor_of(lan), plan=plan, particulars=first, at=now)
    answer = record(sign_in(van), plan)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "17/KH-UBND" in page
    assert "18/KH-UBND" in page
    assert Issue.objects.count() == 1


def test_a_scan_is_compared_by_its_words(plan: Plan, van: User, sign_in: SignIn) -> None:
    scan = SimpleUploadedFile("ban-quet.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40)
    client = sign_in(van)
    record(client, plan, scan=scan)
    issue = Issue.objects.get()
    assert client.get(address(plan, f"issue/{issue.pk}/scan/")).getvalue().startswith(b"\x89PNG")
    assert client.get(address(plan, f"issue/{issue.pk}/compare/")).status_code == 404


def test_a_scan_that_says_the_same_shows_nothing() -> None:
    assert compare_scan("Mỗi quý 04 tin, bài.", "Mỗi  quý\n04 tin bài") == ()


def test_a_scan_that_differs_shows_the_words_in_their_place() -> None:
    long = " ".join(f"tu{n}" for n in range(60))
    parts = compare_scan(f"{long} bốn tin", f"{long} sáu tin")
    assert [(p.how, p.text) for p in parts[-3:]] == [("del", "bốn"), ("ins", "sáu"), ("same", "tin")]
    assert parts[0].how == "gap"


def test_words_are_told_apart() -> None:
    parts = diff_words("ít nhất 04 tin", "ít nhất 06 tin")
    assert [(p.how, p.text) for p in parts] == [
        ("same", "ít nhất"),
        ("del", "04"),
        ("ins", "06"),
        ("same", "tin"),
    ]


def test_the_lines_of_a_later_version_are_decided_on_a_page(
    plan: Plan, lan: User, now: datetime, sign_in: SignIn
) -> None:
    later = make_later(plan, lan, now, "amendment")
    client = sign_in(lan)
    page = client.get(address(later, "lines/")).content.decode()
    assert "<del>04</del> <ins>06</ins>" in page
    changed, old = later.items.get(text=CHANGED), item_of(plan, "target1")
    client.post(address(later, "lines/"), {"act": f"same {changed.pk} {old.pk}", "once": str(uuid4())})
    changed.refresh_from_db()
    assert (changed.match, changed.line) == ("changed", old.line)
    ended = item_of(plan, "task3")
    client.post(address(later, "lines/"), {"act": f"ends {ended.pk}", "once": str(uuid4())})
    later.refresh_from_db()
    assert later.ended_lines == [str(ended.line)]


def test_versions_are_compared_line_by_line(plan: Plan, lan: User, now: datetime, sign_in: SignIn) -> None:
    later = make_later(plan, lan, now, "replacement")
    accept_proposals(actor=actor_of(lan), plan=later, at=now)
    later.refresh_from_db()
    comparison = compare_versions(later)
    assert comparison is not None
    assert [pair.after.text for pair in comparison.changed if pair.after] == [CHANGED]
    assert [pair.before.text for pair in comparison.left if pair.before] == [WORDS["task3"]]
    assert sign_in(lan).get(address(later, "compare/")).status_code == 200
    assert sign_in(lan).get(address(plan, "compare/")).status_code == 404


def test_a_carried_sentence_opens_in_the_paper_that_said_it(
    plan: Plan, lan: User, now: datetime, sign_in: SignIn
) -> None:
    later = make_later(plan, lan, now, "amendment")
    accept_proposals(actor=actor_of(lan), plan=later, at=now)
    later.refresh_from_db()
    confirm_plan(actor=actor_of(lan), plan=later, version=later.version, at=now)
    carried = item_of(later, "task3")
    page = sign_in(lan).get(address(later, f"paper/?item={carried.pk}")).content.decode()
    assert f'id="p{carried.pk}"' in page
    assert "văn bản của bản trước" in page


def test_an_amendment_is_received_on_its_page(plan: Plan, lan: User, sign_in: SignIn) -> None:
    client = sign_in(lan)
    later = TEXT.replace("04 tin", "06 tin").encode()
    answer = send(
        client, address(plan, "amend/"), relation="amendment", file=SimpleUploadedFile("sua.txt", later)
    )
    draft = Plan.objects.get(state="draft")
    assert (draft.amends, draft.relation, draft.number) == (plan, "amendment", 2)
    assert answer["Location"] == address(draft, "lines/")
    again = send(
        client, address(plan, "amend/"), relation="amendment", file=SimpleUploadedFile("x.txt", later + b" ")
    )
    assert again.status_code == 422
    assert "đang chờ rà soát" in again.content.decode()
