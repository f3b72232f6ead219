"""A list from Excel as a form takes it: the file is read in a process of its own, then shown as text."""

import threading
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from songhanh.reader import Bounds, CannotRead, read_apart
from songhanh.reader.errors import error_text
from songhanh.ui.fields import DropField
from songhanh.ui.forms import Form

_AT_ONCE = threading.BoundedSemaphore(1)
LIMIT = 5 * 1024 * 1024


def list_field() -> DropField:
    """The place to drop a list; what it may hold is said by the field beside it."""
    return DropField(label=_("Tệp Excel"), accept=".xlsx,.csv", limit=LIMIT, required=False)


def text_of_list(form: Form, pasted: str) -> str | None:
    """What was pasted; of a `file` its rows, cells parted by tabs. None where the form now says its fault."""
    file: Any = form.cleaned_data.get("file")
    if file is None:
        return str(form.cleaned_data[pasted])
    bounds = Bounds(settings.READER_SECONDS, settings.READER_MEMORY)
    try:
        with _AT_ONCE:
            rows = read_apart(file.read(), str(file.name), want="rows", bounds=bounds)
    except CannotRead as refusal:
        form.add_error("file", error_text(refusal.kind, get_language() or "vi"))
        return None
    return "\n".join("\t".join(row).rstrip("\t") for row in rows)
