"""A day of the officer and a week of a unit in the demonstration's ward, at a desk and on a phone."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from songhanh.assignments.models import Assignment
from songhanh.demo.mark import PASSWORD
from songhanh.registers.models import REGISTERS, Closure
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_axe import broken
from tests.browser.test_walk import sign_in

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
WARD = "/p/99002/2026/"


@pytest.fixture
def ward(demonstration: None, live_server: LiveServer) -> str:
    """The address of the ward's year, filled as `songhanh demo` fills it."""
    return f"{live_server.url}{WARD}"


@pytest.fixture
def look(page: Page, picture: Callable[[str], None]) -> Callable[[str], None]:
    """`look("desk")`: a picture, and nothing that axe or the width of the screen complains of."""

    def _look(name: str) -> None:
        page.wait_for_load_state("load")
        picture(f"ward-{name}-{(page.viewport_size or PHONE)['width']}")
        assert broken(page) == [], name

    return _look


def begin(page: Page, live_server: LiveServer, username: str, address: str) -> None:
    sign_in(page, live_server, username, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    page.goto(address)


def row_of(page: Page, words: str) -> Locator:
    return page.locator("tr", has_text=words)


def test_the_officer_takes_in_a_result_records_a_session_and_sees_verdicts_change(
    page: Page, complaints: list[str], live_server: LiveServer, ward: str, look: Callable[[str], None]
) -> None:
    begin(page, live_server, "mai", ward)
    look("desk")
    page.get_by_role("link", name="Xem, tiếp nhận").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dựng pa-nô tại bến cá và trước trụ sở phường")
    look("task")
    page.get_by_role("button", name="Tiếp nhận").click()
    expect(page.get_by_role("status")).to_contain_text("tiếp nhận")
    assert not Assignment.objects.filter(place__code="99002", state="reported").exists()

    page.goto(f"{ward}targets/")
    reached = row_of(page, "100% tổ dân phố được truyền thông trực tiếp")
    expect(reached).to_contain_text("13/14")
    expect(reached).to_contain_text("Không đánh giá được")
    record_the_missing_session(page, ward, complaints, look)
    page.goto(f"{ward}targets/")
    expect(reached).to_contain_text("14/14 (100%)")
    expect(reached.locator(".mark", has_text="Đạt")).to_be_visible()

    say_how_many_inspections(page, look)
    close_a_quarter(page, ward, look)
    page.goto(f"{ward}targets/")
    look("targets")


def record_the_missing_session(
    page: Page, ward: str, complaints: list[str], look: Callable[[str], None]
) -> None:
    """More women than people at first: the sentence, every word still there; then as it was."""
    page.goto(f"{ward}registers/sessions/")
    look("sessions")
    form = page.locator("#entry")
    form.get_by_label("Ngày", exact=False).first.fill("19/11/2026")
    form.get_by_label("Nội dung").fill("Tổ mới, nói về việc nhà")
    form.get_by_label("Hình thức").select_option("Lồng ghép trong họp thôn, tổ dân phố")
    form.get_by_label("Đơn vị tổ chức").select_option("Tổ dân phố 14")
    form.locator("summary", has_text="Thôn, tổ dân phố").click()
    form.get_by_label("Tổ dân phố 14").check()
    form.get_by_label("Tổng số").fill("26")
    form.get_by_label("Trong đó nữ").fill("62")
    with page.expect_response(lambda response: response.status == 422):
        form.get_by_role("button", name="Ghi sổ").click()
    expect(page.locator("main")).to_contain_text("Số nữ lớn hơn tổng số. Hãy xem lại hai số này.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sổ theo dõi hội nghị, sinh hoạt chuyên đề")
    assert [complaint for complaint in complaints if "422" not in complaint] == []
    complaints.clear()
    look("session-refused")
    again = page.locator("#entry")
    expect(again.get_by_label("Nội dung")).to_have_value("Tổ mới, nói về việc nhà")
    expect(again.get_by_label("Tổ dân phố 14")).to_be_checked()
    again.get_by_label("Trong đó nữ").fill("16")
    again.get_by_role("button", name="Ghi sổ").click()
    expect(page.get_by_role("status").first).to_contain_text("Tổ mới, nói về việc nhà")
    entry = REGISTERS["sessions"].model.objects.standing().get(title="Tổ mới, nói về việc nhà")
    assert (entry.persons_total, entry.persons_women) == (26, 16)


def say_how_many_inspections(page: Page, look: Callable[[str], None]) -> None:
    inspections = row_of(page, "Tiến hành từ 02 cuộc kiểm tra")
    expect(inspections).to_contain_text("chưa chốt sổ")
    inspections.get_by_role("link", name="Ghi số liệu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ghi số liệu")
    look("figure")
    page.get_by_label("Số liệu", exact=True).fill("2")
    page.get_by_label("Nguồn số liệu").fill("Thông báo kết quả kiểm tra ngày 21/11")
    page.get_by_role("button", name="Lưu").click()
    expect(row_of(page, "Tiến hành từ 02 cuộc kiểm tra")).to_contain_text("Đạt")


def close_a_quarter(page: Page, ward: str, look: Callable[[str], None]) -> None:
    page.goto(f"{ward}registers/sessions/close/")
    look("close")
    page.get_by_role("button", name="Chốt sổ quý này").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã chốt sổ quý III năm 2026.")
    assert Closure.objects.in_force().filter(register="sessions", period="2026-Q3").exists()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_units_week_and_the_officer_hears_of_it(
    size: ViewportSize, page: Page, live_server: LiveServer, ward: str, look: Callable[[str], None]
) -> None:
    page.set_viewport_size(size)
    begin(page, live_server, "phuc", ward)
    expect(page.locator("main")).not_to_contain_text("Treo cờ phướn")
    look("unit-desk")
    settle_a_finding(page, ward, look)
    record_a_session_with_photos(page, ward, look)

    page.goto(ward)
    page.get_by_role("link", name=re.compile("^Báo cáo.*Cung cấp số vụ")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Báo tiến độ, kết quả")
    look("unit-report")
    page.get_by_label("Đã làm gì, kết quả thế nào").fill("Đã gửi bảng số, kèm ảnh trang sổ.")
    page.get_by_role("radio", name="Đã xong, gửi kết quả").check()
    page.get_by_label("Đính kèm ảnh, văn bản").set_input_files([photo("trang-so.jpg", "wheat")])
    page.get_by_role("button", name="Gửi").click()
    expect(page.locator("main")).to_contain_text("Đã gửi bảng số, kèm ảnh trang sổ.")
    expect(page.locator(".thumbs img")).to_have_count(1)
    look("unit-task")
    task = Assignment.objects.get(place__code="99002", text__startswith="Cung cấp số vụ")
    assert task.state == Assignment.State.REPORTED

    page.goto(ward)
    back = page.locator("li", has_text="Tiếp nhận, xác minh tin báo")
    expect(back).to_contain_text("Cần bổ sung: Đề nghị gửi kèm biên bản.")
    back.get_by_role("link", name="Bổ sung").click()
    expect(page.locator("main")).to_contain_text("Đề nghị gửi kèm biên bản.")

    page.context.clear_cookies()
    begin(page, live_server, "mai", ward)
    expect(page.locator("#mine + ul, section[aria-labelledby=mine]").first).to_contain_text("Cung cấp số vụ")
    look("officer-desk")


def settle_a_finding(page: Page, ward: str, look: Callable[[str], None]) -> None:
    """What waits in a register stands on the unit's desk with its day, and is gone when it is done."""
    waiting = page.locator("li", has_text="Bổ sung sổ trực và số điện thoại")
    expect(waiting).to_contain_text("hạn 05/12")
    waiting.get_by_role("link", name=re.compile("^Ghi kết quả khắc phục")).click()
    look("unit-finding")
    finding = page.locator("fieldset", has_text="Bổ sung sổ trực")
    finding.get_by_label("Ngày khắc phục, trả lời").fill("28/11/2026")
    page.get_by_role("button", name="Lưu kết quả").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã ghi kết quả.")
    page.goto(ward)
    expect(waiting).to_have_count(0)


def record_a_session_with_photos(page: Page, ward: str, look: Callable[[str], None]) -> None:
    """Three photos at once, one of them again, one that is none: each is told of, the good ones are kept."""
    page.goto(f"{ward}registers/sessions/")
    form = page.locator("#entry")
    form.get_by_label("Ngày", exact=False).first.fill("27/11/2026")
    form.get_by_label("Nội dung").fill("Nói về đường dây nóng ở chợ cá")
    form.get_by_label("Hình thức").select_option("Tọa đàm")
    form.get_by_label("Tổng số").fill("31")
    form.get_by_label("Trong đó nữ").fill("19")
    expect(form.locator("details[open] > summary", has_text="Thêm chi tiết")).to_be_visible()  # as last time
    colours = {"1.jpg": "teal", "2.jpg": "navy", "2 (1).jpg": "navy", "3.jpg": "olive"}
    files = [photo(name, colour) for name, colour in colours.items()]
    files += [FilePayload(name="chu.jpg", mimeType="image/jpeg", buffer=b"day la chu")]
    form.get_by_label("Tài liệu kiểm chứng").set_input_files(files)
    expect(form.locator(".thumbs canvas")).to_have_count(4)
    expect(form.get_by_role("alert")).to_have_text("Tệp “chu.jpg” không mở được như ảnh. Hãy chọn ảnh khác.")
    look("unit-photos")
    form.get_by_role("button", name="Ghi sổ").click()
    expect(page.get_by_role("status").first).to_contain_text("Nói về đường dây nóng ở chợ cá")
    expect(page.locator("main, .messages").first).to_contain_text("Tệp “2 (1).jpg” đã có ở đây")
    row = row_of(page, "Nói về đường dây nóng ở chợ cá")
    expect(row.locator(".thumbs img")).to_have_count(3)
    look("unit-sessions")
    row.get_by_role("link", name="Nói về đường dây nóng ở chợ cá").click()
    expect(page.locator(".thumbs img")).to_have_count(3)
    look("unit-entry")


def photo(name: str, colour: str) -> FilePayload:
    content = BytesIO()
    Image.new("RGB", (320, 200), colour).save(content, "JPEG")
    return FilePayload(name=name, mimeType="image/jpeg", buffer=content.getvalue())


def test_on_a_phone_the_officer_finds_what_needs_attention(
    page: Page, live_server: LiveServer, ward: str, look: Callable[[str], None]
) -> None:
    page.set_viewport_size(PHONE)
    begin(page, live_server, "mai", ward)
    look("desk")
    page.goto(f"{ward}targets/?upto=31/12/2026")
    look("targets")
    page.get_by_role("link", name=re.compile("^Chỉ xem điều cần để ý")).click()
    expect(row_of(page, "Đài truyền thanh phường giữ nhịp")).to_contain_text("Tủ phát hỏng")
    expect(row_of(page, "Trong năm mở ít nhất 03 hội nghị")).to_have_count(0)
    look("attention")
    for register in ("communication", "sessions"):
        page.goto(f"{ward}registers/{register}/")
        look(register)
    page.goto(f"{ward}tasks/")
    look("tasks")
