"""What stands before an item, and what only looks like it."""

import pytest

from songhanh.reader.markers import find_marker, marker_of_label, roman, to_roman


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("I. MỤC TIÊU", "I", "MỤC TIÊU"),
        ("IV.TỔ CHỨC", "IV", "TỔ CHỨC"),
        ("II/ Nhiệm vụ", "II", "Nhiệm vụ"),
        ("III - Kinh phí", "III", "Kinh phí"),
        ("1. Mục đích", "1", "Mục đích"),
        ("01. Mục đích", "1", "Mục đích"),
        ("2) Yêu cầu", "2", "Yêu cầu"),
        ("4. 100% thôn", "4", "100% thôn"),
        ("5. 12/14 thôn", "5", "12/14 thôn"),
        ("6. 2.500 lượt khám", "6", "2.500 lượt khám"),
        ("3/ Yêu cầu", "3", "Yêu cầu"),
        ("2.1. Truyền thông", "2.1", "Truyền thông"),
        ("4.2.1 Truyền thông", "4.2.1", "Truyền thông"),
        ("a) Nội dung", "a", "Nội dung"),
        ("đ) Nội dung", "đ", "Nội dung"),
        ("b. Nội dung", "b", "Nội dung"),
        ("(1) Nội dung", "1", "Nội dung"),
        ("- Tổ chức", "", "Tổ chức"),
        ("-Tổ chức", "", "Tổ chức"),
        ("• Tổ chức", "", "Tổ chức"),
        ("+ Tổ chức", "", "Tổ chức"),
        ("o Tổ chức", "", "Tổ chức"),
        ("Phần thứ nhất. Mục tiêu", "P1", "Mục tiêu"),
        ("PHẦN II: NHIỆM VỤ", "P2", "NHIỆM VỤ"),
        ("Điều 3. Tổ chức", "P3", "Tổ chức"),
        ("A. Đánh giá", "A", "Đánh giá"),
    ],
)
def test_markers_are_told_from_the_words_after_them(text: str, name: str, rest: str) -> None:
    found = find_marker(text)
    assert found is not None
    assert (found[0].name, text[found[1] :]) == (name, rest)


@pytest.mark.parametrize(
    "text",
    ["15/11 hằng năm", "100% thôn", "1,5 lần", "2026. Tiếp tục", "Mục tiêu 1: Chính trị", "Phần lớn",
     "IIX. Sai số", "thôn A", "1.000 phụ nữ", "5. 12/2026", "Điều kiện thực tế"],
)  # fmt: skip
def test_other_beginnings_are_none(text: str) -> None:
    assert find_marker(text) is None


def test_deeper_markers_rank_deeper() -> None:
    texts = ["Phần I. X", "A. X", "I. X", "1. X", "1.1. X", "1.1.1. X", "a) X", "(1) X", "- X", "+ X"]
    ranks = [found[0].rank for text in texts if (found := find_marker(text))]
    assert len(ranks) == len(texts)
    assert ranks == sorted(set(ranks))


def test_roman_numbers_read_back() -> None:
    assert [roman(to_roman(number)) for number in range(1, 40)] == list(range(1, 40))
    assert roman("IIII") == 0


@pytest.mark.parametrize(("label", "name"), [("1.", "1"), ("II.", "II"), ("a)", "a"), ("-", ""), ("§", "")])
def test_a_number_that_word_draws_counts_as_written(label: str, name: str) -> None:
    marker = marker_of_label(label)
    assert marker is not None
    assert marker.name == name


def test_no_label_is_no_marker() -> None:
    assert marker_of_label(" ") is None
