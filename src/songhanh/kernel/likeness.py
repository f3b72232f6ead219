"""How far two words are apart, for offering what a slip may have meant. Never for deciding."""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

_SHORT = 8  # letters: up to so many one slip is allowed, from there on two


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change or swap with a neighbour; `most` + 1 as soon as it is more than `most`."""
    # a slip changes at most two of the letters that a word has: most pairs are told apart by that alone
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row = row, [i]
        for j, against in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = above
    return min(row[-1], most + 1)


def slips_allowed(text: str) -> int:
    """How many slips a word or name of this length may hold: one, in long ones two."""
    return 1 if len(text) < _SHORT else 2


def near(text: str, names: Iterable[str]) -> dict[str, int]:
    """Those of the names that are a slip or two away from the text, with how many. The text itself is not.

    Names that hold none of the text's pieces about where it has them are passed over unmeasured, which makes
    a millisecond or two of some thousand names.
    """
    most = slips_allowed(text)
    holds = _about_where_they_stand(text, most)
    least, longest = len(text) - most, len(text) + most
    found = {}
    for name in names:
        if least <= len(name) <= longest and holds(name) and name != text:
            far = distance(text, name, most)
            if far <= most:
                found[name] = far
    return found


def _about_where_they_stand(text: str, most: int) -> Callable[[str], object]:
    """Whether a name holds one of the pieces; n slips move it by n letters at most."""
    shapes = (f".{{{max(at - most, 0)},{at + most}}}{re.escape(piece)}" for at, piece in pieces(text))
    return re.compile("|".join(shapes), re.DOTALL).match


def pieces(text: str) -> tuple[tuple[int, str], ...]:
    """Pieces of the text, each with where it stands: a name that its slips lead to holds one of them.

    Of n + 1 pieces n slips leave one whole, but for two letters swapped where two pieces meet: then it is one
    of the two with the swap made. Of a text too short one piece is blank, and stands in every name.
    """
    count = slips_allowed(text) + 1
    ends = [len(text) * n // count for n in range(count + 1)]
    found = {(start, text[start:end]) for start, end in pairwise(ends)}
    for before, end, after in zip(ends, ends[1:], ends[2:], strict=False):
        left, right = text[before:end], text[end:after]
        if left and right:
            found |= {(before, left[:-1] + right[0]), (end, left[-1] + right[1:])}
    return tuple(sorted(found))


def words_are_near(sought: str, name: str) -> bool:
    """Whether every word sought stands in the name, but for the slips that the whole may hold."""
    left = slips_allowed(sought)
    words = name.split()
    for word in sought.split():
        far = min(
            (0 if one.startswith(word) else distance(word, one, left) for one in words), default=left + 1
        )
        left -= far
        if left < 0:
            return False
    return True
