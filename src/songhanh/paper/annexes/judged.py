"""What each line of the annex comes to, in words and as numbers, and whether a formula may say it.

A formula stands only where it says what the judge says: a figure that is compared with its plan, or the
parts of a target. Where the judge knew more (an open year, a tolerance, a reviewer's word), his words stand.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from songhanh.kernel.numbers import write_number
from songhanh.kernel.quantities import Answer, Measure
from songhanh.kernel.verdicts import Judgement, Terms, judge, judge_all
from songhanh.paper.annexes.values import TargetAnnex, TargetRow

Source = Literal["figure", "parts", "words"]

MET, EXCEEDED, NOT_MET = "Đạt", "Vượt", "Chưa đạt"
ON_TRACK, BEHIND = "Đúng lộ trình", "Chậm so với lộ trình"
CANNOT_SAY, ABOVE = "Không đánh giá được", "Cấp trên đánh giá"
NONE_AROSE, NOT_REPORTED, NOT_HERE = "Không phát sinh", "Chưa báo cáo", "Cấp xã không thu thập"
VERDICT_WORDS = (MET, EXCEEDED, NOT_MET, ON_TRACK, BEHIND, CANNOT_SAY, NONE_AROSE, ABOVE)
_VERDICTS = {
    "met": MET,
    "not_met": NOT_MET,
    "on_track": ON_TRACK,
    "behind": BEHIND,
    "cannot_say": CANNOT_SAY,
    "none_arose": NONE_AROSE,
    "measured_above": ABOVE,
}
_STATES = {"none_arose": NONE_AROSE, "not_reported": NOT_REPORTED, "not_measured_here": NOT_HERE}
SIGNS = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "=": "", "~": "khoảng ", "between": "từ "}
COMPARABLE = {">=", "<=", ">", "<", "=", "between"}


def verdict_words(row: TargetRow) -> str:
    """ "Đạt", "Vượt", "Chưa đạt" …"""
    judgement = judged(row)
    return EXCEEDED if judgement.verdict == "met" and judgement.exceeded else _VERDICTS[judgement.verdict]


def judged(row: TargetRow) -> Judgement:
    """The verdict that was given, or the one that follows."""
    return row.judgement or _following(row)[0]


def source_of(row: TargetRow) -> Source:
    """Who may say the verdict: a formula over the figure, one over the parts, or the judge's words."""
    found, source = _following(row)
    given = row.judgement
    same = given is None or (given.verdict, given.exceeded) == (found.verdict, found.exceeded)
    return source if same else "words"


def state_words(answer: Answer) -> str:
    """ "Không phát sinh", "Chưa báo cáo"; "" where there is a number."""
    return _STATES.get(answer.state, "")


def figure_of(answer: Answer) -> float | None:
    """The figure as a spreadsheet holds it: the nearest of its numbers to the exact one."""
    return None if answer.figure is None else float(answer.figure)


def answer_words(answer: Answer | None, words: str = "") -> str:
    """ "ước 83,3" over "(20/24)"; "12"; "Chưa báo cáo"; "" for no answer."""
    if words or answer is None:
        return words
    figure = answer.figure
    if figure is None:
        return state_words(answer)
    said = _estimated(answer) + _shown(figure)
    if answer.ratio is None:
        return said
    return f"{said}\n({write_number(answer.ratio.numerator)}/{write_number(answer.ratio.denominator)})"


def planned_words(measure: Measure | None, words: str = "") -> str:
    """ "≥ 80", "từ 60 đến 70"; "" for no measure."""
    if words or measure is None or measure.kind == "qualitative":
        return words
    upper = f" đến {write_number(measure.upper)}" if measure.upper is not None else ""
    return f"{SIGNS[measure.comparator]}{write_number(measure.value)}{upper}"


def count_verdicts(values: TargetAnnex) -> dict[str, int]:
    """How many targets came to each verdict, in the order of the annex's last block."""
    said = [verdict_words(row) for row in values.targets]
    return {words: said.count(words) for words in VERDICT_WORDS}


def _following(row: TargetRow) -> tuple[Judgement, Source]:
    if row.parts:
        return judge_all(judged(part) for part in row.parts), "parts"
    measure = row.planned
    if measure is None or row.current_words or row.current.state == "not_measured_here":
        above = row.current.state == "not_measured_here"
        return Judgement("measured_above" if above else "cannot_say"), "words"
    if measure.comparator not in COMPARABLE or measure.kind == "qualitative" or measure.qualifies is not None:
        return Judgement("cannot_say"), "words"
    return judge(measure, row.current, Terms(closed=True, growing=False)), "figure"


def _estimated(answer: Answer) -> str:
    return "ước " if answer.stage == "estimate" else ""


def _shown(figure: Fraction) -> str:
    return write_number(Decimal(f"{Decimal(figure.numerator) / Decimal(figure.denominator):.2f}"))
