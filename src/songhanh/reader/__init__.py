"""An issued plan, read: a document in, a Draft with spans and doubts out. Plain Python."""

from songhanh.reader.errors import CannotRead, error_text
from songhanh.reader.sources import DEFAULT, Limits, open_document
from songhanh.reader.understanding import read_plan
from songhanh.reader.version import READER_VERSION

__all__ = ["DEFAULT", "READER_VERSION", "CannotRead", "Limits", "error_text", "open_document", "read_plan"]
