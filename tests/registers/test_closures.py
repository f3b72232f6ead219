"""Closing a quarter that is over, once; what is closed takes no entry until it is opened with a reason."""

from datetime import UTC, date, datetime

import pytest

from songhanh.kernel.periods import Period, quarters, read_period
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import (
    CannotClose,
    CannotRecord,
    close_period,
    correct_entry,
    reopen_period,
    version_of,
    withdraw_entry,
)
from songhanh.registers.counts import is_closed
from songhanh.registers.models import Closure
from tests.conftest import NOW, actor_of
from tests.registers.conftest import COMMUNICATION, Record, item, line

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD, _FOURTH = quarters(2026)
IN_MARCH = date(2026, 3, 10)


def close(
    lan: User, place: Place, period: Period = FIRST, unit: Unit | None = None, at: datetime = NOW
) -> Closure:
    return close_period(
        actor=actor_of(lan), register=COMMUNICATION, place=place, period=period, unit=unit, at=at
    )


def test_a_closed_quarter_says_so(lan: User, commune: Place) -> None:
    assert not is_closed("communication", place=commune, period=FIRST)
    close(lan, commune)
    assert is_closed("communication", place=commune, period=FIRST)
    assert not is_closed("sessions", place=commune, period=FIRST)


@pytest.mark.parametrize(
    ("closed", "asked", "expected"),
    [
        ((), "2026-H1", False),
        ((FIRST,), "2026-H1", False),
        ((FIRST, SECOND), "2026-H1", True),
        ((FIRST, SECOND), "2026-9M", False),
        ((FIRST, SECOND, THIRD), "2026-9M", True),
        ((FIRST, SECOND, THIRD), "2026", False),
        ((SECOND,), "2026-05", True),
    ],
)
def test_a_longer_period_is_closed_with_all_its_quarters(
    lan: User, commune: Place, closed: tuple[Period, ...], asked: str, expected: bool
) -> None:
    for period in closed:
        close(lan, commune, period, at=datetime(2026, 12, 1, tzinfo=UTC))
    assert is_closed("communication", place=commune, period=read_period(asked)) is expected


def test_a_window_that_is_cut_off_needs_every_quarter_that_it_touches(lan: User, commune: Place) -> None:
    window = Period(date(2025, 12, 15), date(2026, 3, 15))
    close(lan, commune)
    assert not is_closed("communication", place=commune, period=window)
    close(lan, commune, quarters(2025)[3])
    assert is_closed("communication", place=commune, period=window)


def test_a_quarter_is_closed_once(lan: User, commune: Place) -> None:
    close(lan, commune)
    with pytest.raises(CannotClose, match="đã chốt ngày 20/05/2026, người chốt: Nguyễn Thị Lan"):
        close(lan, commune)


@pytest.mark.parametrize(
    ("at", "refused"),
    [
        (datetime(2026, 6, 30, 16, 59, tzinfo=UTC), True),  # one minute to midnight in Hà Nội
        (datetime(2026, 6, 30, 17, 0, tzinfo=UTC), False),
    ],
)
def test_a_quarter_is_closed_from_the_day_after_it_ends(
    lan: User, commune: Place, at: datetime, refused: bool
) -> None:
    if not refused:
        assert close(lan, commune, SECOND, at=at).pk
        return
    with pytest.raises(CannotClose, match=r"Quý II năm 2026 chưa hết\. Từ ngày 01/07/2026"):
        close(lan, commune, SECOND, at=at)


def test_a_register_is_closed_by_the_quarter(lan: User, commune: Place) -> None:
    with pytest.raises(CannotClose, match="theo quý"):
        close(lan, commune, read_period("2025"))


def test_nothing_is_written_into_a_closed_quarter(
    lan: User, commune: Place, record: Record, union: Unit
) -> None:
    entry = record(item(union, on_day=IN_MARCH))
    close(lan, commune)
    with pytest.raises(CannotRecord, match="Sổ quý I năm 2026 đã chốt"):
        record(item(union, on_day=IN_MARCH))
    with pytest.raises(CannotRecord, match="đã chốt"):
        record(item(union, lines=[line(), line(on_day=IN_MARCH)]))
    acts = {
        "actor": actor_of(lan),
        "entry": entry,
        "version": version_of(entry),
        "reason": "nhầm ngày",
        "at": NOW,
    }
    with pytest.raises(CannotRecord, match="đã chốt"):
        correct_entry(told=item(union), **acts)
    with pytest.raises(CannotRecord, match="đã chốt"):
        withdraw_entry(**acts)
    assert COMMUNICATION.model.objects.standing().count() == 1


def test_opened_with_a_reason_it_takes_entries_again(
    lan: User, commune: Place, record: Record, union: Unit
) -> None:
    closure = close(lan, commune)
    with pytest.raises(CannotClose, match="Chưa có lý do"):
        reopen_period(actor=actor_of(lan), closure=closure, reason=" ", at=NOW)
    opened = reopen_period(actor=actor_of(lan), closure=closure, reason="thôn gửi muộn", at=NOW)
    assert record(item(union, on_day=IN_MARCH)).pk
    assert not is_closed("communication", place=commune, period=FIRST)
    with pytest.raises(CannotClose, match="mở lại rồi"):
        reopen_period(actor=actor_of(lan), closure=opened, reason="nữa", at=NOW)
    assert close(lan, commune).pk != closure.pk


def test_a_unit_closes_its_own_part_and_no_more(
    lan: User, commune: Place, record: Record, union: Unit, police: Unit
) -> None:
    close(lan, commune, unit=union)
    with pytest.raises(CannotRecord, match="đã chốt"):
        record(item(union, on_day=IN_MARCH))
    assert record(item(police, on_day=IN_MARCH)).pk
    assert not is_closed("communication", place=commune, period=FIRST)
    with pytest.raises(CannotClose):
        close(lan, commune, unit=union)
    assert close(lan, commune).pk


def test_nothing_is_asked_of_a_register_that_there_is_not(commune: Place) -> None:
    with pytest.raises(ValueError, match="no register"):
        is_closed("gossip", place=commune, period=FIRST)
