"""No act without its line in the journal: each is seen through here, each that a test plays is watched.

Watched: tests/acts.py, in every test. Here: every public verb of every room is one transaction and comes to
`record(…)`, by its own words or through a verb that it calls; what it says has words for those who read it.
"""

import ast
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction

from songhanh.journal.queries.words import ABOUT, WORDS
from songhanh.places.actions import make_unit
from songhanh.places.models import Place, Unit
from tests.acts import SilentAct
from tests.conftest import MAKER
from tests.repo.tree import PACKAGE, parse, role_of, room_of, source_files

# the line itself, and steps that stand inside an act which leaves it
STEPS = {"journal.record", "plans.learn", "plans.learn_name", "plans.make_draft", "registers.keep_proofs"}
# no facts about work: wrong guesses at a door, and when a village's link was last opened
NO_FACTS = {"people.is_paused", "people.note_try", "people.note_link_use"}


def modules() -> list[Path]:
    return [path for path in source_files() if role_of(path) == "actions"]


def functions() -> dict[str, ast.FunctionDef]:
    """Every function of every room's actions: "plans.confirm_plan"."""
    return {
        f"{room_of(path)}.{node.name}": node
        for path in modules()
        for node in parse(path).body
        if isinstance(node, ast.FunctionDef)
    }


def verbs() -> dict[str, ast.FunctionDef]:
    """Those that take the moment by its name and are not private: what others may call."""
    return {
        name: node
        for name, node in functions().items()
        if not node.name.startswith("_") and "at" in {argument.arg for argument in node.args.kwonlyargs}
    }


def calls(node: ast.AST) -> Iterator[str]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            yield ast.unparse(call.func).rpartition(".")[2]


def comes_to_a_line(name: str, known: dict[str, ast.FunctionDef], seen: frozenset[str] = frozenset()) -> bool:
    if name in seen:
        return False
    called = set(calls(known[name]))
    if "record" in called:
        return True
    return any(
        comes_to_a_line(other, known, seen | {name}) for other in known if other.partition(".")[2] in called
    )


def is_one_transaction(node: ast.FunctionDef) -> bool:
    by_decorator = any("transaction.atomic" in ast.unparse(mark) for mark in node.decorator_list)
    return by_decorator or "transaction.atomic()" in ast.unparse(node)


def test_every_verb_comes_to_a_line_in_the_journal() -> None:
    known = functions()
    assert len(verbs()) > 50
    silent = [name for name in verbs() if name not in STEPS | NO_FACTS and not comes_to_a_line(name, known)]
    assert silent == []


def test_every_verb_is_one_transaction() -> None:
    """Or hands on to verbs that are; `record` itself refuses to stand outside one."""
    loose = [
        name
        for name, node in verbs().items()
        if not is_one_transaction(node) and "record" in set(calls(node)) and name != "journal.record"
    ]
    assert loose == []


def said() -> set[str]:
    """Every "room.verb" that stands in the rooms' actions as a word of its own."""
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir()}
    return {
        node.value
        for path in modules()
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.count(".") == 1
        and node.value.partition(".")[0] == room_of(path)
        and node.value.partition(".")[0] in rooms
        and node.value.replace(".", "").replace("_", "").isalpha()
    }


def test_every_act_has_its_words_and_every_word_its_act() -> None:
    assert said() - set(WORDS) == set()
    assert set(WORDS) - said() == set()


def test_things_are_called_by_the_name_of_their_table() -> None:
    tables = {model._meta.label_lower for model in apps.get_models()}
    assert set(ABOUT) - tables == set()


@pytest.mark.django_db
def test_a_silent_act_is_caught(commune: Place, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """The watch is awake: the same verb, its line taken out, fails."""
    monkeypatch.setattr("songhanh.places.actions.units.record", lambda *_args, **_words: None)
    with pytest.raises(SilentAct, match=r"make_unit wrote into .*places_unit"), transaction.atomic():
        make_unit(actor=MAKER, place=commune, kind="other", name="Đội", relation="own", at=now)
    assert not Unit.objects.filter(name="Đội").exists()
