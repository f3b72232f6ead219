"""Giving: in parts, to every village, all of a unit at once; carried by another; refused in a sentence."""

from dataclasses import replace
from datetime import date

import pytest

from songhanh.assignments.actions import (
    CannotGive,
    Part,
    carry_task,
    edit_task,
    give_task,
    give_tasks,
    remind_unit,
    stop_carrying,
    withdraw_task,
)
from songhanh.assignments.models import Assignment
from songhanh.assignments.queries.carriers import Likeness
from songhanh.assignments.queries.open import count_open, list_items_of, list_open, version_of_line
from songhanh.journal.queries import get_history, verify_chain
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.plans.actions import Upload, amend_plan, confirm_plan, end_plan
from songhanh.plans.models import Item, Plan
from songhanh.ui.versions import Conflict
from tests.assignments.conftest import Give
from tests.conftest import NOW, actor_of, viewer_of
from tests.plans.factories import TEXT, item_of

pytestmark = pytest.mark.django_db


def open_texts(lan: User, place: Place) -> list[str]:
    return [
        task.text for plan in list_open(viewer_of(lan), place, 2026) for g in plan.groups for task in g.tasks
    ]


def test_confirming_a_plan_gives_nothing_and_leaves_its_tasks_open(lan: User, plan: Plan) -> None:
    assert not Assignment.objects.exists()
    assert count_open(viewer_of(lan), plan.place, 2026) == 3
    assert len(open_texts(lan, plan.place)) == 3


def test_one_paragraph_becomes_several_tasks(
    lan: User, plan: Plan, police_task: Item, police: Unit, office: Unit
) -> None:
    parts = [
        Part("Lập sổ tin báo", (police,), date(2026, 6, 1), "sổ"),
        Part("Niêm yết số điện thoại", (office, police)),
    ]
    given = give_task(
        actor=actor_of(lan), item=police_task, parts=parts, version=version_of_line(police_task), at=NOW
    )
    assert [(one.text, one.unit, one.due_on) for one in given] == [
        ("Lập sổ tin báo", police, date(2026, 6, 1)),
        ("Niêm yết số điện thoại", office, None),
        ("Niêm yết số điện thoại", police, None),
    ]
    assert police_task.text not in open_texts(lan, plan.place)
    assert [act.verb for act in get_history(plan)][-1] == "assignments.give"
    assert verify_chain(plan.place.code) == ()


def test_what_is_for_the_villages_goes_to_every_village_in_one_act(
    lan: User, plan: Plan, villages: tuple[Unit, ...]
) -> None:
    item = item_of(plan, "task2")
    part = Part("Treo băng rôn", villages, date(2026, 11, 12))
    given = give_task(actor=actor_of(lan), item=item, parts=[part], version=version_of_line(item), at=NOW)
    assert {one.unit for one in given} == set(villages)


def test_all_tasks_of_a_unit_are_given_at_once_with_the_days_of_the_paper(
    lan: User, plan: Plan, office: Unit
) -> None:
    items = [item_of(plan, "task1"), item_of(plan, "task2")]
    given = give_tasks(actor=actor_of(lan), plan=plan, items=items, units=[office], year=2026, at=NOW)
    assert [one.due_on for one in given] == [None, date(2026, 12, 15)]
    with pytest.raises(CannotGive, match="đã được giao"):
        give_tasks(actor=actor_of(lan), plan=plan, items=items, units=[office], year=2026, at=NOW)


@pytest.mark.parametrize(
    ("changes", "sentence", "column"),
    [
        ({"text": "  "}, "Chưa ghi việc", "text"),
        ({"units": ()}, "Chưa chọn đơn vị", "unit"),
        ({"due_on": date(2025, 12, 31)}, "đứng trước kế hoạch", "due_on"),
        ({"due_on": date(2062, 6, 1)}, "quá xa kế hoạch", "due_on"),
    ],
)
def test_what_does_not_hold_is_refused_in_a_sentence(
    give: Give, changes: dict[str, object], sentence: str, column: str
) -> None:
    with pytest.raises(CannotGive, match=sentence) as refused:
        give(**changes)
    assert refused.value.column == column
    assert not Assignment.objects.exists()


def test_a_unit_of_another_place_is_refused(give: Give, other_commune: Place) -> None:
    stranger = Unit.objects.create(
        place=other_commune, kind="police", name="Công an phường", relation="vertical", since=date(2025, 7, 1)
    )
    with pytest.raises(CannotGive, match="không thuộc địa phương"):
        give(units=(stranger,))


def test_the_same_to_the_same_unit_is_given_once(give: Give) -> None:
    give()
    with pytest.raises(CannotGive, match="đã giao cho Công an xã"):
        give()
    assert Assignment.objects.count() == 1


def test_two_who_give_one_task_at_once_do_not_both(
    lan: User, give: Give, police_task: Item, police: Unit
) -> None:
    seen = version_of_line(police_task)
    give()
    with pytest.raises(Conflict):
        give_task(
            actor=actor_of(lan), item=police_task, parts=[Part("Khác", (police,))], version=seen, at=NOW
        )


def test_a_plan_that_is_over_gives_no_tasks(lan: User, plan: Plan, give: Give) -> None:
    end_plan(actor=actor_of(lan), plan=plan, at=NOW.replace(year=2027))
    with pytest.raises(CannotGive, match="không còn đang thực hiện"):
        give()


def test_a_new_version_of_the_plan_carries_what_was_given(
    lan: User, plan: Plan, give: Give, tam: User
) -> None:
    task = give()
    upload = Upload(TEXT.replace("04 tin", "05 tin").encode(), "thay-the.txt")
    later = amend_plan(actor=actor_of(lan), plan=plan, relation="amendment", upload=upload, at=NOW).plan
    assert later is not None
    Item.objects.filter(plan=later, match="proposed").update(match="changed")
    later.doubts.filter(severity="error").update(severity="notice")
    later.refresh_from_db()
    confirm_plan(actor=actor_of(tam), plan=later, version=later.version, at=NOW)
    assert Assignment.objects.in_force().get() == task
    assert task.text not in open_texts(lan, plan.place)


def test_a_general_task_is_done_with_another(lan: User, plan: Plan) -> None:
    general, carrier = item_of(plan, "task2"), item_of(plan, "task1")
    carry_task(actor=actor_of(lan), item=general, by=carrier, at=NOW)
    (shown,) = list_open(viewer_of(lan), plan.place, 2026)
    assert [task.text for task in shown.carried] == [general.text]
    assert count_open(viewer_of(lan), plan.place, 2026) == 2
    stop_carrying(actor=actor_of(lan), item=general, at=NOW)
    assert count_open(viewer_of(lan), plan.place, 2026) == 3
    with pytest.raises(CannotGive, match="nhiệm vụ khác"):
        carry_task(actor=actor_of(lan), item=general, by=general, at=NOW)


def test_the_carrier_offered_speaks_of_the_same(plan: Plan) -> None:
    items = list_items_of([plan])
    office, _month, police = [item for item in items if item.kind == "task"]
    general = Item(
        pk=0,
        kind="task",
        text="Tăng cường tiếp nhận tin báo về bạo lực gia đình.",
        payload={"part": "content"},
    )
    offers = Likeness([*items, general]).offer(general)
    assert [offer.item for offer in offers] == [police]
    assert Likeness(items).offer(office) == ()


def test_a_change_leaves_the_day_before_in_the_journal(lan: User, give: Give) -> None:
    task = give()
    changes = ("Lập sổ", date(2026, 7, 1), "sổ")
    edit_task(actor=actor_of(lan), task=task, version=1, changes=changes, at=NOW)
    task.refresh_from_db()
    assert (task.text, task.due_on, task.output) == changes
    assert get_history(task)[-1].note == {"due_before": "2026-06-01", "due": "2026-07-01"}
    with pytest.raises(Conflict):
        edit_task(actor=actor_of(lan), task=task, version=1, changes=changes, at=NOW)


def test_what_is_taken_back_is_open_again(lan: User, give: Give, plan: Plan) -> None:
    task = give()
    withdraw_task(actor=actor_of(lan), task=task, version=1, at=NOW)
    assert count_open(viewer_of(lan), plan.place, 2026) == 3
    with pytest.raises(CannotGive, match="đã rút lại"):
        withdraw_task(actor=actor_of(lan), task=task, version=2, at=NOW)


def test_a_reminder_is_written_once_an_hour(lan: User, give: Give) -> None:
    task = give()
    remind_unit(actor=actor_of(lan), task=task, at=NOW)
    with pytest.raises(CannotGive, match="Vừa nhắc"):
        remind_unit(actor=actor_of(lan), task=task, at=NOW.replace(minute=50))
    remind_unit(actor=replace(actor_of(lan)), task=task, at=NOW.replace(hour=5))
    assert task.reminders.count() == 2
