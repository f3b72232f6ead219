"""Reading untrusted files in a process of its own, so that no file can take the product with it.

The process holds no secret: it is given an environment of its own and the bytes of one file at a time. It is
ended when it takes too long, and its memory is limited where the system can do that (`can_limit_memory`).
"""

import importlib.util
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Any, Final, Literal

from songhanh.reader.errors import CannotRead
from songhanh.reader.limits import DEFAULT, MEGABYTE, Limits

Want = Literal["draft", "text", "rows", "book"]
_LONGEST_ANSWER: Final = 64 * MEGABYTE
_MODULE = "songhanh.reader.child"
_SIGXCPU: Final = getattr(signal, "SIGXCPU", 0)  # Windows has none
_FILES_OF_ONE = 40  # then a fresh process: what libraries leak does not add up


class ReaderFailed(Exception):
    """A fault of ours, not of the file; the text is what Python said of it."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one file may take: seconds by the clock (and of the processor), bytes of address space."""

    seconds: float = 30.0
    memory: int = 512 * MEGABYTE


def can_limit_memory() -> bool:
    """Whether this system lets a process limit its memory: Linux and the BSDs do, Windows does not, and
    macOS knows the call but does not keep to it."""
    return importlib.util.find_spec("resource") is not None and sys.platform != "darwin"


def read_apart(
    content: bytes, name: str, *, want: Want = "draft", bounds: Bounds | None = None, limits: Limits = DEFAULT
) -> Any:
    """Open a file in a process of its own: its draft in the contract's shape, or its text alone.

    Raises CannotRead, also `too_slow`, `too_heavy` and `reader_died`; ReaderFailed for a fault of ours.
    """
    with Reader(bounds or Bounds()) as reader:
        return reader.read(content, name, want=want, limits=limits)


def read_here(content: bytes, name: str, *, want: Want = "draft", limits: Limits = DEFAULT) -> Any:
    """As `read_apart`, in this process and without its bounds: for files that we wrote ourselves."""
    from songhanh.reader.child import answer  # noqa: PLC0415 -- slow import

    return _unwrap(answer({"want": want, "name": name, "limits": asdict(limits)}, content))


class Reader:
    """A process that reads one file after the other; the file after one that ended it gets a new one."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._process: subprocess.Popen[bytes] | None = None
        self._read = 0

    def __enter__(self) -> "Reader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it is at."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close(pipe)
        self._process, self._read = None, 0

    def read(self, content: bytes, name: str, *, want: Want = "draft", limits: Limits = DEFAULT) -> Any:
        """As `read_apart`."""
        if len(content) > limits.file_size:
            raise CannotRead("too_large")
        if self._process is None or self._read >= _FILES_OF_ONE or self._process.poll() is not None:
            self.close()
            self._process = _start(self._bounds)
        self._read += 1
        request = {"want": want, "name": name, "size": len(content), "limits": asdict(limits)}
        line, late = _ask(self._process, request, content, self._bounds.seconds)
        if line.endswith(b"\n"):
            return _unwrap(json.loads(line))
        process = self._process
        self.close()
        raise CannotRead("too_slow" if late or process.returncode == -_SIGXCPU else "reader_died")


def _start(bounds: Bounds) -> subprocess.Popen[bytes]:
    """A reader that waits. Raises ReaderFailed where no process can be started."""
    environment = {
        name: value for name in ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR") if (value := os.environ.get(name))
    }
    environment |= {
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONHASHSEED": "0",  # the same file gives the same result
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
    }
    command = [sys.executable, "-P", "-m", _MODULE, json.dumps(asdict(bounds))]
    try:
        return subprocess.Popen(  # noqa: S603 -- our own module, no shell
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=environment, start_new_session=True,
        )  # fmt: skip
    except (OSError, ValueError) as fault:
        raise ReaderFailed(str(fault)) from fault


def _ask(
    process: subprocess.Popen[bytes], request: dict[str, Any], content: bytes, seconds: float
) -> tuple[bytes, bool]:
    """The line that came back, cut short where the process ended; and whether its time had run out."""
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    clock = threading.Timer(seconds, end)
    clock.daemon = True
    clock.start()
    try:
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 -- both are pipes
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.write(content)
            process.stdin.flush()
        except OSError:  # it is gone: what it may have said is still to be read
            pass
        return process.stdout.readline(_LONGEST_ANSWER), late.is_set()
    finally:
        clock.cancel()


def _unwrap(answer: dict[str, Any]) -> Any:
    if "refused" in answer:
        raise CannotRead(answer["refused"])
    if "failed" in answer:
        raise ReaderFailed(answer["failed"])
    return answer["done"]


def _close(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:  # what it had not taken yet goes with it
        return
