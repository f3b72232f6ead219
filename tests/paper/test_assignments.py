"""The table of assignments as a paper."""

import re
from dataclasses import replace
from datetime import date

import pytest

from songhanh.paper.assignments import (
    CHAIR,
    NO_TASKS,
    NO_UNITS,
    Assignment,
    AssignmentTable,
    CitedPlan,
    UnitAssignments,
    assignment_table,
    roman,
)
from songhanh.paper.lint import lint_docx
from songhanh.paper.pdf import write_pdf
from songhanh.paper.values import Band, Head, Row, Table, Text
from songhanh.paper.word import write_docx
from tests.paper.samples import TALK

POLICE = UnitAssignments(
    "Công an xã",
    (
        Assignment("Chủ trì xử lý tin báo", "Chủ trì", ("Trạm Y tế", "các thôn"), "Thường xuyên", "IV.3"),
        Assignment(f"{TALK}.", "Phối hợp", (), "Trước 25/11/2026", "IV.3", "Gửi ảnh"),
    ),
)
UNION = UnitAssignments("Hội Liên hiệp Phụ nữ xã", (), asked=True)
VALUES = AssignmentTable(
    head=Head(("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG HẠ"), "TB-UBND", "Đồng Hạ", "2026"),
    plan=CitedPlan("Công tác bình đẳng giới năm 2026", "5", date="2026-05-07"),
    units=(POLICE, UNION),
    made_on=date(2026, 5, 20),
)


def table_of(values: AssignmentTable) -> Table:
    (annex,) = assignment_table(values).annexes
    (table,) = annex.body
    assert isinstance(table, Table)
    return table


def test_tasks_stand_under_their_unit_numbered_within_it() -> None:
    assert table_of(VALUES).rows == (
        Band("I. Công an xã"),
        Row(("1", "Chủ trì xử lý tin báo", "Chủ trì", "Trạm Y tế; các thôn", "Thường xuyên", "IV.3", "")),
        Row(("2", f"{TALK}.", "Phối hợp", "", "Trước 25/11/2026", "IV.3", "Gửi ảnh")),
        Band("II. Hội Liên hiệp Phụ nữ xã (đề nghị phối hợp)"),
        Row(("", NO_TASKS, "", "", "", "", "")),
    )


def test_the_columns_are_those_an_office_expects() -> None:
    titles = [column.title for column in table_of(VALUES).columns]
    expected = "TT|Nhiệm vụ|Vai trò|Phối hợp|Thời hạn|Mục trong kế hoạch|Ghi chú"
    assert titles == expected.split("|")


def test_a_notice_cites_the_plan_and_carries_the_table_as_its_annex() -> None:
    paper = assignment_table(VALUES)
    first = paper.body[0]
    assert isinstance(first, Text)
    cited = "Kế hoạch số 05/KH-UBND ngày 07 tháng 5 năm 2026 của Ủy ban nhân dân xã Đồng Hạ"
    assert f"{cited} về công tác bình đẳng giới năm 2026" in first.text
    assert paper.type_name == "THÔNG BÁO"
    assert paper.annexes[0].landscape
    assert not paper.annexes[0].note  # derived from the notice's own head


def test_the_year_of_the_notice_is_known_where_its_day_is_not() -> None:
    head = assignment_table(replace(VALUES, head=replace(VALUES.head, date=""))).head
    assert head is not None
    assert head.date == "2026"


def test_only_who_is_asked_is_asked() -> None:
    asked, unasked = (assignment_table(replace(VALUES, units=units)) for units in ((UNION,), (POLICE,)))
    assert ["đề nghị" in str(paper.body) for paper in (asked, unasked)] == [True, False]


def test_the_table_alone_is_an_annex_of_the_plan() -> None:
    paper = assignment_table(VALUES, form="annex")
    assert paper.head is None
    assert paper.annexes[0].note.startswith("Kèm theo Kế hoạch số 05/KH-UBND ngày 07")


def test_an_abbreviation_keeps_its_capital() -> None:
    subjects = [assignment_table(replace(VALUES, plan=CitedPlan(title))).subject for title in ("BĐG", "Bình")]
    assert [subject.rpartition(" ")[2] for subject in subjects] == ["BĐG", "bình"]


@pytest.mark.parametrize("form", ["notice", "annex"])
@pytest.mark.parametrize("units", [(), (POLICE, UNION), (POLICE,) * 60])
def test_it_is_without_fault_whatever_it_holds(form: str, units: tuple[UnitAssignments, ...]) -> None:
    signed = replace(VALUES, units=units, signature=replace(CHAIR, name="Hoàng Đình Lộc"))
    paper = assignment_table(signed, form="annex" if form == "annex" else "notice")
    assert lint_docx(write_docx(paper)) == ()
    assert write_pdf(paper)


def test_a_notice_that_nobody_has_signed_lacks_a_name() -> None:
    found = lint_docx(write_docx(assignment_table(VALUES)))
    assert [one.code for one in found] == ["signer.missing"]


def test_without_units_it_says_so() -> None:
    assert table_of(replace(VALUES, units=())).when_empty == NO_UNITS


def test_units_are_counted_in_roman_numbers() -> None:
    numbers = [roman(number) for number in (1, 4, 9, 14, 40, 90, 400, 1999)]
    assert numbers == ["I", "IV", "IX", "XIV", "XL", "XC", "CD", "MCMXCIX"]
    assert all(re.fullmatch("[IVXLCDM]+", roman(number)) for number in range(1, 200))
