"""The marks of WordprocessingML that the writers need: paragraphs, runs, fields, rules, borderless tables.

Lengths come in as millimetres and points and leave as twentieths of a point (twips) and half points.
"""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Node

from songhanh.paper.layout import Element, element
from songhanh.paper.wording import clean, cut

RULE_EIGHTHS = 6  # 0.75 point
_RULE_GAP = 50  # twips between a line of text and the rule below it


def twips(mm: float) -> int:
    return round(mm / 25.4 * 1440)


def style_id(look: Element) -> str:
    """The style's id in the file: Word's own for the headings of every plan."""
    if look.is_heading and look.outline is not None:
        return f"Heading{look.outline + 1}"
    return "".join(part.capitalize() for part in look.key.split("_"))


def node(parent: Node, tag: str, **attributes: object) -> Node:
    """A child `w:tag` with attributes `w:…`, appended."""
    child = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), str(value))
    parent.append(child)
    return child


def paragraph(
    parent: Node,
    look: Element,
    text: str = "",
    *,
    bold: tuple[tuple[int, int], ...] = (),
    keep_next: bool = False,
    align: str = "",
) -> Node:
    """A paragraph of that element; line breaks in `text` are kept, its spans `bold` are bold."""
    made = node(parent, "p")
    properties = node(made, "pPr")
    node(properties, "pStyle", val=style_id(look))
    if keep_next:
        node(properties, "keepNext")
    if align:
        node(properties, "jc", val=align)
    for words, strong in cut(text, bold):
        run(made, look, words, bold=strong)
    return made


def run(parent: Node, look: Element, text: str, *, bold: bool = False) -> Node:
    """A run; bold and italic are written beside the style, so that a copied line keeps them."""
    made = node(parent, "r")
    properties = node(made, "rPr")
    if look.bold or bold:
        node(properties, "b")
        node(properties, "bCs")
    if look.italic:
        node(properties, "i")
        node(properties, "iCs")
    if not len(properties):
        made.remove(properties)
    for at, line in enumerate(clean(text).split("\n")):
        if at:
            node(made, "br")
        words = node(made, "t")
        words.text = line
        words.set(qn("xml:space"), "preserve")
    return made


def field(parent: Node, look: Element, code: str) -> None:
    """A field that Word computes, such as PAGE."""
    for kind in ("begin", "instr", "separate", "text", "end"):
        made = run(parent, look, "2") if kind == "text" else node(parent, "r")
        if kind == "instr":
            words = node(made, "instrText")
            words.text = f" {code} "
            words.set(qn("xml:space"), "preserve")
        elif kind != "text":
            node(made, "fldChar", fldCharType=kind)


def rule(parent: Node, width: float, available: float, *, gap: float = 0) -> Node:
    """A drawn line of `width` millimetres, in the middle of `available`, with `gap` points below it.

    It is the upper border of an empty paragraph: unlike an underline it may be shorter or longer than words.
    """
    made = node(parent, "p")
    properties = node(made, "pPr")
    node(properties, "pStyle", val=style_id(element("rule")))
    borders = node(properties, "pBdr")
    node(borders, "top", val="single", sz=RULE_EIGHTHS, space=1, color="000000")
    node(properties, "spacing", before=_RULE_GAP, after=round(gap * 20))
    side = twips(max(available - width, 0) / 2)
    node(properties, "ind", left=side, right=side, firstLine=0)
    return made


def boxed(parent: Node, look: Element, text: str) -> Node:
    """A paragraph in a frame: the stamp of urgency."""
    made = node(parent, "p")
    properties = node(made, "pPr")
    node(properties, "pStyle", val=style_id(look))
    borders = node(properties, "pBdr")
    for side in ("top", "left", "bottom", "right"):
        node(borders, side, val="single", sz=RULE_EIGHTHS, space=3, color="000000")
    run(made, look, text)
    return made


def gap(parent: Node, points: float = 0, *, keep_next: bool = False) -> None:
    """An empty paragraph, as low as can be, with `points` below it."""
    properties = node(node(parent, "p"), "pPr")
    node(properties, "pStyle", val=style_id(element("rule")))
    if keep_next:
        node(properties, "keepNext")
    node(properties, "spacing", after=round(points * 20))


def plain_table(parent: Node, widths: tuple[float, ...], rows: int) -> list[list[Node]]:
    """A borderless table for layout; its cells by row and column. Rows do not break over pages."""
    table = node(parent, "tbl")
    properties = node(table, "tblPr")
    node(properties, "tblW", w=twips(sum(widths)), type="dxa")
    node(properties, "tblLayout", type="fixed")
    margins = node(properties, "tblCellMar")
    for side in ("left", "right"):
        node(margins, side, w=0, type="dxa")
    grid = node(table, "tblGrid")
    for width in widths:
        node(grid, "gridCol", w=twips(width))
    return [_plain_row(table, widths) for _ in range(rows)]


def _plain_row(table: Node, widths: tuple[float, ...]) -> list[Node]:
    row = node(table, "tr")
    node(node(row, "trPr"), "cantSplit")
    return [cell(row, width) for width in widths]


def cell(row: Node, width: float, *, across: int = 1, middle: bool = False) -> Node:
    """A cell of `width` millimetres that spans `across` columns."""
    made = node(row, "tc")
    properties = node(made, "tcPr")
    node(properties, "tcW", w=twips(width), type="dxa")
    if across > 1:
        node(properties, "gridSpan", val=across)
    if middle:
        node(properties, "vAlign", val="center")
    return made
