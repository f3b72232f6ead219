"""Two people on one thing: the refusal that says so, and the check that an action makes under its lock."""

from django.utils.translation import gettext as _


class Conflict(Exception):
    """Somebody else wrote first. Nothing was stored; the page shows both and loses neither."""

    def __init__(self) -> None:
        super().__init__(_("Người khác vừa sửa. Hãy so hai bản rồi lưu lại."))


def check_version(stored: int | str, seen: int | str) -> None:
    """Refuse to write over `stored` when the person was looking at `seen`.

    Called by an action on the row that it has locked, so that two who press at once do not both pass.
    Raises `Conflict`.
    """
    if str(stored) != str(seen):
        raise Conflict
