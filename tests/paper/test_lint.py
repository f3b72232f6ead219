"""The linter: what the decree leaves free is no fault, and what it says of a fault."""

import io
import zipfile
from importlib.resources import files

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from songhanh.paper.layout import element
from songhanh.paper.lint import CannotLint, lint_docx
from songhanh.paper.source import read_source
from songhanh.paper.values import Paper
from songhanh.paper.word import write_docx
from tests.paper.breaking import FULL, WHERE, Change, codes, find, retype
from tests.paper.samples import ANNEXED, DECISION, LETTER, OPEN, PLAN, SHEET

IN_TEXT = {"article", "basis", "heading_1", "heading_2", "heading_3"}  # of the size of the text around them


def resize(start: str, size: float) -> Change:
    def change(document: Document) -> None:
        for run in find(document, start).runs:
            run.font.size = Pt(size)

    return change


@pytest.mark.parametrize("key", [key for key in WHERE if key != "clause"])
def test_each_element_has_its_sizes(key: str) -> None:
    paper, start = WHERE[key]
    least, most = element(key).size
    text = key if key not in IN_TEXT else "text"
    for wrong in (least - 1, most + 1):
        assert codes(resize(start, wrong), paper) == [f"{text}.size"]
    for right in (least, most):
        assert codes(resize(start, right), paper) == []


def other_default(document: Document) -> None:
    fonts = document.styles.element.find(f".//{qn('w:rFonts')}")
    fonts.set(qn("w:ascii"), "Calibri")


def theme_face(document: Document) -> None:
    fonts = document.styles.element.find(f".//{qn('w:rFonts')}")
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")
    part = next(p for p in document.part.package.iter_parts() if "theme1" in str(p.partname))
    part._blob = part.blob.replace(b"Times New Roman", b"Cambria")


def style_face(document: Document) -> None:
    document.styles["Nội dung"].font.name = "Verdana"


def east_asian_face(document: Document) -> None:
    run = find(document, "- Tổ chức").runs[0]
    run.text = "- Tổ chức 平等"
    run.font.name = "Times New Roman"
    run._r.rPr.rFonts.set(qn("w:eastAsia"), "MS Mincho")


@pytest.mark.parametrize("change", [other_default, theme_face, style_face, east_asian_face])
def test_every_letter_is_of_one_face(change: Change) -> None:
    assert codes(change) == ["font.face"]


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("Số:      /KH-UBND", True),
        ("Số: …/KH-UBND", True),
        ("Số: 112/KH-UBND", True),
        ("Số: 07/2026/KH-UBND", True),
        ("Số: 07/KH-BVSTBPN", True),
        ("Số: 07/kh-ubnd", False),
    ],
)
def test_a_number_may_be_open(text: str, is_right: bool) -> None:
    assert codes(retype("Số: 05", text)) == ([] if is_right else ["number.words"])


def close_up(document: Document) -> None:
    mark = OxmlElement("w:contextualSpacing")
    document.styles["Nội dung"].element.find(qn("w:pPr")).append(mark)


def test_paragraphs_that_close_up_are_too_near() -> None:
    assert codes(close_up) == ["text.spacing"]


def indent(document: Document) -> None:
    find(document, "- Tổ chức").paragraph_format.first_line_indent = Mm(10)


def fixed_lines(document: Document) -> None:
    find(document, "- Tổ chức").paragraph_format.line_spacing = Pt(18)


@pytest.mark.parametrize("change", [indent, fixed_lines])
def test_what_the_decree_leaves_free_is_free(change: Change) -> None:
    assert codes(change) == []


def test_a_finding_says_what_where_and_how_and_cites_the_decree() -> None:
    document = docx.Document(io.BytesIO(write_docx(PLAN)))
    for start in ("- Tổ chức", "+ Ghi số"):
        resize(start, 12)(document)
    held = io.BytesIO()
    document.save(held)
    (found,) = lint_docx(held.getvalue())
    assert found.element == "text"
    assert found.sentence == (
        "Nội dung “- Tổ chức nói chuyện về chia sẻ việc nhà tại các…” và 1 đoạn khác: "
        "cỡ chữ phải từ 13 đến 14."
    )
    assert found.rule == "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.6"


@pytest.mark.parametrize(
    "paper", [PLAN, OPEN, ANNEXED, FULL, LETTER, DECISION, Paper(head=None, annexes=(SHEET,))]
)
def test_our_own_papers_are_without_fault(paper: Paper) -> None:
    # an annex alone has no paper from which to know what it goes with
    expected = ("annex_note.missing",) if paper.head is None else ()
    assert tuple(found.code for found in lint_docx(write_docx(paper))) == expected


def test_the_plans_of_the_demonstration_are_without_fault() -> None:
    sources = [
        path for path in files("songhanh.demo").joinpath("plans").iterdir() if path.name.endswith(".md")
    ]
    assert sources
    for path in sources:
        assert lint_docx(write_docx(read_source(path.read_text("utf-8")))) == ()


def test_what_is_no_docx_is_refused() -> None:
    empty_zip = io.BytesIO()
    with zipfile.ZipFile(empty_zip, "w") as held:
        held.writestr("a.txt", "a")
    for content in (b"", b"%PDF-1.7", empty_zip.getvalue()):
        with pytest.raises(CannotLint, match="không phải văn bản Word"):
            lint_docx(content)
