"""A Word file is read as Word would show it: final text, in order, with the numbers that Word draws."""

import io
import zipfile

import docx as python_docx
import pytest
from tests.reader.sources_files import (
    SPACES,
    cell,
    docx,
    numbered,
    p,
    r,
    relations,
    style,
    table,
    text_box,
    zipped,
)  # fmt: skip

from songhanh.reader.plan import Document
from songhanh.reader.sources import open_document
from songhanh.reader.sources.word_numbering import write_counting

BOLD = "<w:b/>"


def styled(name: str, title: str, more: str = "", kind: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}" w:default="{int(name == "Normal")}">'
        f'<w:name w:val="{title}"/>{more}</w:style>'
    )


STYLES = "".join(
    [
        styled("Normal", "Normal"),
        styled("Heading2", "heading 2", "<w:rPr><w:b/></w:rPr>"),
        styled("Muc", "Mục của xã", '<w:basedOn w:val="Heading2"/>'),
        styled("Ngoai", "Ngoài", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        styled("Vong", "Vòng", '<w:basedOn w:val="Vong"/>'),
        styled("Dam", "Đậm", "<w:rPr><w:b/></w:rPr>", "character"),
        styled("Gach", "Gạch", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"),
    ]
)


def opened(body: str, **parts: str) -> Document:
    document = open_document(docx(body, **parts), "a.docx")
    for line in document.lines:
        assert document.source.text[line.span[0] : line.span[1]] == line.text
    return document


def words(body: str, **parts: str) -> list[str]:
    return [line.text for line in opened(body, **parts).lines]


def labels(body: str, **parts: str) -> list[str]:
    return [line.label for line in opened(body, **parts).lines]


def test_paragraphs_and_tables_keep_their_order() -> None:
    body = p("một") + table([cell(p("hai")), cell(p("ba"))]) + p("bốn")
    assert words(body) == ["một", "hai", "ba", "bốn"]


def test_split_runs_are_one_line() -> None:
    assert words(p("Kế ho", r("ạch", BOLD), " năm")) == ["Kế hoạch năm"]


def test_styles_make_headings_and_pass_them_on() -> None:
    body = p("A", looks=style("Heading2")) + p("B", looks=style("Muc")) + p("C", looks=style("Ngoai"))
    body += p("D", looks='<w:outlineLvl w:val="2"/>') + p("E", looks=style("Vong"))
    lines = opened(body, styles=STYLES).lines
    assert [(line.style, line.level, line.bold) for line in lines] == [
        ("heading", 2, True),
        ("heading", 2, True),
        ("heading", 1, False),
        ("heading", 3, False),
        ("body", 0, False),
    ]


def test_bold_means_all_words_of_a_line() -> None:
    off = '<w:b w:val="0"/>'
    body = p(r("đậm", BOLD), r(" "), r("hết", '<w:rStyle w:val="Dam"/>')) + p(r("đậm", BOLD), " một phần")
    body += p(r("thường", off), looks=style("Heading2"))
    assert [line.bold for line in opened(body, styles=STYLES).lines] == [True, False, False]


def test_a_soft_break_ends_a_line_and_bold_with_it() -> None:
    lines = opened(p(r("KẾ HOẠCH", BOLD), "<w:r><w:br/></w:r>", "của xã")).lines
    assert [(line.text, line.bold) for line in lines] == [("KẾ HOẠCH", True), ("của xã", False)]


def test_signs_that_are_no_text_nodes_are_kept() -> None:
    body = p("VH", "<w:r><w:noBreakHyphen/></w:r>", "XH", "<w:r><w:tab/></w:r>", "cuối")
    body += p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 60%")
    body += p('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', " sau")
    assert words(body) == ["VH-XH\tcuối", "≥ 60%", "→ sau"]


def test_tracked_changes_give_the_final_text() -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    new = f'<w:ins w:id="2">{r("mới")}</w:ins>'
    moved = f"<w:moveFrom>{r('đi')}</w:moveFrom><w:moveTo>{r('đến')}</w:moveTo>"
    assert words(p("Nội dung ", gone, new, " ", moved)) == ["Nội dung mới đến"]


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    body = p("Phòng Văn hóa ", looks="<w:rPr><w:del/></w:rPr>") + p("- Xã hội")
    assert words(body) == ["Phòng Văn hóa - Xã hội"]
    assert words(body + p("cuối", looks="<w:rPr><w:del/></w:rPr>")) == ["Phòng Văn hóa - Xã hội", "cuối"]
    lines = opened(table([cell(p("ô", looks="<w:rPr><w:del/></w:rPr>")), cell(p("khác"))])).lines
    assert [(line.text, line.row, line.style) for line in lines] == [
        ("ô", (1, 0, 0), "cell"),
        ("khác", (1, 0, 1), "cell"),
    ]


def test_deleted_rows_and_cells_are_gone() -> None:
    dropped = "<w:tr><w:trPr><w:del/></w:trPr>" + cell(p("bỏ")) + "</w:tr>"
    kept = "<w:tr>" + cell(p("giữ")) + cell(p("bỏ"), looks="<w:cellDel/>") + "</w:tr>"
    assert words(f"<w:tbl>{dropped}{kept}</w:tbl>") == ["giữ"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    assert words(p("trước", text_box(p("trong khung"), p("hai dòng"))) + p("sau")) == [
        "trước", "trong khung", "hai dòng", "sau",
    ]  # fmt: skip


def test_a_box_in_a_box_is_read_once() -> None:
    assert words(p("a", text_box(p("b", text_box(p("c")))))) == ["a", "b", "c"]


def test_wrappers_are_looked_into() -> None:
    link = f"<w:hyperlink>{r('liên kết')}</w:hyperlink>"
    tag = f"<w:smartTag><w:smartTag>{r(' thẻ')}</w:smartTag></w:smartTag>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r(' ô')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{p('khối')}</w:sdtContent></w:sdt>"
    rows = f"<w:tbl><w:sdt><w:sdtContent><w:tr>{cell(p('hàng'))}</w:tr></w:sdtContent></w:sdt></w:tbl>"
    assert words(p(link, tag, control) + block + rows) == ["liên kết thẻ ô", "khối", "hàng"]


def field(*inside: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction, *outcome = inside
    told = (
        instruction if instruction.startswith("<") else f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    )
    return mark("begin") + told + mark("separate") + "".join(outcome) + mark("end")


def test_fields_show_their_outcome_and_not_their_instruction() -> None:
    inner = field("PAGE", r("3"))
    nested = field(inner, r("trang ba"))
    body = p("Xem ", field("REF muc", r("mục 2")), ", ", nested) + p("tiếp")
    assert words(body) == ["Xem mục 2, trang ba", "tiếp"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert words(p(begun, "còn") + p(begun, begun, "lại") + p("hết")) == ["còn", "lại", "hết"]


def test_formulas_keep_their_figures() -> None:
    assert words(p("Tỷ lệ ", "<m:oMath><m:r><m:t>60%</m:t></m:r></m:oMath>")) == ["Tỷ lệ 60%"]


def test_cells_know_table_row_and_column() -> None:
    wide = cell(p("rộng"), looks='<w:gridSpan w:val="2"/>')
    tall, below = cell(p("cao"), looks='<w:vMerge w:val="restart"/>'), cell(p(), looks="<w:vMerge/>")
    lines = opened(table([wide, cell(p("a"))], [tall, cell(p("b"))], [below, cell(p("c"))])).lines
    assert [(line.text, line.row) for line in lines] == [
        ("rộng", (1, 0, 0)),
        ("a", (1, 0, 2)),
        ("cao", (1, 1, 0)),
        ("b", (1, 1, 1)),
        ("c", (1, 2, 1)),
    ]
    assert {line.style for line in lines} == {"cell"}


def test_a_table_in_a_cell_has_its_own_rows() -> None:
    inner = table([cell(p("trong"))])
    lines = opened(table([cell(p("ngoài"), inner, p("sau"))])).lines
    assert [(line.text, line.row) for line in lines] == [
        ("ngoài", (1, 0, 0)),
        ("trong", (2, 0, 0)),
        ("sau", (1, 0, 0)),
    ]


def test_notes_follow_the_text_and_carry_their_number() -> None:
    notes = "".join(f'<w:footnote w:id="{n}">{p(f"ghi chú {n}")}</w:footnote>' for n in (-1, 5, 7))
    body = p("một", '<w:r><w:footnoteReference w:id="7"/></w:r>') + p(
        "hai", '<w:r><w:footnoteReference w:id="5"/></w:r>'
    )
    lines = opened(body, footnotes=notes).lines
    assert [(line.text, line.style, line.label) for line in lines[2:]] == [
        ("ghi chú 7", "footnote", "1"),
        ("ghi chú 5", "footnote", "2"),
    ]


def test_running_heads_stand_at_the_end_and_once() -> None:
    section = '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    head = p("UBND xã Đồng Hạ", field("PAGE", r("2")))
    body = p("một", looks=section) + p("hai") + section
    lines = opened(body, header1=head, footer1=p("chân trang"), header2=p("không dùng")).lines
    assert [(line.text, line.style) for line in lines] == [
        ("một", "body"),
        ("hai", "body"),
        ("UBND xã Đồng Hạ2", "running"),
        ("chân trang", "running"),
    ]


def level(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "", override: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{more}'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num>'
    )


OUTLINE = numbering(
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
    level(4, "bullet", "-"),
    level(5, "bullet", "\uf0b7"),
    override='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
)


def items(*places: tuple[int, int]) -> str:
    return "".join(p("x", looks=numbered(number, depth)) for number, depth in places)


def test_automatic_numbers_are_drawn_as_word_does() -> None:
    body = items(
        (1, 0), (1, 1), (1, 2), (1, 3), (1, 3), (1, 2), (1, 3), (1, 4), (1, 5), (1, 1), (1, 2), (1, 0)
    )
    assert labels(body, numbering=OUTLINE) == [
        "I.", "1.", "1.1.", "a)", "b)", "1.2.", "a)", "-", "•", "2.", "2.1.", "II.",
    ]  # fmt: skip


def test_two_lists_of_one_kind_count_on_unless_told_to_start_anew() -> None:
    assert labels(items((1, 0), (1, 0), (2, 0), (2, 0), (1, 0)), numbering=OUTLINE) == [
        "I.", "II.", "I.", "II.", "III.",
    ]  # fmt: skip
    plain = numbering(level(0, "decimal", "%1."))
    assert labels(items((1, 0), (2, 0)), numbering=plain) == ["1.", "2."]


def test_numbers_may_start_late_stay_legal_and_not_restart() -> None:
    late = numbering(
        level(0, "upperRoman", "%1", start=3),
        level(1, "lowerRoman", "%1.%2", "<w:isLgl/>"),
        level(2, "decimalZero", "%3", '<w:lvlRestart w:val="0"/>'),
    )
    body = items((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0))
    assert labels(body, numbering=late) == ["III", "3.1", "01", "3.2", "02", "IV"]


def test_words_around_a_number_belong_to_the_label() -> None:
    article = numbering(level(0, "decimal", "Điều %1."))
    lines = opened(items((1, 0)) + p("y"), numbering=article).lines
    assert [(line.label, line.text, line.style, line.level) for line in lines] == [
        ("Điều 1.", "x", "list", 1),
        ("", "y", "body", 0),
    ]


def test_a_style_may_bring_the_number_and_a_paragraph_may_refuse_it() -> None:
    dash = numbering(level(0, "bullet", "-"))
    body = p("a", looks=style("Gach")) + p("b", looks=style("Gach") + numbered(0))
    assert labels(body, numbering=dash, styles=STYLES) == ["-", ""]


def test_letters_pass_z_and_words_count() -> None:
    letters = numbering(level(0, "lowerLetter", "%1)", start=25))
    assert labels(items((1, 0), (1, 0), (1, 0)), numbering=letters) == ["y)", "z)", "aa)"]
    counted = numbering(level(0, "vietnameseCounting", "%1", start=4))
    assert labels(items((1, 0), (1, 0)), numbering=counted) == ["bốn", "năm"]
    assert [write_counting(number) for number in (10, 11, 15, 20, 21, 55, 100)] == [
        "mười", "mười một", "mười lăm", "hai mươi", "hai mươi mốt", "năm mươi lăm", "100",
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["D800", "FFFE", "-5", "110000", "x", "", "F" * 5000])
def test_a_sign_that_does_not_exist_is_a_bullet(code: str) -> None:
    assert words(p("a", f'<w:r><w:sym w:char="{code}"/></w:r>')) == ["a•"]


def test_line_ends_and_control_signs_inside_words_do_no_harm() -> None:
    assert words(p("xã\nĐồng Hạ", r("&#13;mới&#x9F;&#x2028;hơn"))) == ["xã Đồng Hạ", "mới", "hơn"]


@pytest.mark.parametrize("number", ["9", "x", "99999999999", "9" * 5000])
def test_a_number_that_points_nowhere_is_no_label(number: str) -> None:
    looks = f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="{number}"/></w:numPr>'
    assert labels(p("x", looks=looks), numbering=OUTLINE) == [""]


def test_pages_are_those_that_word_noted() -> None:
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    document = opened(p("một") + p(turn, "hai") + p("ba"))
    assert [line.page for line in document.lines] == [1, 2, 2]
    assert document.source.pages == 2


def test_strict_files_and_other_main_parts_are_read() -> None:
    main = f"<w:document {SPACES}><w:body>{p('Kế hoạch')}</w:body></w:document>".replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    parts = {
        "_rels/.rels": relations({"r": ("officeDocument", "/word/document2.xml")}),
        "word/document2.xml": main,
    }
    assert open_document(zipped(parts), "a").lines[0].text == "Kế hoạch"


def test_broken_side_parts_do_not_lose_the_text() -> None:
    content = {"word/document.xml": f"<w:document {SPACES}><w:body>{p('Kế hoạch')}</w:body></w:document>"}
    assert open_document(zipped({**content, "word/styles.xml": "<a"}), "a").lines[0].text == "Kế hoạch"


def test_tables_deep_within_tables_are_read_or_refused() -> None:
    body = p("đáy")
    for _ in range(40):
        body = table([cell(body)])
    assert words(body) == ["đáy"]


def test_the_text_is_no_shorter_than_a_bare_extraction() -> None:
    body = p("Tiêu đề", looks=style("Heading2")) + items((1, 0), (1, 4)) + p("a", "<w:r><w:tab/></w:r>", "b")
    body += table([cell(p("một"), p("hai")), cell(p("ba"))], [cell(p("bốn")), cell(p("năm"))])
    content = docx(body, styles=STYLES, numbering=OUTLINE)
    bare = python_docx.Document(io.BytesIO(_complete(content)))
    pieces = [paragraph.text for paragraph in bare.paragraphs]
    pieces += [inner.text for grid in bare.tables for row in grid.rows for inner in row.cells]
    text = open_document(content, "a").source.text
    for piece in pieces:
        assert piece in text
    assert len(text) >= len("\n".join(pieces))


def _complete(content: bytes) -> bytes:
    """python-docx asks for the type of every part."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    names = {"document": f"{kind}.document.main+xml", "styles": f"{kind}.styles+xml"}
    overrides = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{t}"/>' for n, t in names.items())
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, "[Content_Types].xml": types})
