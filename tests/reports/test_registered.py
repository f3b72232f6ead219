"""What the other registers hold, in the report: a figure that is there is written, one that is not is not."""

import re
from dataclasses import fields, replace
from datetime import date

import pytest

from songhanh.demo.dong_ha import DONG_HA
from songhanh.evaluation.queries.charts import MOST_PICTURES
from songhanh.paper.lint import lint_docx
from songhanh.paper.report.draft import draft_sections
from songhanh.paper.report.values import Registered, ReportFacts
from songhanh.paper.values import Heading, Picture, Row, Signature, Table, Text
from songhanh.paper.word import write_docx
from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.registers.actions import record_entry, version_of, withdraw_entry
from songhanh.registers.models import REGISTERS
from songhanh.reports.queries import gather
from songhanh.reports.queries.paper import draft_report
from tests.conftest import NOW, actor_of
from tests.registers.conftest import item
from tests.registers.test_demo import IN_DECEMBER, fill_year
from tests.reports.conftest import Year

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)
NOTHING = re.compile(r"(?<![\d.,/])0{1,2} ")  # a figure that is nothing


@pytest.fixture
def known(commune: Place, lan: User) -> ReportFacts:
    fill_year(commune, lan, DONG_HA)
    return gather(commune, "annual", 2026, TODAY).facts


def said(facts: ReportFacts) -> dict[str, str]:
    return {one.code: one.text for one in draft_sections(facts)}


def test_each_section_draws_on_its_registers(known: ReportFacts) -> None:
    told = said(known)
    assert "Quyết định số 207/QĐ-UBND ngày 22/4/2026 về kiện toàn Ban" in told["documents"]
    assert "Kế hoạch số 88/KH-UBND ngày 02/6/2026 về kiểm tra công tác" in told["documents"]
    assert "Có 08 người phụ trách công tác bình đẳng giới, trong đó nữ 07." in told["organisation"]
    assert "1/2 cơ quan có lãnh đạo chủ chốt là nữ" in told["organisation"]
    assert "Khen thưởng 01 tập thể, 02 cá nhân, trong đó nữ 01." in told["organisation"]
    assert "đã thực hiện 69.500.000 đồng, trong đó xã hội hóa 6.000.000 đồng" in told["funding"]
    assert "Mở, cử dự 07 lớp, hội thảo" in told["training"]
    assert "2/3 văn bản có liên quan đã được lồng ghép" in told["mainstreaming"]
    assert "93 lượt người vay vốn chính sách, trong đó nữ 54" in told["programmes"]
    assert "09 thành viên, trong đó nữ 06; 9/9 thành viên đã được phân công" in told["committee"]
    assert "02 cuộc họp, 01 cuộc gặp mặt nữ cán bộ; 2/4 kết luận đã thực hiện xong" in told["committee"]
    assert "Tổ chức 04 cuộc kiểm tra, giám sát" in told["inspection"]
    assert "đã trả lời 4/5" in told["inspection"]
    assert "phạt tiền 01 trường hợp (8.000.000 đồng)" in told["inspection"]
    assert "07 mô hình, dịch vụ đang hoạt động" in told["models"]
    assert "15/16 thôn có đầu mối nhận tin báo bạo lực." in told["models"]


def test_what_the_registers_do_not_hold_is_not_written(known: ReportFacts) -> None:
    before = said(replace(known, registered=Registered()))
    assert [code for code in ("training", "mainstreaming", "committee", "inspection") if before[code]] == []
    for source, number in known.registered.numbers.items():
        alone = replace(known, registered=Registered(numbers={source: number}))
        assert not NOTHING.search("\n".join(said(alone).values())), source


def test_an_entry_less_is_a_figure_less(known: ReportFacts, commune: Place, lan: User) -> None:
    entry = REGISTERS["checks"].model.objects.standing().filter(kind="council").get()
    withdraw_entry(actor=actor_of(lan), entry=entry, version=version_of(entry), reason="thử", at=IN_DECEMBER)
    after = gather(commune, "annual", 2026, TODAY).facts
    assert "Tổ chức 03 cuộc kiểm tra, giám sát" in said(after)["inspection"]
    changed = {name for name, number in after.registered.numbers.items()
               if number != known.registered[name]}  # fmt: skip
    assert changed == {"checks.held", "checks.oversight", "checks.bodies"}


def test_a_year_without_entries_tells_nothing_of_registers(year: Year) -> None:
    told = gather(year.place, "annual", 2026, date(2026, 5, 20)).facts.registered
    assert set(told.numbers.values()) == {0}
    assert (told.papers, told.contact_villages) == ((), 0)
    assert {one.name for one in fields(Registered)} == {
        "numbers", "by", "papers", "contact_villages", "villages",
    }  # fmt: skip


def test_the_report_shows_a_handful_of_charts_with_their_figures(year: Year) -> None:
    for number in range(2):
        told = item(year.police, on_day=date(2026, 2, 3 + number), title=f"Tin quý I {number}")
        record_entry(
            actor=year.officer, register=REGISTERS["communication"], place=year.place, told=told, at=NOW
        )
    made = draft_report(year.place, "annual", 2026, today=date(2026, 5, 20))
    (annex,) = made.paper.annexes
    kinds = [type(block) for block in annex.body]
    assert kinds == [Heading, Text, Picture, Table] * (len(kinds) // 4)
    assert 1 <= len(kinds) // 4 <= MOST_PICTURES
    _promise, said, picture, table = annex.body[:4]
    assert isinstance(said, Text)
    assert isinstance(picture, Picture)
    assert isinstance(table, Table)
    assert said.text.startswith("0/4 kỳ đã đủ mức")
    assert [row.cells[1] for row in table.rows if isinstance(row, Row)] == ["2", "1", "–", "–"]
    assert "Quý I năm 2026: 2" in picture.figures
    assert made.annex.label == "Phụ lục I"
    assert (
        lint_docx(
            write_docx(
                replace(made.paper, signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Thị Tâm"))
            )
        )
        == ()
    )
