"""Verdicts in the contract's JSON (the command `evaluate`): decimal strings, nulls where nothing is said."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from songhanh.evaluation.queries.lines import AnswerLine, MeasureVerdict, TargetVerdict
from songhanh.kernel.quantities import Answer
from songhanh.places.models import Place

Json = dict[str, Any]
PLACES = 6


def to_json(place: Place, year: int, upto: date, targets: Iterable[TargetVerdict]) -> Json:
    """What `songhanh evaluate --json` prints."""
    return {
        "place": {"code": place.code, "name": place.full_name},
        "year": year,
        "upto": upto.isoformat(),
        "targets": [_target(target) for target in targets],
    }


def _target(target: TargetVerdict) -> Json:
    proposal = f"{target.proposal_label}: {target.proposal}" if target.proposal else None
    return {
        "plan": target.plan_title,
        "line": target.line,
        "ref": target.ref,
        "text": target.text,
        "measures": [_measure(measure) for measure in target.measures],
        "verdict": target.verdict,
        "exceeded": target.exceeded,
        "why": target.why,
        "responsible": list(target.responsible),
        "cause": target.cause or None,
        "difficulty": target.difficulty or None,
        "proposal": proposal,
    }


def _measure(measure: MeasureVerdict) -> Json:
    promised = measure.measure
    return {
        "comparator": promised.get("comparator"),
        "value": write_decimal(promised.get("value")),
        "unit": promised.get("unit"),
        "per": promised.get("per"),
        "qualifies": promised.get("qualifies"),
        "indicator": measure.subject.indicator or None,
        "answers": [write_answer(answer) for answer in measure.answers],
        "verdict": measure.verdict,
        "exceeded": measure.exceeded,
    }


def write_answer(answer: AnswerLine) -> Json:
    said = answer.answer
    return {
        "period": answer.period,
        "state": said.state,
        "value": write_decimal(said.value if said.ratio is None else _divide(said)),
        "numerator": write_decimal(said.ratio.numerator if said.ratio else None),
        "denominator": write_decimal(said.ratio.denominator if said.ratio else None),
        "stage": said.stage if answer.reported_by else None,
        "reported_by": answer.reported_by,
        "expected_from": answer.expected_from,
    }


def _divide(said: Answer) -> Decimal | None:
    """The figure of a share, rate or ratio, for reading: what is judged are its two counts, not this."""
    figure = said.figure
    return None if figure is None else round(Decimal(figure.numerator) / figure.denominator, PLACES)


def write_decimal(value: object) -> str | None:
    """A decimal string without needless zeros: "4", "60.5"."""
    if value is None:
        return None
    number = Decimal(str(value)).normalize()
    return f"{number + 0:f}"
