"""Rows from Excel: the template out, the filled file in, looked at before all of it is written or nothing."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from songhanh.files.actions import keep_original
from songhanh.files.models import StoredFile
from songhanh.files.queries import read_content
from songhanh.files.views import XLSX, send_bytes
from songhanh.kernel.memory import collecting_later
from songhanh.kernel.text import slug
from songhanh.paper.template import TemplateColumn, TemplateSheet, write_template
from songhanh.people.http import SignedInRequest
from songhanh.places.models import Place
from songhanh.reader import Bounds, CannotRead, read_apart
from songhanh.reader.errors import error_text
from songhanh.registers.access import (
    get_import_for,
    get_place_of_registers,
    get_register,
    may_for,
    require_any,
)
from songhanh.registers.actions import CannotRecord
from songhanh.registers.actions.imports import CannotImport, Incoming, find_faults, import_rows
from songhanh.registers.forms.intake import (
    CODE,
    VERSION,
    BookForm,
    Intake,
    SheetReader,
    TakeForm,
    add_faults,
    check_about,
    read_intake,
    template_rows,
    titles,
)
from songhanh.registers.forms.rows import EXPLANATION, CellColumn, RowReader
from songhanh.registers.kinds.base import Register
from songhanh.registers.queries.entries import list_by_code, list_entries_of_year
from songhanh.registers.queries.offered import list_used
from songhanh.registers.views.entries import about, actor_for, make_page
from songhanh.ui.forms import Conflict
from songhanh.ui.once import once
from songhanh.ui.pages import show_form

MOST_SHOWN = 100
_AT_ONCE = BoundedSemaphore(1)  # a large file takes its memory
_LAST_BOOK, _KEPT_SECONDS = "registers-last-book", 600


@require_GET
def template(request: SignedInRequest, code: str, year: int, kind: str) -> HttpResponseBase:
    """A form to fill in Excel; with `?with=entries` those of the year stand in it, to be corrected."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    require_any(request.viewer, "registers.edit", place)
    reader = RowReader(register, make_page(request, place, register, year))
    rows: list[tuple[Any, ...]] = []
    if request.GET.get("with") == "entries":
        entries = list_entries_of_year(request.viewer, place, register, year)
        mine = [one for one in entries if may_for(request.viewer, "registers.edit", place, one.unit_id)]
        rows = list(template_rows(reader, mine))
    named = titles(reader)
    columns = (
        TemplateColumn(named[CODE], 12, locked=True),
        *(_template_column(column, named[column.name]) for column in reader.columns),
        TemplateColumn(named[EXPLANATION], 24),
    )
    lead = _(
        "%(place)s, năm %(year)s. Mỗi dòng một lượt ghi; không đổi dòng tiêu đề; "
        "ô trống là chưa có số, không phải 0."
    )
    sheet = TemplateSheet(
        str(register.tab), str(register.title), lead % {"place": place.full_name, "year": year}, columns, rows
    )
    whose = {"place": place.code, "year": str(year), "register": register.code, "version": VERSION}
    content = write_template(sheet, about=whose, author=place.full_name)
    return send_bytes(content, f"mau-{slug(str(register.tab))}-{slug(place.full_name)}-{year}.xlsx", XLSX)


def _template_column(column: CellColumn, title: str) -> TemplateColumn:
    several = column.column.codes is not None or column.name == "villages"
    help_text = str(column.column.help)
    if several:
        help_text = _("Nhiều mục thì ngăn bằng dấu chấm phẩy: %(words)s") % {
            "words": "; ".join(column.words[:5])
        }
    return TemplateColumn(
        title, column.column.width, kind=column.kind, words=() if several else column.words, help=help_text
    )


@require_http_methods(["GET", "POST"])
def bring(request: SignedInRequest, code: str, year: int, kind: str) -> HttpResponse:
    """The file comes in; nothing is written yet."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    require_any(request.viewer, "registers.edit", place)
    form = BookForm(request.POST or None, request.FILES or None)

    def act() -> HttpResponse:
        file = form.cleaned_data["file"]
        content = file.read(settings.UPLOAD_LIMIT + 1)
        _read(content, str(file.name))
        stored = keep_original(
            content=content, name=str(file.name), actor=request.actor, place=place.code, at=timezone.now()
        )
        return redirect("registers:look", code, year, kind, stored.pk)

    try:
        if form.is_valid():
            return once(request, form, act)
    except CannotRead as refusal:
        form.add_error("file", error_text(refusal.kind, get_language() or "vi"))
    return show_form(request, "registers/bring.html", form, about(place, register, year))


def _read(content: bytes, name: str) -> Any:
    """The rows of a file. Those of the last one are kept for a while: it is looked at, then written."""
    bounds, digest = Bounds(settings.READER_SECONDS, settings.READER_MEMORY), sha256(content).hexdigest()
    with _AT_ONCE:
        kept, book = cache.get(_LAST_BOOK, ("", None))
        if kept != digest:
            book = read_apart(content, name, want="book", bounds=bounds)
            cache.set(_LAST_BOOK, (digest, book), _KEPT_SECONDS)
        return book


@require_http_methods(["GET", "POST"])
@collecting_later()
def look(request: SignedInRequest, code: str, year: int, kind: str, file_pk: int) -> HttpResponse:
    """What the file comes to, old beside new, faults by cell; all of it is written, or nothing."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    require_any(request.viewer, "registers.edit", place)
    stored = get_import_for(place, f"{request.actor.kind}:{request.actor.id}", file_pk)
    sheet, intake = _look(request, place, register, year, stored)
    form = TakeForm(request.POST or None)

    def act() -> HttpResponse:
        rows = [_for_whom(request, row) for row in intake.rows]
        done = import_rows(
            actor=request.actor, place=place, rows=rows,
            source=(register, stored, form.cleaned_data["reason"]), at=timezone.now(),
            tell=lambda number: cache.set(_progress_key(stored), (number, len(rows)), _KEPT_SECONDS),
        )  # fmt: skip
        messages.success(request, _("Đã ghi %(count)s dòng từ tệp Excel.") % {"count": done})
        return redirect("registers:list", code, year, kind)

    if form.is_valid() and intake.changes and not form.cleaned_data["reason"]:
        form.add_error("reason", _("Tệp có lượt ghi được sửa. Hãy ghi lý do đính chính."))
    if form.is_valid() and intake.can_take:  # each row is checked where it is written
        answer = _take(request, form, act, (sheet, intake))
        if answer is not None:
            return answer
    elif not intake.refusals:
        add_faults(sheet, intake, find_faults(register, place, intake.rows, timezone.now()))
    context = about(place, register, year) | {
        "intake": intake, "stored": stored, "titles": [(n, t) for n, t in sheet.titles.items()],
        "faults": intake.faults[:MOST_SHOWN], "changes": intake.changes[:MOST_SHOWN],
        "more_faults": max(0, len(intake.faults) - MOST_SHOWN), "query": request.GET.urlencode(),
    }  # fmt: skip
    return show_form(request, "registers/look.html", form, context)


def _take(
    request: SignedInRequest, form: TakeForm, act: Any, seen: tuple[SheetReader, Intake]
) -> HttpResponse | None:
    sheet, intake = seen
    try:
        return once(request, form, act)
    except CannotImport as refusal:
        add_faults(sheet, intake, refusal.faults)
        form.add_error(None, str(refusal))
    except CannotRecord as refusal:
        form.add_error(None, str(refusal))
    except Conflict:
        form.add_error(None, _("Có lượt ghi vừa được người khác sửa. Hãy tải mẫu mới. Chưa ghi dòng nào."))
    return None


def _look(
    request: SignedInRequest, place: Place, register: Register, year: int, stored: StoredFile
) -> tuple[SheetReader, Intake]:
    book = _read(read_content(stored), stored.name)
    page = make_page(request, place, register, year)
    offered = {
        column.name: tuple(dict.fromkeys((*page.offered[column.name], *list_used(place, register, column))))
        for column in register.columns
        if column.offers
    }
    reader = RowReader(register, replace(page, offered=offered))
    sheet = SheetReader(reader, book, _chosen(request.GET, reader))
    codes = {cells[CODE].partition(".")[0] for _n, cells in sheet.cells() if cells.get(CODE)}
    known = {
        pk: entry
        for pk, entry in list_by_code(request.viewer, place, register, codes).items()
        if may_for(request.viewer, "registers.edit", place, entry.unit_id)
    }
    intake = read_intake(sheet, known)
    foreign = check_about(book["about"], register, place, year)
    if foreign:  # nothing else is worth saying of a template that belongs elsewhere
        intake.refusals, intake.heads = foreign, ()
    if book["formulas"]:
        cells = ", ".join(book["formulas"][:5])
        intake.notes.append(_("Có ô là công thức (%(cells)s): chỉ đọc giá trị đã tính.") % {"cells": cells})
    if book["macros"]:
        intake.notes.append(_("Tệp có macro: macro không được chạy, chỉ đọc chữ và số."))
    return sheet, intake


def _chosen(asked: Mapping[str, str], reader: RowReader) -> dict[int, str]:
    """What an officer took the columns of the file for: "m3=title"."""
    names = {"", CODE, EXPLANATION, *(column.name for column in reader.columns)}
    found = {key[1:]: name for key, name in asked.items() if key.startswith("m") and name in names}
    return {int(at): name for at, name in found.items() if at.isascii() and at.isdecimal() and len(at) < 4}


def _for_whom(request: SignedInRequest, row: Incoming) -> Incoming:
    unit = row.told.values["unit"]
    return replace(row, on_behalf_of=actor_for(request, unit).on_behalf_of)


def _progress_key(stored: StoredFile) -> str:
    return f"registers-import-{stored.pk}"


@require_GET
def progress(
    request: SignedInRequest,
    code: str,
    year: int,  # noqa: ARG001 (stands in the address)
    kind: str,
    file_pk: int,
) -> HttpResponse:
    """How far the writing of a file has come."""
    place, _register = get_place_of_registers(request.viewer, code), get_register(kind)
    require_any(request.viewer, "registers.edit", place)
    stored = get_import_for(place, f"{request.actor.kind}:{request.actor.id}", file_pk)
    done, most = cache.get(_progress_key(stored), (0, 0))
    return JsonResponse({"done": done, "most": most})
