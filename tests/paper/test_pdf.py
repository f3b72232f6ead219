"""Papers as .pdf."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics

from songhanh.paper.layout import layout
from songhanh.paper.pdf import write_pdf
from songhanh.paper.pdf.faces import face
from songhanh.paper.values import About, Band, Bullet, Column, Heading, Paper, Row, Signature, Table, Text
from tests.paper.samples import ANNEXED, DECISION, LETTER, PLAN, SHEET, TALK, TARGETS, words_of


def pages_of(paper: Paper) -> list[str]:
    document = pypdfium2.PdfDocument(write_pdf(paper))
    return [page.get_textpage().get_text_bounded() for page in document]


@pytest.mark.parametrize("paper", [ANNEXED, LETTER, DECISION])
def test_every_word_of_the_paper_can_be_read_in_the_pdf(paper: Paper) -> None:
    read = Counter(re.findall(r"\w+", " ".join(pages_of(paper))))
    assert Counter(re.findall(r"\w+", words_of(paper))) - read == Counter()


def test_bold_inside_a_paragraph_is_of_the_bold_face() -> None:
    document = pypdfium2.PdfDocument(write_pdf(replace(PLAN, body=(Text("Một hai ba", ((4, 7),)),))))
    text = document[0].get_textpage()
    at = text.get_text_range().index("Một hai ba")
    weights = [pypdfium2.raw.FPDFText_GetFontWeight(text.raw, at + offset) for offset in (0, 4, 8)]
    assert weights[1] > weights[0] == weights[2]


def test_every_vietnamese_letter_can_be_read_in_every_face() -> None:
    letters = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    letters += letters.upper()
    assert len(letters) == 134
    body = (Text(letters), Heading(1, letters), Bullet(letters))
    read = "".join(pages_of(replace(PLAN, subject=letters, body=body)))
    assert all(read.count(letter) >= 4 for letter in letters)
    for look in layout().elements.values():
        known = pdfmetrics.getFont(face(look)).face.charToGlyph
        assert [letter for letter in letters + "≥≤–—…“”‘’½×±%" if ord(letter) not in known] == []


def test_equal_papers_give_equal_bytes() -> None:
    assert write_pdf(ANNEXED) == write_pdf(replace(ANNEXED))


def test_its_letters_are_in_the_file() -> None:
    content = write_pdf(PLAN)
    assert content.count(b"/FontFile2") == 4
    assert b"/Helvetica" not in content.replace(b"/BaseFont /Helvetica", b"", 1)


def test_the_file_says_only_what_it_is_told() -> None:
    about = About("Kế hoạch năm 2026", "Nguyễn Thị Lan", datetime(2026, 5, 7, tzinfo=UTC))
    told = pypdfium2.PdfDocument(write_pdf(replace(PLAN, about=about))).get_metadata_dict()
    assert (told["Title"], told["Author"]) == (about.title, about.author)
    assert told["CreationDate"].startswith("D:2000")


def test_pages_are_numbered_from_the_second_on_and_an_annex_counts_its_own() -> None:
    long = replace(ANNEXED, body=(*PLAN.body[:6], *(Bullet(f"{TALK}.") for _ in range(40))))
    texts = [text.split("\r\n")[0].strip() for text in pages_of(long)]
    assert texts == ["ỦY BAN NHÂN DÂN", "2", "3", "Phụ lục I", "Phụ lục II"]


def test_annexes_alone_begin_on_the_first_page_in_their_direction() -> None:
    document = pypdfium2.PdfDocument(write_pdf(Paper(head=None, annexes=(SHEET,))))
    assert [page.get_size()[0] > page.get_size()[1] for page in document] == [True]


@pytest.mark.parametrize("sentences", [1, 2, 3, 6])
def test_a_heading_is_never_the_last_line_of_a_page(sentences: int) -> None:
    headings = (Heading(1, "I. CUỐI"), Heading(2, "1. Cuối"), Heading(3, "a) Cuối"))
    for above in range(18, 32):
        body = (*(Text(f"Dòng {at}.") for at in range(above)), *headings, Text(f"{TALK}. " * sentences))
        first = pages_of(replace(PLAN, body=body))[0].strip()
        assert not first.upper().endswith("CUỐI")


def test_the_foot_never_stands_alone_on_a_page() -> None:
    for above in range(14, 26):
        pages = pages_of(replace(PLAN, body=tuple(Text(f"Dòng {at}.") for at in range(above))))
        assert not pages[-1].split("\r\n", 1)[-1].startswith("Nơi nhận")
        assert f"Dòng {above - 1}./." in pages[-1]


def test_the_head_of_a_table_is_drawn_on_every_page() -> None:
    table = Table(
        (Column("TT"), Column("Việc"), Column("Kết quả")), tuple(Row((str(n), TALK, "")) for n in range(90))
    )
    pages = pages_of(replace(PLAN, body=(table,), signature=None, recipients=()))
    assert len(pages) > 2
    assert all("Kết quả" in page for page in pages)


def test_what_announces_a_table_stays_with_it() -> None:
    table = Table((Column("TT"), Column("Việc")), (Row(("1", f"{TALK}. {TALK}")),))
    for above in range(18, 34):
        lines = tuple(Text(f"Dòng {at}.") for at in range(above))
        body = (*lines, Heading(1, "I. CUỐI"), Text("Các việc sau:"), table)
        pages = pages_of(replace(PLAN, body=body, signature=None, recipients=()))
        (place,) = [at for at, page in enumerate(pages) if "I. CUỐI" in page]
        assert "Việc" in pages[place]


def test_the_heading_of_a_group_stays_with_its_first_row() -> None:
    for above in range(24, 44):
        rows = (*(Row(("1", "Việc")) for _ in range(above)), Band("Thôn Hạ"), Row(("2", "Việc cuối")))
        pages = pages_of(replace(PLAN, body=(Table((Column("TT"), Column("Việc")), rows),)))
        (place,) = [at for at, page in enumerate(pages) if "Thôn Hạ" in page]
        assert "Việc cuối" in pages[place]


def test_a_row_higher_than_a_page_goes_on_overleaf() -> None:
    long = " ".join(f"chữ{at}" for at in range(3000))
    pages = pages_of(replace(PLAN, body=(Table((Column("TT"), Column("Việc")), (Row(("1", long)),)),)))
    assert Counter(re.findall(r"chữ\d+", " ".join(pages))) == Counter(long.split())


@pytest.mark.parametrize("rows", [0, 5000])
def test_tables_of_any_length_are_written(rows: int) -> None:
    table = replace(TARGETS, rows=tuple(Row((str(n), "Việc", "Thôn", "1")) for n in range(rows)))
    text = " ".join(pages_of(replace(PLAN, body=(table,))))
    assert ("Không có." if rows == 0 else "4999") in text


def test_marks_of_markup_are_words_like_others() -> None:
    assert "Số <b> & 5 > 3 &amp;" in pages_of(replace(PLAN, body=(Text("Số <b> & 5 > 3 &amp; hết"),)))[0]


def test_a_paper_without_an_end_is_written() -> None:
    bare = replace(PLAN, signature=Signature(()), recipients=(), body=())
    assert "KẾ HOẠCH" in pages_of(bare)[0]
