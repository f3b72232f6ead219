"""Every target of the real plans has an indicator, or is named as one that is judged by a reviewer's word."""

from collections import Counter
from pathlib import Path

import pytest

from songhanh.catalogue.indicators import find_indicator
from songhanh.evaluation.queries.bindings import bind_target
from tests.evaluation.conftest import Load, measures_of, targets_of

pytestmark = [pytest.mark.django_db, pytest.mark.shared]
REAL = ("can-loc-2025", "ke-sat-2026", "ke-sat-2026-2030", "nam-gia-nghia-2026", "yen-nghia-2026")
# measures by how their figure comes: a register alone; a register once closed, else typed; typed;
# not measured at this level; and targets without a measure
HOW = {
    "ke-sat-2026-2030": {"register": 1, "register or typed": 9, "typed": 4, "above": 8, "word": 1},
    "nam-gia-nghia-2026": {"register": 3, "register or typed": 6, "typed": 4},
}
# what no commune measures, and what is judged by a reviewer's word
NOT_HERE = [
    "I.2.2.1 strategy.2.1", "I.2.2.2 strategy.2.2", "I.2.3.1 strategy.3.1", "I.2.4.4 strategy.4.4",
    "I.2.5.1 word", "I.2.5.3 strategy.5.3", "I.2.5.4 strategy.5.4a", "I.2.5.4 strategy.5.4b",
    "I.2.6.4 strategy.6.4",
]  # fmt: skip


@pytest.mark.parametrize("name", REAL)
def test_every_target_is_bound_or_named(load: Load, shared_plans: Path, name: str) -> None:
    plan = load(f"{name}.docx", (shared_plans / f"{name}.docx").read_bytes())
    found: Counter[str] = Counter()
    above: list[str] = []
    for target in targets_of(plan):
        judged = [at for at, one in enumerate(measures_of(target)) if one.get("qualifies") is None]
        for at in judged:
            bound = bind_target(target, at)
            assert bound.is_bound, target.text
            found[how(bound.subject.indicator)] += 1
        if not judged:
            found["word"] += 1
        codes = [bind_target(target, at).subject.indicator for at in judged]
        above += [f"{target.ref} {code}" for code in codes if how(code) == "above"]
        above += [] if codes else [f"{target.ref} word"]
    assert above == (NOT_HERE if name == "ke-sat-2026-2030" else [])
    assert found == HOW.get(name, {})


def how(code: str) -> str:
    one = find_indicator(code)
    assert one is not None
    if one.register:
        return "register"
    return "above" if one.measured_here == "no" else "register or typed" if one.counts else "typed"
