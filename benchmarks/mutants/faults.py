"""The faults that can be put into a module: each changes one place, found by the syntax tree."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_COMPARES = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==", ast.In: "not in",
    ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_SUMS = {ast.Add: "-", ast.Sub: "+", ast.Mult: "//", ast.FloorDiv: "*", ast.Mod: "*"}


@dataclass(frozen=True, slots=True)
class Fault:
    """In `module`, the characters from `start` to `end` become `words`."""

    module: str
    line: int
    start: int
    end: int
    words: str
    what: str

    def put_into(self, source: str) -> str:
        return source[: self.start] + self.words + source[self.end :]


def find_faults(module: str, source: str) -> list[Fault]:
    """Every fault that these rules know, in the order of the source; each still parses."""
    finder = _Finder(module, source)
    found = [fault for node in ast.walk(_code_of(source)) for fault in finder.of(node)]
    whole = {fault for fault in found if _parses(fault.put_into(source))}
    return sorted(whole, key=lambda one: (one.start, one.words))


def _code_of(source: str) -> ast.AST:
    """The tree without docstrings, annotations, `Literal`, `__all__`: no test could notice a fault there."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                node.body = node.body[1:] or [ast.Pass()]
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        if isinstance(node, ast.Assign) and _is_for_readers(node):
            node.value = ast.Constant(value=None, lineno=0, col_offset=0, end_lineno=0, end_col_offset=0)
        if isinstance(node, ast.arg):
            node.annotation = None
        if isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(value=None, lineno=0, col_offset=0, end_lineno=0, end_col_offset=0)
    return tree


def _is_for_readers(node: ast.Assign) -> bool:
    """`__all__`, and types that mypy alone looks at."""
    names = {target.id for target in node.targets if isinstance(target, ast.Name)}
    value = node.value.value if isinstance(node.value, ast.Subscript) else None
    return "__all__" in names or (isinstance(value, ast.Name) and value.id == "Literal")


def _parses(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


class _Finder:
    def __init__(self, module: str, source: str) -> None:
        self._module, self._source = module, source
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line.encode()))
        self._bytes = source.encode()

    def of(self, node: ast.AST) -> Iterator[Fault]:
        if isinstance(node, ast.Compare):
            yield from self._compare(node)
        elif isinstance(node, ast.BoolOp):
            other = "or" if isinstance(node.op, ast.And) else "and"
            yield from self._between(node.values, other, "and/or")
        elif isinstance(node, ast.BinOp) and type(node.op) in _SUMS:
            yield from self._between([node.left, node.right], _SUMS[type(node.op)], "sum")
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield self._fault(node, f"bool({self._text(node.operand)})", "not dropped")
        elif isinstance(node, ast.Constant):
            yield from self._constant(node)
        elif isinstance(node, ast.If | ast.IfExp | ast.While):
            yield self._fault(node.test, f"(not ({self._text(node.test)}))", "condition turned")
        elif isinstance(node, ast.Return) and node.value is not None and self._text(node.value) != "None":
            yield self._fault(node.value, "None", "nothing returned")

    def _compare(self, node: ast.Compare) -> Iterator[Fault]:
        values = [node.left, *node.comparators]
        for op, left, right in zip(node.ops, values, node.comparators, strict=False):
            yield from self._between([left, right], _COMPARES[type(op)], "comparison")

    def _constant(self, node: ast.Constant) -> Iterator[Fault]:
        if isinstance(node.value, bool):
            yield self._fault(node, str(not node.value), "constant")
        elif isinstance(node.value, int):
            yield self._fault(node, str(node.value + 1), "constant")
        elif isinstance(node.value, str) and self._text(node)[-1:] in ('"', "'"):
            yield self._fault(node, '""' if node.value else '"XX"', "words")

    def _between(self, values: list[ast.expr], words: str, what: str) -> Iterator[Fault]:
        """What stands between neighbours, brackets left alone, becomes other words."""
        for left, right in pairwise(values):
            start, end = self._place(left)[1], self._place(right)[0]
            between = self._bytes[start:end].decode()
            inner = between.strip(" \n()")
            if not inner:
                continue
            at = start + len(between[: between.index(inner)].encode())
            yield self._made(at, at + len(inner.encode()), words, what, left.lineno)

    def _fault(self, node: ast.expr, words: str, what: str) -> Fault:
        start, end = self._place(node)
        return self._made(start, end, words, what, node.lineno)

    def _made(self, start: int, end: int, words: str, what: str, line: int) -> Fault:
        before = len(self._bytes[:start].decode())
        length = len(self._bytes[start:end].decode())
        return Fault(self._module, line, before, before + length, words, what)

    def _place(self, node: ast.expr) -> tuple[int, int]:
        """Bytes from and to."""
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        return self._starts[node.lineno - 1] + node.col_offset, self._starts[end_line - 1] + end_column

    def _text(self, node: ast.expr) -> str:
        start, end = self._place(node)
        return self._bytes[start:end].decode()
