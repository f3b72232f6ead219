"""What an entry says, column by column: as data that a form fills, and in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import override

from songhanh.kernel.dates import write_date
from songhanh.kernel.numbers import write_money, write_number
from songhanh.kernel.text import search_key
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
        return str(_labels(behind).get(value, value))
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
def _labels(behind: "models.Field[Any, Any]") -> dict[Any, Any]:
    """The words of a field's choices, still in every language."""
    return dict(behind.flatchoices)


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
            said.append(
                words
                if words.startswith("http")
                else _("%(what)s: %(words)s") % {"what": column.label, "words": words}
            )
    return " · ".join(said)


def make_search_key(register: Register, told: Told) -> str:
    """What an entry is found by: the Vietnamese words of its searched columns."""
    with override("vi"):
        said = say_entry(register, told)
        searched = [c for c in register.typed_columns() if c.searched and not c.walled]
        words = [said[column.name] for column in searched]
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
