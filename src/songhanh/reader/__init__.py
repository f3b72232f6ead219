"""An issued plan, read: a document in, a Draft with spans and doubts out. Plain Python."""

from songhanh.reader.errors import CannotRead, error_text
from songhanh.reader.sources import DEFAULT, Limits, open_document

__all__ = ["DEFAULT", "CannotRead", "Limits", "error_text", "open_document"]
