"""Opening a document: bytes in, lines with their places out. The type is judged by content, never by name."""

import hashlib

from songhanh.reader.errors import CannotRead
from songhanh.reader.limits import DEFAULT, Limits
from songhanh.reader.names import safe_name
from songhanh.reader.plan import Document, Source
from songhanh.reader.sources.docx import read_docx
from songhanh.reader.sources.kinds import find_kind
from songhanh.reader.sources.lines import LineBuilder
from songhanh.reader.sources.pdf import read_pdf
from songhanh.reader.sources.text import is_in_old_letters, read_text
from songhanh.reader.version import READER_VERSION

__all__ = ["DEFAULT", "Limits", "open_document", "safe_name"]


def open_document(content: bytes, name: str, *, limits: Limits = DEFAULT) -> Document:
    """Read a .docx, .pdf, .txt or .md into its text and lines.

    `name` is a label and nothing else. Every line's span is exact: `text[start:end] == line.text`.
    Raises CannotRead, whose `kind` says why.
    """
    if len(content) > limits.file_size:
        raise CannotRead("too_large")
    builder, pages = _read(content, limits)
    if not builder.lines:
        raise CannotRead("empty")
    text = builder.text
    if is_in_old_letters(text):
        raise CannotRead("old_encoding")
    source = Source(
        name=safe_name(name),
        sha256=hashlib.sha256(content).hexdigest(),
        pages=pages,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        reader=READER_VERSION,
    )
    return Document(source, tuple(builder.lines))


def _read(content: bytes, limits: Limits) -> tuple[LineBuilder, int]:
    kind = find_kind(content)
    if kind == "docx":
        return read_docx(content, limits)
    if kind == "pdf":
        return read_pdf(content, limits)
    return read_text(content, limits)
