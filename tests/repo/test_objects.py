"""Who may ask the tables, and who may ask the clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.repo.tree import PLAIN_ROOMS, name_of, parse, role_of, room_of, source_files

ASKS_TABLES = {"models", "kinds", "access", "queries", "counts", "actions"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
# pages with what is built around them, and commands with what they prepare
ASKS_THE_CLOCK = {"views", "menu", "middleware", "cli", "management", "demo", "commands", "prepare", "http"}
CLOCKS = {"now", "utcnow", "today", "localdate", "time_ns"}
CLOCK_OWNERS = {"timezone", "datetime", "date", "time"}


def modules_but(roles: set[str]) -> list[Path]:
    return [path for path in source_files() if role_of(path) not in roles]


def reads_of_the_clock(tree: ast.Module) -> Iterator[ast.Attribute | ast.Name]:
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in {"django.utils.timezone", "time"}
        for alias in node.names
        if alias.name in CLOCKS | {"time"}
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id in CLOCK_OWNERS and node.attr in CLOCKS | ({"time"} & {node.value.id}):
                yield node
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in imported:
            yield node


def test_only_tables_verbs_and_reads_ask_the_tables() -> None:
    asking = [
        name_of(path, node)
        for path in modules_but(ASKS_TABLES)
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]
    assert asking == []


def test_only_pages_and_commands_read_the_clock() -> None:
    assert [
        name_of(path, node)
        for path in modules_but(ASKS_THE_CLOCK)
        for node in reads_of_the_clock(parse(path))
    ] == []


def made_here(function: ast.AST) -> set[str]:
    """Names that a function gives to what it has just made: `plan = Plan(…)`."""
    return {
        target.id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func).split(".")[-1][0].isupper()
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def blind_saves(function: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "save":
            is_new = ast.unparse(node.func.value) in made_here(function)
            if not node.args and not node.keywords and not is_new:
                yield node


def test_a_row_that_was_there_is_saved_by_naming_its_fields() -> None:
    blind = [
        name_of(path, call)
        for path in source_files()
        if room_of(path) not in PLAIN_ROOMS
        for function in ast.walk(parse(path))
        if isinstance(function, ast.FunctionDef)
        for call in blind_saves(function)
    ]
    assert blind == []


def test_order_is_asked_for_where_it_matters_and_nowhere_else() -> None:
    ordered = [
        name_of(path, node)
        for path in source_files()
        for meta in ast.walk(parse(path))
        if isinstance(meta, ast.ClassDef) and meta.name == "Meta"
        for node in meta.body
        if isinstance(node, ast.Assign)
        and any(getattr(target, "id", "") == "ordering" for target in node.targets)
    ]
    assert ordered == []


def test_the_clock_is_found_in_each_of_its_clothes() -> None:
    code = """
from django.utils.timezone import now
from time import time
a = timezone.now
b = datetime.now(UTC)
c = date.today()
d = now()
e = time.time()
now = plan.now
"""
    assert sorted(node.lineno for node in reads_of_the_clock(ast.parse(code))) == [4, 5, 6, 7, 8, 8]
