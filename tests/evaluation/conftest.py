"""Plans in force, their measures with figures, and how tests say them."""

from collections.abc import Callable
from typing import Any

import pytest

from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import Upload, load_plan
from songhanh.plans.models import Item, Plan
from tests.conftest import NOW, actor_of
from tests.plans.factories import make_confirmed
from tests.repo.world import as_docx, source

Load = Callable[[str, bytes], Plan]


@pytest.fixture
def load(lan: User, commune: Place) -> Load:
    """`load("ke-hoach.docx", content)`: a plan of commune A, in force."""

    def _load(name: str, content: bytes) -> Plan:
        return load_plan(
            actor=actor_of(lan),
            place=commune,
            upload=Upload(content, name),
            at=NOW,
            confirm=True,
            reason="Để nguyên",
        )

    return _load


@pytest.fixture
def small(lan: User, commune: Place) -> Plan:
    """The invented plan of three targets, in force."""
    return make_confirmed(commune, actor_of(lan), NOW)


@pytest.fixture
def demo_plans(load: Load) -> tuple[Plan, Plan]:
    """The two plans of the demonstration that are in force."""
    names = ("ke-hoach-2026", "chien-luoc-2026-2030")
    year, strategy = (load(f"{name}.docx", as_docx(source(name))) for name in names)
    return year, strategy


def targets_of(plan: Plan) -> list[Item]:
    return list(plan.items.filter(kind="target").exclude(state="dropped").order_by("position", "pk"))


def measures_of(item: Item) -> list[dict[str, Any]]:
    return list(item.payload.get("measures") or [])
