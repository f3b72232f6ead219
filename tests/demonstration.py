"""The demonstration for tests that only look at it: filled once for a run, then copied, rows and files.

`fill` takes seconds, the copy a part of one. What fills, and how often, is tests/demo.
"""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management.color import no_style
from django.db import connection, transaction
from pytest_django.fixtures import Settings

from songhanh.demo.commune import fill

Row = tuple[Any, ...]
FIRST = ("plans_item",)  # nothing is added to a confirmed plan: its items come before it


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def _list_tables() -> list[str]:
    found = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return sorted(found, key=lambda name: (name not in FIRST, name))


def _read_rows() -> dict[str, Table]:
    tables = {}
    with connection.cursor() as cursor:
        for name in _list_tables():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608 -- our own names
            columns = tuple(column[0] for column in cursor.description)
            tables[name] = Table(columns, tuple(map(tuple, cursor.fetchall())))
    return tables


def _subtract(after: Table, before: Iterable[Row]) -> Table:
    known = set(before)
    assert known <= set(after.rows), "the demonstration changed a row that it did not make"
    return Table(after.columns, tuple(row for row in after.rows if row not in known))


def _write_rows(tables: dict[str, Table]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for name, table in tables.items():
            columns = ", ".join(map(connection.ops.quote_name, table.columns))
            marks = ", ".join(["%s"] * len(table.columns))
            into = f"{connection.ops.quote_name(name)} ({columns})"
            cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", table.rows)  # noqa: S608 -- as above
        models = connection.introspection.installed_models(tables)
        for sentence in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(sentence)


@pytest.fixture(scope="session")
def _demonstrations(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], None]:
    """Puts the demonstration into the database and home of a test: the first time by filling it."""
    kept: dict[str, Table] = {}
    files = tmp_path_factory.mktemp("demonstration") / "home"

    def _put(home: Path) -> None:
        if kept:
            _write_rows(kept)
            shutil.copytree(files, home, dirs_exist_ok=True)
            return
        before = _read_rows()
        fill()
        after = _read_rows()
        made = {name: _subtract(table, before[name].rows) for name, table in after.items()}
        shutil.copytree(home, files)
        kept.update({name: table for name, table in made.items() if table.rows})

    return _put


@pytest.fixture
def demonstration(settings: Settings, _demonstrations: Callable[[Path], None]) -> None:
    """Both communes of the demonstration, as `songhanh demo` fills them. The test is marked `django_db`."""
    _demonstrations(Path(settings.SONGHANH_HOME))
