"""How an installation made by the demonstration is known. Needs no Django."""

from pathlib import Path

PASSWORD = "dong-ha-cung-nhau"  # noqa: S105 -- printed on every start; the demonstration holds nothing real
_NAME = "demonstration"


def is_demo(home: Path) -> bool:
    """Whether the demonstration made this installation."""
    return (home / _NAME).exists()


def mark_demo(home: Path) -> None:
    """Say that this installation is a demonstration, before anything is put into it."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    (home / _NAME).write_text("Made by `songhanh demo`. Nothing here is real.\n", encoding="utf-8")
