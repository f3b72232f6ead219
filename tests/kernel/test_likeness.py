"""How far words are apart."""

from random import Random
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.kernel.likeness import distance, near, slips_allowed, words_are_near

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


@pytest.mark.parametrize("name", ["ke sat", "tan an", "nam gia nghia", "quoc tu giam", "hai an", "lai"])
def test_near_finds_all_that_measuring_every_name_finds(name: str) -> None:
    chance = Random(3)  # noqa: S311 -- seeded, to be the same each time
    names = [slip(name, chance, times) for times in (1, 1, 1, 2, 2, 3, 4) for _ in range(200)]
    most = slips_allowed(name)
    measured = {one: distance(name, one, most) for one in names if one != name}
    assert near(name, names) == {one: far for one, far in measured.items() if far <= most}


def slip(name: str, chance: Random, times: int) -> str:
    for _ in range(times):
        at = chance.randrange(len(name) - 1)
        name = chance.choice(
            [
                name[:at] + name[at + 1 :],
                name[:at] + chance.choice(ascii_lowercase) + name[at:],
                name[:at] + chance.choice(ascii_lowercase) + name[at + 1 :],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            ]
        ) + ("" if len(name) > 3 else "x")
    return name


@pytest.mark.parametrize(
    ("sought", "near_by"),
    [("go cat", True), ("go cad", True), ("thon go", True), ("ho cad", False), ("ga", True), ("xyz", False)],
)
def test_words_are_near_with_the_slips_of_the_whole(sought: str, near_by: bool) -> None:
    assert words_are_near(sought, "thon go cat") is near_by
