"""A whole plan, read: every part of the contract, on plans of our own in two manners of writing."""

import unicodedata

import pytest
from tests.reader.plans_of_ours import COMMUNE_PLAN, WARD_PLAN, read, words_at

from songhanh.reader.plan import Draft, Locality, Period, Responsible, Signer


@pytest.fixture(scope="module")
def ward() -> Draft:
    return read(WARD_PLAN)


@pytest.fixture(scope="module")
def commune() -> Draft:
    return read(COMMUNE_PLAN, "ke-hoach.md")


def test_the_head_is_read_beside_the_national_motto(ward: Draft) -> None:
    head = ward.head
    assert head.title == (
        "Thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ trên địa bàn phường Bến Tầm năm 2026"
    )
    assert (head.kind, head.number, head.date) == ("annual", "15/KH-UBND", "2026-03-05")
    assert head.locality == Locality("phường", "Bến Tầm", None)
    assert head.issuer == "Ủy ban nhân dân phường Bến Tầm"
    assert head.period == Period(2026, 2026)
    assert head.signed_by == Signer("Trần Văn Tâm", "Chủ tịch")


def test_a_plan_of_several_years_is_a_strategy(commune: Draft) -> None:
    assert commune.head.kind == "strategy"
    assert commune.head.period == Period(2026, 2030)
    assert commune.head.locality == Locality("xã", "Đồng Hạ", None)
    assert commune.head.signed_by == Signer("Lê Thị Lan", "Phó Chủ tịch")


def test_references_of_the_preamble_are_its_basis(ward: Draft) -> None:
    assert [(one.number, one.type, one.date, one.issuer, one.role) for one in ward.references] == [
        ("70/2008/NĐ-CP", "Nghị định", "2008-06-04", "Chính phủ", "basis"),
        ("1234/QĐ-UBND", "Quyết định", "2026-01-10", "UBND tỉnh Sơn Hải", "basis"),
    ]
    assert words_at(ward, ward.references[0].span) == (
        "Nghị định số 70/2008/NĐ-CP ngày 04 tháng 6 năm 2008 của Chính phủ"
    )


def test_headings_bear_refs_and_levels(ward: Draft, commune: Draft) -> None:
    assert [(one.ref, one.level) for one in ward.headings][:5] == [
        ("1", 1), ("1.1", 2), ("1.2", 2), ("2", 1), ("2.1", 2),
    ]  # fmt: skip
    assert [(one.ref, one.text, one.level) for one in commune.headings][:5] == [
        ("P1", "MỤC TIÊU", 1),
        ("P1.I", "Mục tiêu chung", 2),
        ("P1.II", "Mục tiêu cụ thể", 2),
        ("P1.II.1", "Mục tiêu 1: Lĩnh vực chính trị", 3),
        ("P1.II.2", "Mục tiêu 2: Lĩnh vực y tế", 3),
    ]


def test_aims_are_no_targets(ward: Draft, commune: Draft) -> None:
    assert [one.text for one in ward.aims] == [
        "Để mọi người dân, nam cũng như nữ, có cơ hội như nhau trong học tập và làm ăn."
    ]
    assert [one.text for one in commune.aims] == ["Nâng cao nhận thức cho người dân."]


def test_targets_stand_under_their_goals_with_their_figures(commune: Draft) -> None:
    assert [(one.ref, one.field, one.goal) for one in commune.targets] == [
        ("P1.II.1.1", "politics", "Mục tiêu 1: Lĩnh vực chính trị"),
        ("P1.II.1.2", "politics", "Mục tiêu 1: Lĩnh vực chính trị"),
        ("P1.II.2.1", "health", "Mục tiêu 2: Lĩnh vực y tế"),
        ("P1.II.2.2", "health", "Mục tiêu 2: Lĩnh vực y tế"),
    ]
    assert [(m.value, m.by, m.commitment) for m in commune.targets[0].measures] == [
        (60, 2028, 0),
        (75, 2030, 0),
    ]
    assert commune.targets[3].measures == ()


def test_who_answers_for_a_target_is_said_far_away_by_number(commune: Draft) -> None:
    office = "culture_society_office"
    assert [one.responsible for one in commune.targets] == [
        (Responsible(office),), (), (), (Responsible(office, "số liệu khám thai"),),
    ]  # fmt: skip


def test_tasks_know_part_unit_role_and_partners(ward: Draft) -> None:
    assert [(one.ref, one.part, one.unit, one.role, one.asked) for one in ward.tasks] == [
        ("2.1.a", "content", None, "lead", False),
        ("2.1.b", "content", None, "lead", False),
        ("2.2", "content", None, "lead", False),
        ("2.2", "content", None, "lead", False),
        ("2.2", "content", None, "lead", False),
        ("2.2", "content", None, "lead", False),
        ("3", "funding", None, "lead", False),
        ("4.1", "organisation", "culture_society_office", "lead", False),
        ("4.2", "organisation", "police", "lead", False),
        ("4.3", "organisation", "womens_union", "joint", True),
        ("4.4", "organisation", "village", "lead", False),
    ]
    assert ward.tasks[7].joint == ("police", "health_station", "village")


def test_an_order_completed_by_noun_phrases_is_one_task(ward: Draft) -> None:
    assert ward.tasks[4].text == (
        "Truyền thông qua các hình thức: Hội nghị chuyên đề; Tờ rơi, băng rôn; Trang thông tin điện tử."
    )


def test_tasks_know_when(ward: Draft) -> None:
    assert (ward.tasks[0].when.recurs, ward.tasks[0].when.end) == (None, "2026-06-30")
    assert ward.tasks[1].when.recurs == "quarter"
    assert ward.tasks[2].when.recurs == "occasion"
    assert (ward.tasks[3].when.start, ward.tasks[3].when.end) == ("2026-11-15", "2026-12-15")


def test_units_are_headings_and_subjects_of_their_own_bullets(ward: Draft, commune: Draft) -> None:
    assert [(one.kind, one.name, one.asked) for one in ward.units] == [
        ("culture_society_office", "Phòng Văn hóa - Xã hội", False),
        ("police", "Công an phường", False),
        ("womens_union", "Hội Liên hiệp Phụ nữ phường", True),
        ("village", "Trưởng các khu phố", False),
    ]
    assert [one.kind for one in commune.units] == [
        "culture_society_office", "all_agencies", "police", "youth_union", "village",
    ]  # fmt: skip
    assert [one.unit for one in commune.tasks if one.ref == "P3.2"] == ["police", "youth_union"]


def test_key_dates_are_named_days(ward: Draft) -> None:
    assert [(one.name, one.start, one.end) for one in ward.key_dates] == [
        ("Ngày Quốc tế Phụ nữ", "03-08", "03-08"),
        ("Ngày Gia đình Việt Nam", "06-28", "06-28"),
        ("Tháng hành động vì bình đẳng giới", "11-15", "12-15"),
    ]


def test_deadlines_say_who_owes_what_to_whom(ward: Draft, commune: Draft) -> None:
    six, year = ward.deadlines
    assert (six.report, six.due, six.bound) == ("six_month", "06-10", "before")
    assert (year.report, year.due, year.bound) == ("annual", "11-25", "before")
    assert year.owed_by == ("all_agencies", "village")
    assert year.to == "UBND phường (qua Phòng Văn hóa - Xã hội)"
    assert year.then_to == ("Sở Nội vụ tỉnh Sơn Hải",)
    (campaign,) = commune.deadlines
    assert (campaign.report, campaign.due, campaign.owed_by) == ("campaign", "12-20", ("village",))
    assert campaign.subject == "Tháng hành động"


def test_money_models_and_recipients(ward: Draft) -> None:
    assert ward.funding == ("nguồn ngân sách phường năm 2026", "nguồn xã hội hóa")
    assert ward.models == ("Tổ phụ nữ an toàn", "Câu lạc bộ cha và con")
    assert ward.recipients == ("Sở Nội vụ", "Các khu phố", "Lưu: VT")


def test_the_map_says_what_each_passage_is(ward: Draft) -> None:
    kinds = [one.kind for one in ward.map]
    for kind in ("head", "reference", "heading", "aim", "target", "task", "funding", "deadline", "closing",
                 "recipients", "signature"):  # fmt: skip
        assert kind in kinds
    assert "context" not in kinds
    assert ward.coverage.placed == ward.coverage.words == len(ward.source.text.split())


def test_letters_written_apart_read_the_same_and_spans_point_at_them(ward: Draft) -> None:
    apart = read(unicodedata.normalize("NFD", WARD_PLAN))
    assert [one.text for one in apart.tasks] == [one.text for one in ward.tasks]
    assert apart.targets == ward.targets
    first = words_at(apart, apart.tasks[0].span)
    assert first != ward.tasks[0].text
    assert unicodedata.normalize("NFC", first) == ward.tasks[0].text


def test_the_words_of_every_item_stand_at_its_span(ward: Draft, commune: Draft) -> None:
    for draft in (ward, commune):
        for one in (*draft.targets, *draft.tasks, *draft.aims):
            assert words_at(draft, one.span).startswith(one.text.split(":")[0])
        for unit in draft.units:
            assert words_at(draft, unit.span) == unit.name


def test_a_text_without_any_number_still_gives_its_tasks() -> None:
    draft = read(
        "KẾ HOẠCH\nChăm lo cho trẻ em gái năm 2026\nUBND xã Đồng Hạ ban hành kế hoạch như sau:\n"
        "Mở hai lớp dạy bơi cho trẻ em gái trong hè.\nVận động các hộ cho con gái học hết lớp 12.\n"
    )
    assert [one.text for one in draft.tasks] == [
        "Mở hai lớp dạy bơi cho trẻ em gái trong hè.",
        "Vận động các hộ cho con gái học hết lớp 12.",
    ]


def test_a_province_speaks_of_itself_in_title_and_head() -> None:
    draft = read(
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẢI\nKẾ HOẠCH\nBình đẳng giới trên địa bàn tỉnh Sơn Hải năm 2026\n"
        "I. NHIỆM VỤ\n1. Hướng dẫn Ủy ban nhân dân các xã, phường lập kế hoạch riêng.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- Chủ trì theo dõi.\n2. Công an tỉnh\n- Bảo vệ nạn nhân.\n"
    )
    assert draft.head.locality == Locality("tỉnh", "Sơn Hải", None)
    assert [one.kind for one in draft.units] == ["other", "police"]


def test_real_places_are_found_in_the_national_list() -> None:
    text = (
        "KẾ HOẠCH\nBình đẳng giới năm 2026\nUBND đặc khu Cát Hải ban hành:\nI. NHIỆM VỤ\n1. Mở lớp học nghề."
    )
    head = read(text).head
    assert (head.locality.level, head.locality.name) == ("đặc khu", "Cát Hải")
    assert head.locality.code == "11914"


def test_who_is_asked_by_an_outer_heading_is_asked_and_who_shares_one_works_along() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Đề nghị các tổ chức chính trị - xã hội\n"
        "a) Hội Nông dân xã\n- Vận động hội viên ký cam kết.\n"
        "2. Công an xã, Trạm Y tế xã\n- Chủ trì trực đường dây nóng.\n"
    )
    assert [(one.kind, one.asked) for one in draft.units] == [
        ("fatherland_front", True), ("farmers_union", True), ("police", False), ("health_station", False),
    ]  # fmt: skip
    assert [(one.unit, one.asked, one.joint) for one in draft.tasks] == [
        ("farmers_union", True, ()), ("police", False, ("health_station",)),
    ]  # fmt: skip


def test_gifts_are_money_too() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nI. KINH PHÍ\n- Ngân sách xã bố trí 12.500.000 đồng.\n"
        "- Tiếp nhận tài trợ của nhà hảo tâm.\n- Các thôn gửi nhu cầu kinh phí về xã trước ngày 10/9.\n"
    )
    assert draft.funding == ("Ngân sách xã bố trí 12.500.000 đồng", "tài trợ của nhà hảo tâm")


def test_a_body_that_is_required_to_work_is_no_part_on_requirements() -> None:
    draft = read("KẾ HOẠCH\nNăm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Yêu cầu các trưởng thôn: ghi sổ hộ nghèo.\n")
    assert [(one.unit, one.text) for one in draft.tasks] == [("village", "ghi sổ hộ nghèo.")]
