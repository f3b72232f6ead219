"""`songhanh run`: it prepares, says where to go, serves, and refuses a port that is taken."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from songhanh.config.home import Home

SRC = Path(__file__).parents[2] / "src"
WAIT = 60


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(home: Path, port: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "SONGHANH_HOME": str(home), "PYTHONPATH": str(SRC), "PYTHONUNBUFFERED": "1"}
    words = [sys.executable, "-m", "songhanh", "run", "--port", str(port), "--no-browser"]
    return subprocess.Popen(
        words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    port = free_port()
    process = start(tmp_path / "home", port)
    yield port, process
    process.send_signal(signal.SIGTERM)
    process.wait(WAIT)


def get(address: str) -> tuple[int, str]:
    with urllib.request.urlopen(address, timeout=10) as response:  # noqa: S310 -- our own server
        return response.status, response.read().decode()


def wait_for(port: int) -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not open its port")


def test_an_empty_installation_starts_and_gives_a_one_time_link(
    server: tuple[int, subprocess.Popen[str]],
) -> None:
    port, process = server
    assert process.stdout is not None
    said = process.stdout.readline() + process.stdout.readline()
    wait_for(port)
    link = re.search(r"http://127\.0\.0\.1:\d+/welcome/\S+/", said)
    assert link, said
    status, page = get(link[0])
    assert status == 200
    assert "Tạo tài khoản đầu tiên" in page
    style = re.search(r'href="(/static/ui/songhanh\.[0-9a-f]+\.css)"', page)
    assert style, "static files are collected under names of their content"
    assert get(f"http://127.0.0.1:{port}{style[1]}")[0] == 200


def test_a_new_home_is_its_owners_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "office" / "home")
    home.prepare()
    assert home.path.stat().st_mode & 0o077 == 0


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        process = start(tmp_path / "home", int(other.getsockname()[1]))
        said, _ = process.communicate(timeout=WAIT)
    assert process.returncode == 1
    assert "đang có chương trình khác dùng" in said
    assert "Traceback" not in said
