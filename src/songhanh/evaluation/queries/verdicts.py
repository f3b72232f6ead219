"""Verdicts, computed when asked for: every measure, its commitment, its target (contract: verdicts).

A verdict is never stored: it follows from the plan's line, the answers of `indicators`, the kernel's judge.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from songhanh.evaluation.access import IN_FORCE
from songhanh.evaluation.models import Binding, Remark
from songhanh.evaluation.queries.bindings import Bound, bind, read_bindings
from songhanh.evaluation.queries.checklist import read_checklist
from songhanh.evaluation.queries.lines import AnswerLine, MeasureVerdict, TargetVerdict
from songhanh.evaluation.queries.measures import (
    current,
    direction_of,
    enough_of,
    grows,
    is_over,
    periods_of,
    read_measure,
    tolerance_of,
)
from songhanh.evaluation.queries.remarks import read_remarks
from songhanh.evaluation.queries.words import period_words, why_words
from songhanh.indicators.queries import Answers, Own, name_of, read_own
from songhanh.journal.actor import Viewer
from songhanh.kernel.periods import Period
from songhanh.kernel.quantities import Measure
from songhanh.kernel.verdicts import Judgement, Terms, expected_by, judge, judge_all, judge_periods
from songhanh.places.models import Place
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.plan import Goal, group_targets
from songhanh.plans.queries.words import measure_words, responsible_words


def get_verdicts(viewer: Viewer, plan: Plan, year: int, upto: date) -> tuple[TargetVerdict, ...]:
    """Every target of a plan in force, judged for a year as known on a day, in the order of the paper."""
    seen = Plan.objects.visible_to(viewer).filter(pk=plan.pk).select_related("place")
    return _evaluate(list(seen), year, upto)


def evaluate_place(
    place: Place, year: int, upto: date, borders: date | None = None
) -> tuple[TargetVerdict, ...]:
    """Every target of every plan in force in a place, judged for a year as known on a day.

    Each period by the borders of its last day, or all by those of one day.

    For commands and for callers that hold the place; the number of queries depends on the year's periods and
    on the indicators in use, never on the number of entries, figures or targets.
    """
    plans = Plan.objects.in_year(year).filter(place=place, state__in=IN_FORCE).select_related("place")
    return _evaluate(list(plans.order_by("-since_year", "until_year", "title", "pk")), year, upto, borders)


def _evaluate(
    plans: Sequence[Plan], year: int, upto: date, borders: date | None = None
) -> tuple[TargetVerdict, ...]:
    if not plans:
        return ()
    place = plans[0].place
    items = _read_items(plans)
    lines = [item.line for item in items if item.kind == Item.Kind.TARGET]
    judge_of = _Judge(Answers(place, year, upto, borders), read_bindings(place, lines), read_own(place))
    remarks = read_remarks(place, lines, year)
    found: list[TargetVerdict] = []
    for plan in plans:
        own = [item for item in items if item.plan_id == plan.pk]
        goals = _goals_of(group_targets(plan, own))
        found += [
            judge_of.target(plan, item, goals.get(item.pk, ""), remarks.get(str(item.line)))
            for item in own
            if item.kind == Item.Kind.TARGET
        ]
    return tuple(found)


def _read_items(plans: Sequence[Plan]) -> list[Item]:
    kinds = (Item.Kind.TARGET, Item.Kind.HEADING)
    living = Item.objects.filter(plan__in=plans, kind__in=kinds).exclude(state=Item.State.DROPPED)
    return list(living.defer("search_key").order_by("position", "pk"))


def _goals_of(goals: Sequence[Goal]) -> dict[int, str]:
    return {target.pk: goal.title for goal in goals for target in goal.targets}


class _Judge:
    """Judges targets with the answers of one place, year and day."""

    def __init__(
        self, answers: Answers, bindings: dict[tuple[str, int], Binding], owns: dict[str, Own]
    ) -> None:
        self.answers, self.bindings, self.owns = answers, bindings, owns

    def target(self, plan: Plan, item: Item, goal: str, remark: Remark | None) -> TargetVerdict:
        """A target from its commitments, a commitment from its measures; without any, a reviewer's word."""
        payloads = item.payload.get("measures") or []
        measures = [read_measure(payload) for payload in payloads]
        judged = current(measures, self.answers.year)
        lines, judgements = [], []
        for index, measure in enumerate(measures):
            decides = index in judged and measure.kind != "qualitative"
            line, judgement = self.measure(item, index, measure, is_judged=decides)
            lines.append(line)
            if judgement is not None:
                judgements.append((measure.commitment, judgement))
        verdict = _of_commitments(judgements)
        if not judgements and remark is not None and remark.judgement:
            verdict = Judgement("met" if remark.judgement == Remark.Judgement.MET else "not_met")
        responsible = tuple(str(one["kind"]) for one in item.payload.get("responsible") or ())
        return TargetVerdict(
            plan=plan.pk, plan_title=plan.title, item=item.pk, line=str(item.line), ref=item.ref,
            text=item.text, goal=goal, measures=tuple(lines), verdict=verdict.verdict,
            exceeded=verdict.exceeded, why=_why_of(verdict, lines), responsible=responsible,
            responsible_words=responsible_words(item.payload), **_said(remark),
        )  # fmt: skip

    def measure(
        self, item: Item, index: int, measure: Measure, *, is_judged: bool
    ) -> tuple[MeasureVerdict, Judgement | None]:
        """A measure from its periods."""
        payload = (item.payload.get("measures") or [])[index]
        bound = bind(item, index, self.bindings.get((str(item.line), index)), self.owns)
        judged: list[tuple[Judgement, bool]] = []
        answers: list[AnswerLine] = []
        if is_judged:
            for period in periods_of(measure, self.answers.year):
                answer, judgement = self.period(measure, bound, period)
                answers.append(answer)
                judged.append((judgement, answer.is_over))
        whole = judge_periods(judged) if is_judged else None
        definition = bound.subject.definition
        line = MeasureVerdict(
            index=index, measure=payload, words=measure_words(payload), subject=bound.subject,
            indicator_name=name_of(definition) if definition else "", is_bound=bound.is_bound,
            is_offered=bound.is_offered, answers=tuple(answers),
            verdict=whole.verdict if whole else None, exceeded=bool(whole and whole.exceeded),
            why=why_words(whole, answers, measure, is_bound=bound.is_bound) if whole else None,
        )  # fmt: skip
        return line, whole

    def period(self, measure: Measure, bound: Bound, period: Period) -> tuple[AnswerLine, Judgement]:
        """One period of a measure: what is known, and what follows."""
        definition, own = bound.subject.definition, bound.subject.own
        told = self.answers.tell(bound.subject, period, enough_of(measure))
        over = is_over(measure, period, self.answers.year, self.answers.upto)
        terms = Terms(
            closed=over,
            growing=own.grows if own else grows(measure, definition),
            expected=expected_by(measure, self.answers.year) if measure.per is None else None,
            direction=direction_of(measure, definition),
            tolerance=tolerance_of(measure),
        )
        judgement = judge(measure, told.answer, terms)
        line = AnswerLine(
            period.code, period_words(period), over, told.answer, judgement.verdict, told.so_far,
            told.waiting, told.figure, told.reported_by, told.expected_from, told.changed_on,
        )  # fmt: skip
        return line, judgement


def _of_commitments(judgements: Sequence[tuple[int, Judgement]]) -> Judgement:
    commitments = sorted({commitment for commitment, _judgement in judgements})
    return judge_all(
        judge_all(judgement for own, judgement in judgements if own == commitment)
        for commitment in commitments
    )


def _why_of(verdict: Judgement, lines: Sequence[MeasureVerdict]) -> str | None:
    """The reasons of the measures that decide, each once."""
    said = [line.why for line in lines if line.verdict == verdict.verdict and line.why]
    if not any(line.verdict for line in lines) and verdict.verdict == "cannot_say":
        return why_words(verdict, (), None, is_bound=False)
    return "; ".join(dict.fromkeys(said)) or None


def _said(remark: Remark | None) -> dict[str, Any]:
    names = ("cause", "difficulty", "proposal", "proposal_kind", "judgement", "evidence", "document")
    said: dict[str, Any] = {name: str(getattr(remark, name)) if remark else "" for name in names}
    return said | {
        "proposal_label": remark.get_proposal_kind_display() if remark and remark.proposal else "",
        "document_on": remark.document_on if remark else None,
        "checklist": read_checklist(remark.checklist) if remark else (),
    }
