"""How offices write what a plan speaks of: bodies, comparisons, instruments; and the slips of their papers.

Patterns are regular expressions over folded words: small letters, one spelling of tones, "-" for every dash.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from songhanh.catalogue.facts import Fact, read_facts

__all__ = [
    "BodyNames", "Comparison", "InstrumentKind", "Slip", "VillageWords",
    "bodies", "comparisons", "instrument_kinds", "slips", "village_words",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageWords(Fact):
    """The words for a village, from thôn to phum."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyNames(Fact):
    """How a kind of body is written; `{village}` stands for any word for a village."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Fact):
    """What the words right before a figure make of it."""

    sign: Literal[">=", "<=", "<", ">", "~"]
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentKind(Fact):
    """A kind of instrument, and the signs that tell it in a number ("NQ" in 28/NQ-CP)."""

    name: str
    signs: tuple[str, ...] = ()
    by_sign_alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip(Fact):
    """Words that can only be a slip, and what was meant; `but`: what may follow and makes them right."""

    written: str
    meant: str
    but: tuple[str, ...] = ()


@cache
def village_words() -> str:
    """Any word for a village, as one pattern."""
    (words,) = read_facts(VillageWords, "vocabulary.toml", "village")
    return f"(?:{'|'.join(words.names)})"


@cache
def bodies() -> tuple[tuple[str, str], ...]:
    """Kind and pattern of every way to write a body. Where two begin at one place, the first wins."""
    return tuple(
        (body.kind, name.replace("{village}", village_words()))
        for body in read_facts(BodyNames, "vocabulary.toml", "body")
        for name in body.names
    )


@cache
def comparisons() -> tuple[Comparison, ...]:
    """In the order in which they are tried."""
    return read_facts(Comparison, "vocabulary.toml", "comparison")


@cache
def instrument_kinds() -> tuple[InstrumentKind, ...]:
    """Longer names before the shorter that they hold."""
    return read_facts(InstrumentKind, "vocabulary.toml", "instrument")


@cache
def slips() -> tuple[Slip, ...]:
    """Phrases of office that have no other sense."""
    return read_facts(Slip, "vocabulary.toml", "slip")
