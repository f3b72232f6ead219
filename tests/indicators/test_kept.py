"""Registers beside typed figures: which of the two speaks, and what the register's counts say."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from songhanh.catalogue.indicators import find_indicator, indicators
from songhanh.evaluation.queries.words import answer_words
from songhanh.indicators.actions import Figure, record_value, settle_value
from songhanh.indicators.queries import Answers, get_answer, list_kept, subject_of
from songhanh.kernel.periods import quarters, year
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.places.queries import Land
from songhanh.registers.actions import close_period
from songhanh.registers.models import REGISTERS
from tests.conftest import NOW, actor_of
from tests.registers.conftest import union, villages

__all__ = ["union", "villages"]  # fixtures of the registers
pytestmark = pytest.mark.django_db
END = date(2026, 12, 31)
LATER = datetime.fromisoformat("2027-01-20T10:00:00+07:00")
OLD = date(2025, 3, 1)
IN_MAY = date(2026, 5, 5)

# of each indicator rows of its register (those of the share's part first), and what they come to
PLAYED: dict[str, tuple[list[dict[str, Any]], str]] = {
    "own.documents_mainstreamed": (
        [
            {"kind": "plan", "conclusion": "mainstreamed"},
            {"kind": "plan", "conclusion": "wanting"},
            {"kind": "plan", "conclusion": "not_concerned", "grounds": "Kỹ thuật"},
            {"kind": "plan", "conclusion": "mainstreamed", "on_day": OLD},
        ],
        "1/2",
    ),
    "own.officers_trained": (
        [
            {"sex": "female", "on_day": OLD, "trained_on": IN_MAY},
            {"sex": "male", "on_day": OLD, "trained_on": OLD},  # not in this year
            {"sex": "male", "on_day": OLD},
            {"sex": "female", "on_day": OLD, "trained_on": IN_MAY, "until": date(2026, 9, 1)},  # has gone
        ],
        "1/3",
    ),
    "own.committee_tasks": (
        [
            {"sex": "female", "duty": "Trường học", "on_day": OLD},
            {"sex": "male", "on_day": OLD},
            {"sex": "male", "duty": "Y tế", "on_day": OLD, "until": date(2026, 2, 1)},
        ],
        "1/2",
    ),
    "own.committee_meetings": ([{"kind": "regular"}, {"kind": "extra"}, {"kind": "gathering"}], "2"),
    "own.trusted_addresses": (
        [
            {"kind": "trusted_address", "on_day": OLD},
            {"kind": "trusted_address", "on_day": OLD, "works": False},
            {"kind": "hotline", "on_day": OLD},
        ],
        "1",
    ),
    "services.against_violence": (
        [{"kind": "family_club", "on_day": OLD}, {"kind": "livelihood", "on_day": OLD}],
        "1",
    ),
    "own.inspections": ([{"kind": "committee"}, {"kind": "joint"}, {"kind": "front"}], "2"),
    "own.petitions": (
        [
            {"kind": "feedback", "about": "other", "answered_on": IN_MAY, "result": "solved"},
            {"kind": "feedback", "about": "other"},
            {"kind": "complaint", "about": "other"},
        ],
        "1/2",
    ),
    "strategy.1.1": (
        [
            {"body": "committee", "post": "vice_chair", "sex": "female", "on_day": OLD},
            {"body": "committee", "post": "chair", "sex": "male", "on_day": OLD},
            {"body": "council", "post": "chair", "sex": "male", "on_day": OLD},
            {"body": "party", "post": "secretary", "sex": "female", "on_day": OLD},
        ],
        "1/2",
    ),
    "posts.women_deputies": (
        [
            {"body": "council", "post": "deputy", "sex": sex, "on_day": OLD}
            for sex in ("female", "male", "male")
        ],
        "1/3",
    ),
    "strategy.2.3": (
        [
            {"kind": "enterprise", "total": 9, "led_by_women": 4, "on_day": date(2026, 3, 1)},
            {"kind": "enterprise", "total": 10, "led_by_women": 3},  # the later reading stands
            {"kind": "cooperative", "total": 2, "led_by_women": 1},
            {"kind": "farm", "total": 5, "led_by_women": 5},
        ],
        "4/12",
    ),
    "strategy.3.3": ([{"found": 3, "in_need": 2, "supported": 1, "from_day": IN_MAY}], "1/2"),
    "strategy.3.4": (
        [
            {"kind": "facility", "prevents_violence": True, "on_day": OLD},
            {"kind": "facility", "on_day": OLD},
            {"kind": "hotline", "prevents_violence": True, "on_day": OLD},
        ],
        "1/2",
    ),
    "strategy.4.1": (
        [
            {"boys": 6, "girls": 5, "from_day": date(2026, 1, 1), "on_day": date(2026, 3, 31)},
            {"boys": 5, "girls": 5, "from_day": date(2026, 4, 1), "on_day": date(2026, 6, 30)},
        ],
        "11/10",
    ),
    "strategy.4.2": (
        [{"boys": 6, "girls": 5, "maternal_deaths": 1, "from_day": date(2026, 1, 1)}],
        "1/11",
    ),
    "strategy.5.1": (
        [{"level": "primary", "title": "A", "teaches_gender": True}, {"level": "lower", "title": "B"}],
        "1/2",
    ),
    "strategy.5.2a": (
        [
            {"level": "primary", "due": 5, "minority_due": 5, "completed": 4, "minority_completed": 4},
            {"level": "lower", "due": 7, "minority_due": 7, "completed": 7, "minority_completed": 7},
        ],
        "4/5",
    ),
    "strategy.5.2b": (
        [{"level": "lower", "due": 7, "minority_due": 7, "completed": 6, "minority_completed": 6}],
        "6/7",
    ),
    "strategy.6.2": (
        [
            {"kind": "party", "informed_on": IN_MAY, "signed_on": IN_MAY},
            {"kind": "union", "informed_on": IN_MAY},
            {"kind": "union", "on_day": date(2027, 1, 2)},  # after the year
        ],
        "1/2",
    ),
    "training.held": ([{"kind": "course", "about": "gender"}, {"kind": "sent", "about": "gender"}], "1"),
    "documents.plans": ([{"kind": "plan"}, {"kind": "report"}], "1"),
    "staff.women": ([{"kind": "civil_servants", "total": 30, "women": 14}], "14/30"),
    "credit.women": ([{"borrowers": 9, "women": 7, "from_day": IN_MAY}], "7"),
    "jobs.startups": (
        [
            {"kind": "startup", "persons_total": 3, "persons_women": 2},
            {"kind": "job", "persons_total": 3, "persons_women": 3},
        ],
        "2",
    ),
    "legal_aid.women_advised": (
        [
            {"from_day": IN_MAY, "kind": "aid", "persons_total": 3, "persons_women": 2},
            {"from_day": IN_MAY, "kind": "mediation", "persons_total": 3, "persons_women": 3},
        ],
        "2",
    ),
}


def keep(unit: Unit, code: str, *rows: dict[str, Any]) -> list[Any]:
    """Rows of the register of an indicator, as stored."""
    one = find_indicator(code)
    assert one is not None
    model = REGISTERS[one.counts.partition(".")[0]].model
    told = {"place": unit.place, "unit": unit, "on_day": IN_MAY, "recorded_at": NOW, "recorded_by": "Lan"}
    names = [f"Mục {number}" for number, _ in enumerate(rows)]
    return [
        model.objects.create(**{**told, "title": name, **row}) for name, row in zip(names, rows, strict=True)
    ]


def close(lan: User, place: Place, code: str, number: int = 4) -> None:
    one = find_indicator(code)
    assert one is not None
    register = REGISTERS[one.counts.partition(".")[0]]
    for period in quarters(2026)[:number]:
        close_period(actor=actor_of(lan), register=register, place=place, period=period, at=LATER)


def ask(place: Place, code: str, upto: date = END) -> str:
    return answer_words(get_answer(code, place=place, period=year(2026), upto=upto)).split(" ")[0]


def say(lan: User, place: Place, *, part: int = 3, whole: int = 4, **told: Any) -> Any:
    figure = Figure(
        period="2026", source="Báo cáo", taken_on=date(2026, 12, 20), numerator=Decimal(part),
        denominator=Decimal(whole), **told,
    )  # fmt: skip
    return record_value(
        actor=actor_of(lan), place=place, subject=subject_of("own.petitions"), figure=figure, at=LATER
    )


@pytest.mark.parametrize("code", PLAYED)
def test_a_closed_register_says_what_its_rows_come_to(
    lan: User, commune: Place, union: Unit, code: str
) -> None:
    rows, wanted = PLAYED[code]
    keep(union, code, *rows)
    assert ask(commune, code) == "Chưa"  # silence is not 0, and an open register no answer
    close(lan, commune, code)
    assert ask(commune, code) == wanted


def test_every_indicator_that_a_register_may_speak_for_is_played() -> None:
    assert {one.code for one in indicators() if one.counts} == {*PLAYED, "own.contact_points"}


def test_villages_with_a_contact_on_the_day(
    lan: User, commune: Place, union: Unit, villages: tuple[Unit, ...]
) -> None:
    here, gone = keep(
        union,
        "own.contact_points",
        {"kind": "union", "sex": "female", "on_day": OLD},
        {"kind": "union", "sex": "female", "on_day": OLD, "until": date(2026, 6, 1)},
    )
    here.villages.set(villages[:1])
    gone.villages.set(villages[1:2])
    close(lan, commune, "own.contact_points")
    assert ask(commune, "own.contact_points") == "1/3"
    assert ask(commune, "own.contact_points", date(2026, 3, 31)) == "2/3"


def test_an_empty_whole_is_none_arose_and_no_line_is_zero(lan: User, commune: Place) -> None:
    close(lan, commune, "own.petitions")
    close(lan, commune, "own.inspections")
    assert get_answer("own.petitions", place=commune, period=year(2026), upto=END).state == "none_arose"
    assert get_answer("own.inspections", place=commune, period=year(2026), upto=END).value == 0


def test_what_was_typed_stands_until_the_register_is_closed(lan: User, commune: Place, union: Unit) -> None:
    keep(union, "own.petitions", *PLAYED["own.petitions"][0])
    say(lan, commune)
    assert ask(commune, "own.petitions") == "3/4"
    close(lan, commune, "own.petitions", 3)
    assert ask(commune, "own.petitions") == "3/4"
    assert ask(commune, "own.petitions", date(2026, 9, 30)) == "1/2"
    close_period(
        actor=actor_of(lan),
        register=REGISTERS["petitions"],
        place=commune,
        period=quarters(2026)[3],
        at=LATER,
    )
    assert ask(commune, "own.petitions") == "1/2"


def test_an_official_figure_that_was_settled_is_not_overtaken(lan: User, commune: Place, union: Unit) -> None:
    keep(union, "own.petitions", *PLAYED["own.petitions"][0])
    settle_value(actor=actor_of(lan), value=say(lan, commune, stage="official"), at=LATER)
    close(lan, commune, "own.petitions")
    assert ask(commune, "own.petitions") == "3/4"


def test_an_open_register_that_holds_something_says_what_and_which_quarters_wait(
    lan: User, commune: Place, union: Unit
) -> None:
    subject = subject_of("own.inspections")
    nothing = Answers(commune, 2026, END).tell(subject, year(2026))
    assert (nothing.so_far, nothing.waiting) == (None, ())
    keep(union, "own.inspections", {"kind": "joint"})
    close(lan, commune, "own.inspections", 2)
    told = Answers(commune, 2026, END).tell(subject, year(2026))
    assert told.so_far is not None
    assert (told.so_far.value, told.waiting) == (1, ("2026-Q3", "2026-Q4"))


def test_a_register_says_nothing_of_days_to_come(lan: User, commune: Place, union: Unit) -> None:
    keep(union, "own.inspections", {"kind": "joint"})
    fourth = quarters(2026)[3]
    assert get_answer("own.inspections", place=commune, period=fourth, upto=IN_MAY).state == "not_reported"


@pytest.mark.parametrize("code", ["own.petitions", "own.committee_tasks", "own.inspections"])
def test_the_entries_behind_a_figure_are_those_of_its_whole(commune: Place, union: Unit, code: str) -> None:
    rows, wanted = PLAYED[code]
    keep(union, code, *rows)
    one = find_indicator(code)
    assert one is not None
    lines = list_kept(one, Land(commune), date(2026, 1, 1), date(2027, 1, 1))
    assert len(lines) == int(wanted.rpartition("/")[2])
