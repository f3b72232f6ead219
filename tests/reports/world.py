"""What the tests of the whole site find in this room: a report in each of its states."""

from dataclasses import dataclass
from datetime import date, datetime

from songhanh.journal.actor import Actor
from songhanh.places.models import Place
from songhanh.reports.actions import (
    Particulars,
    SignedFile,
    Wording,
    issue_report,
    sign_report,
    start_report,
    submit_report,
    write_passage,
)
from songhanh.reports.models import Report

SCAN = b"%PDF-1.7 ban ky"
OF_THE_SUBMITTED = {"return", "sign"}
OF_THE_SENT = {"send", "replace", "signed", "erratum"}


@dataclass(frozen=True)
class GivenReports:
    """A draft with a written section, one at signature, a signed one, an issued one with and without scan."""

    draft: Report
    submitted: Report
    signed: Report
    issued: Report
    unscanned: Report

    def words(self, name: str) -> dict[str, object]:
        """What an address of the room is made of."""
        report = self.draft
        if name in OF_THE_SUBMITTED:
            report = self.submitted
        elif name in OF_THE_SENT:
            report = self.issued
        elif name in {"issue", "attach"}:
            report = self.signed if name == "issue" else self.unscanned
        return {"pk": report.pk, "year": report.year, "section": "funding"}


def make_reports(place: Place, actor: Actor, at: datetime) -> GivenReports:
    """Through the verbs; those of years without a plan begin as rows, since verbs refuse them."""
    draft = start_report(actor=actor, place=place, kind="annual", year=2026, at=at)
    wording = Wording(section="funding", text="Ngân sách xã chi 12.000.000 đồng.", drafted="")
    write_passage(actor=actor, report=draft, wording=wording, seen=0, at=at)
    submitted = start_report(actor=actor, place=place, kind="nine_month", year=2026, at=at)
    submit(submitted, actor, at)
    issued = start_report(actor=actor, place=place, kind="six_month", year=2026, at=at)
    issue(issued, actor, at, SignedFile(SCAN, "ban-ky.pdf"))
    signed, unscanned = (old_report(place, year, at) for year in (2025, 2024))
    submit(signed, actor, at)
    sign(signed, actor, at)
    issue(unscanned, actor, at, None)
    return GivenReports(fresh(draft), fresh(submitted), fresh(signed), fresh(issued), fresh(unscanned))


def old_report(place: Place, year: int, at: datetime) -> Report:
    """A draft on a year of which this installation holds no plan."""
    return Report.objects.create(
        place=place, kind="annual", year=year, period=str(year), started_at=at, started_by="Lan",
        capacity=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], signer="Lê Thị Tâm",
        recipients=["Sở Nội vụ (b/c)", "Lưu: VT"],
    )  # fmt: skip


def fresh(report: Report) -> Report:
    return Report.objects.select_related("place__parent").get(pk=report.pk)


def submit(report: Report, actor: Actor, at: datetime) -> Report:
    submit_report(actor=actor, report=report, version=fresh(report).version, at=at)
    return fresh(report)


def sign(report: Report, actor: Actor, at: datetime) -> Report:
    return sign_report(actor=actor, report=report, version=fresh(report).version, at=at)


def issue(report: Report, actor: Actor, at: datetime, scan: SignedFile | None) -> Report:
    """From a draft all the way."""
    submit(report, actor, at)
    sign(report, actor, at)
    particulars = Particulars("12/BC-UBND", date(2026, 5, 19), "Lê Thị Tâm", scan)
    issue_report(actor=actor, report=report, particulars=particulars, version=fresh(report).version, at=at)
    return fresh(report)
