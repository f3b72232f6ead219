"""Papers as Word itself writes them: theme faces, styles, lists that number themselves, drawn lines.

None of our writer's code is in here. Words are our own, places invented.
"""

import io
import zipfile
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BULLET, RECIPIENT, ARTICLE = 1, 2, 3  # lists

_STYLES = f"""<w:styles {NAMESPACES}>
<w:docDefaults>
 <w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi"
  w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="22"/><w:szCs w:val="22"/>
  <w:lang w:val="en-US"/></w:rPr></w:rPrDefault>
 <w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:count="376"/>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
 <w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
 <w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman"
  w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
 <w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Thn"><w:name w:val="Thân"/>
 <w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120" w:after="120" w:line="264" w:lineRule="auto"/>
  <w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Thn"/>
 <w:pPr><w:ind w:left="720" w:firstLine="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
</w:styles>"""

_NUMBERING = f"""<w:numbering {NAMESPACES}>
<w:abstractNum w:abstractNumId="5"><w:multiLevelType w:val="hybridMultilevel"/>
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:suff w:val="space"/><w:lvlText w:val="-"/>
 <w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr>
 <w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>
 <w:suff w:val="space"/><w:lvlText w:val="-"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
 <w:suff w:val="space"/><w:lvlText w:val="Điều %1."/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr>
 <w:rPr><w:b/><w:bCs/></w:rPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
</w:numbering>"""

_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>'
    '<a:clrScheme name="Office"/><a:fontScheme name="Office"><a:majorFont><a:latin typeface="Calibri Light"/>'
    '</a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme>'
    '<a:fmtScheme name="Office"/></a:themeElements></a:theme>'
)
_SETTINGS = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:rsids><w:rsidRoot w:val="00A77B3E"/></w:rsids></w:settings>'
)
_HEADER = (
    f"<w:hdr {NAMESPACES}><w:sdt><w:sdtPr><w:docPartObj>"
    '<w:docPartGallery w:val="Page Numbers (Top of Page)"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p>'
    "<w:pPr>"
    '<w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:noProof/></w:rPr>'
    '<w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt></w:hdr>'
)
_PAGE = (
    '<w:sectPr w:rsidR="00A77B3E"><w:headerReference w:type="default" r:id="rId5"/>'
    '<w:pgSz w:w="11907" w:h="16840" w:code="9"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
    'w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
)


def run(text: str, *, marks: str = "", size: float = 0) -> str:
    """`marks` are letters of b, i; Word leaves a spelling mark and an id here and there."""
    looks = "".join(f"<w:{mark}/><w:{mark}Cs/>" for mark in marks)
    looks += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f'<w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00B1"><w:rPr>{looks}</w:rPr>{words}</w:r>'


def line(*runs: str, align: str = "", style: str = "", listed: int = 0, extra: str = "") -> str:
    """A paragraph."""
    kind = f'<w:pStyle w:val="{style}"/>' if style else ""
    kind += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{listed}"/></w:numPr>' if listed else ""
    kind += extra + (f'<w:jc w:val="{align}"/>' if align else "")
    mark = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    return f'<w:p w:rsidR="00A77B3E" w14:paraId="1A2B3C4D"><w:pPr>{kind}</w:pPr>{mark}{"".join(runs)}</w:p>'


def stroke(millimetres: float) -> str:
    """A straight line as today's Word draws it, with the old shape beside it for older ones."""
    wide = round(millimetres * 36_000)
    points = round(millimetres / 25.4 * 72, 1)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" '
        'distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        '<wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph">'
        "<wp:posOffset>12700</wp:posOffset></wp:positionV>"
        f'<wp:extent cx="{wide}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        '<wp:docPr id="1" name="Line 1"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
        "</a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        '</w:drawing></mc:Choice><mc:Fallback><w:pict><v:line id="l1" from="0,1pt" '
        f'to="{points}pt,1pt" strokeweight=".75pt"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


def table(*cells: tuple[int, str]) -> str:
    """A row of cells (width in twips, paragraphs) without rules."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width, _ in cells)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{held}</w:tc>' for width, held in cells
    )
    shape = '<w:tblPr><w:tblW w:w="9072" w:type="dxa"/><w:tblLook w:val="01E0"/></w:tblPr>'
    return f"<w:tbl>{shape}<w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>"


def head(number: str, *below: str) -> str:
    left = (
        line(run("ỦY BAN NHÂN DÂN", marks="b", size=13), align="center")
        + line(run("XÃ ĐỒNG HẠ", marks="b", size=13), align="center")
        + line(stroke(13), align="center")
        + line(run(number, size=13), align="center")
        + "".join(below)
    )
    motto = "Độc lập - Tự do - Hạnh phúc"
    right = (
        line(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", marks="b", size=13), align="center")
        + line(run(motto, marks="b"), stroke(66), align="center")
        + line(align="center")
        + line(
            run("Đồng Hạ, ngày ", marks="i"),
            run("   ", marks="i"),
            run(" tháng 11 năm 2026", marks="i"),
            align="center",
        )
    )
    return table((3500, left), (5572, right))


def title(kind: str, subject: str, *, rule: float) -> str:
    return (
        line()
        + line(run(kind, marks="b"), align="center")
        + line(run(subject, marks="b"), align="center")
        + line(stroke(rule), align="center")
        + line()
    )


def foot(*capacity: str, name: str, recipients: tuple[str, ...]) -> str:
    left = line(run("Nơi nhận:", marks="bi", size=12))
    left += "".join(line(run(text, size=11), listed=RECIPIENT) for text in recipients)
    right = "".join(line(run(text, marks="b"), align="center") for text in capacity)
    right += line(align="center") * 4 + line(run(name, marks="b"), align="center")
    return table((4000, left), (5072, right)) + line()


def package(body: str) -> bytes:
    """The whole file."""
    parts = {
        "styles": _STYLES,
        "settings": _SETTINGS,
        "numbering": _NUMBERING,
        "theme": _THEME,
        "header": _HEADER,
    }
    names = {"theme": "theme/theme1.xml", "header": "header1.xml"}
    types = {"theme": "application/vnd.openxmlformats-officedocument.theme+xml"}
    override = '<Override PartName="/word/{}" ContentType="{}"/>'
    listed = "".join(
        override.format(names.get(key, f"{key}.xml"), types.get(key, f"{_TYPES}.{key}+xml")) for key in parts
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATED}/{key}" Target="{names.get(key, f"{key}.xml")}"/>'
        for at, key in enumerate(parts, 1)
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            + override.format("document.xml", f"{_TYPES}.document.main+xml")
            + f"{listed}</Types>",
        )
        made.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="rId1" Type="{_RELATED}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        made.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{relations}">{related}</Relationships>'
        )
        for key, text in parts.items():
            made.writestr(f"word/{names.get(key, f'{key}.xml')}", text)
        document = f"<w:document {NAMESPACES}><w:body>{body}{_PAGE}</w:body></w:document>"
        made.writestr("word/document.xml", document)
    return held.getvalue()
