"""What an issued report said of targets beside what is reckoned now: late figures, told, never mended.

The report stays as it was signed; its page says what differs, and offers the paper that replaces it.
"""

from dataclasses import dataclass

from django.utils import timezone, translation

from songhanh.evaluation.queries import evaluate_place
from songhanh.paper.annexes import TargetAnnex, TargetRow
from songhanh.paper.annexes.judged import answer_words, verdict_words
from songhanh.paper.kept import restore
from songhanh.reports.models import Report, Submission
from songhanh.reports.queries.annex import PARTS, target_rows
from songhanh.reports.queries.facts import period_of


@dataclass(frozen=True, slots=True)
class ChangedTarget:
    """A target of which the report said something else than would be said now for the same day."""

    text: str
    said: str
    now: str


def list_changed(report: Report, submission: Submission) -> tuple[ChangedTarget, ...]:
    """Targets whose figure or verdict is another now, as known of the day of the report's figures."""
    kept = restore(TargetAnnex, submission.annex, PARTS)
    day = report.upto or timezone.localtime(submission.submitted_at).date()
    with translation.override("vi"):
        targets = evaluate_place(
            report.place, report.year, min(day, period_of(report.kind, report.year).last)
        )
        rows = target_rows(report.place, targets, report.year)
    now = {row.text: row for row in rows}
    pairs = [(row.text, _say(row), _say(now[row.text])) for row in kept.targets if row.text in now]
    return tuple(ChangedTarget(text, said, other) for text, said, other in pairs if said != other)


def _say(row: TargetRow) -> str:
    """ "5 · 4 · 0: Chưa đạt"; of a target with several promises or periods each of them."""
    figures = [answer_words(one.current, one.current_words) for one in (row.parts or (row,))]
    return f"{' · '.join(' '.join(one.split()) for one in figures if one)}: {verdict_words(row)}"
