"""A workbook that comes back filled: the rows of its first sheet, and what it says of itself."""

import io
import re
import zipfile
from typing import Any, Final

from songhanh.reader.errors import CannotRead
from songhanh.reader.limits import DEFAULT, Limits
from songhanh.reader.sheets import MOST_CELLS, check_package, show_cell

MOST_ROWS: Final = 20_100  # twenty thousand, and what stands above them
ABOUT: Final = "songhanh"  # the hidden sheet of a template: names and values
_MOST_NAMED: Final = 2_000
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*><f')
_MERGED = re.compile(rb'<mergeCell ref="([A-Z0-9:]+)"')


def read_book(content: bytes, *, limits: Limits = DEFAULT) -> dict[str, Any]:
    """The first sheet and what stands about it:

    `rows` of words as `read_rows` gives them; `about` the hidden sheet of a template, {} where there is none;
    `formulas` and `merged` cells of the first sheet ("C5", "B2:B4"); `macros` whether it carries any (they
    are never run). Raises CannotRead as `read_rows`, and `too_many_entries`.
    """
    if not content.startswith(b"PK"):
        raise CannotRead("not_a_sheet")
    check_package(content, limits, limits.inflated)
    import openpyxl  # noqa: PLC0415 -- slow import, in the process that reads alone

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        first = book.worksheets[0]
        rows = _rows(first)
        about = dict(_pairs(book[ABOUT])) if ABOUT in book.sheetnames else {}
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            xml = package.read(_path_of(first))
            macros = any(name.endswith("vbaProject.bin") for name in package.namelist())
    except CannotRead:
        raise
    except Exception as fault:  # whatever a damaged package makes openpyxl say
        raise CannotRead("broken_sheet") from fault
    return {
        "rows": rows, "about": about, "macros": macros,
        "formulas": [found.decode() for found in _FORMULA.findall(xml)[:_MOST_NAMED]],
        "merged": [found.decode() for found in _MERGED.findall(xml)[:_MOST_NAMED]],
    }  # fmt: skip


def _path_of(sheet: Any) -> str:
    return str(sheet._worksheet_path)


def _rows(sheet: Any) -> list[list[str]]:
    found: list[list[str]] = []
    for row in sheet.iter_rows(values_only=True, max_col=MOST_CELLS):
        if len(found) >= MOST_ROWS:
            raise CannotRead("too_many_entries")
        found.append([show_cell(cell) for cell in row])
    while found and not any(found[-1]):
        found.pop()
    return found


def _pairs(sheet: Any) -> list[tuple[str, str]]:
    rows = sheet.iter_rows(values_only=True, max_col=2, max_row=20)
    return [(show_cell(row[0]), show_cell(row[1])) for row in rows if len(row) == 2]
