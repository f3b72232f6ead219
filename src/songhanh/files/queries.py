"""The bytes of a kept file, and what kind of file bytes are."""

import hashlib
import re
import unicodedata
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

from django.conf import settings

from songhanh.files.models import StoredFile

SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
)
PACKAGES = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)
NAME_LENGTH = 120


def find_media_type(content: bytes) -> str:
    """The type by content, never by name; what is not known is application/octet-stream."""
    for signature, media_type in SIGNATURES:
        if content.startswith(signature):
            return media_type
    if content.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in PACKAGES if mark in content), "application/zip")
    if b"\x00" in content[:4096]:
        return "application/octet-stream"
    return "text/plain"


def clean_name(name: str) -> str:
    """A name that is only a label: no folders, no control characters, at most 120 characters."""
    last = PurePosixPath(PureWindowsPath(name).name).name
    printable = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    label = re.sub(r'[<>:"/\\|?*]+', "_", printable).strip(" .") or "tep"
    stem, dot, suffix = label.rpartition(".")
    if dot and len(suffix) <= 8:
        return stem[: NAME_LENGTH - len(suffix) - 1] + dot + suffix
    return label[:NAME_LENGTH]


def path_of(sha256: str) -> Path:
    """Where bytes of this hash lie."""
    return Path(settings.SONGHANH_HOME) / "files" / sha256[:2] / sha256


def path_of_small(sha256: str) -> Path:
    """Where the small picture of a photo lies: made when first asked for, and made anew where it is gone."""
    return Path(settings.SONGHANH_HOME) / "small" / sha256[:2] / f"{sha256}.jpg"


def read_content(stored: StoredFile) -> bytes:
    """The bytes as they were brought.

    Raises FileNotFoundError when they are gone, and ValueError when they are not what was brought.
    """
    content = path_of(stored.sha256).read_bytes()
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise ValueError(f"the bytes of file {stored.pk} were changed")
    return content


def find_kept_at(place: str, sha256: str) -> datetime | None:
    """When a place first kept bytes of this hash; None where it has not."""
    found = StoredFile.objects.filter(place=place, sha256=sha256).order_by("kept_at", "pk")
    return found.values_list("kept_at", flat=True).first()


def list_damaged() -> tuple[str, ...]:
    """Names of kept files whose bytes are gone or no longer what was brought."""
    damaged = []
    for stored in StoredFile.objects.order_by("pk").iterator():
        try:
            read_content(stored)
        except (OSError, ValueError):
            damaged.append(f"{stored.pk} {stored.name}")
    return tuple(damaged)
