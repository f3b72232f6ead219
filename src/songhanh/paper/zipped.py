"""Office files are zips: the same parts give the same bytes, whenever they are written."""

import io
import zipfile
from collections.abc import Callable

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip can say


def rewrite(content: bytes, change: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """The same zip without its clock; `change` may give a part (its name, its bytes) other bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for entry in old.infolist():
            made = zipfile.ZipInfo(entry.filename, _EPOCH)
            made.compress_type = zipfile.ZIP_DEFLATED
            part = old.read(entry)
            new.writestr(made, change(entry.filename, part) if change else part)
    return held.getvalue()
