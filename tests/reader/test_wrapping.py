"""Lines joined to paragraphs: forced and chosen line ends, page numbers, markers, Markdown, two columns."""

import textwrap

import pytest

from songhanh.reader import open_document
from songhanh.reader.wrapping import join_lines

LONG = "- Vận động các gia đình cùng chia sẻ việc nhà, cùng nuôi dạy con cái, cùng bàn bạc khi mua sắm."
MORE = (
    "- Mở các lớp học nghề ngắn ngày cho lao động nữ trong xã, ưu tiên phụ nữ đơn thân và người trên 40 tuổi."
)
ASKED = (
    "Các chi hội gặp gỡ từng hộ còn để con gái nghỉ học sớm. Nơi nào khó khăn về tiền trường thì báo về xã "
    "để tìm nguồn giúp đỡ trong quỹ khuyến học, không để em nào phải bỏ lớp giữa chừng."
)


def blocks(text: str) -> list[str]:
    return [block.text for block in join_lines(open_document(text.encode(), "a.txt")).blocks]


def wrapped(*paragraphs: str, width: int = 60, gap: str = "\n") -> str:
    return gap.join(
        line for one in paragraphs * 3 for line in textwrap.wrap(one, width, break_on_hyphens=False)
    )


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lines_broken_by_a_margin_are_joined(gap: str) -> None:
    bare = [one.removeprefix("- ") for one in (LONG, MORE)]
    assert blocks(wrapped(LONG, MORE, gap=gap)) == bare * 3


def test_a_sentence_that_ends_inside_a_paragraph_does_not_end_it() -> None:
    assert blocks(wrapped(LONG, ASKED, width=72)) == [LONG.removeprefix("- "), ASKED] * 3


def test_one_line_a_paragraph_stays_so() -> None:
    text = "\n\n".join([ASKED, "Phòng họp: tầng 2.", ASKED])
    assert blocks(text) == [ASKED, "Phòng họp: tầng 2.", ASKED]


def test_a_page_number_inside_a_sentence_is_furniture() -> None:
    joined = join_lines(open_document("- Vận động các gia đình\n\n4\n\nchia sẻ việc nhà.".encode(), "a.txt"))
    assert [block.text for block in joined.blocks] == ["Vận động các gia đình chia sẻ việc nhà."]
    assert len(joined.furniture) == 1


def test_rules_are_furniture() -> None:
    assert blocks("KẾ HOẠCH\n–––––––\nBình đẳng giới") == ["KẾ HOẠCH", "Bình đẳng giới"]


def test_a_heading_that_runs_over_the_line_is_one() -> None:
    assert blocks("2. Nâng cao năng lực của\ncác tổ hòa giải\n- Mở lớp.") == [
        "Nâng cao năng lực của các tổ hòa giải",
        "Mở lớp.",
    ]


def test_a_dash_inside_a_name_is_no_bullet() -> None:
    assert blocks("1. Gửi Phòng Văn hóa\n- Xã hội xã.") == ["Gửi Phòng Văn hóa - Xã hội xã."]


def test_markdown_leaves_no_trace_in_the_words() -> None:
    assert blocks("## **II. Nhiệm vụ**\n\n- Gửi về xã (*qua **Phòng** Kinh tế*) trước hạn.") == [
        "Nhiệm vụ",
        "Gửi về xã (qua Phòng Kinh tế) trước hạn.",
    ]


def test_numbers_and_days_broken_at_their_hyphen_are_whole_again() -> None:
    assert blocks("- Thực hiện Chỉ thị 21-\nCT/TW từ ngày 15/11-\n15/12.") == [
        "Thực hiện Chỉ thị 21-CT/TW từ ngày 15/11-15/12."
    ]


def test_places_in_the_words_are_places_in_the_text() -> None:
    document = open_document("- Gửi  về\n**xã**   trước hạn.".encode(), "a.txt")
    (block,) = join_lines(document).blocks
    start = block.text.index("xã")
    a, b = block.words.span(start, start + len("xã trước"))
    assert block.text == "Gửi về xã trước hạn."
    assert document.source.text[a:b] == "xã**   trước"


def test_few_long_items_among_short_ones_are_still_wrapped() -> None:
    cut = "- Thăm hỏi các gia đình có người làm ăn xa, cùng các cháu ôn bài;\ngiữ kín chuyện của từng nhà."
    short = [f"{number}. Họp thôn {number}" for number in range(1, 30)]
    text = "\n".join([*short, *(line for _ in range(5) for line in textwrap.wrap(MORE, 66)), cut])
    assert blocks(text)[-1] == cut.removeprefix("- ").replace("\n", " ")


def test_a_paragraph_longer_than_any_is_not_read_but_keeps_its_place() -> None:
    assert blocks("1. Mở lớp.\n2. " + "Mở lớp học nghề, " * 700 + "\n3. Họp thôn.") == [
        "Mở lớp.",
        "Họp thôn.",
    ]


def test_the_rest_of_a_stretch_of_years_is_no_bullet() -> None:
    sentence = f"Tiếp tục Chương trình “Mỗi nhà một sổ họp, giai đoạn 2021 - 2025”; {ASKED}"
    width = next(
        at
        for at in range(50, 90)
        if any(line.startswith("- 2025") for line in textwrap.wrap(sentence, at, break_on_hyphens=False))
    )
    assert blocks(wrapped(sentence, width=width)) == [sentence] * 3


COUNTED = (
    "- Kiện toàn tổ chức: (1) Bầu thêm ủy viên nữ vào Ban quản lý chợ; (2) phân công người trực từng dãy; "
    "(3) niêm yết số điện thoại của Công an; (4) lập sổ theo dõi các vụ quấy rối ở chợ."
)


@pytest.mark.parametrize("width", range(48, 84, 4))
def test_numbers_inside_a_paragraph_open_nothing_wherever_the_margin_cuts(width: int) -> None:
    assert blocks(wrapped(COUNTED, LONG, width=width)) == [COUNTED[2:], LONG[2:]] * 3


@pytest.mark.parametrize("width", range(48, 84, 4))
def test_a_paragraph_that_begins_with_its_first_number_is_one_too(width: int) -> None:
    bare = COUNTED.partition(": ")[2]
    assert blocks(wrapped(bare, LONG, width=width)) == [bare.removeprefix("(1) "), LONG[2:]] * 3


def test_numbers_that_stand_on_lines_of_their_own_are_items() -> None:
    listed = "(1) Bầu thêm ủy viên nữ;\n(2) phân công người trực;\n(3) niêm yết số điện thoại."
    text = f"{wrapped(ASKED)}\n{listed}\n{wrapped(ASKED)}"
    assert blocks(text)[3:6] == [
        "Bầu thêm ủy viên nữ;", "phân công người trực;", "niêm yết số điện thoại.",
    ]  # fmt: skip
