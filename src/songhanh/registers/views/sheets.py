"""A register to take away."""

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_GET

from songhanh.files.views import XLSX, send_bytes
from songhanh.kernel.text import slug
from songhanh.paper.grid import write_grid
from songhanh.people.http import SignedInRequest
from songhanh.registers.access import get_place_of_registers, get_register
from songhanh.registers.forms.seek import sought_form
from songhanh.registers.queries.lists import list_units_of_year
from songhanh.registers.queries.offered import list_offered
from songhanh.registers.queries.sheets import get_sheets


@require_GET
def download(request: SignedInRequest, code: str, year: int, kind: str) -> HttpResponseBase:
    """What was sought in a register, as .xlsx."""
    place, register = get_place_of_registers(request.viewer, code), get_register(kind)
    units = list_units_of_year(request.viewer, place, year)
    today = timezone.localdate()
    offered = list_offered(request.viewer, place, register, year)
    sought = sought_form(register, units, year, offered)(request.GET).sought(register, year, today)
    sheets = get_sheets(request.viewer, place, register, sought, today)
    content = write_grid(sheets, title=f"{register.title} {place.full_name}, {year}", author=place.full_name)
    name = f"{slug(str(register.title))}-{slug(place.full_name)}-{sought.period.code.replace('/', '-')}.xlsx"
    return send_bytes(content, name, XLSX)
