"""Throws random input at the reader: `python -m benchmarks.fuzz [--lines N] [--texts N] [--files N] …`.

The same seed throws the same input. What fails is printed with its own seed, so that it can be thrown alone
(`--only lines:123`). Exit 1 if anything failed. Time-boxed: 30 minutes in
all, unless `--minutes` says otherwise.
"""

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.fuzz import checks, inputs

from songhanh.reader import Bounds, Reader

_SHOWN = 10
Throw = Callable[[random.Random], str]


@dataclass
class Outcome:
    """What became of one part."""

    wanted: int
    thrown: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_seed: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[int, str]] = field(default_factory=list)


def throw(part: Throw, seeds: range, minutes: float) -> Outcome:
    """Throw the input of each seed until the time is over."""
    outcome = Outcome(len(seeds))
    begun = time.monotonic()
    for seed in seeds:
        start = time.process_time()
        try:
            outcome.answers[part(random.Random(seed))] += 1  # noqa: S311 -- the same in every run
        except Exception:
            outcome.failures.append((seed, traceback.format_exc(limit=-3)))
        took = time.process_time() - start
        if took > outcome.slowest:
            outcome.slowest, outcome.slowest_seed = took, seed
        outcome.thrown += 1
        if time.monotonic() - begun > 60 * minutes:
            break
    outcome.seconds = time.monotonic() - begun
    return outcome


def throw_line(chance: random.Random) -> str:
    line = inputs.line(chance)
    for check in checks.LINE_CHECKS:
        check(line)
    return "held"


def throw_text(chance: random.Random) -> str:
    return checks.check_text(inputs.text(chance))


def throw_files(seeds: range, minutes: float) -> Outcome:
    with Reader(Bounds()) as reader:
        return throw(lambda chance: checks.check_file(reader, *inputs.damaged_file(chance)), seeds, minutes)


def run(counts: dict[str, int], minutes: float, first: int = 0) -> dict[str, Outcome]:
    """So many of each, from a first seed on; the time that one part leaves is the next one's."""
    parts: dict[str, tuple[float, Callable[[range, float], Outcome]]] = {
        "files": (0.2, throw_files),
        "texts": (0.6, lambda seeds, most: throw(throw_text, seeds, most)),
        "lines": (1.0, lambda seeds, most: throw(throw_line, seeds, most)),
    }
    outcomes, spent = {}, 0.0
    for name, (share, part) in parts.items():
        outcomes[name] = part(range(first, first + counts[name]), share * minutes - spent)
        spent += outcomes[name].seconds / 60
    return outcomes


def report(name: str, outcome: Outcome) -> None:
    slowest = f"{outcome.slowest * 1000:,.0f} ms (seed {outcome.slowest_seed})"
    print(
        f"{name:6} {outcome.thrown:>9,} of {outcome.wanted:,} in {outcome.seconds:,.0f} s, "
        f"slowest {slowest}, failed {len(outcome.failures)}"
    )
    print("       " + ", ".join(f"{kind} {count:,}" for kind, count in outcome.answers.most_common()))
    for seed, trace in outcome.failures[:_SHOWN]:
        print(f"--- {name}:{seed}\n{trace}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz")
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=0, help="the first one; each input has its own")
    parser.add_argument("--only", metavar="PART:SEED", help="throw one input alone")
    options = parser.parse_args()
    counts = {"lines": options.lines, "texts": options.texts, "files": options.files}
    if options.only:
        name, _, seed = options.only.partition(":")
        counts, options.seed = {**dict.fromkeys(counts, 0), name: 1}, int(seed)
    outcomes = run(counts, options.minutes, options.seed)
    for name, outcome in outcomes.items():
        report(name, outcome)
    return int(any(outcome.failures for outcome in outcomes.values()))


if __name__ == "__main__":
    sys.exit(main())
