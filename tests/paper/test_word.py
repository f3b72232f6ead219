"""Papers as .docx."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from docx.document import Document

from songhanh.paper.values import About, Annex, Band, Column, Heading, Paper, Row, Signature, Table, Text
from songhanh.paper.word import write_docx
from tests.paper.samples import ANNEXED, DECISION, LETTER, OPEN, PLAN, SHEET, TALK, TARGETS, words_of


def opened(paper: Paper) -> Document:
    return docx.Document(io.BytesIO(write_docx(paper)))


def text_of(document: Document) -> str:
    return "\n".join(t.text or "" for t in document.element.body.iter("{*}t"))


@pytest.mark.parametrize("paper", [ANNEXED, LETTER, DECISION])
def test_every_word_of_the_paper_is_in_the_file(paper: Paper) -> None:
    text = text_of(opened(paper))
    assert [word for word in words_of(paper).split() if word.strip(".") not in text] == []


def test_bold_inside_a_paragraph_is_a_run_of_its_own() -> None:
    lines = opened(replace(PLAN, body=(Text("Một hai ba", ((4, 7), (9, 99))),))).paragraphs
    (line,) = [line for line in lines if line.text.startswith("Một")]
    runs = [("Một ", None), ("hai", True), (" b", None), ("a./.", True)]
    assert [(run.text, run.font.bold) for run in line.runs] == runs


def test_a_letter_has_its_subject_below_the_number_and_no_title() -> None:
    document = opened(LETTER)
    below = document.tables[0].cell(1, 0).text.split("\n")
    assert below == ["Số: 05/UBND-VHXH", "V/v cung cấp số liệu về cán bộ nữ", "KHẨN"]
    assert [line.text for line in document.paragraphs[:3]] == [
        "Kính gửi:", "- Hội Liên hiệp Phụ nữ xã;", "- Công an xã.",
    ]  # fmt: skip
    one = opened(replace(LETTER, addressees=("Công an xã",)))
    assert one.paragraphs[0].text == "Kính gửi: Công an xã."


def test_an_article_says_its_number_in_bold_and_all_of_a_title() -> None:
    lines = {line.text: line for line in opened(DECISION).paragraphs}
    runs = [(run.text, run.font.bold) for run in lines["Điều 2. Quyết định có hiệu lực kể từ ngày ký."].runs]
    assert runs == [("Điều 2.", True), (" Quyết định có hiệu lực kể từ ngày ký.", None)]
    assert all(run.font.bold for run in lines["Điều 1. Phạm vi điều chỉnh"].runs)


def test_equal_papers_give_equal_bytes() -> None:
    assert write_docx(ANNEXED) == write_docx(replace(ANNEXED))


def test_the_file_says_only_what_it_is_told() -> None:
    about = About("Kế hoạch năm 2026", "Nguyễn Thị Lan", datetime(2026, 5, 7, 8, 30, tzinfo=UTC))
    told = opened(replace(PLAN, about=about)).core_properties
    assert (told.title, told.author, told.created) == (about.title, about.author, about.created)
    untold = opened(PLAN).core_properties
    assert (untold.title, untold.author) == (f"{PLAN.type_name} {PLAN.subject}", "")
    with zipfile.ZipFile(io.BytesIO(write_docx(PLAN))) as held:
        assert {entry.date_time for entry in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"python-docx" not in held.read("docProps/core.xml")
        assert "docProps/thumbnail.jpeg" not in held.namelist()


@pytest.mark.parametrize(
    "paper", [PLAN, ANNEXED, replace(PLAN, signature=None, recipients=(), body=(TARGETS,))]
)
def test_the_file_ends_with_a_paragraph(paper: Paper) -> None:
    body = opened(paper).element.body
    assert [child.tag.rpartition("}")[2] for child in body][-2:] == ["p", "sectPr"]


def test_pages_are_a4_with_the_margins_of_the_decree() -> None:
    (section,) = opened(PLAN).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [20, 20, 30, 15]


def test_page_numbers_stand_in_the_middle_above_from_the_second_page_on() -> None:
    (section,) = opened(PLAN).sections
    assert section.different_first_page_header_footer
    (number,) = section.header.paragraphs
    assert [words.text for words in number._p.iter("{*}instrText")] == [" PAGE "]
    assert number.style is not None
    assert number.style.name == "Số trang"
    assert [p.text for p in section.first_page_header.paragraphs] == [""]


def test_an_annex_begins_a_run_of_pages_of_its_own_in_its_direction() -> None:
    main, sheet, last = opened(ANNEXED).sections
    assert [s.page_width > s.page_height for s in (main, sheet, last)] == [False, True, False]
    starts = [s._sectPr.find("{*}pgNumType") for s in (main, sheet, last)]
    assert starts[0] is None
    assert [list(start.attrib.values()) for start in starts[1:]] == [["1"], ["1"]]


def test_annexes_alone_begin_on_the_first_page() -> None:
    document = opened(Paper(head=None, annexes=(SHEET,)))
    (section,) = document.sections
    assert section.page_width > section.page_height
    assert document.paragraphs[0].text == "Phụ lục I"
    assert "CỘNG HÒA" not in text_of(document)


def test_number_and_day_may_be_left_open() -> None:
    assert "Số:\xa0\xa0\xa0\xa0\xa0\xa0/KH-UBND" in text_of(opened(OPEN))


def test_the_head_of_a_table_is_repeated_and_rows_keep_together() -> None:
    table = next(t for t in opened(PLAN).tables if t.cell(0, 0).text == "TT")
    first, *rest = table._tbl.tr_lst
    assert first.find("{*}trPr/{*}tblHeader") is not None
    assert [row.find("{*}trPr/{*}tblHeader") for row in rest] == [None, None]
    assert all(row.find("{*}trPr/{*}cantSplit") is not None for row in rest)


def test_a_table_fills_the_width_between_the_margins() -> None:
    for table in opened(ANNEXED).tables[1:]:
        if table.style is None or table.cell(0, 0).text != "TT":
            continue
        widths = [int(column.get(column.keys()[0])) for column in table._tbl.tblGrid]
        assert round(sum(widths) / 1440 * 25.4) in {165, 252}


def test_a_table_without_rows_says_so() -> None:
    empty = replace(TARGETS, rows=())
    table = opened(replace(PLAN, body=(empty,))).tables[1]
    assert [cell.text for cell in table.rows[1].cells] == ["Không có."] * 4


def test_a_row_of_a_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="1 cells in a table of 2 columns"):
        Table((Column("TT"), Column("Việc")), (Row(("1",)),))


def test_a_head_without_an_issuer_is_refused() -> None:
    with pytest.raises(ValueError, match="without an issuer"):
        replace(PLAN.head, issuer=())


def test_letters_that_no_file_can_hold_are_left_out() -> None:
    paper = replace(PLAN, body=(Text("Một\x00 hai\x0b ba\ufffe\tbốn"),))
    assert "Một hai ba bốn./." in text_of(opened(paper))


def test_a_name_may_be_left_open_and_a_paper_may_lack_its_end() -> None:
    assert "PHÓ CHỦ TỊCH" in text_of(opened(replace(PLAN, signature=Signature(PLAN.signature.capacity))))
    bare = opened(replace(PLAN, signature=None, recipients=(), body=()))
    assert "Nơi nhận" not in text_of(bare)


def test_headings_are_those_that_word_knows() -> None:
    names = [p.style.name for p in opened(PLAN).paragraphs if p.style and p.style.name.startswith("Heading")]
    assert names == ["Heading 1", "Heading 2", "Heading 3"]


def test_what_is_very_long_does_not_break_it() -> None:
    name = "TRUNG TÂM DỊCH VỤ SỰ NGHIỆP CÔNG TỔNG HỢP LIÊN XÃ ĐỒNG HẠ - BẾN TẦM"
    rows = tuple(Row((str(90000 + at), TALK * (40 if at == 3 else 1), name)) for at in range(2000))
    table = Table((Column("TT"), Column("Việc"), Column("Đơn vị")), (Band(name), *rows))
    paper = replace(
        PLAN,
        head=replace(PLAN.head, issuer=(name,), governing=(name,)),
        subject=f"{PLAN.subject} " * 5,
        body=(Heading(1, f"I. {name}"), table),
        annexes=(Annex(name, (), "Phụ lục"),),
    )
    assert "91999" in text_of(opened(paper))
