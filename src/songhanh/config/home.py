"""The home of an installation: one folder that holds all that is its own.

`settings.toml`, `db.sqlite3`, `files/`, `keys/` (its owner's alone), `static/`, `backups/`, `logs/`,
`heads/` (what the journal's chains were, day by day).
"""

import os
import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDERS = ("files", "keys", "static", "backups", "logs", "heads")


class CannotUse(Exception):
    """Settings that the product cannot run on, with one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where one installation lives."""

    path: Path

    @property
    def files(self) -> Path:
        return self.path / "files"

    @property
    def database(self) -> Path:
        return self.path / "db.sqlite3"

    @property
    def static(self) -> Path:
        return self.path / "static"

    @property
    def heads(self) -> Path:
        return self.path / "heads"

    def settings(self) -> dict[str, Any]:
        """What `settings.toml` says; an absent file says nothing. Raises CannotUse for one that is none."""
        path = self.path / "settings.toml"
        try:
            return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        except (OSError, ValueError) as fault:
            raise CannotUse(
                f"Không đọc được {path}: {fault}. Hãy sửa tệp rồi chạy lại. / Cannot read the settings."
            ) from fault

    def secret(self) -> str:
        """The key that signs sessions and links; made at the first start, never in settings."""
        path = self.path / "keys" / "secret"
        if not path.exists():
            self.prepare()
            _write_privately(path, secrets.token_urlsafe(48))
        return path.read_text(encoding="ascii").strip()

    def prepare(self) -> None:
        """Make the folders that are not there yet; keys stay with their owner. Raises CannotUse."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)  # sessions and papers: its owner's alone
            for name in FOLDERS:
                (self.path / name).mkdir(parents=True, exist_ok=True)
            (self.path / "keys").chmod(0o700)
        except OSError as fault:
            raise CannotUse(
                f"Không dùng được {self.path} làm thư mục của hệ thống. Hãy xem SONGHANH_HOME, quyền ghi."
                f" / {self.path} cannot hold an installation: see SONGHANH_HOME and who may write there."
            ) from fault


def _write_privately(path: Path, text: str) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process of the same start was first: its key is as good
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)


def find_home() -> Home:
    """The home that SONGHANH_HOME names, else `var/demo` under the current folder."""
    return Home(Path(os.environ.get("SONGHANH_HOME") or "var/demo").resolve())
