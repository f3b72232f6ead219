"""Many patterns as one that the engine finds quickly: sorted by their first letters, which it skips to."""

import re
from collections.abc import Iterable

_BORDER = "\\b"
_OPEN = "(?:"


class Alternatives:
    """Named patterns as one; at each place the first of them that fits is found, as in one row of all."""

    def __init__(self, named: Iterable[tuple[str, str]], *, border: str = "") -> None:
        """`border`: what must hold right before a name, asked behind its first letter (a lookbehind)."""
        self._border = border
        self._rests: dict[str, list[str]] = {}
        self._owners: dict[str, list[str]] = {}
        for name, pattern in named:
            for opening in _openings(pattern):
                self._sort_in(name, opening)
        groups = (f"{letter}{border}(?:{'|'.join(rests)})" for letter, rests in self._rests.items())
        self.pattern = "|".join(groups)
        self.names = ("", *(name for owners in self._owners.values() for name in owners))

    def _sort_in(self, name: str, opening: str) -> None:
        bare = opening.removeprefix(_BORDER)
        inside = "(?<!\\w.)" if bare != opening else ""
        letter, rest = bare[:1], bare[1:]
        if not letter.isalnum() or rest[:1] in ("?", "*", "+", "{"):
            raise ValueError(f"{opening!r} does not begin with a letter")
        # The empty group behind each alternative tells which of them it was.
        self._rests.setdefault(letter, []).append(f"{inside}{rest}()")
        self._owners.setdefault(letter, []).append(name)


def _openings(pattern: str) -> list[str]:
    """The pattern as several that each begin with a letter, in the order in which it tries them."""
    if pattern.startswith(_BORDER):
        return [one if one.startswith(_BORDER) else _BORDER + one for one in _openings(pattern[2:])]
    if not pattern.startswith(_OPEN):
        return [pattern]
    end = _closing(pattern)
    inner, rest = pattern[len(_OPEN) : end], pattern[end + 1 :]
    optional = rest.startswith("?")
    rest = rest.removeprefix("?")
    found = [one for choice in _choices(inner) for one in _openings(choice + rest)]
    return found + _openings(rest) if optional else found


def _closing(pattern: str) -> int:
    """Where the group ends that a pattern begins with."""
    depth = 0
    for found in re.finditer(r"\\.|[()]", pattern):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if depth == 0 and found[0] == ")":
            return found.start()
    raise ValueError(f"{pattern!r} has no end")


def _choices(inner: str) -> list[str]:
    """The alternatives of a group, those of groups inside it left together."""
    choices, depth, start = [], 0, 0
    for found in re.finditer(r"\\.|[()|]", inner):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if found[0] == "|" and depth == 0:
            choices.append(inner[start : found.start()])
            start = found.end()
    return [*choices, inner[start:]]
