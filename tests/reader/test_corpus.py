"""The five real plans beside the repository, in all formats: what is understood, and that all is kept."""

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from songhanh.reader import open_document, read_plan
from songhanh.reader.contract import to_json
from songhanh.reader.plan import Draft

pytestmark = pytest.mark.shared

FORMATS = ("txt", "docx", "pdf")
# units, targets, measures, tasks: as people counted them
COUNTS = {
    "ke-sat-2026": (7, 0, 0, 60),
    "ke-sat-2026-2030": (13, 20, 23, 36),
    "yen-nghia-2026": (8, 0, 0, 33),
    "nam-gia-nghia-2026": (8, 13, 16, 59),
    "can-loc-2025": (9, 0, 0, 38),
}
FLOOR = 0.995
Scorer = Callable[[dict[str, Any], dict[str, Any]], dict[str, float]]


@pytest.fixture(scope="module")
def draft_of(request: pytest.FixtureRequest) -> Callable[[Path], Draft]:
    known: dict[Path, Draft] = {}

    def draft(path: Path) -> Draft:
        if path not in known:
            known[path] = read_plan(open_document(path.read_bytes(), path.name))
        return known[path]

    return draft


@pytest.fixture
def score(shared_plans: Path) -> Scorer:
    spec = importlib.util.spec_from_file_location("score", shared_plans / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    scorer: Scorer = module.score
    return scorer


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", ["ke-sat-2026-2030", "nam-gia-nghia-2026", "can-loc-2025"])
def test_what_careful_readers_noted_is_found(
    name: str, suffix: str, shared_plans: Path, draft_of: Callable[[Path], Draft], score: Scorer
) -> None:
    gold = json.loads((shared_plans / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    draft = draft_of(shared_plans / f"{name}.{suffix}")
    scores = score(gold, json.loads(json.dumps(to_json(draft), default=float)))
    assert sum(scores.values()) / len(scores) >= FLOOR, scores


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", COUNTS)
def test_units_targets_measures_and_tasks_are_as_many_as_people_counted(
    name: str, suffix: str, shared_plans: Path, draft_of: Callable[[Path], Draft]
) -> None:
    draft = draft_of(shared_plans / f"{name}.{suffix}")
    measures = sum(len(target.measures) for target in draft.targets)
    assert (len(draft.units), len(draft.targets), measures, len(draft.tasks)) == COUNTS[name]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", COUNTS)
def test_every_word_has_its_place_and_none_is_left_unclaimed(
    name: str, suffix: str, shared_plans: Path, draft_of: Callable[[Path], Draft]
) -> None:
    draft = draft_of(shared_plans / f"{name}.{suffix}")
    assert draft.coverage.placed == draft.coverage.words
    assert draft.coverage.furniture <= 0.01 * draft.coverage.words
    assert "context" not in {passage.kind for passage in draft.map}


@pytest.mark.parametrize("name", COUNTS)
def test_the_three_formats_of_a_plan_are_understood_alike(
    name: str, shared_plans: Path, draft_of: Callable[[Path], Draft]
) -> None:
    text, word, printed = (draft_of(shared_plans / f"{name}.{suffix}") for suffix in FORMATS)
    for other in (word, printed):
        assert other.head == text.head
        assert other.references == text.references
        assert other.units == text.units
        assert other.targets == text.targets
        assert [(one.ref, one.unit) for one in other.tasks] == [(one.ref, one.unit) for one in text.tasks]
        assert other.deadlines == text.deadlines
        assert other.key_dates == text.key_dates
        assert other.recipients == text.recipients
        assert [one.kind for one in other.doubts] == [one.kind for one in text.doubts]
