"""From an issued plan to a confirmed programme, as an officer walks it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect
from pytest_django.live_server_helper import LiveServer

from songhanh.people.models import User
from songhanh.plans.models import Plan
from tests.browser.conftest import PHONE
from tests.conftest import PASSWORD
from tests.repo.world import as_docx, source

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

PLAN = "ke-hoach-thang-hanh-dong-2026"  # of the demonstration: it holds a few slips
TITLE = re.compile("Tổ chức Tháng hành động vì bình đẳng giới")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """The plan as it lies on the officer's disk."""
    path = tmp_path / "Kế hoạch Tháng hành động.docx"
    path.write_bytes(as_docx(source(PLAN)))
    return path


def sign_in(page: Page, live_server: LiveServer, username: str, password: str) -> None:
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def drop_paper(page: Page, paper: Path) -> None:
    """On the list of plans: the file is chosen, reading begins by itself."""
    page.get_by_label("Tệp kế hoạch đã ban hành").set_input_files(paper)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Rà soát: "))


def press_until(page: Page, key: str, selector: str) -> None:
    """Step through the room by keyboard until the current item is the wanted one."""
    wanted = page.locator(f'{selector}[aria-current="true"]')
    current = page.locator('[data-stop][aria-current="true"]')
    for _step in range(80):
        expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)
        expect(current).to_have_count(1)  # none while the answer to a press is being swapped in
        if wanted.count():
            return
        before = current.get_attribute("id")
        page.keyboard.press(key)
        expect(page.locator(f'#{before}[aria-current="true"]')).to_have_count(0)
    expect(wanted).to_have_count(1)


def saved(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def test_an_officer_takes_a_plan_from_paper_to_programme(
    page: Page, lan: User, live_server: LiveServer, paper: Path, picture: Callable[[str], None]
) -> None:
    sign_in(page, live_server, "lan", PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    page.get_by_role("link", name="Thả kế hoạch vào").click()
    drop_paper(page, paper)
    picture("walk-1-room")

    plan = Plan.objects.get()
    look_through_by_keyboard(page, plan)
    settle_what_is_wrong(page)
    picture("walk-2-looked-through")

    page.get_by_role("link", name="Xác nhận và đưa vào thực hiện").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xác nhận và đưa vào thực hiện")
    page.get_by_role("button", name="Xác nhận và đưa vào thực hiện").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_role("status")).to_contain_text("đã được xác nhận")
    picture("walk-3-programme")
    plan.refresh_from_db()
    assert (plan.state, plan.confirmed_by) == ("confirmed", "Nguyễn Thị Lan")

    find_without_marks(page)
    follow_a_sentence(page)
    take_papers_away(page, paper)


def test_a_plan_chosen_before_the_page_is_whole_is_read_too(
    page: Page, lan: User, live_server: LiveServer, paper: Path
) -> None:
    sign_in(page, live_server, "lan", PASSWORD)
    page.route("**/read-at-once.js", lambda route: (page.wait_for_timeout(500), route.continue_()))
    page.get_by_role("link", name="Thả kế hoạch vào").click(no_wait_after=True)
    drop_paper(page, paper)


def look_through_by_keyboard(page: Page, plan: Plan) -> None:
    """Accept, mend, drop and add without touching the mouse."""
    page.locator("#g-task > summary").press("Enter")
    rows = page.locator("#g-task li[data-item]")
    first, second, third = (rows.nth(at).get_attribute("data-item") for at in range(3))

    page.locator(f"#i{first}").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#i{first}")).to_have_attribute("data-state", "accepted")

    press_until(page, "ArrowDown", f"#i{second}")
    page.keyboard.press("s")
    panel = page.locator(f"#i{second} form.panel")
    panel.get_by_label("Ký hiệu trong văn bản").fill("III.9")
    panel.get_by_label("Ký hiệu trong văn bản").press("Enter")
    expect(page.locator(f"#i{second}")).to_have_attribute("data-state", "mended")

    press_until(page, "ArrowDown", f"#i{third}")
    page.keyboard.press("b")
    expect(page.locator(f'#i{third}[data-state="dropped"][aria-current="true"]')).to_be_focused()
    page.keyboard.press("b")
    expect(page.locator(f'#i{third}[data-state="mended"][aria-current="true"]')).to_be_focused()

    before = plan.items.count()
    choose_words(page, "Hoạt động thiết thực, tiết kiệm")
    page.keyboard.press("n")
    page.locator("#add-slot form.panel").get_by_role("button", name="Thêm", exact=True).press("Enter")
    expect(page.locator('li[data-state="added"]')).to_have_count(1)
    assert plan.items.count() == before + 1


def choose_words(page: Page, words: str) -> None:
    """Choose words of the paper as a mouse drawn over them does."""
    found = page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.getElementById("paper"), NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(node, at, node, at + words.length);
                return true;
            }
            return false;
        }""",
        words,
    )
    assert found


def settle_what_is_wrong(page: Page) -> None:
    """A grave doubt needs a reason before the plan can be confirmed."""
    grave = page.locator(".doubts li.item:not(.item-done)", has_text="Sai rõ")
    while grave.count():
        card = grave.first
        name = card.get_attribute("id")
        card.get_by_label("Lý do để nguyên").fill("Văn bản đúng như vậy")
        card.get_by_role("button", name="Để nguyên").click()
        expect(page.locator(f"#{name}.item-done")).to_have_count(1)


def find_without_marks(page: Page) -> None:
    page.get_by_label("Tìm trong kế hoạch, có dấu hoặc không dấu").press_sequentially(
        "truyen thanh", delay=20
    )
    expect(page.locator("#found mark").first).to_have_text(re.compile("truyền thanh", re.I))


def follow_a_sentence(page: Page) -> None:
    """From a promise to its place in the paper and back."""
    promise = page.locator("li.task").filter(has=page.locator("a.sentence")).first
    words = promise.locator(".quote").inner_text()
    promise.locator("a.sentence").click()
    passage = page.locator(":target")
    expect(passage).to_be_visible()
    assert words.split()[0] in page.locator("main").inner_text()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def take_papers_away(page: Page, paper: Path) -> None:
    """Two papers; the original is the officer's own file, byte for byte."""
    aside = page.locator("aside")
    for name in (".docx", ".xlsx"):
        with page.expect_download() as waiting:
            aside.get_by_role("link", name=name, exact=True).click()
        assert waiting.value.suggested_filename.endswith(name)
        assert saved(waiting.value).startswith(b"PK")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải tệp gốc").click()
    assert saved(waiting.value) == paper.read_bytes()


def test_two_people_mend_one_item_and_the_second_loses_nothing(
    page: Page, complaints: list[str], lan: User, live_server: LiveServer, paper: Path
) -> None:
    sign_in(page, live_server, "lan", PASSWORD)
    page.get_by_role("link", name="Thả kế hoạch vào").click()
    drop_paper(page, paper)
    item = Plan.objects.get().items.filter(kind="task").order_by("position")[0]
    address = page.url.split("/review/")[0] + f"/items/{item.pk}/"

    other = page.context.new_page()
    for keyboard, words in ((page, "III.8"), (other, "III.9")):
        keyboard.goto(address)
        keyboard.get_by_label("Ký hiệu trong văn bản").fill(words)
    page.get_by_role("button", name="Lưu").click()
    page.wait_for_url("**/review/**")
    with other.expect_response(lambda response: response.status == 409):
        other.get_by_role("button", name="Lưu").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Người khác vừa sửa")
    assert [complaint for complaint in complaints if "409" not in complaint] == []
    complaints.clear()
    expect(other.locator("main")).to_contain_text("III.8")
    expect(other.get_by_label("Ký hiệu trong văn bản")).to_have_value("III.9")


def test_on_a_phone_a_plan_can_be_looked_through_and_confirmed(
    page: Page, tam: User, lan: User, live_server: LiveServer, paper: Path, picture: Callable[[str], None]
) -> None:
    page.set_viewport_size(PHONE)
    sign_in(page, live_server, "lan", PASSWORD)
    page.get_by_role("link", name="Thả kế hoạch vào").click()
    drop_paper(page, paper)
    settle_what_is_wrong(page)
    picture("phone-room")
    page.get_by_role("link", name="Xác nhận và đưa vào thực hiện").click()
    page.get_by_role("button", name="Xác nhận và đưa vào thực hiện").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert Plan.objects.get().state == "confirmed"
