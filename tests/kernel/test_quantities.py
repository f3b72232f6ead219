"""Answers and ratios, and how they add up."""

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
    Answer,
    Ratio,
    answer_count,
    answer_ratio,
    total,
)

small = st.integers(min_value=0, max_value=10**6).map(Decimal)
ratios = st.builds(Ratio, small, small)
stages = st.sampled_from(["estimate", "official"])
counts = st.one_of(st.builds(answer_count, small, stages), st.just(NOT_REPORTED))
shares = st.one_of(
    st.builds(answer_ratio, ratios, st.just(100), stages),
    st.sampled_from([NOT_REPORTED, NONE_AROSE, NOT_MEASURED_HERE]),
)
lists = st.one_of(st.lists(counts, max_size=8), st.lists(shares, max_size=8))


def test_a_share_is_added_first_and_divided_last() -> None:
    both = Ratio(Decimal(1), Decimal(2)) + Ratio(Decimal(98), Decimal(198))
    assert both == Ratio(Decimal(99), Decimal(200))
    assert both.exact() == Fraction(99, 2)
    assert both.exact(1000) == 495


def test_an_empty_whole_has_no_share_and_nothing_arose() -> None:
    assert Ratio(Decimal(0), Decimal(0)).exact() is None
    assert answer_ratio(Ratio(Decimal(0), Decimal(0))).state == "none_arose"


def test_a_share_of_a_third_is_exact() -> None:
    third = answer_ratio(Ratio(Decimal(1), Decimal(3)))
    assert third.figure is not None
    assert third.figure * 3 == 100


def test_a_stated_nought_is_a_number_and_silence_is_none() -> None:
    assert answer_count(0).figure == 0
    assert NOT_REPORTED.figure is None
    assert answer_count(0) != NOT_REPORTED


@pytest.mark.parametrize(
    ("state", "value", "ratio"),
    [
        ("number", None, None),
        ("number", Decimal(1), Ratio(Decimal(1), Decimal(2))),
        ("not_reported", Decimal(0), None),
        ("none_arose", Decimal(0), None),
        ("number", None, Ratio(Decimal(0), Decimal(0))),
    ],
)
def test_what_is_no_answer_cannot_be_made(state: str, value: Decimal | None, ratio: Ratio | None) -> None:
    with pytest.raises(ValueError, match=r"a number has a value or a ratio|nothing arose where"):
        Answer(state, value=value, ratio=ratio)  # type: ignore[arg-type]


def test_counts_are_not_negative() -> None:
    with pytest.raises(ValueError, match="counts are not negative"):
        Ratio(Decimal(-1), Decimal(2))


def test_a_sum_says_what_it_has_and_what_it_lacks() -> None:
    summed = total([answer_count(3), NOT_REPORTED, answer_count(0), answer_count(4, "estimate")])
    assert (summed.answer, summed.has, summed.expected) == (answer_count(7, "estimate"), 3, 4)


def test_a_sum_of_silence_is_silence() -> None:
    assert total([NOT_REPORTED, NOT_REPORTED]).answer == NOT_REPORTED
    assert total([]).answer == NOT_REPORTED
    assert total([NOT_MEASURED_HERE, NOT_MEASURED_HERE]).answer == NOT_MEASURED_HERE
    assert total([NONE_AROSE, NONE_AROSE, NOT_REPORTED]).answer.state == "none_arose"


def test_where_nothing_arose_adds_nothing() -> None:
    share = answer_ratio(Ratio(Decimal(3), Decimal(4)))
    assert total([share, NONE_AROSE]).answer == share
    assert total([share, NONE_AROSE]).has == 2


def test_counts_and_shares_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="do not add up"):
        total([answer_count(3), answer_ratio(Ratio(Decimal(1), Decimal(2)))])
    with pytest.raises(ValueError, match="do not add up"):
        total([answer_ratio(Ratio(Decimal(1), Decimal(2)), base) for base in (100, 1000)])


@given(lists, st.randoms(use_true_random=False))
def test_the_order_of_answers_never_matters(answers: list[Answer], chance: random.Random) -> None:
    shuffled = answers[:]
    chance.shuffle(shuffled)
    assert total(shuffled) == total(answers)


@given(st.lists(shares, max_size=8), st.integers(min_value=0, max_value=8))
def test_adding_in_steps_gives_the_same(answers: list[Answer], cut: int) -> None:
    parts = [total(answers[:cut]).answer, total(answers[cut:]).answer]
    heard = [part for part in parts if part.state != "not_measured_here"]
    if total(answers).answer.state == "number":
        assert total(heard).answer == total(answers).answer


@given(lists)
def test_one_more_silence_changes_no_figure(answers: list[Answer]) -> None:
    before, after = total(answers), total([*answers, NOT_REPORTED])
    assert after.expected == before.expected + 1
    assert after.has == before.has
    assert after.answer.figure == before.answer.figure
