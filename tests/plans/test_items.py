"""Looking through a draft: accept, mend, drop, restore, add, split, merge, settle."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from songhanh.journal.queries import get_history
from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import (
    Addition,
    CannotMend,
    CannotSettle,
    Mending,
    Seen,
    accept_item,
    accept_items,
    add_item,
    drop_item,
    mend_item,
    merge_items,
    reopen_doubt,
    restore_item,
    settle_doubt,
    split_item,
)
from songhanh.plans.models import Doubt, Item, Plan
from songhanh.ui.versions import Conflict
from tests.conftest import actor_of
from tests.plans.factories import TEXT, WORDS, doubt, item_of, make_confirmed, make_plan, span_of


@pytest.fixture
def plan(commune: Place, lan: User, now: datetime) -> Plan:
    doubts = (
        doubt("error", WORDS["target1"]),
        doubt("warning", WORDS["target2"]),
        doubt("notice", "Câu này"),
    )
    return make_plan(commune, actor_of(lan), now, doubts=doubts)


def test_a_draft_has_an_item_for_each_thing_understood(plan: Plan) -> None:
    kinds = sorted(plan.items.values_list("kind", flat=True))
    assert kinds == sorted(
        ["head", "reference", "aim", "deadline", "key_date", "model", "recipient"]
        + ["heading"] * 4 + ["unit"] * 2 + ["target"] * 3 + ["task"] * 3
    )  # fmt: skip


def test_every_item_knows_its_words_in_the_text(plan: Plan) -> None:
    for key in WORDS:
        item = item_of(plan, key)
        assert TEXT[item.start : item.end] == WORDS[key]


def test_bare_words_are_found_again_in_the_text(plan: Plan) -> None:
    recipient = plan.items.get(kind="recipient")
    assert TEXT[recipient.start : recipient.end] == "Sở Nội vụ"


def test_a_doubt_knows_the_item_that_it_speaks_of(plan: Plan) -> None:
    first, second, third = plan.doubts.order_by("position")
    assert (first.item, second.item, third.item) == (item_of(plan, "target1"), item_of(plan, "target2"), None)


def test_accepting_settles_warnings_but_not_errors(plan: Plan, lan: User, now: datetime) -> None:
    for key in ("target1", "target2"):
        item = item_of(plan, key)
        accept_item(actor=actor_of(lan), plan=plan, item=item, version=item.version, at=now)
    assert [d.state for d in plan.doubts.order_by("position")] == ["open", "by_item", "open"]
    assert item_of(plan, "target2").state == Item.State.ACCEPTED


def test_a_second_writer_is_stopped_by_the_version(plan: Plan, lan: User, tam: User, now: datetime) -> None:
    item = item_of(plan, "target1")
    accept_item(actor=actor_of(lan), plan=plan, item=item, version=item.version, at=now)
    with pytest.raises(Conflict):
        drop_item(actor=actor_of(tam), plan=plan, item=item, version=item.version, at=now)
    assert item_of(plan, "target1").state == Item.State.ACCEPTED


def test_a_group_is_accepted_at_once_but_for_doubtful_items(plan: Plan, lan: User, now: datetime) -> None:
    assert accept_items(actor=actor_of(lan), plan=plan, kind="target", at=now) == 1
    states = {key: item_of(plan, key).state for key in ("target1", "target2", "target3")}
    assert states == {"target1": "read", "target2": "read", "target3": "accepted"}


def test_mending_changes_the_understanding_and_never_the_words(plan: Plan, lan: User, now: datetime) -> None:
    item = item_of(plan, "target1")
    payload = {**item.payload, "field": "education"}
    mended = mend_item(
        actor=actor_of(lan),
        plan=plan,
        item=item,
        version=item.version,
        mending=Mending(payload=payload),
        at=now,
    )
    assert (mended.text, mended.payload["field"], mended.state) == (WORDS["target1"], "education", "mended")
    assert plan.doubts.get(item=item).state == Doubt.State.BY_ITEM


def test_an_item_may_be_understood_as_another_kind(plan: Plan, lan: User, now: datetime) -> None:
    item = item_of(plan, "task3")
    mending = Mending(payload={"field": "other", "measures": [], "responsible": []}, kind="target")
    mend_item(actor=actor_of(lan), plan=plan, item=item, version=item.version, mending=mending, at=now)
    item.refresh_from_db()
    assert (item.kind, item.unit_kind) == ("target", "")


def test_words_follow_the_text_when_an_item_is_moved(plan: Plan, lan: User, now: datetime) -> None:
    item = item_of(plan, "target3")
    start, end = span_of("Duy trì 01 Địa chỉ tin cậy")
    mending = Mending(span=(start - 1, end))
    mended = mend_item(
        actor=actor_of(lan), plan=plan, item=item, version=item.version, mending=mending, at=now
    )
    assert (mended.text, mended.start) == ("Duy trì 01 Địa chỉ tin cậy", start)


def test_the_head_gives_the_plan_its_name_and_years(plan: Plan, lan: User, now: datetime) -> None:
    head = plan.items.get(kind="head")
    payload = {
        **head.payload,
        "title": "Kế hoạch khác",
        "kind": "strategy",
        "period": {"from": 2026, "to": 2030},
    }
    mend_item(
        actor=actor_of(lan),
        plan=plan,
        item=head,
        version=head.version,
        mending=Mending(payload=payload),
        at=now,
    )
    plan.refresh_from_db()
    assert (plan.title, plan.kind, plan.since_year, plan.until_year) == (
        "Kế hoạch khác",
        "strategy",
        2026,
        2030,
    )


def test_the_head_is_neither_dropped_nor_made_another_kind(plan: Plan, lan: User, now: datetime) -> None:
    head = plan.items.get(kind="head")
    with pytest.raises(CannotMend):
        drop_item(actor=actor_of(lan), plan=plan, item=head, version=head.version, at=now)
    with pytest.raises(CannotMend):
        mend_item(
            actor=actor_of(lan),
            plan=plan,
            item=head,
            version=head.version,
            mending=Mending(kind="task"),
            at=now,
        )


def test_a_dropped_item_may_be_restored(plan: Plan, lan: User, now: datetime) -> None:
    item = item_of(plan, "task1")
    dropped = drop_item(actor=actor_of(lan), plan=plan, item=item, version=item.version, at=now)
    assert dropped.state == Item.State.DROPPED
    with pytest.raises(CannotMend, match="đã bỏ"):
        accept_item(actor=actor_of(lan), plan=plan, item=item, version=dropped.version, at=now)
    restored = restore_item(actor=actor_of(lan), plan=plan, item=item, version=dropped.version, at=now)
    assert restored.state == Item.State.MENDED


def test_an_item_is_added_from_chosen_words(plan: Plan, lan: User, now: datetime) -> None:
    start, end = span_of("Câu này chưa ai nhận.")
    addition = Addition(kind="task", span=(start, end + 1), payload={"unit": "police", "role": "lead"})
    item = add_item(actor=actor_of(lan), plan=plan, addition=addition, at=now)
    assert (item.text, item.state, item.unit_kind) == ("Câu này chưa ai nhận.", "added", "police")
    order = list(plan.items.order_by("position", "pk"))
    assert order.index(item) == order.index(item_of(plan, "task3")) + 1


@pytest.mark.parametrize("span", [(5, 5), (9, 3), (0, 10**9), (15, 16)])
def test_nothing_is_added_without_words(plan: Plan, lan: User, now: datetime, span: tuple[int, int]) -> None:
    before = plan.items.count()
    with pytest.raises(CannotMend):
        add_item(actor=actor_of(lan), plan=plan, addition=Addition(kind="task", span=span), at=now)
    assert plan.items.count() == before


def test_one_item_becomes_two_with_lines_of_their_own(plan: Plan, lan: User, now: datetime) -> None:
    item = item_of(plan, "target3")
    line = item.line
    offset = TEXT.index("mở 02 lớp")
    first, second = split_item(
        actor=actor_of(lan), plan=plan, item=item, version=item.version, offset=offset, at=now
    )
    assert (first.text, second.text) == ("Duy trì 01 Địa chỉ tin cậy;", "mở 02 lớp học cho nam giới.")
    assert first.line == line
    assert second.line != line


def test_a_cut_at_the_edge_is_refused(plan: Plan, lan: User, now: datetime) -> None:
    item = item_of(plan, "target3")
    for offset in (item.start, item.end, item.start - 3):
        with pytest.raises(CannotMend):
            split_item(actor=actor_of(lan), plan=plan, item=item, version=item.version, offset=offset, at=now)


def test_two_items_become_one_with_both_measures(plan: Plan, lan: User, now: datetime) -> None:
    first, second = item_of(plan, "target2"), item_of(plan, "target3")
    merged = merge_items(
        actor=actor_of(lan),
        plan=plan,
        item=Seen(second, second.version),
        other=Seen(first, first.version),
        at=now,
    )
    assert merged.pk == first.pk
    assert (merged.start, merged.end) == (first.start, second.end)
    assert [m["commitment"] for m in merged.payload["measures"]] == [0, 1]
    second.refresh_from_db()
    assert second.state == Item.State.DROPPED


def test_only_items_of_one_kind_are_merged(plan: Plan, lan: User, now: datetime) -> None:
    first, second = item_of(plan, "target3"), item_of(plan, "task1")
    with pytest.raises(CannotMend, match="cùng loại"):
        merge_items(
            actor=actor_of(lan),
            plan=plan,
            item=Seen(first, first.version),
            other=Seen(second, second.version),
            at=now,
        )


def test_an_error_is_left_alone_only_with_a_reason(plan: Plan, lan: User, now: datetime) -> None:
    error = plan.doubts.get(severity="error")
    with pytest.raises(CannotSettle, match="lý do"):
        settle_doubt(actor=actor_of(lan), plan=plan, doubt=error, reason="  ", at=now)
    settled = settle_doubt(actor=actor_of(lan), plan=plan, doubt=error, reason="đúng như văn bản", at=now)
    assert (settled.state, settled.reason, settled.settled_by) == (
        "kept",
        "đúng như văn bản",
        "Nguyễn Thị Lan",
    )


def test_the_table_too_wants_a_reason_for_an_error(plan: Plan, now: datetime) -> None:
    error = plan.doubts.get(severity="error")
    error.state, error.settled_at, error.settled_by = Doubt.State.KEPT, now, "Lan"
    with pytest.raises(IntegrityError, match="errors_left_alone_say_why"), transaction.atomic():
        error.save()


def test_a_settled_doubt_may_be_opened_again(plan: Plan, lan: User, now: datetime) -> None:
    notice = plan.doubts.get(severity="notice")
    settle_doubt(actor=actor_of(lan), plan=plan, doubt=notice, reason="", at=now)
    assert reopen_doubt(actor=actor_of(lan), plan=plan, doubt=notice, at=now).state == Doubt.State.OPEN


def test_each_act_leaves_one_line_without_personal_text(plan: Plan, lan: User, now: datetime) -> None:
    item = item_of(plan, "task1")
    accept_item(actor=actor_of(lan), plan=plan, item=item, version=item.version, at=now)
    acts = get_history(plan)
    assert [act.verb for act in acts] == ["plans.accept_item"]
    assert acts[0].note == {"item": str(item.pk), "kind": "task", "line": str(item.line)}


def test_nothing_is_changed_in_a_confirmed_plan(commune: Place, lan: User, now: datetime) -> None:
    plan = make_confirmed(commune, actor_of(lan), now)
    item = item_of(plan, "task1")
    for verb in (accept_item, drop_item, restore_item):
        with pytest.raises(CannotMend, match="đã được xác nhận"):
            verb(actor=actor_of(lan), plan=plan, item=item, version=item.version, at=now)
    with pytest.raises(CannotMend, match="đã được xác nhận"):
        add_item(actor=actor_of(lan), plan=plan, addition=Addition(kind="task", span=(0, 8)), at=now)
