"""Two doors: bytes kept as they came, photos without their position."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from songhanh.files.actions import CannotKeep, keep_original, keep_photo
from songhanh.files.queries import clean_name, find_media_type, list_damaged, path_of, read_content
from tests.conftest import MAKER, NOW

pytestmark = pytest.mark.django_db


def keep(content: bytes, name: str = "ke-hoach.txt"):
    return keep_original(content=content, name=name, actor=MAKER, place="99001", at=NOW)


def photo(side: int = 400, rotated: bool = False) -> bytes:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (20.0, 51.0, 0.0), 3: "E", 4: (106.0, 9.0, 0.0)}
    if rotated:
        exif[0x0112] = 6
    out = io.BytesIO()
    Image.new("RGB", (side, side // 2), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_an_original_comes_back_byte_for_byte() -> None:
    content = "Kế hoạch\r\n".encode("utf-16")
    stored = keep(content)
    assert read_content(stored) == content
    assert stored.sha256 == hashlib.sha256(content).hexdigest()


def test_the_same_bytes_lie_once_and_are_listed_twice() -> None:
    first, second = keep(b"mot", "a.txt"), keep(b"mot", "b.txt")
    assert (first.sha256, first.pk) != (second.sha256, second.pk)
    assert path_of(first.sha256) == path_of(second.sha256)


def test_an_empty_file_is_refused_in_one_sentence() -> None:
    with pytest.raises(CannotKeep, match="Tệp trống"):
        keep(b"")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\lan\\ke hoach.docx", "ke hoach.docx"),
        ("a/../..", "tep"),
        ("", "tep"),
        ("kế\x00 hoạch\u202e.pdf", "kế hoạch.pdf"),
        ('<b>"x"|?*.txt', "_b_x_.txt"),
        ("đ" * 300 + ".docx", "đ" * 115 + ".docx"),
    ],
)
def test_a_name_is_only_a_label(name: str, label: str) -> None:
    assert clean_name(name) == label


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (
            b"PK\x03\x04....word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (b"PK\x03\x04....", "application/zip"),
        ("Kế hoạch".encode(), "text/plain"),
        (b"MZ\x00\x01", "application/octet-stream"),
    ],
)
def test_the_type_is_told_by_the_content(content: bytes, media_type: str) -> None:
    assert find_media_type(content) == media_type


def test_a_photo_loses_its_position_and_stands_upright() -> None:
    content = photo(rotated=True)
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(0x8825), "the photo must have a position to lose"
    stored = keep_photo(content=content, name="anh.jpg", actor=MAKER, place="99001", at=NOW)
    kept = Image.open(io.BytesIO(read_content(stored)))
    assert dict(kept.getexif()) == {}
    assert kept.size == (200, 400)


def test_a_large_photo_is_made_as_small_as_reading_needs() -> None:
    stored = keep_photo(content=photo(4000), name="anh.jpg", actor=MAKER, place="99001", at=NOW)
    assert Image.open(io.BytesIO(read_content(stored))).size == (2560, 1280)


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"\xff\xd8\xff\x00broken", "chữ".encode()])
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    with pytest.raises(CannotKeep):
        keep_photo(content=content, name="anh.jpg", actor=MAKER, place="99001", at=NOW)


def test_a_file_that_was_changed_or_lost_is_listed() -> None:
    good, changed, lost = keep(b"good"), keep(b"changed", "doi.txt"), keep(b"lost", "mat.txt")
    path_of(changed.sha256).write_bytes(b"other")
    Path(path_of(lost.sha256)).unlink()
    assert list_damaged() == (f"{changed.pk} doi.txt", f"{lost.pk} mat.txt")
    assert read_content(good) == b"good"
