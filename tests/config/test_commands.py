"""The console command where things are not as they should be: one sentence, and nothing done."""

import errno
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from songhanh import cli
from songhanh.config import commands, prepare
from songhanh.config.home import CannotUse, Home
from songhanh.places.models import Place

SRC = Path(__file__).parents[2] / "src"


def test_on_an_empty_home_a_command_asks_for_the_first_start(tmp_path: Path) -> None:
    environment = {**os.environ, "SONGHANH_HOME": str(tmp_path / "home"), "PYTHONPATH": str(SRC)}
    environment.pop("DATABASE_URL", None)
    words = [sys.executable, "-m", "songhanh", "verify", "--json"]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "hãy chạy songhanh run" in done.stderr


def test_what_is_no_home_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CannotUse, match="Hãy xem SONGHANH_HOME"):
        Home(tmp_path / "file").prepare()


@pytest.mark.parametrize("content", [b"url = [", b"url = '\xff'"])
def test_settings_that_are_none_are_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(content)
    with pytest.raises(CannotUse, match=r"settings\.toml"):
        Home(tmp_path).settings()


def test_a_home_that_was_only_looked_at_may_still_become_the_demonstration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "name_server_database", lambda: "")
    monkeypatch.setenv("SONGHANH_HOME", str(tmp_path))
    assert not prepare.holds_work()
    with sqlite3.connect(tmp_path / "db.sqlite3") as file:
        file.execute("PRAGMA journal_mode = WAL")
    assert not prepare.holds_work()
    file.execute("CREATE TABLE something (id)")
    file.close()
    assert prepare.holds_work()
    (tmp_path / "db.sqlite3").write_text("not a database, and somebody's", encoding="utf-8")
    assert prepare.holds_work()


@pytest.mark.parametrize("port", ["0", "65536", "-1", "x"])
def test_a_port_that_is_none_is_wrong_usage(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["run", f"--port={port}"])
    assert ended.value.code == 2
    assert "from 1 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize(("code", "said"), [(errno.ENOSPC, 1), (errno.EPIPE, 0)])
def test_an_output_that_cannot_be_written_ends_quietly(
    code: int, said: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_words: object, **_more: object) -> int:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("songhanh.reader.command.read_files", refuse)
    monkeypatch.setattr(sys, "stdout", sys.stdout)  # put back at the end
    assert cli.main(["read", "plan.docx"]) == 1
    assert capsys.readouterr().err.count("\n") == said


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "set_up", lambda: None)
    monkeypatch.setattr(prepare, "migrate", lambda: False)


@pytest.mark.django_db
@pytest.mark.usefixtures("set_up")
def test_an_installation_without_a_commune_takes_the_one_that_a_plan_is_loaded_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("KẾ HOẠCH\nCông tác bình đẳng giới năm 2026\nI. NHIỆM VỤ\n- Tổ chức 01 hội nghị.\n")
    assert commands.load_file(plan, "10945", confirm=False, as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["place"] == "10945"
    assert Place.objects.filter(code="10945", level="commune").exists()
    with pytest.raises(CannotUse, match="mang mã 10948"):  # a second one is opened by a person
        commands.load_file(plan, "10948", confirm=False, as_json=True)


@pytest.mark.django_db
@pytest.mark.usefixtures("set_up", "commune")
@pytest.mark.parametrize(("name", "said"), [("none.docx", "Không tìm thấy tệp"), ("", "Đây là thư mục")])
def test_a_plan_that_cannot_be_opened_is_one_sentence(
    tmp_path: Path, name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.load_file(tmp_path / name, "99001", confirm=False, as_json=True) == 1
    told = capsys.readouterr()
    assert said in told.err
    assert (told.out, told.err.count("\n")) == ("", 1)
