"""Figures in words: a rate on few births is told by its counts alone, and has no colour."""

from decimal import Decimal

import pytest

from songhanh.catalogue.indicators import is_small, small_bases
from songhanh.evaluation.queries.words import answer_words
from songhanh.kernel.quantities import Ratio, answer_ratio


@pytest.mark.parametrize(
    ("part", "whole", "base", "unit", "kind", "said"),
    [
        (7, 5, 100, "bé trai/100 bé gái", "ratio", "7/5"),  # twelve births
        (7, 5, 100, "", "ratio", "7/5"),
        (1, 12, 1000, "‰", "rate", "1/12"),
        (1, 20, 1000, "‰", "rate", "1/20"),
        (21, 21, 100, "bé trai/100 bé gái", "ratio", "21/21 (100 bé trai/100 bé gái)"),
        (22, 21, 100, "", "ratio", "22/21 (104,8)"),  # never a percentage
        (5, 12, 100, "%", "share", "5/12 (41,7%)"),  # promised in %, told with both counts
        (12, 12, 100, "%", "coverage", "12/12 (100%)"),
    ],
)
def test_a_rate_on_few_is_its_counts(
    part: int, whole: int, base: int, unit: str, kind: str, said: str
) -> None:
    answer = answer_ratio(Ratio(Decimal(part), Decimal(whole)), base)
    assert answer_words(answer, unit, kind) == said


def test_from_where_on_a_base_is_large_enough_is_said_with_its_source() -> None:
    (rule,) = small_bases()
    assert (is_small(rule.most), is_small(rule.most + 1)) == (True, False)
    assert "phần mềm" in rule.source  # ours, and it says so
