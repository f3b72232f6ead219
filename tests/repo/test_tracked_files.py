"""What may be committed: nothing large, nothing of this or that machine, nothing left open."""

import re
import tomllib

import pytest

from tests.repo.tree import ROOT, files, name_of, text_of

MEGABYTE = 1024 * 1024
HOSTS = ("pyp" + "i.org", "pythonhos" + "ted.org", "registry.np" + "mjs.org", "deb.deb" + "ian.org")
MACHINE = re.compile(
    r"(?<![\w./~-])/(?:" + "|".join(("wor" + "k", "ro" + "ot", "op" + "t", "ho" + "me")) + r")/[\w.]"
)
OPEN_ENDS = re.compile(
    r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "NotImplemented" + "Error")) + r")\b"
)
LEFT_OUT = re.compile(r"\bpytest\.(?:mark\.)?(?:sk" + r"ip|xf" + r"ail)")
KEYS = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b")
MADE_BY_US = {
    ".docx",
    ".pdf",
    ".xlsx",
    ".mo",
    ".woff2",
    ".sqlite3",
    ".whl",
}  # what scripts or the product make
LOCKS = ("requirements.lock", "requirements-dev.lock")


def lines_with(pattern: re.Pattern[str], *where: str) -> list[str]:
    return [
        f"{name_of(path, number)} {line.strip()[:80]}"
        for path in files(*where)
        for number, line in enumerate((text_of(path) or "").splitlines(), 1)
        if pattern.search(line)
    ]


def pins(lock: str) -> dict[str, str]:
    """Each package of a lock file with its version and hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {
        found[1]: f"{found[2]} {' '.join(sorted(re.findall(r'sha256:[0-9a-f]{64}', found[3])))}"
        for found in re.finditer(r"^([\w.-]+)==(\S+)(.*?)(?=^\S|\Z)", text, re.M | re.S)
    }


def test_no_file_is_larger_than_a_megabyte() -> None:
    assert [name_of(path) for path in files() if path.stat().st_size > MEGABYTE] == []


def test_what_can_be_made_is_not_kept() -> None:
    assert [name_of(path) for path in files() if path.suffix in MADE_BY_US] == []


def test_no_lock_file_names_hosts() -> None:
    assert [name_of(path) for path in files() if path.name in {"uv.lock", "pylock.toml"}] == []
    assert lines_with(re.compile("|".join(map(re.escape, HOSTS)))) == []
    assert lines_with(re.compile(r"^-|https?://|file:"), *LOCKS) == []


def test_no_path_of_a_machine_is_named() -> None:
    assert lines_with(MACHINE) == []


def test_nothing_is_left_open() -> None:
    assert lines_with(OPEN_ENDS, "src", "tests", "scripts", "docs", "*.md") == []


def test_no_test_is_passed_over() -> None:
    assert lines_with(LEFT_OUT, "tests/*.py") == []


def test_no_secret_is_committed() -> None:
    assert lines_with(KEYS) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_has_its_hashes(lock: str) -> None:
    assert len(pins(lock)) > 20
    assert [name for name, pin in pins(lock).items() if "sha256:" not in pin] == []


def test_development_has_what_running_has() -> None:
    running, developing = (pins(lock) for lock in LOCKS)
    assert {name: developing.get(name) for name in running} == running


def test_the_lock_covers_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {
        lock: {re.split(r"[<>=!\[ ;]", name)[0].lower().replace("_", "-") for name in names}
        for lock, names in zip(
            LOCKS, (project["project"]["dependencies"], project["dependency-groups"]["dev"]), strict=True
        )
    }
    assert {lock: names - set(pins(lock)) for lock, names in asked.items()} == {lock: set() for lock in LOCKS}


@pytest.mark.parametrize(
    "script", ["scripts/run", "scripts/test", "scripts/check", "scripts/setup", ".ci/run"]
)
def test_scripts_can_be_run(script: str) -> None:
    path = ROOT / script
    assert path.stat().st_mode & 0o111
    assert path.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
