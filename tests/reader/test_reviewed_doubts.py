"""Every doubt raised on the five real plans, looked at by a person: a slip indeed, or a false alarm.

The words that a doubt points at stand here as a hash, since the plans are other people's papers.
"""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from songhanh.reader import open_document, read_plan
from songhanh.reader.plan import Draft

pytestmark = pytest.mark.shared

REAL, FALSE_ALARM = True, False
MOST_FALSE_ALARMS = 1
Reviewed = tuple[str, str, str, bool]  # kind, ref, hash of the words, what the person said

REVIEWED: dict[str, tuple[Reviewed, ...]] = {
    "can-loc-2025": (
        ("paper_incomplete", "", "729bcf1f", REAL),
        ("possible_slip", "", "438bd835", REAL),
        ("possible_slip", "", "ecab2125", REAL),
        ("term_replaced", "", "0d41e5eb", REAL),
        ("term_replaced", "", "5c2753c7", REAL),
        ("possible_slip", "", "d619f2d5", REAL),
        ("possible_slip", "", "e5f6bc2f", REAL),
        ("no_report_deadline", "", "61318f7d", REAL),
    ),
    "ke-sat-2026-2030": (
        ("comparator_lost", "I.2.4.3", "d6d2e162", REAL),
        ("name_spelled_differently", "", "c840ef55", REAL),
        ("name_not_official", "", "c840ef55", REAL),
        ("paper_incomplete", "", "b77a7c56", REAL),
        ("possible_slip", "", "8c077f21", REAL),
        ("target_needs_survey", "I.2.2.1", "9880c14c", REAL),
        ("target_needs_survey", "I.2.2.2", "178a8c61", REAL),
        ("target_needs_survey", "I.2.3.1", "3caeb7cb", REAL),
        ("term_replaced", "", "0af34d25", REAL),
        ("target_without_unit", "I.2.3.3", "77fe2adc", REAL),
        ("target_of_higher_level", "I.2.3.4", "788f8d45", REAL),
        ("target_without_unit", "I.2.4.1", "c36dc9f1", REAL),
        ("target_small_numbers", "I.2.4.1", "c36dc9f1", REAL),
        ("target_without_unit", "I.2.4.2", "a2596d96", REAL),
        ("target_small_numbers", "I.2.4.2", "a2596d96", REAL),
        ("target_without_unit", "I.2.4.3", "d6d2e162", REAL),
        ("target_small_numbers", "I.2.4.3", "d6d2e162", REAL),
        ("target_without_unit", "I.2.4.4", "ce4a2d3b", REAL),
        ("target_of_higher_level", "I.2.4.4", "ce4a2d3b", REAL),
        ("measure_missing", "I.2.5.1", "4f783fa4", REAL),
        ("target_of_higher_level", "I.2.5.1", "4f783fa4", REAL),
        ("target_of_higher_level", "I.2.5.3", "79cac2cf", REAL),
        ("target_needs_survey", "I.2.5.4", "bee846e6", REAL),
        ("target_needs_survey", "I.2.6.1", "3e6a6eec", REAL),
        ("target_of_higher_level", "I.2.6.4", "b528fe97", FALSE_ALARM),
        ("term_replaced", "", "0d41e5eb", REAL),
        ("possible_slip", "", "c1b13524", REAL),
        ("task_without_unit", "IV", "b7cadc86", REAL),
        ("possible_slip", "", "cd3cf4b5", REAL),
        ("possible_slip", "", "65253bb9", REAL),
        ("words_repeated", "", "58fa68a6", REAL),
        ("possible_slip", "", "0983e71f", REAL),
    ),
    "ke-sat-2026": (
        ("strategy_end", "", "13e0eb46", REAL),
        ("period_mismatch", "", "dfe420c8", REAL),
        ("period_unusual", "", "5104bf28", REAL),
        ("wrong_tier_word", "", "f1a76902", REAL),
        ("wrong_tier_word", "", "884e5432", REAL),
        ("sentence_cut", "", "a3002319", REAL),
        ("deadline_before_period_ends", "", "001404c8", REAL),
        ("paper_incomplete", "", "729bcf1f", REAL),
        ("possible_slip", "", "8cd8b378", REAL),
        ("term_replaced", "", "0d41e5eb", REAL),
        ("possible_slip", "", "ecab2125", REAL),
        ("term_replaced", "", "e296edd7", REAL),
        ("possible_slip", "", "c1b13524", REAL),
        ("term_replaced", "", "0af34d25", REAL),
        ("deadline_on_rest_day", "", "001404c8", REAL),
        ("units_not_in_recipients", "", "91679214", REAL),
        ("possible_slip", "", "925d14e4", REAL),
    ),
    "nam-gia-nghia-2026": (
        ("paper_incomplete", "", "b77a7c56", REAL),
        ("targets_without_unit", "II.1.b", "01f187e8", REAL),
        ("possible_slip", "", "77d83f66", REAL),
        ("possible_slip", "", "4f7e9d10", REAL),
        ("possible_slip", "", "925d14e4", REAL),
    ),
    "yen-nghia-2026": (
        ("period_mismatch", "", "17427845", REAL),
        ("no_report_deadline", "", "e3b0c442", REAL),
        ("paper_incomplete", "", "729bcf1f", REAL),
        ("possible_slip", "", "558073f0", REAL),
        ("term_replaced", "", "2f571c07", REAL),
        ("possible_slip", "", "e03082e9", REAL),
        ("possible_slip", "", "e6b103d0", REAL),
        ("units_not_in_recipients", "", "91679214", REAL),
        ("possible_slip", "", "ba087a5c", REAL),
    ),
}  # fmt: skip


def found_in(draft: Draft) -> Counter[tuple[str, str, str]]:
    text = draft.source.text
    return Counter((one.kind, one.ref or "", _hash(text[one.span[0] : one.span[1]])) for one in draft.doubts)


def _hash(words: str) -> str:
    plain = " ".join(words.replace("*", "").split())
    return hashlib.sha256(plain.encode()).hexdigest()[:8]


@pytest.mark.parametrize("name", REVIEWED)
def test_every_doubt_was_looked_at_and_every_known_slip_is_found(name: str, shared_plans: Path) -> None:
    path = shared_plans / f"{name}.txt"
    draft = read_plan(open_document(path.read_bytes(), path.name))
    assert found_in(draft) == Counter(one[:3] for one in REVIEWED[name])


@pytest.mark.parametrize("name", REVIEWED)
def test_false_alarms_are_rare(name: str) -> None:
    assert sum(real is FALSE_ALARM for *_, real in REVIEWED[name]) <= MOST_FALSE_ALARMS
