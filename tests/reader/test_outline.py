"""Parts of a plan by their titles, in the many ways that offices number them or do not."""

import pytest
from tests.reader.plans_of_ours import read

from songhanh.reader import open_document
from songhanh.reader.folding import fold
from songhanh.reader.nodes import Node
from songhanh.reader.outline import build_outline, is_unnumbered_title
from songhanh.reader.sections import section_of
from songhanh.reader.wrapping import join_lines


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


def outline_of(text: str, name: str = "ke-hoach.txt") -> list[Node]:
    """The nodes of a body, which stands alone."""
    return list(build_outline(join_lines(open_document(text.encode(), name)).blocks).nodes)


def under(text: str, name: str = "ke-hoach.txt") -> list[tuple[str, str | None]]:
    """Each node with the one that it stands under, by their first word."""
    return [
        (node.text.split()[0], node.parent.text.split()[0] if node.parent else None)
        for node in outline_of(text, name)
    ]


@pytest.mark.parametrize(
    ("title", "is_title"),
    [
        ("**Abcde**", False),
        ("**Abcdef**", True),
        (f"**A{'b' * 118}**", True),
        (f"**A{'b' * 119}**", False),
        ("# Nội dung khác", True),
        ("**Nội dung khác**", True),
        ("**nội dung khác**", False),
        ("Nội dung khác", False),
        ("NỘI DUNG KHÁC", True),
        ("**Nội dung khác;**", False),
    ],
)
def test_a_short_line_in_bold_or_capitals_is_a_title(title: str, is_title: bool) -> None:
    (block,) = join_lines(open_document(title.encode(), "a.md")).blocks
    assert is_unnumbered_title(block) is is_title


def test_titles_without_numbers_stand_by_what_they_open() -> None:
    text = "**Nhiệm vụ**\n\n**Truyền thông**\n\na) Mở lớp.\n\n**Tổ chức thực hiện**\n"
    assert under(text, "a.md") == [("Nhiệm", None), ("Truyền", "Nhiệm"), ("Mở", "Truyền"), ("Tổ", None)]


def test_the_deepest_title_still_holds_letters() -> None:
    assert under("###### Truyền thông\n\na) Mở lớp.\n", "a.md") == [("Truyền", None), ("Mở", "Truyền")]


def test_an_appendix_may_be_emphasised() -> None:
    text = "I. VIỆC\n1. Mở lớp.\n\n**PHỤ LỤC**\n\n1. Sổ họp.\n"
    assert under(text, "a.md")[2:] == [("PHỤ", None), ("Sổ", "PHỤ")]


def test_a_paragraph_belongs_to_the_letter_that_announces_it() -> None:
    text = "I. VIỆC\na) Họp dân.\nb) Mở lớp:\nTừng đợt một.\n"
    assert under(text)[3] == ("Từng", "Mở")
    assert under(text.replace("lớp:", "lớp."))[3] == ("Từng", "VIỆC")


def test_a_paragraph_after_bullets_is_not_theirs_unless_announced() -> None:
    assert under("I. VIỆC\n- Họp dân.\nTừng đợt một.\n")[2] == ("Từng", "VIỆC")
    assert under("I. VIỆC\n- Họp dân:\nTừng đợt một.\n")[2] == ("Từng", "Họp")


def test_a_part_alone_on_its_line_takes_the_next_title() -> None:
    draft = read("KẾ HOẠCH\nNăm 2026\nPhần thứ nhất\nTỔ CHỨC THỰC HIỆN\nI. Công an xã\n- Trực đêm.\n")
    assert [(one.text, one.part, one.unit) for one in draft.tasks] == [
        ("Trực đêm.", "organisation", "police")
    ]


def test_a_text_may_end_with_the_name_of_a_part() -> None:
    assert [node.ref for node in outline_of("Phần thứ nhất\nI. VIỆC\nPhần thứ hai\n")] == ["P1", "P1.I", "P2"]


def test_who_follows_the_targets_is_work_and_no_target() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Theo dõi chỉ tiêu\n- Công an xã theo dõi số vụ.\n"
    )
    assert draft.targets == ()
    assert [(one.text, one.part, one.unit) for one in draft.tasks] == [
        ("Công an xã theo dõi số vụ.", "organisation", "police")
    ]


def test_what_comes_after_the_organisation_belongs_to_it() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế xã\n- Khám bệnh.\n"
        "II. CÔNG AN XÃ\n- Trực đêm.\n"
    )
    assert [(one.unit, one.part) for one in draft.tasks] == [
        ("health_station", "organisation"), ("police", "organisation"),
    ]  # fmt: skip


BODIES = "1. Công an xã: Trực đêm.\n2. Trạm Y tế xã: Khám bệnh.\n"


@pytest.mark.parametrize(
    ("title", "bodies", "parts"),
    [
        ("NỘI DUNG", BODIES, ["organisation", "organisation"]),
        ("KINH PHÍ", BODIES, ["funding", "funding"]),
        ("NỘI DUNG", BODIES.replace("1. ", "- ").replace("2. ", "- "), ["content", "content"]),
        ("NỘI DUNG", "- Hội Nông dân xã: Mở lớp.\n" + BODIES, ["content", "organisation", "organisation"]),
        ("NỘI DUNG", "1. Công an xã: Trực đêm.\n2. Mở lớp.\n", ["content", "content"]),
    ],
)
def test_two_numbered_bodies_make_a_part_organise(title: str, bodies: str, parts: list[str]) -> None:
    assert [one.part for one in read(f"KẾ HOẠCH\nNăm 2026\nI. {title}\n{bodies}").tasks] == parts


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("1. Công an xã", True),
        ("1. Công an xã:", True),
        ("1. Công an xã.", False),
        ("- Công an xã", False),
        ("1. Các ngành: Công an, Y tế:", True),
    ],
)
def test_a_number_with_nothing_but_a_body_is_a_heading(line: str, heads: bool) -> None:
    nodes = outline_of(f"I. TỔ CHỨC THỰC HIỆN\n{line}\n2. Trạm Y tế xã\n- Khám bệnh.\n")
    assert nodes[1].heading is heads


def test_a_body_on_a_line_of_its_own_heads_the_bullets_under_it() -> None:
    text = "TỔ CHỨC THỰC HIỆN\nCông an xã\n- Trực đêm.\nTrạm Y tế xã\n- Khám bệnh.\n"
    assert under(text)[1:] == [("Công", "TỔ"), ("Trực", "Công"), ("Trạm", "TỔ"), ("Khám", "Trạm")]
    assert [node.heading for node in outline_of(text)] == [True, True, False, True, False]


def test_a_short_part_over_a_table_alone_is_a_heading() -> None:
    (node,) = outline_of("II/ Nội dung, phân công thực hiện\n| TT | Việc | Đơn vị |\n| 1 | Họp | Công an |\n")
    assert node.heading
    (told,) = outline_of("II. Nội dung do Công an xã báo cáo riêng.\n")
    assert not told.heading


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("1. Việc một.\n2. Việc hai.\nTừng đợt một.\n", False),
        ("1. Việc một;\n2. Việc hai.\nTừng đợt một.\n", True),
        ("1. Việc một.\n2. Việc hai.\n- Từng đợt một.\n", True),
        ("1. Việc một.\n2. Mở lớp; họp dân.\n- Từng đợt một.\n", False),
        ("1. Việc một.\n2. Mở lớp. Họp dân.\n- Từng đợt một.\n", False),
    ],
)
def test_a_sentence_with_something_after_it_is_a_title_only_where_it_ends_no_list(
    text: str, heads: bool
) -> None:
    assert outline_of(f"I. VIỆC\n{text}")[2].heading is heads


def test_what_markdown_calls_a_heading_is_one_even_with_a_stop() -> None:
    assert outline_of("## 1. Nâng cao nhận thức.\n\n## 2. Mở lớp.\n", "a.md")[0].heading
    assert not outline_of("**1. Nâng cao nhận thức.**\n\n**2. Mở lớp.**\n", "a.md")[0].heading


def test_arabic_numbers_may_stand_outermost() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\n1. MỤC ĐÍCH\nCho mọi người cùng biết.\n2. CHỈ TIÊU\n- 45% nữ lãnh đạo.\n"
        "3. NHIỆM VỤ\n3.1. Truyền thông\na) Mở lớp.\n4. TỔ CHỨC THỰC HIỆN\n4.1. Công an xã: Trực đêm.\n"
    )
    assert [one.ref for one in draft.targets] == ["2"]
    assert [(one.ref, one.part, one.unit) for one in draft.tasks] == [
        ("3.1.a", "content", None), ("4.1", "organisation", "police"),
    ]  # fmt: skip


def test_a_list_of_bodies_after_a_colon_is_no_order() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nII. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- Xử lý tin báo.\n"
        "2. Các ngành, đoàn thể: Hội Phụ nữ, Hội Nông dân.\n- Vận động hội viên."
    )
    assert [one.text for one in draft.tasks] == ["Xử lý tin báo.", "Vận động hội viên."]
    assert draft.headings[-1].text == "Các ngành, đoàn thể: Hội Phụ nữ, Hội Nông dân."


def test_lines_without_numbers_find_their_place() -> None:
    assert under("1. Nhiệm vụ\n**Về tuyên truyền**\n- Mở lớp.\n")[1:] == [("Về", "Nhiệm"), ("Mở", "Về")]
    assert under("1. Việc chung\n**Nội dung thực hiện**\n- Mở lớp.\n")[1] == ("Nội", "Việc")
    assert under("1. Việc\na) Mở lớp.\n**Về loa**\n- Phát tin.\n")[2:] == [("Về", "Việc"), ("Phát", "Về")]
    assert under("a) Mở lớp.\nLớp mở vào buổi tối.\nb) Họp.\n")[1] == ("Lớp", "Mở")
    assert under("II. MỤC TIÊU\na) Nâng tỷ lệ.\nMục tiêu 2: Về y tế\n- Khám.\n")[2] == ("Mục", "MỤC")
    assert under("III. TỔ CHỨC THỰC HIỆN\ncông an xã\n- Trực đêm.\n")[2] == ("Trực", "TỔ")


@pytest.mark.parametrize("title", [
    "II. Các chỉ tiêu chủ yếu", "II. Nội dung công việc",
    "II. Nội dung công việc, tiến độ, phân công và người theo dõi cụ thể của năm",
])  # fmt: skip
def test_a_part_of_these_names_may_hold_a_table_alone(title: str) -> None:
    (node,) = outline_of(f"{title}\n| TT | Việc | Đơn vị |\n| 1 | Họp | Công an |\n")
    assert node.heading


def test_a_long_name_of_a_body_is_a_heading_too() -> None:
    name = "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội của xã"
    assert outline_of(f"III. TỔ CHỨC THỰC HIỆN\n1. {name}\n2. Công an xã\n")[1].heading


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("1. Tổ chức các hoạt động:\n- Hội thi;\n- Tọa đàm.\n", False),
        ("1. Tổ chức các hoạt động\n- Hội thi;\n- Tọa đàm.\n", True),
        ("1. Các hoạt động:\n- Hội thi;\n- Tọa đàm.\n", True),
        ("1. Tổ chức các hoạt động:\n- Hội thi các thôn\n+ Hội thi ở xã;\n- Tọa đàm.\n", True),
    ],
)
def test_an_order_that_its_bullets_complete_is_no_title(text: str, heads: bool) -> None:
    assert outline_of(f"I. NHIỆM VỤ\n{text}")[1].heading is heads


def test_an_order_that_speaks_of_targets_opens_no_part() -> None:
    assert [node.section for node in outline_of("1. Xây dựng chỉ tiêu:\n- Họp dân.\n")] == [None, None]
