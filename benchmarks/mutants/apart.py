"""One fault in a forked process: the faulty module in place of the right one, then tests."""

import importlib.abc
import importlib.machinery
import os
import resource
import sys
from collections.abc import Iterable, Sequence
from types import ModuleType

import pytest
from benchmarks.mutants.faults import Fault

SECONDS = 120  # of the processor; a fault that makes a test hang is noticed too
_QUIET = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-n", "0")


class _Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from the words given, all others as always."""

    def __init__(self, name: str, source: str, path: str) -> None:
        self._name, self._source, self._path = name, source, path

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        return importlib.machinery.ModuleSpec(name, self, origin=self._path) if name == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._source, self._path, "exec"), module.__dict__)  # noqa: S102 -- what it is for


def load_all(tests: Iterable[tuple[str, ...]]) -> None:
    """Load what the tests need once, for all children."""
    sys.dont_write_bytecode = True
    with open(os.devnull, "w", encoding="utf-8") as nothing:
        kept = os.dup(1)
        os.dup2(nothing.fileno(), 1)
        pytest.main(["--collect-only", *_QUIET, *dict.fromkeys(run[0] for run in tests)])
        os.dup2(kept, 1)


def try_in_child(fault: Fault, source: str, runs: tuple[tuple[str, ...], ...]) -> int:
    """Fork; the child ends with 0 if no run noticed the fault, else with the number of the run from 1."""
    child = os.fork()
    if child:
        return child
    code = 99
    try:
        code = _try(fault, source, runs)
    finally:
        os._exit(code)
    return 0


def _try(fault: Fault, source: str, runs: tuple[tuple[str, ...], ...]) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    package = fault.module.removeprefix("src/").removesuffix(".py").replace("/", ".")
    room = ".".join(package.split(".")[:2])
    for name in list(sys.modules):
        if name.startswith((room, room.replace("songhanh", "tests", 1))):
            del sys.modules[name]
    sys.meta_path.insert(0, _Faulty(package, source, fault.module))
    for number, tests in enumerate(runs, start=1):
        if pytest.main([*_QUIET, *tests]) != 0:
            return number
    return 0
