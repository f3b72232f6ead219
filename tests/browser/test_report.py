"""A report from a unit's line to the sending, through four pairs of hands, with the mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from songhanh.assignments.actions import Part, give_task
from songhanh.assignments.models import Assignment
from songhanh.assignments.queries.open import version_of_line
from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.reports.models import Report
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_axe import broken
from tests.conftest import NOW, actor_of
from tests.plans.factories import make_confirmed

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

SitDown = Callable[[User | None], None]
SAID = "Đã mở lớp cho 42 người, trong đó 25 nữ."
WRITTEN = "Ủy ban nhân dân xã đã kiểm tra 02 trường, không phát hiện vi phạm."
NOTE = "Đề nghị nêu rõ tên hai trường."
MENDED = "Ủy ban nhân dân xã đã kiểm tra Trường Tiểu học và Trường Trung học cơ sở Đồng Hạ."
SCAN = b"%PDF-1.7 ban ky"


@pytest.fixture
def task(live_server: LiveServer, commune: Place, lan: User, police: Unit) -> Assignment:
    """Work of the police of the commune, under a plan in force."""
    officer = actor_of(lan)
    plan = make_confirmed(commune, officer, NOW)
    line = plan.items.filter(kind="task").exclude(state="dropped").order_by("position", "pk")[0]
    parts = [Part("Mở lớp tập huấn cho trưởng thôn", (police,), None)]
    (given,) = give_task(actor=officer, item=line, parts=parts, version=version_of_line(line), at=NOW)
    return given


@pytest.fixture
def look(page: Page, picture: Callable[[str], None]) -> Callable[[str], None]:
    """`look("draft")`: the page in both sizes, without anything that axe or a narrow screen complains of."""

    def _look(name: str) -> None:
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            picture(f"report-{name}-{size['width']}")
            assert broken(page) == [], (name, size)

    return _look


def test_from_a_units_line_to_the_sending(
    page: Page, live_server: LiveServer, task: Assignment, lan: User, minh: User, tam: User, van: User,
    sit_down: SitDown, look: Callable[[str], None], tmp_path: Path,
) -> None:  # fmt: skip
    sit_down(minh)
    page.goto(f"{live_server.url}/p/99001/2026/tasks/{task.pk}/report/")
    unit_reports(page)

    sit_down(lan)
    officer_takes_in(page, f"{live_server.url}/p/99001/2026/tasks/{task.pk}/")
    page.goto(f"{live_server.url}/p/99001/2026/reports/")
    page.get_by_role("button", name="Soạn báo cáo").click()
    expect(page.get_by_role("article", name="Văn bản báo cáo")).to_contain_text(SAID)
    address = page.url
    write_inspections(page, WRITTEN)
    say_who_signs(page)
    look("draft")
    submit(page)

    sit_down(tam)
    page.goto(address)
    look("submitted")
    leader_returns(page)

    sit_down(lan)
    page.goto(address)
    expect(page.locator(".notice", has_text="Trả lại để bổ sung")).to_contain_text(NOTE)
    look("returned")
    write_inspections(page, MENDED)
    submit(page)

    sit_down(tam)
    page.goto(address)
    expect(page.locator("article")).to_contain_text(MENDED)
    page.get_by_role("button", name="Ký", exact=True).click()
    expect(page.locator(".page-head .mark")).to_have_text("Đã ký, chờ số")

    sit_down(van)
    page.goto(address)
    clerk_gives_a_number(page, tmp_path)
    clerk_sends(page)
    look("sent")
    report = Report.objects.get()
    assert [step.answer for step in report.submissions.order_by("number")] == ["returned", "signed"]


def unit_reports(page: Page) -> None:
    page.get_by_label("Đã làm gì, kết quả thế nào").fill(SAID)
    page.get_by_role("radio", name="Đã xong, gửi kết quả").check()
    page.get_by_role("button", name="Gửi").click()
    expect(page.locator("main")).to_contain_text(SAID)


def officer_takes_in(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Tiếp nhận").click()
    expect(page.get_by_role("status")).to_contain_text("tiếp nhận")


def write_inspections(page: Page, words: str) -> None:
    section = page.locator("#inspection")
    section.locator("a.button").click()
    page.get_by_label("Nội dung").fill(words)
    page.get_by_role("button", name="Lưu").click()
    expect(section).to_contain_text(words)


def say_who_signs(page: Page) -> None:
    expect(page.locator("#foot")).to_contain_text("Chưa có người ký")
    page.get_by_role("link", name="Thông tin văn bản").click()
    page.get_by_label("Họ và tên người ký").fill("Lê Thị Tâm")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("#foot")).to_contain_text("Lê Thị Tâm")


def submit(page: Page) -> None:
    page.get_by_role("button", name="Trình ký").click()
    expect(page.locator(".page-head .mark")).to_have_text("Trình ký")
    expect(page.get_by_role("link", name="Sửa")).to_have_count(0)


def leader_returns(page: Page) -> None:
    page.get_by_role("link", name="Trả lại để bổ sung").click()
    page.get_by_label("Cần bổ sung điều gì").fill(NOTE)
    page.locator("main form button.button-main").click()
    expect(page.get_by_role("status")).to_contain_text("Đã trả lại để bổ sung.")


def clerk_gives_a_number(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Cấp số, ngày ban hành").click()
    expect(page.get_by_label("Người ký")).to_have_value("Lê Thị Tâm")
    page.get_by_label("Số, ký hiệu").fill("112/BC-UBND")
    page.get_by_label("Ngày ban hành").fill(f"{timezone.localdate():%d/%m/%Y}")
    scan = folder / "ban-ky.pdf"
    scan.write_bytes(SCAN)
    page.locator("input[type=file]").set_input_files(scan)
    page.get_by_role("button", name="Ban hành").click()
    expect(page.locator(".page-head")).to_contain_text("số 112/BC-UBND")
    kept = page.context.request.get(page.get_by_role("link", name="Bản đã ký").evaluate("link => link.href"))
    assert kept.body() == SCAN


def clerk_sends(page: Page) -> None:
    page.get_by_role("link", name="Ghi đã gửi").click()
    expect(page.get_by_label("Gửi đến")).to_have_value("Sở Nội vụ tỉnh Sơn Hải")
    page.get_by_label("Bằng cách nào").fill("trực tiếp")
    page.get_by_role("button", name="Ghi đã gửi").click()
    expect(page.locator(".page-head .mark")).to_have_text("Đã gửi")
