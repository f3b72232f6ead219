"""Every room is listed and each of its modules plays a known part. Who imports whom: lint-imports."""

import tomllib
from typing import Any

import pytest

from tests.repo.tree import PACKAGE, PLAIN_ROOMS, ROOMS, ROOT, name_of, role_of, room_of, source_files

PARTS = {
    *(
        "__init__",
        "apps",
        "models",
        "kinds",
        "access",
        "queries",
        "counts",
        "actions",
        "forms",
        "views",
        "urls",
    ),
    *("demo", "migrations", "management", "templatetags"),
}
ADDITIONS = {
    "journal": {"actor"},  # who acts: the one value that every room takes
    "people": {"http", "middleware", "passwords", "sessions"},  # builds the Actor of a request
    "home": {"menu"},  # the context processor that brings the menu to the base template
    "places": {"registry"},
}
# these are no rooms with tables: their modules are named for what they hold
FREE = PLAIN_ROOMS | {"ui", "config", "demo"}
NO_NAMES = {"services", "managers", "helpers", "utils", "common", "misc", "signals", "admin", "serializers"}


def contracts() -> dict[str, dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["name"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def in_rooms(rooms: set[str]) -> set[str]:
    return {f"songhanh.{room}" for room in rooms}


def test_the_folders_are_the_rooms() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if any(path.glob("*.py"))}
    assert folders == {room for line in ROOMS for room in line}


def test_modules_in_a_room_bear_the_names_of_their_parts() -> None:
    strange = [
        name_of(path)
        for path in source_files()
        if path.parent != PACKAGE
        and room_of(path) not in FREE
        and role_of(path) not in PARTS | ADDITIONS.get(room_of(path), set())
    ]
    assert strange == []


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    assert [
        name_of(path) for path in source_files() if path.stem in NO_NAMES or path.parent.name in NO_NAMES
    ] == []


@pytest.mark.parametrize("room", sorted({room for line in ROOMS for room in line} - FREE))
def test_a_room_with_tables_is_under_the_contract_of_rooms(room: str) -> None:
    contract = contracts()["Inside a room: pages call verbs, verbs call tables"]
    assert f"songhanh.{room}" in contract["containers"]


def test_the_plain_packages_are_the_ones_that_may_not_know_django() -> None:
    assert set(contracts()["The plain packages do not know Django"]["source_modules"]) == in_rooms(
        PLAIN_ROOMS
    )


def test_all_but_reader_and_paper_leave_documents_closed() -> None:
    everything = {room_of(path) for path in source_files()} - {"__init__", "__main__"}
    closed = set(contracts()["Documents are opened and written in two rooms only"]["source_modules"])
    assert in_rooms(everything - {"reader", "paper", "ui"}) - closed == set()
