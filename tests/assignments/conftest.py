"""A plan in force with two tasks of the office and one of the police; more units and villages beside them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from songhanh.assignments.actions import Part, Told, give_task, report_work
from songhanh.assignments.models import Assignment
from songhanh.assignments.queries.open import version_of_line
from songhanh.people.models import User
from songhanh.places.actions import make_unit
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Item, Plan
from tests.conftest import MAKER, NOW, actor_of
from tests.plans.factories import item_of, make_confirmed

Give = Callable[..., Assignment]


@pytest.fixture
def plan(commune: Place, lan: User) -> Plan:
    return make_confirmed(commune, actor_of(lan), NOW)


@pytest.fixture
def office(commune: Place) -> Unit:
    return _unit(commune, "culture_society_office", "Phòng Văn hóa - Xã hội", "own")


@pytest.fixture
def villages(commune: Place) -> tuple[Unit, ...]:
    return tuple(
        _unit(commune, "village", f"Thôn {name}", "own") for name in ("Bến Vạn", "Cồn Dâu", "Gò Cát")
    )


def _unit(place: Place, kind: str, name: str, relation: str) -> Unit:
    return make_unit(actor=MAKER, place=place, kind=kind, name=name, relation=relation, at=NOW)


@pytest.fixture
def police_task(plan: Plan) -> Item:
    return item_of(plan, "task3")


@pytest.fixture
def give(lan: User, police_task: Item, police: Unit) -> Give:
    """`give(due_on=…)`: a task given to the police (or another unit), with what the test changes of it."""

    def _give(**changes: Any) -> Assignment:
        item = changes.pop("item", police_task)
        told = {"text": "Lập sổ tiếp nhận tin báo", "units": (police,), "due_on": date(2026, 6, 1), **changes}
        given = give_task(
            actor=actor_of(lan), item=item, parts=[Part(**told)], version=version_of_line(item), at=NOW
        )
        return given[0]

    return _give


def say(
    task: Assignment, who: User, text: str = "Đã lập sổ.", *, is_result: bool = True, at: Any = NOW
) -> Assignment:
    """What a unit reports, and the task as it is then."""
    report_work(actor=actor_of(who), task=task, version=task.version, told=Told(text, is_result), at=at)
    task.refresh_from_db()
    return task
