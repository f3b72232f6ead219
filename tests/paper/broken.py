"""For each rule of the linter that is about words, pages or lines: changes that break it, and the paper."""

from dataclasses import replace
from functools import partial

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from songhanh.paper.values import Paper
from songhanh.paper.wording import MOTTO, NATIONAL_NAME
from tests.paper.breaking import (
    DECISION,
    FULL,
    LETTER,
    ONE,
    POINTS,
    WHERE,
    Change,
    erase,
    find,
    resize,
    retype,
    to_left,
)
from tests.paper.samples import PLAN

WORDS: dict[str, list[tuple[Paper, Change]]] = {}


def breaks(code: str, change: Change, paper: Paper = FULL) -> None:
    WORDS.setdefault(code, []).append((paper, change))


def narrow(document: Document, side: str, width: float) -> None:
    setattr(document.sections[0], f"{side}_margin", Mm(width))


def letter_paper(document: Document) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)


def lay_down(document: Document) -> None:
    last = document.sections[-1]
    last.orientation, last.page_width, last.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)


breaks("page.size", letter_paper)
breaks("page.orientation", lay_down)
for side, width in (("left", 25), ("right", 25), ("top", 15), ("bottom", 30)):
    breaks("page.margin", partial(narrow, side=side, width=width))


def header(document: Document) -> Paragraph:
    return document.sections[0].header.paragraphs[0]


def number_below(document: Document) -> None:
    below = document.sections[0].footer.paragraphs[0]
    for run in list(header(document)._p.iter(qn("w:r"))):
        below._p.append(run)


def number_on_first(document: Document) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    document.sections[0].first_page_header.paragraphs[0]._p.append(field)


def roman_switch(document: Document) -> None:
    next(header(document)._p.iter(qn("w:instrText"))).text = " PAGE \\* ROMAN "


def roman_form(document: Document) -> None:
    next(document.element.body.iter(qn("w:pgNumType"))).set(qn("w:fmt"), "upperRoman")


breaks("page_number.missing", lambda d: header(d)._p.clear_content())
breaks("page_number.place", number_below)
breaks("page_number.align", lambda d: setattr(header(d), "alignment", WD_ALIGN_PARAGRAPH.RIGHT))
breaks("page_number.size", lambda d: setattr(header(d).runs[3].font, "size", Pt(11)))
breaks("page_number.first", number_on_first)
breaks("page_number.first", lambda d: setattr(d.sections[0], "different_first_page_header_footer", False))
breaks("page_number.figures", roman_switch)
breaks("page_number.figures", roman_form)


def blue_theme(document: Document) -> None:
    run = find(document, "- Tổ chức").runs[0]
    run.font.color.rgb = RGBColor(0x44, 0x72, 0xC4)
    run._r.rPr.find(qn("w:color")).set(qn("w:themeColor"), "accent1")


breaks("font.face", lambda d: setattr(find(d, "- Tổ chức").runs[0].font, "name", "Arial"))
breaks("font.color", lambda d: setattr(find(d, "- Tổ chức").runs[0].font.color, "rgb", RGBColor(200, 0, 0)))
breaks("font.color", blue_theme)
breaks("font.unicode", retype("- Tổ chức", "- Tæ chøc nãi chuyÖn t¹i c¸c buæi häp th«n."))
breaks("font.unicode", retype("- Tổ chức", "- T\uf0b7 chức nói chuyện."))
breaks("end.table", lambda d: d.element.body.remove(d.element.body[-2]), PLAN)

for text in ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆTNAM"):
    breaks("national_name.words", retype(NATIONAL_NAME, text))
for text in ("Độc lập – Tự do – Hạnh phúc", "Độc Lập - Tự Do - Hạnh Phúc", "Độc lập-Tự do-Hạnh phúc"):
    breaks("motto.words", retype(MOTTO, text))
for text in ("Số: 5/KH-UBND", "Số 05/KH-UBND", "Số: 05-KH/UBND", "Số: 05/TB-UBND", "Số: 07/kh-ubnd",
             "Số: 05/KH", "SỐ: 05/KH-UBND"):  # fmt: skip
    breaks("number.words", retype("Số: 05", text))
for text in ("Số: 05/CV-UBND", "Số: 05/TB-UBND"):
    breaks("number.words", retype("Số: 05", text), LETTER)
for text in ("ngày 7 tháng 5 năm 2026", "ngày 07 tháng 2 năm 2026", "ngày 31 tháng 4 năm 2026",
             "ngày 29 tháng 02 năm 2026", "ngày 07 tháng 13 năm 2026"):  # fmt: skip
    breaks("place_date.words", retype("Đồng Hạ, ngày", f"Đồng Hạ, {text}"))
breaks("place_date.words", retype("Đồng Hạ, ngày", "Đồng Hạ ngày 07 tháng 5 năm 2026"))
for place in ("Xã Đồng Hạ", "Đồng Thượng", "UBND xã Đồng Hạ"):
    breaks("place_date.name", retype("Đồng Hạ, ngày", f"{place}, ngày 07 tháng 5 năm 2026"))
WARD = replace(PLAN, head=replace(PLAN.head, issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG 1"), place="Phường 1"))
breaks("place_date.name", retype("Phường 1, ngày", "1, ngày 07 tháng 5 năm 2026"), WARD)

for code, starts in {
    "national_name": (NATIONAL_NAME,), "motto": (MOTTO,), "number": ("Số: 05",),
    "place_date": ("Đồng Hạ, ngày",),
    "issuer": ("UBND TỈNH", "ỦY BAN NHÂN DÂN", "XÃ ĐỒNG"), "type_name": ("KẾ HOẠCH",),
    "subject": ("Công tác bình đẳng",), "capacity": ("TM. ", "KT. ", "PHÓ "), "signer": ("Phạm Thị",),
    "recipients_title": ("Nơi nhận",), "recipient": ("- Sở", "- Các thôn", "- Lưu"),
    "annex_title": ("MẪU BÁO CÁO",), "annex_note": ("(Kèm theo",),
}.items():  # fmt: skip
    breaks(f"{code}.missing", erase(*starts))
breaks("letter_subject.missing", erase("V/v"), LETTER)
breaks("letter_subject.words", retype("V/v", "Về việc cung cấp số liệu"), LETTER)
breaks("addressee.missing", erase("Kính gửi", "- Hội", "- Công an"), LETTER)
breaks("addressee.missing", erase("Kính gửi"), ONE)
breaks("addressee.words", retype("Kính gửi", "Kính gửi Sở Nội vụ tỉnh Sơn Hải."), ONE)
breaks("addressee.words", retype("Kính gửi", "KÍNH GỬI: Sở Nội vụ tỉnh Sơn Hải."), ONE)
breaks("addressee.words", retype("Kính gửi", "Kính gửi: Hội Liên hiệp Phụ nữ xã;"), LETTER)


def next_rule(document: Document, start: str) -> Paragraph:
    """The empty line with a border that stands below a line."""
    node = find(document, start)._p.getnext()
    while node.find(f".//{qn('w:pBdr')}") is None:
        node = node.getnext()
    return Paragraph(node, document)


def unrule(document: Document, start: str) -> None:
    made = next_rule(document, start)._p
    made.getparent().remove(made)


def lengthen(document: Document, start: str, side: float) -> None:
    form = next_rule(document, start).paragraph_format
    form.left_indent = form.right_indent = Mm(side)


def underline(document: Document, start: str) -> None:
    unrule(document, start)
    for run in find(document, start).runs:
        run.font.underline = True


for key in ("motto", "issuer", "subject"):
    start = WHERE[key][1]
    breaks(f"{key}.rule", partial(unrule, start=start))
    breaks(f"{key}.rule_length", partial(lengthen, start=start, side=2 if key != "motto" else 35))
    if key != "motto":
        breaks(f"{key}.rule_length", partial(underline, start=start))


def unbox(document: Document) -> None:
    borders = find(document, "KHẨN")._p.pPr.find(qn("w:pBdr"))
    borders.getparent().remove(borders)


breaks("urgency.box", unbox, LETTER)
breaks("urgency.words", retype("KHẨN", "KHẨN CẤP"), LETTER)

BODY = "- Tổ chức"
breaks("text.size", partial(resize, start=BODY))
breaks("text.align", partial(to_left, start=BODY))
for width in (0, 20):
    breaks(
        "text.indent", lambda d, w=width: setattr(find(d, BODY).paragraph_format, "first_line_indent", Mm(w))
    )
breaks("text.spacing", lambda d: setattr(find(d, BODY).paragraph_format, "space_after", Pt(0)))
for height in (2.0, 0.9, Pt(12)):
    breaks("text.line", lambda d, h=height: setattr(find(d, BODY).paragraph_format, "line_spacing", h))
breaks("text.end", retype("Trên đây", "Trên đây là Kế hoạch."))
breaks("text.case", retype(BODY, "- TỔ CHỨC NÓI CHUYỆN TẠI CÁC THÔN."))

for text in ("Chương 1", "Chương I. QUY ĐỊNH CHUNG", "Phần thứ nhất"):
    breaks("chapter.words", retype("Chương I", text), DECISION)
breaks("chapter_title.missing", erase("QUY ĐỊNH CHUNG"), DECISION)
for text in ("Mục I", "Mục 1. Phạm vi"):
    breaks("section.words", retype("Mục 1", text), DECISION)
breaks("section_title.missing", erase("PHẠM VI"), DECISION)
for text in ("Điều 2: ", "Điều II. ", "điều 2. "):
    breaks("article.words", retype("Điều 2", text + "Quyết định có hiệu lực từ ngày ký."), DECISION)


def renumber(document: Document) -> None:
    find(document, "Điều 3").runs[0].text = "Điều 4."


def thin_article(document: Document) -> None:
    find(document, "Điều 2").runs[0].font.bold = False


breaks("article.order", renumber, DECISION)
breaks("article.bold", thin_article, DECISION)
for old, new in (("d)", "f)"), ("đ)", "e)"), ("g)", "f)"), ("c)", "d)"), ("k)", "j)")):

    def shift(document: Document, old: str = old, new: str = new) -> None:
        at = "abcdđeghik".index(old[0])
        for letter in "abcdđeghik"[at:][:1]:
            retype(f"{letter})", f"{new} Việc {letter};")(document)

    breaks("point.letter", shift, POINTS)

BODY_OF, DEPUTY = "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"
for lines in (
    (f"TM {BODY_OF}", "KT. CHỦ TỊCH", DEPUTY), (f"T/M {BODY_OF}", "KT. CHỦ TỊCH", DEPUTY),
    (f"TM. {BODY_OF}", "K/T CHỦ TỊCH", DEPUTY), ("TM. CHỦ TỊCH", "KT. CHỦ TỊCH", DEPUTY),
    (f"TM. {BODY_OF}", f"KT. {BODY_OF}", DEPUTY), (f"TM. {BODY_OF}", "", DEPUTY),
    (f"TM. {BODY_OF}", "KT. CHỦ TỊCH", ""), (f"TM. {BODY_OF}", "", ""), ("TL. CHỦ TỊCH", "", ""),
    ("", "TUQ. CHỦ TỊCH", ""), (f"TM. {BODY_OF}", "Q.CHỦ TỊCH", ""),
):  # fmt: skip

    def sign(document: Document, lines: tuple[str, ...] = lines) -> None:
        for start, text in zip(("TM. ", "KT. ", "PHÓ "), lines, strict=True):
            retype(start, text)(document)

    breaks("capacity.words", sign)
for name in ("ThS. Phạm Thị Quỳnh Như", "Bà Phạm Thị Quỳnh Như", "Tiến sĩ Phạm Thị Quỳnh Như"):
    breaks("signer.words", retype("Phạm Thị", name))
for text in ("Nơi nhận", "NƠI NHẬN:", "Nơi nhận :"):
    breaks("recipients_title.words", retype("Nơi nhận", text))
for text in ("- Các thôn (t/h)", "Các thôn (t/h);", "+ Các thôn;", "- Các thôn."):
    breaks("recipient.words", retype("- Các thôn", text))
for text in ("- Lưu: VT, VHXH", "- Lưu VT, VHXH.", "Lưu: VT.", "- Lưu: VHXH.", "- Như trên;"):
    breaks("recipient.copy", retype("- Lưu", text))
for text in ("Phụ lục 2", "Phụ lục III", "Phụ lục"):
    breaks("annex_label.words", retype("Phụ lục II", text))
for text in ("Kèm theo Kế hoạch số 05/KH-UBND ngày 07 tháng 5 năm 2026 của Ủy ban nhân dân xã Đồng Hạ",
             "(Kèm theo Kế hoạch của Ủy ban nhân dân xã Đồng Hạ)",
             "(Kèm theo Kế hoạch số 05/KH-UBND)"):  # fmt: skip
    breaks("annex_note.words", retype("(Kèm theo", text))
