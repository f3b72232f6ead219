"""One report: its page, a section in the office's own words, what stands around the text."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.reports.access import find_passage, get_report_for, get_section, require
from songhanh.reports.actions import (
    CannotWrite,
    Particular,
    Wording,
    restore_passage,
    set_foot,
    write_passage,
)
from songhanh.reports.forms import FootForm, PassageForm, foot_values
from songhanh.reports.models import Report
from songhanh.reports.queries.page import get_report_page
from songhanh.reports.queries.paper import Drafted, draft_report
from songhanh.ui.forms import Act, Conflict
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form


@require_GET
def show(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """A draft section by section, or the paper that is at signature, signed, issued."""
    report = get_report_for(request.viewer, code, year, pk)
    acts = ("edit", "sign", "issue")
    context = {
        "code": code, "year": year, "page": get_report_page(report, timezone.localdate()), "report": report,
        "act": Act(version=report.version),
        **{f"may_{act}": may(request.viewer, f"reports.{act}", report.place) for act in acts},
    }  # fmt: skip
    return render(request, "reports/report.html", context)


def _draft_of(request: SignedInRequest, code: str, year: int, pk: int) -> Report:
    report = get_report_for(request.viewer, code, year, pk)
    require(request.viewer, "reports.edit", report.place)
    return report


def _made(report: Report) -> Drafted:
    today = timezone.localdate()
    return draft_report(report.place, report.kind, report.year, today=today, report=report)


@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest, code: str, year: int, pk: int, section: str) -> HttpResponse:
    """A section: what the facts say beside what the office writes."""
    report, wanted = _draft_of(request, code, year, pk), get_section(section)
    back = redirect("reports:report", code, year, pk).url
    if report.state != Report.State.DRAFT:
        messages.error(request, _("Báo cáo không còn là dự thảo, không sửa được. Hãy rút lại rồi sửa."))
        return redirect(back)
    drafted = next(one.text for one in _made(report).sections if one.code == section)
    known = find_passage(report, section)
    stored = {"text": known.text if known else drafted}
    form = PassageForm(request.POST or None, initial=stored, version=known.version if known else 0)
    if request.method == "POST" and form.is_valid():

        def act() -> HttpResponse:
            wording = Wording(section=section, text=form.cleaned_data["text"], drafted=drafted)
            write_passage(
                actor=request.actor, report=report, wording=wording, seen=form.seen_number, at=timezone.now()
            )
            messages.success(request, _("Đã lưu mục này."))
            return redirect(f"{back}#{section}")

        try:
            return once(request, form, act)
        except CannotWrite as refusal:
            form.add_error(refusal.field or None, str(refusal))
        except Conflict:
            known = find_passage(report, section)
            stored = {"text": known.text if known else drafted}
            version = known.version if known else 0
            return show_conflict(request, form, back=back, version=version, stored=stored)
    context = {
        "report": report, "code": code, "year": year, "section": wanted, "drafted": drafted, "known": known,
        "back": back,
    }  # fmt: skip
    return show_form(request, "reports/write.html", form, context)


@require_POST
def restore(request: SignedInRequest, code: str, year: int, pk: int, section: str) -> HttpResponse:
    """Let a section follow from the facts again."""
    report = _draft_of(request, code, year, pk)
    get_section(section)
    form = Act(request.POST)

    def act() -> HttpResponse:
        restore_passage(
            actor=request.actor, report=report, section=section, seen=form.seen_number, at=timezone.now()
        )
        messages.success(request, _("Mục này lại theo số liệu hiện có."))
        return redirect("reports:report", code, year, pk)

    try:
        return once(request, form, act)
    except (CannotWrite, Conflict) as refusal:
        messages.error(request, str(refusal))
        return redirect("reports:report", code, year, pk)


@require_http_methods(["GET", "POST"])
def foot(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Who signs, to whom it goes, up to which day it counts."""
    report = _draft_of(request, code, year, pk)
    back = redirect("reports:report", code, year, pk).url
    stored = foot_values(_particular(report))
    form = FootForm(request.POST or None, initial=stored, version=report.version)
    if request.method == "POST" and form.is_valid():

        def act() -> HttpResponse:
            set_foot(
                actor=request.actor, report=report, words=form.particular(), version=form.seen_number,
                at=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("Đã lưu thông tin văn bản."))
            return redirect(f"{back}#foot")

        try:
            return once(request, form, act)
        except CannotWrite as refusal:
            form.add_error(refusal.field or None, str(refusal))
        except Conflict:
            fresh = get_report_for(request.viewer, code, year, pk)
            fresh_values = foot_values(_particular(fresh))
            return show_conflict(request, form, back=back, version=fresh.version, stored=fresh_values)
    return show_form(
        request, "reports/foot.html", form, {"report": report, "code": code, "year": year, "back": back}
    )


def _particular(report: Report) -> Particular:
    """What stands around the text now: as written, else as the plan has it."""
    made = _made(report)
    return Particular(
        subject=made.paper.subject, upto=report.upto, addressee=made.foot.addressee,
        capacity=made.foot.capacity, signer=made.foot.signer, recipients=made.foot.recipients,
    )  # fmt: skip
