"""Numbers, days, ends of sentences: what an office writes by habit."""

from dataclasses import replace

import pytest

from songhanh.paper.values import Basis, Bullet, Head, Table, Text
from songhanh.paper.wording import (
    OPEN,
    attached_to,
    body_lines,
    close,
    day_words,
    issuer_name,
    number_line,
    recipient_lines,
)
from tests.paper.samples import PLAN, TARGETS

HEAD = Head(("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG HẠ"), "KH-UBND", "Đồng Hạ")


def test_a_number_under_ten_takes_a_zero() -> None:
    assert number_line(replace(HEAD, number="5")) == "Số: 05/KH-UBND"
    assert number_line(replace(HEAD, number="112")) == "Số: 112/KH-UBND"


def test_a_number_that_is_open_leaves_room() -> None:
    assert number_line(HEAD) == f"Số:{OPEN}/KH-UBND"


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("2026-01-05", "ngày 05 tháng 01 năm 2026"),
        ("2026-05-17", "ngày 17 tháng 5 năm 2026"),
        ("2026-02-31", "ngày 31 tháng 02 năm 2026"),
        ("2026-02", f"ngày{OPEN}tháng 02 năm 2026"),
        ("2026", f"ngày{OPEN}tháng{OPEN}năm 2026"),
        ("", f"ngày{OPEN}tháng{OPEN}năm{OPEN}"),
    ],
)
def test_a_day_keeps_the_precision_that_is_known(printed: str, words: str) -> None:
    assert day_words(printed) == words


@pytest.mark.parametrize(
    ("lines", "spoken"),
    [
        (("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG HẠ"), "Ủy ban nhân dân xã Đồng Hạ"),
        (("ỦY BAN NHÂN DÂN", "PHƯỜNG 1"), "Ủy ban nhân dân phường 1"),
        (("ỦY BAN NHÂN DÂN ĐẶC KHU HÒN MÂY",), "Ủy ban nhân dân đặc khu Hòn Mây"),
        (("BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ",), "Ban vì sự tiến bộ của phụ nữ"),
    ],
)
def test_an_issuer_is_spoken_of_in_small_letters(lines: tuple[str, ...], spoken: str) -> None:
    assert issuer_name(replace(HEAD, issuer=lines)) == spoken


def test_an_annex_says_what_it_goes_with() -> None:
    assert (
        attached_to(PLAN)
        == "Kèm theo Kế hoạch số 05/KH-UBND ngày 07 tháng 5 năm 2026 của Ủy ban nhân dân xã Đồng Hạ"
    )


def test_recipients_end_in_semicolons_and_the_last_in_a_point() -> None:
    assert recipient_lines(("- Sở Nội vụ (b/c);", "Lưu: VT.")) == ("- Sở Nội vụ (b/c);", "- Lưu: VT.")
    assert recipient_lines(()) == ()


def test_the_body_ends_with_stroke_and_points_once() -> None:
    assert close("Thực hiện.") == "Thực hiện./."
    assert close("Thực hiện./.") == "Thực hiện./."
    assert close("Thực hiện ./.") == "Thực hiện./."
    assert body_lines((Text("Một."), Bullet("Hai;")), end=True)[-1] == Bullet("Hai./.")
    assert body_lines((Text("Một."),), end=False) == (Text("Một."),)
    assert body_lines((TARGETS,), end=True) == (TARGETS,)
    assert body_lines((), end=True) == ()


def test_each_basis_ends_in_a_semicolon_and_the_last_in_a_point() -> None:
    blocks = body_lines((Basis("Một;"), Basis("Hai;"), Text("Ba")), end=False)
    assert [block.text for block in blocks if not isinstance(block, Table)] == ["Một;", "Hai.", "Ba"]
