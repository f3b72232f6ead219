"""The same plan in the layouts that offices send: plain text, hard wraps, Word, Word's own numbers, print."""

import io
import textwrap
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

import docx
from docx.document import Document as Paper
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate
from tests.reader.annotated import MARKER, Line
from tests.reader.sources_files import faces

WIDTH, PAGE = 82, 44


def as_text(lines: Iterable[Line]) -> bytes:
    return "\n".join(line.text for line in lines).encode()


def as_wrapped_text(lines: Iterable[Line]) -> bytes:
    """Lines cut by counting letters, a page number in the midst of a sentence wherever a page is full."""
    rows: list[str] = []
    for line in lines:
        rows += [line.text] if line.cells else textwrap.wrap(line.text, WIDTH, break_on_hyphens=False) or [""]
    pages = [rows[at : at + PAGE] for at in range(0, len(rows), PAGE)]
    return "\n".join("\n".join([*page, "", str(number)]) for number, page in enumerate(pages, 1)).encode()


def as_word(lines: Iterable[Line]) -> bytes:
    return _word(lines, _plain)


def as_numbered_word(lines: Iterable[Line]) -> bytes:
    """No number stands in the text: Word draws those of the body."""
    return _word(lines, _numbered)


def _word(lines: Iterable[Line], add: Callable[[Paper, str], None]) -> bytes:
    paper = docx.Document()
    root = paper.part.numbering_part.element
    for number, (form, text) in enumerate(_FORMS, start=60):
        root.insert(
            0, parse_xml(_LIST.format(spaces=nsdecls("w"), number=number, form=form, text=text, start=1))
        )
        root.append(parse_xml(_USE.format(spaces=nsdecls("w"), number=number)))
    for tabled, group in groupby(lines, key=lambda line: line.cells is not None):
        if tabled:
            _table(paper, [line.cells or [] for line in group])
            continue
        for line in group:
            add(paper, line.text)
    content = io.BytesIO()
    paper.save(content)
    return content.getvalue()


def _plain(paper: Paper, text: str) -> None:
    paper.add_paragraph(text)


def _table(paper: Paper, rows: list[list[str]]) -> None:
    """Two bars side by side make one cell of two: the row's cells are merged there."""
    wide = max(map(len, rows))
    table = paper.add_table(rows=len(rows), cols=wide)
    for row, texts in zip(table.rows, rows, strict=True):
        cells = row.cells
        for at, text in enumerate(texts):
            cells[at].text = text
        if len(texts) < wide:
            cells[len(texts) - 1].merge(cells[wide - 1])


_FORMS = (("bullet", "-"), ("bullet", "+"))
_LIST = (
    '<w:abstractNum {spaces} w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
    '<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
)
_USE = '<w:num {spaces} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
_BULLETS = {"-": 60, "+": 61}
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def _numbered(paper: Paper, text: str) -> None:
    found = MARKER.match(text)
    marker = found[0].strip() if found else ""
    number = _number(paper, marker)
    if found is None or number is None:
        paper.add_paragraph(text)
        return
    paragraph = paper.add_paragraph(text[found.end() :])
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
    )


def _number(paper: Paper, marker: str) -> int | None:
    """A list for each number: what Word draws is the marker as it was written."""
    if marker in _BULLETS:
        return _BULLETS[marker]
    bare, sign = marker[:-1], marker[-1:]
    if sign not in ".)" or not bare or "." in bare:
        return None
    if bare in _ROMANS:
        form, start = "upperRoman", _ROMANS.index(bare)
    elif bare.isdigit():
        form, start = "decimal", int(bare)
    elif bare.islower() and bare < "e":
        form, start = "lowerLetter", ord(bare) - 96
    else:
        return None
    root = paper.part.numbering_part.element
    number = 200 + len(root)
    words = {"spaces": nsdecls("w"), "number": number, "form": form, "text": f"%1{sign}"}
    root.insert(0, parse_xml(_LIST.format(start=start, **words)))
    root.append(parse_xml(_USE.format(spaces=nsdecls("w"), number=number)))
    return number


def as_print(lines: Iterable[Line]) -> bytes:
    """A PDF: justified paragraphs that stand in, ruled tables that run over pages and repeat their head."""
    plain, _ = faces()
    look = ParagraphStyle("body", fontName=plain, fontSize=12, leading=17, firstLineIndent=28)
    small = ParagraphStyle("cell", fontName=plain, fontSize=10, leading=13)
    content = io.BytesIO()
    paper = SimpleDocTemplate(content, pagesize=A4, leftMargin=85, rightMargin=57)
    paper.build(list(_flow(lines, look, small)), onLaterPages=_page_number)
    return content.getvalue()


def _flow(lines: Iterable[Line], look: ParagraphStyle, small: ParagraphStyle) -> Iterator[Flowable]:
    for tabled, group in groupby(lines, key=lambda line: line.cells is not None):
        if not tabled:
            yield from (Paragraph(_safe(line.text), look) for line in group)
            continue
        rows = [line.cells or [] for line in group]
        wide = max(map(len, rows))
        spans = [("SPAN", (len(row) - 1, at), (-1, at)) for at, row in enumerate(rows) if len(row) < wide]
        cells = [[Paragraph(_safe(text), small) for text in row] + [""] * (wide - len(row)) for row in rows]
        widths = [28.0] + [430.0 / (wide - 1)] * (wide - 1)
        grid = [("GRID", (0, 0), (-1, -1), 0.5, "black"), *spans]
        yield LongTable(cells, colWidths=widths, repeatRows=1, style=grid)


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _page_number(canvas: object, paper: object) -> None:
    canvas.setFont("Plain", 11)  # type: ignore[attr-defined]
    canvas.drawCentredString(A4[0] / 2, A4[1] - 40, str(paper.page))  # type: ignore[attr-defined]


LAYOUTS = {
    "text": (as_text, "ke-hoach.txt"),
    "wrapped": (as_wrapped_text, "ke-hoach.txt"),
    "word": (as_word, "ke-hoach.docx"),
    "numbered": (as_numbered_word, "ke-hoach.docx"),
    "print": (as_print, "ke-hoach.pdf"),
}
