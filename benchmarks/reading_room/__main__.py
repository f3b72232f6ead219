"""A plan of 63 tasks, from the file to the programme, by keyboard: `python -m benchmarks.reading_room`.

Starts a demonstration of its own and a browser, does every act there for real, counts keys, clicks and words
read, and adds up what a newcomer would need (hands.py). No person was timed. Needs Chromium.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.reading_room.hands import Hands
from benchmarks.reading_room.plan import write_plan
from playwright.sync_api import Locator, Page, expect, sync_playwright

from songhanh.demo.mark import PASSWORD

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
MOST_MINUTES = 10
BUSY = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"


@contextmanager
def running(home: Path) -> Iterator[str]:
    """The demonstration, served at an address of its own."""
    environment = {**os.environ, "SONGHANH_HOME": str(home)}
    run = [sys.executable, "-m", "songhanh"]
    subprocess.run([*run, "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [*run, "run", "--port", str(port), "--no-browser"], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def sign_in(page: Page, address: str) -> None:
    for _ in range(100):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) == 0:
                break
        time.sleep(0.2)
    page.goto(address)
    page.get_by_label("Tên đăng nhập").fill("hanh")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda here: "sign-in" not in here)


def settled(page: Page) -> None:
    expect(page.locator(BUSY)).to_have_count(0)


def look_around(hands: Hands) -> None:
    """The head of the page, and the list of keys."""
    page = hands.page
    hands.read(page.locator(".reading-head h1"), page.locator("#count"), page.locator(".keys"))
    hands.press("h")
    hands.read(page.locator(".more-list"))
    hands.press("h")


def settle_points(hands: Hands) -> int:
    """From point to point; what is wrong gets its reason, the rest is looked at and found right."""
    page, done = hands.page, 0
    open_ones = page.locator(".doubts [data-doubt]:not(.item-done)")
    while count := open_ones.count():
        hands.press("j")
        card = page.locator(".doubts [data-doubt][aria-current='true']")
        hands.read(card.locator(".mark"), card.locator(".quote"), card.locator("b"))
        if card.get_by_label(re.compile("Lý do để nguyên")).count():
            hands.press("Enter")
            hands.type("Văn thư đính chính ngày khi ban hành")
            hands.press("Enter")
        else:
            hands.press("d")
        expect(open_ones).not_to_have_count(count)
        settled(page)
        done += 1
    return done


def name_the_unit(hands: Hands) -> None:
    """A unit that nobody knew is said to be which; its tasks follow."""
    page = hands.page
    hands.click(page.locator("#g-unit > summary"))
    hands.read(page.locator("#g-unit li"))
    row = page.locator("#g-unit li", has_text="Tổ Văn thể xã")
    hands.click(row.get_by_role("link", name="Sửa"))
    panel = row.locator("form.panel")
    hands.read(panel.locator("label"))
    hands.clicks += 1  # the list is opened, then chosen from
    hands.read(panel.locator("select option"))
    panel.get_by_label("Là đơn vị nào").select_option("public_service_centre")
    hands.click(panel.get_by_role("button", name="Lưu"))
    expect(panel).to_have_count(0)
    settled(page)


def split_one(hands: Hands) -> None:
    """A task of two clauses becomes two."""
    page = hands.page
    row = page.locator("#g-task li", has_text="kỹ năng sống").first
    hands.click(row.locator(".quote"))
    hands.press("t")
    expect(page.locator("button.word:focus")).to_have_text("phối")
    hands.press("Enter")
    expect(page.locator("#g-task li")).to_have_count(64)
    settled(page)


def play(hands: Hands, paper: Path, *, careful: bool) -> dict[str, float]:
    """From the file to the programme; the seconds after each part."""
    page, marks = hands.page, {}
    hands.click(page.get_by_role("link", name="Kế hoạch", exact=True))
    hands.clicks += 2  # the file is looked for and chosen
    page.get_by_label("Tệp kế hoạch đã ban hành").set_input_files(paper)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Rà soát: "))
    look_around(hands)
    marks["found the way"] = hands.seconds
    settle_points(hands)
    marks["points looked at"] = hands.seconds
    name_the_unit(hands)
    hands.click(page.locator("#g-task > summary"))
    split_one(hands)
    marks["mended"] = hands.seconds
    read_items(hands, page.locator("#g-target li, #g-task li"), careful=careful)
    marks["items read"] = hands.seconds
    hands.press("c")
    expect(page.locator("[data-act='sure']")).to_have_count(0)
    settled(page)
    hands.click(page.get_by_role("link", name="Xác nhận và đưa vào thực hiện"))
    hands.read(page.locator("main"))
    hands.click(page.get_by_role("button", name="Xác nhận và đưa vào thực hiện"))
    expect(page.get_by_role("status")).to_contain_text("đã được xác nhận")
    marks["confirmed"] = hands.seconds
    return marks


def read_items(hands: Hands, rows: Locator, *, careful: bool) -> None:
    """What was understood of each; carefully, also the plan's own words beside it."""
    hands.read(rows.locator("p.soft"))
    if careful:
        hands.read(rows.locator("p.quote"))


def main() -> int:
    slow = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for careful in (False, True):
            with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "home") as address:
                paper = Path(folder) / "ke-hoach-63.txt"
                paper.write_text(write_plan(), encoding="utf-8")
                page = browser.new_page(locale="vi-VN", viewport={"width": 1366, "height": 768})
                page.set_default_timeout(30_000)
                sign_in(page, address)
                hands, begun = Hands(page), time.monotonic()
                marks = play(hands, paper, careful=careful)
                machine = time.monotonic() - begun
                page.close()
            whole = hands.seconds + machine
            print("\n" + ("Every word read" if careful else "What was understood is read"))
            print(f"  {hands.keys} keys, {hands.clicks} presses of the mouse, {hands.words} words read")
            print("  " + ", ".join(f"{name} {seconds / 60:.1f} min" for name, seconds in marks.items()))
            print(f"  the machine's own time {machine:.0f} s; together {whole / 60:.1f} minutes")
            slow = slow or whole > 60 * MOST_MINUTES
        browser.close()
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
