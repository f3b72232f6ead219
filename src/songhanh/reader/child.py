"""The far side of `apart`: a process that opens untrusted files within limits and answers in JSON.

Started as `python -m songhanh.reader.child BOUNDS`. Each request on its input is one line of JSON (what is
wanted, the name, the size) and then the bytes; each answer on its output is one line of JSON. It ends when
its input does.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any, BinaryIO

from songhanh.kernel.memory import collecting_later
from songhanh.reader.book import read_book
from songhanh.reader.contract import to_json
from songhanh.reader.errors import CannotRead
from songhanh.reader.plan import Document
from songhanh.reader.sheets import read_rows
from songhanh.reader.sources import Limits, open_document
from songhanh.reader.understanding import read_plan

# Windows has none: the parent's clock is the only limit there.
resource: ModuleType | None = import_module("resource") if find_spec("resource") else None
Answer = dict[str, Any]
_SHEETS: dict[str, Callable[..., Any]] = {"rows": read_rows, "book": read_book}


def main(words: list[str]) -> int:
    """Answer requests until there are no more."""
    bounds = json.loads(words[0])
    requests, answers = sys.stdin.buffer, _take_output()
    _confine(bounds["memory"])
    while line := requests.readline():
        request = json.loads(line)
        content = requests.read(request["size"])
        _allow_seconds(bounds["seconds"])
        answers.write(json.dumps(answer(request, content), ensure_ascii=False).encode() + b"\n")
        answers.flush()
    return 0


def answer(request: Mapping[str, Any], content: bytes) -> Answer:
    """{"done": value}, {"refused": kind of CannotRead} or {"failed": a fault of ours, as Python tells it}."""
    try:
        limits = Limits(**request["limits"])
        if request["want"] in _SHEETS:
            with collecting_later():
                return {"done": _SHEETS[request["want"]](content, limits=limits)}
        document = open_document(content, request["name"], limits=limits)
        return {"done": document.source.text if request["want"] == "text" else _draft(document, limits)}
    except CannotRead as refusal:
        return {"refused": refusal.kind}
    except MemoryError:
        return {"refused": "too_heavy"}
    except Exception:
        return {"failed": traceback.format_exc()}


def _draft(document: Document, limits: Limits) -> Any:
    draft = read_plan(document)
    if len(draft.targets) + len(draft.tasks) + len(draft.doubts) > limits.items:
        raise CannotRead("too_many_pages")
    return to_json(draft)


def _take_output() -> BinaryIO:
    """The way to the parent, out of reach of libraries that print."""
    own = os.dup(sys.stdout.fileno())
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return os.fdopen(own, "wb")


def _confine(memory: int) -> None:
    """From here on: so much address space in bytes, no file written, no core left behind."""
    if resource is None:
        return
    for name, most in (("RLIMIT_AS", memory), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)):
        with suppress(AttributeError, OSError, ValueError):  # unknown here, or the system's own is lower
            resource.setrlimit(getattr(resource, name), (most, most))


def _allow_seconds(seconds: float) -> None:
    """So much of the processor for the next file: what ends a reader whose parent is gone."""
    if resource is None:
        return
    spent = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(spent.ru_utime + spent.ru_stime + seconds) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
