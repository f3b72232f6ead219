"""A PDF is read line by line, in the order in which a person reads it."""

import sys
import threading
from collections.abc import Iterator

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from tests.reader.sources_files import Drawing, pdf

from songhanh.reader.plan import Document
from songhanh.reader.sources import open_document

BODY = [
    "Thực hiện kế hoạch của tỉnh, Ủy ban nhân dân xã Đồng Hạ ban hành kế hoạch công tác",
    "bình đẳng giới năm 2026 với các nội dung sau đây:",
]

TEXTS = [
    ["Nâng cao nhận thức của Nhân dân.", "Mỗi quý một buổi.", "Do Phòng Văn hóa - Xã hội chủ trì."],
    ["Kiểm tra tại các thôn.", "Báo cáo trước ngày 25/11.", "Do Công an xã phối hợp."],
    ["Kinh phí từ ngân sách xã.", "Huy động nguồn khác.", "Quyết toán theo quy định."],
]


def opened(*pages: list[Drawing]) -> Document:
    document = open_document(pdf(pages), "a.pdf")
    for line in document.lines:
        assert document.source.text[line.span[0] : line.span[1]] == line.text
    return document


def words(*pages: list[Drawing]) -> list[str]:
    return [line.text for line in opened(*pages).lines]


def down(top: float, *lines: str, left: float = 72) -> list[Drawing]:
    return [(left, top + 18 * number, line) for number, line in enumerate(lines)]


def ruled(left: float, top: float, columns: list[float], rows: int, height: float = 24) -> Iterator[Drawing]:
    width = sum(columns)
    for number in range(rows + 1):
        yield (left, top + number * height, left + width, top + number * height)
    for number in range(len(columns) + 1):
        place = left + sum(columns[:number])
        yield (place, top, place, top + rows * height)


def test_visual_lines_become_lines_with_their_page() -> None:
    document = opened(down(72, *BODY), down(72, "I. MỤC ĐÍCH", "Nâng cao nhận thức."))
    assert [(line.text, line.page) for line in document.lines] == [
        (BODY[0], 1), (BODY[1], 1), ("I. MỤC ĐÍCH", 2), ("Nâng cao nhận thức.", 2),
    ]  # fmt: skip
    assert document.source.pages == 2


def test_every_character_of_a_bare_extraction_is_there() -> None:
    content = pdf([down(72, *BODY), down(72, "Số 35/SNV-", "CCHC ngày 01/8")])
    bare = "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(content))
    text = open_document(content, "a").source.text
    assert "".join(text.split()) == "".join(bare.replace("\ufffe", "-").split())


def test_a_hyphen_at_the_end_of_a_line_is_kept() -> None:
    assert words(down(72, "Văn bản số 35/SNV-", "CCHC của Sở")) == ["Văn bản số 35/SNV-", "CCHC của Sở"]


def test_bold_lines_are_known_by_their_font() -> None:
    lines = opened(down(72, "**KẾ HOẠCH**", "Công tác bình đẳng giới")).lines
    assert [line.bold for line in lines] == [True, False]


def test_page_numbers_and_running_heads_are_set_apart() -> None:
    pages = [
        [(280, 30, str(number)), (72, 48, "Kế hoạch xã Đồng Hạ"), *down(90, *text)]
        for number, text in enumerate(TEXTS, start=1)
    ]
    pages[2].append((72, 400, "100"))
    running = [line.text for line in opened(*pages).lines if line.style == "running"]
    assert running == [words for number in range(1, 4) for words in (str(number), "Kế hoạch xã Đồng Hạ")]


def test_a_page_number_counts_from_where_the_pages_do() -> None:
    pages = [
        [*down(90, *text), (280, 800, f"Trang {number}/12")] for number, text in enumerate(TEXTS, start=7)
    ]
    assert [line.text for line in opened(*pages).lines if line.style == "running"] == [
        "Trang 7/12", "Trang 8/12", "Trang 9/12",
    ]  # fmt: skip


def test_a_figure_at_the_edge_of_a_page_is_no_page_number() -> None:
    assert all(line.style == "body" for line in opened([*down(72, *BODY), (72, 120, "2026")]).lines)


HEAD = [
    ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("XÃ ĐỒNG HẠ", "Độc lập - Tự do - Hạnh phúc"),
    ("Số: 12/KH-UBND", "Đồng Hạ, ngày 05 tháng 01 năm 2026"),
]
CLOSING = [
    ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
    ("- Sở Nội vụ tỉnh;", "KT. CHỦ TỊCH"),
    ("- Các thôn;", "PHÓ CHỦ TỊCH"),
    ("- Lưu: VT.", ""),
    ("", "Trần Văn Lâm"),
]


def side_by_side(top: float, rows: list[tuple[str, str]]) -> list[Drawing]:
    return [
        (left, top + 18 * number, text)
        for number, row in enumerate(rows)
        for left, text in zip((72, 310), row, strict=True)
        if text
    ]


def test_a_letterhead_is_read_left_then_right() -> None:
    page = [*side_by_side(72, HEAD), (250, 140, "KẾ HOẠCH"), *down(160, *BODY)]
    assert words(page) == [*(left for left, _ in HEAD), *(right for _, right in HEAD), "KẾ HOẠCH", *BODY]


def test_recipients_come_before_the_signature() -> None:
    page = [*down(72, *BODY), *side_by_side(140, CLOSING)]
    expected = [left for left, _ in CLOSING if left] + [right for _, right in CLOSING if right]
    assert words(page) == [*BODY, *expected]


def test_the_word_recipients_in_a_sentence_moves_nothing() -> None:
    page = [
        *down(72, "Ghi rõ các", "nơi nhận và xử lý tin báo."),
        (300, 120, "II. NỘI DUNG"),
        *down(140, *BODY),
    ]
    assert words(page) == ["Ghi rõ các", "nơi nhận và xử lý tin báo.", "II. NỘI DUNG", *BODY]


def test_columns_on_lines_of_their_own_are_put_together_too() -> None:
    page = [*down(72, *BODY)]
    for number, (left, right) in enumerate(CLOSING):
        page += [(72, 140 + 30 * number, left), (310, 153 + 30 * number, right)]
    expected = [left for left, _ in CLOSING if left] + [right for _, right in CLOSING if right]
    assert words([piece for piece in page if piece[2]]) == [*BODY, *expected]


TABLE = [
    ("TT", "Nội dung", "Đơn vị"),
    ("1", "Truyền thông tại thôn", "Phòng VH-XH"),
    ("2", "Tập huấn nghiệp vụ", "Hội LHPN"),
]


def a_table(top: float) -> list[Drawing]:
    columns = [40.0, 250.0, 150.0]
    drawn: list[Drawing] = list(ruled(72, top, columns, len(TABLE)))
    for number, row in enumerate(TABLE):
        left = 76.0
        for width, text in zip(columns, row, strict=True):
            drawn.append((left, top + 16 + 24 * number, text))
            left += width
    return drawn


def test_the_cells_of_a_ruled_table_are_known() -> None:
    page = [*down(72, *BODY), *a_table(120), *down(240, "Sau bảng.")]
    lines = opened(page, [*a_table(72)]).lines
    cells = [(line.text, line.row) for line in lines if line.row is not None]
    table = [(text, (row, column)) for row, texts in enumerate(TABLE) for column, text in enumerate(texts)]
    assert cells == [(text, (number, *place)) for number in (1, 2) for text, place in table]
    assert [line.text for line in lines if line.row is None] == [*BODY, "Sau bảng."]
    assert [line.style for line in lines].count("cell") == 18


def test_two_lines_of_one_cell_stay_together() -> None:
    page: list[Drawing] = list(ruled(72, 72, [200, 200], 2, height=48))
    page += [(76, 88, "Tuyên truyền tại"), (276, 88, "Công an"), (76, 106, "các thôn"), (276, 106, "xã")]
    page += [(76, 140, "Tập huấn"), (276, 140, "Trạm y tế")]
    assert words(page) == ["Tuyên truyền tại", "các thôn", "Công an", "xã", "Tập huấn", "Trạm y tế"]


def test_a_plan_without_rules_needs_no_table_reader() -> None:
    before = sys.modules.pop("pdfplumber", None)
    opened([*down(72, *BODY), (72, 130, 200, 130)])
    assert "pdfplumber" not in sys.modules
    if before is not None:
        sys.modules["pdfplumber"] = before


def test_several_threads_may_read_at_once() -> None:
    content = pdf([down(72, *BODY)] * 5)
    texts: list[str] = []
    threads = [
        threading.Thread(target=lambda: texts.append(open_document(content, "a").source.text))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 8
    assert len(set(texts)) == 1


@pytest.mark.parametrize("width", [A4[0], A4[1]])
def test_a_long_line_is_never_cut_in_two(width: float) -> None:
    page = [*down(72, "Nơi nhận:", "- " + "Các cơ quan, đơn vị " * 4), (72, 110, "x" * int(width / 12))]
    assert len(words(page)) == 3
