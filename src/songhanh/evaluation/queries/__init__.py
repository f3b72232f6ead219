"""Reads of the room: verdicts on request, their page, the figure behind each."""

from songhanh.evaluation.queries.contract import to_json
from songhanh.evaluation.queries.lines import AnswerLine, MeasureVerdict, TargetVerdict
from songhanh.evaluation.queries.verdicts import evaluate_place, get_verdicts

__all__ = ["AnswerLine", "MeasureVerdict", "TargetVerdict", "evaluate_place", "get_verdicts", "to_json"]
