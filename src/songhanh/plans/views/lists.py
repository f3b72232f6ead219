"""The list of a year's plans, with the place to drop a document."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from songhanh.people.access import may
from songhanh.people.http import SignedInRequest
from songhanh.places.models import Place
from songhanh.plans.access import get_document_for, get_place_of_plans, require
from songhanh.plans.actions import (
    CannotReceive,
    CannotRedraft,
    Upload,
    draft_waiting,
    drop_document,
    read_ahead,
    read_kept,
    read_typed,
    receive_document,
)
from songhanh.plans.actions.receive import FIRST_YEAR, LAST_YEAR
from songhanh.plans.forms.documents import DocumentForm, TextForm
from songhanh.plans.models import Document
from songhanh.plans.queries.lists import get_plan_of_document, why_words
from songhanh.plans.queries.lists import list_plans as get_list
from songhanh.ui.forms import Act
from songhanh.ui.once import once
from songhanh.ui.pages import show_form


@require_http_methods(["GET", "POST"])
def list_plans(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """Plans of a year; posted here, a document is received."""
    place = get_place_of_plans(request.viewer, code)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    refusal: CannotReceive | None = None
    form = DocumentForm()
    if request.method == "POST":
        require(request.viewer, "plans.edit", place)
        form = DocumentForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                upload = read_ahead(read_upload(form.cleaned_data["file"]))
                return once(request, form, lambda: _receive(request, upload, place, year))
            except CannotReceive as error:
                refusal = error
    context = {
        "place": place,
        "year": year,
        "list": get_list(request.viewer, place, year),
        "form": form,
        "refusal": refusal,
        "may_edit": may(request.viewer, "plans.edit", place),
        "drop_form": Act(),
        "limit": settings.UPLOAD_LIMIT // (1024 * 1024),
    }
    return render(request, "plans/list.html", context, status=422 if refusal or form.errors else 200)


def _receive(request: SignedInRequest, upload: Upload, place: Place, year: int) -> HttpResponse:
    received = receive_document(actor=request.actor, place=place, year=year, upload=upload, at=timezone.now())
    if received.plan is None:
        messages.warning(request, _("Đã giữ tệp “%(name)s”.") % {"name": received.document.name})
        return redirect("plans:list", place.code, year)
    return redirect("plans:room", place.code, received.plan.since_year, received.plan.pk)


def read_upload(file: object) -> Upload:
    """A file as it came; one byte more than the limit is read at most, which is enough to refuse it."""
    read, name = getattr(file, "read"), getattr(file, "name")  # noqa: B009 (two kinds of uploads, one shape)
    return Upload(read(settings.UPLOAD_LIMIT + 1), str(name or ""))


@require_POST
def drop_waiting(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Take a waiting document off the list."""
    document = get_document_for(request.viewer, code, pk)
    require(request.viewer, "plans.edit", document.place)

    def act() -> HttpResponse:
        drop_document(actor=request.actor, document=document, at=timezone.now())
        messages.success(request, _("Đã bỏ “%(name)s” khỏi danh sách.") % {"name": document.name})
        return redirect("plans:list", code, year)

    try:
        return once(request, Act(request.POST), act)
    except CannotRedraft as refusal:
        messages.error(request, str(refusal))
        return redirect("plans:list", code, year)


@require_http_methods(["GET", "POST"])
def show_document(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """A document that waits: why, and what can be done; posted here it is read again, or from typed words."""
    document = get_document_for(request.viewer, code, pk)
    again = request.POST.get("again") == "1"
    form = Act(request.POST) if again else TextForm(request.POST or None)
    if request.method == "POST":
        require(request.viewer, "plans.edit", document.place)
        if form.is_valid():
            try:
                upload = read_kept(document) if again else read_typed(form.cleaned_data["text"])
                return once(request, form, lambda: _draft(request, document, upload, typed=not again))
            except CannotReceive as refusal:
                form = TextForm() if again else form
                messages.error(request, str(refusal)) if again else form.add_error(None, str(refusal))
    context = {
        "document": document,
        "code": code,
        "year": year,
        "why": why_words(document.unread),
        "plan": get_plan_of_document(document),
        "may_edit": may(request.viewer, "plans.edit", document.place),
    }
    return show_form(request, "plans/document.html", form, context)


def _draft(request: SignedInRequest, document: Document, upload: Upload, *, typed: bool) -> HttpResponse:
    plan = draft_waiting(
        actor=request.actor, document=document, upload=upload, typed=typed, at=timezone.now()
    )
    return redirect("plans:room", plan.place.code, plan.since_year, plan.pk)
