"""The linter on papers that our writer did not make: typed in a word processor, or passed through another."""

import io
import subprocess
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell

from songhanh.paper.lint import lint_docx
from songhanh.paper.lint.lines import Lines
from songhanh.paper.lint.parts import find_parts
from songhanh.paper.values import Paper, Table
from songhanh.paper.word import write_docx
from tests.paper.samples import ANNEXED, DECISION, LETTER, TALK

CENTER, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


def blank() -> Document:
    """An empty file as a person sets it up: page, Times in the Normal style, the number above."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE \\* MERGEFORMAT ")
    number._p.append(field)
    return document


def put(
    place: Document | _Cell, text: str, size: float = 14, *, bold: bool = False, italic: bool = False
) -> None:
    paragraph = place.add_paragraph()
    paragraph.alignment = CENTER
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic
    paragraph.paragraph_format.space_after = Pt(0)


def say(document: Document, text: str, *, bold: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = BOTH
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_before, form.space_after = Mm(10), Pt(6), Pt(0)
    form.line_spacing = Pt(18)
    for word in text.split(" "):  # as editing leaves it: many runs
        paragraph.add_run(f"{word} ").bold = bold


def underline(place: Document | _Cell, start: int = 0, end: int = 0) -> None:
    """The last line underlined, or a part in its middle, as typists do."""
    line = place.paragraphs[-1]
    if not end:
        line.runs[0].font.underline = True
        return
    run, text = line.runs[0], line.text
    run.text = text[:start]
    for words, marked in ((text[start:end], True), (text[end:], False)):
        more = line.add_run(words)
        more.font.size, more.font.bold, more.font.underline = run.font.size, run.font.bold, marked


def add_head(document: Document, number: str) -> None:
    left, right = document.add_table(1, 2).rows[0].cells
    put(left, "UBND XÃ ĐỒNG HẠ", 13)
    put(left, "PHÒNG VĂN HÓA - XÃ HỘI", 13, bold=True)
    underline(left, 6, 15)
    put(left, number, 13)
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    put(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    underline(right)
    put(right, "Đồng Hạ, ngày     tháng 12 năm 2026", 13, italic=True)


def add_foot(document: Document) -> None:
    left, right = document.add_table(1, 2).rows[0].cells
    for text, size, strong in (
        ("Nơi nhận:", 12, True),
        ("- Như trên;", 11, False),
        ("- Lưu: VT.", 11, False),
    ):
        put(left, text, size, bold=strong, italic=strong)
        left.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.LEFT
    put(right, "TRƯỞNG PHÒNG", bold=True)
    put(right, "")
    put(right, "Đặng Văn Bình", bold=True)
    document.add_paragraph()


def saved(document: Document) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def test_a_report_typed_by_hand_is_without_fault() -> None:
    document = blank()
    add_head(document, "Số: 21/BC-VHXH")
    put(document, "BÁO CÁO", bold=True)
    put(document, "Kết quả công tác bình đẳng giới", bold=True)
    put(document, "năm 2026", bold=True)
    underline(document, 0, 3)
    put(document, "")
    say(document, "I. KẾT QUẢ", bold=True)
    for _ in range(30):
        say(document, f"- {TALK}.")
    say(document, "Trên đây là báo cáo của Phòng./.")
    add_foot(document)
    assert lint_docx(saved(document)) == ()


def test_a_letter_needs_no_title() -> None:
    document = blank()
    add_head(document, "Số: 21/UBND-VHXH")
    put(document.tables[0].rows[0].cells[0], "V/v cung cấp số liệu", 12)
    put(document, "Kính gửi: Các thôn.")
    say(document, "Phòng đề nghị các thôn gửi số liệu./.")
    add_foot(document)
    assert lint_docx(saved(document)) == ()


def put_article(document: Document, number: int, text: str) -> None:
    say(document, text)
    paragraph = document.paragraphs[-1]
    lead = paragraph.insert_paragraph_before().add_run(f"Điều {number}. ")
    lead.bold = True
    paragraph.runs[0]._r.addprevious(lead._r)
    paragraph._p.getprevious().getparent().remove(paragraph._p.getprevious())


def test_a_decision_typed_by_hand_is_without_fault() -> None:
    document = blank()
    add_head(document, "Số: 04/QĐ-VHXH")
    put(document, "QUYẾT ĐỊNH", bold=True)
    put(document, "Cử cán bộ đầu mối", bold=True)
    underline(document, 3, 10)
    put(document, "")
    put(document, "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI", bold=True)
    say(document, "Căn cứ Quyết định số 12/QĐ-UBND của Ủy ban nhân dân xã.")
    for run in document.paragraphs[-1].runs:
        run.italic = True
    put(document, "QUYẾT ĐỊNH:", bold=True)
    put_article(document, 1, "Cử bà Lý Thị Mai làm đầu mối về bình đẳng giới.")
    put_article(document, 2, "Quyết định có hiệu lực từ ngày ký./.")
    add_foot(document)
    assert lint_docx(saved(document)) == ()


@pytest.mark.parametrize(("kind", "sign"), [("THÔNG BÁO", "TB"), ("KẾ HOẠCH", "KH"), ("TỜ TRÌNH", "TTr")])
def test_papers_of_other_kinds_typed_by_hand_are_without_fault(kind: str, sign: str) -> None:
    document = blank()
    add_head(document, f"Số: 104/{sign}-VHXH")
    put(document, kind, bold=True)
    put(document, "Nói chuyện tại các thôn", bold=True)
    underline(document, 4, 13)
    put(document, "")
    say(document, "1. Thời gian: từ ngày 05 tháng 12.")
    say(document, "2. Việc phải làm", bold=True)
    for letter in "abcdđeg":
        say(document, f"{letter}) Việc thứ {letter};")
    say(document, "3. Phòng theo dõi, tổng hợp./.")
    add_foot(document)
    assert lint_docx(saved(document)) == ()


def test_what_is_typed_wrong_is_found_there_too() -> None:
    document = blank()
    document.styles["Normal"].font.name = "Arial"
    add_head(document, "Số: 3/BC-VHXH")
    put(document, "BÁO CÁO", 16, bold=True)
    put(document, "Kết quả", bold=True)
    underline(document, 0, 3)
    put(document, "")
    say(document, "Đã làm xong.")
    add_foot(document)
    found = {finding.code for finding in lint_docx(saved(document))}
    assert found == {"font.face", "number.words", "type_name.size", "text.end"}


@pytest.mark.libreoffice
@pytest.mark.parametrize("paper", [ANNEXED, LETTER, DECISION])
def test_our_papers_stay_so_when_another_program_saves_them(paper: Paper, tmp_path: Path) -> None:
    (tmp_path / "giay.docx").write_bytes(write_docx(paper))
    for source, kind in (("giay.docx", "odt"), ("giay.odt", "docx")):
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", ".", source]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    content = (tmp_path / "giay.docx").read_bytes()
    assert content != write_docx(paper)
    parts = find_parts(Lines(content).all)
    assert parts.signer is not None
    said = [block for block in paper.body if not isinstance(block, Table) or block.caption]
    assert len(parts.body) == len(said)
    assert len(parts.annexes) == len(paper.annexes)
    assert lint_docx(content) == ()
