"""How bytes leave: every room serves its own files after its own access check, all in the same way."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpResponseBase

from songhanh.files.actions import CannotKeep, read_small
from songhanh.files.models import StoredFile
from songhanh.files.queries import read_content

__all__ = ["DOCX", "XLSX", "send_bytes", "send_stored"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def send_stored(stored: StoredFile, *, small: bool = False) -> HttpResponseBase:
    """A kept file: a photo in the page, all else as a download; `small` is a photo as lists show it.

    Raises Http404 where its bytes are gone.
    """
    is_photo = stored.door == StoredFile.Door.PHOTO
    try:
        content = read_small(stored) if small and is_photo else read_content(stored)
    except (FileNotFoundError, CannotKeep) as error:
        raise Http404 from error
    return send_bytes(content, stored.name, stored.media_type, inline=is_photo)


def send_bytes(content: bytes, name: str, media_type: str, *, inline: bool = False) -> HttpResponseBase:
    """Bytes under a name, never sniffed and kept by no cache."""
    response = FileResponse(
        BytesIO(content), as_attachment=not inline, filename=name, content_type=media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
