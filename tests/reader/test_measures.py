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
