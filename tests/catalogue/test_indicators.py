"""The indicators: one code each, in step with the strategy, countable where they say so."""

from collections import Counter

import pytest

from songhanh.catalogue.indicators import Indicator, find_indicator, indicators
from songhanh.catalogue.strategy import strategy_targets
from songhanh.registers.counts import list_sources

HERE = {"records": "yes", "counts": "counts", "survey": "no", "above": "no"}


def test_a_code_is_one_indicator() -> None:
    assert [code for code, times in Counter(one.code for one in indicators()).items() if times > 1] == []
    assert find_indicator("own.nothing") is None


def test_every_promise_of_the_strategy_has_one_indicator_that_agrees_with_it() -> None:
    ours = {one.strategy: one for one in indicators() if one.strategy}
    theirs = {f"{target.number}{target.part}": target for target in strategy_targets()}
    assert set(ours) == set(theirs)
    assert {code: one.measured_here for code, one in ours.items()} == {
        code: HERE[target.measurable] for code, target in theirs.items()
    }


@pytest.mark.parametrize("one", [one for one in indicators() if one.register], ids=lambda one: one.code)
def test_what_is_counted_names_a_count_of_a_register(one: Indicator) -> None:
    assert one.register in list_sources()
    assert one.is_quotient is one.reached


@pytest.mark.parametrize("one", [one for one in indicators() if one.counts], ids=lambda one: one.code)
def test_what_a_register_may_speak_for_is_counted_in_one_register(one: Indicator) -> None:
    assert not one.register
    assert {one.counts, *one.whole} <= {*list_sources()}
    assert len({source.partition(".")[0] for source in (one.counts, *one.whole)}) == 1
    assert one.is_quotient is (one.reached or bool(one.whole))
    assert one.measured_here != "no"


def test_a_share_never_adds_up_as_a_sum() -> None:
    assert [one.code for one in indicators() if one.is_quotient and one.aggregation != "ratio"] == []


def test_an_indicator_can_be_recognised_by_some_words() -> None:
    assert [one.code for one in indicators() if not one.words and not one.units] == []
