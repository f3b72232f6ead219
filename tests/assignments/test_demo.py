"""The demonstration's year of tasks: everything that a year brings, the same every time."""

from collections import Counter
from datetime import date

import pytest

from songhanh.assignments.models import Assignment, Carrier, Reminder, Report
from songhanh.assignments.queries import get_work, list_done
from songhanh.journal.queries import list_chains, verify_chain
from songhanh.people.models import User
from songhanh.people.queries import build_viewer
from songhanh.places.models import Place

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def test_a_year_has_all_that_a_year_brings(demonstration: None) -> None:
    place = Place.objects.get(code="99001")
    states = Counter(Assignment.objects.values_list("state", flat=True))
    assert set(states) == set(Assignment.State.values) - {"withdrawn"}
    done = list_done(place, date(2026, 1, 1), date(2027, 1, 1))
    assert {one.was_late for one in done} == {True, False}
    assert any(one.proofs for one in done)
    assert Report.objects.filter(answer="returned").exists()
    assert Carrier.objects.exists()
    assert Reminder.objects.exists()
    assert all(verify_chain(chain) == () for chain in list_chains())

    officer = get_work(build_viewer(User.objects.get(username="hanh"), TODAY), place, 2026, TODAY)
    assert min(officer.late_count, officer.waiting_count, officer.returned_count, officer.open) > 0
    police = get_work(build_viewer(User.objects.get(username="binh"), TODAY), place, 2026, TODAY)
    assert {line.unit for line in (*police.late, *police.due, *police.returned)} <= {"Công an xã"}
