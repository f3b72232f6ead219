"""The frame in a real browser: typing survives, a double press is one act, and nobody is shut out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from songhanh.people.models import User
from tests.ui.urls import Notebook

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.urls("tests.ui.urls"),
    pytest.mark.django_db(transaction=True),
]
DESK = {"width": 1366, "height": 768}
KEPT = "Object.keys(sessionStorage).filter(key => key.startsWith('keep:'))"
PHONE = {"width": 390, "height": 844}

Open = Callable[..., Page]


@pytest.fixture(autouse=True)
def _fresh_notebook() -> None:
    Notebook.text, Notebook.writes, Notebook.version, Notebook.slow = "", 0, 1, 0.0


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[Open]:
    """`open_page("/note/")`; afterwards nothing that the page tried was refused by the browser."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def _open(address: str, *, size: dict[str, int] | None = None, script: bool = True) -> Page:
        context = browser.new_context(
            viewport=size or DESK,
            java_script_enabled=script,
            base_url=live_server.url,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if "Refused" in said.text else None)
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(address)
        page.wait_for_load_state("load")
        return page

    yield _open
    for context in contexts:
        context.close()
    assert complaints == []


def reload(page: Page) -> None:
    page.wait_for_timeout(250)
    page.reload()
    page.wait_for_load_state("load")


def test_what_was_typed_is_there_again_after_a_reload(open_page: Open) -> None:
    page = open_page("/note/")
    page.fill("#id_text", "Họp thôn Bến Vạn")
    page.select_option("#id_kind", "b")
    page.check("#id_open")
    reload(page)
    expect(page.locator("#id_text")).to_have_value("Họp thôn Bến Vạn")
    expect(page.locator("#id_kind")).to_have_value("b")
    expect(page.locator("#id_open")).to_be_checked()
    expect(page.get_by_text("Đã lấy lại phần đang nhập dở.")).to_be_visible()


def test_a_person_may_drop_what_was_kept(open_page: Open) -> None:
    page = open_page("/note/")
    page.fill("#id_text", "bỏ đi")
    reload(page)
    page.get_by_role("button", name="Bỏ phần này").click()
    expect(page.locator("#id_text")).to_have_value("")
    reload(page)
    expect(page.locator("#id_text")).to_have_value("")


def test_passwords_are_not_kept(open_page: Open) -> None:
    page = open_page("/note/")
    page.fill("#id_text", "x")
    page.fill("#id_secret", "mua-xuan-nam-ay")
    reload(page)
    assert "mua-xuan" not in str(page.evaluate("JSON.stringify(sessionStorage)"))
    expect(page.locator("#id_secret")).to_have_value("")


def test_what_is_stored_need_not_be_kept(open_page: Open) -> None:
    page = open_page("/note/")
    page.fill("#id_text", "Họp thôn")
    page.select_option("#id_kind", "a")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("#kept")).to_have_text("Họp thôn")
    expect(page.locator(".kept")).to_have_count(0)
    assert page.evaluate(KEPT) == []


def test_what_was_refused_is_still_kept(open_page: Open) -> None:
    page = open_page("/note/")
    page.fill("#id_text", "Họp thôn")
    page.fill("#id_day", "31/02/2026")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".summary")).to_be_focused()
    expect(page.locator("#id_text")).to_have_value("Họp thôn")
    page.goto("/note/")
    expect(page.locator("#id_day")).to_have_value("31/02/2026")
    assert Notebook.writes == 0


def test_a_lost_answer_loses_no_word(open_page: Open) -> None:
    page = open_page("/note/")
    page.fill("#id_text", "Họp thôn")
    page.select_option("#id_kind", "a")
    page.context.set_offline(True)
    page.get_by_role("button", name="Lưu").click(no_wait_after=True)
    page.wait_for_timeout(400)
    page.context.set_offline(False)
    page.goto("/note/")
    expect(page.locator("#id_text")).to_have_value("Họp thôn")


def test_words_from_before_another_wrote_meet_theirs(open_page: Open) -> None:
    page = open_page("/note/")
    page.fill("#id_text", "bản của tôi")
    page.select_option("#id_kind", "a")
    page.wait_for_timeout(250)
    Notebook.text, Notebook.version = "bản của người khác", 2
    reload(page)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("heading", name="Người khác vừa sửa")).to_be_visible()
    expect(page.locator(".stored").first).to_contain_text("bản của người khác")
    expect(page.locator("#id_text")).to_have_value("bản của tôi")
    page.get_by_role("button", name="Lấy bản này").first.click()
    expect(page.locator("#id_text")).to_have_value("bản của người khác")
    page.fill("#id_text", "bản chung")
    page.get_by_role("button", name="Lưu phần bên phải").click()
    expect(page.locator("#kept")).to_have_text("bản chung")
    expect(page.locator(".kept")).to_have_count(0)


def test_leaving_my_words_for_theirs_forgets_them(open_page: Open) -> None:
    page = open_page("/note/")
    page.fill("#id_text", "bản của tôi")
    page.select_option("#id_kind", "a")
    Notebook.text, Notebook.version = "bản của người khác", 2
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("link", name="Giữ bản đang lưu").click()
    expect(page.locator("#id_text")).to_have_value("bản của người khác")


def test_a_double_press_is_one_act(open_page: Open) -> None:
    Notebook.slow = 0.5
    page = open_page("/note/")
    page.fill("#id_text", "một lần")
    page.select_option("#id_kind", "a")
    page.get_by_role("button", name="Lưu").dblclick(no_wait_after=True)
    expect(page.locator("#kept")).to_have_text("một lần")
    assert Notebook.writes == 1


def test_everything_is_sent_without_script_too(open_page: Open) -> None:
    page = open_page("/note/", script=False)
    page.fill("#id_text", "không có script")
    page.select_option("#id_kind", "a")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("#kept")).to_have_text("không có script")
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"


def test_a_file_that_was_chosen_is_named_and_weighed(open_page: Open, tmp_path: Path) -> None:
    light, heavy = tmp_path / "ke-hoach.docx", tmp_path / "anh.png"
    light.write_bytes(b"x" * 1500)
    heavy.write_bytes(b"x" * 5000)
    page = open_page("/note/")
    page.set_input_files("#id_paper", light)
    expect(page.locator(".drop-chosen")).to_have_text("ke-hoach.docx · 1 KB")
    page.set_input_files("#id_paper", heavy)
    expect(page.locator(".drop-chosen")).to_contain_text("Lớn hơn mức 2 KB")


def test_the_place_for_a_file_is_reached_by_keyboard(open_page: Open) -> None:
    page = open_page("/note/")
    page.locator("#id_secret").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#id_paper")).to_be_focused()
    assert page.locator(".drop").evaluate("box => getComputedStyle(box).outlineStyle") == "solid"


def test_the_face_is_ours(open_page: Open) -> None:
    page = open_page("/note/")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("""document.fonts.check('600 16px "Be Vietnam Pro"', 'Ủy ban')""")
    assert page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').length") >= 2


def test_paper_shows_neither_bar_nor_buttons(open_page: Open) -> None:
    page = open_page("/note/")
    page.emulate_media(media="print")
    for part in (".bar", ".foot", ".button-main"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


@pytest.fixture
def signed_in(settings: Settings, lan: User, live_server: LiveServer) -> str:
    settings.SHOW_COMPONENTS = True
    client = Client()
    client.force_login(lan, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value


ADDRESSES = (
    "/ui/components/",
    "/ui/components/?wrong",
    "/ui/components/?two",
    "/note/",
    "/khong-co/",
    "/too-large/",
    "/fall/",
)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_shuts_anybody_out(open_page: Open, signed_in: str, size: dict[str, int]) -> None:
    page = open_page("/note/", size=size)
    page.context.add_cookies([{"name": "sessionid", "value": signed_in, "domain": "localhost", "path": "/"}])
    for address in ADDRESSES:
        page.goto(address)
        page.wait_for_load_state("load")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_the_persons_menu_opens_and_closes(open_page: Open, signed_in: str) -> None:
    page = open_page("/note/")
    page.context.add_cookies([{"name": "sessionid", "value": signed_in, "domain": "localhost", "path": "/"}])
    page.goto("/note/")
    page.locator("details.person summary").click()
    button = page.get_by_role("button", name="Đăng xuất")
    expect(button).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_be_hidden()
    page.locator("details.person summary").click()
    page.locator("h1").click()
    expect(button).to_be_hidden()


def test_signing_out_forgets_what_was_typed(open_page: Open, signed_in: str) -> None:
    page = open_page("/note/")
    page.context.add_cookies([{"name": "sessionid", "value": signed_in, "domain": "localhost", "path": "/"}])
    page.goto("/note/")
    page.fill("#id_text", "riêng của Lan")
    page.wait_for_timeout(250)
    page.locator("details.person summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto("/note/")
    assert page.evaluate(KEPT) == []
