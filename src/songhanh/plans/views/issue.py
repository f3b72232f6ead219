"""Issue particulars: the clerk's form, the scan, the scan beside the plan."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from songhanh.files.views import send_stored
from songhanh.people.http import SignedInRequest
from songhanh.plans.access import get_issue_of, get_plan_for, require
from songhanh.plans.actions import CannotIssue, Particulars, Upload, read_scan, record_issue
from songhanh.plans.forms.documents import IssueForm
from songhanh.plans.models import Issue, Plan
from songhanh.plans.queries import compare
from songhanh.plans.queries.plan import get_current_issue
from songhanh.plans.views.lists import read_upload
from songhanh.ui.forms import Conflict
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form


@require_http_methods(["GET", "POST"])
def record(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Number, day, signer and scan."""
    plan = get_plan_for(request.viewer, code, year, pk)
    require(request.viewer, "plans.issue", plan.place)
    if not plan.is_frozen:
        messages.error(request, _("Kế hoạch chưa được xác nhận. Hãy xác nhận rồi ghi số, ngày ban hành."))
        return redirect("plans:room", code, year, pk)
    known = get_current_issue(plan)
    version = known.pk if known else 0
    form = IssueForm(
        request.POST or None, request.FILES or None, initial=_initial(plan, known), version=version
    )
    if request.method == "POST" and form.is_valid():
        scan = form.cleaned_data["scan"]
        try:
            upload = read_scan(read_upload(scan)) if scan else None
            return once(request, form, lambda: _record(request, form, plan, upload))
        except CannotIssue as refusal:
            form.add_error(None, str(refusal))
        except Conflict:
            back = redirect("plans:plan", code, year, pk).url
            known = get_current_issue(plan)
            return show_conflict(
                request, form, back=back, version=known.pk if known else 0, stored=_initial(plan, known)
            )
    context = {"plan": plan, "code": code, "year": year, "known": known}
    return show_form(request, "plans/issue.html", form, context)


def _initial(plan: Plan, known: Issue | None) -> dict[str, object]:
    if known is not None:
        names = ("number", "issued_on", "signer", "signer_position")
        return {name: getattr(known, name) for name in names}
    signer = plan.head.get("signed_by") or {}
    return {
        "number": plan.head.get("number"),
        "signer": signer.get("name"),
        "signer_position": signer.get("position"),
    }


def _record(request: SignedInRequest, form: IssueForm, plan: Plan, scan: Upload | None) -> HttpResponse:
    values = form.cleaned_data
    particulars = Particulars(
        number=values["number"],
        issued_on=values["issued_on"],
        signer=values["signer"],
        signer_position=values["signer_position"],
        scan=scan,
    )
    seen = form.seen_number
    issue = record_issue(
        actor=request.actor, plan=plan, particulars=particulars, corrects=seen or None, at=timezone.now()
    )
    messages.success(request, _("Đã ghi số, ngày ban hành."))
    if issue.scan_text and particulars.scan is not None:
        return redirect("plans:compare_scan", plan.place.code, plan.since_year, plan.pk, issue.pk)
    return redirect("plans:plan", plan.place.code, plan.since_year, plan.pk)


@require_GET
def download_scan(request: SignedInRequest, code: str, year: int, pk: int, issue_pk: int) -> HttpResponseBase:
    """The signed scan as it came."""
    plan = get_plan_for(request.viewer, code, year, pk)
    issue = get_issue_of(plan, issue_pk)
    if issue.scan is None:
        raise Http404
    return send_stored(issue.scan)


@require_GET
def compare_scan(request: SignedInRequest, code: str, year: int, pk: int, issue_pk: int) -> HttpResponse:
    """The scan's own text beside the plan's."""
    plan = get_plan_for(request.viewer, code, year, pk)
    issue = get_issue_of(plan, issue_pk)
    if not issue.scan_text:
        raise Http404
    parts = compare.compare_scan(plan.reading.text, issue.scan_text)
    context = {"plan": plan, "code": code, "year": year, "issue": issue, "parts": parts}
    return render(request, "plans/compare_scan.html", context)
