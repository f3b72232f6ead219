"""The grid: rows as in Excel, each sent by itself, so that a wrong one never holds up a right one."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from songhanh.people.http import SignedInRequest
from songhanh.registers.access import get_place_of_registers, get_register, require_any
from songhanh.registers.actions import CannotRecord, record_entry
from songhanh.registers.forms.rows import EXPLANATION, CellColumn, RowReader, name_cell
from songhanh.registers.kinds.base import Register
from songhanh.registers.views.entries import about, actor_for, make_page
from songhanh.ui.forms import Act
from songhanh.ui.once import once

MOST_PASTED = 500


@require_GET
def show_grid(request: SignedInRequest, code: str, year: int, kind: str) -> HttpResponse:
    """An empty grid; its rows are made by the script, and kept in the tab until the server has them."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    require_any(request.viewer, "registers.edit", place)
    reader = RowReader(register, make_page(request, place, register, year))
    context = about(place, register, year) | {
        "columns": [_describe(column) for column in reader.columns],
        "most": MOST_PASTED,
        "form": Act(),
    }
    return render(request, "registers/grid.html", context)


def _describe(column: CellColumn) -> dict[str, Any]:
    """A column as the script takes it; `list` are the words that complete what is typed."""
    return {
        "name": column.name, "label": column.label, "list": column.words, "width": column.column.width,
        "required": column.is_required, "several": bool(column.column.codes) or column.name == "villages",
    }  # fmt: skip


@require_POST
def save_row(request: SignedInRequest, code: str, year: int, kind: str) -> HttpResponse:
    """One row: saved, or what is wrong at which cell. Sent twice with one key, written once."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    require_any(request.viewer, "registers.edit", place)
    form = Act(request.POST)
    reader = RowReader(register, make_page(request, place, register, year))
    names = [column.name for column in reader.columns] + [EXPLANATION]
    row = reader.read({name: request.POST.get(f"cell-{name}", "") for name in names})
    if row.told is None or not form.is_valid():
        return _refuse(row.faults)
    told = row.told

    def act() -> HttpResponse:
        actor = actor_for(request, told.values["unit"])
        entry = record_entry(actor=actor, register=register, place=place, told=told, at=timezone.now())
        address = redirect("registers:entry", code, entry.on_day.year, kind, entry.pk).url
        return JsonResponse({"state": "saved", "url": address})

    try:
        return once(request, form, act, again=lambda: JsonResponse({"state": "saved", "url": ""}))
    except CannotRecord as refusal:
        return _refuse({_cell(register, refusal.column, names): str(refusal)})


def _cell(register: Register, column: str, names: list[str]) -> str:
    """Where the grid shows a refusal: at its cell, else beside the row."""
    name = name_cell(register, column)
    return name if name in names else ""


def _refuse(faults: Any) -> HttpResponse:
    return JsonResponse({"state": "wrong", "faults": dict(faults)})
