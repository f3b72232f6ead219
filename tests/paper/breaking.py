"""Changes that break a paper: what a line says, how it looks; and the papers that are broken."""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from songhanh.paper.lint import lint_docx
from songhanh.paper.values import Heading, Paper, Text
from songhanh.paper.word import write_docx
from songhanh.paper.wording import MOTTO, NATIONAL_NAME
from tests.paper.samples import ANNEXED, DECISION, LETTER, PLAN

Change = Callable[[Document], object]

FULL = replace(ANNEXED, head=replace(PLAN.head, governing=("UBND TỈNH SƠN HẢI",)))
ONE = replace(LETTER, addressees=("Sở Nội vụ tỉnh Sơn Hải",))
POINTS = replace(
    PLAN,
    body=(
        Heading(1, "I. VIỆC PHẢI LÀM"),
        Heading(2, "1. Truyền thông"),
        *(Heading(3, f"{letter}) Việc {letter};") for letter in "abcdđeghik"),
        Text("2. Các thôn gửi số liệu trước ngày 20."),
        Text("Trên đây là Kế hoạch."),
    ),
)

WHERE: dict[str, tuple[Paper, str]] = {  # an element: a paper that has it, and how its line begins
    "national_name": (FULL, NATIONAL_NAME),
    "motto": (FULL, MOTTO),
    "governing": (FULL, "UBND TỈNH"),
    "issuer": (FULL, "XÃ ĐỒNG HẠ"),
    "number": (FULL, "Số: 05"),
    "place_date": (FULL, "Đồng Hạ, ngày"),
    "type_name": (FULL, "KẾ HOẠCH"),
    "subject": (FULL, "Công tác bình đẳng"),
    "letter_subject": (LETTER, "V/v cung cấp"),
    "addressee": (ONE, "Kính gửi"),
    "addressees": (LETTER, "- Hội Liên hiệp"),
    "urgency": (LETTER, "KHẨN"),
    "authority": (DECISION, "ỦY BAN NHÂN DÂN XÃ"),
    "chapter": (DECISION, "Chương I"),
    "chapter_title": (DECISION, "QUY ĐỊNH CHUNG"),
    "section": (DECISION, "Mục 1"),
    "section_title": (DECISION, "PHẠM VI"),
    "capacity": (FULL, "KT. CHỦ TỊCH"),
    "signer": (FULL, "Phạm Thị"),
    "recipients_title": (FULL, "Nơi nhận"),
    "recipient": (FULL, "- Sở Nội vụ"),
    "annex_label": (FULL, "Phụ lục II"),
    "annex_title": (FULL, "MẪU BÁO CÁO"),
    "annex_note": (FULL, "(Kèm theo"),
    "text": (FULL, "Trên đây"),
    "basis": (FULL, "Căn cứ Luật"),
    "article": (DECISION, "Điều 1. Phạm vi"),
    "heading_1": (FULL, "I. MỤC ĐÍCH"),
    "heading_2": (FULL, "1. Mục đích"),
    "heading_3": (FULL, "a) Chỉ tiêu"),
    "clause": (POINTS, "2. Các thôn"),
}


def find(document: Document, start: str) -> Paragraph:
    found = [Paragraph(p, document) for p in document.element.body.iter(qn("w:p"))]
    return [p for p in found if p.text.startswith(start)][-1 if start == "(Kèm theo" else 0]


def codes(change: Change, paper: Paper = FULL) -> list[str]:
    document = docx.Document(io.BytesIO(write_docx(paper)))
    change(document)
    held = io.BytesIO()
    document.save(held)
    return sorted({found.code for found in lint_docx(held.getvalue())})


def retype(start: str, text: str) -> Change:
    def change(document: Document) -> None:
        for at, run in enumerate(find(document, start).runs):
            run.text = text if at == 0 else ""

    return change


def erase(*starts: str) -> Change:
    def change(document: Document) -> None:
        for start in starts:
            retype(start, "")(document)

    return change


def resize(document: Document, start: str) -> None:
    for run in find(document, start).runs:
        run.font.size = Pt(15)


def turn(document: Document, start: str, trait: str) -> None:
    """Bold what is not and the other way round; the same for italic."""
    runs = find(document, start).runs
    was = all(getattr(run.font, trait) for run in runs)
    for run in runs:
        setattr(run.font, trait, not was)


def recase(document: Document, start: str) -> None:
    line = find(document, start)
    upper = line.text == line.text.upper()
    text = line.text.capitalize() if upper else line.text.upper().replace("V/V", "V/v")
    retype(start, text)(document)


def to_left(document: Document, start: str) -> None:
    find(document, start).alignment = WD_ALIGN_PARAGRAPH.LEFT


def half_bold(document: Document, start: str) -> None:
    line = find(document, start)
    line.runs[0].text = line.text[:4]
    line.add_run("TỈNH SƠN HẢI").font.bold = True


LOOKS: dict[str, Callable[[Document, str], None]] = {
    "size": resize,
    "bold": partial(turn, trait="bold"),
    "italic": partial(turn, trait="italic"),
    "case": recase,
    "align": to_left,
}
