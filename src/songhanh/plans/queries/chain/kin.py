"""Which target of a plan is the same promise as one of its parent's: by meaning, never by number or place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from songhanh.plans.queries.chain.promises import Meaning, Promise

How = Literal["said", "sure", "asked", "none"]
Known = tuple[Promise, Meaning]
Answers = Mapping[tuple[str, str], bool]  # (line of the parent, line here): what a person said
# Shares of pairs of words that two sentences have in common, of 1: alike alone, alike and asked, and what is
# enough beside an indicator that both speak of.
SURE, ASKED, WITH_INDICATOR = 0.72, 0.36, 0.2
NO_KIN: tuple[How, float] = ("none", 0.0)


@dataclass(frozen=True, slots=True)
class Kin:
    """A parent's promise and the one here that may be the same; `how` sure that is."""

    parent: Promise
    own: Promise | None
    how: How


def likeness(one: Meaning, other: Meaning) -> float:
    """How alike two promises are in words, 0 to 1: by pairs of words, or less sure by words."""
    return max(_share(one.pairs, other.pairs), 0.6 * _share(one.words, other.words))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """What two sets have in common: of all, or of the smaller where it is not small itself."""
    both = len(one & other)
    short, long = sorted((len(one), len(other)))
    whole = 2 * both / max(1, short + long)
    return max(whole, 0.85 * both / short) if short > 3 else whole


def relate(one: Meaning, other: Meaning) -> tuple[How, float]:
    """Whether two promises are the same, and how alike they are.

    Two that speak of different indicators, or one of shares and one of numbers, are less alike than in words.
    """
    words = likeness(one, other)
    shared = one.indicators & other.indicators
    if shared:
        apart = len(one.indicators ^ other.indicators)
        score = 1 + words - 0.1 * apart
        return ("sure" if words >= WITH_INDICATOR and apart <= 1 else "asked"), score
    if one.indicators and other.indicators:
        words *= 0.85
    if one.families and other.families and not one.families & other.families:
        words *= 0.85
    return ("sure" if words >= SURE else "asked" if words >= ASKED else "none"), words


def know(promises: Sequence[Promise]) -> tuple[Known, ...]:
    """Promises with what they are known by, in an order that no paper has a say in."""
    ordered = sorted(promises, key=lambda one: (one.text, one.key))
    return tuple((one, one.meaning) for one in ordered)


def find_kin(parents: Sequence[Known], own: Sequence[Known], answers: Answers) -> tuple[Kin, ...]:
    """For each promise of the parents the one here that keeps it; several may be kept by one.

    What a person said goes before; numbers and order never count.
    """
    return tuple(_kin_of(parent, meaning, own, answers) for parent, meaning in parents)


def _kin_of(parent: Promise, asked: Meaning, own: Sequence[Known], answers: Answers) -> Kin:
    best: Kin = Kin(parent, None, "none")
    best_score = 0.0
    for one, meaning in own:
        said = answers.get((parent.key, one.key))
        if said:
            return Kin(parent, one, "said")
        how, score = relate(asked, meaning) if said is None else NO_KIN
        if how != "none" and score > best_score:
            best, best_score = Kin(parent, one, how), score
    return best
