"""Answers from registers: silence is not 0; a closed quarter speaks, and a minimum once reached."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from songhanh.indicators.queries import get_answer
from songhanh.kernel.periods import Period, quarters, year
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import close_period
from songhanh.registers.models import REGISTERS
from tests.conftest import actor_of
from tests.registers.conftest import Record, item, record, session, union, villages

__all__ = ["record", "union", "villages"]  # fixtures of the registers
pytestmark = pytest.mark.django_db
Q1, Q2 = quarters(2026)[:2]
LATER = datetime(2027, 1, 10, 3, tzinfo=UTC)
END = date(2026, 12, 31)


def close(lan: User, place: Place, register: str, *periods: Period) -> None:
    for period in periods:
        close_period(actor=actor_of(lan), register=REGISTERS[register], place=place, period=period, at=LATER)


def test_an_open_quarter_says_nothing_until_the_minimum_is_reached(
    commune: Place, union: Unit, record: Record
) -> None:
    for _ in range(3):
        record(item(union))
    ask = {"place": commune, "period": Q2, "upto": END, "enough": Fraction(4)}
    assert get_answer("communication.items", **ask).state == "not_reported"  # type: ignore[arg-type]
    record(item(union))
    assert get_answer("communication.items", **ask).value == 4  # type: ignore[arg-type]


def test_a_closed_quarter_without_a_line_is_zero(lan: User, commune: Place) -> None:
    close(lan, commune, "communication", Q1)
    assert get_answer("communication.items", place=commune, period=Q1, upto=END).value == 0
    assert get_answer("communication.items", place=commune, period=Q2, upto=END).state == "not_reported"


def test_a_year_speaks_once_every_quarter_that_is_over_is_closed(
    lan: User, commune: Place, union: Unit, record: Record
) -> None:
    record(session(union, kind="conference"))
    close(lan, commune, "sessions", Q1)
    code = "sessions.conferences"
    assert get_answer(code, place=commune, period=year(2026), upto=date(2026, 5, 31)).value == 1
    assert get_answer(code, place=commune, period=year(2026), upto=date(2026, 6, 30)).state == "not_reported"
    close(lan, commune, "sessions", *quarters(2026)[1:])
    assert get_answer(code, place=commune, period=year(2026), upto=END).value == 1


def test_villages_are_counted_once_however_often_they_are_reached(
    lan: User, commune: Place, union: Unit, villages: tuple[Unit, ...], record: Record
) -> None:
    record(session(union, kind="village_meeting", villages=(villages[0], villages[1])))
    record(session(union, kind="village_meeting", villages=(villages[0],)))
    close(lan, commune, "sessions", *quarters(2026))
    answer = get_answer("sessions.villages", place=commune, period=year(2026), upto=END)
    assert answer.ratio is not None
    assert (answer.ratio.numerator, answer.ratio.denominator) == (2, 3)


def test_where_there_is_no_village_none_arose(commune: Place) -> None:
    assert get_answer("sessions.villages", place=commune, period=year(2026), upto=END).state == "none_arose"


def test_only_what_the_indicator_means_is_counted(
    lan: User, commune: Place, union: Unit, record: Record
) -> None:
    for kind in ("conference", "thematic", "talk", "contest"):
        record(session(union, kind=kind))
    close(lan, commune, "sessions", *quarters(2026))
    found = {
        code: get_answer(code, place=commune, period=year(2026), upto=END).value
        for code in ("sessions.conferences_thematic", "sessions.conferences", "sessions.held")
    }
    assert found == {"sessions.conferences_thematic": 2, "sessions.conferences": 1, "sessions.held": 4}
