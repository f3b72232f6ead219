"""What must hold of sums whatever the figures: places, order, finer periods."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from songhanh.indicators.models import Value
from songhanh.indicators.queries import get_answer
from songhanh.kernel.periods import quarters, year
from songhanh.kernel.quantities import Answer, Measure, Ratio, answer_ratio, total
from songhanh.kernel.verdicts import Terms, judge
from songhanh.places.models import Place
from tests.conftest import NOW

CLOSED = Terms(closed=True, growing=False)
WHOLE = st.integers(1, 500)


@st.composite
def shares(draw: st.DrawFn, *, least: int, kept: bool) -> Answer:
    """A share of a place that keeps the promise of `least` hundredths, or breaks it."""
    whole = draw(WHOLE)
    limit = -(-least * whole // 100)  # the smallest part that keeps it
    part = draw(st.integers(limit, whole) if kept else st.integers(0, max(0, limit - 1)))
    return answer_ratio(Ratio(Decimal(part), Decimal(whole)))


@given(st.data(), st.integers(1, 100), st.booleans(), st.integers(1, 8))
def test_places_that_agree_agree_together(data: st.DataObject, least: int, kept: bool, places: int) -> None:
    measure = Measure("coverage", ">=", Decimal(least), "%")
    answers = [data.draw(shares(least=least, kept=kept)) for _ in range(places)]
    verdicts = {judge(measure, one, CLOSED).verdict for one in answers}
    assert verdicts == {"met" if kept else "not_met"}
    assert judge(measure, total(answers).answer, CLOSED).verdict in verdicts


@given(st.lists(shares(least=50, kept=True), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_places_says_nothing(answers: Sequence[Answer], chance: object) -> None:
    shuffled = list(answers)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert total(shuffled) == total(answers)


@pytest.mark.django_db
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.tuples(st.integers(0, 40), st.integers(40, 90)), min_size=4, max_size=4))
def test_a_year_in_quarters_is_the_year(commune: Place, parts: list[tuple[int, int]]) -> None:
    """Parts are added to parts and wholes to wholes, never shares to shares."""
    Value.objects.all().delete()

    def say(period: str, part: int, whole: int, at: datetime = NOW) -> Value:
        return Value(
            place=commune, indicator="own.petitions", period=period, state="number", numerator=part,
            denominator=whole, stage="official", source="Sổ", taken_on=date(2026, 1, 1), recorded_at=at,
            recorded_by="Lan",
        )  # fmt: skip

    def ask() -> Answer:
        return get_answer("own.petitions", place=commune, period=year(2026), upto=date(2026, 12, 31))

    periods = [quarter.code for quarter in quarters(2026)]
    Value.objects.bulk_create([say(code, *part) for code, part in zip(periods, parts, strict=True)])
    finer = ask()
    Value.objects.bulk_create([say("2026", sum(p for p, _ in parts), sum(w for _, w in parts))])
    assert ask() == finer
