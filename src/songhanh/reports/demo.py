"""Reports of a worked year: one that went all the way, one being written, one that waits for a signature.

Everything through the verbs, on the days of the story; the signed file is the paper itself as a PDF.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from songhanh.journal.actor import Actor
from songhanh.paper.pdf import write_pdf
from songhanh.places.models import Place
from songhanh.reports.actions import (
    Particulars,
    SignedFile,
    Way,
    Wording,
    issue_report,
    return_report,
    send_report,
    sign_report,
    start_report,
    submit_report,
    write_passage,
)
from songhanh.reports.models import Report
from songhanh.reports.queries.paper import draft_report, signed_paper

_YEAR = 2026


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the story: its kind, when it was begun, sections as the office wrote them.

    `returned` is the leader's note, where it came back once; `number` is given where it was issued and sent;
    without one it waits at signature if `submitted`, else it is a draft.
    """

    kind: str
    begun_at: datetime
    passages: tuple[tuple[str, str], ...] = ()
    submitted: bool = False
    returned: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Hands:
    """Who writes, who signs, who gives numbers; `signer` is the leader's name."""

    officer: Actor
    leader: Actor
    clerk: Actor
    signer: str


def fill_reports(place: Place, *, hands: Hands, story: tuple[Told, ...]) -> None:
    """Write the reports of a commune as far as the story has them."""
    for told in story:
        report = start_report(actor=hands.officer, place=place, kind=told.kind, year=_YEAR, at=told.begun_at)
        _write(report, told, hands)
        if told.returned:
            _submit(report, hands, told.begun_at + timedelta(days=1))
            at = told.begun_at + timedelta(days=1, hours=5)
            return_report(
                actor=hands.leader, report=report, version=_version(report), note=told.returned, at=at
            )
        if told.submitted or told.number:
            _submit(report, hands, told.begun_at + timedelta(days=2))
        if told.number:
            _issue(report, told, hands, told.begun_at + timedelta(days=3))


def _write(report: Report, told: Told, hands: Hands) -> None:
    if not told.passages:
        return
    made = draft_report(report.place, told.kind, _YEAR, today=told.begun_at.date(), report=report)
    drafted = {one.code: one.text for one in made.sections}
    for section, text in told.passages:
        wording = Wording(section=section, text=text, drafted=drafted[section])
        write_passage(actor=hands.officer, report=report, wording=wording, seen=0, at=told.begun_at)


def _submit(report: Report, hands: Hands, at: datetime) -> None:
    submit_report(actor=hands.officer, report=report, version=_version(report), at=at)


def _issue(report: Report, told: Told, hands: Hands, at: datetime) -> None:
    """Signed, numbered, scanned and sent on one day."""
    sign_report(actor=hands.leader, report=report, version=_version(report), at=at)
    submission = report.submissions.latest("number")
    scan = SignedFile(write_pdf(signed_paper(submission)), f"{told.kind}-{_YEAR}-ban-ky.pdf")
    given = Particulars(told.number, at.date(), hands.signer, scan)
    issue_report(actor=hands.clerk, report=report, particulars=given, version=_version(report), at=at)
    report.refresh_from_db()
    way = Way(report.addressee, "trục liên thông văn bản", at.date())
    send_report(actor=hands.clerk, report=report, way=way, version=report.version, at=at)


def _version(report: Report) -> int:
    report.refresh_from_db(fields=["version", "state"])
    return report.version
