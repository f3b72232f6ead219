"""Reading and writing numbers, percentages and money."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.kernel.numbers import (
    CannotReadNumber,
    official_count,
    read_money,
    read_number,
    write_money,
    write_number,
    write_percent,
)

figures = st.decimals(min_value=-(10**15), max_value=10**15, places=4)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("04", "4"),
        ("60,5", "60.5"),
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234\u202f567", "1234567"),
        ("12.345.678", "12345678"),
        ("1,234", "1.234"),
        (" +7 ", "7"),
        ("-3", "-3"),
        ("−3,25", "-3.25"),
        ("-0", "0"),
        ("0,001", "0.001"),
    ],
)
def test_a_number_is_read_as_it_is_written_here(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)
    assert str(read_number(text)).startswith("-") is number.startswith("-")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Chưa có số"),
        ("  \u00a0", "Chưa có số"),
        ("abc", "có chữ"),
        ("60,5 phần trăm", "có chữ"),
        ("1e5", "có chữ"),
        ("NaN", "có chữ"),
        ("60%", "không cần dấu %"),
        ("60.5", "Chưa rõ “60.5”"),
        ("0.500", "Chưa rõ"),
        ("1234.567", "Chưa rõ"),
        ("1.2.3", "mỗi nhóm có ba chữ số"),
        ("12 34", "mỗi nhóm có ba chữ số"),
        ("1.23.456,5", "mỗi nhóm có ba chữ số"),
        ("1,234.5", "kiểu Anh"),
        ("1,234,567", "kiểu Anh"),
        ("12,", "thiếu phần sau dấu phẩy"),
        (",5", "thiếu số trước dấu phẩy"),
        ("1 234.567", "mỗi nhóm có ba chữ số"),
        ("12/5", "không phải là một số"),
        ("--3", "không phải là một số"),
        ("-", "không phải là một số"),
        ("½", "có chữ"),
        ("٣", "không phải là một số"),
        ("9" * 41, "dài quá 40"),
    ],
)
def test_what_is_no_number_or_two_is_refused_with_one_sentence(text: str, says: str) -> None:
    with pytest.raises(CannotReadNumber) as refused:
        read_number(text)
    sentence = str(refused.value)
    assert says in sentence
    assert sentence.endswith(".")
    assert sentence == refused.value.template % refused.value.params


@given(figures)
def test_what_is_written_reads_back_the_same(number: Decimal) -> None:
    assert read_number(write_number(number)) == number


@given(st.text(max_size=50))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    with contextlib.suppress(CannotReadNumber):
        assert read_number(text).is_finite()


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        ("1234.5", None, "1.234,5"),
        ("60.50", None, "60,5"),
        ("100", None, "100"),
        ("1E+3", None, "1.000"),
        ("-1234567.25", None, "-1.234.567,25"),
        ("-0", None, "0"),
        ("0.005", 2, "0,01"),
        ("-0.004", 2, "0,00"),
        ("75", 1, "75,0"),
        ("2.5", 0, "3"),
        ("999.95", 1, "1.000,0"),
    ],
)
def test_a_number_is_written_with_points_and_a_comma(number: str, places: int | None, text: str) -> None:
    assert write_number(Decimal(number), places) == text


def test_what_is_not_finite_is_never_shown() -> None:
    with pytest.raises(ValueError):
        write_number(Decimal("NaN"))


def test_a_share_is_written_with_its_sign() -> None:
    assert write_percent(Decimal("60.5")) == "60,5%"


def test_money_is_whole_dong() -> None:
    assert read_money("15.000.000 đồng") == read_money("15.000.000đ") == read_money("15000000") == 15_000_000
    assert write_money(15_000_000) == "15.000.000 đồng"


@pytest.mark.parametrize("text", ["1,5", "-5", "9.223.372.036.854.775.808", "15 triệu đồng", ""])
def test_money_that_is_not_whole_dong_is_refused(text: str) -> None:
    with pytest.raises(CannotReadNumber):
        read_money(text)


def test_a_count_under_ten_takes_a_zero_in_prose() -> None:
    assert [official_count(n) for n in (0, 4, 10, 1234)] == ["00", "04", "10", "1.234"]
