"""Every page as it is sent: nothing that the policy stops, forms with their keys, English that is English."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from django.test import Client

from tests.repo.markup import faults, stored_words, vietnamese_words
from tests.repo.test_access import rows
from tests.repo.world import World

pytestmark = pytest.mark.django_db

# one of each kind that sees pages of its own: the officer, the clerk, the province, the operator, nobody yet
WHO = ("lan", "van", "dung", "khoa", "nobody")


def pages(world: World, clients: dict[str, Client]) -> Iterator[tuple[str, Any]]:
    """Each page that answers ok, and each that says no, once for everybody in WHO."""
    for row, name in product(rows(), WHO):
        if row.method == "get" and row.outcomes[name] in {"ok", "forbidden", "missing", "over"}:
            response = clients[name].get(world.address(row.page))
            if response.headers["Content-Type"].startswith("text/html"):
                yield f"{row.page} for {name}", response


def found_wrong(
    world: World, clients: dict[str, Client], look: Callable[[Any], list[str]]
) -> dict[str, list[str]]:
    seen = {page: look(response) for page, response in pages(world, clients)}
    assert len(seen) > 50
    return {page: wrong for page, wrong in seen.items() if wrong}


def test_pages_are_whole(world: World, clients: dict[str, Client]) -> None:
    assert found_wrong(world, clients, faults) == {}


def test_whoever_chose_english_reads_no_vietnamese(world: World, clients: dict[str, Client]) -> None:
    for client in clients.values():
        client.cookies["django_language"] = "en"
    data = stored_words()
    assert found_wrong(world, clients, lambda response: vietnamese_words(response, data)) == {}


def test_a_page_says_its_language(world: World, clients: dict[str, Client]) -> None:
    clients["van"].cookies["django_language"] = "en"
    said = [b'<html lang="vi">', b'<html lang="en">']
    sent = [clients[name].get(world.address("plans:list")).content for name in ("lan", "van")]
    assert [language in page for language, page in zip(said, sent, strict=True)] == [True, True]
