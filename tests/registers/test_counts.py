"""Counts for other rooms, against a recount by hand over whatever was written, corrected and withdrawn."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import correct_entry, version_of, withdraw_entry
from songhanh.registers.counts import count, count_by, count_units_reached, list_entries, list_sources
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.told import Told
from tests.conftest import NOW, actor_of
from tests.registers.conftest import Record, item, line, session

pytestmark = pytest.mark.django_db
YEAR = {"since": date(2026, 1, 1), "until": date(2027, 1, 1)}
DAYS = st.dates(date(2025, 12, 20), date(2026, 5, 20))
LINES = st.lists(st.tuples(DAYS, st.integers(1, 9)), max_size=3)
FATES = st.sampled_from(["stands", "stands", "stands", "corrected", "withdrawn"])
PLAIN: dict[str, Any] = {
    "max_examples": 20,
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
}


def test_the_sources_are_those_of_the_declarations() -> None:
    assert list_sources()[:6] == (
        "communication.items",
        "communication.broadcasts",
        "communication.printed",
        "sessions.held",
        "sessions.persons",
        "sessions.women",
    )
    named = [f"{one.code}.{figure.code}" for one in REGISTERS.values() for figure in one.figures]
    assert sorted(list_sources()) == sorted(set(named))


def test_one_text_on_three_channels_is_one_item(record: Record, commune: Place, union: Unit) -> None:
    channels = ("loudspeaker", "website", "messaging")
    record(item(union, lines=[line(channel=channel, times=1) for channel in channels]))
    assert count("communication.items", place=commune, **YEAR) == 1
    assert count("communication.broadcasts", place=commune, **YEAR) == 3


def test_days_are_half_open(record: Record, commune: Place, union: Unit) -> None:
    for day in (date(2026, 3, 31), date(2026, 4, 1)):
        record(item(union, on_day=day))
    spans = ((1, 4), (4, 5), (3, 5))
    found = [
        count("communication.items", place=commune, since=date(2026, a, 1), until=date(2026, b, 1))
        for a, b in spans
    ]
    assert found == [1, 1, 2]


def test_a_broadcast_counts_on_its_own_day(record: Record, commune: Place, union: Unit) -> None:
    record(item(union, on_day=date(2026, 3, 30), lines=[line(on_day=date(2026, 4, 2), times=5)]))
    april = {"since": date(2026, 4, 1), "until": date(2026, 5, 1)}
    assert count("communication.items", place=commune, **april) == 0
    assert count("communication.broadcasts", place=commune, **april) == 5


def test_another_commune_adds_nothing(record: Record, other_commune: Place, union: Unit) -> None:
    record(item(union))
    assert [count(source, place=other_commune, **YEAR) for source in list_sources()] == [0] * len(
        list_sources()
    )


@pytest.mark.parametrize(
    ("source", "where", "expected"),
    [
        ("sessions.held", {"kind": "talk"}, 2),
        ("sessions.held", {"kind": "conference,thematic"}, 1),
        ("sessions.held", {"kind": "talk", "topic": "family"}, 1),
        ("sessions.held", {"target_groups": "youth"}, 1),
        ("sessions.held", {"target_groups": "youth,women"}, 2),
        ("sessions.held", {"unit_kind": "police"}, 1),
        ("sessions.persons", {"kind": "talk"}, 50),
        ("sessions.women", {}, 30),
        ("communication.items", {"channel": "website"}, 1),
        ("communication.items", {"channel": "website,loudspeaker"}, 2),
        ("communication.broadcasts", {"channel": "loudspeaker"}, 12),
        ("communication.broadcasts", {"topic": "violence"}, 7),
        ("communication.items", {"product": "leaflet"}, 1),
    ],
)
def test_a_count_can_be_narrowed(
    record: Record,
    commune: Place,
    union: Unit,
    police: Unit,
    source: str,
    where: dict[str, str],
    expected: int,
) -> None:
    record(session(union, target_groups=("women",)))
    record(
        session(police, topic="family", persons_total=10, persons_women=5, target_groups=("women", "youth"))
    )
    record(session(union, kind="thematic", persons_total=3, persons_women=0))
    record(item(union, topic="violence", lines=[line(), line(channel="website", times=1)]))
    record(item(police, product="leaflet", quantity=9))
    assert count(source, place=commune, where=where, **YEAR) == expected


def test_a_count_can_be_narrowed_to_a_village_and_a_unit(
    record: Record, commune: Place, union: Unit, villages: tuple[Unit, ...]
) -> None:
    record(item(union, villages=villages[:2]))
    for source, expected in (("communication.items", 1), ("communication.broadcasts", 6)):
        for village, factor in ((villages[0], 1), (villages[2], 0)):
            where = {"village": str(village.pk), "unit": str(union.pk)}
            assert count(source, place=commune, where=where, **YEAR) == expected * factor


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("gossip.heard", {}),
        ("sessions.items", {}),
        ("sessions.held", {"channel": "website"}),
        ("sessions.held", {"recorded_by": "x"}),
    ],
)
def test_what_is_unknown_is_an_error_and_never_a_zero(
    commune: Place, source: str, where: dict[str, str]
) -> None:
    with pytest.raises(ValueError, match=r"no source|cannot be narrowed"):
        count(source, place=commune, where=where, **YEAR)


def test_a_village_that_is_gone_was_not_reached(
    record: Record, commune: Place, union: Unit, villages: tuple[Unit, ...]
) -> None:
    record(session(union, villages=villages))
    gone = villages[0]
    gone.until = date(2026, 6, 1)
    gone.save(update_fields=["until"])
    spring = {"since": date(2026, 1, 1), "until": date(2026, 6, 1)}
    assert count_units_reached("sessions.held", place=commune, **spring) == 3
    assert count_units_reached("sessions.held", place=commune, **YEAR) == 2


happenings = st.lists(
    st.tuples(DAYS, st.sets(st.integers(0, 2)), st.integers(0, 60), LINES, FATES),
    max_size=6,
)  # fmt: skip


@dataclass
class ByHand:
    """What a careful person would count with a pencil, day by day."""

    since: date
    until: date
    figures: Counter[str] = field(default_factory=Counter)
    reached: dict[str, Counter[int]] = field(
        default_factory=lambda: {"sessions.held": Counter(), "communication.broadcasts": Counter()}
    )

    def add(self, happening: Any) -> None:
        day, where, persons, lines, fate = happening
        if fate == "withdrawn":
            return
        if self.since <= day < self.until:
            women = persons // 3
            self.figures.update({"sessions.held": 1, "sessions.persons": persons, "sessions.women": women})
            self.figures["communication.items"] += 1
            self.reached["sessions.held"].update(where)
        sent = sum(times for on, times in lines if self.since <= on < self.until)
        self.figures["communication.broadcasts"] += sent
        for at in where:
            self.reached["communication.broadcasts"][at] += sent


def write_down(happening: Any, record: Record, lan: User, union: Unit, villages: tuple[Unit, ...]) -> None:
    day, where, persons, lines, fate = happening
    named = tuple(villages[at] for at in sorted(where))
    held = session(union, on_day=day, villages=named, persons_total=persons, persons_women=persons // 3)
    sent = item(union, on_day=day, villages=named, lines=[line(on_day=on, times=n) for on, n in lines])
    for told in (held, sent):
        entry = record(told)
        act = {"actor": actor_of(lan), "entry": entry, "version": version_of(entry), "reason": "x", "at": NOW}
        if fate == "corrected":
            correct_entry(told=Told({**told.values, "title": "Khác"}, told.lines), **act)
        elif fate == "withdrawn":
            withdraw_entry(**act)


@settings(**PLAIN)
@given(happened=happenings, since=DAYS, days=st.integers(1, 140), at_least=st.integers(1, 3))
def test_counts_equal_a_recount_by_hand(
    happened: list[Any], since: date, days: int, at_least: int, record: Record, lan: User, commune: Place,
    union: Unit, villages: tuple[Unit, ...],
) -> None:  # fmt: skip
    by_hand = ByHand(since, since + timedelta(days=days))
    span = {"place": commune, "since": by_hand.since, "until": by_hand.until}
    with transaction.atomic():
        for happening in happened:
            by_hand.add(happening)
            write_down(happening, record, lan, union, villages)
        expected = {source: by_hand.figures[source] for source in list_sources()}
        assert {source: count(source, **span) for source in list_sources()} == expected
        traced = {source: sum(x.number for x in list_entries(source, **span)) for source in list_sources()}
        assert traced == expected
        for source, often in by_hand.reached.items():
            enough = sum(number >= at_least for number in often.values())
            assert count_units_reached(source, at_least=at_least, **span) == enough
        transaction.set_rollback(True)


def test_parts_add_up_to_the_whole(record: Record, commune: Place, union: Unit) -> None:
    record(item(union, lines=[line(times=6), line(channel="website", times=1)]))
    record(item(union, lines=[line(times=4)]))
    parts = count_by("communication.broadcasts", "channel", place=commune, **YEAR)
    assert [(one.code, one.number) for one in parts] == [("loudspeaker", 10), ("website", 1)]
    assert sum(one.number for one in parts) == count("communication.broadcasts", place=commune, **YEAR)


def test_what_has_no_choices_is_not_told_by_them(commune: Place) -> None:
    for by in ("title", "nothing"):
        with pytest.raises(ValueError, match="cannot be told by"):
            count_by("communication.items", by, place=commune, **YEAR)


def test_persons_of_split_sessions_are_counted_apart(record: Record, commune: Place, union: Unit) -> None:
    record(session(union, persons_total=40, persons_women=25))
    record(session(union, persons_total=30, persons_women=None, not_split=True))
    split = {"not_split": "False"}
    assert count("sessions.persons", place=commune, **YEAR) == 70
    assert count("sessions.persons", place=commune, where=split, **YEAR) == 40
