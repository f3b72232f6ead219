"""The same product on PostgreSQL: what `DATABASE_URL` may say, and the commands on one of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from songhanh.config.database import database
from songhanh.config.home import CannotUse
from songhanh.demo.mark import is_demo

SRC = Path(__file__).parents[2] / "src"
FILE = Path("home") / "db.sqlite3"


def test_without_a_url_the_tables_lie_in_the_home() -> None:
    found = database("", FILE, 8)
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", FILE)


def test_a_url_names_a_server_and_its_connections_are_pooled() -> None:
    found = database("postgresql://song:hanh%40@db.example:6432/xa?sslmode=require", FILE, 5)
    assert {name: found[name] for name in ("HOST", "PORT", "NAME", "USER", "PASSWORD")} == {
        "HOST": "db.example", "PORT": 6432, "NAME": "xa", "USER": "song", "PASSWORD": "hanh@",
    }  # fmt: skip
    assert found["OPTIONS"]["sslmode"] == "require"
    assert found["OPTIONS"]["pool"]["max_size"] == 5
    assert found["CONN_HEALTH_CHECKS"]


@pytest.mark.parametrize("url", ["mysql://a@b/c", "postgresql://a@b", "xin chào", "postgresql://a@b:x/c"])
def test_another_url_is_refused_in_one_sentence(url: str) -> None:
    with pytest.raises(CannotUse, match="DATABASE_URL phải có dạng"):
        database(url, FILE, 8)


def songhanh(home: Path, url: str, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SONGHANH_HOME": str(home), "PYTHONPATH": str(SRC), "DATABASE_URL": url}
    command = [sys.executable, "-m", "songhanh", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("url", "said"), [("mysql://a@b/c", "phải có dạng"), ("postgresql://a@127.0.0.1:1/c", "Không kết nối")]
)
def test_a_database_that_is_none_ends_a_command_with_a_sentence(tmp_path: Path, url: str, said: str) -> None:
    done = songhanh(tmp_path, url, "check")
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def own_database() -> Iterator[str]:
    """The address of a database that nobody else uses."""
    url = os.environ["DATABASE_URL"]
    own = urlunsplit(urlsplit(url)._replace(path="/commands"))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE commands")
        yield own
        connection.execute("DROP DATABASE commands WITH (FORCE)")


@pytest.mark.postgresql
def test_the_commands_work_on_postgresql(tmp_path: Path, own_database: str) -> None:
    home = tmp_path / "home"
    for words in (["demo"], ["demo"], ["demo", "--fresh"]):
        filled = songhanh(home, own_database, *words)
        assert filled.returncode == 0, filled.stderr
        assert "99001  xã Đồng Hạ: hanh (officer)" in filled.stdout
    assert is_demo(home)
    checked = json.loads(songhanh(home, own_database, "check", "--json").stdout)
    assert all(found["fit"] for found in checked.values()), checked
    verified = json.loads(songhanh(home, own_database, "verify", "--json").stdout)
    assert (verified["breaks"], verified["damaged_files"]) == ([], [])
    assert not (home / "db.sqlite3").exists()


@pytest.mark.postgresql
def test_a_demonstration_never_empties_another_database(tmp_path: Path, own_database: str) -> None:
    assert songhanh(tmp_path / "a", own_database, "demo").returncode == 0
    other = songhanh(tmp_path / "b", own_database, "demo", "--fresh")
    assert (other.returncode, other.stdout) == (1, "")
    assert "không phải bản trình diễn" in other.stderr
    assert "99001" in songhanh(tmp_path / "a", own_database, "demo").stdout
