"""When a task is done: days, months and hours as offices write them."""

import pytest

from songhanh.reader.tasks import when_of


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("thời gian thực hiện: tháng 5 - tháng 6 năm 2026", "2026-05-01", "2026-06-30"),
        ("từ tháng 3 đến tháng 5/2026", "2026-03-01", "2026-05-31"),
        ("trong hai ngày 15 và 16/6/2026", "2026-06-15", "2026-06-16"),
        ("xong trước 30-6-2026", None, "2026-06-30"),
        ("chậm nhất trong tháng 9/2026", None, "2026-09-30"),
        ("trước 17h00 ngày 15/5/2026", None, "2026-05-15"),
        ("ban hành trước 28/02/2027; chế độ báo cáo như các sở", None, "2027-02-28"),
    ],
)
def test_a_task_has_its_time(words: str, start: str | None, end: str | None) -> None:
    when = when_of(words)
    assert (when.start, when.end) == (start, end)


@pytest.mark.parametrize(
    "words", ["tổng hợp, báo cáo năm trước 01/12/2026; sơ kết trước 31/10/2028", "họp ngày 05 tháng sau"]
)
def test_days_of_reports_and_days_without_a_month_are_none(words: str) -> None:
    when = when_of(words)
    assert (when.start, when.end) == (None, None)
