"""A village by its link on a phone: it writes, the line breaks in the middle, it mends, it is shut out."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import BrowserContext, FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from songhanh.files.queries import read_content
from songhanh.people.actions import make_links, withdraw_link
from songhanh.people.models import VillageLink
from songhanh.places.actions import make_unit
from songhanh.places.models import Place
from songhanh.registers.models import REGISTERS
from tests.browser.conftest import PHONE
from tests.browser.test_axe import broken
from tests.conftest import MAKER, NOW

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
SESSIONS = REGISTERS["sessions"].model


@pytest.fixture
def link(commune: Place) -> VillageLink:
    village = make_unit(
        actor=MAKER, place=commune, kind="village", name="Thôn Cồn Cát", relation="own", at=NOW
    )
    (made,) = make_links(actor=MAKER, units=[village], at=timezone.now())
    return made


def photo(name: str, width: int, height: int) -> FilePayload:
    """A photo that knows where it was taken."""
    picture = Image.radial_gradient("L").resize((width, height)).convert("RGB")
    exif = picture.getexif()
    exif.get_ifd(0x8825)[1] = "N"
    held = BytesIO()
    picture.save(held, "JPEG", quality=95, exif=exif)
    return FilePayload(name=name, mimeType="image/jpeg", buffer=held.getvalue())


def type_and_close(context: BrowserContext, address: str) -> None:
    """Somebody begins, and closes the page before anything was sent."""
    page = context.new_page()
    page.goto(address)
    page.get_by_label("Bao nhiêu lượt người dự?").fill("46")
    page.get_by_label("Trong đó nữ").fill("48")
    page.get_by_text("Việc nhà, đời sống gia đình").click()
    page.close()


def choose_photos(page: Page) -> None:
    """From two pickings; what is no photo is said and left out."""
    pick = page.get_by_label("Ảnh, văn bản")
    words = FilePayload(name="chu.jpg", mimeType="image/jpeg", buffer=b"day la chu")
    pick.set_input_files([photo("hop-thon.jpg", 3200, 2400), words])
    expect(page.get_by_text("Tệp “chu.jpg” không mở được như ảnh.")).to_be_visible()
    pick.set_input_files([photo("hop-2.jpg", 800, 600)])
    expect(page.locator(".thumbs canvas")).to_have_count(2)


def send_without_a_line(page: Page, context: BrowserContext) -> None:
    """It waits, says so, and goes by itself when there is a line again."""
    context.set_offline(True)
    page.get_by_role("button", name="Gửi xã").click()
    expect(page.get_by_text("Chờ mạng, chưa gửi")).to_be_visible()
    assert broken(page) == []
    assert not SESSIONS.objects.exists()
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_text("Đã ghi vào sổ. Xã đã nhận.")).to_be_visible()


def test_a_village_writes_loses_the_line_and_mends(
    page: Page, link: VillageLink, live_server: LiveServer, context: BrowserContext, complaints: list[str],
    picture: Callable[[str], None],
) -> None:  # fmt: skip
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/v/{link.token()}/")
    assert broken(page) == []
    type_and_close(context, f"{page.url}registers/sessions/")

    page.get_by_role("link", name="Buổi họp, sinh hoạt").click()
    expect(page.get_by_label("Bao nhiêu lượt người dự?")).to_have_value("46")
    choose_photos(page)
    picture("village-photos")
    assert broken(page) == []

    # refused: one sentence, and no photo has to be chosen again
    page.get_by_role("button", name="Gửi xã").click()
    expect(page.get_by_role("alert").first).to_contain_text("Số nữ lớn hơn tổng số")
    expect(page.locator(".thumbs canvas")).to_have_count(2)
    expect(page.get_by_text("chọn lại giúp")).to_have_count(0)
    page.get_by_label("Trong đó nữ").fill("28")
    send_without_a_line(page, context)
    thumbs = page.locator(".thumbs img").evaluate_all(
        "(all) => Promise.all(all.map((one) => one.decode().then(() => one.naturalWidth)))"
    )
    assert thumbs == [208, 208]
    picture("village-saved")
    assert broken(page) == []
    entry = SESSIONS.objects.get()
    assert (entry.persons_total, entry.persons_women, entry.recorded_by) == (46, 28, "Thôn Cồn Cát")
    kept = entry.proofs.order_by("pk")
    assert [one.name for one in kept] == ["hop-thon.jpg", "hop-2.jpg"]
    with Image.open(BytesIO(read_content(kept[0]))) as seen:
        assert (seen.size, dict(seen.getexif())) == ((2048, 1536), {})

    page.get_by_role("link", name="Sửa").click()
    page.get_by_label("Bao nhiêu lượt người dự?").fill("47")
    page.get_by_text("Ghi nhầm").click()
    assert broken(page) == []
    page.get_by_role("button", name="Lưu phần đã sửa").click()
    expect(page.get_by_text("Đã sửa. Lượt ghi cũ vẫn được giữ.")).to_be_visible()
    page.get_by_role("link", name="Xong, về trang của thôn").click()
    expect(page.get_by_text("47 lượt người, nữ 28")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('keep:')).length") == 0

    withdraw_link(actor=MAKER, link=link, at=timezone.now())
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Hãy báo xã để nhận phiếu mới.")
    assert broken(page) == []
    complaints.clear()  # the browser says itself that it was offline, refused, shut out
