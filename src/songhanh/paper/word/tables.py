"""Tables of a paper in .docx: ruled, of fixed widths, the head repeated on every page."""

from lxml.etree import _Element as Node

from songhanh.paper.columns import column_widths
from songhanh.paper.layout import element
from songhanh.paper.values import Band, Row, Table
from songhanh.paper.word.marks import cell, gap, node, paragraph, run, twips

_SPLITTABLE = 1200  # characters from which a row may break over two pages
_BELOW = 6  # points under a table
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def add_table(parent: Node, table: Table, available: float) -> None:
    """Append the table; `available` is the width between the margins in millimetres."""
    if table.caption:
        paragraph(parent, element("caption"), table.caption)
    widths = column_widths(table, available)
    made = _frame(parent, widths)
    head = _row(made, repeat=True, whole=True)
    for column, width in zip(table.columns, widths, strict=True):
        paragraph(cell(head, width, middle=True), element("table_head"), column.title)
    for row in table.rows or (Row((table.when_empty, *("" for _ in table.columns[1:]))),):
        _add_row(made, table, row, widths)
    # Two tables that touch become one, and a paper must not end with a table.
    gap(parent, _BELOW)


def _frame(parent: Node, widths: tuple[float, ...]) -> Node:
    made = node(parent, "tbl")
    properties = node(made, "tblPr")
    node(properties, "tblW", w=twips(sum(widths)), type="dxa")
    node(properties, "jc", val="center")
    borders = node(properties, "tblBorders")
    for edge in _EDGES:
        node(borders, edge, val="single", sz=4, space=0, color="000000")
    node(properties, "tblLayout", type="fixed")
    margins = node(properties, "tblCellMar")
    for side in ("left", "right"):
        node(margins, side, w=twips(1.5), type="dxa")
    grid = node(made, "tblGrid")
    for width in widths:
        node(grid, "gridCol", w=twips(width))
    return made


def _row(parent: Node, *, repeat: bool = False, whole: bool = False) -> Node:
    row = node(parent, "tr")
    if repeat or whole:
        properties = node(row, "trPr")
        if whole:
            node(properties, "cantSplit")
        if repeat:
            node(properties, "tblHeader")
    return row


def _add_row(parent: Node, table: Table, row: Row | Band, widths: tuple[float, ...]) -> None:
    if isinstance(row, Band) or not table.rows:
        text = row.text if isinstance(row, Band) else table.when_empty
        look = element("table_band" if isinstance(row, Band) else "table_cell")
        made = _row(parent, whole=True)
        paragraph(cell(made, sum(widths), across=len(widths)), look, text)
        return
    made = _row(parent, whole=sum(map(len, row.cells)) < _SPLITTABLE)
    for column, width, text in zip(table.columns, widths, row.cells, strict=True):
        _fill(cell(made, width), text, column.align)


def _fill(parent: Node, text: str, align: str) -> None:
    look = element("table_cell")
    for line in text.split("\n"):
        made = paragraph(parent, look, align="" if align == look.align else align)
        if line:
            run(made, look, line)
