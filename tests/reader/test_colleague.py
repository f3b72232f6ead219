"""Each doubt of a careful colleague, once where it is due and once where it is not."""

import pytest
from tests.reader.plans_of_ours import read, words_at

from songhanh.reader.doubts.texts import SENTENCES, doubt_text
from songhanh.reader.plan import Doubt

HEAD = """ỦY BAN NHÂN DÂN XÃ ĐỒNG HẠ
Số: 12/KH-UBND
Đồng Hạ, ngày 02 tháng 3 năm 2026
KẾ HOẠCH
Bình đẳng giới trên địa bàn xã Đồng Hạ năm 2026
Thực hiện Kế hoạch số 1/KH-UBND ngày 02/01/2026 của UBND tỉnh Sơn Hải, UBND xã ban hành Kế hoạch như sau:
"""
WORK = """III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Mở lớp.
2. Công an xã
- Trực đêm.
3. Các thôn
- Họp dân.
"""
END = """Nơi nhận:
- Sở Nội vụ (b/c);
- Công an xã; các cơ quan, đơn vị; các thôn;
- Lưu: VT.
CHỦ TỊCH
Ngô Thị Mận
"""
MONEY = "IV. KINH PHÍ\nNgân sách xã.\n"
REPORT = "V. CHẾ ĐỘ BÁO CÁO\nCác đơn vị báo cáo năm trước ngày 20/11/2026 về UBND xã.\n"
TARGET = "I. CHỈ TIÊU\n1. {0}\n"
TASK = "II. NHIỆM VỤ\n1. {0}\n"
WHOLE = HEAD + WORK + MONEY + REPORT + END


def doubts_of(text: str, kind: str) -> list[Doubt]:
    return [one for one in read(text).doubts if one.kind == kind]


def put(words: str, into: str) -> str:
    """The whole plan with a target or a task in it."""
    return HEAD + into.format(words) + WORK + MONEY + REPORT + END


def of_place(name: str, text: str) -> str:
    """The plan as one of a commune of thành phố Hải Phòng."""
    text = text.replace("ĐỒNG HẠ", name.upper()).replace("Đồng Hạ", name)
    return text.replace("tỉnh Sơn Hải", "thành phố Hải Phòng")


def citing(words: str) -> str:
    """The plan with one more basis."""
    return WHOLE.replace("Thực hiện Kế", f"Căn cứ {words};\nThực hiện Kế")


# kind, a plan where it is due, one that is right
CASES: dict[str, tuple[str, str]] = {
    "paper_incomplete": (WHOLE.replace("12/KH", "   /KH"), WHOLE),
    "period_contradicts": (
        WHOLE.replace("Nơi nhận", "Trên đây là Kế hoạch bình đẳng giới năm 2025 của xã./.\nNơi nhận"),
        WHOLE.replace("Nơi nhận", "Trên đây là Kế hoạch bình đẳng giới năm 2026 của xã./.\nNơi nhận"),
    ),
    "instrument_replaced": (
        citing("Luật Tổ chức chính quyền địa phương số 77/2015/QH13"),
        citing("Luật Tổ chức chính quyền địa phương số 72/2025/QH15"),
    ),
    "instrument_expired": (
        put("Thực hiện Quyết định số 2232/QĐ-TTg ngày 28/12/2020.", TASK),
        put("Tổng kết Quyết định số 2232/QĐ-TTg ngày 28/12/2020.", TASK),
    ),
    "term_replaced": (
        put("Giúp nạn nhân bạo lực gia đình tìm việc.", TASK),
        put("Giúp người bị bạo lực gia đình tìm việc.", TASK),
    ),
    "abolished_body": (
        put("Báo cáo Sở Lao động - Thương binh và Xã hội.", TASK),
        put("Báo cáo Sở Nội vụ.", TASK),
    ),
    "comparator_lost": (
        put("Giảm từ 23 ca dưới 18 ca.", TARGET),
        put("Giảm từ 23 ca xuống dưới 18 ca.", TARGET),
    ),
    "measure_missing": (put("Không để xảy ra tảo hôn.", TARGET), put("Đạt 30% nữ.", TARGET)),
    "number_unclear": (put("Đạt 60.5% nữ.", TARGET), put("Đạt 60,5% nữ.", TARGET)),
    "target_needs_survey": (
        put("Giảm số giờ nội trợ của phụ nữ còn 1,4 lần so với nam giới.", TARGET),
        put("Mở 02 lớp nấu ăn cho nam giới.", TARGET),
    ),
    "target_small_numbers": (
        put("Tỷ số giới tính khi sinh không quá 110 bé trai/100 bé gái.", TARGET),
        put("Số ca sinh ở vị thành niên không quá 02 ca.", TARGET),
    ),
    "target_of_higher_level": (
        put("Tỷ lệ nữ được tuyển mới vào giáo dục nghề nghiệp đạt 40%.", TARGET),
        put("Giới thiệu 20 nữ đi học nghề.", TARGET),
    ),
    "target_without_unit": (
        put("Đạt 30% nữ.\n2. Đạt 40% hộ ký cam kết (Công an xã chủ trì).", TARGET),
        put("Đạt 30% nữ (Công an xã chủ trì).", TARGET),
    ),
    "targets_without_unit": (put("Đạt 30% nữ.", TARGET), put("Đạt 30% nữ (Công an xã chủ trì).", TARGET)),
    "unit_without_task": (WHOLE.replace("3. Các thôn", "3. Trạm Y tế xã\n4. Các thôn"), WHOLE),
    "task_without_unit": (WHOLE.replace("IV. KINH", "IV. THI ĐUA\nKhen người tốt.\nVI. KINH"), WHOLE),
    "units_not_in_recipients": (WHOLE.replace("; các thôn;", ";"), WHOLE),
    "recipients_without_task": (WHOLE.replace("- Lưu", "- Trạm Y tế xã;\n- Lưu"), WHOLE),
    "no_funding": (WHOLE.replace(MONEY, ""), WHOLE),
    "no_report_deadline": (WHOLE.replace(REPORT, ""), WHOLE),
    "second_deadline": (
        put("Tổ chức đối thoại trước ngày 05/6/2026 và ngày 20/11/2026.", TASK),
        put("Tổ chức đối thoại trước ngày 05/6/2026 và gửi tin, bài.", TASK),
    ),
    "deadline_on_rest_day": (WHOLE.replace("20/11/2026", "22/11/2026"), WHOLE),
    "deadline_before_period_ends": (WHOLE.replace("20/11/2026", "20/10/2026"), WHOLE),
    "day_outside_period": (
        put("Mở lớp trước ngày 30/6/2024.", TASK),
        put("Mở lớp trước ngày 30/6/2026.", TASK),
    ),
    "date_impossible": (put("Mở lớp trước ngày 31/6/2026.", TASK), put("Mở lớp trước ngày 30/6/2026.", TASK)),
    "observance_date": (
        put("Kỷ niệm Ngày Quốc tế Phụ nữ (08/4).", TASK),
        put("Kỷ niệm Ngày Quốc tế Phụ nữ (08/3).", TASK),
    ),
    "sum_mismatch": (
        put("Củng cố tổ hòa giải 20 thành viên, gồm 12 nữ và 7 nam.", TASK),
        put("Củng cố tổ hòa giải 20 thành viên, gồm 12 nữ và 8 nam.", TASK),
    ),
    "period_unusual": (
        put("Thực hiện Đề án học nghề giai đoạn 2021-2026.", TASK),
        put("Thực hiện Đề án học nghề giai đoạn 2021-2025.", TASK),
    ),
    "strategy_end": (
        put("Làm các chỉ tiêu của Chiến lược quốc gia về bình đẳng giới đến năm 2027.", TASK),
        put("Làm các chỉ tiêu của Chiến lược quốc gia về bình đẳng giới đến năm 2030.", TASK),
    ),
    "period_mismatch": (
        put("Làm Đề án học nghề giai đoạn 2021-2025.\n2. Làm Đề án học nghề giai đoạn 2026-2030.", TASK),
        put("Làm Đề án học nghề giai đoạn 2021-2025.\n2. Làm Đề án học vẽ giai đoạn 2026-2030.", TASK),
    ),
    "numbering_gap": (put("Mở lớp.\n3. Họp dân.", TASK), put("Mở lớp.\n2. Họp dân.", TASK)),
    "numbering_repeated": (put("Mở lớp.\n1. Họp dân.", TASK), put("Mở lớp.\n2. Họp dân.", TASK)),
    "sentence_cut": (
        put("Mở lớp học nghề cho lao động nữ theo quy định của.", TASK),
        put("Mở lớp học nghề cho lao động nữ theo quy định của tỉnh.", TASK),
    ),
    "words_repeated": (
        put("Mở lớp cho chị em ở các thôn xa cho chị em ở các thôn xa trong xã.", TASK),
        put("Mở lớp cho chị em ở các thôn xa và cho người già ở các thôn gần.", TASK),
    ),
    "possible_slip": (put("Mở O2 lớp cho chị em.", TASK), put("Mở 02 lớp cho chị em.", TASK)),
    "wrong_tier_word": (
        put("Họp các thôn.\n2. Giao các thôn.\n3. Gặp chị em các ấp.", TASK),
        put("Họp các thôn.\n2. Giao các thôn.\n3. Gặp chị em các thôn.", TASK),
    ),
    "name_spelled_differently": (
        put("Mở lớp ở xã Đông Hạ.", TASK),
        put("Mở lớp ở xã Đồng Hạ.", TASK),
    ),
    "name_not_official": (
        of_place("Kẻ Sắt", WHOLE),
        of_place("Kẻ Sặt", WHOLE),
    ),
    "place_unknown": (WHOLE, of_place("Kẻ Sặt", WHOLE)),
    "title_missing": (WHOLE.replace("KẾ HOẠCH\nBình đẳng giới trên địa bàn xã Đồng Hạ năm 2026", ""), WHOLE),
    "nothing_understood": ("Kính gửi anh Minh.", WHOLE),
}  # fmt: skip
# tests/plans/test_doubts.py, test_own_words.py
OF_THE_INSTALLATION = {"place_other", "unit_unknown_here", "plans_contradict", "own_name"}


@pytest.mark.parametrize("kind", CASES)
def test_a_doubt_is_raised_where_it_is_due(kind: str) -> None:
    found = doubts_of(CASES[kind][0], kind)
    assert len(found) == 1
    assert found[0].text == doubt_text(kind, found[0].arguments)


@pytest.mark.parametrize("kind", CASES)
def test_and_is_not_where_all_is_right(kind: str) -> None:
    assert doubts_of(CASES[kind][1], kind) == []


def test_every_kind_of_doubt_is_tried() -> None:
    assert set(CASES) | OF_THE_INSTALLATION == set(SENTENCES)


@pytest.mark.parametrize("kind", sorted(set(CASES) | OF_THE_INSTALLATION))
def test_every_doubt_says_what_to_do(kind: str) -> None:
    assert "hãy" in doubt_text(kind, {}).lower() or kind == "paper_incomplete"


def test_a_plan_without_slips_raises_nothing_but_that_its_place_is_invented() -> None:
    assert [one.kind for one in read(WHOLE).doubts] == ["place_unknown"]


def test_doubts_stand_at_their_words() -> None:
    draft = read(CASES["sum_mismatch"][0])
    (one,) = [one for one in draft.doubts if one.kind == "sum_mismatch"]
    assert words_at(draft, one.span) == "20 thành viên, gồm 12 nữ và 7 nam"
    assert one.arguments == {"sum": "19", "total": "20"}


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Hỗ trợ 30 hộ nghèo, trong đó 12 hộ do nữ làm chủ.", False),
        ("Hỗ trợ 30 hộ nghèo, trong đó 42 hộ do nữ làm chủ.", True),
        ("Mở 05 lớp (gồm 02 lớp may, 02 lớp nấu ăn, 01 lớp tin học).", False),
        ("Mở 05 lớp (gồm 02 lớp may, 02 lớp nấu ăn, 02 lớp tin học).", True),
        ("Phát 1.500 tờ gấp, chia ra 1.000 tờ cho thôn và 500 tờ cho trường.", False),
        ("Mở 02 lớp, mỗi lớp gồm 30 nữ và 10 nam.", False),
    ],
)
def test_parts_and_wholes(words: str, wrong: bool) -> None:
    assert bool(doubts_of(put(words, TASK), "sum_mismatch")) is wrong


@pytest.mark.parametrize(
    ("recipients", "missing"),
    [
        ("- Các phòng, ban, ngành, đoàn thể; các thôn;", ""),
        ("- Các phòng, đơn vị thuộc UBND xã; các thôn;", "Công an xã"),
        ("- Các cơ quan, đơn vị thuộc UBND xã; các thôn;", "Công an xã"),
        ("- Các cơ quan, đơn vị, các thôn;", ""),
        ("- Các cơ quan, đơn vị liên quan;", "Các thôn"),
        ("- Như mục III;", ""),
        ("- Công an xã;", "Phòng Văn hóa - Xã hội, Các thôn"),
    ],
)
def test_groups_among_recipients_count_for_their_members(recipients: str, missing: str) -> None:
    text = WHOLE.replace("- Công an xã; các cơ quan, đơn vị; các thôn;", recipients)
    found = doubts_of(text, "units_not_in_recipients")
    assert [one.arguments["units"] for one in found] == ([missing] if missing else [])


UNIONS = "3. Đề nghị Mặt trận Tổ quốc và các đoàn thể\n- Hội Nông dân xã vận động hội viên.\n4. Các thôn"
TOLD = "I. KẾT QUẢ NĂM 2025\nĐến 31/12/2025 có 3 mô hình.\n"
PROSE = (
    "III. TỔ CHỨC THỰC HIỆN\nCông an xã chủ trì việc trực đêm.\nTrạm Y tế khám bệnh cho phụ nữ.\n"
    "Kinh phí thực hiện do ngân sách xã bảo đảm.\n"
)
MEMBERS = (
    WHOLE.replace("2. Công an xã\n", "2. Ủy viên là Trưởng Công an xã\n")
    .replace("1. Phòng", "1. Trưởng ban\n- Điều hành.\n2. Phòng")
    .replace("Công an xã; các cơ quan, đơn vị", "Các thành viên Ban Vì sự tiến bộ của phụ nữ")
)
STRETCH = WHOLE.replace(
    "Bình đẳng giới trên địa bàn xã Đồng Hạ năm 2026",
    "Thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2026 - 2030 trên địa bàn xã Đồng Hạ",
).replace("Thực hiện Kế", "Căn cứ Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030;\nThực hiện Kế")
NONE_DIED = "98% phụ nữ mang thai được khám thai; không có tử vong mẹ."
NOT_ASKED = (
    ("target_small_numbers", put(NONE_DIED, TARGET)),
    ("period_mismatch", STRETCH),
    ("deadline_on_rest_day", put("Lễ phát động\n- Thời gian: Ngày 14/11/2026.\n- Địa điểm: Sân.", TASK)),
    ("deadline_on_rest_day", put("Ban hành quy trình trước tháng 6/2026.", TASK)),
    ("task_without_unit", HEAD + PROSE + END),
    ("unit_without_task", WHOLE.replace("3. Các thôn", UNIONS)),
    ("day_outside_period", HEAD + TOLD + WORK + MONEY + END),
    ("units_not_in_recipients", MEMBERS),
)


@pytest.mark.parametrize(("kind", "text"), NOT_ASKED)
def test_what_no_colleague_would_ask_is_not_asked(kind: str, text: str) -> None:
    assert doubts_of(text, kind) == []
