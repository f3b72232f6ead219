"""The world that the tests of the whole site walk through, and everybody at a keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from songhanh.people.models import User
from songhanh.places.actions import make_unit, open_fictional
from songhanh.places.models import Place
from tests.conftest import MAKER, NOW, actor_of, make_person
from tests.repo.site import ELSEWHERE, PEOPLE
from tests.repo.world import World, make_world


@pytest.fixture
def world(commune: Place, lan: User, minh: User) -> World:
    return make_world(commune, actor_of(lan), NOW)


@pytest.fixture
def clients(request: pytest.FixtureRequest, sign_in: Callable[[Any], Client]) -> dict[str, Client]:
    """Everybody at a keyboard of their own."""
    return {name: sign_in(request.getfixturevalue(name)) for name in PEOPLE}


@pytest.fixture
def strangers(other_commune: Place, sign_in: Callable[[Any], Client]) -> dict[str, Client]:
    """Every role but the officer's in the other commune, and the officer of another province."""
    far = open_fictional(actor=MAKER, code="97", kind="tỉnh", name="Núi Cao", parent=None, at=NOW)
    unit = make_unit(
        actor=MAKER, place=other_commune, kind="police", name="Công an", relation="vertical", at=NOW
    )
    people = {}
    for kind in ELSEWHERE:
        place = far if kind == "province_officer" else other_commune
        whose = unit if kind == "unit_member" else None
        people[f"the {kind} of elsewhere"] = sign_in(
            make_person(f"far.{kind}", "Người Xa", kind, place, whose)
        )
    return people
