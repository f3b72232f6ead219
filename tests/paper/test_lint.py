"""The linter: for each rule a paper that breaks exactly that rule; for all of them papers without fault."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from songhanh.paper.layout import element, layout
from songhanh.paper.lint import CannotLint, lint_docx
from songhanh.paper.source import read_source
from songhanh.paper.values import Paper
from songhanh.paper.word import write_docx
from songhanh.paper.wording import MOTTO, NATIONAL_NAME
from tests.paper.samples import ANNEXED, OPEN, PLAN, SHEET

FULL = replace(ANNEXED, head=replace(PLAN.head, governing=("UBND TỈNH SƠN HẢI",)))
Change = Callable[[Document], object]

LINES = {  # an element of the decree's table: how its line begins
    "national_name": NATIONAL_NAME,
    "motto": MOTTO,
    "governing": "UBND TỈNH",
    "issuer": "XÃ ĐỒNG HẠ",
    "number": "Số: 05",
    "place_date": "Đồng Hạ, ngày",
    "type_name": "KẾ HOẠCH",
    "subject": "Công tác bình đẳng",
    "capacity": "KT. CHỦ TỊCH",
    "signer": "Phạm Thị",
    "recipients_title": "Nơi nhận",
    "recipient": "- Các thôn",
    "annex_label": "Phụ lục II",
    "annex_title": "MẪU BÁO CÁO",
    "annex_note": "(Kèm theo",
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


def resize(start: str, size: float) -> Change:
    def change(document: Document) -> None:
        for run in find(document, start).runs:
            run.font.size = Pt(size)

    return change


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


def align(start: str, how: WD_ALIGN_PARAGRAPH) -> Change:
    def change(document: Document) -> None:
        find(document, start).alignment = how

    return change


def turn(start: str, trait: str) -> Change:
    """Make bold what is not, and the other way round; the same for italic."""

    def change(document: Document) -> None:
        for run in find(document, start).runs:
            setattr(run.font, trait, not getattr(run.font, trait))

    return change


@pytest.mark.parametrize("key", LINES)
def test_each_element_has_its_size(key: str) -> None:
    least, most = element(key).size
    for wrong in (least - 1, most + 1):
        assert codes(resize(LINES[key], wrong)) == [f"{key}.size"]
    for right in (least, most):
        assert codes(resize(LINES[key], right)) == []


@pytest.mark.parametrize("key", [key for key in LINES if key != "governing"])
def test_each_element_is_bold_or_not(key: str) -> None:
    assert codes(turn(LINES[key], "bold")) == [f"{key}.bold"]


@pytest.mark.parametrize("key", LINES)
def test_each_element_is_italic_or_not(key: str) -> None:
    assert codes(turn(LINES[key], "italic")) == [f"{key}.italic"]


@pytest.mark.parametrize("key", [key for key in LINES if element(key).upper])
def test_what_is_written_in_capitals_is_in_capitals(key: str) -> None:
    def change(document: Document) -> None:
        line = find(document, LINES[key])
        line.runs[0].text = line.text.capitalize()

    assert codes(change) == [f"{key}.case"]


@pytest.mark.parametrize("key", [key for key in LINES if element(key).align == "center"])
def test_what_stands_in_the_middle_stands_there(key: str) -> None:
    assert codes(align(LINES[key], WD_ALIGN_PARAGRAPH.LEFT)) == [f"{key}.align"]


def letter_paper(document: Document) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)


def narrow(side: str, width: float) -> Change:
    return lambda document: setattr(document.sections[0], f"{side}_margin", Mm(width))


def number_runs(document: Document) -> Paragraph:
    return document.sections[0].header.paragraphs[0]


def move_number_below(document: Document) -> None:
    below = document.sections[0].footer.paragraphs[0]
    for run in list(number_runs(document)._p.iter(qn("w:r"))):
        below._p.append(run)


def show_number_on_first(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = False


def put_number_on_first(document: Document) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    document.sections[0].first_page_header.paragraphs[0]._p.append(field)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (letter_paper, "page.size"),
        (narrow("left", 25), "page.margin"),
        (narrow("right", 25), "page.margin"),
        (narrow("top", 15), "page.margin"),
        (narrow("bottom", 30), "page.margin"),
        (lambda document: number_runs(document)._p.clear_content(), "page_number.missing"),
        (move_number_below, "page_number.place"),
        (lambda d: setattr(number_runs(d), "alignment", WD_ALIGN_PARAGRAPH.RIGHT), "page_number.align"),
        (lambda d: setattr(number_runs(d).runs[3].font, "size", Pt(11)), "page_number.size"),
        (show_number_on_first, "page_number.first"),
        (put_number_on_first, "page_number.first"),
    ],
)
def test_pages(change: Change, code: str) -> None:
    assert codes(change) == [code]


def other_face(document: Document) -> None:
    find(document, "- Tổ chức").runs[0].font.name = "Arial"


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


@pytest.mark.parametrize("change", [other_face, other_default, theme_face, style_face, east_asian_face])
def test_every_letter_is_of_one_face(change: Change) -> None:
    assert codes(change) == ["font.face"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (retype(NATIONAL_NAME, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "national_name.words"),
        (retype(MOTTO, "Độc lập – Tự do – Hạnh phúc"), "motto.words"),
        (retype(MOTTO, "Độc Lập - Tự Do - Hạnh Phúc"), "motto.words"),
        (retype("Số: 05", "Số: 5/KH-UBND"), "number.words"),
        (retype("Số: 05", "Số 05/KH-UBND"), "number.words"),
        (retype("Số: 05", "Số: 05-KH/UBND"), "number.words"),
        (retype("Số: 05", "Số: 05/TB-UBND"), "number.words"),
        (retype("Đồng Hạ, ngày", "Đồng Hạ, ngày 7 tháng 5 năm 2026"), "place_date.words"),
        (retype("Đồng Hạ, ngày", "Đồng Hạ, ngày 07 tháng 2 năm 2026"), "place_date.words"),
        (retype("Đồng Hạ, ngày", "Đồng Hạ ngày 07 tháng 5 năm 2026"), "place_date.words"),
        (erase(NATIONAL_NAME), "national_name.missing"),
        (erase(MOTTO), "motto.missing"),
        (erase("UBND TỈNH", "ỦY BAN NHÂN DÂN", "XÃ ĐỒNG"), "issuer.missing"),
        (erase("Số: 05"), "number.missing"),
        (erase("Đồng Hạ, ngày"), "place_date.missing"),
        (erase("KẾ HOẠCH"), "type_name.missing"),
        (erase("Công tác bình đẳng"), "subject.missing"),
        (erase("TM. ", "KT. ", "PHÓ "), "capacity.missing"),
        (erase("Nơi nhận"), "recipients_title.missing"),
        (erase("- Sở", "- Các thôn", "- Lưu"), "recipient.missing"),
        (erase("MẪU BÁO CÁO"), "annex_title.missing"),
        (erase("(Kèm theo"), "annex_note.missing"),
    ],
)
def test_words_that_must_be_there(change: Change, code: str) -> None:
    assert codes(change) == [code]


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


def set_spacing(start: str, **values: float) -> Change:
    def change(document: Document) -> None:
        for name, points in values.items():
            setattr(find(document, start).paragraph_format, name, Pt(points) if points > 4 else points)

    return change


def close_up(document: Document) -> None:
    mark = OxmlElement("w:contextualSpacing")
    document.styles["Nội dung"].element.find(qn("w:pPr")).append(mark)


def indent(width: float) -> Change:
    return lambda d: setattr(find(d, "- Tổ chức").paragraph_format, "first_line_indent", Mm(width))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (resize("- Tổ chức", 12), "text.size"),
        (align("- Tổ chức", WD_ALIGN_PARAGRAPH.LEFT), "text.align"),
        (indent(0), "text.indent"),
        (indent(20), "text.indent"),
        (set_spacing("- Tổ chức", space_after=0), "text.spacing"),
        (close_up, "text.spacing"),
        (set_spacing("- Tổ chức", line_spacing=2.0), "text.line"),
        (set_spacing("- Tổ chức", line_spacing=0.9), "text.line"),
        (set_spacing("- Tổ chức", line_spacing=12), "text.line"),
        (retype("Trên đây", "Trên đây là Kế hoạch."), "text.end"),
        (turn("I. MỤC ĐÍCH", "bold"), "heading_1.bold"),
        (turn("Căn cứ Luật", "italic"), "basis.italic"),
    ],
)
def test_the_body(change: Change, code: str) -> None:
    assert codes(change) == [code]


@pytest.mark.parametrize("change", [indent(10), set_spacing("- Tổ chức", line_spacing=18)])
def test_what_the_decree_leaves_free_is_free(change: Change) -> None:
    assert codes(change) == []


def test_a_file_must_not_end_with_a_table() -> None:
    def change(document: Document) -> None:
        body = document.element.body
        body.remove(body[-2])

    assert codes(change, PLAN) == ["end.table"]


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


@pytest.mark.parametrize("paper", [PLAN, OPEN, ANNEXED, FULL, Paper(head=None, annexes=(SHEET,))])
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


def test_every_rule_of_the_table_is_known_to_the_layout() -> None:
    assert set(LINES) <= set(layout().elements)
