"""Answers, measures, ratios and verdicts: what is promised, what is said, and what follows.

The shapes are those of the contract for structured plans and for the table of verdicts.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Comparator = Literal[">=", "<=", "<", ">", "=", "~", "between"]
MeasureKind = Literal["share", "coverage", "ratio", "rate", "count", "existence", "amount", "qualitative"]
Per = Literal["month", "quarter", "year"]


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
