"""What follows from a promise and an answer, by the contract's table of verdicts. Exact; no rounding decides.

An open period is never `not_met`, silence is never 0, and the order in which answers come changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from songhanh.kernel.quantities import Answer, Measure

# for the room evaluation, which comes next
__all__ = ["Judgement", "Terms", "expected_by", "judge", "judge_all", "judge_periods"]

Verdict = Literal["not_met", "behind", "cannot_say", "on_track", "met", "none_arose", "measured_above"]
Why = Literal["not_reported", "no_measure"]
Direction = Literal["up", "down"]

_PRECEDENCE: tuple[Verdict, ...] = ("not_met", "behind", "cannot_say", "on_track", "met")
_SILENT: dict[str, tuple[Verdict, Why | None]] = {
    "none_arose": ("none_arose", None),
    "not_measured_here": ("measured_above", None),
    "not_reported": ("cannot_say", "not_reported"),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict; `exceeded` (vượt) is a shade of met, `why` gives the reason why nothing can be said."""

    verdict: Verdict
    exceeded: bool = False
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """How a measure is to be judged on a day.

    `closed`: its period is over. `growing`: the figure only rises until then (a cumulative count; a share
    does not), so that a ceiling kept so far says nothing yet. `expected`: where the path to a milestone
    should be by now (`expected_by`), None if any state of an open period will do. `tolerance` and
    `direction` serve "~".
    """

    closed: bool
    growing: bool
    expected: Fraction | None = None
    direction: Direction = "up"
    tolerance: Fraction = Fraction(0)


def judge(measure: Measure, answer: Answer, terms: Terms) -> Judgement:
    """The verdict on one measure for one period. A qualifier is never judged: ValueError."""
    if measure.qualifies is not None:
        raise ValueError("a qualifier says who counts; it is not judged")
    if measure.kind == "qualitative":
        return Judgement("cannot_say", why="no_measure")
    figure = answer.figure
    if figure is None:
        verdict, why = _SILENT[answer.state]
        return Judgement(verdict, why=why)
    holds, exceeds = _compare(measure, figure, terms)
    if terms.closed or (holds and not (terms.growing and measure.comparator not in (">=", ">"))):
        return Judgement("met", exceeds) if holds else Judgement("not_met")
    return Judgement("on_track" if holds or _is_on_path(measure, figure, terms) else "behind")


def _compare(measure: Measure, figure: Fraction, terms: Terms) -> tuple[bool, bool]:
    """Whether a figure satisfies the comparator, and whether it is better than asked (vượt)."""
    value = Fraction(measure.value)
    if measure.comparator == "~":
        gain = figure - value if terms.direction == "up" else value - figure
        return gain >= -terms.tolerance, gain > terms.tolerance
    if measure.comparator == "between":
        return value <= figure <= _ceiling(measure), False
    holds = {
        ">=": figure >= value,
        ">": figure > value,
        "<=": figure <= value,
        "<": figure < value,
        "=": figure == value,
    }
    met = holds[measure.comparator]
    return met, met and measure.comparator in (">=", "<=") and figure != value


def _ceiling(measure: Measure) -> Fraction:
    return Fraction(measure.value if measure.upper is None else measure.upper)


def _is_on_path(measure: Measure, figure: Fraction, terms: Terms) -> bool:
    """Whether an open period that does not hold yet still can, going by the path where there is one."""
    falls = measure.comparator in ("<", "<=") or (measure.comparator == "~" and terms.direction == "down")
    if terms.expected is not None:
        return figure <= terms.expected if falls else figure >= terms.expected
    if not terms.growing:
        return True
    if measure.comparator == "<":
        return False  # it was reached, and what only rises does not come back below it
    return figure <= _ceiling(measure) or not (falls or measure.comparator in ("=", "between"))


def expected_by(measure: Measure, year: int) -> Fraction | None:
    """Where the straight path from the baseline to the milestone stands at the end of a year.

    None where the plan gives no baseline, its year or the milestone's year.
    """
    if measure.baseline is None or measure.baseline_year is None or measure.by is None:
        return None
    if year >= measure.by or measure.by <= measure.baseline_year:
        return Fraction(measure.value)
    gone = Fraction(max(year - measure.baseline_year, 0), measure.by - measure.baseline_year)
    start = Fraction(measure.baseline)
    return start + (Fraction(measure.value) - start) * gone


def judge_all(judgements: Iterable[Judgement]) -> Judgement:
    """One verdict from several (a commitment from its measures, a target from its commitments), in any order.

    not_met > behind > cannot_say > on_track > met; none arose and measured above count only where nothing
    else is said, and of the two measured above. Exceeded if all that is met is exceeded.
    """
    every = list(judgements)
    for verdict in _PRECEDENCE:
        same = [one for one in every if one.verdict == verdict]
        if same:
            why = min((one.why for one in same if one.why), default=None)
            return Judgement(verdict, verdict == "met" and all(one.exceeded for one in same), why)
    if not every:
        return Judgement("cannot_say", why="no_measure")
    above = any(one.verdict == "measured_above" for one in every)
    return Judgement("measured_above" if above else "none_arose")


def judge_periods(judged: Iterable[tuple[Judgement, bool]]) -> Judgement:
    """A "per" measure ("mỗi quý") from the judgements of its periods, each with whether it is closed.

    Every closed period must hold; an open one is heard only while none is closed.
    """
    every = list(judged)
    closed = [judgement for judgement, is_closed in every if is_closed]
    return judge_all(closed or [judgement for judgement, _ in every])
