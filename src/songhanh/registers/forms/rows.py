"""A row of cells as somebody types or pastes it, read as an entry: each fault stands at its cell.

A row is an entry with one line at most. Choices and bodies are read by their words, with or without dấu.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from songhanh.kernel.text import search_key
from songhanh.registers.forms.entries import Page, refuse_year
from songhanh.registers.forms.fields import field_for
from songhanh.registers.kinds.base import Column, Register, part_field
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.bodies import Names
from songhanh.registers.queries.told import Told

EXPLANATION = "explanation"
_SEVERAL = ";"
_YES = {"x", "co", "1", "dung", "true", "✓", "yes"}
_NO = {"khong", "0", "sai", "false", "no"}


@dataclass(frozen=True, slots=True)
class CellColumn:
    """A column of rows: its name among the cells, the column behind it, its choices in words.

    `is_of_line` columns belong to the one line that a row may have.
    """

    name: str
    column: Column
    behind: "models.Field[Any, Any]"
    words: tuple[str, ...]
    is_of_line: bool
    is_required: bool

    @property
    def label(self) -> str:
        return str(self.column.label)

    @property
    def kind(self) -> Literal["text", "number", "day"]:
        """What a sheet holds in it."""
        if isinstance(self.behind, models.DateField):
            return "day"
        is_number = isinstance(self.behind, models.IntegerField | models.DecimalField)
        return "number" if is_number and not self.behind.choices else "text"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What a row says; `told` is None where a cell is at fault; faults stand under cells."""

    told: Told | None
    faults: Mapping[str, str] = field(default_factory=dict)


class RowReader:
    """Reads rows of one register on a page. What a cell means is remembered: lists repeat themselves."""

    def __init__(self, register: Register, page: Page) -> None:
        self.register, self.page = register, page
        self.columns = tuple(_columns(register, page))
        self._reads = {column.name: _reader(column, page) for column in self.columns}
        self._known: dict[tuple[str, str], Any] = {}

    def read(self, cells: Mapping[str, str]) -> ReadRow:
        """The entry that a row means. What is blank takes what a blank means in its column."""
        faults: dict[str, str] = {}
        values = {
            column.column.name: self._value(column, cells, faults)
            for column in self.columns
            if not column.is_of_line
        }
        for column in self.register.columns:
            if column.walled:
                values[column.name] = _blank(self.register.model._meta.get_field(column.name))
        day = values.get("on_day")
        refusal = refuse_year(self.register, self.page.year, day) if isinstance(day, date) else ""
        if refusal:
            faults["on_day"] = refusal
        lines = self._lines(cells, day, faults)
        if faults:
            return ReadRow(None, faults)
        return ReadRow(Told(values, lines, cells.get(EXPLANATION, "")))

    def _lines(
        self, cells: Mapping[str, str], day: Any, faults: dict[str, str]
    ) -> tuple[dict[str, Any], ...]:
        of_line = [column for column in self.columns if column.is_of_line]
        if not any(cells.get(column.name, "").strip() for column in of_line):
            return ()
        line = {column.column.name: self._value(column, cells, faults) for column in of_line}
        if "on_day" in line and line["on_day"] is None:
            line["on_day"] = day
        return (line,)

    def _value(self, column: CellColumn, cells: Mapping[str, str], faults: dict[str, str]) -> Any:
        text = " ".join(cells.get(column.name, "").split())
        if not text:
            return self._of_blank(column, faults)
        known = self._known.get((column.name, text))
        if known is None:
            known = self._known[column.name, text] = _try(self._reads[column.name], text)
        value, fault = known
        if fault:
            faults[column.name] = fault
        return value

    def _of_blank(self, column: CellColumn, faults: dict[str, str]) -> Any:
        if column.column.name == "unit" and len(self.page.doers) == 1:
            return self.page.doers[0]
        if column.is_required:
            faults[column.name] = _("Còn thiếu: %(what)s.") % {"what": column.label}
        return () if column.column.codes else _blank(column.behind)


def _columns(register: Register, page: Page) -> Iterator[CellColumn]:
    for column in register.open_columns():
        behind = register.field(column)
        if behind is not None:
            required = not behind.blank and not behind.has_default()
            yield CellColumn(column.name, column, behind, _words(column, behind, page), False, required)
        if register.part is not None and column.name == register.part.after:
            yield from _columns_of_line(register, page)


def _columns_of_line(register: Register, page: Page) -> Iterator[CellColumn]:
    part = register.part
    for column in part.columns if part else ():
        if part is None:
            continue
        behind = part_field(part, column)
        required = not behind.blank and not behind.has_default() and column.name != "on_day"
        name = f"{part.name}-{column.name}"
        yield CellColumn(name, column, behind, _words(column, behind, page), True, required)


def _words(column: Column, behind: "models.Field[Any, Any]", page: Page) -> tuple[str, ...]:
    """What may be written in a cell, where that is one or several of some words."""
    if column.offers:
        return page.offered.get(column.name, ())
    if column.codes is not None:
        return tuple(str(label) for label in column.codes.labels)
    if isinstance(behind, models.ManyToManyField):
        return tuple(unit.name for unit in page.units if unit.kind == "village")
    if isinstance(behind, models.ForeignKey):
        return tuple(unit.name for unit in page.doers)
    if isinstance(behind, models.BooleanField):
        return (_("Có"), _("Không"))
    return tuple(str(label) for code, label in behind.flatchoices if code not in ("", None))


def _blank(behind: Any) -> Any:
    if isinstance(behind, models.ManyToManyField):
        return ()
    if behind.has_default():
        return behind.get_default()
    return "" if isinstance(behind, models.CharField | models.TextField) else None


def _try(read: Callable[[str], Any], text: str) -> tuple[Any, str]:
    try:
        return read(text), ""
    except ValidationError as refusal:
        return None, " ".join(str(one) for one in refusal.messages)


def _reader(column: CellColumn, page: Page) -> Callable[[str], Any]:
    """How the words of one column are read. Each raises ValidationError with one sentence."""
    behind = column.behind
    if column.column.offers:
        return _offered(column)
    if column.column.codes is not None:
        return _several(column, dict(zip(column.words, column.column.codes.values, strict=True)))
    if isinstance(behind, models.ManyToManyField):
        villages = [unit for unit in page.units if unit.kind == "village"]
        return _several(column, {unit.name: unit for unit in villages}, Names(page.place_name, villages))
    if isinstance(behind, models.ForeignKey):
        choices = [(unit.name, unit) for unit in page.doers]
        return _one(column, choices, Names(page.place_name, page.doers))
    if isinstance(behind, models.BooleanField):
        return _read_yes
    if behind.choices:
        return _one(column, [(str(label), code) for code, label in behind.flatchoices if code != ""])
    made: forms.Field = field_for(replace(column.column, help=""), behind, page.units)
    return made.clean


def _offered(column: CellColumn) -> Callable[[str], Any]:
    """One of the entries of another register."""
    one = _one(column, [(word, word) for word in column.words])

    def read(text: str) -> Any:
        wanted = search_key(text)
        if any(search_key(word).startswith(wanted) for word in column.words):
            return one(text)
        said = {"text": text, "register": REGISTERS[column.column.offers].title}
        sentence = _("“%(text)s” chưa có trong “%(register)s”. Hãy ghi vào sổ ấy trước, hoặc để trống.")
        raise ValidationError(sentence % said)

    return read


def _read_yes(text: str) -> bool:
    word = search_key(text)
    if word in _YES or word in _NO or text == "✓":
        return word not in _NO
    raise ValidationError(_("Chỉ ghi “Có” hoặc “Không”."))


def _one(
    column: CellColumn, choices: Sequence[tuple[str, Any]], names: Names | None = None
) -> Callable[[str], Any]:
    """One of the choices, by the beginning of its words; a unit also by what it is called in short."""
    by_key: dict[str, list[tuple[str, Any]]] = {}
    for label, value in choices:
        by_key.setdefault(search_key(label), []).append((label, value))

    def read(text: str) -> Any:
        wanted = search_key(text)
        called = search_key(names.of(text)) if names else ""
        found = (
            by_key.get(wanted)
            or by_key.get(called)
            or [pair for key, pairs in by_key.items() if key.startswith(wanted) for pair in pairs]
        )
        exact = [value for label, value in found if label == text] or [value for _label, value in found]
        if len(exact) == 1:
            return exact[0]
        said = {"text": text, "what": column.label, "words": "; ".join(label for label, _v in choices[:8])}
        if exact:
            raise ValidationError(_("“%(text)s” có thể là nhiều mục. Hãy ghi đủ tên.") % said)
        raise ValidationError(_("“%(text)s” không có trong “%(what)s”. Chọn một trong: %(words)s.") % said)

    return read


def _several(
    column: CellColumn, choices: Mapping[str, Any], names: Names | None = None
) -> Callable[[str], Any]:
    one = _one(column, list(choices.items()), names)
    order = list(choices.values())

    def read(text: str) -> tuple[Any, ...]:
        found = [one(word.strip()) for word in text.split(_SEVERAL) if word.strip()]
        return tuple(value for value in order if value in found)

    return read


def name_cell(register: Register, column: str) -> str:
    """The cell at fault, from the name of a form's field: "asks-0-met_on" → "asks-met_on"."""
    part, _dash, rest = column.partition("-0-")
    return f"{part}-{rest}" if rest and register.part is not None and part == register.part.name else column
