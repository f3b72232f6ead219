"""Targets with their verdicts as the papers take them."""

from songhanh.evaluation.queries import MeasureVerdict, TargetVerdict
from songhanh.evaluation.queries.page import make_measure_row
from songhanh.evaluation.queries.words import verdict_words
from songhanh.paper.report.values import TargetResult

UNBOUND = "chưa gắn chỉ số theo dõi"  # an affair of our pages, not of the paper


def result_of(target: TargetVerdict) -> TargetResult:
    """A target with what happened, in the words of the paper."""
    return TargetResult(
        plan=target.plan_title,
        goal=target.goal,
        ref=target.ref,
        text=target.text,
        planned="\n".join(one.words for one in target.judged) or "Theo nhận xét",
        result="\n".join(measure_result(one) for one in target.judged) or target.basis,
        verdict=target.verdict,
        exceeded=target.exceeded,
        word=verdict_words(target.verdict, exceeded=target.exceeded),
        why=(target.why or "").replace(f", {UNBOUND}", ""),
        responsible=target.responsible_words,
        cause=target.cause,
        difficulty=target.difficulty,
        proposal=target.proposal,
        proposal_kind=target.proposal_kind,
        neutral=target.is_neutral,
    )


def measure_result(one: MeasureVerdict) -> str:
    """A measure's figure: "18/24 (75%)", "5 · 4 · 6", with what must be known to read it."""
    said = make_measure_row(one).cell.text
    if any(line.answer.stage == "estimate" and line.reported_by for line in one.answers):
        return f"{said} (ước)"
    open_yet = any(line.so_far is not None for line in one.answers)
    return f"{said} (chưa chốt sổ)" if open_yet else said
