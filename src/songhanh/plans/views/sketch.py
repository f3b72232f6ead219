"""*Lập kế hoạch năm*: the year's plan drafted from what is there, step by step, to the reading room."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from songhanh.files.views import DOCX, send_bytes
from songhanh.paper.word import write_docx
from songhanh.people.http import SignedInRequest
from songhanh.plans.access import get_sketch_for
from songhanh.plans.actions import CannotReceive, CannotSketch, drop_sketch, send_sketch, write_part
from songhanh.plans.forms.documents import PartForm
from songhanh.plans.queries.sketch.hints import list_programmes, list_usual
from songhanh.plans.queries.sketch.page import get_sketch_page
from songhanh.ui.forms import Act, Conflict
from songhanh.ui.once import once
from songhanh.ui.pages import show_conflict, show_form


@require_GET
def show(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """The draft with its steps: what to look at, the parts and where each line comes from, the paper."""
    sketch = get_sketch_for(request.viewer, code, year, pk)
    context = {"code": code, "year": year, "sketch": sketch, "page": get_sketch_page(sketch)}
    return render(request, "plans/sketch.html", context)


@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest, code: str, year: int, pk: int, part: str) -> HttpResponse:
    """One part in the office's own words; `rule=1` lets the rule draft it again."""
    sketch = get_sketch_for(request.viewer, code, year, pk)
    view = get_sketch_page(sketch).part(part)
    if view is None:
        raise Http404
    form = PartForm(request.POST or None, initial={"text": view.text}, version=sketch.version)
    context = {
        "code": code, "year": year, "sketch": sketch, "part": view,
        "usual": list_usual(sketch.place, view.text) if part == "targets" else (),
        "programmes": list_programmes(year) if part == "opening" else (),
    }  # fmt: skip
    if request.method == "GET" or not form.is_valid():
        return show_form(request, "plans/sketch_part.html", form, context)
    text = None if request.POST.get("rule") else form.cleaned_data["text"]
    back = redirect("plans:sketch", code, year, pk)

    def act() -> HttpResponse:
        write_part(
            actor=request.actor,
            sketch=sketch,
            code=part,
            text=text,
            version=form.seen_version,
            at=timezone.now(),
        )
        return back

    try:
        return once(request, form, act)
    except Conflict:
        stored = {"text": view.text}
        return show_conflict(request, form, back=back.url, version=sketch.version, stored=stored)
    except CannotSketch as refusal:
        form.add_error(None, str(refusal))
        return show_form(request, "plans/sketch_part.html", form, context)


@require_GET
def download(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponseBase:
    """The paper as .docx."""
    sketch = get_sketch_for(request.viewer, code, year, pk)
    content = write_docx(get_sketch_page(sketch).paper)
    return send_bytes(content, f"du-thao-ke-hoach-{year}.docx", DOCX)


@require_POST
def send(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Into the reading room."""
    sketch = get_sketch_for(request.viewer, code, year, pk)

    def act() -> HttpResponse:
        plan = send_sketch(actor=request.actor, sketch=sketch, at=timezone.now())
        messages.success(request, _("Đã đọc lại bản dự thảo. Hãy rà soát như mọi kế hoạch."))
        return redirect("plans:room", code, plan.since_year, plan.pk)

    try:
        return once(request, Act(request.POST), act)
    except (CannotSketch, CannotReceive) as refusal:
        messages.error(request, str(refusal))
        return redirect("plans:sketch", code, year, pk)


@require_POST
def drop(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Throw the draft away."""
    sketch = get_sketch_for(request.viewer, code, year, pk)

    def act() -> HttpResponse:
        drop_sketch(actor=request.actor, sketch=sketch, at=timezone.now())
        messages.success(request, _("Đã bỏ bản đang soạn."))
        return redirect("plans:list", code, year)

    try:
        return once(request, Act(request.POST), act)
    except CannotSketch as refusal:
        messages.error(request, str(refusal))
        return redirect("plans:list", code, year)
