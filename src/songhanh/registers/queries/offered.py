"""What a column offers: the headings of another register's entries (`Column.offers`)."""

from collections.abc import Mapping
from datetime import date

from songhanh.journal.actor import Viewer
from songhanh.kernel.text import sort_key
from songhanh.places.models import Place
from songhanh.registers.kinds.base import Column, Register
from songhanh.registers.models import REGISTERS

Offered = Mapping[str, tuple[str, ...]]


def list_offered(viewer: Viewer, place: Place, register: Register, year: int) -> Offered:
    """For each column that offers entries of another register, those that stood on some day of the year."""
    return {
        column.name: _list_headings(viewer, place, REGISTERS[column.offers], year)
        for column in register.columns
        if column.offers
    }


def list_used(place: Place, register: Register, column: Column) -> tuple[str, ...]:
    """What stands in such a column already, whatever the register that it offers says by now."""
    rows = register.model._default_manager.standing().filter(place=place).exclude(**{column.name: ""})
    return tuple(rows.order_by().values_list(column.name, flat=True).distinct())


def _list_headings(viewer: Viewer, place: Place, register: Register, year: int) -> tuple[str, ...]:
    rows = register.model.objects.visible_to(viewer).standing().filter(place=place)
    found = rows.of_days(date(year, 1, 1), date(year + 1, 1, 1)).order_by()
    return tuple(sorted(set(found.values_list(register.heading, flat=True)), key=sort_key))
