"""One door per thing: the reports of a place, one of them, or the same 404 for missing and for not yours."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from songhanh.catalogue.outline import Section, sections
from songhanh.files.models import StoredFile
from songhanh.journal.actor import Viewer
from songhanh.people.access import may
from songhanh.places.access import get_place_for
from songhanh.places.models import Place
from songhanh.reports.models import Issue, Passage, Report, ReportQuerySet, Submission


def get_place_of_reports(viewer: Viewer, code: str) -> Place:
    """The place, for somebody who may see its reports. Raises Http404, PermissionDenied."""
    place = get_place_for(viewer, code)
    require(viewer, "reports.view", place)
    return place


def sees_drafts(viewer: Viewer, place: Place) -> bool:
    """What is being written is the affair of those who write, sign and number it."""
    own = any(scope.place == place.code for scope in viewer.scopes)
    return own and may(viewer, "reports.draft", place)


def reports_for(viewer: Viewer, place: Place) -> ReportQuerySet:
    """The reports of a place that the viewer may open: all for those who write them, else the issued."""
    found = Report.objects.visible_to(viewer).filter(place=place).exclude(state=Report.State.DROPPED)
    return found if sees_drafts(viewer, place) else found.filter(state__in=Report.FROZEN)


def get_report_for(viewer: Viewer, code: str, year: int, pk: int) -> Report:
    """A report of this place and year. Raises Http404, PermissionDenied."""
    place = get_place_of_reports(viewer, code)
    report = reports_for(viewer, place).filter(pk=pk, year=year).select_related("place__parent").first()
    if report is None:
        raise Http404
    return report


def get_section(code: str) -> Section:
    """A section of the outline. Raises Http404."""
    found = next((one for one in sections() if one.code == code), None)
    if found is None:
        raise Http404
    return found


def find_passage(report: Report, section: str) -> Passage | None:
    """A section as the office wrote it, where it did."""
    return Passage.objects.filter(report=report, section=section).first()


def find_issue(report: Report) -> Issue | None:
    """Number and day of a report, where the clerk gave them."""
    issues = Issue.objects.filter(report=report, correction__isnull=True)
    return issues.select_related("docx", "signed_file").order_by("-pk").first()


def get_submission(report: Report) -> Submission:
    """The paper that is at signature, or that was signed. Raises Http404 where none is."""
    found = Submission.objects.filter(report=report).exclude(answer=Submission.Answer.RETURNED)
    submission = found.select_related("docx", "xlsx").order_by("-number").first()
    if submission is None:
        raise Http404
    return submission


def get_signed_file(report: Report) -> StoredFile:
    """The signed file, which is the report from then on. Raises Http404."""
    issue = find_issue(report)
    if issue is None or issue.signed_file is None:
        raise Http404
    return issue.signed_file


def require(viewer: Viewer, act: str, place: Place) -> None:
    """Raises PermissionDenied where none of the viewer's roles allows the act here."""
    if not may(viewer, act, place):
        raise PermissionDenied
