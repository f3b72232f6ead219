"""The same plan in the layouts that offices send: plain text, hard wraps, Word, Word's own numbers, print."""

import io
import textwrap
import unicodedata
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

WIDTH, PAGE = 82, 20


def as_text(lines: Iterable[Line]) -> bytes:
    return "\n".join(line.text for line in lines).encode()


def as_wrapped_text(lines: Iterable[Line]) -> bytes:
    """Lines cut by counting letters; page number and running head in the midst of sentences."""
    rows: list[str] = []
    for line in lines:
        rows += [line.text] if line.cells else textwrap.wrap(line.text, WIDTH, break_on_hyphens=False) or [""]
    pages = [rows[at : at + PAGE] for at in range(0, len(rows), PAGE)]
    head = [[], *([["KH công tác bình đẳng giới"] if len(pages) > 2 else []] * len(pages))]
    whole = [[*head[number], *page, "", str(number + 1)] for number, page in enumerate(pages)]
    return "\n".join("\n".join(page) for page in whole).encode()


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


def as_markdown(lines: Iterable[Line]) -> bytes:
    """What a converter leaves: titles with signs before them, bold with stars, blank lines, rules, tables."""
    rows: list[str] = []
    for line in lines:
        title = not line.note and not line.cells and line.marker.strip(".-") in (*_ROMANS[1:], *"ABCDĐE")
        if line.cells and rows and rows[-1] == "":
            rows += [line.text, "|" + " --- |" * len(line.cells)]
        elif line.cells:
            rows.append(line.text)
        elif title or line.text.isupper():
            rows += ["", f"## **{line.text}**", ""]
        else:
            rows += ["", line.text, ""]
    return unicodedata.normalize("NFD", "\n".join(rows)).encode()


def as_styled_word(lines: Iterable[Line]) -> bytes:
    """Titles of parts in a heading's style, bullets by the style of their paragraph and not in the text."""
    return _word(lines, _styled)


def _styled(paper: Paper, text: str) -> None:
    found = MARKER.match(text)
    marker = found[0].strip() if found else ""
    if found and marker == "-":
        paper.add_paragraph(text[found.end() :], style="List Bullet")
    elif marker.rstrip(".-") in _ROMANS[1:]:
        paper.add_paragraph(text, style="Heading 1")
    else:
        paper.add_paragraph(text)


def as_dressed_word(lines: Iterable[Line]) -> bytes:
    """The head and the closing in two columns, changes tracked, a note at the foot, a box, running heads."""
    lines = list(lines)
    start = next(
        at for at, line in enumerate(lines) if line.text.startswith(("KẾ HOẠCH", "CHƯƠNG TRÌNH", "QUYẾT"))
    )
    paper = docx.Document(io.BytesIO(as_word(lines[start:])))
    head = paper.add_table(rows=1, cols=2)
    for at, line in enumerate(lines[:start]):
        cell = head.rows[0].cells[at * 2 // max(start, 1)]
        cell.add_paragraph(line.text) if cell.text else cell.paragraphs[0].add_run(line.text)
    paper.element.body.insert(0, head._tbl)
    _put_closing_beside(paper)
    for at, paragraph in enumerate(paper.paragraphs):
        if at % 4 == 3 and len(paragraph.text) > 40:
            _track(paragraph)
    paper.sections[0].header.paragraphs[0].text = "KẾ HOẠCH BÌNH ĐẲNG GIỚI"
    paper.sections[0].footer.paragraphs[0].text = "3"
    content = io.BytesIO()
    paper.save(content)
    return content.getvalue()


def _put_closing_beside(paper: Paper) -> None:
    """Nơi nhận on the left, the signature on the right, as a table without rules."""
    found = [at for at, one in enumerate(paper.paragraphs) if one.text.startswith("Nơi nhận")]
    rest = paper.paragraphs[found[-1] :] if found else []
    signing = next((at for at, one in enumerate(rest) if one.text.isupper()), 0)
    after = rest[signing:][
        : next((at for at, one in enumerate(rest[signing:], 1) if not one.text.isupper()), 0)
    ]
    if not rest or not signing or len(rest) > signing + len(after):
        return
    table = paper.add_table(rows=1, cols=2)
    rest[0]._p.addprevious(table._tbl)
    for cell, part in zip(table.rows[0].cells, (rest[:signing], after), strict=True):
        for one in part:
            cell._tc.append(one._p)
        cell._tc.remove(cell.paragraphs[0]._p)


def _track(paragraph: docx.text.paragraph.Paragraph) -> None:
    """The last words as an insertion, and words that were struck out before them."""
    text = paragraph.text
    cut = text.rindex(" ")
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = text[:cut]
    gone = f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText> bỏ đi 99%</w:delText></w:r></w:del>'
    words = f'<w:r><w:t xml:space="preserve">{_safe(text[cut:])}</w:t></w:r>'
    new = f'<w:ins {nsdecls("w")} w:id="2" w:author="a">{words}</w:ins>'
    paragraph._p.append(parse_xml(gone))
    paragraph._p.append(parse_xml(new))


LAYOUTS = {
    "text": (as_text, "ke-hoach.txt"),
    "wrapped": (as_wrapped_text, "ke-hoach.txt"),
    "word": (as_word, "ke-hoach.docx"),
    "numbered": (as_numbered_word, "ke-hoach.docx"),
    "styled": (as_styled_word, "ke-hoach.docx"),
    "dressed": (as_dressed_word, "ke-hoach.docx"),
    "markdown": (as_markdown, "ke-hoach.md"),
    "print": (as_print, "ke-hoach.pdf"),
}
