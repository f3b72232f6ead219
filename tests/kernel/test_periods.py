"""Periods, their codes and labels, and what a report on them counts."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.kernel.periods import (
    CannotReadPeriod,
    Period,
    label,
    months,
    quarters,
    read_period,
    reporting_window,
    year,
)

codes = st.sampled_from(
    [
        "2026",
        "2026-9M",
        "2026-H1",
        "2026-H2",
        *(f"2026-Q{n}" for n in range(1, 5)),
        *(f"2026-{n:02d}" for n in range(1, 13)),
    ]
)


@pytest.mark.parametrize(
    ("code", "since", "last", "name"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "Năm 2026"),
        ("2026-9M", date(2026, 1, 1), date(2026, 9, 30), "9 tháng đầu năm 2026"),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "Quý I năm 2026"),
        ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30), "Quý II năm 2026"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "Quý IV năm 2026"),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), "Tháng 2 năm 2028"),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "Tháng 12 năm 2026"),
    ],
)
def test_a_code_names_its_days(code: str, since: date, last: date, name: str) -> None:
    period = read_period(code)
    assert (period.since, period.last, label(period)) == (since, last, name)


def test_periods_stand_in_the_order_of_their_days() -> None:
    mixed = [read_period(code) for code in ("2026-Q3", "2026", "2025-12", "2026-Q1")]
    assert [one.code for one in sorted(mixed)] == ["2025-12", "2026-Q1", "2026", "2026-Q3"]


@given(codes)
def test_a_code_reads_back_the_same(code: str) -> None:
    assert read_period(code).code == code


@pytest.mark.parametrize(
    "code", ["", "26", "2026-Q5", "2026-13", "2026-1", "2026-H3", "2026-12M", "0026", "năm 2026"]
)
def test_what_names_no_period_is_refused(code: str) -> None:
    with pytest.raises(CannotReadPeriod, match="không phải là một kỳ"):
        read_period(code)


def test_quarters_and_months_fill_the_year_without_gap() -> None:
    for parts in (quarters(2026), months(2026)):
        assert (parts[0].since, parts[-1].until) == (date(2026, 1, 1), date(2027, 1, 1))
        assert all(one.until == next_one.since for one, next_one in itertools.pairwise(parts))
        assert all(part in year(2026) for part in parts)
    assert [quarter.code for quarter in quarters(2026)] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]


def test_a_period_ends_before_the_next_begins() -> None:
    first, second, *_ = quarters(2026)
    assert date(2026, 3, 31) in first
    assert date(2026, 4, 1) not in first
    assert date(2026, 4, 1) in second
    assert second not in first


def test_nine_months_are_those_from_january_alone() -> None:
    assert Period(date(2026, 1, 1), date(2026, 10, 1)).span == "nine_months"
    later = Period(date(2026, 10, 1), date(2027, 7, 1))
    assert (later.span, later.code) == (None, "2026-10-01/2027-07-01")


def test_an_empty_period_is_none() -> None:
    with pytest.raises(ValueError, match="a period must end after it begins"):
        Period(date(2026, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("code", "since", "last"),
    [
        ("2026", date(2025, 12, 15), date(2026, 12, 14)),
        ("2026-H1", date(2025, 12, 15), date(2026, 6, 14)),
        ("2026-H2", date(2026, 6, 15), date(2026, 12, 14)),
        ("2026-Q1", date(2025, 12, 15), date(2026, 3, 14)),
        ("2026-Q2", date(2026, 3, 15), date(2026, 6, 14)),
        ("2026-01", date(2025, 12, 15), date(2026, 1, 14)),
        ("2026-05", date(2026, 4, 15), date(2026, 5, 14)),
    ],
)
def test_reports_count_to_the_fourteenth(code: str, since: date, last: date) -> None:
    """Decree 09/2019/NĐ-CP, Article 12."""
    window = reporting_window(read_period(code), 15)
    assert (window.since, window.last) == (since, last)
    assert window.span is None


def test_windows_in_a_row_leave_no_gap() -> None:
    windows = [reporting_window(month, 15) for month in months(2026)]
    assert all(one.until == next_one.since for one, next_one in itertools.pairwise(windows))
    assert reporting_window(year(2026), 15) == Period(windows[0].since, windows[-1].until)


def test_a_duty_may_cut_elsewhere_or_not_at_all() -> None:
    nine = read_period("2026-9M")
    assert reporting_window(nine, 1) == nine
    assert label(reporting_window(nine, 21)) == "Từ 21/12/2025 đến 20/09/2026"
    assert reporting_window(nine, 21).code == "2025-12-21/2026-09-21"
    with pytest.raises(ValueError):
        reporting_window(nine, 31)
    with pytest.raises(ValueError):
        reporting_window(reporting_window(nine, 15), 15)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("2026-Q3", "Quý III năm 2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-H2", "6 tháng cuối năm 2026"),
    ],
)
def test_a_period_is_called_by_its_place_in_the_year(code: str, name: str) -> None:
    assert label(read_period(code)) == name


def test_the_years_of_codes_have_bounds() -> None:
    assert [read_period(code).code for code in ("1900", "2199")] == ["1900", "2199"]
    for code in ("1899", "2200"):
        with pytest.raises(CannotReadPeriod):
            read_period(code)


def test_no_report_is_cut_off_on_a_day_that_some_month_lacks() -> None:
    assert reporting_window(year(2026), 28).since == date(2025, 12, 28)
    for day in (0, 29):
        with pytest.raises(ValueError, match="no report is cut off so"):
            reporting_window(year(2026), day)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (date(2026, 2, 1), date(2026, 5, 1)),  # three months, and no quarter
        (date(2026, 4, 1), date(2026, 10, 1)),
        (date(2026, 4, 1), date(2027, 1, 1)),
        (date(2026, 2, 1), date(2027, 2, 1)),
        (date(2026, 1, 2), date(2026, 4, 1)),
        (date(2026, 1, 1), date(2026, 4, 2)),
        (date(2026, 1, 1), date(2026, 3, 1)),
    ],
)
def test_as_many_months_elsewhere_are_no_calendar_period(since: date, until: date) -> None:
    period = Period(since, until)
    assert (period.span, period.code) == (None, f"{since}/{until}")


def test_periods_stand_in_the_order_of_their_days_and_stay_as_they_are() -> None:
    first, *_others, last = quarters(2026)
    assert first < last
    assert [label(one) for one in quarters(2026)][1] == "Quý II năm 2026"
    with pytest.raises(AttributeError):
        year(2026).since = date(2026, 2, 1)  # type: ignore[misc]
