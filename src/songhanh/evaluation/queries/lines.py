"""What evaluating gives: targets with their measures, answers and verdicts, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from songhanh.catalogue.indicators import is_small
from songhanh.evaluation.queries.checklist import Criterion, checklist_words
from songhanh.indicators.queries import FigureLine, Subject
from songhanh.kernel.dates import write_date
from songhanh.kernel.quantities import Answer


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """The answer for one period of a measure, and its own judgement.

    `so_far` is what a register holds while that is no answer yet; `waiting` the quarters still to be closed;
    `changed_on` the days in it from which it is reckoned in another way.
    """

    period: str
    label: str
    is_over: bool
    answer: Answer
    verdict: str
    so_far: Answer | None
    waiting: tuple[str, ...]
    figure: FigureLine | None
    reported_by: int
    expected_from: int
    changed_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureVerdict:
    """One measure; `verdict` is None where it is not judged: a qualifier, or a milestone of another year."""

    index: int
    measure: Mapping[str, Any]
    words: str
    subject: Subject
    indicator_name: str
    is_bound: bool
    is_offered: bool
    answers: tuple[AnswerLine, ...]
    verdict: str | None
    exceeded: bool
    why: str | None

    @property
    def is_neutral(self) -> bool:
        """Shown without colour: a commune has too few cases for a rate, or does not measure it."""
        definition = self.subject.definition
        few = any(
            one.answer.ratio is not None and is_small(one.answer.ratio.denominator) for one in self.answers
        )
        return bool(definition and definition.measured_here != "yes") or (
            self.subject.kind in ("rate", "ratio") and few
        )


@dataclass(frozen=True, slots=True)
class TargetVerdict:
    """A target of a plan, judged; `why` is a sentence where nothing can be said or something is missed."""

    plan: int
    plan_title: str
    item: int
    line: str
    ref: str
    text: str
    goal: str
    measures: tuple[MeasureVerdict, ...]
    verdict: str
    exceeded: bool
    why: str | None
    responsible: tuple[str, ...]
    responsible_words: str
    cause: str
    difficulty: str
    proposal: str
    proposal_kind: str
    proposal_label: str
    judgement: str
    evidence: str
    document: str
    document_on: date | None
    checklist: tuple[Criterion, ...]

    @property
    def judged(self) -> tuple[MeasureVerdict, ...]:
        """The measures that decide."""
        return tuple(one for one in self.measures if one.verdict is not None)

    @property
    def is_neutral(self) -> bool:
        """Shown without colour."""
        return bool(self.judged) and all(one.is_neutral for one in self.judged)

    @property
    def has_remark(self) -> bool:
        return bool(self.cause or self.difficulty or self.proposal or self.basis)

    @property
    def basis(self) -> str:
        """What the reviewer's word rests on, in one line: evidence, paper, how many criteria are met."""
        said = [one for one in (self.evidence, self.paper, checklist_words(self.checklist)) if one]
        return said[0] if len(said) == 1 else "; ".join(one.rstrip(".") for one in said)

    @property
    def paper(self) -> str:
        """The paper behind the word with its day."""
        if not self.document or self.document_on is None:
            return ""
        said = {"document": self.document, "day": write_date(self.document_on)}
        return _("%(document)s ngày %(day)s") % said
