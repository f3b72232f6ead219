"""Figures that are typed: what is refused, what stays, what is settled."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from songhanh.indicators.actions import CannotRecordValue, CannotSettle, Figure, record_value, settle_value
from songhanh.indicators.models import Value
from songhanh.indicators.queries import Subject, find_figure, get_answer, list_figures
from songhanh.journal.models import Entry
from songhanh.kernel.periods import quarters, year
from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.ui.versions import Conflict
from tests.conftest import NOW, actor_of

pytestmark = pytest.mark.django_db
SHARE = Subject(indicator="own.contact_points", kind="coverage")
MEETINGS = Subject(indicator="own.committee_meetings", kind="count")
END = date(2026, 12, 31)


def say(
    lan: User, place: Place, subject: Subject = SHARE, *, seen: int = 0, at: datetime = NOW, **told: Any
) -> Value:
    """Lan says 18 of 24, or what `told` says instead."""
    numbers: dict[str, Any] = {"numerator": Decimal(18), "denominator": Decimal(24)}
    if not subject.is_quotient:
        numbers = {"value": Decimal(2)}
    said = {
        "period": "2026",
        "source": "Báo cáo của các thôn",
        "taken_on": date(2026, 5, 19),
        **numbers,
        **told,
    }
    return record_value(
        actor=actor_of(lan), place=place, subject=subject, figure=Figure(**said), seen=seen, at=at
    )


def test_a_share_is_kept_as_two_numbers_with_its_source(lan: User, commune: Place) -> None:
    say(lan, commune)
    answer = get_answer("own.contact_points", place=commune, period=year(2026), upto=END)
    assert answer.ratio is not None
    assert (answer.ratio.numerator, answer.ratio.denominator) == (18, 24)
    assert (answer.figure, answer.stage) == (75, "estimate")
    (line,) = list_figures(commune, SHARE, 2026)
    assert (line.source, line.recorded_by) == ("Báo cáo của các thôn", lan.full_name)
    assert Entry.objects.filter(verb="indicators.record", chain=commune.code).count() == 1


@pytest.mark.parametrize(
    ("subject", "told", "at_fault"),
    [
        (SHARE, {"denominator": None}, "denominator"),
        (SHARE, {"numerator": None, "denominator": None, "value": Decimal(75)}, "numerator"),
        (SHARE, {"numerator": Decimal(25)}, "numerator"),
        (SHARE, {"numerator": Decimal(1), "denominator": Decimal(0)}, "numerator"),
        (SHARE, {"numerator": Decimal("7.5")}, "numerator"),
        (SHARE, {"denominator": Decimal("16.5")}, "denominator"),
        (SHARE, {"state": "none_arose"}, "state"),
        (SHARE, {"source": "  "}, "source"),
        (SHARE, {"taken_on": date(2026, 5, 21)}, "taken_on"),
        (SHARE, {"stage": "official"}, "stage"),
        (SHARE, {"period": "2026-Q3"}, "period"),
        (MEETINGS, {"value": None}, "value"),
        (MEETINGS, {"value": Decimal(-1)}, "value"),
        (MEETINGS, {"state": "none_arose", "value": None}, "state"),
        (Subject(indicator="communication.items"), {}, ""),
    ],
)
def test_a_figure_that_says_too_little_or_too_much_is_refused(
    lan: User, commune: Place, subject: Subject, told: dict[str, Any], at_fault: str
) -> None:
    with pytest.raises(CannotRecordValue) as refusal:
        say(lan, commune, subject, **told)
    assert refusal.value.field == at_fault
    assert not Value.objects.exists()


def test_nothing_of_nothing_is_none_arose_and_a_stated_zero_is_zero(lan: User, commune: Place) -> None:
    say(lan, commune, numerator=Decimal(0), denominator=Decimal(0))
    say(lan, commune, MEETINGS, value=Decimal(0))
    assert get_answer("own.contact_points", place=commune, period=year(2026), upto=END).state == "none_arose"
    assert get_answer("own.committee_meetings", place=commune, period=year(2026), upto=END).value == 0


def test_silence_is_not_reported_and_what_no_commune_measures_is_said_so(commune: Place) -> None:
    assert get_answer("own.petitions", place=commune, period=year(2026), upto=END).state == "not_reported"
    above = get_answer("strategy.2.1", place=commune, period=year(2026), upto=END)
    assert above.state == "not_measured_here"


def test_a_new_figure_names_the_old_one_which_stays(lan: User, commune: Place) -> None:
    old = say(lan, commune)
    new = say(lan, commune, seen=old.pk, numerator=Decimal(20))
    assert new.corrects == old
    assert [line.is_current for line in list_figures(commune, SHARE, 2026)] == [True, False]
    assert find_figure(commune, SHARE, "2026") == new


def test_two_who_write_at_once_do_not_write_over_each_other(lan: User, commune: Place) -> None:
    say(lan, commune)
    with pytest.raises(Conflict):
        say(lan, commune, numerator=Decimal(20))


def test_an_estimate_that_was_sent_stays_and_the_official_figure_follows(lan: User, commune: Place) -> None:
    later = datetime.fromisoformat("2027-01-20T10:00:00+07:00")
    estimate = settle_value(actor=actor_of(lan), value=say(lan, commune), at=NOW)
    with pytest.raises(CannotRecordValue, match="giữ nguyên"):
        say(lan, commune, seen=estimate.pk)
    official = say(lan, commune, seen=estimate.pk, stage="official", taken_on=date(2027, 1, 15), at=later)
    settle_value(actor=actor_of(lan), value=official, at=later)
    with pytest.raises(CannotRecordValue, match="đã chốt"):
        say(lan, commune, seen=official.pk, stage="official", at=later)
    assert get_answer("own.contact_points", place=commune, period=year(2026), upto=END).stage == "official"


def test_a_figure_is_settled_once_and_only_while_it_stands(lan: User, commune: Place) -> None:
    old = say(lan, commune)
    new = say(lan, commune, seen=old.pk)
    with pytest.raises(CannotSettle, match="được thay"):
        settle_value(actor=actor_of(lan), value=old, at=NOW)
    settle_value(actor=actor_of(lan), value=new, at=NOW)
    with pytest.raises(CannotSettle, match=lan.full_name):
        settle_value(actor=actor_of(lan), value=new, at=NOW)


def test_an_open_period_knows_what_had_been_said_by_the_day(lan: User, commune: Place) -> None:
    say(lan, commune)
    before = get_answer("own.contact_points", place=commune, period=year(2026), upto=date(2026, 5, 18))
    assert before.state == "not_reported"


def test_a_year_is_the_sum_of_its_quarters_and_only_of_all_of_them(lan: User, commune: Place) -> None:
    later = datetime.fromisoformat("2027-01-05T10:00:00+07:00")
    for number, quarter in enumerate(quarters(2026), start=1):
        whole = get_answer("own.inspections", place=commune, period=year(2026), upto=END)
        assert whole.state == "not_reported"
        subject = Subject(indicator="own.inspections", kind="count")
        say(lan, commune, subject, period=quarter.code, value=Decimal(number), at=later)
    assert get_answer("own.inspections", place=commune, period=year(2026), upto=END).value == 10


def test_figures_of_a_line_are_not_those_of_another(lan: User, commune: Place) -> None:
    one, other = (Subject(line=uuid4(), measure=0, kind="count") for _ in range(2))
    say(lan, commune, one)
    assert find_figure(commune, one, "2026") is not None
    assert find_figure(commune, other, "2026") is None


def test_an_unknown_indicator_has_no_answer(commune: Place) -> None:
    with pytest.raises(ValueError):
        get_answer("own.nothing", place=commune, period=year(2026), upto=END)
