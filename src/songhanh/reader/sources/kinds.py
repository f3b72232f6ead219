"""Which kind of file some bytes are: judged by what they hold, never by a name."""

import re
from typing import Literal

from songhanh.reader.errors import CannotRead

FileKind = Literal["docx", "pdf", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
# Word writes web pages and XML under the name .doc as well; read as text they would be signs, not words.
_OTHER_WRITINGS = re.compile(
    rb"\s*(\{\\rtf|<\?xml|<!doctype html|<html|<w:worddocument|mime-version:|\{\\\*?\\?pwi)", re.IGNORECASE
)
_BINARY = (
    b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"MZ", b"\x7fELF", b"Rar!",
    b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"PK\x05\x06", b"PK\x07\x08", b"SQLite format 3",
    b"%!PS", b"OggS", b"ID3",
)  # fmt: skip


def find_kind(content: bytes) -> FileKind:
    """How to open it. Raises CannotRead: empty, not_a_document, old_doc, encrypted."""
    if not content.strip(b"\x00\t\n\r\x0b\x0c \xef\xbb\xbf\xff\xfe"):
        raise CannotRead("empty")
    if content.startswith(b"PK\x03\x04"):
        return "docx"
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(_OLE):
        raise CannotRead(_look_into_ole(content))
    if _OTHER_WRITINGS.match(content.removeprefix(b"\xef\xbb\xbf")[:200]):
        raise CannotRead("old_doc")
    if _is_binary(content):
        raise CannotRead("not_a_document")
    return "text"


def _is_binary(content: bytes) -> bool:
    # "BM", "MZ" and their like may begin a sentence; a picture or program has NUL bytes soon after.
    return content.startswith(_BINARY) and b"\x00" in content[:4096]


def _look_into_ole(content: bytes) -> Literal["encrypted", "old_doc", "not_a_document"]:
    """Word puts a .docx with a password, and every old .doc, into the same kind of container."""
    if _LOCKED in content:
        return "encrypted"
    return "old_doc" if _OLD_WORD in content else "not_a_document"
