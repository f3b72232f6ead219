"""Tables whose cells reach over rows and columns: a title in two rows, one body for several lines."""

import io
from itertools import pairwise

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
from tests.reader.sources_files import faces

from songhanh.reader import open_document, read_plan
from songhanh.reader.plan import Draft

BEFORE = (
    "KẾ HOẠCH",
    "Bình đẳng giới trên địa bàn xã Đồng Hạ giai đoạn 2026-2030",
    "Thực hiện Kế hoạch số 1/KH-UBND ngày 02/01/2026 của UBND tỉnh, UBND xã ban hành Kế hoạch như sau:",
    "I. CHỈ TIÊU",
)
TARGETS = (
    ("STT", "Chỉ tiêu", "ĐVT", "Lộ trình", "", "Đơn vị chủ trì"),
    ("", "", "", "2028", "2030", ""),
    ("1", "Nữ trưởng thôn", "%", "25", "30", "Phòng Văn hóa - Xã hội"),
    ("2", "Điểm trông trẻ", "điểm", "3", "6", ""),
    ("3", "Nữ cấp ủy", "%", "20", "25", "Đảng ủy xã"),
)
# the corners of merged cells: from (row, column) to (row, column)
MERGED = (((0, 3), (0, 4)), *(((0, at), (1, at)) for at in (0, 1, 2, 5)), ((2, 5), (3, 5)))
WORK = (
    ("Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"),
    ("Mở lớp", "Công an xã", "Trạm Y tế", "Quý I/2026"),
    ("Họp dân", "", "", "Quý II/2026"),
    ("Vẽ tranh", "Trạm Y tế", "Công an xã", "30/9/2026"),
)
WORK_MERGED = (((1, 1), (2, 1)), ((1, 2), (2, 2)))
PARTS = ((TARGETS, MERGED, "II. NHIỆM VỤ"), (WORK, WORK_MERGED, "Trên đây là Kế hoạch./."))


def in_word() -> bytes:
    paper = docx.Document()
    for text in BEFORE:
        paper.add_paragraph(text)
    for rows, merged, after in PARTS:
        table = paper.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        for first, last in merged:
            table.cell(*first).merge(table.cell(*last))
        paper.add_paragraph(after)
    content = io.BytesIO()
    paper.save(content)
    return content.getvalue()


def in_print() -> bytes:
    plain, _ = faces()
    look = ParagraphStyle("body", fontName=plain, fontSize=11, leading=14)
    flow: list[object] = [Paragraph(text, look) for text in BEFORE]
    for rows, merged, after in PARTS:
        spans = [("SPAN", first[::-1], last[::-1]) for first, last in merged]
        cells = [[Paragraph(text, look) for text in row] for row in rows]
        flow.append(Table(cells, style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), *spans]))
        flow.append(Paragraph(after, look))
    content = io.BytesIO()
    SimpleDocTemplate(content, pagesize=A4).build(flow)
    return content.getvalue()


@pytest.fixture(scope="module", params=["word", "print"])
def draft(request: pytest.FixtureRequest) -> Draft:
    content = {"word": in_word, "print": in_print}[request.param]()
    return read_plan(open_document(content, "ke-hoach"))


def test_years_stand_under_one_title(draft: Draft) -> None:
    assert [[(str(m.value), m.unit, m.by) for m in one.measures] for one in draft.targets] == [
        [("25", "%", 2028), ("30", "%", 2030)],
        [("3", "điểm", 2028), ("6", "điểm", 2030)],
        [("20", "%", 2028), ("25", "%", 2030)],
    ]


def test_a_body_answers_for_all_rows_that_its_cell_reaches(draft: Draft) -> None:
    assert [[who.kind for who in one.responsible] for one in draft.targets] == [
        ["culture_society_office"], ["culture_society_office"], ["party_committee"],
    ]  # fmt: skip


def test_work_of_several_rows_is_one_body_s(draft: Draft) -> None:
    assert [(one.text, one.unit, one.joint, one.when.end) for one in draft.tasks] == [
        ("Mở lớp", "police", ("health_station",), "2026-03-31"),
        ("Họp dân", "police", ("health_station",), "2026-06-30"),
        ("Vẽ tranh", "health_station", ("police",), "2026-09-30"),
    ]


def test_spans_of_rows_do_not_reach_into_one_another(draft: Draft) -> None:
    spans = sorted(one.span for one in draft.tasks)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert draft.coverage.placed == draft.coverage.words
