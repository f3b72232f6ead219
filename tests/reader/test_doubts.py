"""What a careful colleague would ask, and what he would not."""

import pytest
from tests.reader.plans_of_ours import COMMUNE_PLAN, WARD_PLAN, read, words_at

from songhanh.reader.doubts.texts import doubt_text, severity_of
from songhanh.reader.plan import Doubt

HEAD = (
    "KẾ HOẠCH\nBình đẳng giới trên địa bàn xã Đồng Hạ năm 2026\nThực hiện Kế hoạch số 1/KH-UBND ngày 2/1/2026"
)
QUIET = {"paper_incomplete", "no_report_deadline", "place_unknown", "targets_without_unit"}


def doubts(*lines: str, parent: str = "của UBND tỉnh Sơn Hải.") -> list[Doubt]:
    text = "\n".join([f"{HEAD} {parent}", "I. NHIỆM VỤ", *lines])
    return [one for one in read(text).doubts if one.kind not in QUIET]


def told(*lines: str, parent: str = "của UBND tỉnh Sơn Hải.") -> list[tuple[str, dict[str, str]]]:
    return [(one.kind, one.arguments) for one in doubts(*lines, parent=parent)]


@pytest.mark.parametrize(
    ("line", "kind", "arguments"),
    [
        ("1. Phấn đấu 60.5% hộ ký cam kết.", "number_unclear", {"number": "60.5"}),
        ("1. Mở lớp trước ngày 31/02/2026.", "date_impossible", {"date": "31/02/2026"}),
        ("1. Mở lớp từ ngày 15/11 đến 15/12/2024.", "day_outside_period",
         {"date": "15/12/2024", "period": "2026"}),
        ("1. Thực hiện Đề án học nghề giai đoạn 2021-2026.", "period_unusual", {"period": "2021-2026"}),
        ("1. Mở lớp cho dân tộc thiếu số.", "possible_slip", {"found": "thiếu số", "meant": "thiểu số"}),
        ("1. Giao các tổ chưc hội mở lớp.", "possible_slip", {"found": "chưc", "meant": "chức/chực"}),
        ("1. Mở lớp học nghề cho lao động nữ theo quy định của.", "sentence_cut", {"words": "quy định của."}),
        ("1. Mở lớp cho chị em ở các thôn xa cho chị em ở các thôn xa trong xã.", "words_repeated",
         {"words": "cho chị em ở các thôn xa"}),
        ("1. Kỷ niệm Ngày Phụ nữ Việt Nam (20/11).", "observance_date",
         {"name": "Ngày Phụ nữ Việt Nam", "expected": "20/10", "date": "20/11"}),
        ("1. Gửi danh sách về UBND huyện để xét.", "abolished_body", {"word": "UBND huyện"}),
        ("1. Gửi danh sách về Sở Lao động - Thương binh và Xã hội.", "abolished_body",
         {"word": "Sở Lao động - Thương binh và Xã hội"}),
    ],
)  # fmt: skip
def test_slips_are_asked_about(line: str, kind: str, arguments: dict[str, str]) -> None:
    assert told(line) == [(kind, arguments)]


@pytest.mark.parametrize(
    "line",
    [
        "1. Bổ sung những địa bàn còn thiếu số liệu.",
        "1. Thực hiện nghị quyết của Hội đồng nhân dân nhiệm kỳ 2021-2026.",
        "1. Thực hiện Quyết định số 7/QĐ-TTg ngày 31/12/2020 của Thủ tướng Chính phủ.",
        "1. Kỷ niệm Ngày Phụ nữ Việt Nam (20/10).",
        "1. Vận động phụ nữ thường xuyên đi khám sức khỏe tại các thôn, bản.",
        "1. Trực đường dây nóng 24/24 giờ, 7/7 ngày.",
        "1. Rà soát văn bản ban hành từ ngày 01/7/2025.",
        "1. Tuyên truyền trên facebook, internet và các trang mạng.",
        "1. Mở lớp cho chị em, cho các cháu, cho người già và cho người khuyết tật ở các thôn.",
    ],
)
def test_what_is_right_is_not_asked_about(line: str) -> None:
    assert told(line) == []


def test_a_name_in_several_spellings() -> None:
    found = told("1. Mở lớp tại xã Đồng Hạ.", "2. Gặp mặt phụ nữ xã Đông Hạ.")
    assert found == [
        ("name_spelled_differently", {"level": "xã", "name": "Đồng Hạ", "others": "“Đông Hạ”"}),
    ]


def test_one_programme_with_two_stretches_of_years() -> None:
    found = told(
        "1. Thực hiện Chương trình học nghề cho phụ nữ giai đoạn 2021-2025.",
        "2. Tiếp tục Chương trình học nghề cho phụ nữ giai đoạn 2026-2030.",
    )
    assert [kind for kind, _ in found] == ["period_mismatch"]
    assert found[0][1]["periods"] == "2021-2025, 2026-2030"


def test_words_of_another_tier() -> None:
    city = "của UBND thành phố Sơn Hải."
    assert told("1. Hằng tháng báo cáo tỉnh kết quả.", parent=city) == [
        ("wrong_tier_word", {"word": "tỉnh", "expected": "thành phố"})
    ]
    assert told("1. Họp các thôn.", "2. Giao các thôn.", "3. Đi các thôn.", "4. Gặp chị em các ấp.") == [
        ("wrong_tier_word", {"word": "ấp", "expected": "thôn"})
    ]


def test_a_ward_misspelled_as_often() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026 phường Bến Tầm\nI. NHIỆM VỤ\n1. Củng cố Ban Vì sự tiến bộ của phụ nữ thường.\n"
    )
    assert ("possible_slip", {"found": "thường", "meant": "phường"}) in [
        (one.kind, one.arguments) for one in draft.doubts
    ]


def test_deadlines_before_their_period_ends() -> None:
    found = told(
        "1. Mở lớp.",
        "II. CHẾ ĐỘ BÁO CÁO",
        "Các đơn vị báo cáo 9 tháng trước ngày 30/8, báo cáo năm trước ngày 30/11.",
    )
    assert found == [
        ("deadline_before_period_ends", {"date": "30/08", "report": "9 tháng"}),
        ("deadline_on_rest_day", {"date": "30/08/2026", "day": "Chủ nhật"}),
    ]


def test_a_plan_without_a_day_for_reports() -> None:
    assert "no_report_deadline" in [one.kind for one in read(f"{HEAD}\nI. NHIỆM VỤ\n1. Mở lớp.").doubts]
    assert "no_report_deadline" not in [one.kind for one in read(WARD_PLAN).doubts]


def test_targets_that_nobody_answers_for() -> None:
    draft = read(COMMUNE_PLAN, "a.md")
    assert [one.ref for one in draft.doubts if one.kind == "target_without_unit"] == [
        "P1.II.1.2",
        "P1.II.2.1",
    ]
    assert [one.arguments for one in read(WARD_PLAN).doubts if one.kind == "targets_without_unit"] == [
        {"count": "4"}
    ]


def test_a_target_without_a_figure_is_left_to_a_person() -> None:
    assert [one.kind for one in read(WARD_PLAN).doubts if one.kind == "measure_missing"] == [
        "measure_missing"
    ]


def test_a_fall_without_its_word() -> None:
    draft = read("KẾ HOẠCH\nNăm 2026\nI. CHỈ TIÊU\n- Tỷ lệ bỏ học giảm từ 3% số học sinh dưới 1%.\n")
    assert [one.arguments for one in draft.doubts if one.kind == "comparator_lost"] == [
        {"words": "giảm từ 3% số học sinh dưới 1"}
    ]


def test_numbers_that_skip_or_repeat() -> None:
    assert told("1. Mở lớp.", "2. Họp dân.", "4. Thăm hộ nghèo.") == [
        ("numbering_gap", {"before": "2", "after": "4"})
    ]
    assert told("1. Mở lớp.", "2. Họp dân.", "2. Thăm hộ nghèo.") == [("numbering_repeated", {"number": "2"})]


def test_a_task_of_nobody() -> None:
    found = told("1. Mở lớp.", "II. THI ĐUA, KHEN THƯỞNG", "Biểu dương các gia đình tiêu biểu của xã.")
    assert found == [("task_without_unit", {})]


def test_a_text_that_is_no_plan() -> None:
    (one,) = read("Kính gửi anh Minh.").doubts[:1]
    assert (one.kind, one.severity) == ("nothing_understood", "error")


def test_doubts_point_at_their_words_and_the_gravest_come_first() -> None:
    draft = read(COMMUNE_PLAN, "a.md")
    assert [one.severity for one in draft.doubts] == sorted(
        (one.severity for one in draft.doubts), key=["error", "warning", "notice"].index
    )
    assert words_at(draft, draft.doubts[0].span) == "60.5"
    assert draft.doubts[0].text == doubt_text("number_unclear", {"number": "60.5"})


def test_each_doubt_speaks_two_languages() -> None:
    assert doubt_text("numbering_gap", {"before": "1", "after": "3"}) != doubt_text(
        "numbering_gap", {"before": "1", "after": "3"}, "en"
    )
    assert doubt_text("numbering_gap", {}, "en").isascii() is False
    assert severity_of("date_impossible") == "error"
    with pytest.raises(KeyError):
        doubt_text("no such doubt", {})


def test_a_campaign_is_told_about_before_it_ends() -> None:
    found = told(
        "1. Mở Tháng hành động chia sẻ việc nhà từ ngày 01/10 đến ngày 31/10/2026.",
        "II. CHẾ ĐỘ BÁO CÁO",
        "Các đơn vị báo cáo kết quả Tháng hành động trước ngày 25/10.",
    )
    assert found == [
        ("deadline_before_period_ends", {"date": "25/10", "report": "Tháng hành động"}),
        ("deadline_on_rest_day", {"date": "25/10/2026", "day": "Chủ nhật"}),
    ]


@pytest.mark.parametrize(
    ("line", "above"),
    [
        ("Trạm Y tế xã có 02 nhân viên tư vấn cho người chuyển giới.", False),
        ("50% cơ sở tư vấn nhận người chuyển giới.", True),
    ],
)
def test_what_this_level_itself_has_to_count_is_its_own(line: str, above: bool) -> None:
    draft = read(f"{HEAD}\nI. CHỈ TIÊU\n1. {line}\n")
    assert ("target_of_higher_level" in [one.kind for one in draft.doubts]) is above


def test_a_fall_in_two_steps_is_no_sentence_cut() -> None:
    line = "Giảm tỷ lệ nữ bỏ học từ 4% xuống dưới 3% vào năm 2028 và dưới 2% vào năm 2030."
    assert "comparator_lost" not in [one.kind for one in read(f"{HEAD}\nI. CHỈ TIÊU\n1. {line}\n").doubts]
