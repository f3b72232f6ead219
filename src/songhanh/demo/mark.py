"""How an installation made by the demonstration is known. Needs no Django."""

from pathlib import Path

PASSWORD = "dong-ha-cung-nhau"  # noqa: S105 -- printed on every start; the demonstration holds nothing real
_NAME = "demonstration"


_SAID = "Made by `songhanh demo`. Nothing here is real.\n"


def is_demo(home: Path, database: str = "") -> bool:
    """Whether the demonstration made this installation, in this database where one is named."""
    mark = home / _NAME
    return mark.exists() and (not database or mark.read_text(encoding="utf-8") == f"{_SAID}{database}\n")


def mark_demo(home: Path, database: str = "") -> None:
    """Say that this installation is a demonstration, before anything is put into it."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    (home / _NAME).write_text(_SAID + (f"{database}\n" if database else ""), encoding="utf-8")
