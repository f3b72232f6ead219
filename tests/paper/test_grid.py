"""Plain tables as .xlsx: days are days, numbers are numbers, text is text, equal values give equal bytes."""

from datetime import date
from io import BytesIO

import openpyxl

from songhanh.paper.grid import GridColumn, GridSheet, write_grid

COLUMNS = (GridColumn("Ngày"), GridColumn("Nội dung", 40), GridColumn("Số lượt"))
ROWS = ((date(2026, 3, 8), "Chia việc nhà", 12), (None, "", None), (date(2026, 3, 9), "=1+1", 0))


def sheet(rows: tuple[tuple[object, ...], ...] = ROWS, name: str = "Sổ") -> GridSheet:
    return GridSheet(name, "Sổ theo dõi", "xã Đồng Hạ", COLUMNS, rows, ("", "Cộng", 12))  # type: ignore[arg-type]


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def test_values_keep_their_kind_and_a_blank_is_no_zero() -> None:
    table = opened(write_grid([sheet()], title="Sổ")).active
    assert table is not None
    head, first, blank, last, total = table.iter_rows(min_row=4, max_row=8, values_only=True)
    assert head == ("Ngày", "Nội dung", "Số lượt")
    assert (first[0].date(), *first[1:]) == ROWS[0]  # type: ignore[union-attr]
    assert blank == (None, None, None)
    assert last[1:] == ("=1+1", 0)
    assert total[1:] == ("Cộng", 12)
    assert table["B7"].data_type == "s"
    assert table["A5"].number_format == "dd/mm/yyyy"


def test_a_table_without_rows_is_a_table() -> None:
    assert opened(write_grid([sheet(())], title="Sổ")).active["A4"].value == "Ngày"  # type: ignore[index]


def test_each_sheet_bears_its_name_as_far_as_a_sheet_can() -> None:
    book = opened(write_grid([sheet(), sheet(name="Hội nghị, sinh hoạt chuyên đề, hội thi")], title="Sổ"))
    assert book.sheetnames == ["Sổ", "Hội nghị, sinh hoạt chuyên đề, "]


def test_equal_values_give_equal_bytes() -> None:
    assert write_grid([sheet()], title="Sổ") == write_grid([sheet()], title="Sổ")
