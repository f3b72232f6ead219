"""What a start makes sure of: folders, database, collected assets, and a way in.

Run as `python -m songhanh.config.prepare ADDRESS` by `songhanh run`, in a process of its own.
"""

import hashlib
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from songhanh.config.database import SQLITE
from songhanh.config.home import CannotUse, find_home
from songhanh.demo.mark import PASSWORD, is_demo


def set_up() -> None:
    """Django on this installation's home. Raises CannotUse for a database server that does not answer."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "songhanh.config.settings")
    django.setup()
    settings.HOME.prepare()
    if server := name_server_database():
        import psycopg  # noqa: PLC0415 -- an installation on SQLite needs none of it

        try:
            psycopg.connect(settings.DATABASE_URL, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            said = f"Không kết nối được cơ sở dữ liệu {server}. Hãy xem máy chủ có chạy, DATABASE_URL có đúng"
            raise CannotUse(f"{said}. / The database {server} does not answer.") from error


def migrate() -> bool:
    """Bring the database up to date; answers whether there was anything to do."""
    if not count_waiting():
        return False
    call_command("migrate", interactive=False, verbosity=0)
    return True


def open_installation() -> None:
    """Django on an installation that is made and up to date. Raises CannotUse for any other."""
    set_up()
    if count_waiting():
        raise CannotUse(
            f"Hệ thống ở {settings.HOME.path} chưa được tạo hoặc chưa cập nhật: hãy chạy songhanh run."
            f" / No installation in {settings.HOME.path}, or an older one: run songhanh run once."
        )


def count_waiting() -> int:
    """How many migrations the database lacks. Raises CannotUse for a file that is no database."""
    try:
        executor = MigrationExecutor(connection)
        return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as fault:
        name = name_server_database() or settings.HOME.database
        said = f"Không mở được cơ sở dữ liệu {name}: {fault}"
        raise CannotUse(f"{said}. Hãy phục hồi từ bản sao lưu. / The database cannot be opened.") from fault


def name_server_database() -> str:
    """ "host:port/name" of the database server's database; "" where the tables lie in a file of the home."""
    found = settings.DATABASES["default"]
    if found["ENGINE"] == SQLITE:
        return ""
    return f"{found.get('HOST') or 'localhost'}:{found.get('PORT') or 5432}/{found['NAME']}"


def holds_work() -> bool:
    """Whether the database has anything in it: its file, or tables on the server."""
    if not name_server_database():
        return has_tables(find_home().database)
    set_up()
    return bool(connection.introspection.table_names())


def has_tables(database: Path) -> bool:
    """Whether a file has tables, or is something else that is nobody's to overwrite."""
    if not database.exists():
        return False
    try:
        with closing(sqlite3.connect(database)) as file:
            return bool(file.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    except sqlite3.DatabaseError:
        return True


def empty_tables() -> None:
    """Take every row out of the tables of a database server, past the triggers that guard single rows."""
    set_up()
    migrate()
    call_command("flush", interactive=False, verbosity=0)


def collect_assets() -> bool:
    """Collect style sheets, scripts and typefaces, unless those collected are these."""
    stamp = Path(settings.STATIC_ROOT) / "stamp"
    now = _stamp_of_assets()
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(now, encoding="ascii")
    return True


def _stamp_of_assets() -> str:
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415 -- after django.setup()

    lines = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            source = Path(storage.path(path))
            lines.append(f"{path} {source.stat().st_size} {source.stat().st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def tell_heads() -> Path | None:
    """The heads of the journal into today's file in the home; None where they are told already."""
    from songhanh.journal.queries import export_heads  # noqa: PLC0415 -- after django.setup()

    return export_heads(settings.HOME.heads, timezone.localdate())


def trim_journal(keep_months: int) -> int:
    """Take lines of the journal away that are older; their heads are told first. Answers how many went."""
    from songhanh.journal.actions import trim_journal as take_away  # noqa: PLC0415 -- after django.setup()
    from songhanh.journal.actor import Actor  # noqa: PLC0415 -- the same

    tell_heads()
    actor = Actor("command", "trim", "songhanh trim")
    return take_away(actor=actor, keep_months=keep_months, at=timezone.now())


def say_who_can_sign_in(address: str) -> None:
    """One line per place with its people; a one-time link where there is nobody yet."""
    from songhanh.home.queries import list_people_by_place  # noqa: PLC0415 -- after django.setup()
    from songhanh.journal.actor import Actor  # noqa: PLC0415 -- after django.setup()
    from songhanh.people.actions import invite_first  # noqa: PLC0415 -- after django.setup()
    from songhanh.people.queries import has_accounts  # noqa: PLC0415 -- after django.setup()

    if not has_accounts():
        token = invite_first(actor=Actor("command", "run", "songhanh run"), at=timezone.now())
        _say(
            f"Tạo tài khoản đầu tiên (đường dẫn dùng một lần, trong hai ngày):\n  {address}/welcome/{token}/"
        )
        return
    _say(f"Song Hành: {address}/")
    if is_demo(settings.HOME.path, name_server_database()):
        for line in list_people_by_place(timezone.localdate()):
            _say(f"  {line}")
        _say(f"  Mật khẩu của bản trình diễn (password): {PASSWORD}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(address: str) -> int:
    """Make everything ready, then say where to go."""
    try:
        set_up()
    except CannotUse as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    migrate()
    collect_assets()
    tell_heads()
    say_who_can_sign_in(address)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
