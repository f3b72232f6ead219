"""Documents that name what exists, and name all of it."""

import argparse
import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from songhanh import cli
from tests.repo.tree import PACKAGE, ROOT, files, name_of, parse, source_files
from tests.tools import MARKERS

PAGES = files("README.md", "CHANGELOG.md", "docs/*.md")
ALL_PAGES = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> Any:
    return tomllib.loads(page("pyproject.toml"))


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold())


def commands() -> dict[str, argparse.ArgumentParser]:
    parser = cli._parser()
    (subparsers,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(subparsers.choices)


def settings() -> set[str]:
    """What an operator may set: SONGHANH_… in the environment, or the same in settings.toml."""
    named = set()
    for path in source_files():
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named |= set(re.findall(r"^SONGHANH_[A-Z_]+$", node.value))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_setting", "_number"):
                named |= {f"SONGHANH_{word.upper()}" for word in map(name_in, node.args) if word}
    return named


def name_in(node: ast.AST) -> str:
    """The name that an argument says, "" where it is a number or a variable."""
    said = node.value if isinstance(node, ast.Constant) else ""
    return said if isinstance(said, str) and said.isidentifier() else ""


def dependencies() -> list[str]:
    asked = [*project()["project"]["dependencies"], *project()["dependency-groups"]["dev"]]
    return [re.split(r"[<>=!\[ ;]", name)[0].lower() for name in asked]


@pytest.mark.parametrize("name", sorted(commands()))
def test_a_command_and_its_options_are_described(name: str) -> None:
    (row,) = re.findall(rf"^\| `songhanh {name}[ `].*$", page("docs/operate/commands.md"), re.M)
    options = {option for action in commands()[name]._actions for option in action.option_strings}
    assert {option for option in options - {"-h", "--help"} if option not in row} == set()


def test_only_commands_that_exist_are_described() -> None:
    assert set(re.findall(r"[`/]songhanh ([a-z]+)", ALL_PAGES)) - set(commands()) == set()


def test_every_setting_is_described() -> None:
    assert len(settings()) > 5
    assert {name for name in settings() if f"`{name}`" not in page("docs/operate/install.md")} == set()


def test_only_settings_that_exist_are_described() -> None:
    assert set(re.findall(r"SONGHANH_[A-Z_]+", page("docs/operate/install.md"))) - settings() == set()


def test_every_dependency_is_accounted_for() -> None:
    described = page("docs/develop/dependencies.md").lower()
    bare = [
        name for name in dependencies() if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", described)
    ]
    assert bare == []


def test_every_script_is_real_and_described() -> None:
    named = set(re.findall(r"(?<![\w/])(?:scripts|\.ci)/[a-z]+(?![\w/.])", ALL_PAGES))
    assert {name for name in named if not (ROOT / name).is_file()} == set()
    assert {name_of(path) for path in files("scripts/*", ".ci/run")} - named - {"scripts/setup"} == set()


def test_links_between_pages_lead_somewhere() -> None:
    lost = [
        f"{name_of(path)} → {target}"
        for path in PAGES
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
        if not re.match(r"https?:|mailto:", target) and not (path.parent / target).exists()
    ]
    assert lost == []


def test_the_change_log_names_the_version() -> None:
    version = project()["project"]["version"]
    assert re.search(rf"^## {re.escape(version)}\b", page("CHANGELOG.md"), re.M)


def test_every_room_stands_on_the_map() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    maps = [page("README.md"), page("docs/develop/structure.md")]
    assert [{room for room in rooms if not re.search(rf"\b{room}\b", text)} for text in maps] == [
        set(),
        set(),
    ]


def test_every_marker_is_explained() -> None:
    assert [name for name in MARKERS if f"| `{name}` |" not in page("docs/develop/testing.md")] == []


@pytest.mark.shared
def test_the_glossary_has_the_words_of_the_screen(shared_plans: Path) -> None:
    glossary = plain(page("docs/develop/glossary.md"))
    terms = (shared_plans.parent / "ui-terms.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (?!English|-)([^|]+) \| ([^|]+) \|", terms, re.M)
    assert len(rows) > 40
    words = {english: plain(re.split(r"[·;/(,…]", vietnamese)[0]).strip() for english, vietnamese in rows}
    assert {english: word for english, word in words.items() if word not in glossary} == {}


def test_the_changelog_says_each_thing_once() -> None:
    """Two branches that change one line both leave theirs when they are joined."""
    named = re.findall(r"^- (\*\*.+?\*\*)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(named) == len(set(named)) > 10
