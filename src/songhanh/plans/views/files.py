"""What can be taken away: the original byte for byte, the table of assignments, the plan as data."""

import json

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_GET

from songhanh.files.views import DOCX, XLSX, send_bytes, send_stored
from songhanh.kernel.text import slug
from songhanh.paper.assignments import assignment_table
from songhanh.paper.excel import write_xlsx
from songhanh.paper.word import write_docx
from songhanh.people.http import SignedInRequest
from songhanh.plans.access import get_confirmed_plan_for, get_document_for, get_plan_for
from songhanh.plans.models import Plan
from songhanh.plans.queries.assignments import get_assignment_table
from songhanh.plans.queries.export import export_plan


@require_GET
def download_original(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponseBase:
    """The file from which the plan was read, as it came."""
    plan = get_plan_for(request.viewer, code, year, pk)
    return send_stored(plan.reading.document.file)


@require_GET
def download_document(
    request: SignedInRequest,
    code: str,
    year: int,  # noqa: ARG001 (a document waits in whatever year it is looked for)
    pk: int,
) -> HttpResponseBase:
    """A document as it came."""
    return send_stored(get_document_for(request.viewer, code, pk).file)


def _name(plan: Plan, what: str, suffix: str) -> str:
    return f"{what}-{slug(plan.title, 50) or plan.pk}.{suffix}"


@require_GET
def download_assignments_docx(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponseBase:
    """*Bảng phân công nhiệm vụ* as a paper."""
    plan = get_confirmed_plan_for(request.viewer, code, year, pk)
    values = get_assignment_table(plan, timezone.localdate())
    return send_bytes(write_docx(assignment_table(values)), _name(plan, "bang-phan-cong", "docx"), DOCX)


@require_GET
def download_assignments_xlsx(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponseBase:
    """*Bảng phân công nhiệm vụ* as a sheet."""
    plan = get_confirmed_plan_for(request.viewer, code, year, pk)
    values = get_assignment_table(plan, timezone.localdate())
    return send_bytes(write_xlsx(values), _name(plan, "bang-phan-cong", "xlsx"), XLSX)


@require_GET
def download_json(request: SignedInRequest, code: str, year: int, pk: int) -> HttpResponseBase:
    """The plan in the shape of the contract for structured plans."""
    plan = get_confirmed_plan_for(request.viewer, code, year, pk)
    content = json.dumps(export_plan(plan), ensure_ascii=False, indent=1).encode()
    return send_bytes(content, _name(plan, "ke-hoach", "json"), "application/json")
