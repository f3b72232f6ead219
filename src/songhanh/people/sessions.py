"""Where sessions are kept: the database's own store, with a person, a machine and two moments beside it."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """SESSION_ENGINE: what a person's list of sessions shows is written with the session itself."""

    @classmethod
    def get_model_class(cls) -> type[Any]:
        from songhanh.people.models import Session  # noqa: PLC0415 -- loaded before the tables are

        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row: Any = super().create_model_instance(data)
        user = str(data.get("_auth_user_id") or "")
        row.user_id = int(user) if user.isdecimal() else None
        row.began_at, row.seen_at = _moment(data.get("began")), _moment(data.get("seen"))
        row.address, row.machine = str(data.get("address", ""))[:45], str(data.get("machine", ""))[:200]
        return row


def _moment(seconds: object) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, float | int) else None
