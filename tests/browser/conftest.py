"""Debian's Chromium before a running product; a page that may not complain."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    expect,
)
from pytest_django.live_server_helper import LiveServer

from songhanh.people.models import User

SignIn = Callable[[User | None], Client]
DESK = ViewportSize(width=1366, height=768)  # an old PC of an office
PHONE = ViewportSize(width=390, height=844)
SLOW = int(os.environ.get("SONGHANH_SLOW", "1"))  # how many times slower the browser is made, to find races


expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="vi-VN", viewport=DESK, accept_downloads=True)
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def complaints(context: BrowserContext) -> list[str]:
    """What the browser says is wrong: errors of scripts, what the policy stopped, what was not found."""
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            said.append(message.text)

    def watch(page: Page) -> None:
        page.on("console", hear)
        page.on("pageerror", lambda error: said.append(str(error)))

    context.on("page", watch)
    return said


def slow_down(page: Page) -> None:
    """A weak machine: what a test does not wait for is not there yet."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW})


@pytest.fixture
def page(complaints: list[str], context: BrowserContext, live_server: LiveServer) -> Iterator[Page]:
    page = context.new_page()
    if SLOW > 1:
        slow_down(page)
    yield page
    page.close()
    assert complaints == []


@pytest.fixture
def sit_down(
    context: BrowserContext, live_server: LiveServer, sign_in: SignIn
) -> Callable[[User | None], None]:
    """`sit_down(lan)`: from now on the browser is Lan's, signed in already."""

    def _sit_down(person: User | None) -> None:
        context.clear_cookies()
        for name, cookie in sign_in(person).cookies.items():
            context.add_cookies([{"name": name, "value": cookie.value, "url": live_server.url}])

    return _sit_down


@pytest.fixture
def picture(page: Page) -> Callable[[str], None]:
    """`picture("room")` keeps a look of the page in the folder that SONGHANH_PICTURES names, if any."""
    folder = os.environ.get("SONGHANH_PICTURES")

    def _picture(name: str) -> None:
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return _picture
