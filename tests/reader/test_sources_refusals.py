"""What cannot be read is refused with one sentence that says what to do. All files here are really bad."""

import hashlib
import io
import pickle
import struct
import typing
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tests.reader.sources_files import SPACES, docx, old_office, p, pdf, zipped

from songhanh.reader.errors import CannotRead, Kind, error_text
from songhanh.reader.plan import Document
from songhanh.reader.sources import Limits, open_document, safe_name

PAGE = [
    (72, 72, "KẾ HOẠCH"),
    (72, 90, "Công tác bình đẳng giới của xã Đồng Hạ năm 2026, gồm các nội dung sau"),
]


def noise(size: int) -> bytes:
    """Bytes without any order, the same in every run."""
    return hashlib.shake_128(b"song hanh").digest(size)


def refusal(content: bytes, **limits: int) -> str:
    with pytest.raises(CannotRead) as refused:
        open_document(content, "ke-hoach", limits=Limits(**limits))
    return refused.value.kind


def picture(form: str) -> bytes:
    saved = io.BytesIO()
    Image.frombytes("RGB", (300, 400), noise(360_000)).save(saved, form)
    return saved.getvalue()


def spreadsheet() -> bytes:
    saved = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["một", 2])
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        *(picture(form) for form in ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")),
        spreadsheet(),
        b"MZ\x90\x00" + noise(5000),
        b"\x7fELF" + noise(5000),
        noise(20_000),
        zipped({"anh.txt": "một bức ảnh"}),
        old_office("Workbook"),
        b"PK\x05\x06" + bytes(18),
        b"PK\x03\x04" + noise(500),
    ],
)
def test_what_is_no_document_is_named_so(content: bytes) -> None:
    assert refusal(content) == "not_a_document"


@pytest.mark.parametrize(
    "content",
    [b"", b"  \n\r\n", bytes(5000), docx(""), docx(p(" ") + p("")), pdf([[]]), pdf([[], []])],
)
def test_a_file_without_words_is_empty(content: bytes) -> None:
    assert refusal(content) == "empty"


def test_a_word_file_with_a_password_is_encrypted() -> None:
    assert refusal(old_office("EncryptionInfo", "EncryptedPackage")) == "encrypted"


def test_a_pdf_with_a_password_is_encrypted() -> None:
    assert refusal(pdf([PAGE], encrypt=StandardEncryption("mo-ra", "chu", strength=128))) == "encrypted"


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    document = open_document(pdf([PAGE], encrypt=StandardEncryption("", "chu", canModify=0)), "a.pdf")
    assert document.lines[0].text == "KẾ HOẠCH"


def test_a_zip_with_a_password_is_encrypted() -> None:
    content = bytearray(docx(p("Kế hoạch")))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        starts = [entry.header_offset for entry in archive.infolist()]
    for start in starts:
        content[start + 6] |= 1
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 4)
    assert refusal(bytes(content)) == "encrypted"


@pytest.mark.parametrize(
    "content",
    [
        old_office("WordDocument", "1Table"),
        rb"{\rtf1\ansi K\'1ebf ho\'1ea1ch}",
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
        "\ufeff<html><body>Kế hoạch</body></html>".encode(),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
    ],
)
def test_other_writings_of_word_are_to_be_saved_as_docx(content: bytes) -> None:
    assert refusal(content) == "old_doc"


@pytest.mark.parametrize(
    "words",
    [
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam. KÕ ho¹ch triÓn khai c«ng t¸c b×nh ®¼ng giíi cña x· n¨m 2026",
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Keá hoaïch trieån khai coâng taùc bình cuûa xaõ",
    ],
)
def test_letters_of_old_fonts_are_named(words: str) -> None:
    assert refusal(docx(p(words))) == "old_encoding"
    assert refusal(words.encode() * 3) == "old_encoding"


@pytest.mark.parametrize(
    "words",
    [
        "Công an xã tham gia cùng các cơ quan hòa giải, hoàn thành khoá sinh hoat, rõ công trong quý ba",
        "Ke hoach cong tac binh dang gioi cua xa Dong Ha nam hai nghin khong tram hai muoi sau",
        "Le programme de la commune, déjà signé, où chacun reçoit naïvement son dû pour cette année",
    ],
)
def test_words_without_many_marks_are_no_old_letters(words: str) -> None:
    assert open_document(words.encode(), "a").source.text == words


def scan(pages: int, words: str = "") -> bytes:
    saved = io.BytesIO()
    canvas = Canvas(saved, pagesize=A4)
    for _ in range(pages):
        canvas.drawImage(ImageReader(io.BytesIO(picture("JPEG"))), 0, 0, *A4)
        canvas.drawString(72, 20, words)
        canvas.showPage()
    canvas.save()
    return saved.getvalue()


def test_pages_that_are_pictures_are_a_scan() -> None:
    assert refusal(scan(2)) == "scan_without_text"


def test_the_stamp_of_a_scanning_program_is_not_text() -> None:
    assert refusal(scan(3, "Scanned by a telephone")) == "scan_without_text"


def test_a_scan_with_its_text_below_is_read() -> None:
    assert open_document(scan(1, "Ke hoach cong tac binh dang gioi xa Dong Ha"), "a.pdf").source.pages == 1


def test_limits_of_size_and_pages_hold() -> None:
    assert refusal(b"a" * 1001, file_size=1000) == "too_large"
    assert refusal(pdf([PAGE] * 3), pages=2) == "too_many_pages"
    assert refusal(pdf([PAGE] * 3), characters=50) == "too_many_pages"
    assert refusal(docx(p("Kế hoạch " * 50)), characters=100) == "too_many_pages"
    assert refusal(docx(p('<w:r><w:br w:type="page"/><w:t>a</w:t></w:r>') * 5), pages=4) == "too_many_pages"


def test_a_package_that_swells_is_not_opened() -> None:
    words = f"<w:document {SPACES}><w:body>" + p("a" * 15_000_000) + "</w:body></w:document>"
    assert refusal(zipped({"word/document.xml": words})) == "zip_bomb"
    assert refusal(zipped({"word/document.xml": words}), inflated_part=10**6, ratio=10**9) == "zip_bomb"
    padding = {f"word/media/{number}.bin": bytes(9_000_000) for number in range(4)}
    assert refusal(zipped({"word/document.xml": "<a/>", **padding})) == "zip_bomb"


def test_a_package_of_very_many_parts_is_not_opened() -> None:
    assert refusal(zipped({f"word/{number}.xml": "" for number in range(4100)})) == "zip_bomb"


def test_what_is_inflated_is_counted_and_not_believed() -> None:
    """Both headers say 100 bytes; the stream holds a million."""
    words = f"<w:document {SPACES}><w:body>{p('a' * 1_000_000)}</w:body></w:document>".encode()
    content = zipped({"word/document.xml": words})
    small, large = struct.pack("<I", 100), struct.pack("<I", len(words))
    lying = content.replace(large, small)
    assert lying.count(small) >= 2
    assert refusal(lying) in ("zip_bomb", "broken_docx")


def document_with(declaration: str, words: str = "Kế hoạch", encoding: str = "utf-8") -> bytes:
    body = f"<w:document {SPACES}><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
    text = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}{body}'
    return zipped({"word/document.xml": text.encode(encoding)})


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    "content",
    [
        document_with('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
        document_with('<!DOCTYPE w SYSTEM "http://127.0.0.1:9/a.dtd">'),
        document_with(f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]>', "&l8;"),
        document_with('<!DOCTYPE w [<!ENTITY x "y">]>', encoding="utf-16"),
    ],
)
def test_declarations_of_entities_are_refused(content: bytes) -> None:
    assert refusal(content) == "external_entities"


def test_links_that_lead_outside_are_not_followed() -> None:
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="r1" Type="a/officeDocument" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    assert refusal(zipped({"_rels/.rels": outside, "word/other.xml": "<a/>"})) == "broken_docx"


@pytest.mark.parametrize(
    "content",
    [
        docx(p("Kế hoạch " * 500))[:700],
        zipped({"[Content_Types].xml": "<a/>", "word/styles.xml": "<a/>"}),
        zipped({"word/document.xml": "<w:document"}),
        zipped({"word/document.xml": "<a/>"}),
    ],
)
def test_a_torn_word_file_is_broken(content: bytes) -> None:
    assert refusal(content) == "broken_docx"


def test_flipped_bytes_in_a_word_file_are_noticed() -> None:
    content = bytearray(docx(p(noise(400).hex())))
    start = content.find(b"word/document.xml") + 60
    content[start : start + 20] = bytes(20)
    assert refusal(bytes(content)) == "broken_docx"


@pytest.mark.parametrize("content", [b"%PDF-1.4\n", b"%PDF-1.7\n" + noise(900), pdf([PAGE])[:300]])
def test_a_torn_pdf_is_broken(content: bytes) -> None:
    assert refusal(content) == "broken_pdf"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Người dùng\\Lan\\ke hoach.docx", "ke hoach.docx"),
        ("/tuyet/doi/a.pdf", "a.pdf"),
        ("a\x00b\nc\x1b[31m.docx", "abc[31m.docx"),
        ("ke\u202excod.exe", "kexcod.exe"),
        ("..", "tệp"),
        ("", "tệp"),
        (" . ", "tệp"),
        ("x" * 300 + ".docx", "x" * 115 + ".docx"),
        ("x" * 300, "x" * 120),
        ("Kế hoạch số 12/KH-UBND.docx", "KH-UBND.docx"),
    ],
)
def test_a_name_is_a_label_and_nothing_else(name: str, label: str) -> None:
    assert safe_name(name) == label
    assert open_document(b"Ke hoach", name).source.name == label


@pytest.mark.parametrize("kind", typing.get_args(Kind))
def test_every_refusal_has_one_sentence_of_reason_and_one_of_advice(kind: Kind) -> None:
    assert str(CannotRead(kind)) == error_text(kind) == error_text(kind, "vi")
    assert "Hãy" in error_text(kind)
    assert error_text(kind, "en").isascii()
    assert pickle.loads(pickle.dumps(CannotRead(kind))).kind == kind  # noqa: S301 - our own bytes


def check(content: bytes) -> None:
    """Either a document whose spans are exact, or a refusal; nothing else."""
    try:
        document = open_document(content, "a")
    except CannotRead:
        return
    assert isinstance(document, Document)
    text, end = document.source.text, 0
    for line in document.lines:
        assert line.text
        assert text[line.span[0] : line.span[1]] == line.text
        assert line.span[0] >= end
        end = line.span[1]


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf"]),
)
def test_any_bytes_are_read_or_refused(content: bytes, start: bytes) -> None:
    check(start + content)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_empty(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


WORD, PRINT = docx(p("Kế hoạch") + p("của xã")), pdf([PAGE, PAGE])


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from([WORD, PRINT]))
def test_any_damage_to_a_good_file_is_read_or_refused(data: st.DataObject, good: bytes) -> None:
    content = bytearray(good)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    check(
        bytes(content[: data.draw(st.integers(0, len(content)))])
        if data.draw(st.booleans())
        else bytes(content)
    )
