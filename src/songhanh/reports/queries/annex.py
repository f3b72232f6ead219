"""The annex of targets: every target with the year's figures, last year's, and what provides them."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from songhanh.evaluation.queries import AnswerLine, MeasureVerdict, TargetVerdict
from songhanh.evaluation.queries.measures import read_measure
from songhanh.evaluation.queries.words import answer_words, is_unsure
from songhanh.indicators.queries import Answers, FigureLine, Subject
from songhanh.kernel.periods import year as whole_year
from songhanh.kernel.quantities import NOT_REPORTED, Answer, Measure, Ratio
from songhanh.kernel.verdicts import Judgement
from songhanh.paper.annexes import GoalBand, TargetAnnex, TargetRow
from songhanh.places.models import Place
from songhanh.reports.queries.facts import Known
from songhanh.reports.queries.results import UNBOUND, measure_result

# what restores an annex that was kept
PARTS = (TargetAnnex, GoalBand, TargetRow, Answer, Measure, Ratio, Judgement)
TITLE = "KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU, CHỈ TIÊU VỀ BÌNH ĐẲNG GIỚI {period}"


def annex_of(place: Place, known: Known) -> TargetAnnex:
    """The rows of the targets by plan and goal, numbered through."""
    before = _Before(place, known.period.since.year - 1)
    until_year = max((plan.until_year for plan in known.plans), default=known.period.since.year)
    rows = tuple(_rows(known.targets, before, until_year))
    return TargetAnnex(
        title=TITLE.format(period=known.facts.period.upper()),
        note="",
        place_line=f"{place.title}; số liệu đến ngày {known.facts.upto:%d/%m/%Y}",
        year=known.period.since.year,
        rows=rows,
        label="Phụ lục I" if known.facts.charts else "Phụ lục",
        until_year=until_year,
    )


def target_rows(place: Place, targets: Sequence[TargetVerdict], year: int) -> tuple[TargetRow, ...]:
    """The rows of targets alone, as the annex has them."""
    rows = _rows(targets, _Before(place, year - 1), year)
    return tuple(row for row in rows if isinstance(row, TargetRow))


def _rows(
    targets: Sequence[TargetVerdict], before: "_Before", until_year: int
) -> Iterator[GoalBand | TargetRow]:
    many = len({one.plan for one in targets}) > 1
    number = 0
    for (_plan, title), of_plan in groupby(targets, key=lambda one: (one.plan, one.plan_title)):
        if many:
            yield GoalBand(title)
        for goal, own in groupby(of_plan, key=lambda one: one.goal):
            yield GoalBand(goal)
            for target in own:
                number += 1
                yield _row(str(number), target, before, until_year)


class _Before:
    """What was known of the year before, each thing read once."""

    def __init__(self, place: Place, year: int) -> None:
        self.year = year
        self._answers = Answers(place, year, date(year, 12, 31))

    def tell(self, subject: Subject) -> Answer | None:
        """The answer for the whole year before; None where nobody said anything."""
        answer = self._answers.tell(subject, whole_year(self.year)).answer
        return None if answer.state == "not_reported" else answer


def _row(number: str, target: TargetVerdict, before: _Before, until_year: int) -> TargetRow:
    judged = target.judged
    judgement = Judgement(target.verdict, target.exceeded)  # type: ignore[arg-type]
    text = _one_line(target.text)
    if len(judged) == 1 and len(judged[0].answers) == 1:
        line = _measure_row(number, text, judged[0], before)
        return _with(line, target, judgement, _until(target, until_year))
    parts = tuple(_parts(judged, before)) if judged else ()
    row = TargetRow(
        number=number, text=text, judgement=judgement,
        planned_words="; ".join(one.words for one in judged) or "Theo nhận xét",
        current_words="" if parts else target.basis,
        parts=parts,
    )  # fmt: skip
    return _with(row, target, judgement, _until(target, until_year))


def _with(row: TargetRow, target: TargetVerdict, judgement: Judgement, until: Measure | None) -> TargetRow:
    return TargetRow(
        number=row.number, text=row.text, unit=row.unit, planned=row.planned, planned_words=row.planned_words,
        until=until, current=row.current, current_words=row.current_words, previous=row.previous,
        judgement=judgement, provider=target.responsible_words, note=_note(target), parts=row.parts,
    )  # fmt: skip


def _note(target: TargetVerdict) -> str:
    why = (target.why or "").replace(f", {UNBOUND}", "")
    said = [words for words in (why, target.cause) if words]
    return "; ".join(dict.fromkeys(said))


def _parts(judged: Sequence[MeasureVerdict], before: _Before) -> Iterator[TargetRow]:
    for one in judged:
        if len(one.answers) == 1:
            yield _measure_row("", f"- {one.words}", one, before)
        else:
            yield from (_period_row(one, line) for line in one.answers)


def _measure_row(number: str, text: str, one: MeasureVerdict, before: _Before) -> TargetRow:
    line = one.answers[0]
    return TargetRow(
        number=number, text=text, unit=str(one.measure.get("unit") or ""), planned=read_measure(one.measure),
        current=line.answer, current_words=_words(one, line), previous=before.tell(one.subject),
        judgement=Judgement(one.verdict, one.exceeded),  # type: ignore[arg-type]
    )  # fmt: skip


def _period_row(one: MeasureVerdict, line: AnswerLine) -> TargetRow:
    return TargetRow(
        number="", text=f"- {line.label}", unit=str(one.measure.get("unit") or ""),
        planned=read_measure(one.measure), current=line.answer,
        judgement=Judgement(line.verdict),  # type: ignore[arg-type]
    )  # fmt: skip


def _words(one: MeasureVerdict, line: AnswerLine) -> str:
    """Words beside the figure where it is no answer yet, or comes from above."""
    if is_unsure(line.answer, one.subject.kind):
        return answer_words(line.answer, kind=one.subject.kind)
    if line.answer != NOT_REPORTED and line.answer.state != "not_measured_here":
        return ""
    return measure_result(one) if line.so_far is not None or isinstance(line.figure, FigureLine) else ""


def _until(target: TargetVerdict, until_year: int) -> Measure | None:
    """The milestone of the strategy's last year, where the year has one of its own."""
    judged = {one.index for one in target.judged}
    found = [
        one.measure for one in target.measures
        if one.index not in judged and one.measure.get("by") == until_year
        and one.measure.get("qualifies") is None and one.measure.get("value") is not None
    ]  # fmt: skip
    return read_measure(found[0]) if len(found) == 1 else None


def _one_line(text: str) -> str:
    return " ".join(text.split())
