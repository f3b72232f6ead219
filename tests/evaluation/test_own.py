"""An officer makes an indicator from a register, looks, saves, binds it; `evaluate` judges by it."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from songhanh.evaluation.queries import evaluate_place, to_json
from songhanh.indicators.models import OwnIndicator
from songhanh.kernel.periods import quarters
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Plan
from songhanh.registers.actions import close_period
from songhanh.registers.models import REGISTERS
from tests.conftest import actor_of
from tests.evaluation.test_pages import SignIn, address, send, verdict_of, words_of
from tests.plans.factories import item_of
from tests.registers.conftest import Record, record, session, union

__all__ = ["record", "union"]  # fixtures of the registers
pytestmark = pytest.mark.django_db
LATER = datetime(2027, 1, 10, 3, tzinfo=UTC)
JULY = date(2026, 7, 1)


@pytest.fixture
def held(union: Unit, record: Record) -> None:
    """Two talks in March and one in August, a contest in each."""
    for month, kinds in ((3, ("talk", "talk", "contest")), (8, ("talk", "contest"))):
        for number, kind in enumerate(kinds):
            day = date(2026, month, 10 + number)
            record(session(union, kind=kind, on_day=day, title=f"Buổi {month}.{number}"), LATER)


def make(client: Client, query: str, **typed: object) -> str:
    """Make one by its pages; the address that the officer is led to."""
    page = f"{address('make')}?{query}"
    sent = send(client, page, act="save", **typed)
    assert sent.status_code == 302, words_of(sent)
    return str(sent.url)


@time_machine.travel(LATER, tick=False)
def test_made_from_a_target_looked_at_bound_and_judged(
    lan: User, small: Plan, commune: Place, held: None, sign_in: SignIn
) -> None:
    client, target = sign_in(lan), item_of(small, "target1")
    measure = target.payload["measures"][0]
    query = f"kind=count&register=sessions&line={target.line}&index=0"
    page = f"{address('make')}?{query}"
    looked = send(client, page, act="look", name="Số tọa đàm", unit="buổi", **{"part-kind": ["talk"]})
    assert looked.status_code == 200
    assert "Năm 2026: 3 buổi" in words_of(looked)
    assert "Buổi 8.0" in words_of(looked)
    assert "Buổi 8.1" not in words_of(looked)  # a contest
    assert not OwnIndicator.objects.exists()
    to_bind = make(client, query, name="Số tọa đàm", unit="buổi", **{"part-kind": ["talk"]})
    own = OwnIndicator.objects.get()
    assert to_bind == f"{address('bind', target.line, 0)}?indicator=made.{own.pk}"
    assert send(client, to_bind).status_code == 302
    for period in quarters(2026):
        close_period(
            actor=actor_of(lan), register=REGISTERS["sessions"], place=commune, period=period, at=LATER
        )
    printed = to_json(commune, 2026, date(2026, 12, 31), evaluate_place(commune, 2026, date(2026, 12, 31)))
    told = next(one for one in printed["targets"] if one["line"] == str(target.line))["measures"][0]
    assert (told["indicator"], told["value"], told["verdict"]) == (
        f"made.{own.pk}",
        str(measure["value"]),
        "not_met",
    )
    assert [one["value"] for one in told["answers"]] == ["2", "0", "1", "0"]
    shown = words_of(client.get(address("target", target.line)))
    assert all(title in shown for title in ("Buổi 3.0", "Buổi 3.1", "Buổi 8.0"))
    assert target.text in words_of(client.get(address("indicator", pk=own.pk)))


@time_machine.travel(LATER, tick=False)
def test_reckoned_otherwise_in_mid_year_the_judge_says_so(
    lan: User, small: Plan, commune: Place, held: None, sign_in: SignIn
) -> None:
    client, target = sign_in(lan), item_of(small, "target1")
    make(client, "kind=count&register=sessions", name="Số tọa đàm", **{"part-kind": ["talk"]})
    own = OwnIndicator.objects.get()
    send(client, address("bind", target.line, 0), indicator=f"made.{own.pk}")
    change = address("change", pk=own.pk)
    refused = send(client, change, act="save", since="31/02/2026")
    assert refused.status_code == 422
    other = words_of(client.get(f"{change}?register=communication"))
    assert "Lượt phát, lượt đăng" in other
    assert "cần loại khác thì lập chỉ số mới" in other
    send(client, change, act="save", since="01/07/2026", **{"part-kind": ["contest"]})
    verdict = verdict_of(commune, target)
    assert [one.so_far and one.so_far.value for one in verdict.measures[0].answers] == [2, 0, 1, 0]
    assert "cách tính đổi từ ngày 01/07/2026" in (verdict.measures[0].why or "")
    page = words_of(client.get(address("indicator", pk=own.pk)))
    assert "Từ ngày 01/07/2026" in page
    assert "Từ đầu" in page
    shown = words_of(client.get(address("target", target.line)))
    assert "cách tính đổi từ ngày 01/07/2026" in shown


@time_machine.travel(LATER, tick=False)
def test_a_share_shows_both_lists_and_what_cannot_be_is_said(
    lan: User, commune: Place, held: None, sign_in: SignIn
) -> None:
    client = sign_in(lan)
    page = f"{address('make')}?kind=share&register=sessions"
    alike = send(client, page, act="look", name="Tỷ lệ tọa đàm")
    assert (alike.status_code, "đang tính như nhau" in words_of(alike)) == (422, True)
    looked = send(client, page, act="look", name="Tỷ lệ tọa đàm", **{"part-kind": ["talk"]})
    assert "Năm 2026: 3/5 (60%)" in words_of(looked)
    assert "Số đạt (tử số)" in words_of(looked)
    for query, said in (
        ("kind=coverage&register=reviews", "không ghi thôn"),
        ("kind=count&register=sessions&standing=on", "đang còn"),
        ("kind=count&register=nowhere", "nowhere"),
    ):
        assert said in words_of(client.get(f"{address('make')}?{query}"))
    send(client, page, act="save", name="Tỷ lệ tọa đàm", **{"part-kind": ["talk"]})
    own = OwnIndicator.objects.get()
    assert client.post(address("retire", pk=own.pk), {"version": "0"}).status_code == 302
    own.refresh_from_db()
    assert own.retired_at is None  # somebody else wrote first
