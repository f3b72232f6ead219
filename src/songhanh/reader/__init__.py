"""An issued plan, read: a document in, a Draft with spans and doubts out. Plain Python.

`read_apart` opens what others wrote, in a process of its own; `open_document` and `read_plan` are the two
steps themselves. They are loaded when first asked for: a web process that reads apart never needs them.
"""

from typing import TYPE_CHECKING, Any

from songhanh.reader.apart import Bounds, Reader, ReaderFailed, can_limit_memory, read_apart
from songhanh.reader.errors import CannotRead, error_text, say_unopened
from songhanh.reader.limits import DEFAULT, Limits
from songhanh.reader.version import READER_VERSION

if TYPE_CHECKING:
    from songhanh.reader.sources import open_document
    from songhanh.reader.understanding import read_plan

__all__ = [
    "DEFAULT", "READER_VERSION", "Bounds", "CannotRead", "Limits", "Reader", "ReaderFailed",
    "can_limit_memory", "error_text", "open_document", "read_apart", "read_plan",
    "say_unopened",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name == "open_document":
        from songhanh.reader.sources import open_document  # noqa: PLC0415 -- slow import

        return open_document
    if name == "read_plan":
        from songhanh.reader.understanding import read_plan  # noqa: PLC0415 -- slow import

        return read_plan
    raise AttributeError(name)
