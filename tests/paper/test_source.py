"""Plans kept as plain text become papers."""

from datetime import datetime

import pytest

from songhanh.paper.source import CannotReadSource, read_source
from songhanh.paper.values import (
    Annex,
    Basis,
    Bullet,
    Column,
    Head,
    Heading,
    Row,
    Signature,
    Table,
    Text,
)

FRONT = """+++
issuer = ["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG HẠ"]
number = "05/KH-UBND"
place = "Đồng Hạ"
date = "2026-05"
type = "KẾ HOẠCH"
subject = "Công tác bình đẳng giới năm 2026"
recipients = ["Các thôn", "Lưu: VT"]
author = "Nguyễn Thị Lan"
created = 2026-05-07

[signer]
capacity = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
name = "Trần Văn An"
+++
"""
BODY = """
Căn cứ Luật Bình đẳng giới;
Căn cứ này còn viết tiếp;

Thực hiện Kế hoạch của tỉnh,
xã làm như sau:

# I. MỤC ĐÍCH
## 1. Mục đích
- Một việc
viết trên hai dòng
+ Việc con
### a) Điểm
Căn cứ tình hình, xã làm thêm;
: Bảng 1. Chỉ tiêu
| TT | Chỉ tiêu | Mức |
|:--:|---|--:|
| 1 | Có \\| trong ô | 80% |
Hết.

=== Phụ lục I (ngang)
DANH MỤC
- Việc
=== Phụ lục II
MẪU
"""


def test_the_front_gives_head_foot_and_title() -> None:
    paper = read_source(FRONT + BODY)
    assert paper.head == Head(("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG HẠ"), "KH-UBND", "Đồng Hạ", "2026-05", "05")
    assert paper.signature == Signature(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Văn An")
    assert (paper.type_name, paper.subject) == ("KẾ HOẠCH", "Công tác bình đẳng giới năm 2026")
    assert paper.recipients == ("Các thôn", "Lưu: VT")
    assert paper.about.title == "Kế hoạch công tác bình đẳng giới năm 2026"
    assert (paper.about.author, paper.about.created) == ("Nguyễn Thị Lan", datetime(2026, 5, 7))  # noqa: DTZ001


def test_the_body_gives_each_kind_of_block_in_order() -> None:
    assert read_source(FRONT + BODY).body == (
        Basis("Căn cứ Luật Bình đẳng giới; Căn cứ này còn viết tiếp"),
        Text("Thực hiện Kế hoạch của tỉnh, xã làm như sau:"),
        Heading(1, "I. MỤC ĐÍCH"),
        Heading(2, "1. Mục đích"),
        Bullet("Một việc viết trên hai dòng"),
        Bullet("Việc con", 2),
        Heading(3, "a) Điểm"),
        Text("Căn cứ tình hình, xã làm thêm;"),
        Table(
            (Column("TT", align="center"), Column("Chỉ tiêu"), Column("Mức", align="right")),
            (Row(("1", "Có | trong ô", "80%")),),
            "Bảng 1. Chỉ tiêu",
        ),
        Text("Hết."),
    )


def test_annexes_have_their_label_title_and_direction() -> None:
    assert read_source(FRONT + BODY).annexes == (
        Annex("DANH MỤC", (Bullet("Việc"),), "Phụ lục I", landscape=True),
        Annex("MẪU", (), "Phụ lục II"),
    )


def test_a_number_without_a_figure_stays_open() -> None:
    head = read_source(FRONT.replace("05/KH", "/KH")).head
    assert head is not None
    assert (head.number, head.symbol) == ("", "KH-UBND")


def test_decomposed_letters_are_composed() -> None:
    assert read_source(FRONT + "Xã hoa\u0300n tha\u0300nh.").body == (Text("Xã hoàn thành."),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Không có phần đầu", "giữa hai dòng"),
        (FRONT.replace("number", "nummer"), "không hiểu được: nummer"),
        (FRONT.replace('place = "Đồng Hạ"', ""), "thiếu mục place"),
        (FRONT.replace('"05/KH-UBND"', '"05"'), "Mục number"),
        (FRONT.replace('"2026-05"', '"tháng 5"'), "Mục date"),
        (FRONT.replace('["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG HẠ"]', "[]"), "thiếu mục issuer"),
        (FRONT.replace('["Các thôn", "Lưu: VT"]', "[1, 2]"), "danh sách dòng chữ"),
        (FRONT.replace("type =", "type"), "không phải TOML"),
        (FRONT + "| a | b |\n| 1 | 2 |\n", "Dòng 17"),
        (FRONT + "| a | b |\n|---|---|\n| 1 |\n", "Dòng 18: hàng này có 1 ô"),
        (FRONT + "=== Phụ lục\n# I. MỤC\n", "tên phụ lục"),
    ],
)
def test_a_source_that_is_not_in_the_form_is_refused_and_says_where(text: str, said: str) -> None:
    with pytest.raises(CannotReadSource, match=said):
        read_source(text)
