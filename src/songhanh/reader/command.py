"""`songhanh read FILE… [--json] [--check]`: reads plan documents; needs no installation.

Several files are read side by side, each in a process of its own that one bad file may end and no other
notices; what is written keeps the order of the files.
"""

import json
import os
import queue
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from songhanh.reader.apart import Bounds, Reader, ReaderFailed
from songhanh.reader.contract import from_json
from songhanh.reader.errors import CannotRead, say_unopened
from songhanh.reader.limits import DEFAULT, MEGABYTE
from songhanh.reader.names import safe_name
from songhanh.reader.summary import write_doubts, write_summary

_PATIENCE = 2.0  # seconds
_MOST_AT_ONCE = 8
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Answer:
    name: str
    draft: Json | None  # in the contract's shape
    why: str = ""  # one sentence, where there is no draft


def bounds_of(environment: Mapping[str, str]) -> Bounds:
    """What one file may take, as SONGHANH_READER_SECONDS and SONGHANH_READER_MEMORY_MB say.

    Raises ValueError with one sentence.
    """
    usual = Bounds()
    given = {
        "SONGHANH_READER_SECONDS": str(usual.seconds),
        "SONGHANH_READER_MEMORY_MB": str(usual.memory // MEGABYTE),
    }
    given |= {name: environment[name] for name in given if environment.get(name)}
    try:
        seconds, memory = (float(value) for value in given.values())
        if not (0 < seconds < 86_400 and 0 < memory < 1_000_000):
            raise ValueError
    except ValueError:
        words = " và ".join(given)
        raise ValueError(f"{words} phải là số lớn hơn 0.") from None
    return Bounds(seconds, int(memory * MEGABYTE))


def read_files(
    paths: Sequence[Path],
    *,
    as_json: bool,
    check: bool,
    out: TextIO,
    err: TextIO,
    bounds: Bounds | None = None,
) -> int:
    """Read each file and write what it holds to `out`; the exit status.

    1 if a file cannot be read (one sentence each to `err`), or with `check` if any doubt is an error. As
    JSON one document: the draft, or an array where several files were asked for; with `check` their doubts.
    """
    drafts = []
    for answer in _show_progress(_read_all(paths, bounds or Bounds()), len(paths), err):
        if answer.draft is None:
            err.write(f"{answer.name}: {answer.why}\n")
        else:
            drafts.append(answer.draft)
    if as_json:
        written = [_doubts_json(draft) if check else draft for draft in drafts]
        if len(paths) > 1:
            out.write(_dump(written))
        elif written:
            out.write(_dump(written[0]))
    else:
        _write_plainly(drafts, out, check=check, several=len(paths) > 1)
    wrong = check and any(doubt["severity"] == "error" for draft in drafts for doubt in draft["doubts"])
    return 1 if wrong or len(drafts) < len(paths) else 0


def _read_all(paths: Sequence[Path], bounds: Bounds) -> Iterator[_Answer]:
    """The answers in the order of the paths, read by as many processes as there are processors."""
    readers: queue.SimpleQueue[Reader] = queue.SimpleQueue()
    count = min(_processors(), len(paths), _MOST_AT_ONCE)
    with ExitStack() as stack:
        for _ in range(count):
            readers.put(stack.enter_context(Reader(bounds)))
        pool = stack.enter_context(ThreadPoolExecutor(count))
        stack.callback(pool.shutdown, wait=False, cancel_futures=True)
        yield from pool.map(lambda path: _read_with(readers, path), paths)


def _read_with(readers: "queue.SimpleQueue[Reader]", path: Path) -> _Answer:
    reader = readers.get()
    try:
        return _read(reader, path)
    finally:
        readers.put(reader)


def _read(reader: Reader, path: Path) -> _Answer:
    try:
        with path.open("rb") as file:
            content = file.read(DEFAULT.file_size + 1)
        return _Answer(safe_name(path.name), reader.read(content, path.name))
    except CannotRead as refusal:
        reason = str(refusal)
    except ReaderFailed:
        reason = "Phần mềm chưa đọc được tệp này. Hãy thử với bản .docx và báo cho người phát triển."
    except (OSError, ValueError) as fault:
        reason = say_unopened(fault)
    return _Answer(safe_name(path.name), None, reason)


def _show_progress(answers: Iterator[_Answer], total: int, err: TextIO) -> Iterator[_Answer]:
    """The same answers; at a terminal that waits, one line counts them and goes away at the end."""
    begun, shown = time.monotonic(), False
    for number, answer in enumerate(answers, start=1):
        if shown:
            err.write("\r\x1b[K")
        yield answer
        shown = err.isatty() and time.monotonic() - begun > _PATIENCE and number < total
        if shown:
            err.write(f"Đã đọc {number}/{total} tệp")
            err.flush()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _write_plainly(drafts: Sequence[Json], out: TextIO, *, check: bool, several: bool) -> None:
    read = [from_json(draft) for draft in drafts]
    if not check:
        out.write("\n".join(write_summary(draft) for draft in read))
        return
    for draft in read:
        out.write((f"{draft.source.name}\n" if several else "") + write_doubts(draft))


def _doubts_json(draft: Json) -> Json:
    return {"source": draft["source"]["name"], "doubts": draft["doubts"]}


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
