"""How far words are apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.kernel.likeness import distance

short = st.text(alphabet="abc ", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("ke sat", "ke sat", 0),
        ("ke xat", "ke sat", 1),
        ("ke sta", "ke sat", 1),
        ("kesat", "ke sat", 1),
        ("", "ab", 2),
    ],
)
def test_slips_are_counted(one: str, other: str, far: int) -> None:
    assert distance(one, other, 5) == far


def test_counting_stops_where_it_is_too_far() -> None:
    assert distance("abcdef", "uvwxyz", 2) == 3
    assert distance("a", "abcdef", 2) == 3


@given(short, short)
def test_the_way_back_is_as_long(one: str, other: str) -> None:
    assert distance(one, other, 9) == distance(other, one, 9)
    assert (distance(one, other, 9) == 0) == (one == other)
