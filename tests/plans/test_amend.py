"""Later versions: which line goes on, which is new, which ends."""

from datetime import datetime
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import (
    CannotAmend,
    CannotConfirm,
    accept_proposals,
    confirm_plan,
    decide_line,
    drop_item,
    end_line,
)
from songhanh.plans.actions.matching import match_kind
from songhanh.plans.actions.receive import Following, make_draft
from songhanh.plans.models import Item, Plan
from songhanh.plans.queries.compare import compare_versions
from tests.conftest import actor_of
from tests.plans.factories import TEXT, WORDS, item_of, make_confirmed, make_document, make_json

CHANGED = "Mỗi quý đăng ít nhất 06 tin, bài về bình đẳng giới."


@pytest.fixture
def before(commune: Place, lan: User, now: datetime) -> Plan:
    return make_confirmed(commune, actor_of(lan), now)


def make_later(before: Plan, lan: User, now: datetime, relation: str) -> Plan:
    """The invented plan once more, with one target raised and one task gone."""
    document = make_document(before.place, actor_of(lan), now, content=b"ban sua")
    draft = make_json()
    draft["source"]["text"] = TEXT.replace(WORDS["target1"], CHANGED)
    draft["targets"][0]["text"] = CHANGED
    draft["tasks"] = [task for task in draft["tasks"] if task["text"] != WORDS["task3"]]
    return make_draft(document, draft, now, Following(before, relation))


def test_same_words_keep_their_line_and_similar_ones_are_proposed(
    before: Plan, lan: User, now: datetime
) -> None:
    later = make_later(before, lan, now, "amendment")
    assert item_of(later, "target2").line == item_of(before, "target2").line
    changed = later.items.get(text=CHANGED)
    assert (changed.match, changed.continues) == ("proposed", item_of(before, "target1"))
    assert changed.line != item_of(before, "target1").line
    assert (later.series, later.number) == (before.series, 2)


def test_nothing_proposed_stays_open_when_confirming(before: Plan, lan: User, now: datetime) -> None:
    later = make_later(before, lan, now, "amendment")
    with pytest.raises(CannotConfirm, match="tiếp nối hay mới"):
        confirm_plan(actor=actor_of(lan), plan=later, version=later.version, at=now)


def test_what_an_amendment_leaves_alone_is_carried_over(before: Plan, lan: User, now: datetime) -> None:
    later = make_later(before, lan, now, "amendment")
    assert accept_proposals(actor=actor_of(lan), plan=later, at=now) == 1
    later.refresh_from_db()
    confirm_plan(actor=actor_of(lan), plan=later, version=later.version, at=now)
    carried = item_of(later, "task3")
    old = item_of(before, "task3")
    assert (carried.line, carried.match, carried.reading_id) == (old.line, "carried", old.reading_id)
    assert later.items.get(text=CHANGED).line == item_of(before, "target1").line
    before.refresh_from_db()
    assert before.state == Plan.State.REPLACED


def test_a_replacement_ends_what_it_does_not_mention(before: Plan, lan: User, now: datetime) -> None:
    later = make_later(before, lan, now, "replacement")
    accept_proposals(actor=actor_of(lan), plan=later, at=now)
    later.refresh_from_db()
    confirm_plan(actor=actor_of(lan), plan=later, version=later.version, at=now)
    assert not later.items.filter(line=item_of(before, "task3").line).exists()


def test_an_amendment_may_end_a_line(before: Plan, lan: User, now: datetime) -> None:
    later = make_later(before, lan, now, "amendment")
    accept_proposals(actor=actor_of(lan), plan=later, at=now)
    end_line(actor=actor_of(lan), plan=later, before=item_of(before, "task3"), ends=True, at=now)
    later.refresh_from_db()
    confirm_plan(actor=actor_of(lan), plan=later, version=later.version, at=now)
    assert not later.items.filter(line=item_of(before, "task3").line).exists()


def test_a_person_decides_that_a_proposal_is_new(before: Plan, lan: User, now: datetime) -> None:
    later = make_later(before, lan, now, "amendment")
    changed = later.items.get(text=CHANGED)
    decided = decide_line(actor=actor_of(lan), plan=later, item=changed, continues=None, at=now)
    assert (decided.match, decided.continues) == (Item.Match.NEW, None)
    assert decided.line != item_of(before, "target1").line


def test_a_line_is_continued_by_one_item_of_its_kind(before: Plan, lan: User, now: datetime) -> None:
    later = make_later(before, lan, now, "amendment")
    changed = later.items.get(text=CHANGED)
    with pytest.raises(CannotAmend, match="đã có nội dung khác"):
        decide_line(
            actor=actor_of(lan), plan=later, item=changed, continues=item_of(before, "target2"), at=now
        )
    with pytest.raises(CannotAmend, match="cùng loại"):
        decide_line(actor=actor_of(lan), plan=later, item=changed, continues=item_of(before, "task3"), at=now)


def test_a_dropped_item_lets_its_line_go(before: Plan, lan: User, now: datetime) -> None:
    later = make_later(before, lan, now, "amendment")
    accept_proposals(actor=actor_of(lan), plan=later, at=now)
    item = item_of(later, "target2")
    drop_item(actor=actor_of(lan), plan=later, item=item, version=item.version, at=now)
    later.refresh_from_db()
    confirm_plan(actor=actor_of(lan), plan=later, version=later.version, at=now)
    line = item_of(before, "target2").line
    assert later.items.get(line=line).match == Item.Match.CARRIED


def test_a_series_has_one_version_in_force(before: Plan, lan: User, now: datetime) -> None:
    later = make_later(before, lan, now, "amendment")
    accept_proposals(actor=actor_of(lan), plan=later, at=now)
    later.refresh_from_db()
    confirm_plan(actor=actor_of(lan), plan=later, version=later.version, at=now)
    assert Plan.objects.filter(series=before.series, state="confirmed").count() == 1
    assert Plan.objects.filter(series=before.series, state="confirmed").get() == later


ORDERED = (
    "Phối hợp tuyên truyền.",
    "Cung cấp số liệu.",
    "Giữ kín tên người báo tin.",
    "Treo băng rôn ở thôn.",
)


@given(
    st.permutations([(text, unit) for text in ORDERED for unit in ("police", "school")]), st.integers(0, 50)
)
@settings(max_examples=50, deadline=None)
def test_renumbering_and_another_order_are_no_change(order: list[tuple[str, str]], start: int) -> None:
    def items(pairs: list[tuple[str, str]], first: int) -> list[Item]:
        return [
            Item(kind="task", text=text, unit_kind=unit, position=at, ref=f"IV.{first + at}", line=uuid4())
            for at, (text, unit) in enumerate(pairs)
        ]

    old, new = items(sorted(order), 1), items(order, start)
    match_kind(new, old)
    lines = {(one.text, one.unit_kind): one.line for one in old}
    assert [(one.match, one.line) for one in new] == [("same", lines[pair]) for pair in order]


def test_a_task_given_to_another_unit_has_moved(before: Plan, lan: User, now: datetime) -> None:
    document = make_document(before.place, actor_of(lan), now, content=b"chuyen")
    draft = make_json()
    next(one for one in draft["tasks"] if one["text"] == WORDS["task3"])["unit"] = "culture_society_office"
    later = make_draft(document, draft, now, Following(before, "replacement"))
    comparison = compare_versions(later)
    assert comparison is not None
    assert [(pair.change, pair.after.text) for pair in comparison.changed if pair.after] == [
        ("moved", WORDS["task3"])
    ]
