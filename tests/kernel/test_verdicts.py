"""From a promise and an answer to a verdict, row by row of the contract's table."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.kernel.quantities import (
    NONE_AROSE,
    NOT_MEASURED_HERE,
    NOT_REPORTED,
    Measure,
    Ratio,
    answer_count,
    answer_ratio,
)
from songhanh.kernel.verdicts import (
    Judgement,
    Terms,
    expected_by,
    judge,
    judge_all,
    judge_periods,
)

OVER = Terms(closed=True, growing=True)
OPEN = Terms(closed=False, growing=True)
MET, MISSED = Judgement("met"), Judgement("not_met")


def promise(comparator: str, value: str, **more: object) -> Measure:
    return Measure("count", comparator, Decimal(value), "tin, bài", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("comparator", "value", "figure", "verdict", "exceeded"),
    [
        (">=", "4", "4", "met", False),
        (">=", "4", "5", "met", True),
        (">=", "4", "3", "not_met", False),
        ("<=", "25", "25", "met", False),
        ("<=", "25", "24.9", "met", True),
        ("<=", "25", "25.1", "not_met", False),
        ("<", "42", "42", "not_met", False),
        ("<", "42", "41.9", "met", False),
        (">", "42", "42", "not_met", False),
        (">", "42", "42.1", "met", False),
        ("=", "100", "100", "met", False),
        ("=", "100", "99.9", "not_met", False),
        (">=", "1", "0", "not_met", False),
    ],
)
def test_a_closed_period_is_met_or_not(
    comparator: str, value: str, figure: str, verdict: str, exceeded: bool
) -> None:
    judged = judge(promise(comparator, value), answer_count(Decimal(figure)), OVER)
    assert (judged.verdict, judged.exceeded) == (verdict, exceeded)


@pytest.mark.parametrize(
    ("figure", "direction", "verdict", "exceeded"),
    [
        ("58", "up", "met", False),
        ("57.9", "up", "not_met", False),
        ("62.1", "up", "met", True),
        ("62", "down", "met", False),
        ("62.1", "down", "not_met", False),
        ("57.9", "down", "met", True),
    ],
)
def test_about_has_a_tolerance_and_a_direction(
    figure: str, direction: str, verdict: str, exceeded: bool
) -> None:
    terms = Terms(closed=True, growing=False, direction=direction, tolerance=Fraction(2))  # type: ignore[arg-type]
    judged = judge(promise("~", "60"), answer_count(Decimal(figure)), terms)
    assert (judged.verdict, judged.exceeded) == (verdict, exceeded)


def test_between_holds_at_both_ends() -> None:
    between = promise("between", "20", upper=Decimal(25))
    verdicts = [judge(between, answer_count(n), OVER).verdict for n in (19, 20, 25, 26)]
    assert verdicts == ["not_met", "met", "met", "not_met"]


def test_a_share_is_judged_exactly_and_not_as_it_is_rounded() -> None:
    target = Measure("share", ">=", Decimal("66.67"), "%")
    two_thirds = answer_ratio(Ratio(Decimal(2), Decimal(3)))
    assert judge(target, two_thirds, OVER).verdict == "not_met"


def test_an_open_minimum_is_met_once_reached_and_else_on_track() -> None:
    assert judge(promise(">=", "4"), answer_count(5), OPEN) == Judgement("met", exceeded=True)
    assert judge(promise(">=", "4"), answer_count(0), OPEN).verdict == "on_track"


def test_an_open_ceiling_is_kept_so_far_or_already_broken() -> None:
    assert judge(promise("<=", "4"), answer_count(4), OPEN).verdict == "on_track"
    assert judge(promise("<=", "4"), answer_count(5), OPEN).verdict == "behind"
    assert judge(promise("=", "4"), answer_count(3), OPEN).verdict == "on_track"


def test_a_share_that_holds_today_is_met_today() -> None:
    target = Measure("coverage", "=", Decimal(100), "%")
    all_villages = answer_ratio(Ratio(Decimal(24), Decimal(24)))
    assert judge(target, all_villages, Terms(closed=False, growing=False)) == MET


def test_a_milestone_to_come_is_judged_against_its_path() -> None:
    milestone = promise(">=", "75", baseline=Decimal(60), baseline_year=2025, by=2030)
    assert expected_by(milestone, 2026) == 63
    for figure, verdict in (("63", "on_track"), ("62.9", "behind"), ("75", "met")):
        terms = Terms(closed=False, growing=False, expected=expected_by(milestone, 2026))
        assert judge(milestone, answer_count(Decimal(figure)), terms).verdict == verdict


def test_a_falling_path_is_kept_from_below() -> None:
    milestone = promise("<", "18", baseline=Decimal(23), baseline_year=2020, by=2030)
    assert expected_by(milestone, 2025) == Fraction(41, 2)
    terms = Terms(closed=False, growing=False, expected=Fraction(41, 2), direction="down")
    assert judge(milestone, answer_count(Decimal("20.5")), terms).verdict == "on_track"
    assert judge(milestone, answer_count(Decimal("20.6")), terms).verdict == "behind"


def test_without_baseline_there_is_no_path_and_after_the_milestone_it_is_flat() -> None:
    assert expected_by(promise(">=", "75", by=2030), 2026) is None
    milestone = promise(">=", "75", baseline=Decimal(60), baseline_year=2025, by=2030)
    assert expected_by(milestone, 2024) == 60
    assert expected_by(milestone, 2031) == 75


def test_silence_is_said_to_be_silence() -> None:
    assert judge(promise(">=", "0"), NOT_REPORTED, OVER) == Judgement("cannot_say", why="not_reported")
    assert judge(promise(">=", "4"), NONE_AROSE, OVER).verdict == "none_arose"
    assert judge(promise(">=", "4"), NOT_MEASURED_HERE, OVER).verdict == "measured_above"


def test_what_has_no_figure_is_judged_by_a_person() -> None:
    words_only = Measure("qualitative", "=", Decimal(0), "")
    assert judge(words_only, answer_count(1), OVER) == Judgement("cannot_say", why="no_measure")


def test_a_qualifier_is_never_judged() -> None:
    with pytest.raises(ValueError, match="it is not judged"):
        judge(promise(">=", "1", qualifies=0), answer_count(1), OVER)


def test_every_closed_quarter_must_hold() -> None:
    open_quarter = (Judgement("on_track"), False)
    assert judge_periods([(MET, True), (MET, True), open_quarter]) == MET
    assert judge_periods([(MET, True), (MISSED, True), open_quarter]) == MISSED
    assert judge_periods([open_quarter, open_quarter]).verdict == "on_track"
    assert (
        judge_periods([(MET, True), (Judgement("cannot_say", why="not_reported"), True)]).verdict
        == "cannot_say"
    )


@pytest.mark.parametrize(
    ("verdicts", "whole"),
    [
        (["met", "on_track", "cannot_say", "behind", "not_met"], "not_met"),
        (["met", "on_track", "cannot_say", "behind"], "behind"),
        (["met", "on_track", "cannot_say"], "cannot_say"),
        (["met", "on_track"], "on_track"),
        (["met", "none_arose", "measured_above"], "met"),
        (["none_arose", "none_arose"], "none_arose"),
        (["measured_above"], "measured_above"),
        (["none_arose", "measured_above"], "measured_above"),
        ([], "cannot_say"),
    ],
)
def test_the_gravest_verdict_speaks_for_all(verdicts: list[str], whole: str) -> None:
    assert judge_all(Judgement(verdict) for verdict in verdicts).verdict == whole  # type: ignore[arg-type]


def test_exceeded_needs_all_that_is_met_to_be_exceeded() -> None:
    over = Judgement("met", exceeded=True)
    assert judge_all([over, over, Judgement("none_arose")]).exceeded
    assert not judge_all([over, MET]).exceeded
    assert not judge_all([over, MISSED]).exceeded


answers = st.one_of(
    st.integers(min_value=0, max_value=10).map(answer_count),
    st.sampled_from([NOT_REPORTED, NONE_AROSE, NOT_MEASURED_HERE]),
)
measures = st.builds(
    promise,
    st.sampled_from([">=", "<=", ">", "<", "=", "~"]),
    st.integers(min_value=0, max_value=10).map(str),
)


@given(measures, answers, st.booleans())
def test_an_open_period_is_never_failed(measure: Measure, answer: object, growing: bool) -> None:
    terms = Terms(closed=False, growing=growing)
    assert judge(measure, answer, terms).verdict != "not_met"  # type: ignore[arg-type]


@given(measures, st.booleans(), st.booleans())
def test_blank_is_never_nought(measure: Measure, closed: bool, growing: bool) -> None:
    terms = Terms(closed=closed, growing=growing)
    assert judge(measure, NOT_REPORTED, terms).verdict == "cannot_say"
    assert judge(measure, answer_count(0), terms).verdict != "cannot_say"


@given(st.lists(st.tuples(measures, answers, st.booleans()), max_size=6), st.randoms(use_true_random=False))
def test_order_never_matters(said: list[tuple[Measure, object, bool]], chance: random.Random) -> None:
    judged = [judge(m, a, Terms(closed=c, growing=True)) for m, a, c in said]  # type: ignore[arg-type]
    shuffled = judged[:]
    chance.shuffle(shuffled)
    assert judge_all(shuffled) == judge_all(judged)
