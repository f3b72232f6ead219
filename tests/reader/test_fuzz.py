"""A short run of benchmarks/fuzz: no input makes the reader fail. The long one is run by hand."""

import random

from benchmarks.fuzz.__main__ import run
from benchmarks.fuzz.inputs import damaged_file, line, text

COUNTS = {"lines": 3_000, "texts": 60, "files": 40}


def test_nothing_thrown_at_the_reader_makes_it_fail() -> None:
    outcomes = run(COUNTS, minutes=5)
    assert [outcome.failures for outcome in outcomes.values()] == [[], [], []]
    assert {name: outcome.thrown for name, outcome in outcomes.items()} == COUNTS
    assert outcomes["files"].answers["read"] > 0
    assert len(outcomes["files"].answers) > 1, "some of the damage is really damage"


def test_the_same_seed_throws_the_same() -> None:
    for make in (line, text, damaged_file):
        first, again, other = (make(random.Random(seed)) for seed in (7, 7, 8))  # noqa: S311 -- that is meant
        assert first == again != other
