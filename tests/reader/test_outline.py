"""Parts of a plan by their titles, in the many ways that offices number them or do not."""

import pytest
from tests.reader.plans_of_ours import read

from songhanh.reader.folding import fold
from songhanh.reader.sections import section_of


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", "purpose"),
        ("Quan điểm", "purpose"),
        ("Mục tiêu chung", "aim"),
        ("MỤC TIÊU", "aim"),
        ("Mục tiêu cụ thể đến năm 2030", "target"),
        ("Các chỉ tiêu chủ yếu", "target"),
        ("Mục tiêu 3: Lĩnh vực y tế", "target"),
        ("NHIỆM VỤ VÀ GIẢI PHÁP", "content"),
        ("Nội dung hoạt động", "content"),
        ("NỘI DUNG VÀ TỔ CHỨC THỰC HIỆN", "content"),
        ("KINH PHÍ THỰC HIỆN", "funding"),
        ("Nguồn lực", "funding"),
        ("TỔ CHỨC THỰC HIỆN", "organisation"),
        ("KINH PHÍ VÀ TỔ CHỨC THỰC HIỆN", "organisation"),
        ("Phân công nhiệm vụ", "organisation"),
        ("Trách nhiệm của các đơn vị", "organisation"),
        ("CHẾ ĐỘ THÔNG TIN, BÁO CÁO", "report"),
        ("Chế độ sơ kết, tổng kết", "report"),
        ("Đánh giá kết quả năm 2025", "context"),
        ("Thời gian, địa điểm", "context"),
        ("Tổ chức các lớp học nghề", None),
        ("Công tác tuyên truyền", None),
    ],
)
def test_titles_tell_what_a_part_is_for(title: str, section: str | None) -> None:
    assert section_of(fold(title)) == section


def test_a_campaign_names_its_day_and_place_without_ordering_them() -> None:
    draft = read(
        "KẾ HOẠCH\nTháng hành động vì bình đẳng giới năm 2026\n"
        "I. CHỦ ĐỀ, THỜI GIAN\n1. Chủ đề: “Cùng nhau xây tổ ấm”.\n2. Thời gian: một tháng.\n"
        "II. NỘI DUNG HOẠT ĐỘNG\n1. Lễ phát động\n- Địa điểm: Nhà văn hóa.\n- Diễu hành qua các khu phố.\n"
        "2. Truyền thông\n- Phát loa mỗi ngày hai lần.\n"
    )
    assert [one.text for one in draft.tasks] == ["Diễu hành qua các khu phố.", "Phát loa mỗi ngày hai lần."]


def test_what_last_year_reached_is_no_target() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nPhần I. ĐÁNH GIÁ NĂM 2025\nI. Kết quả\n"
        "- Chỉ tiêu 1: Nữ lãnh đạo đạt 40%.\n- Đã mở 05 lớp.\n"
        "Phần II. KẾ HOẠCH NĂM 2026\nI. CHỈ TIÊU\n- 45% nữ lãnh đạo.\nII. NHIỆM VỤ\n1. Mở lớp.\n"
    )
    assert [(one.ref, one.text) for one in draft.targets] == [("P2.I", "45% nữ lãnh đạo.")]
    assert [(one.ref, one.text) for one in draft.tasks] == [("P2.II.1", "Mở lớp.")]


def test_headings_without_numbers_nest_by_their_depth() -> None:
    draft = read(
        "# KẾ HOẠCH\n## Bình đẳng giới năm 2026\n\n## Mục tiêu\n### Mục tiêu chung\nAi cũng có việc làm.\n"
        "### Chỉ tiêu cụ thể\n- 80% hộ ký cam kết.\n\n## Nhiệm vụ\n### Học nghề\n- Mở lớp may.\n\n"
        "## Tổ chức thực hiện\n### Phòng Kinh tế\n- Lo tiền.\n### Các thôn\n- Vận động chị em.\n",
        "a.md",
    )
    assert [(one.level, one.text) for one in draft.headings] == [
        (1, "Mục tiêu"), (2, "Mục tiêu chung"), (2, "Chỉ tiêu cụ thể"), (1, "Nhiệm vụ"), (2, "Học nghề"),
        (1, "Tổ chức thực hiện"), (2, "Phòng Kinh tế"), (2, "Các thôn"),
    ]  # fmt: skip
    assert [one.text for one in draft.aims] == ["Ai cũng có việc làm."]
    assert [one.text for one in draft.targets] == ["80% hộ ký cam kết."]
    assert [(one.text, one.unit) for one in draft.tasks] == [
        ("Mở lớp may.", None), ("Lo tiền.", "economy_office"), ("Vận động chị em.", "village"),
    ]  # fmt: skip


def test_a_part_that_numbers_bodies_organises_the_work() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nI. NỘI DUNG VÀ TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế có trách nhiệm:\n- Lo tiền.\n"
        "2. Công an xã:\n- Giữ trật tự.\n3. Giao Trạm Y tế trực cấp cứu.\n"
    )
    assert [(one.kind, one.name) for one in draft.units] == [
        ("economy_office", "Phòng Kinh tế"), ("police", "Công an xã"), ("health_station", "Trạm Y tế"),
    ]  # fmt: skip
    assert [(one.unit, one.part) for one in draft.tasks] == [
        ("economy_office", "organisation"), ("police", "organisation"), ("health_station", "organisation"),
    ]  # fmt: skip


def test_roman_numbers_may_begin_anew_in_each_part() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nPHẦN I. NHIỆM VỤ\nI. Học nghề\n1. Mở lớp.\n"
        "PHẦN II. KINH PHÍ\nI. Nguồn\n1. Quỹ xã.\n"
    )
    assert [one.ref for one in draft.tasks] == ["P1.I.1", "P2.I.1"]
    assert [one.part for one in draft.tasks] == ["content", "funding"]


def test_a_plus_item_is_a_task_and_the_dash_before_it_only_leads_in() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nI. NHIỆM VỤ\n1. Học nghề\n- Giúp chị em có việc:\n"
        "+ Mở lớp may;\n+ Giới thiệu việc làm.\n"
    )
    assert [one.text for one in draft.tasks] == ["Mở lớp may;", "Giới thiệu việc làm."]
    assert "lead_in" in {one.kind for one in draft.map}


def test_numbers_with_a_bracket_count_as_well() -> None:
    written = read("KẾ HOẠCH\nNăm 2026\nI. NHIỆM VỤ\n1) Mở lớp.\n2) Họp dân.\n")
    assert [one.ref for one in written.tasks] == ["I.1", "I.2"]
