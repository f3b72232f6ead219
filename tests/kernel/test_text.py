"""Search keys, sort keys, words and the one spelling."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.kernel.text import fold, nfc, one_spelling, search_key, slug, sort_key, words

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyĐÁỦ 0123456789-–.,/%"
VIETNAMESE += "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
vietnamese_text = st.text(alphabet=VIETNAMESE, max_size=40)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đồng Hạ", "dong ha"),
        ("ĐẮK LẮK", "dak lak"),
        ("Ðà Nẵng", "da nang"),  # U+00D0, a common slip for Đ
        ("Phòng Văn hóa – Xã hội", "phong van hoa xa hoi"),
        ("Phòng Văn hoá-Xã hội", "phong van hoa xa hoi"),
        ("  Ủy\u00a0ban \t nhân  dân\n", "uy ban nhan dan"),
        ("Uỷ ban", "uy ban"),
        ("HĐND & UBND", "hdnd ubnd"),
        ("170/KH-UBND", "170 kh ubnd"),
        ("ngày 25/11, 1.234,5 người (60%).", "ngay 25/11 1.234,5 nguoi 60%"),
        ("tin\u200b bài, soft\u00adhyphen", "tin bai softhyphen"),
        ("“Địa chỉ tin cậy”", "dia chi tin cay"),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_search_key_is_plain_small_and_evenly_spaced(text: str, key: str) -> None:
    assert search_key(text) == key


@given(st.text(max_size=60))
def test_a_search_key_does_not_depend_on_how_letters_are_composed(text: str) -> None:
    assert search_key(text) == search_key(nfd(text)) == search_key(nfc(text))


@given(st.text(max_size=60))
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@given(vietnamese_text)
def test_a_search_key_is_ascii_and_blind_to_case(text: str) -> None:
    assert search_key(text).isascii()
    assert search_key(text.upper()) == search_key(text.lower()) == search_key(text)


@given(st.text(max_size=60))
def test_a_folded_text_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(nfc(text))


def test_a_folded_text_tells_where_a_word_stands() -> None:
    text = nfd("Ban Vì sự tiến bộ – của phụ nữ")
    start = fold(text).index("tien bo - cua")
    assert nfc(text)[start : start + 13] == "tiến bộ – của"


IN_ORDER = [
    "",
    "2 tổ",
    "10 tổ",
    "a", "à", "ả", "ã", "á", "ạ",
    "an", "án", "An Bình", "anh", "ao",
    "ă", "ăn", "â", "ấn",
    "ba", "bà", "bả", "bã", "bá", "bạ", "Ba Đình", "bạ đồng",
    "ban", "bản", "băn", "bân",
    "da", "dạ", "Đa", "đá", "Đắk Lắk", "Đồng Hạ",
    "e", "ẹ", "ê", "ế",
    "ga", "ha", "Hòa", "hoàn", "Hồ", "hố", "hơ",
    "kẻ sặt", "Kẻ Sở",
    "o", "ọ", "ô", "ộ", "ơ", "ợ",
    "Quảng Ninh", "Quảng Trị",
    "Thôn 1", "Thôn 2", "Thôn 02a", "Thôn 10", "Thôn Đông", "thống",
    "u", "ụ", "ư", "ự",
    "ỷ", "ý", "Yên Nghĩa",
]  # fmt: skip


def test_keys_sort_as_a_vietnamese_hand_would() -> None:
    backwards = IN_ORDER[::-1]
    assert sorted(backwards, key=sort_key) == IN_ORDER
    assert len({sort_key(text) for text in IN_ORDER}) == len(IN_ORDER)


def test_keys_sort_alike_as_bytes_and_hold_only_figures_and_small_letters() -> None:
    backwards = IN_ORDER[::-1]
    assert sorted(backwards, key=lambda text: sort_key(text).encode()) == IN_ORDER
    assert all(set(sort_key(text)) <= set("0123456789abcdefghijklmnopqrstuvwxyz") for text in IN_ORDER)


@given(vietnamese_text)
def test_a_sort_key_does_not_depend_on_composition_or_case(text: str) -> None:
    assert sort_key(text) == sort_key(nfd(text)) == sort_key(text.upper())


@given(st.text(max_size=40))
def test_any_text_has_a_sort_key_of_bounded_length(text: str) -> None:
    assert sort_key(text).isascii()
    assert len(sort_key(text)) <= 8 * len(nfd(text)) + 2


def test_where_the_tone_mark_stands_does_not_change_the_order() -> None:
    assert sort_key("Khánh Hoà") == sort_key("Khánh Hòa")
    assert sort_key("Uỷ ban") == sort_key("Ủy ban")


def test_words_come_without_the_punctuation_around_them() -> None:
    assert words("Ít nhất 04 tin, bài/quý (60,5%) – “Văn hóa - Xã hội”.") == (
        "Ít", "nhất", "04", "tin", "bài/quý", "60,5%", "Văn", "hóa", "Xã", "hội",
    )  # fmt: skip
    assert words(" … ") == ()


def test_a_slug_is_fit_for_a_file_name() -> None:
    assert slug("Kế hoạch 170/KH-UBND") == "ke-hoach-170-kh-ubnd"
    assert slug("../../Đề án: “60,5%”") == "de-an-60-5"
    assert slug("một hai ba bốn", limit=10) == "mot-hai-ba"
    assert slug("một hai ba bốn", limit=9) == "mot-hai"
    assert slug("nghiêng", limit=3) == "ngh"


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Thanh Hoá", "Thanh Hòa".replace("Hòa", "Hóa")),
        ("Khánh Hoà", "Khánh Hòa"),
        ("Uỷ ban, UỶ BAN", "Ủy ban, ỦY BAN"),
        ("thuý, khoẻ, HOÀ", "thúy, khỏe, HÒA"),
        ("Quý, quỳ, hoàn toàn, hoạch", "Quý, quỳ, hoàn toàn, hoạch"),
        ("Hòa, Ủy", "Hòa, Ủy"),
    ],
)
def test_each_word_has_one_spelling(text: str, one: str) -> None:
    assert one_spelling(text) == one
    assert search_key(one) == search_key(text)
