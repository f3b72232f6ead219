"""The files of the repository as its own tests look at them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "songhanh"
# from low to high, as design.md tells the story; rooms on one line do not know each other
ROOMS = (
    ("kernel",),
    ("catalogue",),
    ("reader", "paper"),
    ("ui", "journal"),
    ("files",),
    ("places",),
    ("people",),
    ("plans", "registers"),
    ("assignments", "indicators"),
    ("reports",),
    ("evaluation",),
    ("home",),
    ("demo",),
    ("config",),
)
PLAIN_ROOMS = {"kernel", "catalogue", "reader", "paper"}
HEIGHT = {room: height for height, line in enumerate(ROOMS) for room in line}


@cache
def files(*patterns: str) -> tuple[Path, ...]:
    """What is committed or about to be, and exists, by git's patterns: `files("src/*.py")`."""
    # `safe.directory`: a checker may read a clone that belongs to another account
    command = [
        "git",
        "-c",
        f"safe.directory={ROOT}",
        "ls-files",
        "-z",
        "-co",
        "--exclude-standard",
        *patterns,
    ]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return tuple(path for name in sorted(set(listed)) if name and (path := ROOT / name).is_file())


def source_files() -> list[Path]:
    """Every module of the package; migrations are written by Django and not measured."""
    return [path for path in files("src/*.py") if "migrations" not in path.parts]


def templates() -> list[Path]:
    return [path for path in files("src/*.html") if "templates" in path.parts]


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def text_of(path: Path) -> str | None:
    """The file's text, or None for one that is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def name_of(path: Path, node: ast.AST | int | None = None) -> str:
    """`src/songhanh/plans/views.py:12`, as an editor opens it."""
    line = node if isinstance(node, int) else getattr(node, "lineno", None)
    return f"{path.relative_to(ROOT)}{f':{line}' if line else ''}"


def room_of(path: Path) -> str:
    """The room a file of the package lies in: `plans`; for `cli.py` its own name."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def role_of(path: Path) -> str:
    """The part a module plays in its room: `actions` for plans/actions.py and plans/actions/confirm.py."""
    parts = path.relative_to(PACKAGE).parts
    return parts[1].removesuffix(".py") if len(parts) > 1 else parts[0].removesuffix(".py")
