"""A register as sheets: one row for each entry, and one for each of its lines; numbers that can be added."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from songhanh.journal.actor import Viewer
from songhanh.kernel.dates import write_date
from songhanh.paper.grid import GridColumn, GridSheet
from songhanh.places.models import Place
from songhanh.registers.kinds.base import Column, Entry, Part, Register, part_field
from songhanh.registers.queries.lists import (
    Sought,
    fetch,
    find_entries,
    list_totals,
    say_proofs,
    say_written_for,
)
from songhanh.registers.queries.told import get_values, list_lines, say


def get_sheets(
    viewer: Viewer, place: Place, register: Register, sought: Sought, today: date
) -> tuple[GridSheet, ...]:
    """What was sought, the earliest first: the entries, and their lines on a sheet of their own."""
    found = fetch(register, find_entries(viewer, place, register, sought).order_by("on_day", "pk"))
    entries = [*found]
    period = {"since": write_date(sought.period.since), "last": write_date(sought.period.last)}
    said = [
        place.title,
        _("từ %(since)s đến %(last)s") % period,
        *list_totals(viewer, place, register, sought),
    ]
    lead = " · ".join([*said, _("lập ngày %(day)s") % {"day": write_date(today)}])
    title = str(register.title)
    sheets = [GridSheet(str(register.tab), title, lead, _columns(register), _rows(register, entries))]
    if register.part is not None:
        label = str(register.part.label)
        columns = (
            GridColumn(_("Số TT"), 7),
            GridColumn(str(register.column(register.heading).label), 46),
            *(GridColumn(str(column.label), column.width) for column in register.part.columns),
        )
        sheets.append(
            GridSheet(label, f"{title}: {label}", lead, columns, _line_rows(register, register.part, entries))
        )
    return tuple(sheets)


def _columns(register: Register) -> tuple[GridColumn, ...]:
    own = [GridColumn(str(column.label), column.width) for column in register.open_columns()]
    proof, who = GridColumn(_("Tài liệu kiểm chứng"), 14), GridColumn(_("Người ghi"), 22)
    return (GridColumn(_("Số TT"), 7), *own, proof, who, GridColumn(_("Lý do đính chính"), 24))


def _rows(register: Register, entries: list[Entry]) -> Iterator[tuple[Any, ...]]:
    columns = [(column, register.field(column)) for column in register.open_columns()]
    for at, entry in enumerate(entries, 1):
        told = get_values(register, entry)
        cells = [
            column.computed(entry) if column.computed else _cell(column, behind, told[column.name])
            for column, behind in columns
        ]
        yield (at, *cells, say_proofs(entry), _say_writer(entry), entry.reason)


def _say_writer(entry: Entry) -> str:
    how = say_written_for(entry)
    return f"{entry.recorded_by} ({how})" if how else entry.recorded_by


def _cell(column: Column, behind: "models.Field[Any, Any] | None", value: Any) -> Any:
    """A number or a day as it is; all else in words."""
    if isinstance(value, date) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    return say(column, behind, value)


def _line_rows(register: Register, part: Part, entries: list[Entry]) -> Iterator[tuple[Any, ...]]:
    columns = [(column, part_field(part, column)) for column in part.columns]
    for at, entry in enumerate(entries, 1):
        for line in list_lines(register, entry):
            cells = [_cell(column, behind, getattr(line, column.name)) for column, behind in columns]
            yield (at, getattr(entry, register.heading), *cells)
