"""The draft: what the facts tell stands in it, what they do not tell is left to the office."""

import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from songhanh.paper.lint import lint_docx
from songhanh.paper.report.draft import draft_sections
from songhanh.paper.values import Table
from songhanh.paper.word import write_docx
from songhanh.places.models import Place
from songhanh.registers.actions import record_entry
from songhanh.registers.models import REGISTERS
from songhanh.reports.actions import Wording, write_passage
from songhanh.reports.models import Report
from songhanh.reports.queries import draft_report, gather
from tests.conftest import NOW
from tests.registers.conftest import item
from tests.reports.conftest import Year
from tests.reports.world import fresh

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 20)


def texts(place: Place, report: Report | None = None) -> dict[str, str]:
    made = draft_report(place, "annual", 2026, today=TODAY, report=report)
    return {one.code: one.text for one in made.sections}


def test_figures_are_those_of_the_registers(year: Year) -> None:
    said = texts(year.place)["communication"]
    assert "01 tin, bài với 07 lượt phát, lượt đăng" in said
    assert "đài truyền thanh cấp xã 06 lượt" in said
    assert "40 lượt người dự, trong đó nữ 25 lượt (62,5%)" in said
    assert "1/2 thôn (50%)" in said
    assert "- Ngày Quốc tế Phụ nữ 8/3: 01 tin, bài, 07 lượt phát, lượt đăng." in said


def test_a_finished_task_is_told_where_it_belongs(year: Year) -> None:
    said = texts(year.place)
    assert said["training"] == "- Công an xã: Mở lớp tập huấn cho trưởng thôn. Đã mở lớp cho 42 người."
    assert "01 việc cụ thể cho 01 cơ quan, đơn vị" in said["organisation"]
    assert "01 việc hoàn thành sau hạn" in said["organisation"]


def test_what_nobody_told_stays_empty(year: Year) -> None:
    said = texts(year.place)
    assert {code for code, text in said.items() if not text} >= {"inspection", "committee", "petitions"}
    headings = [
        getattr(b, "text", "") for b in draft_report(year.place, "annual", 2026, today=TODAY).paper.body
    ]
    assert not any("Kiểm tra, giám sát" in text for text in headings)


def test_remarks_become_causes_and_outlook(year: Year) -> None:
    said = texts(year.place)
    assert "Một thôn vừa sáp nhập." in said["causes"]
    assert "- Bầu đầu mối mới." in said["outlook"]


def test_the_table_holds_every_target_once(year: Year) -> None:
    made = draft_report(year.place, "annual", 2026, today=TODAY)
    (table,) = [block for block in made.paper.body if isinstance(block, Table)]
    rows = [row.cells for row in table.rows if hasattr(row, "cells")]
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(made.known.targets) + 1)]
    assert any("1/2 (50%) (ước)" in row[3] for row in rows)


def test_entries_count_from_the_cut_off_before_the_year(year: Year) -> None:
    """Nghị định 09/2019/NĐ-CP: 15/12 of the year before to 14/12."""
    for day in (date(2025, 12, 14), date(2025, 12, 15)):
        told = item(year.police, on_day=day, title=f"Tin {day}")
        record_entry(
            actor=year.officer, register=REGISTERS["communication"], place=year.place, told=told, at=NOW
        )
    assert gather(year.place, "annual", 2026, TODAY).facts.outreach.items == 2
    assert gather(year.place, "nine_month", 2026, TODAY).facts.outreach.items == 1


def test_an_entry_after_the_day_of_the_figures_is_not_told(year: Year) -> None:
    before = gather(year.place, "annual", 2026, date(2026, 5, 4)).facts
    assert (before.outreach.items, before.outreach.sessions, before.upto) == (0, 0, date(2026, 5, 4))


def test_the_paper_is_as_the_decree_has_it(year: Year, draft: Report) -> None:
    """Without a signer the linter finds that, and nothing else."""
    Report.objects.filter(pk=draft.pk).update(
        signer="Lê Thị Tâm", capacity=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    )
    unsigned, signed = (
        lint_docx(write_docx(draft_report(year.place, "annual", 2026, today=TODAY, report=report).paper))
        for report in (None, fresh(draft))
    )
    assert [finding.code for finding in unsigned] == ["signer.missing"]
    assert signed == ()


def test_signer_and_recipients_come_from_the_plan(year: Year) -> None:
    foot = draft_report(year.place, "annual", 2026, today=TODAY).foot
    assert foot.addressee == "Sở Nội vụ tỉnh Sơn Hải"
    assert foot.recipients == ("Sở Nội vụ", "Lưu: VT, VHXH")


def test_the_paper_is_vietnamese_whatever_the_page_speaks(year: Year) -> None:
    with translation.override("en"):
        english = draft_report(year.place, "annual", 2026, today=TODAY)
    assert english == draft_report(year.place, "annual", 2026, today=TODAY)


def test_what_the_office_wrote_stands_in_the_paper(year: Year, draft: Report) -> None:
    wording = Wording(section="inspection", text="Đã kiểm tra 02 trường.\n- Trường A\n+ lớp 5", drafted="")
    write_passage(actor=year.officer, report=draft, wording=wording, seen=0, at=NOW)
    made = draft_report(year.place, "annual", 2026, today=TODAY, report=fresh(draft))
    said = [getattr(block, "text", "") for block in made.paper.body]
    at = next(n for n, text in enumerate(said) if "Kiểm tra, giám sát, xử lý vi phạm" in text)
    assert said[at + 1 : at + 4] == ["Đã kiểm tra 02 trường.", "Trường A", "lớp 5"]


def test_a_section_written_empty_is_left_out(year: Year, draft: Report) -> None:
    wording = Wording(section="communication", text="", drafted="x")
    write_passage(actor=year.officer, report=draft, wording=wording, seen=0, at=NOW)
    made = draft_report(year.place, "annual", 2026, today=TODAY, report=fresh(draft))
    assert not any("Thông tin, tuyên truyền" in getattr(block, "text", "") for block in made.paper.body)


def test_the_same_facts_give_the_same_words_and_bytes(year: Year) -> None:
    one, other = (draft_report(year.place, "annual", 2026, today=TODAY) for _ in range(2))
    assert draft_sections(one.known.facts) == draft_sections(other.known.facts)
    assert write_docx(one.paper) == write_docx(other.paper)


def test_more_entries_cost_no_more_queries(year: Year) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            draft_report(year.place, "annual", 2026, today=TODAY)
        return len(seen)

    first = cost()
    for number in range(12):
        told = item(
            year.police, on_day=TODAY - timedelta(days=number), occasion="womens_day", title=f"Tin {number}"
        )
        record_entry(
            actor=year.officer, register=REGISTERS["communication"], place=year.place, told=told, at=NOW
        )
    assert cost() == first


def test_a_file_of_word_opens(year: Year) -> None:
    content = write_docx(draft_report(year.place, "annual", 2026, today=TODAY).paper)
    assert zipfile.ZipFile(BytesIO(content)).testzip() is None
