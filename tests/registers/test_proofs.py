"""Proof: known by its content, limited in size, without its position, all files of one act or none."""

from io import BytesIO

import pytest
from PIL import Image
from pytest_django.fixtures import Settings

from songhanh.files.queries import read_content
from songhanh.people.models import User
from songhanh.places.models import Unit
from songhanh.registers.actions import (
    CannotProve,
    Upload,
    attach_proofs,
    correct_entry,
    detach_proof,
    version_of,
)
from songhanh.registers.kinds.base import Entry
from tests.conftest import NOW, actor_of
from tests.registers.conftest import Record, item

pytestmark = pytest.mark.django_db


def photo(colour: str = "red") -> bytes:
    """A photo that knows where it was taken."""
    content = BytesIO()
    picture = Image.new("RGB", (40, 30), colour)
    exif = picture.getexif()
    exif.get_ifd(0x8825)[1] = "N"
    picture.save(content, "JPEG", exif=exif)
    return content.getvalue()


@pytest.fixture
def entry(record: Record, union: Unit) -> Entry:
    return record(item(union))


def attach(lan: User, entry: Entry, *uploads: Upload) -> None:
    attach_proofs(actor=actor_of(lan), entry=entry, uploads=uploads, at=NOW)


def test_a_photo_loses_its_position_and_a_paper_nothing(lan: User, entry: Entry) -> None:
    paper = b"%PDF-1.7 bien ban"
    attach(lan, entry, Upload(photo(), "anh.jpg"), Upload(paper, "bien-ban.pdf"))
    picture, kept = entry.proofs.order_by("pk")
    assert read_content(kept) == paper
    with Image.open(BytesIO(read_content(picture))) as seen:
        assert not seen.getexif()


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (Upload(b"day la chu", "anh.jpg"), "“anh.jpg” không phải ảnh"),
        (Upload(b"MZ\x00\x00", "bao-cao.docx"), "“bao-cao.docx” không phải ảnh"),
        (Upload(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "so.xls"), "“so.xls” không phải ảnh"),
        (Upload(b"\xff\xd8\xff\xe0 cut", "hong.jpg"), "“hong.jpg”: Không mở được ảnh"),
        (Upload(b"", "trong.pdf"), "“trong.pdf”"),
        (Upload(b"%PDF-" + b"0" * 1000, "nang.pdf"), "“nang.pdf” lớn hơn 0 MB"),
    ],
)
def test_what_is_no_proof_is_refused_and_nothing_of_the_act_is_kept(
    lan: User, entry: Entry, settings: Settings, upload: Upload, sentence: str
) -> None:
    settings.UPLOAD_LIMIT = 1000
    with pytest.raises(CannotProve, match=sentence):
        attach(lan, entry, Upload(photo(), "tot.jpg"), upload)
    assert not entry.proofs.exists()


def test_the_same_file_is_attached_once(lan: User, entry: Entry) -> None:
    attach(lan, entry, Upload(photo(), "anh.jpg"), Upload(photo(), "anh (1).jpg"))
    attach(lan, entry, Upload(photo(), "anh.jpg"))
    assert entry.proofs.count() == 1


def test_thirty_files_are_enough(lan: User, entry: Entry) -> None:
    papers = [Upload(f"%PDF-{number}".encode(), f"{number}.pdf") for number in range(31)]
    attach(lan, entry, *papers[:30])
    with pytest.raises(CannotProve, match="nhiều nhất 30 tệp"):
        attach(lan, entry, papers[30])
    assert entry.proofs.count() == 30


def test_proof_goes_with_a_correction(lan: User, entry: Entry, union: Unit) -> None:
    attach(lan, entry, Upload(photo(), "anh.jpg"))
    new = correct_entry(
        actor=actor_of(lan), entry=entry, version=version_of(entry), told=item(union, title="Khác"),
        reason="nhầm tên", at=NOW,
    )  # fmt: skip
    assert [*new.proofs.all()] == [*entry.proofs.all()]
    entry.refresh_from_db()
    with pytest.raises(CannotProve, match="đang dùng"):
        attach(lan, entry, Upload(photo("blue"), "khac.jpg"))


def test_a_wrong_photo_is_taken_off(lan: User, entry: Entry) -> None:
    attach(lan, entry, Upload(photo(), "anh.jpg"))
    detach_proof(actor=actor_of(lan), entry=entry, stored=entry.proofs.get(), at=NOW)
    assert not entry.proofs.exists()
