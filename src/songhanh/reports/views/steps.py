"""The way of a paper: to signature, back with a note, signed, numbered, sent, replaced."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from songhanh.people.http import SignedInRequest
from songhanh.reports.access import get_report_for, require
from songhanh.reports.actions import (
    CannotIssue,
    CannotSend,
    CannotSign,
    CannotStart,
    CannotSubmit,
    Particulars,
    SignedFile,
    Way,
    attach_signed_file,
    drop_report,
    issue_report,
    replace_report,
    return_report,
    send_report,
    sign_report,
    submit_report,
)
from songhanh.reports.forms import IssueForm, NoteForm, SendForm, SignedFileForm
from songhanh.reports.models import Report
from songhanh.reports.queries.page import get_report_page
from songhanh.ui.forms import Act, Conflict, Form
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form

Refusals = (CannotStart, CannotSubmit, CannotSign, CannotIssue, CannotSend)
Answer = Callable[[], HttpResponse]


def _report(request: SignedInRequest, code: str, year: int, pk: int, act: str) -> Report:
    report = get_report_for(request.viewer, code, year, pk)
    require(request.viewer, act, report.place)
    return report


def _press(request: SignedInRequest, report: Report, form: Form, act: Answer) -> HttpResponse:
    """A button that writes; a refusal is said on the report's page."""
    try:
        return once(request, form, act)
    except (*Refusals, Conflict) as refusal:
        messages.error(request, str(refusal))
        return _to(report)


def _to(report: Report) -> HttpResponse:
    return redirect("reports:report", report.place.code, report.year, report.pk)


@require_POST
def drop(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Throw a draft away."""
    report, form = _report(request, code, year, pk, "reports.edit"), Act(request.POST)

    def act() -> HttpResponse:
        drop_report(actor=request.actor, report=report, version=form.seen_number, at=timezone.now())
        messages.success(request, _("Đã bỏ dự thảo."))
        return redirect("reports:list", code, year)

    return _press(request, report, form, act)


@require_POST
def submit(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """To signature: the paper is kept as it stands."""
    report, form = _report(request, code, year, pk, "reports.edit"), Act(request.POST)

    def act() -> HttpResponse:
        submit_report(actor=request.actor, report=report, version=form.seen_number, at=timezone.now())
        messages.success(request, _("Đã trình ký. Bản trình được giữ nguyên như lúc này."))
        return _to(report)

    return _press(request, report, form, act)


@require_POST
def sign(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """It was signed."""
    report, form = _report(request, code, year, pk, "reports.sign"), Act(request.POST)

    def act() -> HttpResponse:
        sign_report(actor=request.actor, report=report, version=form.seen_number, at=timezone.now())
        messages.success(request, _("Đã ghi nhận báo cáo đã ký. Văn thư cấp số, ngày."))
        return _to(report)

    return _press(request, report, form, act)


@require_POST
def replace(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Begin the report that takes this one's place."""
    report, form = _report(request, code, year, pk, "reports.edit"), Act(request.POST)

    def act() -> HttpResponse:
        new = replace_report(actor=request.actor, report=report, version=form.seen_number, at=timezone.now())
        messages.success(
            request, _("Đây là dự thảo báo cáo thay thế. Báo cáo cũ còn hiệu lực đến khi bản này ban hành.")
        )
        return _to(new)

    return _press(request, report, form, act)


@require_http_methods(["GET", "POST"])
def send_back(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Back to the draft, with a note."""
    report = _report(request, code, year, pk, "reports.sign")
    form = NoteForm(request.POST or None, version=report.version)

    def act() -> HttpResponse:
        note = form.cleaned_data["note"]
        return_report(
            actor=request.actor, report=report, version=form.seen_number, note=note, at=timezone.now()
        )
        messages.success(request, _("Đã trả lại để bổ sung."))
        return _to(report)

    return _form(request, report, form, act, "reports/return.html")


@require_http_methods(["GET", "POST"])
def issue(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Number, day, signer, the signed file."""
    report = _report(request, code, year, pk, "reports.issue")
    if report.state != Report.State.SIGNED:
        messages.error(request, _("Báo cáo chưa ký. Hãy ghi nhận đã ký rồi cấp số."))
        return _to(report)
    page = get_report_page(report, timezone.localdate())
    signer = page.paper.signature.name if page.paper and page.paper.signature else ""
    form = IssueForm(
        request.POST or None, request.FILES or None, initial={"signer": signer}, version=report.version
    )

    def act() -> HttpResponse:
        typed = form.cleaned_data
        particulars = Particulars(
            typed["number"], typed["issued_on"], typed["signer"], _file_of(typed["signed_file"])
        )
        issue_report(
            actor=request.actor, report=report, particulars=particulars, version=form.seen_number,
            at=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Đã cấp số, báo cáo đã ban hành."))
        return _to(report)

    return _form(request, report, form, act, "reports/issue.html")


@require_http_methods(["GET", "POST"])
def attach(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """The signed file of a report that was numbered before it was scanned."""
    report = _report(request, code, year, pk, "reports.issue")
    form = SignedFileForm(request.POST or None, request.FILES or None, version=report.version)

    def act() -> HttpResponse:
        signed_file = _file_of(form.cleaned_data["signed_file"])
        assert signed_file is not None  # noqa: S101 (the form demands it)
        attach_signed_file(
            actor=request.actor, report=report, signed_file=signed_file, version=form.seen_number,
            at=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Đã giữ bản ký."))
        return _to(report)

    return _form(request, report, form, act, "reports/attach.html")


@require_http_methods(["GET", "POST"])
def send(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """It went out."""
    report = _report(request, code, year, pk, "reports.issue")
    initial = {"to": report.addressee, "sent_on": timezone.localdate()}
    form = SendForm(request.POST or None, initial=initial, version=report.version)

    def act() -> HttpResponse:
        typed = form.cleaned_data
        send_report(
            actor=request.actor, report=report, way=Way(typed["to"], typed["by"], typed["sent_on"]),
            version=form.seen_number, at=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Đã ghi báo cáo đã gửi."))
        return _to(report)

    return _form(request, report, form, act, "reports/send.html")


def _file_of(uploaded: object) -> SignedFile | None:
    """The bytes of a dropped file, None where none was chosen."""
    if not uploaded:
        return None
    return SignedFile(uploaded.read(), uploaded.name)  # type: ignore[attr-defined]


def _form(request: SignedInRequest, report: Report, form: Form, act: Answer, template: str) -> HttpResponse:
    """A form around one act: shown, refused with its sentence, or done."""
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, act)
        except Refusals as refusal:
            field = getattr(refusal, "field", "")
            form.add_error(field if field in form.fields else None, str(refusal))
        except Conflict:
            fresh = get_report_for(request.viewer, report.place.code, report.year, report.pk)
            return show_conflict(request, form, back=_to(report).url, version=fresh.version)  # type: ignore[attr-defined]
    context = {
        "report": report, "code": report.place.code, "year": report.year,
        "page": get_report_page(report, timezone.localdate()),
    }  # fmt: skip
    return show_form(request, template, form, context)
