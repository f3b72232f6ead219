"""Asking the reader: files of others are opened in a process of their own, two at a time."""

import threading
from typing import Any, Final

from django.conf import settings

from songhanh.reader import Bounds, read_apart
from songhanh.reader.apart import read_here

# Two may take their full memory at once; a third waits, whichever thread it came in by.
_AT_ONCE: Final = threading.BoundedSemaphore(2)


def read_draft(content: bytes, name: str) -> dict[str, Any]:
    """A file's draft in the contract's shape. Raises CannotRead, and ReaderFailed for a fault of ours."""
    draft: dict[str, Any] = _ask(content, name, "draft")
    return draft


def read_words(content: bytes, name: str) -> str:
    """A file's text. Raises as `read_draft`."""
    text: str = _ask(content, name, "text")
    return text


def _ask(content: bytes, name: str, want: Any) -> Any:
    if not settings.READER_APART:
        return read_here(content, name, want=want)
    bounds = Bounds(settings.READER_SECONDS, settings.READER_MEMORY)
    with _AT_ONCE:
        return read_apart(content, name, want=want, bounds=bounds)
