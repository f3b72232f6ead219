"""A played merger: registers, indicators, verdicts, by the borders of then and of now, add up.

On 1 May two of commune A's villages become one; on 1 September commune B is merged into A.
"""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from songhanh.evaluation.queries.verdicts import evaluate_place
from songhanh.indicators.actions import Figure, record_value
from songhanh.indicators.queries import Answers, subject_of
from songhanh.kernel.periods import Period, quarters, year
from songhanh.kernel.quantities import Answer
from songhanh.people.models import User
from songhanh.places.actions import Act, Naming, make_unit, merge_places, merge_units
from songhanh.places.models import Place, Unit
from songhanh.places.queries import Land
from songhanh.registers import counts
from songhanh.registers.actions import close_period, record_entry
from songhanh.registers.models import REGISTERS
from tests.conftest import MAKER, actor_of
from tests.plans.factories import make_confirmed
from tests.registers.conftest import SESSIONS, session

pytestmark = pytest.mark.django_db
YEAR, (Q1, Q2, Q3, Q4) = year(2026), quarters(2026)
JANUARY = datetime(2025, 7, 2, tzinfo=UTC)
LATER = datetime(2027, 1, 10, tzinfo=UTC)
MERGED = date(2026, 9, 1)
END = date(2026, 12, 31)
NOW_DAY = END


class Story:
    """Both communes' year, as it was written down."""

    def __init__(self, a: Place, b: Place, officer: User) -> None:
        self.a, self.b, self.actor = a, b, actor_of(officer)
        self.office = {
            place: make_unit(
                actor=MAKER, place=place, kind="womens_union", name="Hội Phụ nữ", relation="peer", at=JANUARY
            )
            for place in (a, b)
        }
        self.village = {
            name: make_unit(actor=MAKER, place=place, kind="village", name=name, relation="own", at=JANUARY)
            for place, name in (
                (a, "Thôn Bến"),
                (a, "Thôn Cồn"),
                (a, "Thôn Đồi"),
                (b, "Thôn Ven"),
                (b, "Thôn Xa"),
            )
        }

    def hold(self, place: Place, day: date, *names: str) -> None:
        villages = tuple(self.village[name] for name in names)
        told = session(self.office[place], kind="village_meeting", on_day=day, villages=villages)
        record_entry(actor=self.actor, register=SESSIONS, place=place, told=told, at=LATER)

    def close(self, place: Place, *periods: Period) -> None:
        for period in periods:
            close_period(
                actor=self.actor, register=REGISTERS["sessions"], place=place, period=period, at=LATER
            )

    def play(self) -> None:
        self.hold(self.a, date(2026, 2, 3), "Thôn Bến")
        self.hold(self.a, date(2026, 3, 3), "Thôn Cồn", "Thôn Đồi")
        self.hold(self.b, date(2026, 2, 5), "Thôn Ven")
        parts = [self.village["Thôn Bến"], self.village["Thôn Cồn"]]
        merge_units(actor=MAKER, units=parts, name="Thôn Bến Cồn", act=Act(date(2026, 5, 1)), at=LATER)
        self.village["Thôn Bến Cồn"] = Unit.objects.get(name="Thôn Bến Cồn")
        self.hold(self.a, date(2026, 6, 3), "Thôn Bến Cồn")
        self.hold(self.b, date(2026, 8, 3), "Thôn Ven")
        merge_places(
            actor=MAKER,
            into=self.a,
            parts=[self.b],
            named=Naming(self.a.name, "xã"),
            act=Act(MERGED),
            at=LATER,
        )
        self.village["Thôn Xa"] = Unit.objects.get(name="Thôn Xa", place=self.a)
        self.hold(self.a, date(2026, 10, 3), "Thôn Xa")
        self.close(self.a, Q1, Q2, Q3, Q4)
        self.close(self.b, Q1, Q2)


@pytest.fixture
def story(commune: Place, other_commune: Place, lan: User) -> Story:
    told = Story(commune, other_commune, lan)
    told.play()
    for place in (commune, other_commune):
        place.refresh_from_db()
    return told


def held(place: Place | Land, period: Period) -> int:
    return counts.count("sessions.held", place=place, since=period.since, until=period.until)


def reached(place: Place | Land, period: Period) -> int:
    return counts.count_units_reached("sessions.held", place=place, since=period.since, until=period.until)


def test_registers_add_up_by_the_borders_of_then(story: Story) -> None:
    """A quarter is told for what lay in A at its end; B tells its own."""
    assert [held(story.a, q) for q in (Q1, Q2, Q3, Q4)] == [2, 1, 1, 1]
    assert [held(story.b, q) for q in (Q1, Q2, Q3, Q4)] == [1, 0, 1, 0]
    assert held(story.a, YEAR) == 6  # the year's last day: all of B is A's


def test_registers_add_up_by_the_borders_of_now(story: Story) -> None:
    now = Land(story.a, NOW_DAY)
    by_quarter = [held(now, q) for q in (Q1, Q2, Q3, Q4)]
    assert by_quarter == [3, 1, 1, 1]
    assert sum(by_quarter) == held(now, YEAR) == held(story.a, YEAR) == 6
    assert held(now, Q1) == held(story.a, Q1) + held(story.b, Q1)
    assert len(counts.list_entries("sessions.held", place=now, since=Q1.since, until=Q1.until)) == 3


def test_villages_are_counted_by_the_borders_of_then_and_of_now(story: Story) -> None:
    assert [reached(story.a, q) for q in (Q1, Q2, Q3, Q4)] == [3, 1, 1, 1]  # of 3, 2, 4, 4
    assert reached(story.b, Q1) == 1
    assert reached(Land(story.a, NOW_DAY), Q1) == 3  # Bến Cồn, Đồi, Ven
    assert reached(story.a, YEAR) == 4  # and Xa: every village of today
    twice = counts.count_units_reached(
        "sessions.held", place=story.a, since=YEAR.since, until=YEAR.until, at_least=2
    )
    assert twice == 2  # Bến Cồn (Bến, Cồn, itself), Ven


def test_one_act_in_two_villages_that_became_one_is_one_act_there(story: Story) -> None:
    counts.Closure.objects.filter(period="2026-Q2").delete()
    story.hold(story.a, date(2026, 4, 2), "Thôn Bến", "Thôn Cồn")
    often = {
        n: counts.count_units_reached(
            "sessions.held", place=story.a, since=YEAR.since, until=YEAR.until, at_least=n
        )
        for n in (3, 4, 5)
    }
    assert often == {3: 1, 4: 1, 5: 0}  # three before, and this one once


def tell(place: Place, code: str, period: Period, borders: date | None = None) -> Answer:
    return Answers(place, 2026, END, borders).tell(subject_of(code), period).answer


def test_the_share_of_villages_follows_its_dates(story: Story) -> None:
    code = "sessions.villages"
    shares = {q.code: tell(story.a, code, q).ratio for q in (Q1, Q2, Q3, Q4)}
    assert {q: (r.numerator, r.denominator) for q, r in shares.items() if r} == {
        "2026-Q1": (3, 3), "2026-Q2": (1, 2), "2026-Q3": (1, 4), "2026-Q4": (1, 4),
    }  # fmt: skip
    whole = tell(story.a, code, YEAR).ratio
    now = tell(story.a, code, Q1, NOW_DAY).ratio
    assert whole is not None
    assert now is not None
    assert ((whole.numerator, whole.denominator), (now.numerator, now.denominator)) == ((4, 4), (3, 4))


def test_a_merged_place_that_did_not_close_its_quarter_is_missing(story: Story) -> None:
    code = "sessions.conferences"
    assert tell(story.a, code, YEAR).value == 0
    closure = counts.Closure.objects.get(place=story.b, period="2026-Q2")
    closure.reopened_at, closure.reason = LATER, "Thôn gửi muộn"
    closure.save(update_fields=["reopened_at", "reason"])
    assert tell(story.a, code, YEAR).state == "not_reported"
    assert tell(story.a, code, Q1).value == 0


def say(story: Story, place: Place, period: Period, value: int) -> None:
    figure = Figure(period=period.code, value=Decimal(value), source="Sổ", taken_on=period.last)
    subject = subject_of(CODE)
    record_value(actor=story.actor, place=place, subject=subject, figure=figure, at=LATER)


CODE = "own.inspections"


def test_typed_figures_of_then_add_up_to_those_of_now(story: Story) -> None:
    for place, period, value in (
        (story.a, Q1, 10), (story.b, Q1, 4), (story.a, Q2, 11), (story.b, Q2, 5), (story.a, Q3, 17),
    ):  # fmt: skip
        say(story, place, period, value)
    assert [tell(story.a, CODE, q).value for q in (Q1, Q2, Q3)] == [10, 11, 17]
    assert [tell(story.a, CODE, q, NOW_DAY).value for q in (Q1, Q2, Q3)] == [14, 16, 17]
    assert tell(story.a, CODE, Q4, NOW_DAY).state == "not_reported"


def test_a_figure_that_one_of_them_lacks_is_no_sum(story: Story) -> None:
    say(story, story.a, Q1, 10)
    told = Answers(story.a, 2026, END, NOW_DAY).tell(subject_of(CODE), Q1)
    assert (told.answer.state, told.reported_by, told.expected_from) == ("not_reported", 1, 2)
    assert told.so_far is not None
    assert told.so_far.value == 10


def test_verdicts_are_of_the_land_asked_for(story: Story, lan: User, now: datetime) -> None:
    plan = make_confirmed(story.a, actor_of(lan), now)
    assert plan.state == "confirmed"
    then, today = evaluate_place(story.a, 2026, END), evaluate_place(story.a, 2026, END, NOW_DAY)
    assert [target.text for target in then] == [target.text for target in today]
    assert then
