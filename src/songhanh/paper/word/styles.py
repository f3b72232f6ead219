"""The styles of a paper in .docx: one for each element of the decree's table, and nothing else.

Word's own defaults (theme fonts, blue headings, East Asian faces) are replaced, so that no letter can fall
back to another face.
"""

from docx.document import Document
from docx.opc.part import Part
from lxml import etree
from lxml.etree import _Element as Node

from songhanh.paper.layout import Element, layout
from songhanh.paper.word.marks import node, style_id, twips

_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_HEADING_NAMES = {0: "heading 1", 1: "heading 2", 2: "heading 3"}


def set_styles(document: Document) -> None:
    """Give the document our styles in place of those of the empty file that it came from."""
    root = document.styles.element
    for child in list(root):
        root.remove(child)
    _defaults(root)
    for kind, key, name in (
        ("paragraph", "Normal", "Normal"),
        ("character", "DefaultParagraphFont", "Default Paragraph Font"),
        ("table", "TableNormal", "Normal Table"),
        ("numbering", "NoList", "No List"),
    ):
        node(node(root, "style", type=kind, default=1, styleId=key), "name", val=name)
    for look in layout().elements.values():
        _style(root, look)
    _set_theme(document)
    _set_compatibility(document)


def _defaults(root: Node) -> None:
    defaults = node(root, "docDefaults")
    letters = node(node(defaults, "rPrDefault"), "rPr")
    face = layout().font
    node(letters, "rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face)
    node(letters, "color", val="000000")
    node(letters, "sz", val=28)
    node(letters, "szCs", val=28)
    node(letters, "lang", val=layout().language, eastAsia=layout().language, bidi="ar-SA")
    lines = node(node(defaults, "pPrDefault"), "pPr")
    node(lines, "spacing", before=0, after=0, line=240, lineRule="auto")


def _style(root: Node, look: Element) -> None:
    known = look.is_heading and look.outline is not None
    own = {} if known else {"customStyle": 1}
    style = node(root, "style", type="paragraph", styleId=style_id(look), **own)
    node(style, "name", val=_HEADING_NAMES[look.outline or 0] if known else look.name)
    node(style, "basedOn", val="Normal")
    node(style, "qFormat")
    _paragraph_properties(node(style, "pPr"), look)
    letters = node(style, "rPr")
    for mark, wanted in (("b", look.bold), ("bCs", look.bold), ("i", look.italic), ("iCs", look.italic)):
        if wanted:
            node(letters, mark)
    node(letters, "sz", val=round(look.use * 2))
    node(letters, "szCs", val=round(look.use * 2))


def _paragraph_properties(properties: Node, look: Element) -> None:
    if look.keep_next:
        node(properties, "keepNext")
    if look.key == "rule":
        node(properties, "spacing", before=0, after=0, line=60, lineRule="exact")
    else:
        before, after = (round(points * 20) for points in look.spacing)
        line = round(240 * (layout().line if look.indent else 1))
        node(properties, "spacing", before=before, after=after, line=line, lineRule="auto")
    if look.indent:
        node(properties, "ind", firstLine=twips(layout().indent))
    if look.inset:
        node(properties, "ind", left=twips(look.inset), right=twips(look.inset))
    if look.left:
        node(properties, "ind", left=twips(look.left))
    node(properties, "jc", val=look.align)
    if look.outline is not None:
        node(properties, "outlineLvl", val=look.outline)


def _set_theme(document: Document) -> None:
    """Name our face in the theme as well: a program that asks the theme must find no other."""
    part = next(p for p in document.part.package.iter_parts() if str(p.partname).endswith("theme1.xml"))
    assert isinstance(part, Part)  # noqa: S101 -- for the type checker
    root = etree.fromstring(part.blob)
    for fonts in root.iter(f"{_THEME}majorFont", f"{_THEME}minorFont"):
        for child in list(fonts):
            if child.tag == f"{_THEME}font":
                fonts.remove(child)
            else:
                child.set("typeface", layout().font)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_compatibility(document: Document) -> None:
    """Say that the file is of today's Word: without it the title bar reads "Compatibility Mode"."""
    root = document.settings.element
    for child in root.findall("w:compat", root.nsmap):
        root.remove(child)
    compat = node(root, "compat")
    office = "http://schemas.microsoft.com/office/word"
    node(compat, "compatSetting", name="compatibilityMode", uri=office, val=15)
    after = root.find("w:rsids", root.nsmap)
    if after is not None:
        after.addprevious(compat)
