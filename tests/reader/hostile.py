"""Files made to hurt whoever opens them, a few kilobytes each, however much they unfold to."""

import zipfile
from io import BytesIO

from tests.reader.sources_files import SPACES, docx, p, relations, zipped

MEGABYTE = 1024 * 1024


def raw_pdf(objects: dict[int, str]) -> bytes:
    """A PDF of these objects, 1 its catalogue, with a table of where they stand."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, inside in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{inside}\nendobj\n".encode()
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{places.get(number, 0):010} 00000 {'n' if number in places else 'f'} \n".encode()
    out += f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def pdf_of_many_pages(pages: int) -> bytes:
    """Every page is the same object, so that each costs five bytes."""
    kids = " ".join(f"{3 + number} 0 R" for number in range(pages))
    objects = {1: "<< /Type /Catalog /Pages 2 0 R >>", 2: f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>"}
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"
    return raw_pdf(objects | {3 + number: page for number in range(pages)})


def pdf_whose_pages_hold_themselves() -> bytes:
    kids = "<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 3 0 R] >>"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"
    return raw_pdf({1: "<< /Type /Catalog /Pages 2 0 R >>", 2: kids, 3: page})


def pdf_whose_drawing_draws_itself() -> bytes:
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 14 "
    form += "/Resources << /XObject << /A 5 0 R >> >> >>"
    return raw_pdf(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R "
            "/Resources << /XObject << /A 5 0 R >> >> >>",
            4: "<< /Length 5 >>\nstream\n/A Do\nendstream",
            5: form + "\nstream\n/A Do /A Do  \nendstream",
        }
    )


def docx_that_swells(size: int = 400 * MEGABYTE) -> bytes:
    """Blanks pack a thousand to one."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w") as part:
            for _ in range(size // MEGABYTE):
                part.write(b" " * MEGABYTE)
    return out.getvalue()


def docx_with_entities() -> bytes:
    """A billion laughs, and one that asks for a file of the machine."""
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE w [<!ENTITY a0 "ha"><!ENTITY own SYSTEM "file:///etc/passwd">{laughs}]>'
    body = f"<w:document {SPACES}><w:body><w:p><w:r><w:t>&a9;&own;</w:t></w:r></w:p></w:body></w:document>"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations({"r1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": declared + body,
        }
    )


def docx_nested(depth: int) -> bytes:
    """Tables in cells of tables in cells."""
    inside = "<w:tbl><w:tr><w:tc>" * depth + p("Kế hoạch") + "</w:tc></w:tr></w:tbl>" * depth
    return docx(inside)


def one_endless_line(size: int) -> bytes:
    return ("100% thôn ít nhất 01 lần; " * (size // 26 + 1))[:size].encode()
