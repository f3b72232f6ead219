"""Words for matching: one spelling of what offices write in several ways, place by place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.reader.folding import fold, is_shouted, starts_small, unscanned


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Uỷ ban", "ủy ban"),
        ("Ủy ban", "ủy ban"),
        ("hoà giải", "hòa giải"),
        ("khoẻ", "khỏe"),
        ("hoàn thành", "hoàn thành"),
        ("quý", "quý"),
        ("quỷ", "quỷ"),
        ("2026 – 2030", "2026 - 2030"),
        ("“Bình đẳng”", '"bình đẳng"'),
        ("TỔ\u00a0CHỨC", "tổ chức"),
        ("1OO% thôn", "100% thôn"),
        ("O2 1ần", "02 lần"),
        ("l5/11/2026", "15/11/2026"),
        ("2O tháng 11", "20 tháng 11"),
        ("A1, lớp 10A2", "a1, lớp 10a2"),
        ("12 lít", "12 lít"),
    ],
)
def test_words_are_folded_to_one_spelling(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(alphabet=st.sampled_from("aAuUoOlI01ủỷoàòạẠ–-“”\u00a0 İß/%.,1ầ"), max_size=40))
def test_what_is_folded_is_as_long_as_what_was_written(text: str) -> None:
    assert len(fold(text)) == len(text) == len(unscanned(text))


def test_letters_written_apart_are_folded_once_they_are_joined() -> None:
    apart = unicodedata.normalize("NFD", "Uỷ ban")
    assert fold(unicodedata.normalize("NFC", apart)) == "ủy ban"


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("TỔ CHỨC", True),
        ("TỔ CHỨC thực", False),
        ("Tổ chức thực hiện", False),
        ("UBND", True),
        ("VH", False),
    ],
)
def test_titles_in_capitals_are_told_from_names_in_capitals(text: str, shouted: bool) -> None:
    assert is_shouted(text) is shouted


@pytest.mark.parametrize(("text", "small"), [("“và", True), ("(các", True), ("Và", False), ("12", False)])
def test_a_line_that_goes_on_begins_small(text: str, small: bool) -> None:
    assert starts_small(text) is small
