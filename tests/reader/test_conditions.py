"""Figures that say who counts, sums for those counted, what each member has, where promises start."""

from decimal import Decimal

import pytest
from tests.reader.test_measures import measures

from songhanh.reader.measures import read_measures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Phấn đấu 60% đơn vị cấp xã có từ 30% nữ trở lên trong cấp ủy.", "60"),
        ("80% các phòng có lãnh đạo là nữ nếu có tỷ lệ nữ từ 30% trở lên.", "80"),
        ("60% cơ quan có tỷ lệ 30% cán bộ nữ trở lên có lãnh đạo nữ.", "60"),
        ("Ở nơi có từ 30% nữ trở lên, 80% đơn vị có lãnh đạo là nữ.", "80"),
    ],
)
def test_what_a_member_must_have_to_count_is_no_promise_of_its_own(text: str, value: str) -> None:
    promised, condition = measures(text)
    assert (str(promised.value), promised.qualifies) == (value, None)
    assert (str(condition.value), condition.qualifies, condition.commitment) == ("30", 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "80% cơ quan có lãnh đạo nữ và có tỷ lệ nữ cấp ủy đạt 30%.",
        "90% hộ được tuyên truyền, có trên 70% hộ ký cam kết.",
    ],
)
def test_a_second_share_in_a_sentence_is_promised_too(text: str) -> None:
    assert [one.qualifies for one in measures(text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hỗ trợ 100 phụ nữ khởi nghiệp với 3 tỷ đồng.", 100),
        ("Cho 50 phụ nữ vay 2,5 tỷ đồng để phát triển kinh tế.", 50),
        ("Giúp 20 hội viên thoát nghèo, tổng giá trị 400 triệu đồng.", 20),
    ],
)
def test_a_sum_for_those_counted_is_no_promise_of_its_own(text: str, count: int) -> None:
    (one,) = measures(text)
    assert (one.kind, one.value) == ("count", count)


def test_a_sum_with_a_verb_of_its_own_is_promised() -> None:
    assert [one.kind for one in measures("Có 50 hộ vay vốn và dư nợ đạt 5 tỷ đồng.")] == ["count", "amount"]


def test_what_each_person_has_qualifies_and_holds_by_the_same_year() -> None:
    whole, each = measures(
        "Đến hết năm 2028, 100% cán bộ nữ được bồi dưỡng; mỗi người ít nhất 01 khóa.", 2030
    )
    assert (whole.by, each.by, each.qualifies) == (2028, 2028, 0)


def test_a_milestone_after_two_bounds_has_one() -> None:
    first, later = measures(
        "Có từ 02 đến 03 nữ trưởng thôn vào năm 2028, 05 nữ trưởng thôn vào năm 2030.", 2030
    )
    assert (first.comparator, later.comparator, later.upper) == ("between", ">=", None)


def test_what_is_in_the_first_of_several_years_is_where_a_promise_starts() -> None:
    (one,) = read_measures("tỷ lệ nữ đạt từ 25% trở lên (năm 2026 là 18,5%)", 2030, 2026).measures
    assert (one.value, one.baseline, one.baseline_year) == (25, Decimal("18.5"), 2026)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("9/10 phụ nữ mang thai được khám thai định kỳ.", "share", "90"),
        ("Số xã, phường có lãnh đạo chủ chốt là nữ đạt 66/96.", "count", "66"),
    ],
)
def test_so_many_of_all_may_be_people_or_stand_at_the_end(text: str, kind: str, value: str) -> None:
    (one,) = measures(text)
    assert (one.kind, str(one.value)) == (kind, value)


@pytest.mark.parametrize(
    "text", ["Dịp 20/10 phụ nữ toàn xã dự hội thi.", "Bảo đảm 3 không.", "Nhà tạm lánh mở 365 ngày/năm."]
)
def test_days_and_sayings_are_no_figures(text: str) -> None:
    assert measures(text) == ()


def test_at_how_many_places_is_no_second_promise_but_what_each_time_needs_is() -> None:
    assert [one.value for one in measures("Xây dựng 03 mô hình tại 04 phường.")] == [3]
    assert [one.value for one in measures("Mở 02 đợt, mỗi đợt tại 05 ấp.")] == [2, 5]


def test_a_fall_by_so_many_to_so_many_starts_from_nowhere() -> None:
    (one,) = measures("Giảm số ca so với năm 2025 từ 05 đến 07 ca.")
    assert (one.comparator, one.value, one.upper, one.baseline) == ("between", 5, 7, None)


def test_what_is_kind_to_the_young_may_be_much() -> None:
    (one,) = measures("Trạm y tế thân thiện với vị thành niên: 80 trạm.")
    assert one.comparator == ">="


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ nữ cấp ủy lần lượt đạt 22%, 25%, 30% vào các năm 2026, 2028, 2030.",
        "Đến năm 2026, năm 2028 và năm 2030, tỷ lệ nữ lần lượt đạt 22%, 25% và 30%.",
    ],
)
def test_figures_and_years_in_turn_are_milestones(text: str) -> None:
    found = measures(text, 2030)
    assert [(one.value, one.by, one.commitment) for one in found] == [
        (22, 2026, 0),
        (25, 2028, 0),
        (30, 2030, 0),
    ]


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("Không để tỷ số giới tính khi sinh vượt 111 trẻ trai/100 trẻ gái.", "<=", 111),
        ("Đạt và vượt 30% nữ tham gia cấp ủy.", ">=", 30),
        ("100% cán bộ, công chức (42/42 người) được tập huấn.", "=", 100),
    ],
)
def test_one_promise_is_read_as_it_binds(text: str, comparator: str, value: int) -> None:
    assert [(one.comparator, one.value) for one in measures(text)] == [(comparator, value)]


def test_what_is_now_is_where_a_promise_starts() -> None:
    (one,) = measures("Đưa tỷ lệ nữ lãnh đạo từ 15% hiện nay lên 20%.")
    assert (one.value, one.baseline) == (20, 15)
