"""The demonstration's year: its seasons and its faults, and counts that hang on one line."""

from datetime import UTC, date, datetime

import pytest

from songhanh.kernel.periods import quarters
from songhanh.kernel.periods import year as whole_year
from songhanh.people.models import User
from songhanh.places.actions import make_unit
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import reopen_period, version_of, withdraw_entry
from songhanh.registers.counts import count, count_units_reached, is_closed
from songhanh.registers.demo import fill_registers
from songhanh.registers.models import Closure
from tests.conftest import MAKER, NOW, actor_of
from tests.registers.conftest import COMMUNICATION, SESSIONS

pytestmark = pytest.mark.django_db
IN_DECEMBER = datetime(2026, 12, 1, tzinfo=UTC)
YEAR = {"since": date(2026, 1, 1), "until": date(2027, 1, 1)}
KINDS = ("public_service_centre", "womens_union", "police", "culture_society_office", "youth_union", "school")


@pytest.fixture
def filled(commune: Place, lan: User) -> Place:
    for kind in KINDS:
        make_unit(actor=MAKER, place=commune, kind=kind, name=kind, relation="own", at=NOW)
    for number in range(16):
        make_unit(actor=MAKER, place=commune, kind="village", name=f"Thôn {number}", relation="own", at=NOW)
    fill_registers(commune, officer=actor_of(lan))
    return commune


def items_by_quarter(place: Place) -> list[int]:
    return [count("communication.items", place=place, since=q.since, until=q.until) for q in quarters(2026)]


def test_three_quarters_are_closed_and_the_fourth_is_open(filled: Place) -> None:
    for register in ("communication", "sessions"):
        assert [is_closed(register, place=filled, period=q) for q in quarters(2026)] == [True] * 3 + [False]
    assert not is_closed("sessions", place=filled, period=whole_year(2026))
    assert Closure.objects.filter(reopened_at__isnull=False).count() == 1


def test_each_quarter_has_its_texts_and_the_second_not_one_too_many(filled: Place, lan: User) -> None:
    assert items_by_quarter(filled) == [5, 4, 5, 3]
    closure = Closure.objects.in_force().get(register="communication", period="2026-Q2")
    reopen_period(actor=actor_of(lan), closure=closure, reason="thử", at=IN_DECEMBER)
    entry = COMMUNICATION.model.objects.standing().get(title="Con nào cũng là con")
    withdraw_entry(actor=actor_of(lan), entry=entry, version=version_of(entry), reason="thử", at=IN_DECEMBER)
    assert items_by_quarter(filled) == [5, 3, 5, 3]


def test_every_village_was_reached_the_last_of_them_once(filled: Place, lan: User) -> None:
    assert count_units_reached("sessions.held", place=filled, **YEAR) == 16
    entry = SESSIONS.model.objects.standing().get(title="Thấy thì làm gì")
    withdraw_entry(actor=actor_of(lan), entry=entry, version=version_of(entry), reason="thử", at=IN_DECEMBER)
    assert count_units_reached("sessions.held", place=filled, **YEAR) == 15


def test_the_year_has_its_faults(filled: Place) -> None:
    for register in (COMMUNICATION, SESSIONS):
        states = set(register.model.objects.values_list("state", flat=True))
        assert states & {"corrected", "withdrawn"}
    assert SESSIONS.model.objects.filter(not_split=True).exists()
    late = [x for x in COMMUNICATION.model.objects.all() if (x.recorded_at.date() - x.on_day).days > 10]
    assert late


def test_a_lean_year_lacks_a_third_and_half_of_its_closings(other_commune: Place, hoa: User) -> None:
    make_unit(actor=MAKER, place=other_commune, kind="police", name="Công an", relation="vertical", at=NOW)
    fill_registers(other_commune, officer=actor_of(hoa), lean=True)
    assert [is_closed("sessions", place=other_commune, period=q) for q in quarters(2026)] == [
        True,
        True,
        False,
        False,
    ]
    assert sum(items_by_quarter(other_commune)) == 12
    assert not Unit.objects.filter(place=other_commune, kind="village").exists()
