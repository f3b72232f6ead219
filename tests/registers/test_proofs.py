"""Proof: known by its content, limited in size, without its position; what is none is refused alone."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pytest_django.fixtures import Settings

from songhanh.files.models import StoredFile
from songhanh.files.queries import read_content
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import (
    Attached,
    CannotProve,
    CannotRecord,
    Upload,
    attach_proofs,
    correct_entry,
    detach_proof,
    version_of,
)
from songhanh.registers.kinds.base import Entry
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.told import get_told
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


def attach(lan: User, entry: Entry, *uploads: Upload) -> Attached:
    return attach_proofs(actor=actor_of(lan), entry=entry, uploads=uploads, at=NOW)


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
        (Upload(b"", "trong.pdf"), "“trong.pdf”: Tệp trống"),
        (Upload(b"%PDF-" + b"0" * 1000, "nang.pdf"), "“nang.pdf” có 1 KB, lớn hơn mức 1 KB"),
    ],
)
def test_what_is_no_proof_is_refused_in_one_sentence_and_the_others_of_the_batch_are_kept(
    lan: User, entry: Entry, settings: Settings, upload: Upload, sentence: str
) -> None:
    settings.UPLOAD_LIMIT = 1000
    found = attach(lan, entry, Upload(photo(), "tot.jpg"), upload, Upload(photo("blue"), "cung-tot.jpg"))
    (said,) = found.refusals
    assert sentence in said
    assert [one.name for one in entry.proofs.order_by("pk")] == ["tot.jpg", "cung-tot.jpg"]


def test_the_same_file_is_attached_once_and_that_is_said(lan: User, entry: Entry) -> None:
    first = attach(lan, entry, Upload(photo(), "anh.jpg"), Upload(photo(), "anh (1).jpg"))
    again = attach(lan, entry, Upload(photo(), "anh.jpg"))
    assert first.notes == ("Tệp “anh (1).jpg” đã có ở đây, không đính kèm lần nữa.",)
    assert again == Attached((), ("Tệp “anh.jpg” đã có ở đây, không đính kèm lần nữa.",))
    assert entry.proofs.count() == StoredFile.objects.count() == 1


def test_a_photo_that_proves_two_things_is_kept_for_both_and_that_is_said(
    lan: User, entry: Entry, record: Record, union: Unit
) -> None:
    attach(lan, entry, Upload(photo(), "anh.jpg"))
    other = record(item(union, title="Tin khác"))
    assert attach(lan, other, Upload(photo(), "2.jpg")).notes == (
        f"Tệp “2.jpg” giống hệt tệp đã gửi ngày {NOW:%d/%m/%Y}.",
    )
    assert other.proofs.get().sha256 == entry.proofs.get().sha256


def test_thirty_files_are_enough(lan: User, entry: Entry) -> None:
    papers = [Upload(f"%PDF-{number}".encode(), f"{number}.pdf") for number in range(31)]
    attach(lan, entry, *papers[:30])
    (said,) = attach(lan, entry, papers[30]).refusals
    assert "30 tệp, là nhiều nhất" in said
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


def test_the_paper_of_a_denunciation_is_not_kept_where_all_may_read_it(
    lan: User, commune: Place, union: Unit
) -> None:
    register = REGISTERS["petitions"]
    about = {
        "place": commune,
        "unit": union,
        "on_day": date(2026, 5, 5),
        "title": "Sai chế độ",
        "about": "work",
    }
    about |= {"recorded_at": NOW, "recorded_by": "Lan", "recorder": "person:1"}
    hidden = register.model.objects.create(**about, kind="denunciation")
    open_one = register.model.objects.create(**about, kind="complaint")
    refused = attach(lan, hidden, Upload(b"%PDF-1.7 don", "don.pdf"))
    assert (refused.kept, hidden.proofs.count()) == ((), 0)
    assert "giữ bí mật" in refused.refusals[0]
    assert len(attach(lan, open_one, Upload(b"%PDF-1.7 don", "don.pdf")).kept) == 1
    told = get_told(register, open_one)
    with pytest.raises(CannotRecord, match="Hãy gỡ các tệp"):
        correct_entry(
            actor=actor_of(lan), entry=open_one, version=version_of(open_one), reason="Là tố cáo.",
            told=replace(told, values={**told.values, "kind": "denunciation"}), at=NOW,
        )  # fmt: skip
