"""Two doors for files: originals are kept byte for byte, photos lose their position first."""

import hashlib
import io
import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from songhanh.files.models import StoredFile
from songhanh.files.queries import clean_name, find_media_type, path_of, path_of_small, read_content
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor

PHOTO_SIDE = 2560  # pixels on the long side: enough to read a sheet of names
SMALL_SIDE = 208  # pixels: twice what a list shows, for sharp screens
PHOTO_PIXELS = 80_000_000
PHOTO_TYPES = {"image/jpeg", "image/png"}


class CannotKeep(Exception):
    """A file that cannot be kept, with one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Bytes as they will be kept, with their hash: whether they are there already can be asked first."""

    door: StoredFile.Door
    content: bytes
    sha256: str


def make_ready(door: StoredFile.Door, content: bytes) -> Ready:
    """What a door lets through: an original as it came, a photo without hidden data. Raises CannotKeep."""
    if not content:
        raise CannotKeep(_("Tệp trống, không có nội dung nào. Hãy kiểm tra lại tệp rồi gửi."))
    passed = strip_photo(content) if door == StoredFile.Door.PHOTO else content
    return Ready(door, passed, hashlib.sha256(passed).hexdigest())


def keep_original(*, content: bytes, name: str, actor: Actor, place: str, at: datetime) -> StoredFile:
    """Keep bytes as they came (plans, papers). The same bytes twice are stored once and listed twice."""
    ready = make_ready(StoredFile.Door.ORIGINAL, content)
    return keep_ready(ready=ready, name=name, actor=actor, place=place, at=at)


def keep_photo(*, content: bytes, name: str, actor: Actor, place: str, at: datetime) -> StoredFile:
    """Keep a photo without its position or any other hidden data; the hash is that of what is kept."""
    ready = make_ready(StoredFile.Door.PHOTO, content)
    return keep_ready(ready=ready, name=name, actor=actor, place=place, at=at)


def strip_photo(content: bytes) -> bytes:
    """The picture alone, upright and at most 2,560 pixels long, as JPEG. Raises CannotKeep."""
    if find_media_type(content) not in PHOTO_TYPES:
        raise CannotKeep(_("Tệp này không phải ảnh JPEG hoặc PNG. Hãy chọn một tệp ảnh khác."))
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > PHOTO_PIXELS:
                raise CannotKeep(_("Ảnh quá lớn. Hãy chụp lại hoặc thu nhỏ ảnh rồi gửi."))
            picture.draft("RGB", (PHOTO_SIDE, PHOTO_SIDE))  # a JPEG need not be read larger than it is kept
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise CannotKeep(_("Không mở được ảnh này. Hãy chụp lại hoặc chọn ảnh khác.")) from error
    upright.thumbnail((PHOTO_SIDE, PHOTO_SIDE))
    out = io.BytesIO()
    upright.save(out, format="JPEG", quality=85, optimize=True)
    return out.getvalue()


@transaction.atomic
def keep_ready(*, ready: Ready, name: str, actor: Actor, place: str, at: datetime) -> StoredFile:
    """Keep what has passed its door; the same bytes twice are stored once and listed twice."""
    _write_once(ready.sha256, ready.content)
    stored = StoredFile.objects.create(
        place=place, door=ready.door, sha256=ready.sha256, size=len(ready.content),
        media_type=find_media_type(ready.content), name=clean_name(name), kept_at=at,
        kept_by=f"{actor.kind}:{actor.id}",
    )  # fmt: skip
    record("files.keep", actor=actor, thing=stored, place=place, at=at, note={"sha256": ready.sha256})
    return stored


def read_small(stored: StoredFile) -> bytes:
    """The small picture of a kept photo, a square as JPEG; the first to ask has it made.

    Raises FileNotFoundError where the photo is gone, CannotKeep where its bytes are no picture.
    """
    path = path_of_small(stored.sha256)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        small = _shrink(read_content(stored))
        _write_whole(path, small)
        return small


def _shrink(content: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            picture.draft("RGB", (SMALL_SIDE, SMALL_SIDE))
            small = ImageOps.fit(picture.convert("RGB"), (SMALL_SIDE, SMALL_SIDE))
    except (UnidentifiedImageError, OSError, ValueError) as error:
        raise CannotKeep(_("Không mở được ảnh này. Hãy chụp lại hoặc chọn ảnh khác.")) from error
    out = io.BytesIO()
    small.save(out, format="JPEG", quality=70, optimize=True)
    return out.getvalue()


def _write_once(sha256: str, content: bytes) -> None:
    """Bytes that are there already are left alone."""
    path = path_of(sha256)
    if not path.exists() or path.stat().st_size != len(content):
        _write_whole(path, content)


def _write_whole(path: Path, content: bytes) -> None:
    """Whole or not at all: written beside, flushed to disk, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
