"""Where the tables lie: SQLite in the home of the installation, or what `DATABASE_URL` names."""

from pathlib import Path
from typing import Any

import dj_database_url

from songhanh.config.home import CannotUse

SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
POSTGRESQL = "django.db.backends.postgresql"
SQLITE = "django.db.backends.sqlite3"


def database(url: str, file: Path, pool_size: int) -> dict[str, Any]:
    """Django's settings of the one database: `file` where `url` is empty, else the PostgreSQL it names.

    Connections to PostgreSQL are kept in a pool of each process, at most `pool_size` of them; each is tried
    before it is handed out, so that a restarted server costs nobody an error. Raises CannotUse for a url that
    cannot be read or names another kind of database.
    """
    if not url:
        return {"ENGINE": SQLITE, "NAME": file, "OPTIONS": SQLITE_OPTIONS}
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url))
    except (ValueError, dj_database_url.UnknownSchemeError, dj_database_url.ParseError) as error:
        raise CannotUse(_SAID) from error
    if found["ENGINE"] != POSTGRESQL or not found["NAME"]:
        raise CannotUse(_SAID)
    pool = {"min_size": 1, "max_size": pool_size, "timeout": 10, "name": "songhanh"}
    found["CONN_HEALTH_CHECKS"] = True
    found["OPTIONS"] = {**found.get("OPTIONS", {}), "pool": pool}
    return found


_SAID = (
    "DATABASE_URL phải có dạng postgresql://tên:mật-khẩu@máy:5432/cơ-sở-dữ-liệu. "
    "/ DATABASE_URL must look like postgresql://name:password@host:5432/database."
)
