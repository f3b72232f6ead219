"""Does time grow with the pages, and how much memory does a long file take?"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.reader.made import ROOMY, long_plan

TIMES = (1, 4, 16, 62)  # a plan of eight pages, so many times over: 8, 31, 124, 480 pages
MOST_GROWTH = 1.5  # time a page in the longest, against the second
MOST_MEMORY = 150  # MB above the bare interpreter


def report_growth() -> bool:
    """Milliseconds a page, opening and reading together, for longer and longer files; True where linear."""
    print(f"\nGrowth: milliseconds of the processor for eight pages\n{'kind':12}", end="")
    print("".join(f"{8 * times:>6} pages" for times in TIMES))
    linear = True
    for suffix in (".docx", ".pdf"):
        costs = [_seconds(long_plan(times, suffix), suffix) * 1000 / times for times in TIMES]
        print(f"{suffix:12}" + "".join(f"{cost:12.1f}" for cost in costs))
        linear = linear and costs[-1] <= MOST_GROWTH * costs[1]
    return linear


def _seconds(content: bytes, name: str) -> float:
    from songhanh.reader import open_document, read_plan  # noqa: PLC0415 -- not in the bare interpreter below

    best = 1e9
    for _ in range(3):
        start = time.process_time()
        read_plan(open_document(content, name, limits=ROOMY))
        best = min(best, time.process_time() - start)
    return best


def report_memory() -> bool:
    """Peak memory of a process that reads the longest file, above that of one that does nothing."""
    print("\nPeak memory above the bare interpreter, MB")
    bare = _peak("pass")
    enough = True
    for suffix in (".docx", ".pdf"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"long{suffix}"
            path.write_bytes(long_plan(TIMES[-1], suffix))
            peak = _peak(f"from benchmarks.reader.growth import read; read({str(path)!r})") - bare
        print(f"{suffix:12}{peak:8.0f}")
        enough = enough and peak <= MOST_MEMORY
    return enough


def read(path: str) -> None:
    """What the measured process does: read one file into the contract's shape."""
    from songhanh.reader.apart import read_here  # noqa: PLC0415 -- as above

    read_here(Path(path).read_bytes(), path, limits=ROOMY)


def _peak(code: str) -> float:
    """Megabytes that a fresh interpreter takes at most while it runs some code, as Linux counts them."""
    # VmHWM, because a child's ru_maxrss begins with what its parent had.
    whole = f"{code}\nprint(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    said = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, check=True)
    return int(said.stdout) / 1024
