"""Rows of a list kept in Excel (.xlsx) or as text (.csv, tabs): what each cell shows, as words."""

import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from songhanh.kernel.dates import write_date
from songhanh.kernel.text import nfc
from songhanh.reader.errors import CannotRead
from songhanh.reader.limits import DEFAULT, Limits
from songhanh.reader.sources.text import is_in_old_letters

Rows = tuple[tuple[str, ...], ...]
MOST_ROWS: Final = 5_000
MOST_CELLS: Final = 50
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx under a password


def read_rows(content: bytes, *, limits: Limits = DEFAULT) -> Rows:
    """The rows of the first sheet, each up to its last word; blank ones too, so that rows keep their numbers.

    Raises CannotRead: not a list, damaged, unpacking without measure, too many rows, old letters.
    """
    if len(content) > limits.file_size:
        raise CannotRead("too_large")
    rows = _of_excel(content, limits) if content.startswith(b"PK") else _of_text(content)
    if is_in_old_letters("\n".join(" ".join(row) for row in rows)):
        raise CannotRead("old_encoding")
    return rows


def _of_excel(content: bytes, limits: Limits) -> Rows:
    import openpyxl  # noqa: PLC0415 -- slow import, in the process that reads alone

    check_package(content, limits, limits.inflated_part)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        return _take(sheet.iter_rows(values_only=True, max_col=MOST_CELLS))
    except CannotRead:
        raise
    except Exception as fault:  # whatever a damaged package makes openpyxl say
        raise CannotRead("broken_sheet") from fault


def check_package(content: bytes, limits: Limits, inflated: int) -> None:
    """Raises CannotRead where a package is none of Excel, or unpacks without measure."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile as fault:
        raise CannotRead("broken_sheet") from fault
    if len(parts) > limits.zip_entries or sum(part.file_size for part in parts) > inflated:
        raise CannotRead("zip_bomb")
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise CannotRead("not_a_sheet")


def _of_text(content: bytes) -> Rows:
    if content.startswith(_OLD_OFFICE) and "EncryptedPackage".encode("utf-16-le") in content:
        raise CannotRead("encrypted")
    if b"\0" in content or content.startswith((b"%PDF", _OLD_OFFICE)):
        raise CannotRead("not_a_sheet")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise CannotRead("not_a_sheet") from fault
    first = text.splitlines()[0] if text.strip() else ""
    comma = next((mark for mark in ("\t", ";", ",") if mark in first), ",")
    return _take(csv.reader(text.splitlines(), delimiter=comma))


def _take(rows: Iterable[Iterable[Any]]) -> Rows:
    found: list[tuple[str, ...]] = []
    for row in rows:
        if len(found) >= MOST_ROWS:
            raise CannotRead("too_many_rows")
        cells = [show_cell(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        found.append(tuple(cells))
    return tuple(found)


def show_cell(cell: Any) -> str:
    """A cell as it is read: a day as dd/mm/yyyy, a decimal comma, a whole number without one."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return write_date(cell.date()) if cell.time() == time.min else cell.strftime("%d/%m/%Y %H:%M")
    if isinstance(cell, date):
        return write_date(cell)
    if isinstance(cell, float):
        whole = int(cell) if cell.is_integer() else None
        return str(whole) if whole is not None else format(Decimal(f"{cell:.15g}"), "f").replace(".", ",")
    return " ".join(nfc(str(cell)).split())
