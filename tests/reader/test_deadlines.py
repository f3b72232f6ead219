"""Duties to report: every kind, its day, who owes it, to whom it goes and on to whom."""

import pytest
from tests.reader.plans_of_ours import read

from songhanh.reader.plan import Deadline


def deadlines(order: str) -> tuple[Deadline, ...]:
    text = f"KẾ HOẠCH\nNăm 2026\nI. NHIỆM VỤ\n1. Mở lớp học nghề.\nII. CHẾ ĐỘ BÁO CÁO\n{order}\n"
    return read(text).deadlines


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("Các đơn vị gửi báo cáo năm trước ngày 25/11 về UBND xã.", [("annual", "11-25", "before")]),
        ("Các đơn vị báo cáo 6 tháng chậm nhất ngày 10/6.", [("six_month", "06-10", "by")]),
        ("Các đơn vị báo cáo 09 tháng trước ngày 20/9, báo cáo năm trước ngày 30/11.",
         [("nine_month", "09-20", "before"), ("annual", "11-30", "before")]),
        ("Báo cáo 6 tháng, báo cáo năm trước ngày 10/6 và 10/12.",
         [("six_month", "06-10", "before"), ("annual", "12-10", "before")]),
        ("Định kỳ 6 tháng (trước ngày 5/6) và hằng năm (trước ngày 5/12) gửi báo cáo về xã.",
         [("six_month", "06-05", "before"), ("annual", "12-05", "before")]),
        ("Báo cáo trước ngày 15/6 (6 tháng) và ngày 15/11 (năm).",
         [("six_month", "06-15", "before"), ("annual", "11-15", "before")]),
        ("Các đơn vị gửi báo cáo trước 17 giờ 00 ngày 15/11/2026.", [("annual", "11-15", "before")]),
        ("Định kỳ hằng năm (trước ngày 01/12) các đơn vị gửi báo cáo.", [("annual", "12-01", "before")]),
        ("Các thôn báo cáo kết quả Tháng hành động trước ngày 20/12.", [("campaign", "12-20", "before")]),
        ("Báo cáo hằng quý (trước ngày 20 của tháng cuối quý).", [("quarterly", None, "by")]),
        ("Báo cáo hằng tháng về xã và báo cáo đột xuất khi có yêu cầu.",
         [("monthly", None, "by"), ("ad_hoc", None, "by")]),
        ("Báo cáo sơ kết trước ngày 15/6/2028; báo cáo tổng kết trước ngày 15/6/2030.",
         [("mid_term_review", "06-15", "before"), ("final_review", "06-15", "before")]),
        ("Các đơn vị báo cáo kết quả thực hiện về UBND xã.", [("annual", None, "by")]),
    ],
)  # fmt: skip
def test_reports_and_their_days(order: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert [(one.report, one.due, one.bound) for one in deadlines(order)] == expected


def test_who_owes_it_and_where_it_goes() -> None:
    (one,) = deadlines(
        "Đề nghị Mặt trận Tổ quốc và yêu cầu các cơ quan, các thôn báo cáo trước ngày 25/11 gửi về "
        "UBND xã (qua Phòng Kinh tế) để tổng hợp, báo cáo Sở Nội vụ và UBND tỉnh theo quy định."
    )
    assert one.owed_by == ("fatherland_front", "all_agencies", "village")
    assert one.to == "UBND xã (qua Phòng Kinh tế)"
    assert one.then_to == ("Sở Nội vụ", "UBND tỉnh")


def test_the_order_to_report_is_no_task() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Mở lớp học nghề.\n"
        "Ủy ban nhân dân xã yêu cầu các đơn vị báo cáo năm trước ngày 30/11 về Phòng Kinh tế.\n"
        "Trên đây là Kế hoạch năm 2026./.\n"
    )
    assert [one.text for one in draft.tasks] == ["Mở lớp học nghề."]
    assert [(one.report, one.due) for one in draft.deadlines] == [("annual", "11-30")]


def test_a_unit_that_is_told_to_report_owes_it_itself() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế\n"
        "- Ghi sổ khám thai; báo cáo định kỳ, đột xuất về số ca sinh.\n"
    )
    assert [(one.report, one.owed_by) for one in draft.deadlines] == [("ad_hoc", ("health_station",))]
    assert len(draft.tasks) == 1


def test_a_closing_paragraph_may_order_reports() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nI. NHIỆM VỤ\n1. Mở lớp.\n"
        "Trên đây là Kế hoạch năm 2026; các đơn vị báo cáo kết quả trước ngày 20/11 về xã./.\n"
    )
    assert [(one.report, one.due) for one in draft.deadlines] == [("annual", "11-20")]


def test_a_report_may_be_named_by_its_title_alone() -> None:
    found = deadlines(
        "1. Báo cáo năm: các thôn gửi trước ngày 25/11.\n2. Báo cáo tổng kết: gửi trước ngày 30/9/2030."
    )
    assert [(one.report, one.due) for one in found] == [("annual", "11-25"), ("final_review", "09-30")]


def test_what_to_do_in_trouble_is_no_duty_to_report() -> None:
    draft = read(
        "KẾ HOẠCH\nNăm 2026\nI. NHIỆM VỤ\n1. Mở lớp.\n"
        "Trên đây là Kế hoạch năm 2026. Có khó khăn, vướng mắc thì báo cáo về UBND xã để xem xét./.\n"
    )
    assert draft.deadlines == ()


def test_under_its_own_title_a_report_is_sent_by_whom_the_sentence_begins_with() -> None:
    (one,) = deadlines("1. Báo cáo năm: các đơn vị, các thôn gửi về Phòng Kinh tế trước ngày 28/11.")
    assert (one.report, one.due, one.owed_by) == ("annual", "11-28", ("all_agencies", "village"))


def test_a_campaign_reports_of_itself_unless_it_says_otherwise() -> None:
    text = (
        "KẾ HOẠCH\nTổ chức Tháng hành động vì bình đẳng giới năm 2026\nI. NHIỆM VỤ\n1. Mở lớp học nghề.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Công an xã\nTổng hợp kết quả, báo cáo UBND xã trước ngày 20/12/2026.\n"
        "2. Trạm Y tế xã\nGửi báo cáo năm trước ngày 31/12/2026.\n"
    )
    assert [(one.report, one.due) for one in read(text).deadlines] == [
        ("campaign", "12-20"), ("annual", "12-31"),
    ]  # fmt: skip


def test_a_report_every_month_may_name_the_day_alone() -> None:
    text = (
        "KẾ HOẠCH\nNăm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n"
        "- Báo cáo tháng về tình hình bạo lực trước ngày 20.\n"
    )
    assert [(one.report, one.due) for one in read(text).deadlines] == [("monthly", None)]


def test_days_up_to_which_figures_count_are_none_of_a_report() -> None:
    words = "Báo cáo 6 tháng: số liệu tính từ ngày 15/12/2025 đến ngày 31/5/2026, gửi trước ngày 05/6/2026."
    assert [(one.report, one.due) for one in deadlines(words)] == [("six_month", "06-05")]
