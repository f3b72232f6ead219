"""Plans of other manners: a province, an island, numbers that Word draws, a plan behind a decision."""

import pytest
from tests.reader.plans_of_strangers import (
    ISLAND_PLAN,
    PROVINCE_PLAN,
    attached_to_a_decision,
    numbered_by_word,
)

from songhanh.reader import open_document, read_plan
from songhanh.reader.plan import Draft, Locality, Period, Signer


def draft_of(content: bytes | str, name: str) -> Draft:
    return read_plan(open_document(content.encode() if isinstance(content, str) else content, name))


@pytest.fixture(scope="module")
def province() -> Draft:
    return draft_of(PROVINCE_PLAN, "tinh.txt")


@pytest.fixture(scope="module")
def island() -> Draft:
    return draft_of(ISLAND_PLAN, "dac-khu.txt")


@pytest.fixture(scope="module")
def numbered() -> Draft:
    return draft_of(numbered_by_word(), "phuong.docx")


@pytest.fixture(scope="module")
def decision() -> Draft:
    return draft_of(attached_to_a_decision(), "quyet-dinh.docx")


def figures(draft: Draft) -> list[tuple[str, list[tuple[str, str, int | None]]]]:
    return [
        (one.ref, [(m.comparator, f"{m.value} {m.unit}", m.by) for m in one.measures])
        for one in draft.targets
    ]


def test_every_word_of_every_manner_has_its_place(
    province: Draft, island: Draft, numbered: Draft, decision: Draft
) -> None:
    for draft in (province, island, numbered, decision):
        assert draft.coverage.placed == draft.coverage.words


def test_a_province_promises_for_its_communes(province: Draft) -> None:
    assert province.head.locality == Locality("tỉnh", "Sơn Hải", None)
    assert province.head.signed_by == Signer("Phạm Thị Ngọc Bích", "Phó Chủ tịch")
    assert figures(province) == [
        ("P2.I.1", [(">=", "75 %", 2026)]),
        ("P2.I.2", [(">=", "48 %", 2026)]),
        ("P2.I.3", [("<=", "111.5 bé trai/100 bé gái", 2026)]),
        ("P2.I.4", [("=", "100 %", 2026)]),
    ]
    assert province.targets[2].measures[0].baseline_year == 2025
    assert [one.field for one in province.targets] == ["politics", "economy", "health", "family_violence"]


def test_last_year_is_told_and_not_promised(province: Draft) -> None:
    told = [province.source.text[slice(*one.span)] for one in province.map if one.kind == "context"]
    assert [words.split(",")[0] for words in told] == ["Năm 2025"]


def test_departments_of_a_province_have_their_work(province: Draft) -> None:
    assert [(one.kind, one.name, one.asked) for one in province.units] == [
        ("other", "Sở Nội vụ", False),
        ("other", "Sở Y tế", False),
        ("other", "Sở Tài chính", False),
        ("police", "Công an tỉnh", False),
        ("fatherland_front", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội", True),
        ("other", "Ủy ban nhân dân các xã, phường, đặc khu", False),
    ]
    assert len(province.tasks) == 12
    assert province.tasks[4].joint == ("police", "womens_union")
    assert [(one.report, one.due, one.to) for one in province.deadlines] == [
        ("annual", "12-31", "Bộ Nội vụ"),
        ("six_month", "06-05", "Sở Nội vụ"),
        ("annual", "11-20", "Sở Nội vụ"),
    ]


def test_an_outlook_beyond_the_plan_is_not_its_period(island: Draft) -> None:
    assert (island.head.kind, island.head.period) == ("strategy", Period(2026, 2030))
    assert island.head.locality == Locality("đặc khu", "Hòn Ngọc", None)
    assert (island.head.number, island.head.date) == (None, "2026-04")
    assert "day_outside_period" not in [one.kind for one in island.doubts]


def test_targets_with_their_field_before_a_colon(island: Draft) -> None:
    assert figures(island) == [
        ("A.III.1", [(">=", "40 %", 2028), (">=", "45 %", 2030)]),
        ("A.III.2", [("=", "100 %", 2030), (">=", "3 người", 2030)]),
        ("A.III.3", [("<", "15 ca/1.000", 2030)]),
        ("A.III.4", [(">=", "2 bản tin", 2030)]),
    ]
    assert [[who.kind for who in one.responsible] for one in island.targets] == [
        ["economy_office"], ["police"], ["health_station"], ["culture_society_office"],
    ]  # fmt: skip


def test_the_rest_of_an_island(island: Draft) -> None:
    assert [one.kind for one in island.units] == [
        "culture_society_office", "other", "police", "health_station", "economy_office", "village",
    ]  # fmt: skip
    assert len(island.tasks) == 11
    assert [(one.report, one.due) for one in island.deadlines] == [
        ("six_month", "06-10"), ("annual", "12-10"), ("mid_term_review", "10-31"), ("final_review", "10-31"),
    ]  # fmt: skip
    assert island.funding == ("ngân sách đặc khu hằng năm", "nguồn xã hội hóa của doanh nghiệp du lịch")


def test_numbers_that_word_draws_are_refs(numbered: Draft) -> None:
    assert [one.ref for one in numbered.targets] == ["2.1", "2.2", "2.3"]
    assert [(one.ref, one.unit) for one in numbered.tasks] == [
        ("3.1.a", None), ("3.1.b", None), ("3.2.a", None), ("4.1.a", "culture_society_office"),
        ("4.1.b", "culture_society_office"), ("4.2.a", "police"), ("4.3.a", "village"),
    ]  # fmt: skip
    assert [one.kind for one in numbered.units] == ["culture_society_office", "police", "village"]
    assert [(one.report, one.due) for one in numbered.deadlines] == [("annual", "11-20")]
    assert [one.kind for one in numbered.targets[0].responsible] == ["culture_society_office"]


def test_a_decision_lends_its_number_and_signature_to_the_plan(decision: Draft) -> None:
    head = decision.head
    assert head.title == "Hành động về bình đẳng giới trên địa bàn xã Đồng Hạ giai đoạn 2026-2030"
    assert (head.number, head.date, head.period) == ("402/QĐ-UBND", "2026-03-16", Period(2026, 2030))
    assert head.signed_by == Signer("Ngô Thị Mận", "Chủ tịch")
    assert [one.number for one in decision.references] == ["72/2025/QH15"]
    assert decision.recipients == ("Như Điều 3", "Lưu: VT")


def test_the_plan_behind_a_decision_is_read_whole(decision: Draft) -> None:
    assert figures(decision) == [
        ("II.1", [(">=", "25 %", 2028), (">=", "30 %", 2030)]),
        ("II.2", [(">=", "3 điểm", 2028), (">=", "6 điểm", 2030)]),
        ("II.3", [("<", "4 %", 2028), ("<", "2.5 %", 2030)]),
    ]
    assert [(one.ref, one.unit) for one in decision.tasks] == [
        ("III.1", None), ("III.2", None), ("IV.1", "council_committee_office"), ("IV.2", "economy_office"),
        ("IV.3", "village"),
    ]  # fmt: skip
    assert [one.text for one in decision.aims] == ["Nam và nữ trong xã cùng làm, cùng hưởng."]
