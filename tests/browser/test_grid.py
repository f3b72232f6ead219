"""The grid of a register: by keyboard alone, pasted from Excel, with the line cut; axe on it."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from songhanh.people.models import User
from songhanh.places.actions import make_unit
from songhanh.places.models import Place, Unit
from songhanh.registers.models import REGISTERS, Closure
from tests.browser.conftest import DESK, PHONE
from tests.conftest import MAKER, NOW
from tests.tools import paste

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
SESSIONS = REGISTERS["sessions"].model
BLOCK = (
    "05/01/2026\tTọa đàm một\ttọa\tHội Phụ nữ\t\t40\t25\r\n"
    '06/01/2026\t"Tọa đàm\nhai"\ttọa\tHội Phụ nữ\t\t41\t60.5\r\n'
    "07/01/2026\tTọa đàm ba\thội ngh\thoi phu\t\t1.040\t25\r\n"
)


@pytest.fixture
def union(commune: Place) -> Unit:
    return make_unit(
        actor=MAKER, place=commune, kind="womens_union", name="Hội Phụ nữ xã", relation="peer", at=NOW
    )


@pytest.fixture
def grid(
    page: Page, live_server: LiveServer, lan: User, union: Unit, sit_down: Callable[[User], None]
) -> Page:
    sit_down(lan)
    page.goto(f"{live_server.url}/p/99001/2026/registers/sessions/grid/")
    return page


def held() -> set[str]:
    return set(SESSIONS.objects.values_list("title", flat=True))


def test_a_row_is_written_by_keyboard_alone(grid: Page) -> None:
    grid.locator("table input").first.focus()
    for word in ("5/1/2026", "Họp bàn việc nhà", "hội ngh", "hội phụ", "", "40", "25"):
        grid.keyboard.type(word)
        grid.keyboard.press("Tab")
    grid.keyboard.press("Enter")
    expect(grid.locator("tbody tr").first).to_contain_text("Đã lưu")
    entry = SESSIONS.objects.get()
    assert (entry.title, entry.kind, entry.persons_total) == ("Họp bàn việc nhà", "conference", 40)
    grid.keyboard.press("ArrowUp")
    assert grid.evaluate("document.activeElement.getAttribute('aria-labelledby')").startswith("r1 ")
    grid.keyboard.press("ArrowLeft")
    assert grid.evaluate("document.activeElement.value") == "25"


def test_a_block_from_excel_lands_and_a_wrong_cell_holds_up_no_right_row(grid: Page) -> None:
    grid.locator("table input").first.focus()
    paste(grid, BLOCK)
    expect(grid.locator("[data-status]")).to_contain_text("Đã lưu 2 dòng, 1 dòng cần sửa, 0 dòng chờ gửi.")
    assert held() == {"Tọa đàm một", "Tọa đàm ba"}
    wrong = grid.locator("tbody tr").nth(1)
    expect(wrong).to_contain_text("60.5")
    cell = wrong.locator("[aria-invalid]")
    cell.fill("30")
    cell.press("Enter")
    expect(wrong).to_contain_text("Đã lưu")
    assert held() == {"Tọa đàm một", "Tọa đàm hai", "Tọa đàm ba"}


def test_a_row_that_is_wrong_holds_up_the_closing_of_its_register(grid: Page) -> None:
    grid.locator("table input").first.focus()
    paste(grid, BLOCK)
    expect(grid.locator("[data-status]")).to_contain_text("Đã lưu 2 dòng, 1 dòng cần sửa, 0 dòng chờ gửi.")
    grid.goto(grid.url.replace("/grid/", "/close/"))
    grid.get_by_role("button", name="Chốt sổ quý này").click()
    expect(grid.get_by_role("alert")).to_contain_text("còn 1 dòng chưa ghi được vào sổ")
    assert not Closure.objects.exists()
    grid.get_by_role("link", name="Mở trang Ghi nhiều dòng").click()
    expect(grid.locator("tbody tr").first.locator("input").nth(6)).to_have_value("60.5")


def test_too_much_is_sent_to_excel(grid: Page) -> None:
    grid.locator("table input").first.focus()
    paste(grid, "05/01/2026\tMột\n" * 5000)
    expect(grid.locator("[data-status]")).to_contain_text("gửi bằng tệp Excel")
    assert held() == set()


def test_nothing_is_lost_when_the_line_is_cut(
    grid: Page, context: BrowserContext, complaints: list[str]
) -> None:
    grid.locator("table input").first.focus()
    context.set_offline(True)
    paste(grid, BLOCK)
    expect(grid.locator("tbody tr").first).to_contain_text("Chờ mạng, chưa gửi")
    assert held() == set()
    context.set_offline(False)
    grid.evaluate("dispatchEvent(new Event('online'))")
    expect(grid.locator("[data-status]")).to_contain_text("Đã lưu 2 dòng")
    grid.reload()
    expect(grid.locator("[data-status]")).to_contain_text("Đã lấy lại các dòng chưa lưu")
    assert grid.locator("tbody tr").first.locator("input").nth(6).input_value() == "60.5"
    assert held() == {"Tọa đàm một", "Tọa đàm ba"}
    complaints.clear()  # the browser says itself that it was offline


def test_an_answer_that_was_lost_is_asked_for_again_and_written_once(
    grid: Page, complaints: list[str]
) -> None:
    def lose(route: object) -> None:
        route.fetch()  # type: ignore[attr-defined]
        route.abort()  # type: ignore[attr-defined]

    grid.route("**/grid/row/", lose, times=1)
    grid.locator("table input").first.focus()
    paste(grid, BLOCK.splitlines()[0] + "\t\n" + "08/01/2026\tTọa đàm bốn\ttọa\thội phụ\n")
    expect(grid.locator("tbody tr").first).to_contain_text("Chờ mạng, chưa gửi")
    assert held() == {"Tọa đàm một"}
    expect(grid.locator("[data-status]")).to_contain_text("Đã lưu 2 dòng")
    assert SESSIONS.objects.count() == 2
    complaints.clear()


def test_a_session_that_has_ended_loses_nothing(
    grid: Page, context: BrowserContext, lan: User, sit_down: Callable[[User], None]
) -> None:
    context.clear_cookies(name="sessionid")
    for name in [cookie["name"] for cookie in context.cookies() if "session" in cookie["name"]]:
        context.clear_cookies(name=name)
    grid.locator("table input").first.focus()
    paste(grid, BLOCK)
    expect(grid.locator("[data-status]")).to_contain_text("Phiên làm việc đã hết")
    sit_down(lan)
    grid.reload()
    expect(grid.locator("[data-status]")).to_contain_text("Đã lưu 2 dòng")
    assert held() == {"Tọa đàm một", "Tọa đàm ba"}


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(grid: Page, size: ViewportSize, picture: Callable[[str], None]) -> None:
    grid.set_viewport_size(size)
    grid.locator("table input").first.focus()
    paste(grid, BLOCK)
    expect(grid.locator("[data-status]")).to_contain_text("1 dòng cần sửa")
    picture(f"grid-{size['width']}")
    found = Axe().run(grid)
    assert [(one["id"], one["nodes"][0]["html"][:80]) for one in found.response["violations"]] == []
