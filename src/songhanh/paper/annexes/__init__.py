"""The annexes of a year's report. So far the annex of targets: what was promised, what came of it.

values  TargetAnnex, GoalBand, TargetRow: the frozen values
judged  what each line comes to, and why a formula may say it
sheet   write_target_annex(values) -> bytes: .xlsx whose shares, verdicts and counts are live formulas
table   annex_table(values), target_annex(values): the same rows in the report's .docx and .pdf
"""

from songhanh.paper.annexes.judged import VERDICT_WORDS, count_verdicts
from songhanh.paper.annexes.sheet import write_target_annex
from songhanh.paper.annexes.table import annex_table, target_annex
from songhanh.paper.annexes.values import GoalBand, TargetAnnex, TargetRow

__all__ = [
    "VERDICT_WORDS",
    "GoalBand",
    "TargetAnnex",
    "TargetRow",
    "annex_table",
    "count_verdicts",
    "target_annex",
    "write_target_annex",
]
