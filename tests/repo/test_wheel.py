"""The wheel holds everything, and runs where nothing else of ours is."""

import os
import socket
import subprocess
import sys
import sysconfig
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from songhanh.ui.assets import made_files
from tests.repo.tree import PACKAGE, ROOT, files

SOON = 20  # seconds


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console script in an environment that has the wheel, the libraries, and not the source."""
    environment = tmp_path_factory.mktemp("elsewhere")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    python = environment / "bin" / "python"
    install = ["install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", "--python", str(python), *install], check=True)
    (site,) = environment.glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return environment / "bin" / "songhanh"


def surroundings(home: Path) -> dict[str, str]:
    """What the console script finds in its environment: a home, and no way to our source."""
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SONGHANH_HOME": str(home)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], home: Path) -> Iterator[int]:
    process = subprocess.Popen(command, env=surroundings(home), cwd=home)
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(SOON)


def megabytes(pid: int) -> float:
    """What a process and those that it started hold in memory."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    (held,) = (int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))
    return held / 1024 + sum(megabytes(int(child)) for child in children)


def page_at(address: str) -> str:
    """The page, as soon as somebody answers."""
    end = time.monotonic() + SOON
    while True:
        try:
            with urlopen(address, timeout=5) as answer:  # noqa: S310 -- our own server
                return str(answer.read().decode())
        except URLError as error:
            if isinstance(error, HTTPError) or time.monotonic() > end:
                raise
            time.sleep(0.1)


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    sources = {path.relative_to(PACKAGE.parent).as_posix() for path in files("src/songhanh")}
    assert len(sources) > 100
    assert sources - inside == set()


def test_the_wheel_holds_what_set_up_makes(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    made = {path.relative_to(PACKAGE.parent).as_posix() for path in made_files()}
    assert {Path(name).suffix for name in made} >= {".woff2", ".mo"}
    assert made - inside == set()


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert {name.split("/")[0] for name in inside} == {"songhanh", "songhanh-0.1.0.dist-info"}
    assert [name for name in inside if name.endswith((".pyc", ".sqlite3"))] == []


def test_the_installed_product_fills_a_demonstration_and_serves_it(elsewhere: Path, tmp_path: Path) -> None:
    demo = [str(elsewhere), "demo"]
    filled = subprocess.run(
        demo, env=surroundings(tmp_path), cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert filled.returncode == 0, filled.stderr
    assert "99001" in filled.stdout
    port = free_port()
    with running([str(elsewhere), "run", "--port", str(port), "--no-browser"], tmp_path) as product:
        page = page_at(f"http://127.0.0.1:{port}/sign-in/")
        assert "Đăng nhập" in page
        assert 50 < megabytes(product) < 200
