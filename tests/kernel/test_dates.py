"""Reading and writing days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.kernel.dates import CannotReadDate, long_date, official_date, read_date, write_date

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "07/05/2026",
        "7/5/2026",
        "07-05-2026",
        "07.05.2026",
        " 7 / 5 / 2026 ",
        "ngày 07 tháng 5 năm 2026",
        "Ngày 7 tháng 05 năm 2026",
        "2026-05-07",
    ],
)
def test_the_day_comes_before_the_month(text: str) -> None:
    assert read_date(text) == date(2026, 5, 7)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Chưa có ngày"),
        ("31/02/2026", "Không có ngày 31/02/2026: tháng này có 28 ngày"),
        ("29/2/2025", "có 28 ngày"),
        ("0/5/2026", "Không có ngày 00/05/2026"),
        ("2026-13-01", "Không có tháng 13"),
        ("05/13/2026", "ngày trước, tháng sau"),
        ("5/1/26", "bốn chữ số"),
        ("5/1/20266", "bốn chữ số"),
        ("5/1/0226", "có lẽ ghi nhầm"),
        ("25/11", "thiếu năm"),
        ("5/1-2026", "không phải là một ngày"),
        ("hôm nay", "không phải là một ngày"),
        ("2026", "không phải là một ngày"),
    ],
)
def test_what_is_no_day_is_refused_with_one_sentence(text: str, says: str) -> None:
    with pytest.raises(CannotReadDate) as refused:
        read_date(text)
    assert says in str(refused.value)
    assert str(refused.value).endswith(".")


@given(days)
def test_what_is_written_reads_back_the_same(day: date) -> None:
    assert read_date(write_date(day)) == read_date(official_date(day)) == read_date(day.isoformat()) == day


def test_papers_write_a_zero_before_small_days_and_the_first_two_months() -> None:
    assert official_date(date(2026, 1, 5)) == "ngày 05 tháng 01 năm 2026"
    assert official_date(date(2026, 3, 15)) == "ngày 15 tháng 3 năm 2026"


def test_a_day_is_shown_with_its_weekday() -> None:
    assert write_date(date(2026, 1, 5)) == "05/01/2026"
    assert long_date(date(2026, 1, 5)) == "Thứ Hai, 05/01/2026"
    assert long_date(date(2026, 1, 4)) == "Chủ nhật, 04/01/2026"
