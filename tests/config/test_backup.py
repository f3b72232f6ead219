"""An installation in one file, and back: the same bytes, or one sentence and nothing changed."""

import json
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from songhanh.config import prepare
from songhanh.config.backup import back_up, restore
from songhanh.config.home import CannotUse
from tests.conftest import NOW


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in use: a table, two files, a key, settings; and what is made anew."""
    here = tmp_path / "home"
    for name, content in {
        "files/ab/abcd": b"a plan", "files/cd/cdef": bytes(3_000_000), "keys/secret": b"key",
        "heads/2026-11-29.json": b"{}", "settings.toml": b"", "static/style.css": b"body", "logs/log": b"",
    }.items():  # fmt: skip
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_bytes(content)
    _open_tables(here).close()
    monkeypatch.setattr(prepare, "open_installation", lambda: None)
    monkeypatch.setattr(prepare, "name_server_database", lambda: "")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("SONGHANH_HOME", str(here))
    return here


def _open_tables(home: Path) -> sqlite3.Connection:
    tables = sqlite3.connect(home / "db.sqlite3")
    tables.execute("PRAGMA journal_mode = WAL")
    tables.execute("CREATE TABLE IF NOT EXISTS plan (title)")
    return tables


def _bring_back(source: Path, to: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("SONGHANH_HOME", str(to))
    return restore(source)


def test_what_was_backed_up_while_somebody_writes_comes_back_whole(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = _open_tables(home)  # still open: the row lies in the write-ahead log
    tables.execute("INSERT INTO plan VALUES ('Kế hoạch')")
    tables.commit()
    target, back = tmp_path / "day.zip", tmp_path / "back"
    done = back_up(target, NOW)
    tables.close()
    assert target.stat().st_mode & 0o777 == 0o600
    assert (done["files"], list(tmp_path.glob("*.part"))) == (6, [])
    assert _bring_back(target, back, monkeypatch) == 6
    with sqlite3.connect(back / "db.sqlite3") as copy:
        assert copy.execute("SELECT title FROM plan").fetchall() == [("Kế hoạch",)]
    for name in ("files/ab/abcd", "files/cd/cdef", "keys/secret", "heads/2026-11-29.json", "settings.toml"):
        assert (back / name).read_bytes() == (home / name).read_bytes()
    assert (back / "keys").stat().st_mode & 0o777 == 0o700
    assert not (back / "static/style.css").exists()
    assert not list(back.glob("restore-*"))


def test_nothing_is_overwritten(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "day.zip"
    back_up(target, NOW)
    with pytest.raises(CannotUse, match="Đã có tệp"):
        back_up(target, NOW)
    with pytest.raises(CannotUse, match="đang có dữ liệu"):  # SONGHANH_HOME still names the home in use
        restore(target)


def _damage(target: Path, way: str) -> None:
    if way == "cut":
        target.write_bytes(target.read_bytes()[:-4000])
    elif way == "no zip":
        target.write_text("a letter", encoding="utf-8")
    else:
        with zipfile.ZipFile(target) as archive:
            told = {name: archive.read(name) for name in archive.namelist()}
        if way == "changed":
            told["files/ab/abcd"] = b"another"
        manifest = json.loads(told["manifest.json"])
        if way in ("../escaped", "files/../../escaped", "logs/x"):
            manifest["sha256"][way] = manifest["sha256"]["files/ab/abcd"]
            told[way] = told["files/ab/abcd"]
        if way == "missing":
            del told["keys/secret"]
        with zipfile.ZipFile(target, "w") as archive:
            for name, content in (told | {"manifest.json": json.dumps(manifest).encode()}).items():
                archive.writestr(name, content)


@pytest.mark.parametrize(
    "way", ["cut", "no zip", "changed", "missing", "../escaped", "files/../../escaped", "logs/x"]
)
def test_a_file_that_is_no_whole_backup_changes_nothing(
    home: Path, tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, back = tmp_path / "day.zip", tmp_path / "back"
    shutil.rmtree(home / "files/cd")
    back_up(target, NOW)
    _damage(target, way)
    with pytest.raises(CannotUse, match="Chưa có gì thay đổi"):
        _bring_back(target, back, monkeypatch)
    assert [path for path in back.rglob("*") if path.is_file()] == []
    assert not (tmp_path / "escaped").exists()


def test_a_database_server_is_backed_up_by_its_own_means(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "name_server_database", lambda: "host:5432/name")
    with pytest.raises(CannotUse, match="pg_dump"):
        back_up(tmp_path / "day.zip", NOW)
    assert not (tmp_path / "day.zip").exists()
