"""From nothing to work, as somebody new walks it: the first link to a plan in the reading room.

What the hands do is counted, and the machine's own time measured. From both follows how long a person takes,
by the keystroke-level model (Card, Moran, Newell 1983) for somebody who types slowly; the last run stands in
docs/develop/newcomer.md. With SONGHANH_PICTURES the sum and the pages are kept there.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from songhanh.catalogue import places
from songhanh.indicators.models import Value
from songhanh.kernel.text import search_key
from songhanh.people.actions import invite_first
from songhanh.people.models import Invitation, User
from songhanh.places.models import Unit
from songhanh.plans.models import Plan
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_walk import drop_paper
from tests.conftest import MAKER, PASSWORD
from tests.repo.world import as_docx, source

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

KEY, POINT, PRESS, THINK = 1.2, 1.1, 0.2, 1.35  # seconds: unfamiliar typist, move, click, decide
READ = 20.0  # seconds that somebody new looks at a page before beginning
SCAN = 60.0  # the phone is fetched, the app opened, the code scanned; once


@dataclass
class Hand:
    """Does what a person does, and counts it."""

    page: Page
    keys: int = 0
    clicks: int = 0
    pages: list[str] = field(default_factory=list)
    began: float = field(default_factory=monotonic)

    def sees(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(re.compile(heading))
        self.pages.append(heading)

    def types(self, label: str, text: str) -> None:
        self.clicks += 1
        self.keys += len(text)
        self.page.get_by_label(label, exact=True).fill(text)

    def pastes(self, label: str, text: str) -> None:
        self.clicks += 1
        self.keys += 2
        self.page.get_by_label(label, exact=True).fill(text)

    def presses(self, what: Locator) -> None:
        self.clicks += 1
        what.click()

    def button(self, name: str) -> None:
        self.presses(self.page.get_by_role("button", name=name, exact=True))

    def link(self, name: str) -> None:
        self.presses(self.page.locator("main").get_by_role("link", name=name, exact=True))

    def sum(self) -> str:
        """Machine, hands and eyes in minutes."""
        machine = monotonic() - self.began
        hands = self.keys * KEY + self.clicks * (POINT + PRESS + THINK)
        eyes = len(self.pages) * READ + SCAN
        return (
            f"pages {len(self.pages)}, clicks {self.clicks}, keys {self.keys}\n"
            f"machine {machine:.0f} s, hands {hands / 60:.1f} min, eyes {eyes / 60:.1f} min\n"
            f"all {(machine + hands + eyes) / 60:.1f} min\n"
        )


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_somebody_new_comes_from_nothing_to_work(
    size: object, page: Page, live_server: LiveServer, tmp_path: Path, picture: Callable[[str], None]
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    width = page.viewport_size["width"] if page.viewport_size else 0
    paper = tmp_path / "Kế hoạch.docx"
    paper.write_bytes(as_docx(source("ke-hoach-thang-hanh-dong-2026")))
    page.goto(f"{live_server.url}/welcome/{invite_first(actor=MAKER, at=timezone.now())}/")
    hand = Hand(page)
    make_account(hand)
    commune = choose_commune(hand)
    picture(f"newcomer-setup-{width}")
    confirm_units(hand)
    picture(f"newcomer-units-done-{width}")
    paste_villages(hand, picture, width)
    invite_somebody(hand, commune.code)
    picture(f"newcomer-sheet-{width}")
    page.goto(f"{live_server.url}/p/{commune.code}/setup/")
    give_figures(hand)
    picture(f"newcomer-last-{width}")
    hand.link("Thả kế hoạch vào")
    hand.clicks += 2
    drop_paper(page, paper)
    hand.pages.append("Rà soát")
    assert Plan.objects.get().place.code == commune.code
    assert Unit.objects.filter(kind="village").count() == 16
    assert Unit.objects.exclude(kind="village").count() == 19
    assert (Invitation.objects.filter(purpose="join").count(), Value.objects.count()) == (1, 2)
    if folder := os.environ.get("SONGHANH_PICTURES"):
        (Path(folder) / f"newcomer-{width}.txt").write_text(hand.sum(), encoding="utf-8")


def make_account(hand: Hand) -> None:
    hand.sees("Tạo tài khoản đầu tiên")
    hand.types("Họ và tên", "Nguyễn Thị Hạnh")
    hand.types("Tên đăng nhập", "hanh")
    hand.types("Mật khẩu mới", PASSWORD)
    hand.types("Nhập lại mật khẩu", PASSWORD)
    hand.button("Tạo tài khoản")
    hand.sees("Cài xác thực hai bước")
    hand.types("Mã xác thực", pyotp.TOTP(User.objects.get().second_factor.secret()).now())
    hand.button("Xác nhận")
    hand.sees("Mã dự phòng")
    hand.link("Đã cất mã, tiếp tục")


def choose_commune(hand: Hand) -> places.AdministrativeUnit:
    commune = places.communes()[0]
    hand.sees("Chọn xã, phường, đặc khu")
    hand.clicks += 1
    typed = search_key(commune.name)
    hand.keys += len(typed)
    with hand.page.expect_response(lambda answer: parse_qs(urlsplit(answer.url).query).get("q") == [typed]):
        hand.page.get_by_label("Tên xã, phường, đặc khu").press_sequentially(typed, delay=20)
    choice = hand.page.locator("#found li", has_text=f"mã {commune.code}")
    hand.presses(choice.get_by_role("button", name="Chọn"))
    hand.sees("Thiết lập ban đầu")
    return commune


def confirm_units(hand: Hand) -> None:
    hand.link("Xem đơn vị")
    hand.sees("Đơn vị")
    hand.pastes("Các trường", "Trường Mầm non\nTrường Tiểu học\nTrường Trung học cơ sở")
    hand.button("Thêm các đơn vị này")
    hand.sees("Thiết lập ban đầu")


def paste_villages(hand: Hand, picture: Callable[[str], None], width: int) -> None:
    hand.link("Thêm thôn")
    hand.sees("Thôn, tổ dân phố")
    hand.pastes("Danh sách, mỗi dòng một tên", "\n".join(f"{n}. Xóm Đông {n}" for n in range(1, 17)))
    hand.button("Xem lại danh sách")
    picture(f"newcomer-villages-{width}")
    hand.button("Thêm 16 thôn, tổ dân phố")
    hand.sees("Thiết lập ban đầu")


def invite_somebody(hand: Hand, code: str) -> None:
    hand.link("Mời người")
    hand.sees("Mời người")
    hand.types("Họ và tên", "Lê Thị Nga")
    hand.presses(hand.page.get_by_label(re.compile("Người của đơn vị:")))
    hand.clicks += 1
    hand.page.locator("#id_unit").select_option(label=f"Hội Liên hiệp Phụ nữ {kind_of(code)}")
    hand.button("Tạo lời mời")
    hand.sees("Phiếu có mã QR")


def kind_of(code: str) -> str:
    found = places.get(code)
    assert found is not None
    return found.kind


def give_figures(hand: Hand) -> None:
    hand.sees("Thiết lập ban đầu")
    hand.link("Nhập số liệu")
    hand.sees("Số liệu năm trước")
    hand.types("Nguồn", "BC 512/BC-UBND")
    for name, number in (("own.trusted_addresses-top", "3"), ("own.inspections-top", "1")):
        hand.clicks += 1
        hand.keys += 1
        hand.page.locator(f'[name="{name}"]').fill(number)
    hand.button("Lưu số liệu")
    hand.sees("Thiết lập ban đầu")
