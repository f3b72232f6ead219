"""The world that the tests of the whole site walk through, and everybody at a keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from songhanh.people.models import User
from songhanh.places.models import Place
from tests.conftest import NOW, actor_of
from tests.repo.site import PEOPLE
from tests.repo.world import World, make_world


@pytest.fixture
def world(commune: Place, lan: User, minh: User) -> World:
    return make_world(commune, actor_of(lan), NOW)


@pytest.fixture
def clients(request: pytest.FixtureRequest, sign_in: Callable[[Any], Client]) -> dict[str, Client]:
    """Everybody at a keyboard of their own."""
    return {name: sign_in(request.getfixturevalue(name)) for name in PEOPLE}
