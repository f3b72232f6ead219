"""Answers, measures and ratios: what is promised, what is said, and how what is said adds up.

The shapes are those of the contract for structured plans and for the table of verdicts. Quantities are
Decimal or whole numbers end to end; a share is two numbers, added first and divided last; blank is never 0.
What follows from them: `songhanh.kernel.verdicts`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, Self

Comparator = Literal[">=", "<=", "<", ">", "=", "~", "between"]
MeasureKind = Literal["share", "coverage", "ratio", "rate", "count", "existence", "amount", "qualitative"]
Per = Literal["month", "quarter", "year"]
State = Literal["number", "none_arose", "not_reported", "not_measured_here"]
Stage = Literal["estimate", "official"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure that a target promises ("ít nhất 04 tin, bài mỗi quý").

    `commitment` numbers the things promised in one target; `qualifies` is the index, in the same
    target, of the measure whose members this one describes, and such a measure is never judged alone.
    `upper` closes a `between`. `by` is the year in which it must hold.
    """

    kind: MeasureKind
    comparator: Comparator
    value: Decimal
    unit: str
    commitment: int = 0
    qualifies: int | None = None
    per: Per | None = None
    baseline: Decimal | None = None
    baseline_year: int | None = None
    by: int | None = None
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part and its whole, both kept: 18 of 24 villages, 109 boys to 100 girls. Added, then divided last."""

    numerator: Decimal
    denominator: Decimal

    def __post_init__(self) -> None:
        if self.numerator < 0 or self.denominator < 0:
            raise ValueError("counts are not negative")

    def __add__(self, other: Self) -> "Ratio":
        return Ratio(self.numerator + other.numerator, self.denominator + other.denominator)

    def exact(self, base: int = 100) -> Fraction | None:
        """The quotient times `base` (100 for %, 1000 for ‰), not rounded; None where there is no whole."""
        return Fraction(self.numerator) * base / Fraction(self.denominator) if self.denominator else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said for one measure and one period; `stage` tells an estimate (ước) from the official figure.

    A `number` has a value or the two counts of a ratio (then `base` says times what); every other state has
    neither. A stated 0 is the number 0; where the whole of a ratio is empty, the state is `none_arose`.
    """

    state: State
    value: Decimal | None = None
    ratio: Ratio | None = None
    base: int = 100
    stage: Stage = "official"

    def __post_init__(self) -> None:
        if (self.state == "number") is not ((self.value is None) != (self.ratio is None)):
            raise ValueError("a number has a value or a ratio, and nothing else has")
        if self.ratio is not None and not self.ratio.denominator:
            raise ValueError("nothing arose where the whole is empty")

    @property
    def figure(self) -> Fraction | None:
        """The figure itself, exact, for comparing; None where there is none."""
        if self.ratio is not None:
            return self.ratio.exact(self.base)
        return None if self.value is None else Fraction(self.value)


NOT_REPORTED = Answer("not_reported")
NONE_AROSE = Answer("none_arose")
NOT_MEASURED_HERE = Answer("not_measured_here")


def answer_count(value: Decimal | int, stage: Stage = "official") -> Answer:
    """A plain count or amount, 0 included."""
    return Answer("number", value=Decimal(value), stage=stage)


def answer_ratio(ratio: Ratio, base: int = 100, stage: Stage = "official") -> Answer:
    """A share, rate or ratio; none arose where its whole is empty, whatever the part claims to be."""
    if not ratio.denominator:
        return Answer("none_arose", stage=stage)
    return Answer("number", ratio=ratio, base=base, stage=stage)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum that carries what it has and what it lacks: how many answered, how many were asked."""

    answer: Answer
    has: int
    expected: int


def total(answers: Iterable[Answer]) -> Total:
    """The sum of the answers of several units or places, in any order; ratios part to part, whole to whole.

    Not reported is lacking, never 0; none arose is an answer that adds nothing. If nobody answered, the sum
    is not reported. One estimate makes the sum an estimate.
    """
    every = list(answers)
    heard = [one for one in every if one.state in ("number", "none_arose")]
    return Total(_sum(every, heard), len(heard), len(every))


def _sum(every: list[Answer], heard: list[Answer]) -> Answer:
    if not heard:
        above = bool(every) and all(one.state == "not_measured_here" for one in every)
        return NOT_MEASURED_HERE if above else NOT_REPORTED
    stage: Stage = "estimate" if any(one.stage == "estimate" for one in heard) else "official"
    numbers = [one for one in heard if one.state == "number"]
    if not numbers:
        return Answer("none_arose", stage=stage)
    ratios = [one.ratio for one in numbers if one.ratio is not None]
    if not ratios:
        return answer_count(sum((one.value for one in numbers if one.value is not None), Decimal(0)), stage)
    if len(ratios) < len(numbers) or len({one.base for one in numbers}) > 1:
        raise ValueError("counts and shares do not add up")
    return answer_ratio(sum(ratios[1:], ratios[0]), numbers[0].base, stage)
