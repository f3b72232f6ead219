"""Puts a seeded sample of faults into the code and counts those that no test notices.

`python -m benchmarks.mutants [--sample 300] [--seed 4] [--only MODULE]`: each fault in a forked process
of its own into which the faulty module is loaded in place of the right one: the module's own tests first,
then the wider ones. Nothing is written to the repository. Survivors are printed; those that are known
and explained stand in `survivors.toml`. Exit 1 if one survives that is not explained there.
"""

import argparse
import os
import random
import sys
import time
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.mutants.apart import load_all, try_in_child
from benchmarks.mutants.faults import Fault, find_faults

ROOT = Path(__file__).resolve().parents[2]
_WIDER = ("golden", "corpus", "understanding", "strangers", "colleague", "tables", "deadlines", "units")
WIDER = (
    tuple(f"tests/reader/test_{name}.py" for name in _WIDER),
    ("tests/reader/test_annotated.py", "-k", "text or wrapped"),
)
# What figures and verdicts rest on, tried whole with `--only kernel --sample 1000`.
JUDGED = tuple(
    f"tests/kernel/test_{name}.py" for name in ("periods", "quantities", "verdicts", "verdict_edges")
)
# Each module, the tests that are its own, and those that must notice what these do not.
TESTED: dict[str, tuple[tuple[str, ...], ...]] = {
    "src/songhanh/reader/measures.py": (("tests/reader/test_measures.py",), *WIDER),
    "src/songhanh/reader/outline.py": (("tests/reader/test_outline.py",), *WIDER),
    "src/songhanh/kernel/periods.py": (("tests/kernel/test_periods.py",), JUDGED),
    "src/songhanh/kernel/quantities.py": (("tests/kernel/test_quantities.py",), JUDGED),
    "src/songhanh/kernel/verdicts.py": (("tests/kernel/test_verdicts.py",), JUDGED),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    fault: Fault
    noticed_by: str  # "own", "wider", or "" where nobody did


def sample(count: int, seed: int, only: str = "") -> list[Fault]:
    """A seeded sample over all modules together, so that each is met by its size."""
    modules = [name for name in TESTED if only in name]
    sources = {name: (ROOT / name).read_text(encoding="utf-8") for name in modules}
    faults = [fault for name, source in sources.items() for fault in find_faults(name, source)]
    chosen = random.Random(seed).sample(faults, min(count, len(faults)))  # noqa: S311 -- the same in every run
    print(f"{len(faults)} faults can be made, {len(chosen)} are tried (seed {seed})")
    return sorted(chosen, key=lambda one: (one.module, one.start))


def known_survivors() -> dict[tuple[str, str, str], str]:
    """Why a fault may live: by module, the line's words and what was changed to."""
    path = Path(__file__).with_name("survivors.toml")
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["survivor"] if path.exists() else []
    return {(one["module"], one["line"], one["becomes"]): one["why"] for one in entries}


def key_of(fault: Fault) -> tuple[str, str, str]:
    source = (ROOT / fault.module).read_text(encoding="utf-8")
    line = source.splitlines()[fault.line - 1].strip()
    return fault.module, line, f"{source[fault.start : fault.end]} → {fault.words}"


def report(verdicts: list[Verdict]) -> int:
    counts = Counter((one.fault.module, one.noticed_by or "survived") for one in verdicts)
    for module in TESTED:
        own, wider, lived = (counts[module, name] for name in ("own", "wider", "survived"))
        if own + wider + lived:
            tried = own + wider + lived
            print(
                f"{module:36} {tried:4} tried, noticed: {own} by its own tests, {wider} wider; {lived} lived"
            )
    known, unexplained = known_survivors(), 0
    for one in verdicts:
        if one.noticed_by:
            continue
        key = key_of(one.fault)
        why = known.get(key, "")
        unexplained += not why
        where = f"{one.fault.module}:{one.fault.line} ({one.fault.what})"
        print(f"\n{where}\n  {key[1]}\n  {key[2]}\n  {why or 'NOT EXPLAINED'}")
    noticed = sum(bool(one.noticed_by) for one in verdicts)
    print(f"\n{len(verdicts)} tried, {noticed} noticed, {unexplained} unexplained")
    return int(unexplained > 0)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time")
    parser.add_argument("--only", default="", help="part of a module's name")
    options = parser.parse_args()
    os.chdir(ROOT)
    faults = sample(options.sample, options.seed, options.only)
    load_all(tests for runs in TESTED.values() for tests in runs)
    return report(try_all(faults, options.jobs))


def try_all(faults: list[Fault], jobs: int) -> list[Verdict]:
    """So many at a time; the verdicts in the order of the faults."""
    verdicts: dict[int, Verdict] = {}
    running: dict[int, int] = {}
    begun = time.monotonic()
    for number, fault in enumerate(faults):
        if len(running) >= jobs:
            _wait(running, faults, verdicts)
        source = (ROOT / fault.module).read_text(encoding="utf-8")
        running[try_in_child(fault, fault.put_into(source), TESTED[fault.module])] = number
        if number % 20 == 0:
            print(f"  {number}/{len(faults)} after {time.monotonic() - begun:.0f} s", file=sys.stderr)
    while running:
        _wait(running, faults, verdicts)
    return [verdicts[number] for number in range(len(faults))]


def _wait(running: dict[int, int], faults: list[Fault], verdicts: dict[int, Verdict]) -> None:
    """The verdict of whichever is done first: 0 nobody noticed, 1 its own tests (or it hung), else wider."""
    child, status = os.wait()
    number = running.pop(child)
    code = os.waitstatus_to_exitcode(status)
    verdicts[number] = Verdict(
        faults[number], "" if code == 0 else "own" if code == 1 or code < 0 else "wider"
    )


if __name__ == "__main__":
    sys.exit(main())
