"""The table of assignments as .xlsx."""

import io
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from songhanh.paper.assignments import Assignment, AssignmentTable, CitedPlan, UnitAssignments
from songhanh.paper.excel import write_xlsx
from tests.paper.test_assignments import POLICE, UNION, VALUES


def opened(values: AssignmentTable) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(values)))


def rows_of(values: AssignmentTable) -> list[list[str]]:
    return [
        [cell or "" for cell in row]
        for row in opened(values)["Phân công"].iter_rows(min_row=4, values_only=True)
    ]


def test_each_task_has_its_unit_beside_it_and_each_unit_its_row() -> None:
    head, *rows = rows_of(VALUES)
    assert head[:4] == ["TT", "Đơn vị", "Nhiệm vụ", "Vai trò"]
    assert [row[:3] for row in rows] == [
        ["I", "Công an xã", ""],
        ["1", "Công an xã", "Chủ trì xử lý tin báo"],
        ["2", "Công an xã", POLICE.tasks[1].text],
        ["II", "Hội Liên hiệp Phụ nữ xã (đề nghị phối hợp)", ""],
    ]


def test_the_head_stays_filters_work_and_the_print_fits_a4() -> None:
    sheet = opened(VALUES)["Phân công"]
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == "A4:H8"
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$4:$4"
    assert sheet["C6"].alignment.wrap_text
    assert sheet["C6"].font.name == "Times New Roman"


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+84", "-1+2", "@SUM(A1)", "=1", "http://a.example"])
def test_text_never_becomes_a_formula_or_a_link(text: str) -> None:
    task = Assignment(text, text, (text,), text, text, text)
    values = replace(VALUES, units=(UnitAssignments(text, (task,)),), plan=CitedPlan(text, text))
    book = opened(values)
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value):
            assert cell.data_type == "s"
            assert cell.hyperlink is None
            assert cell.quotePrefix == str(cell.value).startswith(("=", "+", "-", "@"))


def test_the_source_sheet_names_the_plan_and_the_day() -> None:
    told = dict(opened(VALUES)["Nguồn"].iter_rows(values_only=True))
    assert told["Kế hoạch"] == "Công tác bình đẳng giới năm 2026"
    assert told["Số, ký hiệu"] == "05/KH-UBND"
    assert told["Ngày ban hành"] == "ngày 07 tháng 5 năm 2026"
    assert told["Ngày lập bảng"] == "20/05/2026"
    assert (told["Số đơn vị"], told["Số nhiệm vụ"]) == ("2", "2")


def test_what_is_open_is_said_to_be_open() -> None:
    told = dict(opened(replace(VALUES, plan=CitedPlan("Kế hoạch")))["Nguồn"].iter_rows(values_only=True))
    assert (told["Số, ký hiệu"], told["Ngày ban hành"]) == ("Chưa có số", "Chưa ban hành")


def test_equal_values_give_equal_bytes() -> None:
    assert write_xlsx(VALUES) == write_xlsx(replace(VALUES))


def test_an_empty_table_says_so() -> None:
    assert rows_of(replace(VALUES, units=()))[1][2] == "Kế hoạch chưa giao nhiệm vụ cho đơn vị nào."
    assert len(rows_of(replace(VALUES, units=(UNION,)))) == 2


def test_what_is_very_long_does_not_break_it() -> None:
    tasks = tuple(Assignment("Việc " * (9000 if at == 7 else 1)) for at in range(12_000))
    rows = rows_of(replace(VALUES, units=(UnitAssignments("Thôn Hạ " * 30, tasks),)))
    assert rows[-1][0] == "12000"
    assert len(rows[9][2]) == 32_767
    assert rows[9][2].endswith("…")


def test_letters_that_no_file_can_hold_are_left_out() -> None:
    assert rows_of(replace(VALUES, units=(UnitAssignments("Thôn\x00 Hạ", ()),)))[1][1] == "Thôn Hạ"
