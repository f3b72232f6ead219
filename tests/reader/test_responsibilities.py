"""Targets named by number, far from where they stand."""

import pytest

from songhanh.reader.responsibilities import pointers

DUTY = "Chịu trách nhiệm theo dõi và báo cáo kết quả "


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("chỉ tiêu 1, 2 của mục tiêu 2.", {(2, 1, None), (2, 2, None)}),
        ("mục tiêu 1; chỉ tiêu 3 của mục tiêu 5; mục tiêu 6.",
         {(1, None, None), (5, 3, None), (6, None, None)}),
        ("chỉ tiêu 1, 2 (số liệu học nghề), chỉ tiêu 4 của mục tiêu 3.",
         {(3, 1, None), (3, 2, "số liệu học nghề"), (3, 4, None)}),
        ("các chỉ tiêu 1 - 4 thuộc mục tiêu 2.", {(2, 1, None), (2, 2, None), (2, 3, None), (2, 4, None)}),
        ("chỉ tiêu 2.3 và chỉ tiêu 4.1.", {(2, 3, None), (4, 1, None)}),
        ("chỉ tiêu số 5.", {(None, 5, None)}),
        ("mục tiêu 1 và mục tiêu 2.", {(1, None, None), (2, None, None)}),
        ("công tác học nghề.", set()),
    ],
)  # fmt: skip
def test_numbers_point_at_targets(
    words: str, expected: set[tuple[int | None, int | None, str | None]]
) -> None:
    assert set(pointers(DUTY + words)) == expected


def test_only_a_duty_points() -> None:
    assert pointers("Phấn đấu hoàn thành nhiệm vụ năm 2026.") == ()
