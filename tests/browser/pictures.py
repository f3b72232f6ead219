"""Pictures of the guide, taken by `scripts/pictures`: a commune's year, each step by the one who does it.

The product runs with the demonstration in a home that is gone afterwards, on a free port, with its clock at
the day on which the story stands: run again, the pictures stay as they are unless a page has changed.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import openpyxl
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator, Page, ViewportSize, expect, sync_playwright

from songhanh.demo.mark import PASSWORD
from tests.tools import FLAGS, QUIET, paste

FOLDER = Path(__file__).parents[2] / "docs" / "guide" / "pictures"
DAY = "2026-11-25T09:00:00+07:00"
RUN = (
    "import sys, time_machine; from datetime import datetime; from songhanh.cli import main;"
    f"time_machine.travel(datetime.fromisoformat('{DAY}')).start(); sys.exit(main(sys.argv[1:]))"
)
DESK = ViewportSize(width=1366, height=768)
PHONE = ViewportSize(width=390, height=844)
PATIENCE = 60  # seconds until the product answers
COLOURS, COMMON = 24, 8
RARE = 20  # fewer points than this are no colour of the page
MARGIN = 20
SCAN = Path("Báo cáo năm 2026, bản ký.pdf")
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BLOCK = (
    "05/11/2026\tTọa đàm về chia sẻ việc nhà\ttọa\tHội Liên hiệp Phụ nữ xã\t\t40\t25\n"
    "12/11/2026\tNói chuyện với bố mẹ trẻ\ttọa\tTrạm Y tế xã\t\t36\t60.5\n"
    "19/11/2026\tGặp gỡ thanh niên trước khi cưới\ttọa\tĐoàn Thanh niên xã\t\t52\t27\n"
)
ROWS = tuple(
    {
        "Ngày": day, "Nội dung": title, "Hình thức": "Sinh hoạt chuyên đề",
        "Đơn vị tổ chức": "Hội Liên hiệp Phụ nữ xã", "Tổng số": persons, "Trong đó nữ": women,
    }
    for day, title, persons, women in (
        (date(2026, 11, 6), "Cùng con học bài", 45, 30),
        (date(2026, 11, 13), "Bố cũng đón con", 38, 39),
        (date(2026, 11, 20), "Việc nhà không của riêng ai", 60, 31),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desk:
    """A browser for each person, and the address of the product."""

    browser: Browser
    address: str
    pages: dict[tuple[str, int], Page]

    def of(self, username: str, size: ViewportSize = DESK) -> Page:
        """The page of a person who has signed in."""
        key = (username, size["width"])
        if key not in self.pages:
            page = self.browser.new_page(locale="vi-VN", viewport=size)
            page.goto(self.address)
            page.get_by_label("Tên đăng nhập").fill(username)
            page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
            page.get_by_role("button", name="Đăng nhập").click()
            page.wait_for_url(lambda now: "sign-in" not in now)
            self.pages[key] = page
        return self.pages[key]

    def scan(self, username: str) -> Page:
        """What the first village sees on a phone, behind the code of the sheet that this person prints."""
        sheets = self.of(username)
        sheets.goto(f"{self.address}/p/99001/people/villages/sheets/")
        told = sheets.get_by_text(re.compile("/v/[a-z0-9]+/")).first.inner_text()
        page = self.browser.new_page(locale="vi-VN", viewport=PHONE)
        page.goto(self.address + told[told.index("/v/") :].strip())
        return page

    def open(self, username: str, path: str, size: ViewportSize = DESK) -> Page:
        page = self.of(username, size)
        page.goto(f"{self.address}/p/99001/2026/{path}")
        return page


@contextmanager
def running(home: str) -> Iterator[str]:
    """The product with the demonstration; the answer is its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    know = os.environ | {"SONGHANH_HOME": home}
    know.pop("DATABASE_URL", None)
    program = [sys.executable, "-c", RUN]
    subprocess.run([*program, "demo"], check=True, stdout=subprocess.DEVNULL, env=know)
    product = subprocess.Popen(
        [*program, "run", "--port", str(port), "--no-browser"], stdout=subprocess.DEVNULL, env=know
    )
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        product.terminate()
        product.wait()


def wait_for(port: int) -> None:
    """Until something listens at the port; `TimeoutError` after a minute."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError(f"Nothing answers at port {port}.")


def take(page: Page, name: str, *of: Locator, most: int = 700) -> None:
    """One picture in few colours: of the whole screen, or of what lies from the first of these to the last.

    At most so many points high; the lower part of what is longer is left out.
    """
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement && document.activeElement.blur()")
    if of:
        page.evaluate("window.scrollTo(0, 0)")
        boxes = [box for one in of if (box := one.bounding_box())]
        top = min(box["y"] for box in boxes)
        foot = max(box["y"] + box["height"] for box in boxes)
        left = max(0, min(box["x"] for box in boxes) - MARGIN)
        right = min(page.evaluate("innerWidth"), max(box["x"] + box["width"] for box in boxes) + MARGIN)
        bar = page.locator("header").first.bounding_box() or {"y": 0, "height": 0}
        top = max(bar["y"] + bar["height"] + 1, top - MARGIN)
        clip = FloatRect(x=left, y=top, width=right - left, height=min(most, foot - top + MARGIN))
        shot = page.screenshot(full_page=True, clip=clip, animations="disabled")
    else:
        shot = page.screenshot(animations="disabled")
    picture = Image.open(BytesIO(shot)).convert("RGB")
    picture.quantize(palette=palette_of(picture), dither=Image.Dither.NONE).save(
        FOLDER / f"{name}.png", optimize=True
    )


def palette_of(picture: Image.Image) -> Image.Image:
    """The colours of which there is most, then those least like them: one small mark of red stays."""
    counted = sorted(picture.getcolors(picture.width * picture.height) or (), reverse=True)
    kept = [colour for _count, colour in counted[:COMMON]]
    others = {
        colour: min(map(partial(far, colour), kept)) for count, colour in counted[COMMON:] if count >= RARE
    }
    while others and len(kept) < COLOURS:
        furthest = max(others, key=lambda colour: (others[colour], colour))
        kept.append(furthest)
        others = {one: min(gap, far(one, furthest)) for one, gap in others.items() if one != furthest}
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in kept for part in colour])
    return palette


def far(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """How unlike two colours are: squares of their differences, added."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def plan(desk: Desk) -> None:
    """The plan is dropped, looked through, confirmed."""
    page = desk.open("hanh", "plans/")
    take(page, "tha-ke-hoach", page.locator("h1"), page.locator("#drop"))
    draft = page.locator("ul.work > li", has_text="Tháng hành động").first
    draft.get_by_role("link", name="Rà soát").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Rà soát: "))
    take(page, "ra-soat")
    card = page.locator(".doubts li.item:not(.item-done)", has_text="Sai rõ").first
    name = card.get_attribute("id")
    card.get_by_label("Lý do để nguyên").fill("Đã hỏi: in nhầm ngày 30/11")
    card.get_by_role("button", name="Để nguyên").click()
    expect(page.locator(f"#{name}.item-done")).to_have_count(1)
    page.get_by_role("link", name="Xác nhận và đưa vào thực hiện").click()
    take(page, "xac-nhan", page.locator("main"))
    page.get_by_role("button", name="Xác nhận và đưa vào thực hiện").click()
    expect(page.get_by_role("status")).to_contain_text("đã được xác nhận")


def tasks(desk: Desk) -> None:
    """A task is given; its unit sees it, and says what it has done."""
    page = desk.open("hanh", "tasks/")
    group = page.locator("details.group").filter(has=page.locator("summary", has_text="Trạm Y tế xã")).last
    group.locator("summary").click()
    take(page, "nhiem-vu", page.locator("h1"), group, most=560)
    group.get_by_role("link", name="Giao, tách việc").first.click()
    page.get_by_label("Hạn").first.fill("05/12/2026")
    take(page, "giao-viec", page.locator("main"))
    unit = desk.open("binh", "", PHONE)
    take(unit, "viec-cua-toi")
    unit.get_by_role("link", name=re.compile("^Bổ sung ?:")).first.click()
    unit.get_by_label("Đã làm gì, kết quả thế nào").fill("Đã phân công 02 đồng chí, có quyết định kèm theo.")
    take(unit, "bao-ket-qua", unit.locator("main"))


def registers(desk: Desk) -> None:
    """An entry is written, a village writes its own behind its code; a quarter is closed."""
    page = desk.open("hanh", "registers/communication/")
    page.get_by_label("Tên tin, bài").first.fill("Nói với con trai về chia sẻ việc nhà")
    take(page, "ghi-so", page.locator("h1"), page.locator("#entry"))
    village = desk.scan("hanh")
    take(village, "thon-ghi")
    page = desk.open("hanh", "registers/communication/close/")
    take(page, "chot-so", page.locator("main"))


def many(desk: Desk) -> None:
    """A block from Excel lands in the grid; a filled template is looked at before it is written."""
    page = desk.open("hanh", "registers/sessions/grid/")
    page.locator("table input").first.focus()
    paste(page, BLOCK)
    expect(page.locator("[data-status]")).to_contain_text("Đã lưu 2 dòng, 1 dòng cần sửa")
    page.keyboard.press("End")
    page.locator(".sheet.scroll").evaluate("sheet => { sheet.scrollLeft = 484; }")
    take(page, "ghi-nhieu-dong", page.locator("h1"), page.locator(".grid-foot"))
    page = desk.open("hanh", "registers/sessions/import/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải mẫu trống").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "tuyen-truyen-thang-11.xlsx", "mimeType": SHEET, "buffer": fill(waiting.value.path())}
    )
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xem trước")
    take(page, "xem-truoc", page.locator("h1"), page.locator("section[aria-labelledby=faults]"))


def fill(template: Path) -> bytes:
    """The template of sessions with three rows, one of which has more women than persons."""
    book = openpyxl.load_workbook(BytesIO(template.read_bytes()))
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[4]}
    for at, row in enumerate(ROWS, 5):
        for head, value in row.items():
            sheet.cell(at, heads[head], value)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def judge(desk: Desk) -> None:
    page = desk.open("hanh", "targets/")
    take(page, "chi-tieu")


def report(desk: Desk) -> None:
    """The report from its draft to the sending, by officer, leader and clerk."""
    page = desk.open("hanh", "reports/2/")
    take(page, "soan-bao-cao")
    page.get_by_role("button", name="Trình ký").click()
    expect(page.locator(".page-head .mark")).to_have_text("Trình ký")
    take(page, "trinh-ky", page.locator("main"), most=420)
    leader = desk.open("tham", "reports/2/")
    take(leader, "ky")
    leader.get_by_role("button", name="Ký", exact=True).click()
    expect(leader.locator(".page-head .mark")).to_have_text("Đã ký, chờ số")
    clerk = desk.open("van", "reports/2/")
    clerk.get_by_role("link", name="Cấp số, ngày ban hành").click()
    clerk.get_by_label("Số, ký hiệu").fill("158/BC-UBND")
    clerk.get_by_label("Ngày ban hành").fill("25/11/2026")
    take(clerk, "cap-so", clerk.locator("main"))
    clerk.locator("input[type=file]").set_input_files(
        {"name": SCAN.name, "mimeType": "application/pdf", "buffer": b"%PDF-1.7 ban ky"}
    )
    clerk.get_by_role("button", name="Ban hành").click()
    clerk.get_by_role("link", name="Ghi đã gửi").click()
    clerk.get_by_label("Bằng cách nào").fill("Trục liên thông văn bản")
    clerk.get_by_role("button", name="Ghi đã gửi").click()
    expect(clerk.locator(".page-head .mark")).to_have_text("Đã gửi")
    take(clerk, "da-gui")


WAY: tuple[Callable[[Desk], None], ...] = (plan, tasks, registers, many, judge, report)


def main() -> None:
    """All of them anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with (
        tempfile.TemporaryDirectory() as home,
        running(home) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS + QUIET)
        desk = Desk(browser, address, {})
        for step in WAY:
            step(desk)
        browser.close()


if __name__ == "__main__":
    main()
