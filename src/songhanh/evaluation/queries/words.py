"""The words on the screen for answers and verdicts."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from songhanh.catalogue.indicators import is_small
from songhanh.evaluation.queries.lines import AnswerLine, TargetVerdict
from songhanh.kernel.dates import write_date
from songhanh.kernel.numbers import write_number, write_percent
from songhanh.kernel.periods import Period, label_of
from songhanh.kernel.quantities import Answer, Measure
from songhanh.kernel.verdicts import Judgement

VERDICTS: dict[str, Any] = {
    "met": gettext_lazy("Đạt"),
    "not_met": gettext_lazy("Chưa đạt"),
    "on_track": gettext_lazy("Đúng lộ trình"),
    "behind": gettext_lazy("Chậm so với lộ trình"),
    "cannot_say": gettext_lazy("Không đánh giá được"),
    "none_arose": gettext_lazy("Không phát sinh"),
    "measured_above": gettext_lazy("Cấp trên đánh giá"),
}
EXCEEDED = gettext_lazy("Vượt")
STATES: dict[str, Any] = {
    "none_arose": gettext_lazy("Không phát sinh"),
    "not_reported": gettext_lazy("Chưa báo cáo"),
    "not_measured_here": gettext_lazy("Cấp xã không thu thập"),
}
CHANCE = ("rate", "ratio")  # told of events that chance moves
_ROMAN = ("I", "II", "III", "IV")


def verdict_words(verdict: str, *, exceeded: bool) -> str:
    """ "Đạt", "Vượt", "Chưa đạt" …"""
    return str(EXCEEDED if verdict == "met" and exceeded else VERDICTS[verdict])


def target_line(target: TargetVerdict) -> str:
    """One target on one line of a terminal: its verdict, why, its place in the paper, its sentence."""
    verdict = verdict_words(target.verdict, exceeded=target.exceeded)
    why = f" ({target.why})" if target.why else ""
    return f"{verdict}{why}: {target.ref} {target.text}"


def period_words(period: Period) -> str:
    """ "Quý I năm 2026", in the language of the page."""
    template, params = label_of(period)
    return _(template) % params


def is_unsure(answer: Answer, kind: str) -> bool:
    """Whether a rate or a ratio rests on so few that its counts are told alone."""
    return kind in CHANCE and answer.ratio is not None and is_small(answer.ratio.denominator)


def answer_words(answer: Answer, unit: str = "", kind: str = "") -> str:
    """ "18/24 (75%)", "5 tin, bài", "Chưa báo cáo"; of a rate on few "7/5"."""
    if answer.state != "number":
        return str(STATES[answer.state])
    if answer.ratio is not None:
        parts = f"{write_number(answer.ratio.numerator)}/{write_number(answer.ratio.denominator)}"
        if is_unsure(answer, kind):
            return parts
        quotient = answer.figure
        exact = Decimal(quotient.numerator) / Decimal(quotient.denominator) if quotient else Decimal(0)
        rounded = Decimal(f"{exact:.1f}").normalize() + 0
        is_percent = answer.base == 100 and unit in ("", "%") and kind not in CHANCE
        said = write_percent(rounded) if is_percent else write_number(rounded)
        glue = "" if unit in ("", "%") else unit if unit.startswith("/") else f" {unit}"
        return f"{parts} ({said}{glue})"
    glued = f" {unit}" if unit and not unit.startswith("%") else unit
    return f"{write_number(answer.value or Decimal(0))}{glued}"


def why_words(
    judgement: Judgement, answers: Sequence[AnswerLine], measure: Measure | None, *, is_bound: bool
) -> str | None:
    """Why nothing can be said, what is missed, since when it is reckoned otherwise; None where the verdict
    says it all."""
    changes = {day for one in answers for day in one.changed_on}
    said = [_why(judgement, answers, measure, is_bound=is_bound), change_words(sorted(changes))]
    return "; ".join(one for one in said if one) or None


def change_words(days: Sequence[date]) -> str:
    """ "cách tính đổi từ ngày 01/07/2026"; "" where nothing changed."""
    named = ", ".join(write_date(day) for day in days)
    return _("cách tính đổi từ ngày %(days)s") % {"days": named} if named else ""


def _why(
    judgement: Judgement, answers: Sequence[AnswerLine], measure: Measure | None, *, is_bound: bool
) -> str | None:
    if judgement.verdict == "cannot_say":
        return _why_silent(judgement, answers, is_bound=is_bound)
    if judgement.verdict in ("not_met", "behind") and measure is not None:
        missed = [one for one in answers if one.verdict == judgement.verdict]
        words = [answer_words(one.answer, kind=measure.kind) for one in missed]
        said = [f"{_short(one)}: {word}" for one, word in zip(missed, words, strict=True) if len(answers) > 1]
        return "; ".join(said) or None
    return None


def _why_silent(judgement: Judgement, answers: Sequence[AnswerLine], *, is_bound: bool) -> str:
    if judgement.why == "no_measure":
        return _("chưa có nhận xét về kết quả")
    waiting = sorted({code for one in answers for code in one.waiting})
    if waiting:
        quarters = ", ".join(_ROMAN[int(code[-1]) - 1] for code in waiting)
        return _("chưa chốt sổ quý %(quarters)s") % {"quarters": quarters}
    if not is_bound and not any(one.figure for one in answers):
        return _("chưa có số liệu, chưa gắn chỉ số theo dõi")
    silent = [one for one in answers if one.verdict == "cannot_say" and one.is_over]
    if len(answers) > 1 and silent:
        return _("chưa có số liệu %(periods)s") % {"periods": ", ".join(map(_short, silent))}
    return _("chưa có số liệu")


def _short(answer: AnswerLine) -> str:
    return answer.label[:1].lower() + answer.label[1:]
