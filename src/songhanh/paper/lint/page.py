"""Rules on pages: size, margins, page numbers (Mục I), and an end that no conversion loses."""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.section import Section
from lxml.etree import _Element as Node

from songhanh.paper.layout import Margin, element, layout
from songhanh.paper.lint.findings import Finding, finding, shown
from songhanh.paper.lint.lengths import page_lengths
from songhanh.paper.lint.lines import Line, Lines
from songhanh.paper.lint.looks import aligned

_OFF_BY = 0.6  # millimetres that rounding may cost
_ONE_PAGE = 3000  # characters that may still stand on one page, which needs no number


def check_pages(lines: Lines) -> Iterator[Finding]:
    """Each section's paper and margins, the page numbers, the last paragraph."""
    sections = list(lines.document.sections)
    for at, section in enumerate(sections, 1):
        where = f" (phần trang {at})" if len(sections) > 1 else ""
        yield from _check_size(section, where)
        yield from _check_margins(section, where)
    yield from _check_numbers(lines, sections)
    yield from _check_directions(lines, sections)
    if not lines.ends_with_paragraph:
        sentence = (
            "Văn bản kết thúc bằng bảng: hãy thêm một dòng trống sau bảng, kẻo mất bảng khi chuyển định dạng."
        )
        yield finding("end.table", "page", layout().page_law, sentence)


def _check_size(section: Section, where: str) -> Iterator[Finding]:
    page = page_lengths(section._sectPr)
    sides = sorted((page["w"], page["h"]))
    if not all(abs(a - b) <= _OFF_BY for a, b in zip(sides, (layout().width, layout().height), strict=True)):
        sentence = f"Khổ giấy {shown(sides[0])} × {shown(sides[1])} mm{where}: phải là A4 (210 × 297 mm)."
        yield finding("page.size", "page", layout().page_law, sentence)


def _check_margins(section: Section, where: str) -> Iterator[Finding]:
    page, found_at = layout(), page_lengths(section._sectPr)
    for name, found, margin in (
        ("trên", found_at["top"], page.top),
        ("dưới", found_at["bottom"], page.bottom),
        ("trái", found_at["left"] + found_at["gutter"], page.left),
        ("phải", found_at["right"], page.right),
    ):
        if not _within(found, margin):
            allowed = f"từ {shown(margin.least)} đến {shown(margin.most)} mm"
            sentence = f"Lề {name} {shown(found)} mm{where}: phải {allowed}."
            yield finding("page.margin", "page", page.page_law, sentence)


def _within(found: float, margin: Margin) -> bool:
    return margin.least - _OFF_BY <= found <= margin.most + _OFF_BY


def _check_numbers(lines: Lines, sections: list[Section]) -> Iterator[Finding]:
    rule = element("page_number")
    long = len(sections) > 1 or sum(len(line.text) for line in lines.all) > _ONE_PAGE
    first = sections[0]
    numbers = [number for section in sections for number in _numbers(lines, section.header._element)]
    below = [number for section in sections for number in _numbers(lines, section.footer._element)]
    if below:
        sentence = "Số trang đặt ở lề dưới: phải đặt giữa lề trên của trang."
        yield finding("page_number.place", rule.key, rule.law, sentence)
    elif long and not numbers:
        sentence = "Chưa đánh số trang: hãy đặt số trang ở giữa lề trên, từ trang thứ hai."
        yield finding("page_number.missing", rule.key, rule.law, sentence)
    if any(aligned(number) != "center" for number in numbers):
        sentence = "Số trang chưa canh giữa: phải đặt giữa lề trên của trang."
        yield finding("page_number.align", rule.key, rule.law, sentence)
    if any(not rule.size[0] <= look.size <= rule.size[1] for number in numbers for _, look in number.letters):
        sentence = "Số trang: cỡ chữ phải từ 13 đến 14, kiểu chữ đứng."
        yield finding("page_number.size", rule.key, rule.law, sentence)
    if numbers and _has_other_figures(sections):
        sentence = "Số trang phải là chữ số Ả Rập: 2, 3, 4 …"
        yield finding("page_number.figures", rule.key, rule.law, sentence)
    if numbers and _shown_on_first(lines, first):
        sentence = "Số trang hiện cả ở trang thứ nhất: phải ẩn số của trang đầu."
        yield finding("page_number.first", rule.key, rule.law, sentence)


def _check_directions(lines: Lines, sections: list[Section]) -> Iterator[Finding]:
    """Pages stand; a page may be turned for a table of several columns."""
    for section, tables in zip(sections, _tables_of(lines.body, len(sections)), strict=True):
        page = page_lengths(section._sectPr)
        turned = page["w"] > page["h"]
        if turned and not any(_is_ruled(table) for table in tables):
            sentence = "Trang đặt ngang mà không có bảng: văn bản phải trình bày theo chiều dài khổ giấy."
            yield finding("page.orientation", "page", layout().page_law, sentence)


def _is_ruled(table: Node) -> bool:
    """A table proper, none that only sets out a head or a foot."""
    borders = [*table.iter(qn("w:tblBorders")), *table.iter(qn("w:tcBorders"))]
    drawn = any(side.get(qn("w:val")) not in (None, "nil", "none") for one in borders for side in one)
    return drawn or table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}") is not None


def _tables_of(body: Node, sections: int) -> list[list[Node]]:
    """The tables of each run of pages."""
    found: list[list[Node]] = [[] for _ in range(sections)]
    at = 0
    for child in body:
        if child.tag == qn("w:tbl"):
            found[min(at, sections - 1)].append(child)
        elif child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            at += 1
    return found


def _has_other_figures(sections: list[Section]) -> bool:
    forms = [form for section in sections for form in section._sectPr.iterfind(qn("w:pgNumType"))]
    written = [section.header._element for section in sections]
    codes = [code.upper() for story in written for p in story.iter(qn("w:p")) for code in _codes(p)]
    switched = any("PAGE" in code and re.search(r"\\\* *(ROMAN|ALPHABETIC)", code) for code in codes)
    return switched or any(form.get(qn("w:fmt")) not in (None, "decimal") for form in forms)


def _shown_on_first(lines: Lines, first: Section) -> bool:
    if not first.different_first_page_header_footer:
        return bool(_numbers(lines, first.header._element))
    return bool(_numbers(lines, first.first_page_header._element))


def _numbers(lines: Lines, story: Node) -> list[Line]:
    """The lines of a header or footer that hold the page's number."""
    return [lines.line(paragraph) for paragraph in story.iter(qn("w:p")) if _holds_page(paragraph)]


def _holds_page(paragraph: Node) -> bool:
    return any(code.split()[:1] == ["PAGE"] for code in _codes(paragraph))


def _codes(paragraph: Node) -> list[str]:
    codes = [words.text or "" for words in paragraph.iter(qn("w:instrText"))]
    return codes + [simple.get(qn("w:instr")) or "" for simple in paragraph.iter(qn("w:fldSimple"))]
