"""Many entries from one file: looked at together, written together or not at all, one line in the journal."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from songhanh.files.models import StoredFile
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor
from songhanh.kernel.dates import write_date
from songhanh.places.models import Place
from songhanh.registers.actions.checks import CannotRecord, check_sense
from songhanh.registers.actions.closed import Closed, check_spans, spans_changed, spans_of
from songhanh.registers.actions.entries import build_entry, lock_place
from songhanh.registers.kinds.base import Entry, Register
from songhanh.registers.queries.bodies import name_all_bodies
from songhanh.registers.queries.closures import list_closed
from songhanh.registers.queries.entries import Known
from songhanh.registers.queries.told import Told, get_told
from songhanh.ui.versions import Conflict

_BATCH = 500
Faults = Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row of a file: its number there, what it says, the entry that it changes (None: a new one) and what
    that says (None: to be asked)."""

    number: int
    told: Told
    old: Entry | None = None
    before: Told | None = None
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
    known = Known(register, place)
    faults = {}
    for row in _complete(register, rows):
        try:
            check_sense(register, place, row.told, at, but=row.old, known=known)
            _check_closed(register, row, closed)
            if row.old is None:
                _check_twin(register, row, known)
                known.take(row.told, row.number)
        except CannotRecord as refusal:
            faults[row.number] = (refusal.column, str(refusal))
    return faults


def _complete(register: Register, rows: Iterable[Incoming]) -> Iterator[Incoming]:
    """Rows with what was left blank and follows from the rest, as when they are written one by one."""
    for row in rows:
        values = register.complete(row.told.values)
        same = values is row.told.values
        yield row if same else replace(row, told=replace(row.told, values=values))


def _name_bodies(register: Register, place: Place, rows: Sequence[Incoming]) -> Iterator[Incoming]:
    told = name_all_bodies(register, place, (row.told for row in rows))
    return (replace(row, told=one) for row, one in zip(rows, told, strict=True))


def _check_closed(register: Register, row: Incoming, closed: Closed) -> None:
    if not closed:
        return
    unit = row.told.values["unit"].pk
    if row.old is None:
        check_spans(closed, unit, spans_of(register, row.told))
        return
    spans = tuple(spans_changed(register, row.before or get_told(register, row.old), row.told))
    for whose in sorted({unit, row.old.unit_id}):
        check_spans(closed, whose, spans)


def _check_twin(register: Register, row: Incoming, known: Known) -> None:
    """An entry that the register or the file holds already: the same file twice, the same line twice."""
    if known.has_twin(row.told) and not row.told.explanation.strip():
        said = {"name": row.told.values[register.heading], "day": write_date(row.told.values["on_day"])}
        sentence = _(
            "Sổ hoặc tệp đã có “%(name)s”, ngày %(day)s. "
            "Hãy bỏ dòng này, hoặc giải thích một dòng nếu là việc khác."
        )
        raise CannotRecord(sentence % said, register.heading)


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

    One line in the journal: the file, which is kept byte for byte, how many entries are new, and which were
    corrected. `tell` hears how many are done. Raises CannotImport, CannotRecord, ui.versions.Conflict.
    """
    register, stored, reason = source
    lock_place(place)
    _check_untouched(register, rows)
    if not reason.strip() and any(row.old is not None for row in rows):
        raise CannotRecord(_("Chưa có lý do. Hãy ghi vì sao đính chính."), "reason")
    faults = find_faults(register, place, rows, at)
    if faults:
        raise CannotImport(faults)
    for start in range(0, len(rows), _BATCH):
        batch = tuple(_complete(register, _name_bodies(register, place, rows[start : start + _BATCH])))
        made = _write_entries(register, place, actor, batch, (at, " ".join(reason.split())))
        _write_beside(register, batch, made)
        _put_aside(register, {row.old.pk: entry for row, entry in zip(batch, made, strict=True) if row.old})
        tell(start + len(batch))
    old = [str(row.old.pk) for row in rows if row.old is not None]
    note = {"register": register.code, "new": str(len(rows) - len(old)), "corrects": ",".join(old)}
    record("registers.import", actor=actor, thing=stored, place=place.code, at=at, note=note)
    return len(rows)


def _check_untouched(register: Register, rows: Iterable[Incoming]) -> None:
    """The entries that are corrected stand as they were when the file was looked at. Raises Conflict."""
    seen = {row.old.pk: row.old.version for row in rows if row.old is not None}
    pks = sorted(seen)
    for start in range(0, len(pks), _BATCH):
        asked = pks[start : start + _BATCH]
        locked = register.model._default_manager.standing().select_for_update().filter(pk__in=asked)
        if dict(locked.order_by("pk").values_list("pk", "version")) != {pk: seen[pk] for pk in asked}:
            raise Conflict


def _write_entries(
    register: Register, place: Place, actor: Actor, rows: Sequence[Incoming], about: tuple[datetime, str]
) -> list[Any]:
    """Entries without what stands beside them; `about` is when, and why those are corrected that are."""
    at, reason = about
    entries = [
        build_entry(
            register, place, row.told, at, actor=actor, on_behalf_of=row.on_behalf_of, corrects=row.old,
            reason=reason if row.old else "",
        )
        for row in rows
    ]  # fmt: skip
    made: list[Any] = register.model._default_manager.bulk_create(entries)
    return made


def _write_beside(register: Register, rows: Sequence[Incoming], made: Sequence[Any]) -> None:
    """The lines and villages of entries, in a query or two."""
    for column in register.typed_columns():
        if isinstance(register.field(column), models.ManyToManyField):
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


def _put_aside(register: Register, instead: Mapping[int, Any]) -> None:
    """Old entries stay readable and no longer count; their proofs go on with the new ones."""
    if not instead:
        return
    old = register.model._default_manager.filter(pk__in=list(instead))
    old.update(state=Entry.State.CORRECTED, version=models.F("version") + 1)
    through: Any = register.model.proofs.through
    owner = f"{register.model._meta.model_name}_id"
    held = through._default_manager.filter(**{f"{owner}__in": list(instead)}).order_by("pk")
    through._default_manager.bulk_create(
        through(**{owner: instead[pk].pk, "storedfile_id": stored})
        for pk, stored in held.values_list(owner, "storedfile_id")
    )
