"""A filled sheet as rows of a register: which column is which, what each row says, what is wrong where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from songhanh.kernel.text import search_key
from songhanh.places.models import Place
from songhanh.registers.actions.entries import version_of
from songhanh.registers.actions.imports import Incoming
from songhanh.registers.forms.rows import EXPLANATION, CellColumn, RowReader, name_cell
from songhanh.registers.kinds.base import Entry, Register
from songhanh.registers.queries.told import Told, get_told, list_told
from songhanh.ui.fields import DropField
from songhanh.ui.forms import Form

CODE, VERSION = "code", "1"
_LOOKED_THROUGH = 15  # rows among which heads are looked for


class BookForm(Form):
    """The file that comes back."""

    file = DropField(label=gettext_lazy("Tệp Excel đã điền (.xlsx)"), accept=".xlsx", limit=20 * 1024 * 1024)


class TakeForm(Form):
    """All or nothing: write what was looked at."""

    reason = forms.CharField(label=gettext_lazy("Lý do đính chính"), max_length=500, required=False)


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell at fault: where it stands ("C7"), what stands there, a sentence."""

    cell: str
    label: str
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Change:
    """A row that changes an entry: old and new, column by column."""

    number: int
    heading: str
    columns: tuple[tuple[str, str, str], ...]


@dataclass(slots=True)
class Intake:
    """What a sheet comes to. `heads` are those of the file, with the column each is taken for ("" none)."""

    heads: tuple[tuple[int, str, str], ...] = ()
    is_exact: bool = True
    refusals: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows: list[Incoming] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0

    @property
    def matched(self) -> int:
        """How many columns of the file are one of the register's."""
        return len(self.heads) - len(self.skipped)

    @property
    def skipped(self) -> tuple[str, ...]:
        """The heads of columns that are left out."""
        return tuple(head for _at, head, name in self.heads if not name)

    @property
    def new(self) -> int:
        return sum(row.old is None for row in self.rows)

    @property
    def can_take(self) -> bool:
        return bool(self.rows) and not self.refusals and not self.faults


def titles(reader: RowReader) -> dict[str, str]:
    """The head of each column in a sheet; two that are called alike are told apart."""
    labels = [column.label for column in reader.columns]
    part = reader.register.part
    found = {CODE: _("Mã dòng")}
    for column in reader.columns:
        twice = labels.count(column.label) > 1 and column.is_of_line and part is not None
        found[column.name] = f"{column.label} ({part.label})" if twice and part else column.label
    return found | {EXPLANATION: _("Giải thích (khi được hỏi)")}


def check_about(about: Mapping[str, str], register: Register, place: Place, year: int) -> list[str]:
    """Why a template is not one of this page; a sheet that is no template says nothing of itself."""
    if not about:
        return []
    refusals = []
    if about.get("place") != place.code:
        refusals.append(
            _("Mẫu này của địa phương khác (mã %(code)s). Hãy tải mẫu ở trang này.")
            % {"code": about.get("place", "")}
        )
    if about.get("register") != register.code:
        refusals.append(_("Mẫu này của sổ khác. Hãy tải mẫu ở trang này."))
    if about.get("year") != str(year):
        refusals.append(
            _("Mẫu này của năm %(year)s. Hãy mở sổ của năm ấy rồi gửi.") % {"year": about.get("year", "")}
        )
    if about.get("version") != VERSION:
        refusals.append(_("Mẫu này là bản cũ. Hãy tải mẫu mới ở trang này."))
    return refusals


class SheetReader:
    """Reads one sheet for one register. `chosen` says what an officer took a column for, by its number."""

    def __init__(self, reader: RowReader, book: Mapping[str, Any], chosen: Mapping[int, str]) -> None:
        self.reader, self.chosen = reader, chosen
        self.rows: list[list[str]] = book["rows"]
        self.formulas, self.merged = set(book["formulas"]), list(book["merged"])
        self.titles = titles(reader)
        self.head = self._find_head()
        self.names = self._match()

    def _find_head(self) -> int:
        known = {search_key(title) for title in self.titles.values()}
        scores = [sum(search_key(cell) in known for cell in row) for row in self.rows[:_LOOKED_THROUGH]]
        best = max(scores, default=0)
        return scores.index(best) if best else 0

    def _match(self) -> dict[int, str]:
        """Which column of the file is which of the register: as chosen, by name, or by its beginning."""
        heads = self.rows[self.head] if self.rows else []
        by_key = {search_key(title): name for name, title in self.titles.items()}
        names = {at: by_key.get(search_key(head), "") for at, head in enumerate(heads)}
        taken = set(names.values())
        for at, head in enumerate(heads):
            key = search_key(head)
            near = [
                name for one, name in by_key.items() if key and (one.startswith(key) or key.startswith(one))
            ]
            if not names[at] and len(near) == 1 and near[0] not in taken:
                names[at] = near[0]
                taken.add(near[0])
        return names | {at: name for at, name in self.chosen.items() if at < len(heads)}

    def heads(self) -> tuple[tuple[int, str, str], ...]:
        heads = self.rows[self.head] if self.rows else []
        return tuple((at, head, self.names.get(at, "")) for at, head in enumerate(heads) if head)

    def refusals(self) -> list[str]:
        """What keeps the whole sheet from being read."""
        held = set(self.names.values())
        doers = self.reader.page.doers
        missing = [
            self.titles[column.name]
            for column in self.reader.columns
            if column.is_required and not column.is_of_line and column.name not in held
            and not (column.name == "unit" and len(doers) == 1)
        ]  # fmt: skip
        found = []
        if missing:
            said = {"columns": "; ".join(missing)}
            found.append(
                _("Tệp thiếu cột: %(columns)s. Hãy chọn cột tương ứng dưới đây, hoặc thêm cột vào tệp.")
                % said
            )
        named = [name for name in self.names.values() if name]
        twice = sorted({self.titles[name] for name in named if named.count(name) > 1})
        if twice:
            found.append(
                _("Hai cột của tệp cùng là: %(columns)s. Hãy chọn lại.") % {"columns": "; ".join(twice)}
            )
        merged = [ref for ref in self.merged if _last_row(ref) > self.head + 1]
        if merged:
            said = {"cells": ", ".join(merged[:5])}
            found.append(_("Có ô bị gộp (%(cells)s). Hãy bỏ gộp ô, ghi đủ từng dòng rồi gửi lại.") % said)
        return found

    def cells(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Every row below the heads that says something: its number in the file, its words by column."""
        for at in range(self.head + 1, len(self.rows)):
            row = self.rows[at]
            found = {name: row[of] for of, name in self.names.items() if name and of < len(row)}
            if any(text for name, text in found.items() if name != CODE):
                yield at + 1, found

    def place_of(self, name: str) -> str:
        """The letter of a column: "C"; "" where the file has none."""
        return next((_letter(at) for at, one in self.names.items() if one == name), "")

    def uncounted(self, number: int, cells: Mapping[str, str]) -> dict[str, str]:
        """Cells that hold a formula which was never counted."""
        if not self.formulas:
            return {}
        sentence = _("Ô này là công thức chưa có giá trị. Hãy mở bằng Excel, lưu lại rồi gửi, hoặc ghi số.")
        return {
            name: sentence
            for name, text in cells.items()
            if not text and f"{self.place_of(name)}{number}" in self.formulas
        }


def read_intake(sheet: SheetReader, known: Mapping[str, Entry]) -> Intake:
    """What the rows say. `known` are the entries of the year by their code, where the file names any."""
    intake = Intake(heads=sheet.heads(), refusals=sheet.refusals())
    exact = {search_key(title) for title in sheet.titles.values()}
    intake.is_exact = all(search_key(head) in exact for _at, head, _name in intake.heads)
    if intake.refusals:
        return intake
    before = list_told(sheet.reader.register, tuple(known.values()))
    for number, cells in sheet.cells():
        row = sheet.reader.read(cells)
        faults = dict(row.faults) | sheet.uncounted(number, cells)
        old = known.get(cells.get(CODE, "").partition(".")[0]) if cells.get(CODE) else None
        if cells.get(CODE) and (old is None or version_of(old) != cells[CODE]):
            faults[CODE] = _("Lượt ghi này đã được sửa hoặc bỏ sau khi tải mẫu. Hãy tải mẫu mới.")
        if faults or row.told is None:
            intake.faults += [
                _fault(sheet, number, name, sentence, cells) for name, sentence in faults.items()
            ]
        else:
            was = before.get(old.pk) if old else None
            _add(sheet.reader, intake, Incoming(number, row.told, old, was), cells)
    return intake


def add_faults(sheet: SheetReader, intake: Intake, found: Mapping[int, tuple[str, str]]) -> None:
    """What the register says against rows that are well formed."""
    words = dict(sheet.cells()) if found else {}
    for number, (column, sentence) in found.items():
        name = name_cell(sheet.reader.register, column)
        intake.faults.append(_fault(sheet, number, name, sentence, words.get(number, {})))
    intake.faults.sort(key=lambda fault: (int("".join(filter(str.isdigit, fault.cell)) or 0), fault.cell))


def _fault(sheet: SheetReader, number: int, name: str, sentence: str, cells: Mapping[str, str]) -> Fault:
    return Fault(f"{sheet.place_of(name)}{number}", sheet.titles.get(name, ""), cells.get(name, ""), sentence)


def _add(reader: RowReader, intake: Intake, row: Incoming, cells: Mapping[str, str]) -> None:
    if row.old is None or row.before is None:
        intake.rows.append(row)
        return
    told = _onto(reader, row.before, row.told, cells)
    changed = _changes(reader, row.before, told)
    if not changed:
        intake.unchanged += 1
        return
    intake.rows.append(replace(row, told=told))
    intake.changes.append(Change(row.number, str(getattr(row.old, reader.register.heading)), changed))


def _onto(reader: RowReader, before: Told, told: Told, cells: Mapping[str, str]) -> Told:
    """What a row changes of an entry: columns that the file has. Several lines stay as they are."""
    values = dict(before.values) | {
        column.name: told.values[column.name]
        for column in reader.columns
        if not column.is_of_line and column.name in cells
    }
    lines = before.lines if len(before.lines) > 1 else told.lines
    return Told(values, lines, told.explanation or before.explanation)


def _changes(reader: RowReader, before: Told, told: Told) -> tuple[tuple[str, str, str], ...]:
    found = []
    for column in reader.columns:
        old, new = _of(column, before), _of(column, told)
        if old != new:
            found.append((column.label, write_cell(column, old), write_cell(column, new)))
    return tuple(found)


def _of(column: CellColumn, told: Told) -> Any:
    if not column.is_of_line:
        return told.values[column.name]
    return told.lines[0][column.column.name] if told.lines else None


def write_cell(column: CellColumn, value: Any) -> str:
    """A value as it is written in a cell, so that it is read again as itself."""
    found = sheet_value(column, value)
    if isinstance(found, date):
        return f"{found:%d/%m/%Y}"
    return "" if found is None else str(found).replace(".", ",") if not isinstance(found, str) else found


def sheet_value(column: CellColumn, value: Any) -> Any:
    """A value as a sheet holds it: a number or a day as it is, all else in the words that cells know."""
    behind = column.behind
    if value in (None, (), ""):
        return None
    if column.column.codes is not None:
        return "; ".join(str(column.column.codes(code).label) for code in value)
    if isinstance(value, tuple):
        return "; ".join(unit.name for unit in value)
    if isinstance(behind, models.ForeignKey):
        return value.name
    if isinstance(behind, models.BooleanField):
        return _("Có") if value else _("Không")
    return str(dict(behind.flatchoices).get(value, value)) if behind.choices else value


def _letter(at: int) -> str:
    found = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(65 + rest) + found
    return found


def _last_row(reference: str) -> int:
    return int("".join(filter(str.isdigit, reference.partition(":")[2])) or 0)


def template_rows(reader: RowReader, entries: Sequence[Entry]) -> Iterator[tuple[Any, ...]]:
    """Entries as rows of a template: code, cells, no explanation."""
    for entry in entries:
        told = get_told(reader.register, entry)
        one_line = len(told.lines) <= 1
        cells = [
            sheet_value(column, _of(column, told)) if one_line or not column.is_of_line else None
            for column in reader.columns
        ]
        yield (version_of(entry), *cells, told.explanation)
