"""One table for the whole site: every page, every role, and how the visit ends. Written from the roles.

A page without a row fails. Posts carry what the page itself would send; a refused one has changed nothing.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from tests.repo.site import PEOPLE, addresses, outcome, visit

pytestmark = pytest.mark.django_db

TABLE = """
page              method  lan        minh       tam        van        hoa      dung       khoa       nobody
home:start        get     goes       goes       goes       goes       goes     goes       ok         signin
home:desk         get     ok         ok         ok         ok         missing  ok         ok         signin
people:sign_in    get     goes       goes       goes       goes       goes     goes       goes       ok
people:sign_in    post    done       done       done       done       done     done       done       done
people:sign_out   post    done       done       done       done       done     done       done       signin
people:welcome    get     410        410        410        410        410      410        410        410
people:welcome    post    410        410        410        410        410      410        410        410
people:begin      get     missing    missing    missing    missing    missing  missing    missing    signin
people:begin      post    missing    missing    missing    missing    missing  missing    missing    signin
ui:language       post    done       done       done       done       done     done       done       done
ui:components     get     missing    missing    missing    missing    missing  missing    missing    signin
"""


class Row(NamedTuple):
    page: str
    method: str
    outcomes: dict[str, str]


def rows() -> list[Row]:
    head, *lines = TABLE.strip().splitlines()
    assert head.split() == ["page", "method", *PEOPLE]
    return [
        Row(page, method, dict(zip(PEOPLE, ends, strict=True)))
        for page, method, *ends in map(str.split, lines)
    ]


World = Callable[[str], str]


@pytest.fixture
def address_of(commune: object) -> World:
    """The address of a page in the world of commune A."""
    known: dict[str, object] = {"code": "99001", "year": timezone.localdate().year, "token": "gone"}

    def _address_of(page: str) -> str:
        for names in ((), ("token",), ("code", "year")):
            try:
                return reverse(page, kwargs={name: known[name] for name in names})
            except NoReverseMatch:
                continue
        raise LookupError(page)

    return _address_of


def test_every_page_has_a_row() -> None:
    assert {row.page for row in rows()} == addresses()


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.page} {row.method}")
def test_a_visit_ends_as_the_role_has_it(
    row: Row, request: pytest.FixtureRequest, address_of: World, sign_in: Callable[[Any], Client]
) -> None:
    people: dict[str, AbstractBaseUser | None] = {name: request.getfixturevalue(name) for name in PEOPLE}
    address = address_of(row.page)
    ends = {}
    for name, person in people.items():
        response, _changed = visit(sign_in(person), row.method, address)
        ends[name] = outcome(response)
    assert ends == row.outcomes
