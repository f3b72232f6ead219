"""A report as it would go to signature now: drafted, written on, composed, with its annex."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils import translation

from songhanh.evaluation.queries import TargetVerdict
from songhanh.paper.annexes import TargetAnnex
from songhanh.paper.kept import restore
from songhanh.paper.report.compose import compose_report
from songhanh.paper.report.draft import draft_sections
from songhanh.paper.report.erratum import Corrected, Slip, compose_erratum
from songhanh.paper.report.values import Foot, Section
from songhanh.paper.values import Paper
from songhanh.places.models import Place
from songhanh.reports.models import Issue, Report, Submission
from songhanh.reports.queries.annex import annex_of
from songhanh.reports.queries.facts import Known, gather
from songhanh.reports.queries.foot import foot_of


@dataclass(frozen=True, slots=True)
class Drafted:
    """Everything about a report not signed yet: `sections` as drafted, `foot` with what was written."""

    known: Known
    sections: tuple[Section, ...]
    foot: Foot
    paper: Paper
    annex: TargetAnnex

    @property
    def figures(self) -> tuple[int, ...]:
        """The typed figures that the report rests on."""
        return tuple(dict.fromkeys(_figures(self.known.targets)))


def draft_report(place: Place, kind: str, year: int, *, today: date, report: Report | None = None) -> Drafted:
    """The report on a period as known on the day that the office named, else today."""
    upto = (report.upto if report else None) or today
    known = gather(place, kind, year, upto)
    with translation.override("vi"):
        sections = draft_sections(known.facts)
        foot = foot_of(report, place, known.plans)
        paper = compose_report(known.facts, sections, foot)
        return Drafted(known, sections, foot, paper, annex_of(place, known))


def _figures(targets: Iterable[TargetVerdict]) -> Iterable[int]:
    return (
        line.figure.pk
        for target in targets
        for measure in target.judged
        for line in measure.answers
        if line.figure is not None
    )


def signed_paper(submission: Submission, issue: Issue | None = None) -> Paper:
    """The paper as it was submitted, with number, day and signer once the clerk gave them."""
    paper = restore(Paper, submission.paper)
    if issue is None or paper.head is None:
        return paper
    number, _stroke, symbol = issue.number.partition("/")
    head = replace(
        paper.head, number=number.strip(), symbol=symbol.strip() or paper.head.symbol,
        date=issue.issued_on.isoformat(),
    )  # fmt: skip
    signature = replace(paper.signature, name=issue.signer) if paper.signature else None
    return replace(paper, head=head, signature=signature)


def erratum_of(report: Report, submission: Submission, issue: Issue, slip: Slip) -> Paper:
    """The letter that corrects a slip in how an issued report was written."""
    paper = signed_paper(submission, issue)
    if paper.head is None or paper.signature is None:
        raise ValueError("an issued report has a head and a signature")
    corrected = Corrected(
        number=issue.number, day=issue.issued_on.isoformat(), subject=paper.subject,
        body=f"Ủy ban nhân dân {report.place.full_name}",
    )  # fmt: skip
    to = (report.addressee,) if report.addressee else ("Các cơ quan, đơn vị nhận báo cáo",)
    return compose_erratum(paper.head, corrected, (slip,), signature=paper.signature, addressees=to)


def find_draft(place: Place, kind: str, year: int) -> Report | None:
    """The report on a period that is being written, for commands."""
    drafts = Report.objects.filter(place=place, kind=kind, year=year, state=Report.State.DRAFT)
    return drafts.select_related("place__parent").first()
