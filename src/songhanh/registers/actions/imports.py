"""Many entries from one file: looked at together, written together or not at all, one line in the journal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from songhanh.files.models import StoredFile
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.kernel.dates import write_date
from songhanh.places.models import Place
from songhanh.registers.actions.checks import CannotRecord, check_sense, days_of, say_closed
from songhanh.registers.actions.entries import build_entry, correct_entry, lock_place, version_of
from songhanh.registers.kinds.base import Entry, Register
from songhanh.registers.models import quarter_of
from songhanh.registers.queries.closures import list_closed
from songhanh.registers.queries.entries import list_twins, twin_columns
from songhanh.registers.queries.told import Told

_BATCH = 500
Faults = Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row of a file: its number there, what it says, the entry that it changes (None: a new one)."""

    number: int
    told: Told
    old: Entry | None = None
    on_behalf_of: str = ""


class CannotImport(Exception):
    """Rows that cannot be written; none was. `faults`: number of the row → column, sentence."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        super().__init__(_("Có dòng chưa ghi được. Chưa ghi dòng nào."))


def find_faults(
    register: Register, place: Place, rows: Iterable[Incoming], at: datetime
) -> dict[int, tuple[str, str]]:
    """What keeps rows from being written, by their number: column and sentence."""
    closed = list_closed(register.code, place)
    twins = list_twins(register, place)
    faults = {}
    for row in rows:
        try:
            check_sense(register, place, row.told, at, but=row.old, looks_for_twin=False)
            _check_closed(register, row, closed)
            if row.old is None:
                _check_twin(register, row, twins)
        except CannotRecord as refusal:
            faults[row.number] = (refusal.column, str(refusal))
    return faults


def _check_closed(
    register: Register, row: Incoming, closed: Mapping[tuple[str, int | None], datetime]
) -> None:
    unit = row.told.values["unit"].pk
    for period in sorted({quarter_of(day) for day in days_of(register, row.told)}):
        for key in ((period, None), (period, unit)):
            if key in closed:
                raise CannotRecord(say_closed(period, closed[key]), "on_day")


def _check_twin(register: Register, row: Incoming, twins: set[tuple[Any, ...]]) -> None:
    """An entry that the register or the file holds already: the same file twice, the same line twice."""
    key = tuple(_key(row.told.values[name]) for name in twin_columns(register))
    if key in twins and not row.told.explanation.strip():
        said = {"name": row.told.values[register.heading], "day": write_date(row.told.values["on_day"])}
        sentence = _(
            "Sổ hoặc tệp đã có “%(name)s”, ngày %(day)s. "
            "Hãy bỏ dòng này, hoặc giải thích một dòng nếu là việc khác."
        )
        raise CannotRecord(sentence % said, register.heading)
    twins.add(key)


def _key(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value


@transaction.atomic
def import_rows(
    *,
    actor: Actor,
    place: Place,
    rows: Sequence[Incoming],
    source: tuple[Register, StoredFile, str],
    at: datetime,
    tell: Callable[[int], None] = lambda _done: None,
) -> int:
    """Write all rows of a file, or none. `source` is the register, the file and why entries are corrected.

    `tell` hears how many are done. Raises CannotImport, CannotRecord, ui.versions.Conflict.
    """
    register, stored, reason = source
    lock_place(place)
    faults = find_faults(register, place, rows, at)
    if faults:
        raise CannotImport(faults)
    new = [row for row in rows if row.old is None]
    for start in range(0, len(new), _BATCH):
        _write_batch(register, place, actor, new[start : start + _BATCH], at)
        tell(min(start + _BATCH, len(new)))
    for row in rows:
        if row.old is not None:
            correct_entry(
                actor=actor, entry=row.old, version=version_of(row.old), told=row.told, reason=reason, at=at
            )
    note = {"register": register.code, "new": str(len(new)), "corrected": str(len(rows) - len(new))}
    record("registers.import", actor=actor, thing=stored, place=place.code, at=at, note=note)
    return len(rows)


def _write_batch(
    register: Register, place: Place, actor: Actor, rows: Sequence[Incoming], at: datetime
) -> None:
    """New entries with their lines and villages, in a few queries."""
    entries = [
        build_entry(register, place, row.told, at, actor=actor, on_behalf_of=row.on_behalf_of) for row in rows
    ]
    made = register.model._default_manager.bulk_create(entries)
    for column in register.typed_columns():
        behind = register.field(column)
        if isinstance(behind, models.ManyToManyField):
            through: Any = getattr(register.model, column.name).through
            owner = f"{register.model._meta.model_name}_id"
            through._default_manager.bulk_create(
                through(**{owner: entry.pk, "unit_id": unit.pk})
                for entry, row in zip(made, rows, strict=True)
                for unit in row.told.values[column.name]
            )
    if register.part is not None:
        lines = register.part.model
        lines._default_manager.bulk_create(
            lines(entry=entry, position=position, **line)
            for entry, row in zip(made, rows, strict=True)
            for position, line in enumerate(row.told.lines, 1)
        )
