"""What an entry says, column by column: as data that a form fills, and in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models
from django.db.models import TextChoices
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from songhanh.kernel.dates import write_date
from songhanh.kernel.numbers import write_money, write_number
from songhanh.kernel.text import search_key
from songhanh.places.models import Unit
from songhanh.registers.kinds.base import Column, Entry, Line, Register, part_field


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells of one entry: a value for each typed column, and for each column of its lines.

    Values are those of the fields; `villages` is a tuple of units, several codes are a tuple of codes.
    `explanation` is one line that lets pass what looks odd.
    """

    values: Mapping[str, Any]
    lines: tuple[Mapping[str, Any], ...] = field(default=())
    explanation: str = ""


def read_codes(stored: str) -> tuple[str, ...]:
    """Several codes as one field holds them: ",women,youth,"."""
    return tuple(code for code in stored.split(",") if code)


def write_codes(codes: Iterable[str]) -> str:
    found = ",".join(codes)
    return f",{found}," if found else ""


def get_told(register: Register, entry: Entry) -> Told:
    """What is stored, in the shape in which it was told."""
    values = get_values(register, entry)
    part = register.part
    names = [column.name for column in part.columns] if part else []
    lines = tuple({name: getattr(line, name) for name in names} for line in list_lines(register, entry))
    return Told(values, lines, entry.explanation)


def list_told(register: Register, entries: Sequence[Entry]) -> dict[int, Told]:
    """The same of many entries, by their keys: a query or two for all their villages, one for their lines."""
    pks = [entry.pk for entry in entries]
    several = {
        column.name: _list_units(register, column, pks)
        for column in register.typed_columns()
        if isinstance(register.field(column), models.ManyToManyField)
    }
    lines = _list_lines_of(register, pks)
    reads = [(column.name, column.codes is not None) for column in register.typed_columns()]

    def values_of(entry: Entry) -> dict[str, Any]:
        return {
            name: several[name].get(entry.pk, ())
            if name in several
            else read_codes(getattr(entry, name))
            if is_codes
            else getattr(entry, name)
            for name, is_codes in reads
        }

    return {
        entry.pk: Told(values_of(entry), tuple(lines.get(entry.pk, ())), entry.explanation)
        for entry in entries
    }


def _list_units(register: Register, column: Column, pks: Sequence[int]) -> dict[int, tuple[Unit, ...]]:
    """The villages of some entries, each in its order."""
    through: Any = getattr(register.model, column.name).through
    owner = f"{register.model._meta.model_name}_id"
    pairs = [*through._default_manager.filter(**{f"{owner}__in": pks}).values_list(owner, "unit_id")]
    units = Unit._default_manager.in_bulk({unit for _entry, unit in pairs})
    found: dict[int, tuple[Unit, ...]] = {}
    order = {pk: at for at, pk in enumerate(sorted(units, key=lambda pk: (units[pk].sort_key, pk)))}
    for entry, unit in sorted(pairs, key=lambda pair: order[pair[1]]):
        found[entry] = (*found.get(entry, ()), units[unit])
    return found


def _list_lines_of(register: Register, pks: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """The lines of some entries, each entry's in their order."""
    found: dict[int, list[dict[str, Any]]] = {}
    if register.part is not None:
        names = [column.name for column in register.part.columns]
        lines = register.part.model._default_manager.filter(entry__in=pks).order_by("position", "pk")
        for entry, *values in lines.values_list("entry_id", *names):
            found.setdefault(entry, []).append(dict(zip(names, values, strict=True)))
    return found


def get_values(register: Register, entry: Entry) -> dict[str, Any]:
    """What is stored of an entry itself, without its lines: a value for each typed column."""
    return {column.name: _value(entry, register, column) for column in register.typed_columns()}


def list_lines(register: Register, entry: Entry) -> tuple[Line, ...]:
    """The lines of an entry in their order; no query where they were fetched with it."""
    if register.part is None:
        return ()
    return tuple(sorted(getattr(entry, register.part.name).all(), key=lambda line: (line.position, line.pk)))


def _value(entry: Entry, register: Register, column: Column) -> Any:
    value = getattr(entry, column.name)
    if column.codes is not None:
        return read_codes(value)
    if isinstance(register.field(column), models.ManyToManyField):
        return tuple(sorted(value.all(), key=lambda unit: (unit.sort_key, unit.pk)))
    return value


def say(column: Column, behind: "models.Field[Any, Any] | None", value: Any) -> str:
    """A value in words, in the language of the page; "" where nothing was told."""
    if column.codes is not None:
        return ", ".join(label_of(column.codes, code) for code in value)
    if behind is not None and behind.choices:
        return str(_labels(behind, get_language()).get(value, value))
    if isinstance(value, tuple):
        return ", ".join(unit.name for unit in value)
    if isinstance(value, date):
        return write_date(value)
    if isinstance(value, bool):
        return _say_yes(value, can_be_unknown=behind is not None and behind.null)
    if isinstance(behind, models.BigIntegerField) and value is not None:
        return write_money(value)
    return _say_plain(value)


def _say_yes(value: bool, *, can_be_unknown: bool) -> str:
    if not can_be_unknown:
        return "✓" if value else ""
    return _("Có") if value else _("Không")


@cache
def _labels(behind: "models.Field[Any, Any]", _language: str | None) -> dict[Any, str]:
    """The words of a field's choices in the language that is spoken, which is named."""
    return {code: str(label) for code, label in behind.flatchoices}


def _say_plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int | Decimal):
        return write_number(Decimal(value))
    return str(getattr(value, "name", value))


def label_of(codes: type[TextChoices], code: str) -> str:
    """The words of a code; an unknown one, from an older version, as it stands."""
    try:
        return str(codes(code).label)
    except ValueError:
        return code


def say_entry(register: Register, told: Told) -> dict[str, str]:
    """The words of every typed column."""
    return {c.name: say(c, register.field(c), told.values[c.name]) for c in register.typed_columns()}


def say_lines(register: Register, told: Told) -> tuple[str, ...]:
    """Each line of an entry in one phrase: "Đài truyền thanh cấp xã · 6 lượt …"."""
    part = register.part
    if part is None:
        return ()
    return tuple(
        _say_line(part.columns, [part_field(part, c) for c in part.columns], line) for line in told.lines
    )


def list_line_facts(register: Register, told: Told) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Label and words of every column of each line, for a table."""
    part = register.part
    if part is None:
        return ()
    return tuple(
        tuple((str(c.label), say(c, part_field(part, c), line[c.name])) for c in part.columns)
        for line in told.lines
    )


def _say_line(
    columns: Sequence[Column], fields: "Sequence[models.Field[Any, Any]]", line: Mapping[str, Any]
) -> str:
    first, *rest = zip(columns, fields, strict=True)
    said = [say(first[0], first[1], line[first[0].name])]
    for column, behind in rest:
        words = say(column, behind, line[column.name])
        if words:
            said.append(words if words.startswith("http") else _lead(column, behind).replace("\0", words))
    return " · ".join(said)


_LEADS: dict[tuple[Any, str | None], str] = {}


def _lead(column: Column, behind: "models.Field[Any, Any]") -> str:
    """What stands around the words of a column of lines, asked for every row: "Số lượt: \0"."""
    key = behind, get_language()
    if key not in _LEADS:
        _LEADS[key] = _("%(what)s: %(words)s") % {"what": column.label, "words": "\0"}
    return _LEADS[key]


def make_search_key(register: Register, told: Told) -> str:
    """What an entry is found by: the Vietnamese words of its searched columns."""
    with override("vi"):
        searched = [c for c in register.typed_columns() if c.searched and not c.walled]
        words = [say(column, register.field(column), told.values[column.name]) for column in searched]
        return search_key(" ".join([*words, *say_lines(register, told)]))


def sum_of(values: Iterable[Any]) -> int:
    return sum(value for value in values if value is not None)


def differences(
    register: Register, before: Told, after: Told, hidden: frozenset[str] = frozenset()
) -> tuple[tuple[str, str], ...]:
    """What was written before, for each column that says something else now: label, old words."""
    old, new = say_entry(register, before), say_entry(register, after)
    shown = [column for column in register.typed_columns() if column.name not in hidden]
    changed = [(str(c.label), old[c.name] or "–") for c in shown if old[c.name] != new[c.name]]
    if register.part is not None:
        now = say_lines(register, after)
        lost = [line for line in say_lines(register, before) if line not in now]
        if lost or len(before.lines) != len(after.lines):
            changed.append((str(register.part.label), "; ".join(lost) or _("chưa có dòng mới")))
    return tuple(changed)
