"""Accessible for everybody, on the office's screen and on a phone: every page that answers ok, every role."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from songhanh.people.models import User
from songhanh.places.models import Place
from tests.browser.conftest import DESK, PHONE
from tests.conftest import NOW, actor_of
from tests.repo.site import PEOPLE
from tests.repo.test_access import rows
from tests.repo.world import World, make_world

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

OF_ONE_VISIT = re.compile(
    r'name="(?:csrfmiddlewaretoken|once)" value="[^"]*"|x-csrftoken[^}]*|data-person="\d+"'
)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
CONTENT = re.compile(r"(?s)<main.*</main>")
HERE = re.compile(r' aria-current="[a-z]+"')


@pytest.fixture
def people(request: pytest.FixtureRequest) -> dict[str, User | None]:
    return {name: request.getfixturevalue(name) for name in PEOPLE}


@pytest.fixture
def world(live_server: LiveServer, commune: Place, lan: User, minh: User) -> World:
    return make_world(commune, actor_of(lan), NOW)


def pages(
    rooms: frozenset[str], world: World, people: dict[str, User | None],
    sign_in: Callable[[User | None], Client],
) -> Iterator[tuple[str, str, str]]:  # fmt: skip
    """Page, person and address of everything that answers ok and shows a content or a frame not seen yet.

    The frame is what stands around the content: head, menu, foot.
    """
    shown: set[str] = set()
    for name, person in people.items():
        client = sign_in(person)
        for row in rows():
            if row.method != "get" or row.outcomes[name] != "ok" or row.page.split(":")[0] not in rooms:
                continue
            response = client.get(world.address(row.page))
            if not response.headers["Content-Type"].startswith("text/html"):
                continue
            content = OF_ONE_VISIT.sub("", response.content.decode())
            content = content.replace(person.full_name, "") if person else content
            parts = {HERE.sub("", part) for part in (*CONTENT.findall(content), CONTENT.sub("", content))}
            if not parts <= shown:
                shown |= parts
                yield row.page, name, world.address(row.page)


def broken(page: Page) -> list[str]:
    """What axe finds, and whether the page is wider than the screen."""
    results: dict[str, Any] = Axe().run(page, options=RULES).response
    found = [
        f"{violation['id']}: {len(violation['nodes'])} times, as {violation['nodes'][0]['html'][:200]}"
        for violation in results["violations"]
    ]
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"{too_wide} px wider than the screen"] if too_wide > 0 else [])]


@pytest.mark.parametrize("part", range(2))
def test_every_page_is_accessible(
    part: int,
    page: Page,
    world: World,
    people: dict[str, User | None],
    live_server: LiveServer,
    sign_in: Callable[[User | None], Client],
    sit_down: Callable[[User | None], None],
    picture: Callable[[str], None],
) -> None:
    every = sorted({row.page.split(":")[0] for row in rows()})
    wrong = {}
    at_the_keyboard = "nobody"
    for name, who, address in pages(frozenset(every[part::2]), world, people, sign_in):
        if who != at_the_keyboard:
            sit_down(people[who])
            at_the_keyboard = who
        page.goto(f"{live_server.url}{address}", wait_until="load")
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            picture(f"{name.replace(':', '-')}-{who}-{size['width']}")
            if found := broken(page):
                wrong[f"{name} for {who}, {size['width']} wide"] = found
    assert wrong == {}
