"""What can be taken away: the paper, its annex, the signed file."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from songhanh.files.views import DOCX, XLSX, send_bytes, send_stored
from songhanh.paper.annexes import write_target_annex
from songhanh.paper.report.erratum import Slip
from songhanh.paper.word import write_docx
from songhanh.people.http import SignedInRequest
from songhanh.reports.access import find_issue, get_report_for, get_signed_file, get_submission, require
from songhanh.reports.actions.submit import name_of
from songhanh.reports.forms import ErratumForm
from songhanh.reports.models import Report
from songhanh.reports.queries.paper import draft_report, erratum_of


@require_GET
def download_docx(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponseBase:
    """The draft as it stands now; from signature on the paper as it was submitted, numbered once it is."""
    report = get_report_for(request.viewer, code, year, pk)
    if report.state == Report.State.DRAFT:
        made = draft_report(report.place, report.kind, year, today=timezone.localdate(), report=report)
        return send_bytes(write_docx(made.paper), f"du-thao-{name_of(report)}.docx", DOCX)
    issue = find_issue(report)
    return send_stored(issue.docx if issue else get_submission(report).docx)


@require_GET
def download_xlsx(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponseBase:
    """The annex of targets, with its formulas."""
    report = get_report_for(request.viewer, code, year, pk)
    if report.state == Report.State.DRAFT:
        made = draft_report(report.place, report.kind, year, today=timezone.localdate(), report=report)
        return send_bytes(write_target_annex(made.annex), f"du-thao-{name_of(report)}-phu-luc.xlsx", XLSX)
    return send_stored(get_submission(report).xlsx)


@require_GET
def erratum(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponseBase:
    """The letter that corrects how an issued report was written: the form, then the .docx."""
    report = get_report_for(request.viewer, code, year, pk)
    require(request.viewer, "reports.edit", report.place)
    issue = find_issue(report)
    if issue is None:
        raise Http404
    form = ErratumForm(request.GET or None)
    if form.is_bound and form.is_valid():
        slip = Slip(**form.cleaned_data)
        content = write_docx(erratum_of(report, get_submission(report), issue, slip))
        return send_bytes(content, f"dinh-chinh-{name_of(report)}.docx", DOCX)
    context = {"report": report, "code": code, "year": year, "form": form}
    return render(request, "reports/erratum.html", context, status=422 if form.is_bound else 200)


@require_GET
def download_signed(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponseBase:
    """The signed file as it came."""
    return send_stored(get_signed_file(get_report_for(request.viewer, code, year, pk)))
