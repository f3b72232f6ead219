"""Edges at which the judge could slip unseen, found by putting faults into it (mutation testing)."""

from dataclasses import FrozenInstanceError
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.kernel.quantities import (
    Answer,
    Measure,
    Ratio,
    answer_count,
    answer_ratio,
    total,
)
from songhanh.kernel.verdicts import (
    Judgement,
    Terms,
    expected_by,
    judge,
    judge_all,
)

CLOSED = Terms(closed=True, growing=True)
GROWING = Terms(closed=False, growing=True)
STEADY = Terms(closed=False, growing=False)


def promise(comparator: str, value: str, **more: object) -> Measure:
    return Measure("count", comparator, Decimal(value), "cuộc", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("comparator", "figure", "verdict", "exceeded"),
    [
        ("<=", 0, "met", False),
        ("<=", 1, "not_met", False),
        ("=", 0, "met", False),
        ("=", 1, "not_met", False),
        (">=", 0, "met", False),
        (">=", 1, "met", True),
        ("<", 0, "not_met", False),
        (">", 0, "not_met", False),
        ("~", 0, "met", False),
    ],
)
def test_a_target_of_nought_is_judged_like_any_other(
    comparator: str, figure: int, verdict: str, exceeded: bool
) -> None:
    judged = judge(promise(comparator, "0"), answer_count(figure), CLOSED)
    assert (judged.verdict, judged.exceeded) == (verdict, exceeded)


def test_none_of_many_cases_is_a_share_of_nought_and_no_case_is_none() -> None:
    target = Measure("coverage", "<=", Decimal(0), "%")
    assert judge(target, answer_ratio(Ratio(Decimal(0), Decimal(12))), CLOSED) == Judgement("met")
    assert judge(target, answer_ratio(Ratio(Decimal(0), Decimal(0))), CLOSED).verdict == "none_arose"


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2030, 2031])
def test_a_target_equal_to_its_baseline_has_a_flat_path(year: int) -> None:
    keep = promise(">=", "60", baseline=Decimal(60), baseline_year=2025, by=2030)
    assert expected_by(keep, year) == 60
    terms = Terms(closed=False, growing=False, expected=expected_by(keep, year))
    assert judge(keep, answer_count(60), terms) == Judgement("met")
    assert judge(keep, answer_count(Decimal("59.9")), terms).verdict == "behind"


@pytest.mark.parametrize("by", [2025, 2024])
def test_a_milestone_not_after_its_baseline_has_no_slope(by: int) -> None:
    odd = promise(">=", "75", baseline=Decimal(60), baseline_year=2025, by=by)
    assert [expected_by(odd, year) for year in (2023, 2025, 2026)] == [75, 75, 75]


@pytest.mark.parametrize("lacking", ["baseline", "baseline_year", "by"])
def test_a_path_needs_its_two_ends(lacking: str) -> None:
    ends = {"baseline": Decimal(60), "baseline_year": 2025, "by": 2030}
    assert expected_by(promise(">=", "75", **(ends | {lacking: None})), 2026) is None


@pytest.mark.parametrize(
    ("comparator", "figure", "verdict"),
    [
        (">", 5, "met"),
        (">", 4, "on_track"),
        (">=", 3, "on_track"),
        ("<", 3, "on_track"),
        ("<", 4, "behind"),
        ("<=", 4, "on_track"),
        ("<=", 5, "behind"),
        ("=", 4, "on_track"),
        ("=", 5, "behind"),
        ("between", 3, "on_track"),
        ("between", 6, "on_track"),
        ("between", 7, "behind"),
    ],
)
def test_what_only_rises_is_lost_once_its_ceiling_is_passed(
    comparator: str, figure: int, verdict: str
) -> None:
    measure = promise(comparator, "4", upper=Decimal(6) if comparator == "between" else None)
    assert judge(measure, answer_count(figure), GROWING).verdict == verdict


@pytest.mark.parametrize(("comparator", "figure"), [("<", 4), ("<=", 5), ("=", 5), ("between", 7)])
def test_a_figure_that_may_fall_again_is_not_lost(comparator: str, figure: int) -> None:
    measure = promise(comparator, "4", upper=Decimal(6) if comparator == "between" else None)
    assert judge(measure, answer_count(figure), STEADY).verdict == "on_track"


def test_about_and_falling_keeps_its_path_from_below() -> None:
    about = promise("~", "20")
    terms = Terms(closed=False, growing=False, expected=Fraction(25), direction="down")
    assert judge(about, answer_count(25), terms).verdict == "on_track"
    assert judge(about, answer_count(26), terms).verdict == "behind"
    rising = Terms(closed=False, growing=False, expected=Fraction(15))
    assert judge(about, answer_count(15), rising).verdict == "on_track"
    assert judge(about, answer_count(14), rising).verdict == "behind"


@pytest.mark.parametrize(("direction", "verdict"), [("up", "on_track"), ("down", "behind")])
def test_about_has_a_ceiling_only_where_less_is_better(direction: str, verdict: str) -> None:
    terms = Terms(closed=False, growing=True, direction=direction)  # type: ignore[arg-type]
    assert judge(promise("~", "20"), answer_count(21), terms).verdict == verdict


def test_at_the_edge_of_about_nothing_is_exceeded() -> None:
    terms = Terms(closed=True, growing=False, tolerance=Fraction(2))
    assert judge(promise("~", "60"), answer_count(62), terms) == Judgement("met")
    assert judge(promise("~", "60"), answer_count(58), terms) == Judgement("met")


def test_without_a_tolerance_about_means_at_least() -> None:
    assert judge(promise("~", "60"), answer_count(59), CLOSED).verdict == "not_met"


def test_within_bounds_is_never_exceeded() -> None:
    between = promise("between", "4", upper=Decimal(6))
    assert {judge(between, answer_count(n), CLOSED) for n in (4, 5, 6)} == {Judgement("met")}
    assert judge(promise("between", "4"), answer_count(4), CLOSED) == Judgement("met")
    assert judge(promise("between", "4"), answer_count(5), CLOSED).verdict == "not_met"


def test_a_target_of_no_measure_says_so() -> None:
    assert judge_all([]) == Judgement("cannot_say", why="no_measure")


def test_what_is_said_once_stays() -> None:
    for frozen, name in (
        (Judgement("met"), "verdict"),
        (promise(">=", "4"), "value"),
        (Ratio(Decimal(1), Decimal(2)), "numerator"),
        (answer_count(1), "value"),
        (total([]), "has"),
        (CLOSED, "closed"),
    ):
        with pytest.raises(FrozenInstanceError):
            setattr(frozen, name, None)


def test_a_figure_is_official_and_a_share_in_hundredths_unless_said() -> None:
    half = Answer("number", ratio=Ratio(Decimal(1), Decimal(2)))
    assert (half.stage, half.base, half.figure) == ("official", 100, 50)
    assert answer_count(3).stage == "official"
    assert promise(">=", "4").commitment == 0


@pytest.mark.parametrize("births", [0, 12, 400])
def test_a_rate_on_few_births_keeps_its_two_counts(births: int) -> None:
    """109 boys to 100 girls of 12 births is exact as counts; nothing is rounded away."""
    said = answer_ratio(Ratio(Decimal(births), Decimal(11)))
    assert said.ratio == Ratio(Decimal(births), Decimal(11))
    assert said.figure == Fraction(births * 100, 11)


whole = st.integers(1, 300)


@given(st.lists(st.tuples(whole, whole), min_size=1, max_size=8), st.integers(0, 100))
def test_a_share_of_all_lies_between_those_of_its_places(pairs: list[tuple[int, int]], least: int) -> None:
    """Adding places never changes a truth on which all of them agree."""
    places = [answer_ratio(Ratio(Decimal(min(a, b)), Decimal(max(a, b)))) for a, b in pairs]
    figures = [one.figure for one in places if one.figure is not None]
    summed = total(places).answer.figure
    assert summed is not None
    assert min(figures) <= summed <= max(figures)
    measure = Measure("coverage", ">=", Decimal(least), "%")
    verdicts = {judge(measure, one, CLOSED).verdict for one in places}
    if len(verdicts) == 1:
        assert judge(measure, total(places).answer, CLOSED).verdict in verdicts


@given(st.lists(st.lists(st.integers(0, 50), min_size=3, max_size=3), min_size=4, max_size=4))
def test_quarters_of_months_add_up_to_the_year(year_of: list[list[int]]) -> None:
    """Refining a period never changes a sum."""
    by_month = total(answer_count(n) for quarter in year_of for n in quarter)
    by_quarter = total(total(map(answer_count, quarter)).answer for quarter in year_of)
    assert by_month.answer == by_quarter.answer
