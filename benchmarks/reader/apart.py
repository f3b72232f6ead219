"""What a process of its own costs, and a province's plans in one call."""

import io
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.reader.made import demonstration, real_plans

from songhanh.reader.apart import read_apart
from songhanh.reader.command import read_files

PROVINCE = 168


def report_start() -> None:
    """By the clock: a process started for one line of text, against reading that line here."""
    times = []
    for _ in range(15):
        start = time.perf_counter()
        read_apart(b"Ke hoach nam 2026", "a.txt")
        times.append((time.perf_counter() - start) * 1000)
    middle = statistics.median(times)
    print(f"\nA process of its own: {middle:.0f} ms by the clock ({min(times):.0f}–{max(times):.0f})")


def report_province() -> None:
    """By the clock: as many plans as a large province has communes, in one call of `songhanh read`."""
    plans = list((demonstration() | real_plans()).items())
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number in range(PROVINCE):
            name, content = plans[number % len(plans)]
            paths.append(Path(folder) / f"{number:03}-{name}")
            paths[-1].write_bytes(content)
        out, err = io.StringIO(), io.StringIO()
        start = time.perf_counter()
        status = read_files(paths, as_json=True, check=False, out=out, err=err)
        seconds = time.perf_counter() - start
    print(f"A province's {PROVINCE} plans in one call: {seconds:.1f} s by the clock, exit {status}")
