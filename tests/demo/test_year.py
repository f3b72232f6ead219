"""The year of both communes together: every verdict, from figures and from registers, the same every time."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction

from songhanh.assignments.models import Assignment
from songhanh.demo.commune import fill
from songhanh.evaluation.queries import TargetVerdict, evaluate_place, to_json
from songhanh.indicators.models import Definition, Value
from songhanh.indicators.queries.own import PREFIX
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import version_of, withdraw_entry
from songhanh.registers.models import REGISTERS
from tests.conftest import actor_of

pytestmark = pytest.mark.django_db
NOVEMBER, END = date(2026, 11, 22), date(2026, 12, 31)
BOTH = ("99001", "99002")
OPEN = {"on_track", "behind"}
EVERY = {"met", "not_met", "cannot_say", "none_arose", "measured_above"}


def judged(code: str, upto: date) -> tuple[TargetVerdict, ...]:
    return evaluate_place(Place.objects.get(code=code), 2026, upto)


def verdicts(code: str, upto: date) -> dict[str, tuple[str, bool, str | None]]:
    return {target.line: (target.verdict, target.exceeded, target.why) for target in judged(code, upto)}


def all_as_json() -> list[dict[str, Any]]:
    answers = [
        to_json(Place.objects.get(code=code), 2026, upto, judged(code, upto))
        for code in BOTH
        for upto in (NOVEMBER, END)
    ]
    for measure in (one for told in answers for target in told["targets"] for one in target["measures"]):
        measure["indicator"] = by_its_name(measure["indicator"])
    return answers


def by_its_name(indicator: str | None) -> str | None:
    """An indicator that an office made bears the number of its row: PostgreSQL gives none twice."""
    if indicator is None or not indicator.startswith(PREFIX):
        return indicator
    number = indicator.removeprefix(PREFIX)
    return PREFIX + Definition.objects.filter(indicator=number).order_by("pk")[0].name


def test_every_verdict_but_those_of_an_open_year_occurs_in_the_ward_alone(demonstration: None) -> None:
    ward = judged("99002", END)
    assert {target.verdict for target in ward} == EVERY
    assert {target.exceeded for target in ward if target.verdict == "met"} == {True, False}
    for code in BOTH:
        assert {target.verdict for target in judged(code, END)} - OPEN == EVERY
        silent = [
            target.text for target in judged(code, END) if target.verdict == "cannot_say" and not target.why
        ]
        assert silent == []


def test_at_least_six_verdicts_come_from_what_registers_count(demonstration: None) -> None:
    counted = Counter(
        target.verdict
        for code in BOTH
        for target in judged(code, END)
        if target.judged and all(measure.subject.is_counted for measure in target.judged)
    )
    assert counted.total() - counted["cannot_say"] >= 6
    assert set(counted) == {"met", "not_met", "cannot_say"}


@pytest.mark.parametrize(
    ("register", "title", "starts", "before", "after"),
    [
        ("sessions", "Phụ nữ xóm trọ góp vốn làm ăn", "Trong năm mở ít nhất 03 hội nghị",
         ("met", False, None), ("cannot_say", False, "chưa chốt sổ quý III, IV")),
        ("communication", "Mười một phút về im lặng", "Đài truyền thanh phường", None, None),
    ],
)  # fmt: skip
def test_one_entry_less_changes_one_verdict_or_none(
    demonstration: None, register: str, title: str, starts: str, before: Any, after: Any
) -> None:
    known = verdicts("99002", END)
    entry = REGISTERS[register].model.objects.standing().get(title=title)
    withdraw_entry(
        actor=actor_of(User.objects.get(username="mai")), entry=entry, version=version_of(entry),
        reason="thử", at=datetime(2026, 12, 1, tzinfo=UTC),
    )  # fmt: skip
    now = verdicts("99002", END)
    changed = [line for line, verdict in now.items() if known[line] != verdict]
    if before is None:
        assert changed == []
        return
    target = next(one for one in judged("99002", END) if one.text.startswith(starts))
    assert changed == [target.line]
    assert (known[target.line], now[target.line]) == (before, after)


def test_filling_anew_gives_the_same_answers(request: pytest.FixtureRequest) -> None:
    with transaction.atomic():
        fill()
        answers = all_as_json()
        transaction.set_rollback(True)
    assert not Place.objects.filter(code__in=BOTH).exists()
    request.getfixturevalue("demonstration")  # filled before or now, and copied
    assert all_as_json() == answers
    assert [len(one["targets"]) for one in answers] == [49, 49, 18, 18]


def test_last_years_figures_are_official_and_settled(demonstration: None) -> None:
    for code in BOTH:
        before = Value.objects.filter(place__code=code, period="2025")
        assert before.count() >= 9
        assert set(before.values_list("stage", flat=True)) == {"official"}
        assert not before.filter(settled_at__isnull=True).exists()
        this_year = Value.objects.filter(place__code=code, period="2026")
        assert set(this_year.values_list("stage", flat=True)) == {"estimate"}
        assert this_year.filter(corrects__isnull=False).count() == 1


def test_the_ward_has_units_in_each_relation_and_work_in_each_state(demonstration: None) -> None:
    units = Unit.objects.filter(place__code="99002").exclude(kind="village")
    assert Counter(units.values_list("relation", flat=True)) == {"own": 7, "vertical": 1, "peer": 3}
    states = set(Assignment.objects.filter(place__code="99002").values_list("state", flat=True))
    assert states == set(Assignment.State.values) - {"withdrawn"}
