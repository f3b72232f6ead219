"""The journal: chains hold, and every way of breaking one is found."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.journal.models import ChainMonth, Entry
from songhanh.journal.queries import get_history, list_chains, verify_chain
from songhanh.places.models import Place
from tests.journal.triggers import without_triggers

LAN = Actor("person", "7", "Lan", address="127.0.0.1")
MAY = datetime(2026, 5, 20, 3, tzinfo=UTC)


def write(count: int, at: datetime = MAY, chain: str = "99001") -> None:
    for _ in range(count):
        with transaction.atomic():
            record("tests.act", actor=LAN, thing="tests", place=chain, at=at)


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="transaction of its act"):
        record("tests.act", actor=LAN, thing="tests", place="", at=MAY)


@pytest.mark.django_db
def test_lines_are_chained_within_and_across_months() -> None:
    write(3)
    write(2, at=MAY + timedelta(days=31))
    lines = list(Entry.objects.order_by("pk"))
    assert [line.number for line in lines] == [1, 2, 3, 1, 2]
    assert [line.previous for line in lines] == ["", *[line.hash for line in lines[:-1]]]
    assert verify_chain("99001") == ()


@pytest.mark.django_db
def test_each_place_has_its_own_chain() -> None:
    write(1)
    write(1, chain="99002")
    write(1, chain="")
    assert list_chains() == ("", "99001", "99002")
    assert Entry.objects.filter(number=1).count() == 3


@pytest.mark.django_db
def test_a_month_belongs_to_where_the_work_is_done() -> None:
    write(1, at=datetime(2026, 5, 31, 17, 30, tzinfo=UTC))  # 00:30 on 1 June in Hà Nội
    assert ChainMonth.objects.get().month == "2026-06"


@pytest.mark.django_db
def test_a_clock_set_back_does_not_tear_the_chain() -> None:
    write(1, at=MAY + timedelta(days=31))
    write(1, at=MAY)
    assert [m.month for m in ChainMonth.objects.all()] == ["2026-06"]
    assert verify_chain("99001") == ()


@pytest.mark.django_db
def test_the_database_refuses_to_change_a_line() -> None:
    write(1)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Entry.objects.update(actor_id="8")


def _without_trigger(sql: str) -> None:
    without_triggers()
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sql", "number"),
    [
        ("UPDATE journal_entry SET actor_id = '8' WHERE number = 2", 2),
        ("UPDATE journal_entry SET note = '{}' , verb = 'tests.other' WHERE number = 3", 3),
        ("DELETE FROM journal_entry WHERE number = 2", 2),
        ("DELETE FROM journal_entry WHERE number = 3", 2),
    ],
)
def test_one_changed_or_removed_line_is_found(sql: str, number: int) -> None:
    write(3)
    _without_trigger(sql)
    assert [b.number for b in verify_chain("99001")] == [number]


@pytest.mark.django_db
def test_two_lines_that_change_places_are_found() -> None:
    write(3)
    _without_trigger("UPDATE journal_entry SET number = 9 WHERE number = 1")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET number = 1 WHERE number = 2")
        cursor.execute("UPDATE journal_entry SET number = 2 WHERE number = 9")
    assert verify_chain("99001") != ()


@pytest.mark.django_db
def test_the_database_refuses_to_remove_a_line_or_to_turn_a_head_back() -> None:
    write(2)
    with pytest.raises(DatabaseError, match="never removed singly"), transaction.atomic():
        Entry.objects.filter(number=2).delete()
    for change in ({"entries": 1}, {"first_previous": "x"}, {"chain": "99002"}, {"month": "2026-06"}):
        with pytest.raises(DatabaseError, match="only move on"), transaction.atomic():
            ChainMonth.objects.update(**change)


@pytest.mark.postgresql
@pytest.mark.django_db
def test_postgresql_refuses_to_remove_a_head() -> None:
    write(1)
    with pytest.raises(DatabaseError, match="only move on"), transaction.atomic():
        ChainMonth.objects.all().delete()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_many_who_write_at_once_make_one_chain() -> None:
    """Also over the turn of a month, when all of them begin it."""

    def work(number: int) -> None:
        try:
            write(5, at=MAY + timedelta(days=31 * (number % 2)))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert Entry.objects.count() == 40
    assert verify_chain("99001") == ()


@pytest.mark.django_db
def test_the_history_of_a_thing_is_its_own_acts(commune: Place, other_commune: Place) -> None:
    with transaction.atomic():
        record("tests.second", actor=LAN, thing=commune, place=commune.code, at=MAY + timedelta(hours=1))
    assert [act.verb for act in get_history(commune)] == ["places.open", "tests.second"]
    assert [act.verb for act in get_history(other_commune)] == ["places.open"]
