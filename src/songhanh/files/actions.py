"""Two doors for files: originals are kept byte for byte, photos lose their position first."""

import hashlib
import io
import os
import tempfile
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from songhanh.files.models import StoredFile
from songhanh.files.queries import clean_name, find_media_type, path_of
from songhanh.journal.actions import record
from songhanh.journal.actor import Actor

PHOTO_SIDE = 2560  # pixels on the long side: enough to read a sheet of names
PHOTO_PIXELS = 80_000_000
PHOTO_TYPES = {"image/jpeg", "image/png"}


class CannotKeep(Exception):
    """A file that cannot be kept, with one sentence that says what to do."""


def keep_original(*, content: bytes, name: str, actor: Actor, place: str, at: datetime) -> StoredFile:
    """Keep bytes as they came (plans, papers). The same bytes twice are stored once and listed twice."""
    return _keep(StoredFile.Door.ORIGINAL, content, name, actor=actor, place=place, at=at)


def keep_photo(*, content: bytes, name: str, actor: Actor, place: str, at: datetime) -> StoredFile:
    """Keep a photo without its position or any other hidden data; the hash is that of what is kept."""
    return _keep(StoredFile.Door.PHOTO, strip_photo(content), name, actor=actor, place=place, at=at)


def strip_photo(content: bytes) -> bytes:
    """The picture alone, upright and at most 2,560 pixels long, as JPEG. Raises CannotKeep."""
    if find_media_type(content) not in PHOTO_TYPES:
        raise CannotKeep(_("Tệp này không phải ảnh JPEG hoặc PNG. Hãy chọn một tệp ảnh khác."))
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > PHOTO_PIXELS:
                raise CannotKeep(_("Ảnh quá lớn. Hãy chụp lại hoặc thu nhỏ ảnh rồi gửi."))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise CannotKeep(_("Không mở được ảnh này. Hãy chụp lại hoặc chọn ảnh khác.")) from error
    upright.thumbnail((PHOTO_SIDE, PHOTO_SIDE))
    out = io.BytesIO()
    upright.save(out, format="JPEG", quality=85, optimize=True)
    return out.getvalue()


@transaction.atomic
def _keep(
    door: StoredFile.Door, content: bytes, name: str, *, actor: Actor, place: str, at: datetime
) -> StoredFile:
    if not content:
        raise CannotKeep(_("Tệp trống, không có nội dung nào. Hãy kiểm tra lại tệp rồi gửi."))
    sha256 = hashlib.sha256(content).hexdigest()
    _write_once(sha256, content)
    stored = StoredFile.objects.create(
        place=place, door=door, sha256=sha256, size=len(content), media_type=find_media_type(content),
        name=clean_name(name), kept_at=at, kept_by=f"{actor.kind}:{actor.id}",
    )  # fmt: skip
    record("files.keep", actor=actor, thing=stored, place=place, at=at, note={"sha256": sha256})
    return stored


def _write_once(sha256: str, content: bytes) -> None:
    """Whole or not at all: written beside, flushed to disk, then renamed."""
    path = path_of(sha256)
    if path.exists() and path.stat().st_size == len(content):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
