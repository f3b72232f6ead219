"""In every test: an act that wrote something and left no line in the journal fails.

What writes into the tables stands in the rooms' `actions`, each in a transaction. While the outermost of them
runs, its writes are watched; at its end there must be a line among them. Loaded by `tests/conftest.py`.
"""

import re
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection
from django.db.transaction import Atomic

IN_ACTIONS = re.compile(r"songhanh\.\w+\.actions(\.|$)")
WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
# no facts about work: who is signed in, forms that were sent, failed sign-ins, and the journal's own heads
NO_FACTS = re.compile(r"ui_|people_try$|people_session$|journal_chain")
LINES = "journal_entry"


class SilentAct(AssertionError):
    """An act that changed facts and left no line in the journal."""


@dataclass
class Watched:
    """The outermost act that is running: its name, and the tables that it wrote into."""

    name: str
    owner: Atomic
    tables: set[str] = field(default_factory=set)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if (found := WRITE.match(str(sql))) and not NO_FACTS.match(found[1]):
            self.tables.add(found[1])
        return execute(sql, params, many, context)


running: list[tuple[Watched, AbstractContextManager[None]]] = []


def name_of_caller(depth: int) -> tuple[str, str]:
    """Module and function of who opens a transaction, through the decorator where it is one."""
    frame = sys._getframe(depth)
    function = frame.f_locals.get("func") if frame.f_globals["__name__"] == "contextlib" else None
    if function is not None:
        return function.__module__, function.__qualname__
    return frame.f_globals["__name__"], frame.f_code.co_name


def watch_acts(patch: pytest.MonkeyPatch) -> None:
    enter, leave = Atomic.__enter__, Atomic.__exit__

    def entering(self: Atomic) -> None:
        enter(self)
        module, function = name_of_caller(2)
        if not running and IN_ACTIONS.match(module):
            watched = Watched(f"{module}.{function}", self)
            wrapper = connection.execute_wrapper(watched)
            wrapper.__enter__()
            running.append((watched, wrapper))

    def leaving(self: Atomic, *exception: Any) -> None:
        watched = None
        if running and running[-1][0].owner is self:
            watched, wrapper = running.pop()
            wrapper.__exit__(None, None, None)
        leave(self, *exception)
        if watched and exception[0] is None and watched.tables and LINES not in watched.tables:
            raise SilentAct(f"{watched.name} wrote into {sorted(watched.tables)} and left no line")

    patch.setattr(Atomic, "__enter__", entering)
    patch.setattr(Atomic, "__exit__", leaving)
