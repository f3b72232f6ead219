"""An office's own indicators: reckoned by the definition of each day, silent until closed, refused kindly."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from songhanh.indicators.actions import (
    CannotDefine,
    Wording,
    define_indicator,
    redefine_indicator,
    retire_indicator,
)
from songhanh.indicators.models import Definition, OwnIndicator
from songhanh.indicators.queries import Answers, Counted, Told, list_own_entries, read_own, subject_of_own
from songhanh.kernel.periods import Period, quarters, year
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.places.queries import Land
from songhanh.registers.actions import close_period, record_entry
from songhanh.registers.models import REGISTERS
from songhanh.ui.versions import Conflict
from tests.conftest import NOW, actor_of
from tests.registers.conftest import Record, item, record, session, union, villages
from tests.registers.kinds import helper

__all__ = ["record", "union", "villages"]  # fixtures of the registers
pytestmark = pytest.mark.django_db
LATER = datetime(2027, 1, 10, 3, tzinfo=UTC)
END, JULY = date(2026, 12, 31), date(2026, 7, 1)
MARCH, AUGUST = date(2026, 3, 10), date(2026, 8, 10)
HELD = Counted("sessions.held")
TALKS = Counted("sessions.held", (("kind", "talk"),))
REACHED = Counted("sessions.villages")


def make(
    lan: User, commune: Place, kind: str, part: Counted, whole: Counted | None = None, **about: bool
) -> str:
    wording = Wording(name=f"Số {kind} {part.source}", part=part, whole=whole)
    made = define_indicator(
        actor=actor_of(lan), place=commune, kind=kind, wording=wording, at=NOW, standing=bool(about)
    )
    return f"made.{made.pk}"


def change(lan: User, code: str, since: date | None, part: Counted, whole: Counted | None = None) -> None:
    indicator = OwnIndicator.objects.get(pk=code.partition(".")[2])
    wording = Wording(name=f"Tên mới {code}", part=part, whole=whole)
    redefine_indicator(
        actor=actor_of(lan), indicator=indicator, since=since, wording=wording, seen=indicator.version, at=NOW
    )


def close(lan: User, place: Place, register: str, *periods: Period) -> None:
    for period in periods:
        close_period(actor=actor_of(lan), register=REGISTERS[register], place=place, period=period, at=LATER)


def tell(
    place: Place, code: str, period: Period, upto: date = END, *, at_least: int = 1, enough: int = 999
) -> Told:
    subject = subject_of_own(read_own(place)[code], {"at_least": at_least})
    return Answers(place, 2026, upto).tell(subject, period, Fraction(enough))


def test_a_count_is_silent_until_closed_or_enough(
    lan: User, commune: Place, union: Unit, record: Record
) -> None:
    code = make(lan, commune, "count", TALKS)
    for kind in ("talk", "talk", "contest"):
        record(session(union, kind=kind), LATER)
    told = tell(commune, code, quarters(2026)[1])
    assert (told.answer.state, told.so_far and told.so_far.value) == ("not_reported", 2)
    assert told.waiting == ("2026-Q2",)
    assert tell(commune, code, quarters(2026)[1], enough=2).answer.value == 2
    close(lan, commune, "sessions", *quarters(2026))
    assert [tell(commune, code, one).answer.value for one in (*quarters(2026), year(2026))] == [0, 2, 0, 0, 2]


def test_a_redefinition_holds_from_its_day_and_the_old_one_before(
    lan: User, commune: Place, union: Unit, record: Record
) -> None:
    code = make(lan, commune, "count", TALKS)
    for day in (MARCH, date(2026, 6, 30), JULY, AUGUST):
        record(session(union, kind="talk", on_day=day), LATER)
        record(session(union, kind="contest", on_day=day), LATER)
    close(lan, commune, "sessions", *quarters(2026))
    change(lan, code, JULY, HELD)
    told = [tell(commune, code, one) for one in (*quarters(2026), year(2026))]
    assert [one.answer.value for one in told] == [1, 1, 4, 0, 6]  # talks before July, everything since
    assert [one.changed_on for one in told] == [(), (), (JULY,), (), (JULY,)]
    own = read_own(commune)[code]
    assert len(list_own_entries(own, Land(commune), date(2026, 1, 1), date(2027, 1, 1)).part) == 6
    change(lan, code, JULY, Counted("sessions.held", (("kind", "contest"),)))  # the later word for one day
    assert tell(commune, code, year(2026)).answer.value == 4
    change(lan, code, None, HELD)  # the old one had been wrong from the beginning
    assert tell(commune, code, year(2026)).answer.value == 6
    assert Definition.objects.filter(indicator__place=commune).count() == 4  # every word is kept


def test_from_a_day_on_another_register_counts_and_kinds_of_bodies_narrow_it(
    lan: User, commune: Place, union: Unit, record: Record
) -> None:
    code = make(lan, commune, "count", HELD)
    about = {"name": "Trạm Y tế xã", "relation": "own", "since": date(2025, 7, 1)}
    other = Unit.objects.create(place=commune, kind="health_station", **about)
    for unit in (union, other):
        for day in (MARCH, AUGUST):
            record(session(unit, on_day=day), LATER)
            record(item(unit, on_day=day), LATER)
    change(lan, code, JULY, Counted("communication.items", (("unit_kind", union.kind),)))
    close(lan, commune, "sessions", *quarters(2026))
    assert tell(commune, code, year(2026)).waiting == tuple(one.code for one in quarters(2026))
    close(lan, commune, "communication", *quarters(2026))
    assert [tell(commune, code, one).answer.value for one in (*quarters(2026), year(2026))] == [2, 0, 1, 0, 3]
    with pytest.raises(CannotDefine, match="Điều kiện lọc"):
        change(lan, code, AUGUST, Counted("sessions.held", (("unit_kind", "all_agencies"),)))


def test_parts_of_a_share_are_added_before_they_are_divided(
    lan: User, commune: Place, union: Unit, record: Record
) -> None:
    code = make(lan, commune, "share", TALKS, HELD)
    for kind in ("talk", "contest", "contest", "contest"):
        record(session(union, kind=kind, on_day=MARCH), LATER)
    for kind in ("talk", "conference"):
        record(session(union, kind=kind, on_day=AUGUST), LATER)
    close(lan, commune, "sessions", *quarters(2026))
    change(lan, code, JULY, Counted("sessions.held", (("kind", "talk,conference"),)), HELD)
    ratio = tell(commune, code, year(2026)).answer.ratio
    assert ratio is not None
    assert (ratio.numerator, ratio.denominator) == (3, 6)  # 1 of 4, then 2 of 2
    assert tell(commune, code, quarters(2026)[3]).answer.state == "none_arose"
    own = read_own(commune)[code]
    entries = list_own_entries(own, Land(commune), date(2026, 1, 1), date(2027, 1, 1))
    assert (len(entries.part), len(entries.whole)) == (3, 6)


def test_a_share_waits_for_the_closing_and_an_empty_open_one_is_not_none_arose(
    lan: User, commune: Place, union: Unit, record: Record
) -> None:
    code = make(lan, commune, "share", TALKS, HELD)
    assert tell(commune, code, year(2026)).answer.state == "not_reported"
    record(session(union, kind="talk", on_day=MARCH), LATER)
    told = tell(commune, code, year(2026), enough=50)
    assert (told.answer.state, told.so_far and told.so_far.figure) == ("not_reported", 100)
    assert tell(commune, code, quarters(2026)[3], date(2026, 9, 1)).so_far is None  # not begun


def test_two_registers_speak_once_both_are_closed(
    lan: User, commune: Place, union: Unit, record: Record
) -> None:
    code = make(lan, commune, "share", TALKS, Counted("communication.items"))
    record(session(union, kind="talk"), LATER)
    record(item(union))
    close(lan, commune, "sessions", *quarters(2026))
    assert tell(commune, code, year(2026)).waiting == ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
    close(lan, commune, "communication", *quarters(2026))
    assert tell(commune, code, year(2026)).answer.figure == 100


def test_villages_and_bodies_count_once_whichever_definition_reached_them(
    lan: User, commune: Place, union: Unit, villages: tuple[Unit, ...], record: Record
) -> None:
    reached = make(lan, commune, "coverage", REACHED)
    bodies = make(lan, commune, "count", Counted("sessions.units"))
    number = make(lan, commune, "count", Counted("sessions.villages"))
    record(session(union, villages=(villages[0], villages[1]), kind="talk", on_day=MARCH), LATER)
    record(session(union, villages=(villages[0],), kind="contest", on_day=AUGUST), LATER)
    record(session(union, villages=(villages[2],), kind="talk", on_day=AUGUST), LATER)
    close(lan, commune, "sessions", *quarters(2026))
    for code, what in ((reached, "villages"), (bodies, "units"), (number, "villages")):
        change(lan, code, JULY, Counted(f"sessions.{what}", (("kind", "contest"),)))
    assert tell(commune, reached, year(2026)).answer.figure == Fraction(200, 3)
    assert tell(commune, reached, year(2026), at_least=2).answer.figure == Fraction(100, 3)
    assert tell(commune, bodies, year(2026)).answer.value == 1
    assert tell(commune, number, year(2026)).answer.value == 2


def test_numbers_of_women_are_added_and_existence_is_one(
    lan: User, commune: Place, union: Unit, record: Record
) -> None:
    women = make(lan, commune, "count", Counted("sessions.women"))
    exists = make(lan, commune, "existence", HELD)
    close(lan, commune, "sessions", quarters(2026)[0])
    record(session(union, persons_women=25), LATER)
    record(session(union, persons_women=7), LATER)
    close(lan, commune, "sessions", *quarters(2026)[1:])
    assert tell(commune, women, year(2026)).answer.value == 32
    assert [tell(commune, exists, one).answer.value for one in quarters(2026)[:2]] == [0, 1]


def test_what_stands_is_told_by_the_definition_of_the_last_day(
    lan: User, commune: Place, union: Unit, added: tuple[object, object]
) -> None:
    all_helpers = Counted("helpers.people")
    code = make(lan, commune, "count", all_helpers, standing=True)
    for sex, until in (("female", None), ("male", None), ("male", date(2026, 5, 1))):
        told = helper(
            union, name=f"Người {sex} {until}", sex=sex, until=until, end_reason="Nghỉ" if until else ""
        )
        record_entry(actor=actor_of(lan), register=REGISTERS["helpers"], place=commune, told=told, at=LATER)
    close(lan, commune, "helpers", *quarters(2026))
    assert [tell(commune, code, one).answer.value for one in quarters(2026)[:2]] == [3, 2]
    change(lan, code, JULY, Counted("helpers.people", (("sex", "female"),)))
    assert [tell(commune, code, one).answer.value for one in quarters(2026)] == [3, 2, 1, 1]
    assert not read_own(commune)[code].rises  # may end again: waits for the closing


@pytest.mark.parametrize(
    ("kind", "part", "whole", "field"),
    [
        ("count", Counted("sessions.nothing"), None, "what"),
        ("count", Counted("nowhere.held"), None, "what"),
        ("count", Counted("posts.holders", (("is_minority", "yes"),)), None, "what"),  # walled
        ("count", Counted("sessions.held", (("kind", "party"),)), None, "what"),
        ("share", TALKS, None, "whole_what"),
        ("share", HELD, HELD, "what"),
        ("share", REACHED, HELD, "what"),
        ("coverage", HELD, None, "what"),
    ],
)
def test_what_no_register_counts_is_refused(
    lan: User, commune: Place, kind: str, part: Counted, whole: Counted | None, field: str
) -> None:
    with pytest.raises(CannotDefine) as refusal:
        make(lan, commune, kind, part, whole)
    assert refusal.value.field == field
    assert not OwnIndicator.objects.exists()


def test_names_are_taken_once_and_versions_are_watched(lan: User, commune: Place) -> None:
    code = make(lan, commune, "count", HELD)
    with pytest.raises(CannotDefine, match="tên này"):
        make(lan, commune, "count", HELD)
    with pytest.raises(CannotDefine, match="đang còn"):
        make(lan, commune, "count", HELD, standing=True) if retire(lan, code) else None
    indicator = OwnIndicator.objects.get()
    with pytest.raises(Conflict):
        retire_indicator(actor=actor_of(lan), indicator=indicator, seen=1, at=NOW)
    with pytest.raises(CannotDefine, match="thôi dùng"):
        retire_indicator(actor=actor_of(lan), indicator=indicator, seen=2, at=NOW)
    assert read_own(commune)[code].is_retired
    assert make(lan, commune, "count", HELD) != code  # its name is free again


def retire(lan: User, code: str) -> bool:
    indicator = OwnIndicator.objects.get(pk=code.partition(".")[2])
    return bool(retire_indicator(actor=actor_of(lan), indicator=indicator, seen=1, at=NOW).retired_at)


def test_readings_are_never_added_over_quarters(lan: User, commune: Place) -> None:
    code = make(lan, commune, "count", Counted("staff.sum:masters"))
    own = read_own(commune)[code]
    assert (own.rises, own.indicator.aggregation) == (False, "latest")
    assert Decimal(0) == tell(commune, code, year(2026), date(2026, 2, 1)).so_far.value  # type: ignore[union-attr]
