"""`songhanh backup FILE` and `songhanh restore FILE`: an installation in one file, and back again.

A zip: the tables as one whole copy, files, keys, heads and settings, and a manifest with the hash of each.
What is made anew (style sheets, small pictures) stays out. Files are only ever added, so the tables are
copied first: whatever they name is there, also while the product runs.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from songhanh.config.home import CannotUse, Home, find_home

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "db.sqlite3"
_FOLDERS = ("files", "keys", "heads")
_SINGLE = ("settings.toml", "demonstration")
_BLOCK = 1 << 20


def back_up(target: Path, now: datetime) -> dict[str, Any]:
    """Write everything of the installation to a new file, its owner's alone; answers what is in it.

    Raises CannotUse for a file that is there already, and where the tables lie on a database server.
    """
    from songhanh.config import prepare  # noqa: PLC0415 -- slow import

    prepare.open_installation()
    if server := prepare.name_server_database():
        raise CannotUse(f"Cơ sở dữ liệu ở {server}: hãy dùng pg_dump và chép cả thư mục. / Use pg_dump.")
    if target.exists():
        raise CannotUse(f"Đã có tệp {target}. Hãy đặt tên khác. / {target} is there already.")
    home, part = find_home(), target.with_name(f"{target.name}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", allowZip64=True) as archive:
            manifest = _write(archive, home, now)
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    return {"file": str(target), "files": len(manifest), "bytes": target.stat().st_size}


def _write(archive: zipfile.ZipFile, home: Home, now: datetime) -> Mapping[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / DATABASE
        with closing(sqlite3.connect(home.database)) as tables, closing(sqlite3.connect(copy)) as whole:
            tables.backup(whole)
        hashes = {DATABASE: _add(archive, DATABASE, copy, zipfile.ZIP_DEFLATED)}
    for name, path in _members(home.path):
        hashes[name] = _add(archive, name, path, zipfile.ZIP_STORED)
    told = {"format": FORMAT, "made_at": now.isoformat(), "sha256": hashes}
    archive.writestr(MANIFEST, json.dumps(told, indent=1))
    return hashes


def _members(home: Path) -> Iterator[tuple[str, Path]]:
    for name in _SINGLE:
        if (home / name).is_file():
            yield name, home / name
    for folder in _FOLDERS:
        for path in sorted((home / folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(home).as_posix(), path


def _add(archive: zipfile.ZipFile, name: str, path: Path, how: int) -> str:
    entry = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
    entry.compress_type = how
    with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as sink:
        return _copy(source, sink)


def _copy(source: IO[bytes], sink: IO[bytes]) -> str:
    """Everything from one to the other; the hash of it."""
    digest = hashlib.sha256()
    while block := source.read(_BLOCK):
        digest.update(block)
        sink.write(block)
    return digest.hexdigest()


def restore(source: Path) -> int:
    """Bring an installation back into the home, which has to be empty; of one that is not whole nothing.

    Answers how many files there are. Raises CannotUse.
    """
    home = find_home()
    _refuse_used(home)
    home.prepare()
    waiting = Path(tempfile.mkdtemp(prefix="restore-", dir=home.path))
    try:
        with zipfile.ZipFile(source) as archive:
            hashes = _read_manifest(archive)
            for name, expected in hashes.items():
                _take(archive, name, expected, waiting)
        _put(waiting, home.path)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as fault:
        raise CannotUse(
            f"Không phục hồi được từ {source}: tệp không phải bản sao lưu nguyên vẹn. Chưa có gì thay đổi."
            f" / {source} is not a whole backup; nothing was changed."
        ) from fault
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    home.prepare()
    return len(hashes)


def _refuse_used(home: Home) -> None:
    from songhanh.config.prepare import has_tables  # noqa: PLC0415 -- slow import

    if os.environ.get("DATABASE_URL"):
        raise CannotUse("DATABASE_URL đang trỏ tới máy chủ: hãy phục hồi bằng pg_restore. / Use pg_restore.")
    if has_tables(home.database) or any(path.is_file() for path in home.files.rglob("*")):
        raise CannotUse(
            f"{home.path} đang có dữ liệu. Hãy đặt SONGHANH_HOME là thư mục trống. / {home.path} is in use."
        )


def _read_manifest(archive: zipfile.ZipFile) -> dict[str, str]:
    told = json.loads(archive.read(MANIFEST))
    hashes: dict[str, str] = told["sha256"]
    if told["format"] != FORMAT or DATABASE not in hashes or not all(map(_is_ours, hashes)):
        raise ValueError("not a backup of ours")
    return hashes


def _is_ours(name: str) -> bool:
    """Whether a name lies inside a home, where backups put things."""
    parts = PurePosixPath(name).parts
    if len(parts) == 1:
        return name in (DATABASE, *_SINGLE)
    return parts[0] in _FOLDERS and ".." not in parts and "\\" not in name


def _take(archive: zipfile.ZipFile, name: str, expected: str, folder: Path) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with archive.open(name) as source, os.fdopen(handle, "wb") as sink:
        if _copy(source, sink) != expected:
            raise ValueError(f"{name} has changed")


def _put(waiting: Path, home: Path) -> None:
    for thing in sorted(waiting.iterdir()):
        there = home / thing.name
        if there.is_dir():
            shutil.rmtree(there)
        for more in ("", "-wal", "-shm") if thing.name == DATABASE else ():
            there.with_name(there.name + more).unlink(missing_ok=True)
        thing.replace(there)


def run_backup(target: Path, now: datetime, *, as_json: bool) -> int:
    """The command: where it is and how large."""
    done = back_up(target, now)
    words = f"Đã sao lưu {done['files']} tệp vào {target}. Hãy cất ở nơi chỉ người vận hành đọc được."
    sys.stdout.write((json.dumps(done, ensure_ascii=False) if as_json else words) + "\n")
    return 0


def run_restore(source: Path) -> int:
    """The command: brings back, then proves what was brought back."""
    if not source.is_file():
        raise CannotUse(f"Không tìm thấy tệp {source}. / {source} is not there.")
    number = restore(source)
    sys.stdout.write(f"Đã phục hồi {number} tệp vào {find_home().path}.\n")
    from songhanh.config.journal import verify_installation  # noqa: PLC0415 -- reads what has just come back

    return verify_installation(as_json=False)
