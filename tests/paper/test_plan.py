"""A plan drafted by rule: sentences moved to another year, put for one commune, nothing invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.paper.lint import lint_docx
from songhanh.paper.plan.compose import compose_plan
from songhanh.paper.plan.draft import draft_parts
from songhanh.paper.plan.moving import (
    days_in,
    forget_money,
    leave_open,
    move_years,
    put_for_commune,
    raise_figure,
    working_day_before,
)
from songhanh.paper.plan.phrases import BASIS, GENERAL, MONEY, capacity_of, head_of, recipients_of
from songhanh.paper.plan.values import Due, Group, Line, PlanFacts
from songhanh.paper.values import Heading
from songhanh.paper.word import write_docx
from songhanh.reader import open_document, read_plan


@pytest.mark.parametrize(
    ("said", "moved"),
    [
        ("Báo cáo trước ngày 25/11/2026.", "Báo cáo trước ngày 25/11/2027."),
        ("Hoàn thành trong quý II năm 2026.", "Hoàn thành trong quý II năm 2027."),
        ("Mở lớp trong tháng 4/2026.", "Mở lớp trong tháng 4/2027."),
        ("Kế hoạch phát triển năm 2027 của xã.", "Kế hoạch phát triển năm 2028 của xã."),
        ("Kế hoạch giáo dục năm học 2026-2027.", "Kế hoạch giáo dục năm học 2027-2028."),
        ("Theo Kế hoạch số 42/KH-UBND ngày 06/02/2026.", "Theo Kế hoạch số 42/KH-UBND ngày 06/02/2026."),
        (
            "Theo Nghị định số 76/2023/NĐ-CP ngày 01/11/2023.",
            "Theo Nghị định số 76/2023/NĐ-CP ngày 01/11/2023.",
        ),
        ("Giảm từ 4,2% năm 2025 xuống dưới 3,5%.", "Giảm từ 4,2% năm 2025 xuống dưới 3,5%."),
        ("Từ ngày 15/11 đến ngày 15/12/2026.", "Từ ngày 15/11 đến ngày 15/12/2027."),
        ("Giai đoạn 2021-2030, năm 2026-2030.", "Giai đoạn 2021-2030, năm 2026-2030."),
    ],
)
def test_a_sentence_is_moved_to_the_next_year(said: str, moved: str) -> None:
    assert move_years(said, 2026, 2027) == moved


def test_a_leap_day_becomes_the_day_before() -> None:
    assert move_years("Trước ngày 29/02/2028.", 2028, 2029) == "Trước ngày 28/02/2029."


@given(st.text(), st.integers(2020, 2040))
def test_moving_to_the_same_year_changes_nothing(text: str, year: int) -> None:
    assert move_years(text.replace("\0", ""), year, year) == text.replace("\0", "")


@pytest.mark.parametrize(
    ("said", "level", "put"),
    [
        ("100% xã, phường phát ít nhất 05 tin, bài/quý.", "xã", "Xã phát ít nhất 05 tin, bài/quý."),
        ("Mỗi xã, phường kiểm tra ít nhất 02 cuộc.", "phường", "Phường kiểm tra ít nhất 02 cuộc."),
        ("100% thôn, tổ dân phố có đầu mối.", "xã", "100% thôn có đầu mối."),
        ("100% thôn, tổ dân phố có đầu mối.", "phường", "100% tổ dân phố có đầu mối."),
        ("Nữ trưởng thôn, tổ trưởng tổ dân phố đạt 30%.", "phường", "Nữ tổ trưởng tổ dân phố đạt 30%."),
        ("Cán bộ cấp xã trên địa bàn tỉnh.", "xã", "Cán bộ xã trên địa bàn xã."),
    ],
)
def test_what_a_province_asks_is_put_for_one_commune(said: str, level: str, put: str) -> None:
    assert put_for_commune(said, level, "thôn" if level == "xã" else "tổ dân phố") == put


def test_no_figure_is_invented() -> None:
    assert leave_open("Nâng tỷ lệ nữ; mức phấn đấu do từng xã đặt ra.") == "Nâng tỷ lệ nữ, mức phấn đấu: …."
    assert forget_money("Bố trí 48.000.000 đồng, thêm 2 triệu đồng.") == "Bố trí … đồng, thêm … đồng."
    assert raise_figure("Đăng ít nhất 04 tin mỗi quý.", "4", "5") == "Đăng ít nhất 05 tin mỗi quý."
    assert raise_figure("Nữ chiếm từ 35% trở lên.", "35", "40") == "Nữ chiếm từ 40% trở lên."
    assert raise_figure("Mở 2 lớp ở 2 thôn.", "2", "3") is None
    assert raise_figure("Giảm còn 2,5 lần.", "2", "1") is None


def test_days_of_rest_are_known() -> None:
    assert days_in("Trước ngày 31/10/2027; theo số 1/QĐ-UBND ngày 01/02/2027.") == (date(2027, 10, 31),)
    assert working_day_before(date(2027, 10, 31)) == date(2027, 10, 29)
    assert working_day_before(date(2027, 10, 28)) == date(2027, 10, 28)


def test_who_signs_for_the_chair() -> None:
    assert capacity_of("Phó Chủ tịch")[1:] == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert (capacity_of("Q. Chủ tịch")[1:], capacity_of("")[1:]) == (("Q. CHỦ TỊCH",), ("CHỦ TỊCH",))


TARGETS = (
    "Mỗi quý phát, đăng ít nhất 05 tin, bài về bình đẳng giới.",
    "100% thôn có người làm đầu mối nhận tin báo.",
    "Nâng tỷ lệ nữ là trưởng thôn, mức phấn đấu: ….",
)
TASKS = (
    "Tổ chức gặp mặt nữ cán bộ thôn.",
    "Mở lớp tập huấn trước ngày 30/4/2027.",
    "Rà soát quy chế làm việc.",
)


def facts(**more: object) -> PlanFacts:
    lines = [Line(text, "own") for text in TARGETS]
    told: dict[str, object] = {
        "head": head_of("xã Đồng Hạ", "Đồng Hạ", 2027), "year": 2027, "body": "Ủy ban nhân dân xã Đồng Hạ",
        "place": "xã Đồng Hạ", "level": "xã", "village_word": "thôn", "above": "Sở Nội vụ tỉnh Sơn Hải",
        "basis": BASIS, "funding": (MONEY,), "tasks": tuple(Line(text, "own") for text in TASKS[:1]),
        "targets": (
            Group("Thông tin, truyền thông", tuple(lines[:1])), Group("Tổ chức, cán bộ", tuple(lines[1:])),
        ),
        "units": (
            Group("Phòng Văn hóa - Xã hội", tuple(Line(text, "own") for text in TASKS[1:])),
            Group("Hội Liên hiệp Phụ nữ xã", (GENERAL,), asked=True),
        ),
        "due": (Due("six_month", date(2027, 6, 10)), Due("annual", date(2027, 11, 25))),
        "recipients": recipients_of("tỉnh Sơn Hải", "xã", "thôn"), "signer": ("Lê Thị Tâm", "Chủ tịch"),
    }  # fmt: skip
    return PlanFacts(**(told | more))  # type: ignore[arg-type]


def test_the_paper_passes_our_linter_and_is_read_again_as_it_was_meant() -> None:
    known = facts()
    content = write_docx(compose_plan(known, draft_parts(known), {}))
    assert lint_docx(content) == ()
    read = read_plan(open_document(content, "du-thao.docx"))
    assert tuple(one.text for one in read.targets) == TARGETS
    assert [one.text for one in read.tasks] == [TASKS[0], MONEY.text, *TASKS[1:], GENERAL.text]
    assert [(one.name, one.asked) for one in read.units] == [
        ("Phòng Văn hóa - Xã hội", False), ("Hội Liên hiệp Phụ nữ xã", True),
    ]  # fmt: skip
    assert [(one.report, one.due) for one in read.deadlines] == [("six_month", "06-10"), ("annual", "11-25")]
    assert (read.head.number, read.head.date, read.head.period.since) == (None, "2027", 2027)
    assert read.recipients == known.recipients


def test_what_is_unknown_stays_open_and_an_emptied_part_is_left_out() -> None:
    known = facts(due=(), signer=("", ""))
    parts = draft_parts(known)
    assert "báo cáo năm trước ngày …/…/2027" in parts[-1].text
    paper = compose_plan(known, parts, {"tasks": "", "funding": "Một đoạn.\n- Một ý;\n+ Một ý nhỏ."})
    headings = [block.text for block in paper.body if isinstance(block, Heading) and block.level == 1]
    assert headings == [
        "I. MỤC ĐÍCH, YÊU CẦU", "II. CHỈ TIÊU", "III. KINH PHÍ THỰC HIỆN", "IV. TỔ CHỨC THỰC HIỆN",
    ]  # fmt: skip
