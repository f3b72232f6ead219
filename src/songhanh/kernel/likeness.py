"""How far two words are apart, for offering what a slip may have meant. Never for deciding."""

from collections.abc import Iterable
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

    Of 2n + 1 pieces of the text n slips leave one whole (a swap can touch two): names without any of the
    pieces are passed over unmeasured, which makes a few milliseconds of some thousand names.
    """
    most = slips_allowed(text)
    wanted = pieces(text)
    least, longest = len(text) - most, len(text) + most
    found = {}
    for name in names:
        if least <= len(name) <= longest and name != text and any(piece in name for piece in wanted):
            far = distance(text, name, most)
            if far <= most:
                found[name] = far
    return found


def pieces(text: str) -> list[str]:
    """The text in so many pieces that its slips leave one whole; a blank one stands in every name."""
    count = 2 * slips_allowed(text) + 1
    ends = [len(text) * n // count for n in range(count + 1)]
    return [text[start:end] for start, end in pairwise(ends)]


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
