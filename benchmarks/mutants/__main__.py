"""Puts a seeded sample of faults into the code and counts those that no test notices.

`python -m benchmarks.mutants [--sample 300] [--seed 4] [--only MODULE]`: in a copy of the repository, one
fault at a time, the module's own tests first, then the wider ones. Survivors are printed; those that are
known and explained stand in `survivors.toml`. Exit 1 if one survives that is not explained there.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from benchmarks.mutants.faults import Fault, find_faults

ROOT = Path(__file__).resolve().parents[2]
WIDER = " ".join(
    f"tests/reader/test_{name}.py"
    for name in ("golden", "annotated", "corpus", "understanding", "strangers", "colleague", "tables")
)
# Each module, the tests that are its own, and those that must notice what these do not.
TESTED = {
    "src/songhanh/reader/measures.py": ("tests/reader/test_measures.py", WIDER),
    "src/songhanh/reader/outline.py": ("tests/reader/test_outline.py", WIDER),
    "src/songhanh/kernel/periods.py": ("tests/kernel/test_periods.py", "tests/kernel"),
}
COPIED = ("src", "tests", "benchmarks", "pyproject.toml", "docs")
PATIENCE = 120  # seconds; a fault that makes a test hang is noticed too


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


def try_fault(copy: Path, fault: Fault) -> Verdict:
    path = copy / fault.module
    source = path.read_text(encoding="utf-8")
    path.write_text(fault.put_into(source), encoding="utf-8")
    try:
        for name, tests in zip(("own", "wider"), TESTED[fault.module], strict=True):
            if not _passes(copy, tests.split()):
                return Verdict(fault, name)
    finally:
        path.write_text(source, encoding="utf-8")
    return Verdict(fault, "")


def _passes(copy: Path, tests: list[str]) -> bool:
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(command, cwd=copy, capture_output=True, timeout=PATIENCE, check=False)
        return done.returncode == 0
    except subprocess.TimeoutExpired:
        return False


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


def _copy(target: Path) -> Path:
    target.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name)
        else:
            shutil.copy(ROOT / name, target / name)
    return target


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time")
    parser.add_argument("--only", default="", help="part of a module's name")
    options = parser.parse_args()
    faults = sample(options.sample, options.seed, options.only)
    with tempfile.TemporaryDirectory() as folder:
        return report(try_all(faults, Path(folder), options.jobs))


def try_all(faults: list[Fault], folder: Path, jobs: int) -> list[Verdict]:
    """Each fault in a copy that is nobody else's at the time; the verdicts in the order of the faults."""
    if (ROOT.parent / "shared").is_dir():  # the real plans, beside the repository
        (folder / "shared").symlink_to(ROOT.parent / "shared")
    copies: SimpleQueue[Path] = SimpleQueue()
    for number in range(jobs):
        copies.put(_copy(folder / f"copy-{number}"))

    def try_one(fault: Fault) -> Verdict:
        copy = copies.get()
        try:
            return try_fault(copy, fault)
        finally:
            copies.put(copy)

    verdicts: list[Verdict] = []
    begun = time.monotonic()
    with ThreadPoolExecutor(jobs) as pool:
        for verdict in pool.map(try_one, faults):
            verdicts.append(verdict)
            if len(verdicts) % 20 == 0:
                print(
                    f"  {len(verdicts)}/{len(faults)} after {time.monotonic() - begun:.0f} s", file=sys.stderr
                )
    return verdicts


if __name__ == "__main__":
    sys.exit(main())
