"""The years of the demonstration's communes: seasons and faults, and counts that hang on one line."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta

import pytest

from songhanh.demo.ben_tam import BEN_TAM
from songhanh.demo.commune import merge_villages
from songhanh.demo.dong_ha import DONG_HA
from songhanh.demo.story import Commune
from songhanh.journal.actor import Actor
from songhanh.kernel.periods import months, quarters
from songhanh.kernel.periods import year as whole_year
from songhanh.people.models import User
from songhanh.places.actions import make_unit
from songhanh.places.models import Place
from songhanh.places.queries import Land, list_villages, say_villages
from songhanh.registers.actions import reopen_period, version_of, withdraw_entry
from songhanh.registers.counts import count, count_units_reached, is_closed
from songhanh.registers.demo import fill_registers
from songhanh.registers.models import REGISTERS, Closure
from tests.conftest import MAKER, actor_of
from tests.registers.conftest import COMMUNICATION, LAST_YEAR, SESSIONS

pytestmark = pytest.mark.django_db
IN_DECEMBER = datetime(2026, 12, 1, tzinfo=UTC)
YEAR = {"since": date(2026, 1, 1), "until": date(2027, 1, 1)}


Speakers = Callable[[Place], Mapping[int, Actor]]


def by_officer(_place: Place) -> Mapping[int, Actor]:
    """Nobody writes but the officer."""
    return {}


def fill_year(place: Place, officer: User, story: Commune, speakers: Speakers = by_officer) -> Place:
    """The units of a story, and what they did in the year, written by those who speak for a unit."""
    for kind, name, relation in story.units:
        make_unit(actor=MAKER, place=place, kind=kind, name=name, relation=relation, at=LAST_YEAR)
    merge_villages(story, place, actor_of(officer))
    actor = actor_of(officer)
    fill_registers(place, officer=actor, speakers=speakers(place), story=story.registers)
    return place


@pytest.fixture
def filled(commune: Place, lan: User) -> Place:
    return fill_year(commune, lan, DONG_HA)


@pytest.fixture
def ward(other_commune: Place, hoa: User) -> Place:
    return fill_year(other_commune, hoa, BEN_TAM)


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


def test_nothing_was_written_down_after_the_november_in_which_the_year_stands(filled: Place) -> None:
    for register in REGISTERS.values():
        assert not register.model.objects.filter(recorded_at__gte=IN_DECEMBER).exists(), register.code


def test_the_ward_closed_one_register_further_than_the_other(ward: Place) -> None:
    closed = {
        register: [is_closed(register, place=ward, period=q) for q in quarters(2026)]
        for register in ("communication", "sessions")
    }
    assert closed == {
        "communication": [True, True, True, False],
        "sessions": [True, True, False, False],
    }
    assert is_closed("communication", place=ward, period=quarters(2025)[3])
    assert Closure.objects.filter(reopened_at__isnull=False).count() == 1


def test_the_ward_has_texts_enough_in_each_quarter_and_none_on_the_air_in_august(ward: Place) -> None:
    assert items_by_quarter(ward) == [6, 5, 5, 6]
    aired = [
        count(
            "communication.items", place=ward, since=month.since, until=month.until,
            where={"channel": "loudspeaker"},
        )
        for month in months(2026)
    ]  # fmt: skip
    assert [at for at, number in enumerate(aired, 1) if not number] == [8, 12]


def test_one_group_of_the_ward_was_reached_by_nobody(ward: Place) -> None:
    assert len(list_villages(ward, date(2026, 12, 31))) == 14
    assert count_units_reached("sessions.held", place=ward, **YEAR) == 13


def test_two_groups_of_the_ward_became_one_and_the_figures_add_up(ward: Place) -> None:
    """By the borders of then a quarter has fifteen groups, then fourteen; sessions are the same by either."""
    ends = [quarter.until - timedelta(days=1) for quarter in quarters(2026)]
    assert [len(list_villages(ward, day)) for day in ends] == [15, 15, 14, 14]
    assert say_villages(ward, 2026) == "15 thôn, tổ dân phố; từ 01/07/2026: 14"
    now = Land(ward, date(2026, 12, 31))
    for figure in ("sessions.held", "sessions.persons"):
        then = [count(figure, place=ward, since=q.since, until=q.until) for q in quarters(2026)]
        today = [count(figure, place=now, since=q.since, until=q.until) for q in quarters(2026)]
        assert then == today
        assert sum(then) == count(figure, place=ward, **YEAR)
    halves = ({"since": YEAR["since"], "until": date(2026, 7, 1)}, {**YEAR, "since": date(2026, 7, 1)})
    for half in halves:
        assert count_units_reached("sessions.held", place=now, **half) <= 14


@pytest.mark.parametrize("story", [DONG_HA, BEN_TAM], ids=lambda story: str(story.code))
def test_every_season_of_the_year_is_there(story: Commune) -> None:
    told = (*story.registers.texts, *story.registers.sessions)
    occasions = {one.occasion for one in told if one.day.startswith("2026")}
    assert occasions >= {"womens_day", "family_day", "vietnam_womens_day", "action_month"}
    assert any(one.after > 10 for one in told)


def test_the_ward_wrote_down_what_was_done_the_year_before(ward: Place) -> None:
    before = [
        entry
        for register in (COMMUNICATION, SESSIONS)
        for entry in register.model.objects.filter(on_day__year=2025)
    ]
    assert len(before) == 3
    assert {entry.recorded_at.year for entry in before} == {2026}


def test_what_the_ward_corrected_and_withdrew_stays_readable(ward: Place) -> None:
    for register in (COMMUNICATION, SESSIONS):
        states = set(register.model.objects.values_list("state", flat=True))
        assert states == {"standing", "corrected", "withdrawn"}
    mended = SESSIONS.model.objects.standing().get(title="Lương và bảo hiểm của chị em")
    assert (mended.persons_total, mended.corrects.persons_total) == (36, 38)
