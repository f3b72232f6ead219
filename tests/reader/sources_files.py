"""Files for the tests of sources, built part by part: Word packages, PDFs, containers of old Office."""

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping

import fontpkg_be_vietnam_pro
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{rows}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file; `parts` are the insides of word/NAME.xml (numbering, styles, footnotes, header1 …)."""
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes"}
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": relations({"r1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    targets = {}
    for name, inside in parts.items():
        kind = name.rstrip("0123456789")
        root = roots.get(kind) or {"header": "hdr", "footer": "ftr"}[kind]
        files[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{inside}</w:{root}>"
        targets[name] = (kind, f"{name}.xml")
    files["word/_rels/document.xml.rels"] = relations(targets)
    return zipped(files)


def p(*runs: str, looks: str = "") -> str:
    """A paragraph of runs; a plain word is a run of its own."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{looks}</w:pPr>' if looks else ''}{inside}</w:p>"


def r(words: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def numbered(number: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def table(*rows: Iterable[str]) -> str:
    return "<w:tbl>" + "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in rows) + "</w:tbl>"


def cell(*blocks: str, looks: str = "") -> str:
    return f"<w:tc><w:tcPr>{looks}</w:tcPr>{''.join(blocks)}</w:tc>"


def text_box(*blocks: str) -> str:
    """A text box as Word writes it: once for itself, once more for old programs."""
    inside = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def faces() -> tuple[str, str]:
    """The names of a plain and a bold typeface that has Vietnamese, known to reportlab."""
    if "Plain" not in pdfmetrics.getRegisteredFontNames():
        for name, weight in (("Plain", "Regular"), ("Bold", "Bold")):
            (file,) = fontpkg_be_vietnam_pro.ROOT.rglob(f"BeVietnamPro-{weight}.ttf")
            pdfmetrics.registerFont(TTFont(name, str(file)))
    return "Plain", "Bold"


# Words with their left edge and base line, or a rule from one point to another; in points from the top left.
Drawing = tuple[float, float, str] | tuple[float, float, float, float]


def pdf(pages: Iterable[Iterable[Drawing]], **options: object) -> bytes:
    """A PDF of A4 pages; words in ** are bold."""
    plain, bold = faces()
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4, **options)
    for page in pages:
        for left, top, *rest in page:
            if len(rest) == 2:
                canvas.line(left, A4[1] - top, rest[0], A4[1] - rest[1])
                continue
            words = str(rest[0])
            canvas.setFont(bold if words.startswith("**") else plain, 12)
            canvas.drawString(left, A4[1] - top, words.strip("*"))
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def old_office(*streams: str) -> bytes:
    """A compound file of old Office with empty streams of these names: one FAT sector, directory sectors."""
    entries = [_entry("Root Entry", 5, child=1 if streams else -1)]
    entries += [
        _entry(name, 2, right=index + 2 if index + 1 < len(streams) else -1)
        for index, name in enumerate(streams)
    ]
    entries += [bytes(128)] * (-len(entries) % 4)
    sectors = len(entries) // 4
    chain = [0xFFFFFFFD, *range(2, sectors + 1), 0xFFFFFFFE]
    fat = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    numbers = (0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<HHHHH6xIIIIIIIII", *numbers)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    return head + fat + b"".join(entries)


def _entry(name: str, kind: int, *, child: int = -1, right: int = -1) -> bytes:
    label = name.encode("utf-16-le") + b"\0\0"
    places = struct.pack("<iii", -1, right, child)
    head = label.ljust(64, b"\0") + struct.pack("<HBB", len(label), kind, 1)
    return head + places + bytes(36) + struct.pack("<IQ", 0xFFFFFFFE, 0)
