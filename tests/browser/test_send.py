"""A form with photos through what happens in an office: the session ends, somebody else was faster."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from songhanh.people.models import User
from songhanh.places.actions import make_unit
from songhanh.places.models import Place
from songhanh.registers.actions import correct_entry, version_of
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.told import get_told
from tests.browser.test_axe import broken
from tests.browser.test_village import photo
from tests.conftest import MAKER, NOW, PASSWORD, actor_of

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
SESSIONS = REGISTERS["sessions"]


def choose_photo(page: Page, name: str) -> None:
    page.get_by_text("Thêm chi tiết, tài liệu kiểm chứng").click()
    page.get_by_label("Tài liệu kiểm chứng").set_input_files([photo(name, 600, 20 * len(name))])
    expect(page.locator(".thumbs canvas")).to_have_count(1)


def sign_in_beside(page: Page, context: BrowserContext, name: str) -> None:
    """In the tab that the waiting form opens."""
    with context.expect_page() as opened:
        page.get_by_role("link", name="Đăng nhập ở thẻ mới").click()
    door = opened.value
    door.get_by_label("Tên đăng nhập").fill(name)
    door.get_by_label("Mật khẩu").fill(PASSWORD)
    door.get_by_role("button", name="Đăng nhập").click()
    expect(door.get_by_role("heading", name="Đã đăng nhập")).to_be_visible()
    assert broken(door) == []
    door.close()


def somebody_else_corrects(person: User, title: str) -> None:
    entry = SESSIONS.model.objects.select_related("place", "unit").get(state="standing")
    told = get_told(SESSIONS, entry)
    told = replace(told, values={**told.values, "title": title})
    correct_entry(
        actor=actor_of(person), entry=entry, version=version_of(entry), told=told, reason="Ghi cho đủ.",
        at=timezone.now(),
    )  # fmt: skip


def names_of_proofs() -> list[str]:
    entry = SESSIONS.model.objects.get(state="standing")
    return sorted(one.name for one in entry.proofs.all())


def test_no_photo_is_lost_when_the_session_ends_or_somebody_was_faster(
    page: Page, commune: Place, lan: User, live_server: LiveServer, context: BrowserContext,
    sit_down: Callable[[User | None], None], complaints: list[str], picture: Callable[[str], None],
) -> None:  # fmt: skip
    union = make_unit(
        actor=MAKER, place=commune, kind="womens_union", name="Hội Phụ nữ", relation="peer", at=NOW
    )
    sit_down(lan)
    page.goto(f"{live_server.url}/p/99001/{timezone.localdate().year}/registers/sessions/new/")
    page.get_by_label("Nội dung").fill("Tọa đàm 20/10")
    page.get_by_label("Đơn vị tổ chức").select_option(str(union.pk))
    page.get_by_label("Hình thức").select_option("talk")
    choose_photo(page, "toa-dam.jpg")
    context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Ghi sổ").click()
    expect(page.get_by_text("Phiên làm việc đã hết, chưa gửi.")).to_be_visible()
    assert broken(page) == []
    picture("signed-out")
    assert not SESSIONS.model.objects.exists()
    sign_in_beside(page, context, lan.username)
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")  # as a person's coming back does
    expect(page.get_by_text("Đã ghi “Tọa đàm 20/10”.")).to_be_visible()
    assert names_of_proofs() == ["toa-dam.jpg"]

    page.get_by_role("link", name="Tọa đàm 20/10").click()
    page.get_by_role("link", name="Đính chính").click()
    page.get_by_label("Nội dung").fill("Tọa đàm ngày 20/10")
    page.get_by_label("Lý do đính chính").fill("Ghi thiếu chữ.")
    choose_photo(page, "khan-gia.jpg")
    somebody_else_corrects(lan, "Tọa đàm 20 tháng 10")
    page.get_by_role("button", name="Lưu đính chính").click()
    expect(page.get_by_role("heading", name="Người khác vừa sửa")).to_be_visible()
    expect(page.locator(".thumbs canvas")).to_have_count(1)
    expect(page.get_by_text("chọn lại giúp")).to_have_count(0)
    picture("faster")
    assert broken(page) == []
    page.get_by_role("button", name="Lưu phần bên phải").click()
    expect(page.get_by_text("Đã đính chính. Lượt ghi cũ vẫn được giữ.")).to_be_visible()
    expect(page.get_by_role("heading", name="Tọa đàm ngày 20/10", level=1)).to_be_visible()
    assert names_of_proofs() == ["khan-gia.jpg", "toa-dam.jpg"]
    complaints.clear()  # the browser says itself that it was refused
