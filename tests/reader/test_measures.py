"""Figures of targets: what is compared with what, in which unit, for which stretch, by which year."""

from decimal import Decimal

import pytest

from songhanh.kernel.quantities import Measure
from songhanh.reader.figures import to_decimal
from songhanh.reader.folding import fold
from songhanh.reader.measures import Unclear, read_measures


def measures(text: str, by: int | None = 2026) -> tuple[Measure, ...]:
    return read_measures(fold(text), by).measures


def only(text: str) -> Measure:
    (one,) = measures(text)
    return one


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("Có ít nhất 04 buổi nói chuyện.", ">=", "4"),
        ("Tối thiểu 3 lớp học nghề cho nữ.", ">=", "3"),
        ("Đạt 45% nữ thanh niên có nghề.", ">=", "45"),
        ("Từ 35% trở lên cán bộ nữ được đi học.", ">=", "35"),
        ("Tỷ lệ nữ đại biểu không dưới 30%.", ">=", "30"),
        ("Không quá 03 vụ trong năm.", "<=", "3"),
        ("Tối đa 2% trẻ em gái bỏ học.", "<=", "2"),
        ("Giảm tỷ lệ thất nghiệp của nữ còn 3,5%.", "<=", "3.5"),
        ("Tỷ lệ tử vong trẻ em xuống dưới 2%.", "<", "2"),
        ("Trên 90% hộ ký cam kết.", ">", "90"),
        ("Vượt 80% số hộ.", ">", "80"),
        ("Khoảng 60% lao động nữ có việc làm.", "~", "60"),
        ("100% thôn có tủ sách.", "=", "100"),
        ("Duy trì 05 câu lạc bộ.", "=", "5"),
        ("Tỷ số giới tính khi sinh ở mức 110 bé trai/100 bé gái.", "<=", "110"),
        ("60,5 phần trăm số hộ có sổ gia đình.", ">=", "60.5"),
        ("1.234 lượt người nghe nói chuyện.", ">=", "1234"),
        ("Xã có một nhà tạm lánh.", ">=", "1"),
    ],
)
def test_words_around_a_figure_say_how_it_binds(text: str, comparator: str, value: str) -> None:
    assert (only(text).comparator, only(text).value) == (comparator, Decimal(value))


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("Tỷ lệ nữ trưởng thôn đạt 20%.", "share", "%"),
        ("90% chi hội có tổ hòa giải.", "coverage", "%"),
        ("Số giờ việc nhà của vợ còn 1,5 lần so với chồng.", "ratio", "lần"),
        ("Không quá 111 bé trai/100 bé gái.", "ratio", "bé trai/100 bé gái"),
        ("Tỷ suất sinh ở tuổi vị thành niên dưới 20/1.000.", "rate", "/1.000"),
        ("Tổ chức ít nhất 02 hội thi.", "count", "hội thi"),
        ("Có ít nhất 01 địa chỉ tin cậy.", "existence", "địa chỉ tin cậy"),
        ("Cho vay 500 triệu đồng.", "amount", "đồng"),
    ],
)
def test_figures_are_of_several_kinds(text: str, kind: str, unit: str) -> None:
    assert (only(text).kind, only(text).unit) == (kind, unit)


def test_money_is_whole_dong() -> None:
    assert only("Cho vay ít nhất 1,5 tỷ đồng/năm.").value == Decimal(1_500_000_000)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Mỗi quý đăng ít nhất 04 tin, bài.", "quarter"),
        ("Phát ít nhất 02 bản tin/tháng.", "month"),
        ("Họp tối thiểu 02 lần mỗi năm.", "year"),
        ("100% chi hội sinh hoạt chuyên đề hằng tháng.", "month"),
        ("Mở từ 02 lớp trở lên trong năm.", "year"),
        ("Mở 02 lớp trong năm học.", None),
        ("Có 05 mô hình.", None),
    ],
)
def test_a_period_binds_a_figure(text: str, per: str | None) -> None:
    assert only(text).per == per


def test_a_figure_between_two_bounds() -> None:
    one = only("Tỷ lệ nữ cấp ủy đạt từ 20% đến 25%.")
    assert (one.comparator, one.value, one.upper) == ("between", 20, 25)


def test_a_count_between_two_bounds() -> None:
    one = only("Giúp từ 15 đến 20 phụ nữ vay vốn.")
    assert (one.comparator, one.value, one.upper, one.kind) == ("between", 15, 20, "count")


def test_a_threshold_inside_a_coverage_qualifies_it() -> None:
    whole, each = measures("100% khu phố được tuyên truyền ít nhất 02 lần/năm.")
    assert (whole.kind, whole.comparator, whole.per, whole.qualifies) == ("coverage", "=", None, None)
    assert (each.value, each.unit, each.per, each.qualifies, each.commitment) == (2, "lần", "year", 0, 0)


def test_several_promises_in_one_target_are_numbered() -> None:
    first, each, second = measures(
        "90% hộ nghèo được tiếp cận ít nhất một dịch vụ; 70% hộ cận nghèo được vay vốn."
    )
    assert [first.commitment, each.commitment, second.commitment] == [0, 0, 1]
    assert [first.qualifies, each.qualifies, second.qualifies] == [None, 0, None]


def test_two_figures_of_one_year_are_two_promises() -> None:
    first, second = measures("Kiểm tra ít nhất 03 chợ và 04 bến xe trong năm.")
    assert [(m.value, m.unit, m.per, m.commitment) for m in (first, second)] == [
        (3, "chợ", "year", 0), (4, "bến xe", "year", 1),
    ]  # fmt: skip
    people, women = measures("Có khoảng 500 lượt người dự hội thi, trong đó nữ chiếm ít nhất 45%.")
    assert (people.unit, people.commitment, people.qualifies) == ("lượt người", 0, None)
    assert (women.kind, women.value, women.commitment, women.qualifies) == ("share", 45, 1, None)


def test_what_each_thing_holds_qualifies_it() -> None:
    classes, people = measures("Mở 02 hội thi bơi, mỗi hội thi 25 em.")
    assert (classes.qualifies, people.qualifies, people.commitment) == (None, 0, 0)


def test_the_year_of_a_plan_that_is_made_binds_nothing() -> None:
    assert only("Kế hoạch dạy nghề năm 2027 của xã có ít nhất 01 lớp cho nữ.").by == 2026


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Giúp 12 phụ nữ vay vốn nuôi cá.", "phụ nữ"),
        ("Có 03 câu lạc bộ thu hút nam giới.", "câu lạc bộ"),
        ("Ít nhất 02 chợ và 03 bến xe.", "chợ"),
    ],
)
def test_a_unit_ends_where_something_is_done(text: str, unit: str) -> None:
    assert measures(text)[0].unit == unit


def test_milestones_share_a_commitment() -> None:
    first, second = measures("Đến năm 2028 đạt 60%, đến năm 2030 đạt 75% cơ quan có lãnh đạo nữ.")
    assert [(one.value, one.by, one.commitment) for one in (first, second)] == [(60, 2028, 0), (75, 2030, 0)]


def test_a_year_behind_its_figure_belongs_to_it() -> None:
    assert [(one.value, one.by) for one in measures("Đạt 60% vào năm 2028 và 75% vào năm 2030.")] == [
        (60, 2028), (75, 2030),
    ]  # fmt: skip


def test_a_later_milestone_binds_as_the_first_does() -> None:
    first, later = measures("Việc nhà của vợ còn 1,5 lần so với chồng vào năm 2028 và 1,4 lần vào năm 2030.")
    assert (first.kind, first.comparator, first.by) == ("ratio", "<=", 2028)
    assert (later.kind, later.comparator, later.value, later.by) == ("ratio", "<=", Decimal("1.4"), 2030)
    first, later = measures("Có ít nhất 08 điểm tạm lánh vào năm 2028 và 16 điểm vào năm 2030.")
    assert (later.value, later.unit, later.by) == (16, first.unit, 2030)


def test_a_thing_made_every_year_is_no_period() -> None:
    assert only("100% chi hội đưa việc này vào kế hoạch hằng năm.").per is None


def test_a_figure_before_a_later_milestone_holds_for_the_plan() -> None:
    assert [(one.value, one.by) for one in measures("Đạt 28%, phấn đấu đến năm 2030 đạt 32%.")] == [
        (28, 2026), (32, 2030),
    ]  # fmt: skip


def test_where_a_figure_starts_from_is_its_baseline() -> None:
    one = only("Giảm tỷ lệ tảo hôn từ 2,5% năm 2025 xuống dưới 1,5%.")
    assert (one.comparator, one.value, one.baseline, one.baseline_year, one.by) == (
        "<", Decimal("1.5"), Decimal("2.5"), 2025, 2026,
    )  # fmt: skip
    bare = only("Từ 28% lên 45% phụ nữ có sổ tiết kiệm.")
    assert (bare.value, bare.baseline) == (45, 28)
    risen = only("Nâng tỷ lệ nữ cán bộ từ 20% lên 35%.")
    assert (risen.comparator, risen.value, risen.baseline) == (">=", 35, 20)


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện tốt Nghị quyết số 28/NQ-CP.",
        "Vận động phụ nữ từ 15-49 tuổi đi khám.",
        "Hoàn thành trước ngày 30/6/2026.",
        "Thực hiện mục tiêu 2 và chỉ tiêu 3 của giai đoạn 2021-2030.",
        "Xóa bỏ mọi định kiến về giới.",
        "Ít nhất một nửa số thôn có nữ trưởng thôn.",
        "Tổng kết năm 2025 tại khu phố 3.",
    ],
)
def test_not_every_figure_is_a_quantity(text: str) -> None:
    assert measures(text) == ()


def test_what_could_be_two_numbers_is_asked() -> None:
    figures = read_measures(fold("Đạt 60.5% số hộ; có 1.2 lớp."), 2026)
    assert figures.measures == ()
    assert figures.unclear == (Unclear("60.5", 4, 8), Unclear("1.2", 20, 23))


@pytest.mark.parametrize(
    ("text", "value"), [("1.234,5", "1234.5"), ("04", "4"), ("60.5", None), ("1.23.4", None)]
)
def test_numbers_are_read_as_offices_write_them(text: str, value: str | None) -> None:
    assert to_decimal(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hỗ trợ mỗi hộ 500 nghìn đồng.", 500_000),
        ("Hỗ trợ mỗi hộ 500 ngàn đồng.", 500_000),
        ("Cho vay ít nhất 2 tỷ đồng.", 2_000_000_000),
        ("Cho vay ít nhất 900.000 đồng.", 900_000),
    ],
)
def test_money_is_counted_in_dong_whatever_its_scale(text: str, value: int) -> None:
    assert only(text).value == value


def test_the_place_of_an_unclear_figure_is_that_of_the_words_as_written() -> None:
    text = "Mở 02 (hai) lớp, đạt 60.5 lượt."
    assert read_measures(fold(text), 2026).unclear == (Unclear("60.5", 21, 25),)


def test_a_share_of_each_is_a_promise_of_its_own() -> None:
    whole, share = measures("100% thôn có tổ; mỗi tổ có 30% nữ.")
    assert [(m.value, m.commitment, m.qualifies) for m in (whole, share)] == [(100, 0, None), (30, 1, None)]


def test_what_each_has_qualifies_the_promise_before_it_and_no_earlier_one() -> None:
    found = measures("90% thôn có tổ; 80% xóm có loa; mỗi xóm có 02 loa.")
    assert [(m.value, m.commitment, m.qualifies) for m in found] == [(90, 0, None), (80, 1, None), (2, 1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Mỗi thôn có ít nhất 01 tổ hòa giải.",
        "Phấn đấu mỗi thôn có ít nhất 01 tổ hòa giải.",
        "Mục tiêu 3: Mỗi thôn có ít nhất 01 tổ hòa giải.",
        "Mở 04 lớp; mỗi thôn có ít nhất 01 tổ hòa giải.",
    ],
)
def test_what_each_place_has_is_promised_of_all_of_them(text: str) -> None:
    whole, one = measures(text)[-2:]
    assert (whole.kind, whole.comparator, whole.value, whole.unit) == ("coverage", "=", 100, "%")
    assert (one.kind, one.comparator, one.value, one.unit) == ("count", ">=", 1, "tổ hòa giải")
    assert one.qualifies == len(measures(text)) - 2
    assert one.commitment == whole.commitment == len(measures(text)) - 2


def test_each_household_and_each_year_are_no_members_of_a_whole() -> None:
    assert [m.unit for m in measures("Mỗi năm có 15 phụ nữ học nghề.")] == ["phụ nữ học nghề"]
    assert [m.unit for m in measures("Hỗ trợ mỗi hộ 02 con giống.")] == ["con giống"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Có 12/14 thôn đạt chuẩn.", 12, "thôn"),
        ("Có 12/14 sân chơi được sửa.", 12, "sân chơi"),
        ("Có 3/9 nhà văn hóa mở cửa buổi tối.", 3, "nhà văn hóa mở cửa buổi tối"),
    ],
)
def test_so_many_of_all_counts_them(text: str, value: int, unit: str) -> None:
    assert (only(text).kind, only(text).value, only(text).unit) == ("count", value, unit)


@pytest.mark.parametrize("text", ["Trực 24/24 giờ.", "Họp vào 8/3 hằng năm.", "Kết thúc 15/12."])
def test_a_day_and_an_hour_count_nothing(text: str) -> None:
    assert measures(text) == ()


def test_so_many_to_a_hundred_is_a_rate_and_no_part_of_all() -> None:
    assert (only("Giảm phá thai xuống còn 10/100 trẻ đẻ sống.").kind, only("Có 9/100 trẻ.").kind) == (
        "rate", "rate",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Tuyên truyền cho 1.200 lượt người, tăng 10% so với năm 2025.",
        "Tuyên truyền cho 1.200 lượt người (tăng 100 lượt so với cùng kỳ).",
    ],
)
def test_how_much_more_that_is_than_before_is_no_second_promise(text: str) -> None:
    assert (only(text).value, only(text).unit) == (1200, "lượt người")


def test_growth_alone_is_the_promise() -> None:
    assert only("Số hộ vay vốn tăng 10% so với năm 2025.").value == 10


def test_a_later_milestone_without_unit_counts_what_the_first_does() -> None:
    found = measures("Đến năm 2028 ít nhất 01 nữ trưởng bản; đến năm 2030 là 02.")
    assert [(m.value, m.unit, m.by, m.commitment) for m in found] == [
        (1, "nữ trưởng bản", 2028, 0), (2, "nữ trưởng bản", 2030, 0),
    ]  # fmt: skip


def test_another_thing_in_a_later_year_is_another_promise() -> None:
    found = measures("Đến năm 2028 có 05 lớp; đến năm 2030 có 10 câu lạc bộ.")
    assert [(m.unit, m.commitment) for m in found] == [("lớp", 0), ("câu lạc bộ", 1)]


def test_each_of_several_milestones_has_the_year_behind_it() -> None:
    found = measures("Có 45% năm 2026, 50% năm 2028, 60% năm 2030.")
    assert [(m.value, m.by) for m in found] == [(45, 2026), (50, 2028), (60, 2030)]


def test_a_year_that_lost_its_space_still_belongs_to_its_figure() -> None:
    assert [m.by for m in measures("Đạt 45%năm 2028, 50%năm 2030.")] == [2028, 2030]


def test_a_period_said_of_one_thing_is_not_that_of_the_next() -> None:
    assert [m.per for m in measures("Họp 01 lần mỗi quý, 02 lớp tập huấn.")] == ["quarter", None]
    assert [m.per for m in measures("Mỗi năm 01 cuộc giám sát, 02 cuộc kiểm tra.")] == ["year", "year"]


def test_what_rises_from_a_share_to_another_promises_the_second() -> None:
    one = only("Tăng từ 20% đến 25% nữ có nghề.")
    assert (one.comparator, one.value, one.upper, one.baseline) == (">=", 25, None, 20)


def test_a_time_in_so_many_months_is_counted_as_times() -> None:
    assert [(m.value, m.unit, m.per) for m in measures("Họp 03 tháng/lần.")] == [(1, "lần", "quarter")]
    assert [(m.value, m.unit, m.per) for m in measures("Mở 02 buổi/6 tháng.")] == [(4, "buổi", "year")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Có 60 tuyên truyền viên.", "tuyên truyền viên"),
        ("Đào 200 m, rồi lấp.", "m"),
        ("Có 10 bạn gái nhỏ xinh tươi vui hát múa đàn ca hay.", "bạn gái nhỏ xinh tươi vui hát múa"),
    ],
)
def test_a_unit_is_the_thing_counted_and_no_sentence(text: str, unit: str) -> None:
    assert only(text).unit == unit


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Số vụ giảm còn 10 vụ (năm 2025: 15 vụ bạo lực)", ("vụ", "count", 2030, 15)),
        ("Giảm còn 10 vụ bạo lực gia đình (năm 2025: 15 vụ)", ("vụ bạo lực gia đình", "count", 2030, 15)),
        ("Đạt 50% (năm 2025: 15 xã)", ("%", "coverage", 2030, None)),
        ("Tỷ lệ đạt 50%, so với 42,5% của năm 2025", ("%", "share", 2030, Decimal("42.5"))),
        ("Tỷ suất sinh giảm từ 23 ca sinh/1.000 phụ nữ xuống dưới 18/1.000",
         ("ca sinh/1.000 phụ nữ", "rate", 2030, 23)),
        ("Tử vong trẻ em còn 9‰", ("‰", "rate", 2030, None)),
    ],
)  # fmt: skip
def test_where_a_promise_starts_from(words: str, expected: tuple[object, ...]) -> None:
    (one,) = read_measures(fold(words), 2030, 2026).measures
    assert (one.unit, one.kind, one.by, one.baseline) == expected


def test_what_is_told_of_a_later_year_is_promised() -> None:
    found = read_measures(fold("Tỷ lệ đạt 75% (năm 2028 là 60%)"), 2030, 2026).measures
    assert [(one.value, one.by) for one in found] == [(75, 2030), (60, 2028)]


def test_a_threshold_points_at_its_own_promise() -> None:
    found = read_measures(fold("Mở 02 lớp; tổ chức 03 hội thi, 100% thôn có ít nhất 01 tổ"), 2026).measures
    assert [one.qualifies for one in found] == [None, None, None, 2]
