"""Ruled tables: targets with milestones, tasks with their bodies and days."""

import io

import docx

from songhanh.reader import open_document, read_plan
from songhanh.reader.plan import Draft, Responsible

TARGETS = [
    ["TT", "Chỉ tiêu", "ĐVT", "Năm 2028", "Năm 2030", "Đơn vị chủ trì"],
    ["I", "Mục tiêu 1: Lĩnh vực chính trị", "", "", "", ""],
    ["1", "Tỷ lệ nữ lãnh đạo chủ chốt", "%", "60", "≥ 75", "Phòng Văn hóa - Xã hội"],
    ["2", "Số buổi nói chuyện", "buổi/quý", "4", "6", "Trung tâm Dịch vụ tổng hợp"],
    ["", "Mục tiêu 2: Lĩnh vực y tế", "", "", "", ""],
    ["3", "Tỷ số giới tính khi sinh", "bé trai/100 bé gái", "≤ 111", "109", "Trạm Y tế"],
]
TASKS = [
    ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"],
    ["1", "Tổ chức lễ phát động", "Phòng VHXH", "Công an xã, Hội LHPN", "Trước ngày 15/11/2026"],
    ["2", "Tuyên truyền trên loa", "Các thôn", "", "Hằng tháng"],
]


def read(targets: list[list[str]], tasks: list[list[str]]) -> Draft:
    paper = docx.Document()
    for text in ("UBND XÃ ĐỒNG HẠ", "KẾ HOẠCH", "Bình đẳng giới giai đoạn 2026-2030", "I. CHỈ TIÊU"):
        paper.add_paragraph(text)
    add_table(paper, targets)
    paper.add_paragraph("II. TỔ CHỨC THỰC HIỆN")
    add_table(paper, tasks)
    content = io.BytesIO()
    paper.save(content)
    return read_plan(open_document(content.getvalue(), "bang.docx"))


def add_table(paper: docx.document.Document, rows: list[list[str]]) -> None:
    table = paper.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text


def test_a_row_is_a_target_with_a_milestone_a_column() -> None:
    leaders, talks, births = read(TARGETS, TASKS).targets
    assert (leaders.ref, leaders.text, leaders.field) == ("I.1", "Tỷ lệ nữ lãnh đạo chủ chốt", "politics")
    assert [(m.comparator, m.value, m.unit, m.by, m.commitment) for m in leaders.measures] == [
        (">=", 60, "%", 2028, 0), (">=", 75, "%", 2030, 0),
    ]  # fmt: skip
    assert [(m.value, m.unit, m.per) for m in talks.measures] == [
        (4, "buổi", "quarter"),
        (6, "buổi", "quarter"),
    ]
    assert [(m.comparator, m.value) for m in births.measures] == [("<=", 111), ("<=", 109)]


def test_a_row_of_words_alone_names_the_goal() -> None:
    assert [one.goal for one in read(TARGETS, TASKS).targets] == [
        "Mục tiêu 1: Lĩnh vực chính trị", "Mục tiêu 1: Lĩnh vực chính trị", "Mục tiêu 2: Lĩnh vực y tế",
    ]  # fmt: skip


def test_a_column_says_who_answers() -> None:
    assert [one.responsible for one in read(TARGETS, TASKS).targets] == [
        (Responsible("culture_society_office"),),
        (Responsible("public_service_centre"),),
        (Responsible("health_station"),),
    ]


def test_a_row_is_a_task_with_its_body_partners_and_day() -> None:
    draft = read(TARGETS, TASKS)
    launch, radio = draft.tasks
    assert (launch.ref, launch.text, launch.unit, launch.part) == (
        "II.1", "Tổ chức lễ phát động", "culture_society_office", "organisation",
    )  # fmt: skip
    assert launch.joint == ("police", "womens_union")
    assert launch.when.end == "2026-11-15"
    assert (radio.unit, radio.when.recurs) == ("village", "month")
    assert [one.kind for one in draft.units] == ["culture_society_office", "village"]


def test_targets_may_bear_their_figures_in_words() -> None:
    rows = [
        ["STT", "Chỉ tiêu", "Đơn vị chủ trì", "Thời gian"],
        ["1", "100% nhà văn hóa có phòng đọc", "Phòng Kinh tế", "Năm 2028"],
    ]
    (target,) = read(rows, TASKS).targets
    assert [(m.comparator, m.value, m.by) for m in target.measures] == [("=", 100, 2028)]
    assert target.responsible == (Responsible("economy_office"),)


def test_tables_have_their_place_in_the_map() -> None:
    draft = read(TARGETS, TASKS)
    assert draft.coverage.placed == draft.coverage.words
    assert "table" in {one.kind for one in draft.map}


def test_a_table_of_neither_is_left_as_it_is() -> None:
    draft = read([["Họ tên", "Số điện thoại"], ["Bà Hoa", "0900"]], TASKS)
    assert draft.targets == ()
    assert draft.coverage.placed == draft.coverage.words
