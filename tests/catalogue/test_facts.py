"""The facts of the catalogue: cited, dated, of the declared shape, and those of the contract."""

import dataclasses
import re
import tomllib
import types
import typing
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import translation

from songhanh.catalogue import facts, law, outline, vocabulary
from songhanh.catalogue.commune_targets import commune_targets
from songhanh.catalogue.facts import Fact, read_facts
from songhanh.catalogue.gender_statistics import statistic_groups, statistics
from songhanh.catalogue.indicator_sheets import ABOVE, indicator_sheets
from songhanh.catalogue.indicators import indicators, small_bases, tolerances
from songhanh.catalogue.observances import hotlines, observances
from songhanh.catalogue.petitions import clocks
from songhanh.catalogue.places import get
from songhanh.catalogue.programmes import programmes
from songhanh.catalogue.reports import report_kinds
from songhanh.catalogue.spoken import list_fits
from songhanh.catalogue.strategy import StrategyTarget, goals, promises_of_above, strategy_targets
from songhanh.catalogue.units import UnitKind, fields, unit_kinds
from songhanh.kernel.text import nfc, one_spelling
from songhanh.plans.queries.words import FIELDS, REPORTS, UNIT_KINDS

DATA = Path(facts.__file__).parent / "data"
TABLES = {
    "units": unit_kinds(),
    "fields": fields(),
    "goals": goals(),
    "targets": strategy_targets(),
    "promises of above": promises_of_above(),
    "reports": report_kinds(),
    "observances": observances(),
    "hotlines": hotlines(),
    "clocks": clocks(),
    "instruments": law.instruments(),
    "terms": law.terms(),
    "bodies": law.bodies(),
    "holidays": law.holidays(),
    "indicators": indicators(),
    "indicator sheets": indicator_sheets(),
    "commune targets": commune_targets(),
    "programmes": programmes(),
    "tolerances": tolerances(),
    "small bases": small_bases(),
    "statistic groups": statistic_groups(),
    "statistics": statistics(),
}
# Words of Vietnamese papers, which have no English.
VOCABULARY = {
    "village": read_facts(vocabulary.VillageWords, "vocabulary.toml", "village"),
    "bodies": read_facts(vocabulary.BodyNames, "vocabulary.toml", "body"),
    "comparisons": vocabulary.comparisons(),
    "instrument kinds": vocabulary.instrument_kinds(),
    "slips": vocabulary.slips(),
    "outline parts": outline.parts(),
    "outline sections": outline.sections(),
}
EVERY_WORD = [
    pytest.param(fact, id=f"{table}-{number}")
    for table, entries in VOCABULARY.items()
    for number, fact in enumerate(entries)
]
EVERY_FACT = [
    pytest.param(fact, id=f"{table}-{number}")
    for table, entries in TABLES.items()
    for number, fact in enumerate(entries)
]


def fits(value: object, kind: object) -> bool:
    """Whether a value is of an annotated type, as far as the catalogue uses them."""
    if isinstance(kind, types.UnionType):
        return any(fits(value, one) for one in typing.get_args(kind))
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return value in inside
    if origin is typing.Union:
        return any(fits(value, one) for one in inside)
    if origin is tuple:
        return isinstance(value, tuple) and all(fits(one, inside[0]) for one in value)
    return type(value) is kind


@pytest.mark.parametrize("fact", EVERY_FACT + EVERY_WORD)
def test_every_fact_has_its_source_and_its_day(fact: Fact) -> None:
    assert len(fact.source) > 8
    assert date(2026, 1, 1) <= fact.checked <= datetime.now().astimezone().date()


@pytest.mark.parametrize("fact", EVERY_FACT + EVERY_WORD)
def test_every_fact_has_the_declared_types(fact: Fact) -> None:
    for name, kind in typing.get_type_hints(type(fact)).items():
        assert fits(getattr(fact, name), kind), name


@pytest.mark.parametrize("fact", EVERY_FACT)
def test_every_fact_has_its_words_in_both_languages(fact: Fact) -> None:
    words = dataclasses.asdict(fact)
    assert words["name"] == nfc(one_spelling(words["name"])).strip() != ""
    assert words["english"].strip() != ""
    assert words["english"] != words["name"]


@pytest.mark.parametrize("file", sorted(DATA.glob("*.toml")), ids=lambda file: file.name)
def test_no_entry_of_a_file_stays_unread(file: Path) -> None:
    if file.name == "SOURCES.toml":
        return
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    written = sum(len(entries) for entries in content.values() if isinstance(entries, list))
    read = sum(
        len(entries)
        for entries in (*TABLES.values(), *VOCABULARY.values())
        if entries[0].checked and _file_of(entries[0]) == file.name
    )
    assert read == written


def _file_of(fact: Fact) -> str:
    module = type(fact).__module__.rpartition(".")[2]
    return "hotlines.toml" if type(fact).__name__ == "Hotline" else f"{module}.toml"


def test_every_indicator_says_what_is_counted_and_who_knows_it() -> None:
    sheets = {one.code: one for one in indicator_sheets()}
    assert sheets.keys() == {one.code for one in indicators()}
    for one in indicators():
        sheet = sheets[one.code]
        assert (bool(sheet.whole), bool(sheet.whole_english)) == (one.is_quotient, one.is_quotient)
        assert (sheet.provider == ABOVE) == (one.measured_here == "no")
    kinds = {one.code for one in unit_kinds()} | {ABOVE}
    assert {one.provider for one in indicator_sheets()} <= kinds


def test_what_communes_usually_promise_is_known_by_its_words_and_measured() -> None:
    for one in commune_targets():
        sentence = one.name.format(kind="xã", village="thôn")
        assert one.indicator in [found.code for found, _rule in list_fits(one.kind, one.unit, sentence)]
    over = [one.number for one in programmes() if one.holds_in(2025) and not one.holds_in(2026)]
    assert over[0] == "2232/QĐ-TTg"


def test_the_kinds_of_units_are_those_of_the_contract() -> None:
    assert [unit.code for unit in unit_kinds()] == [
        "culture_society_office",
        "council_committee_office",
        "economy_office",
        "one_stop_centre",
        "public_service_centre",
        "police",
        "military_command",
        "health_station",
        "school",
        "policy_bank",
        "fatherland_front",
        "womens_union",
        "youth_union",
        "farmers_union",
        "veterans_association",
        "party_committee",
        "peoples_council",
        "village",
        "advancement_committee",
        "all_agencies",
        "other",
    ]


def test_work_is_given_to_own_units_and_asked_of_all_others() -> None:
    relation = {unit.code: unit.relation for unit in unit_kinds()}
    assert relation["health_station"] == relation["village"] == relation["culture_society_office"] == "own"
    assert relation["police"] == relation["policy_bank"] == "vertical"
    assert {relation[code] for code in ("womens_union", "party_committee", "peoples_council")} == {"peer"}


@pytest.mark.parametrize(
    ("facts", "shown"),
    [(unit_kinds(), UNIT_KINDS), (fields(), FIELDS), (report_kinds(), REPORTS)],
    ids=["units", "fields", "reports"],
)
def test_the_screen_uses_the_same_words(facts: tuple[UnitKind, ...], shown: dict[str, object]) -> None:
    with translation.override("vi"):
        assert {fact.code: fact.name for fact in facts} == {code: str(name) for code, name in shown.items()}


def test_no_name_means_two_kinds_of_units() -> None:
    names = Counter(name for unit in unit_kinds() for name in {unit.name, *unit.names})
    assert max(names.values()) == 1


def test_the_fields_are_those_of_the_contract() -> None:
    assert [field.code for field in fields()] == (
        [
            "politics",
            "economy",
            "family_violence",
            "health",
            "education",
            "communication",
            "institution",
            "inspection",
            "other",
        ]
    )


def test_the_strategy_has_six_goals_and_twenty_targets() -> None:
    targets = strategy_targets()
    per_goal = Counter(number.partition(".")[0] for number in {target.number for target in targets})
    assert [per_goal[str(goal.number)] for goal in goals()] == [1, 3, 4, 4, 4, 4]
    assert len(targets) == 23
    assert len({(target.number, target.part) for target in targets}) == 23
    assert all(target.goal in {goal.number for goal in goals()} for target in targets)


@pytest.mark.parametrize("target", strategy_targets(), ids=lambda target: target.number + target.part)
def test_a_target_moves_the_way_it_says(target: StrategyTarget) -> None:
    first, last = target.value_2025, target.value_2030
    assert (first is None) == (last is None) == (target.sign_2025 is None) == (target.sign_2030 is None)
    if first is None or last is None:
        assert target.number == "5.1"
    elif target.direction == "up":
        assert last > first
    elif target.direction == "down":
        assert last < first or target.sign_2030 == "<"
    else:
        assert last == first


def test_the_figures_of_the_strategy_are_exact() -> None:
    figures = {
        target.number + target.part: (target.value_2025, target.value_2030) for target in strategy_targets()
    }
    assert figures["3.1"] == (Decimal("1.7"), Decimal("1.4"))
    assert figures["1.1"] == (60, 75)
    assert figures["4.1"] == (111, 109)
    assert figures["5.4b"] == (30, 35)


def test_a_commune_is_not_asked_what_only_a_survey_knows() -> None:
    survey = {target.number for target in strategy_targets() if target.measurable == "survey"}
    above = {target.number for target in strategy_targets() if target.measurable == "above"}
    assert (survey, above) == ({"2.1", "2.2", "3.1", "5.4"}, {"4.4", "5.3", "6.4"})


def test_the_reports_are_those_of_the_contract_and_only_the_decrees_are_cut_off() -> None:
    cut_off = {report.code: (report.span, report.cut_off) for report in report_kinds()}
    assert list(cut_off) == (
        [
            "annual",
            "nine_month",
            "six_month",
            "quarterly",
            "monthly",
            "campaign",
            "thematic",
            "mid_term_review",
            "final_review",
            "ad_hoc",
        ]
    )
    assert cut_off["annual"] == ("year", 15)
    assert cut_off["nine_month"] == ("nine_months", None)
    assert cut_off["ad_hoc"] == (None, None)


def test_the_year_is_in_order_and_its_days_exist() -> None:
    starts = [day.start for day in observances()]
    assert starts == sorted(starts)
    for day in observances():
        first, last = (date.fromisoformat(f"2026-{text}") for text in (day.start, day.end))
        assert first <= last
    months = {day.code: (day.start, day.end) for day in observances()}
    assert months["gender_equality_month"] == ("11-15", "12-15")
    assert len(months) == len(observances())


def test_hotlines_can_be_dialled_and_lie_in_a_province() -> None:
    assert len({hotline.number for hotline in hotlines()}) == len(hotlines())
    for hotline in hotlines():
        assert re.fullmatch(r"1\d\d|1[89]00( \d{3,4}){1,2}", hotline.number)
        assert not hotline.area or get(hotline.area) is not None
        assert hotline.free or not hotline.number.startswith("1800")
    assert [hotline.number for hotline in hotlines()][:3] == ["111", "113", "115"]


@pytest.mark.parametrize(
    "pattern", [*(one for _, one in vocabulary.bodies()), *(one.before for one in vocabulary.comparisons())]
)
def test_patterns_of_the_vocabulary_are_folded_and_whole(pattern: str) -> None:
    re.compile(pattern)
    assert pattern == nfc(one_spelling(pattern)).lower()


def test_the_bodies_of_the_vocabulary_are_kinds_of_units() -> None:
    assert {kind for kind, _ in vocabulary.bodies()} == {unit.code for unit in unit_kinds()} - {"other"}
