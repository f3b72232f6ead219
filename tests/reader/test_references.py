"""Instruments cited with a number: which, of what kind, when, by whom, and whether the plan rests on them."""

import pytest
from tests.reader.plans_of_ours import read

from songhanh.reader.plan import Reference


def references(preamble: str, body: str = "Mở lớp học nghề.") -> tuple[Reference, ...]:
    return read(f"KẾ HOẠCH\nBình đẳng giới năm 2026\n{preamble}\nI. NHIỆM VỤ\n1. {body}\n").references


@pytest.mark.parametrize(
    ("text", "number", "kind", "date", "issuer"),
    [
        ("Thực hiện Kế hoạch số 12 /KH-UBND ngày 3/2/2026 của UBND tỉnh Sơn Hải về học nghề.",
         "12/KH-UBND", "Kế hoạch", "2026-02-03", "UBND tỉnh Sơn Hải"),
        ("Căn cứ Nghị định số 39/2015/NĐ-CP, ngày 27 tháng 4 năm 2015 của Chính phủ quy định chính sách.",
         "39/2015/NĐ-CP", "Nghị định", "2015-04-27", "Chính phủ"),
        ("Căn cứ Chỉ thị 21-CT/TW, ngày 20/01/2018 của Ban Bí thư về công tác phụ nữ.",
         "21-CT/TW", "Chỉ thị", "2018-01-20", "Ban Bí thư"),
        ("Căn cứ Công văn số 45/SNV-CCHC &VTLT, ngày 01/3/2026 của Sở Nội vụ về lập kế hoạch.",
         "45/SNV-CCHC&VTLT", "Công văn", "2026-03-01", "Sở Nội vụ"),
        ("Căn cứ Luật Bình đẳng giới số 73/2006/QH11;", "73/2006/QH11", "Luật", None, ""),
        ("Căn cứ Quyết định số 56/QĐ-UBND năm 2025 của Chủ tịch UBND xã;",
         "56/QĐ-UBND", "Quyết định", "2025", "Chủ tịch UBND xã"),
        ("Căn cứ văn bản 67/HD-LN.", "67/HD-LN", "Văn bản", None, ""),
    ],
)  # fmt: skip
def test_a_reference_is_read_whole(text: str, number: str, kind: str, date: str | None, issuer: str) -> None:
    (one,) = references(text)
    assert (one.number, one.type, one.date, one.issuer, one.role) == (number, kind, date, issuer, "basis")


def test_a_reference_of_the_body_is_cited() -> None:
    (one,) = references(
        "", "Thực hiện Quyết định số 8/QĐ-TTg ngày 1/2/2025 của Thủ tướng Chính phủ phê duyệt Đề án."
    )
    assert (one.role, one.issuer) == ("cited", "Thủ tướng Chính phủ")


def test_each_is_listed_once_with_the_day_that_any_mention_gives() -> None:
    (one,) = references(
        "Căn cứ Kế hoạch số 5/KH-UBND của tỉnh;", "Theo Kế hoạch số 5/KH-UBND ngày 6/1/2026 của UBND tỉnh."
    )
    assert (one.number, one.date, one.role) == ("5/KH-UBND", "2026-01-06", "basis")


@pytest.mark.parametrize(
    "text", ["Từ ngày 15/11 đến 15/12/2026.", "Đạt 3/4 số hộ.", "Lớp 10A1/10B2 học thử."]
)
def test_days_and_fractions_are_no_references(text: str) -> None:
    assert references("", text) == ()


def test_a_task_knows_the_programmes_that_it_carries_out() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nI. NHIỆM VỤ\n1. Thực hiện Quyết định số 8 /QĐ-TTg của Thủ tướng.\n2. Mở lớp.\n"
    )
    assert [one.programmes for one in draft.tasks] == [("8/QĐ-TTg",), ()]
