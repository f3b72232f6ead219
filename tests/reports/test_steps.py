"""From dự thảo to đã gửi: each step once, by who may, with what must be there; afterwards nothing changes."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import pytest

from songhanh.files.queries import read_content
from songhanh.indicators.models import Value
from songhanh.journal.models import Entry as JournalLine
from songhanh.places.models import Place
from songhanh.reports.actions import (
    CannotIssue,
    CannotSend,
    CannotSign,
    CannotStart,
    CannotSubmit,
    CannotWrite,
    Particular,
    Particulars,
    SignedFile,
    Way,
    Wording,
    attach_signed_file,
    drop_report,
    issue_report,
    replace_report,
    restore_passage,
    return_report,
    send_report,
    set_foot,
    start_report,
    submit_report,
    write_passage,
)
from songhanh.reports.models import Passage, Report, Submission
from songhanh.reports.queries import draft_report, signed_paper
from songhanh.ui.versions import Conflict
from tests.conftest import NOW
from tests.reports.conftest import Year
from tests.reports.world import SCAN, fresh, issue, sign, submit

pytestmark = pytest.mark.django_db
GIVEN = Particulars("112/BC-UBND", date(2026, 5, 19), "Lê Thị Tâm", SignedFile(SCAN, "ban-ky.pdf"))
WAY = Way("Sở Nội vụ tỉnh Sơn Hải", "trục liên thông văn bản", date(2026, 5, 20))
FOOT = Particular(
    capacity=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    signer="Lê Thị Tâm",
    recipients=("Sở Nội vụ (b/c)", "Lưu: VT"),
)


@pytest.fixture
def ready(year: Year, draft: Report) -> Report:
    """The draft with somebody in the signature block."""
    return set_foot(actor=year.officer, report=draft, words=FOOT, version=draft.version, at=NOW)


def words(report: Report) -> str:
    """What the paper of a submission says."""
    submission = report.submissions.latest("number")
    document = docx.Document(BytesIO(read_content(submission.docx)))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_a_year_without_a_plan_has_no_report(commune: Place, year: Year) -> None:
    with pytest.raises(CannotStart, match="Năm 2025 chưa có kế hoạch nào đang thực hiện"):
        start_report(actor=year.officer, place=commune, kind="annual", year=2025, at=NOW)
    assert not Report.objects.exists()


def test_a_report_is_begun_once(year: Year, draft: Report) -> None:
    with pytest.raises(CannotStart, match="đang được soạn") as refusal:
        start_report(actor=year.officer, place=year.place, kind="annual", year=2026, at=NOW)
    assert refusal.value.report == draft


def test_a_period_that_has_not_begun_has_no_report(year: Year) -> None:
    with pytest.raises(CannotStart, match="chưa bắt đầu"):
        start_report(actor=year.officer, place=year.place, kind="annual", year=2027, at=NOW)


def test_nobody_in_the_signature_block_nothing_to_sign(year: Year, draft: Report) -> None:
    with pytest.raises(CannotSubmit, match="Chưa có người ký"):
        submit_report(actor=year.officer, report=draft, version=draft.version, at=NOW)
    assert fresh(draft).state == Report.State.DRAFT
    assert not Submission.objects.exists()


def test_what_went_to_signature_stays_as_it_was(year: Year, ready: Report) -> None:
    submitted = submit(ready, year.officer, NOW)
    before = words(submitted)
    assert "25 lượt (62,5%)" in before
    Value.objects.update(numerator=Decimal(2))  # the world goes on
    assert words(submitted) == before
    paper = signed_paper(submitted.submissions.get())
    assert paper == draft_report_then(year, submitted)


def draft_report_then(year: Year, report: Report) -> Any:
    Value.objects.update(numerator=Decimal(1))
    return draft_report(year.place, "annual", 2026, today=NOW.date(), report=report).paper


def test_a_leader_returns_it_with_a_note_and_it_can_be_mended(year: Year, ready: Report) -> None:
    submitted = submit(ready, year.officer, NOW)
    with pytest.raises(CannotSign, match="cần bổ sung điều gì"):
        return_report(actor=year.officer, report=submitted, version=submitted.version, note="  ", at=NOW)
    back = return_report(
        actor=year.officer, report=submitted, version=submitted.version, note="Thiếu số liệu quý I", at=NOW
    )
    assert (back.state, back.submissions.get().note) == ("draft", "Thiếu số liệu quý I")
    again = submit(back, year.officer, NOW)
    assert [one.number for one in again.submissions.order_by("number")] == [1, 2]


def test_a_draft_cannot_be_signed_nor_a_signed_one_signed_again(year: Year, ready: Report) -> None:
    with pytest.raises(CannotSign, match="không ở bước trình ký"):
        sign(ready, year.officer, NOW)
    signed = sign(submit(ready, year.officer, NOW), year.officer, NOW)
    with pytest.raises(CannotSign, match="đang chờ số"):
        sign(signed, year.officer, NOW)


def test_the_issued_paper_has_number_day_and_signer(year: Year, ready: Report) -> None:
    issued = issue(ready, year.officer, NOW, GIVEN.signed_file)
    known = issued.issues.get()
    document = docx.Document(BytesIO(read_content(known.docx)))
    said = "\n".join(p.text for table in document.tables for cell in table._cells for p in cell.paragraphs)
    assert "Số: 12/BC-UBND" in said
    assert "ngày 19 tháng 5 năm 2026" in said
    assert "Lê Thị Tâm" in said
    assert known.signed_file is not None
    assert read_content(known.signed_file) == SCAN


def test_issuing_settles_the_figures_that_the_report_rests_on(year: Year, ready: Report) -> None:
    issue(ready, year.officer, NOW, None)
    assert Value.objects.get(pk=year.figure.pk).settled_by == year.officer.label


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"number": "/BC-UBND"}, "Hãy ghi số và ký hiệu"),
        ({"issued_on": date(2026, 5, 21)}, "chưa đến"),
        ({"signer": " "}, "Chưa có người ký"),
        ({"signed_file": SignedFile(b"PK\x03\x04word/", "ban-ky.docx")}, "phải là tệp .pdf"),
        ({"signed_file": SignedFile(b"", "ban-ky.pdf")}, "Tệp trống"),
    ],
)
def test_particulars_that_cannot_be(year: Year, ready: Report, wrong: dict[str, Any], sentence: str) -> None:
    signed = sign(submit(ready, year.officer, NOW), year.officer, NOW)
    with pytest.raises(CannotIssue, match=sentence):
        issue_report(
            actor=year.officer,
            report=signed,
            particulars=replace(GIVEN, **wrong),
            version=signed.version,
            at=NOW,
        )
    assert fresh(signed).state == Report.State.SIGNED


def test_a_number_is_given_to_what_was_signed(year: Year, ready: Report) -> None:
    submitted = submit(ready, year.officer, NOW)
    with pytest.raises(CannotIssue, match="chưa ký"):
        issue_report(
            actor=year.officer, report=submitted, particulars=GIVEN, version=submitted.version, at=NOW
        )


def test_a_scan_may_follow_once_and_then_it_goes_out(year: Year, ready: Report) -> None:
    issued = issue(ready, year.officer, NOW, None)
    with pytest.raises(CannotSend, match="Chưa có bản ký"):
        send_report(actor=year.officer, report=issued, way=WAY, version=issued.version, at=NOW)
    attach_signed_file(
        actor=year.officer,
        report=issued,
        signed_file=SignedFile(SCAN, "q.pdf"),
        version=issued.version,
        at=NOW,
    )
    issued = fresh(issued)
    with pytest.raises(CannotIssue, match="Đã có bản ký"):
        attach_signed_file(
            actor=year.officer, report=issued, signed_file=SignedFile(SCAN, "q.pdf"), version=issued.version,
            at=NOW,
        )  # fmt: skip
    send_report(actor=year.officer, report=issued, way=WAY, version=issued.version, at=NOW)
    assert fresh(issued).state == Report.State.SENT


@pytest.mark.parametrize("day", [date(2026, 5, 18), date(2026, 5, 21)])
def test_it_goes_out_between_its_day_and_today(year: Year, ready: Report, day: date) -> None:
    issued = issue(ready, year.officer, NOW, GIVEN.signed_file)
    with pytest.raises(CannotSend, match="từ ngày ban hành đến hôm nay"):
        send_report(
            actor=year.officer, report=issued, way=replace(WAY, sent_on=day), version=issued.version, at=NOW
        )


def test_an_issued_report_is_not_written_on(year: Year, ready: Report) -> None:
    issued = issue(ready, year.officer, NOW, GIVEN.signed_file)
    wording = Wording(section="funding", text="Khác", drafted="")
    with pytest.raises(CannotWrite, match="không còn là dự thảo"):
        write_passage(actor=year.officer, report=issued, wording=wording, seen=0, at=NOW)
    with pytest.raises(CannotWrite):
        set_foot(actor=year.officer, report=issued, words=FOOT, version=issued.version, at=NOW)
    with pytest.raises(CannotSign):
        return_report(actor=year.officer, report=issued, version=issued.version, note="Sửa", at=NOW)
    with pytest.raises(CannotStart, match="Chỉ bỏ được dự thảo"):
        drop_report(actor=year.officer, report=issued, version=issued.version, at=NOW)


def test_the_old_report_holds_until_the_new_one_is_issued(year: Year, ready: Report) -> None:
    write_passage(
        actor=year.officer, report=ready, wording=Wording(section="funding", text="12 triệu", drafted=""),
        seen=0, at=NOW,
    )  # fmt: skip
    old = issue(ready, year.officer, NOW, GIVEN.signed_file)
    new = replace_report(actor=year.officer, report=old, version=old.version, at=NOW)
    assert fresh(old).state == Report.State.ISSUED
    assert new.passages.get().text == "12 triệu"
    with pytest.raises(CannotStart, match="đang được soạn"):
        replace_report(actor=year.officer, report=fresh(old), version=fresh(old).version, at=NOW)
    issue(new, year.officer, NOW, GIVEN.signed_file)
    assert [fresh(one).state for one in (old, new)] == ["replaced", "issued"]
    with pytest.raises(CannotStart, match="còn hiệu lực"):
        replace_report(actor=year.officer, report=fresh(old), version=fresh(old).version, at=NOW)


def test_a_dropped_replacement_leaves_room_for_another(year: Year, ready: Report) -> None:
    old = issue(ready, year.officer, NOW, GIVEN.signed_file)
    new = replace_report(actor=year.officer, report=old, version=old.version, at=NOW)
    drop_report(actor=year.officer, report=new, version=new.version, at=NOW)
    again = replace_report(actor=year.officer, report=fresh(old), version=fresh(old).version, at=NOW)
    assert again.replaces_id == old.pk


def test_two_who_write_one_section_both_keep_their_words(year: Year, draft: Report) -> None:
    first = Wording(section="funding", text="Một", drafted="")
    write_passage(actor=year.officer, report=draft, wording=first, seen=0, at=NOW)
    with pytest.raises(Conflict):
        write_passage(actor=year.officer, report=draft, wording=replace(first, text="Hai"), seen=0, at=NOW)
    assert Passage.objects.get().text == "Một"
    restore_passage(actor=year.officer, report=draft, section="funding", seen=1, at=NOW)
    assert not Passage.objects.exists()


@pytest.mark.parametrize(
    ("day", "sentence"), [(date(2026, 5, 21), "chưa tới"), (date(2025, 12, 31), "trước kỳ báo cáo")]
)
def test_the_day_of_the_figures_lies_in_the_period(
    year: Year, draft: Report, day: date, sentence: str
) -> None:
    with pytest.raises(CannotWrite, match=sentence):
        set_foot(
            actor=year.officer, report=draft, words=replace(FOOT, upto=day), version=draft.version, at=NOW
        )


def test_every_step_is_in_the_journal(year: Year, ready: Report) -> None:
    issued = issue(ready, year.officer, NOW, GIVEN.signed_file)
    send_report(actor=year.officer, report=issued, way=WAY, version=issued.version, at=NOW)
    verbs = list(
        JournalLine.objects.filter(verb__startswith="reports.").order_by("pk").values_list("verb", flat=True)
    )
    assert verbs == [f"reports.{v}" for v in ("start", "set_foot", "submit", "sign", "issue", "send")]


def test_a_later_day_changes_nothing_of_what_was_signed(year: Year, ready: Report) -> None:
    signed = sign(submit(ready, year.officer, NOW), year.officer, NOW)
    later = NOW + timedelta(days=40)
    issue_report(actor=year.officer, report=signed, particulars=GIVEN, version=signed.version, at=later)
    assert signed_paper(signed.submissions.get()).body == draft_report_then(year, signed).body
