"""The index of the registers; what they hold of the days and months that are marked."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from songhanh.people.http import SignedInRequest
from songhanh.registers.access import get_place_of_registers, get_register
from songhanh.registers.queries.index import list_index
from songhanh.registers.queries.occasions import list_occasions
from songhanh.registers.queries.open import count_open_lines, list_open_of

_MOST_OPEN = 10


@require_GET
def show_registers(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """Every register by its group: how much it holds, what is closed, what waits."""
    place, today = get_place_of_registers(request.viewer, code), timezone.localdate()
    numbers = count_open_lines(request.viewer, place)
    holding = [get_register(one) for one in numbers]
    waiting = list_open_of(request.viewer, place, holding, most=_MOST_OPEN) if numbers else ()
    context = {
        "place": place, "code": code, "year": year, "today": today,
        "groups": list_index(request.viewer, place, year, today),
        "waiting": [(line, line.is_late(today)) for line in waiting],
        "more": sum(numbers.values()) - len(waiting),
    }  # fmt: skip
    return render(request, "registers/index.html", context)


@require_GET
def show_occasions(request: SignedInRequest, code: str, year: int) -> HttpResponse:
    """Tháng hành động and the other days that plans name: what was told and held for each."""
    place = get_place_of_registers(request.viewer, code)
    lines = list_occasions(request.viewer, place, year)
    context = {"place": place, "code": code, "year": year, "lines": lines}
    return render(request, "registers/occasions.html", context)
