"""The reports of a year, the days that its plans name for reporting, and what may be begun."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from songhanh.journal.actor import Viewer
from songhanh.people.access import may
from songhanh.places.models import Place
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.calendar import falls_in
from songhanh.plans.queries.words import REPORTS, deadline_words
from songhanh.reports.access import reports_for
from songhanh.reports.models import Issue, Report, Submission
from songhanh.reports.queries.facts import period_of

_MARKS = {
    Report.State.DRAFT: "", Report.State.SUBMITTED: "waiting", Report.State.SIGNED: "waiting",
    Report.State.ISSUED: "met", Report.State.SENT: "met", Report.State.REPLACED: "measured-above",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report of the list."""

    pk: int
    title: str
    state: str
    state_words: str
    mark: str
    number: str
    issued_on: date | None
    started_by: str


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A day on which a plan asks for a report; `report` is the one that answers it, where it was begun."""

    words: str
    text: str
    due_on: date | None
    days_left: int | None
    plan_pk: int
    item_pk: int
    kind: str
    report: ReportLine | None


@dataclass(frozen=True, slots=True)
class ReportList:
    """The page *Báo cáo* of a year; `kinds` may be begun."""

    reports: tuple[ReportLine, ...]
    duties: tuple[DutyLine, ...]
    kinds: tuple[tuple[str, str], ...]
    has_plan: bool


def list_reports(viewer: Viewer, place: Place, year: int, today: date) -> ReportList:
    """The reports of a year, the latest first, and the days that its plans name."""
    found = list(reports_for(viewer, place).filter(year=year).order_by("-pk"))
    issues = Issue.objects.filter(report__in=found, correction__isnull=True).order_by("pk")
    by_report = {issue.report_id: issue for issue in issues}
    lines = tuple(_line(report, by_report.get(report.pk)) for report in found)
    plans = list(
        Plan.objects.visible_to(viewer).in_year(year).filter(place=place, state=Plan.State.CONFIRMED)
        .order_by("pk").defer("head")
    )  # fmt: skip
    taken = {report.kind for report in found if report.state != Report.State.REPLACED}
    kinds = tuple(
        (code, str(label)) for code, label in Report.Kind.choices
        if code not in taken and period_of(code, year).since <= today
    )  # fmt: skip
    answers = {report.kind: line for report, line in zip(found, lines, strict=True) if report.state in _MARKS}
    return ReportList(lines, _list_duties(plans, year, today, answers), kinds, bool(plans))


@dataclass(frozen=True, slots=True)
class WaitingReport:
    """A report that waits for somebody: what is to be done next, and the note of who returned it."""

    pk: int
    year: int
    title: str
    todo: str
    note: str = ""


def list_waiting(viewer: Viewer, place: Place) -> tuple[WaitingReport, ...]:
    """The reports on which this person has the next step, the oldest first. At most three queries."""
    if not may(viewer, "reports.draft", place):
        return ()
    steps = {
        Report.State.DRAFT: ("reports.edit", _("Đang soạn")),
        Report.State.SUBMITTED: ("reports.sign", _("Chờ ký")),
        Report.State.SIGNED: ("reports.issue", _("Chờ cấp số")),
        Report.State.ISSUED: ("reports.issue", _("Chờ ghi đã gửi")),
    }
    mine = {state: words for state, (act, words) in steps.items() if may(viewer, act, place)}
    if may(viewer, "reports.edit", place):
        mine.pop(Report.State.SUBMITTED, None)  # it waits for the leader
    found = list(reports_for(viewer, place).filter(state__in=mine).order_by("pk"))
    notes = _notes_of([report for report in found if report.state == Report.State.DRAFT])
    return tuple(
        WaitingReport(
            report.pk, report.year, title_of(report),
            str(_("Cần bổ sung") if report.pk in notes else mine[Report.State(report.state)]),
            notes.get(report.pk, ""),
        )
        for report in found
    )  # fmt: skip


def _notes_of(drafts: list[Report]) -> dict[int, str]:
    """Why drafts came back."""
    returned = Submission.objects.filter(report__in=drafts, answer=Submission.Answer.RETURNED)
    return dict(returned.order_by("number").values_list("report", "note")) if drafts else {}


def title_of(report: Report) -> str:
    """ "Báo cáo năm 2026", "Báo cáo 9 tháng năm 2026"."""
    if report.kind == Report.Kind.ANNUAL:
        return _("Báo cáo năm %(year)s") % {"year": report.year}
    return _("%(kind)s năm %(year)s") % {"kind": report.get_kind_display(), "year": report.year}


def mark_of(report: Report) -> str:
    """The shape of a state."""
    return _MARKS.get(Report.State(report.state), "")


def _line(report: Report, issue: Issue | None) -> ReportLine:
    return ReportLine(
        report.pk, title_of(report), report.state, report.get_state_display(), mark_of(report),
        issue.number if issue else "", issue.issued_on if issue else None, report.started_by,
    )  # fmt: skip


def _list_duties(
    plans: list[Plan], year: int, today: date, answers: dict[str, ReportLine]
) -> tuple[DutyLine, ...]:
    items = Item.objects.filter(plan__in=plans, kind=Item.Kind.DEADLINE).exclude(state=Item.State.DROPPED)
    found = [item for item in items.order_by("plan", "position", "pk") if falls_in(item.text, year)]
    lines = [_duty(item, year, today, answers) for item in found]
    return tuple(sorted(lines, key=lambda one: (one.due_on is None, one.due_on or today, one.item_pk)))


def _duty(item: Item, year: int, today: date, answers: dict[str, ReportLine]) -> DutyLine:
    kind = str(item.payload.get("report") or "")
    due_on = _day(item.payload.get("due"), year)
    words = deadline_words(item.payload) if item.payload.get("report") in REPORTS else item.text
    return DutyLine(
        words, item.text, due_on, (due_on - today).days if due_on else None, item.plan_id, item.pk, kind,
        answers.get(kind),
    )  # fmt: skip


def _day(month_day: object, year: int) -> date | None:
    try:
        return date.fromisoformat(f"{year}-{month_day}") if month_day else None
    except ValueError:
        return None
