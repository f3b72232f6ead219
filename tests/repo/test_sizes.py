"""Small things: what outgrows these bounds is split, not excused."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repo.tree import files, name_of, parse, source_files

FUNCTION_LINES, FILE_LINES, PARAMETERS, NESTING = 50, 400, 6, 3
TEMPLATE_LINES = 250  # from 120 on a template is worth a look
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def measured_files() -> list[Path]:
    return [*source_files(), *files("tests/*.py", "benchmarks/*.py")]


def functions(paths: list[Path]) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in paths:
        for node in ast.walk(parse(path)):
            if isinstance(node, FUNCTIONS):
                yield f"{name_of(path, node)} {node.name}", node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    named = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    starred = [argument for argument in (function.args.vararg, function.args.kwarg) if argument]
    return len([argument for argument in named if argument.arg not in {"self", "cls"}]) + len(starred)


def nesting(node: ast.AST) -> int:
    """How deep blocks lie in blocks; an `elif` lies beside its `if`, an inner function counts for itself."""
    deepest = 0
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, FUNCTIONS):
                continue
            is_elif = (
                isinstance(node, ast.If)
                and field == "orelse"
                and isinstance(child, ast.If)
                and len(value) == 1
            )
            deeper = isinstance(child, BLOCKS) and not is_elif
            deepest = max(deepest, nesting(child) + deeper)
    return deepest


def test_functions_fit_on_a_screen() -> None:
    long = {name: length(function) for name, function in functions(measured_files())}
    assert {name: lines for name, lines in long.items() if lines > FUNCTION_LINES} == {}


def test_files_are_short() -> None:
    long = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in measured_files()}
    assert {name: lines for name, lines in long.items() if lines > FILE_LINES} == {}


def test_templates_are_short() -> None:
    long = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files("src/*.html")}
    assert {name: lines for name, lines in long.items() if lines > TEMPLATE_LINES} == {}


def test_functions_take_few_parameters() -> None:
    many = {name: parameters(function) for name, function in functions(source_files())}
    assert {name: count for name, count in many.items() if count > PARAMETERS} == {}


def test_blocks_are_not_nested_deeply() -> None:
    deep = {name: nesting(function) for name, function in functions(measured_files())}
    assert {name: depth for name, depth in deep.items() if depth > NESTING} == {}


def test_every_module_says_what_lives_there() -> None:
    silent = [path for path in measured_files() if parse(path).body and not ast.get_docstring(parse(path))]
    assert [name_of(path) for path in silent] == []


@pytest.mark.parametrize(
    ("code", "depth"),
    [
        ("def f():\n if a:\n  b\n elif c:\n  d\n elif e:\n  g", 1),
        ("def f():\n for a in b:\n  try:\n   with c:\n    d\n  except E:\n   g", 3),
        ("def f():\n if a:\n  def g():\n   if b:\n    c", 1),
    ],
)
def test_depth_counts_blocks_within_blocks(code: str, depth: int) -> None:
    assert nesting(ast.parse(code).body[0]) == depth
