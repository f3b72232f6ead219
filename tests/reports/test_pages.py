"""Pages of the room over the wire: what is refused is said, and nothing typed is lost."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from songhanh.paper.lint import lint_docx
from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.registers.actions import record_entry
from songhanh.registers.models import REGISTERS
from songhanh.reports.models import Passage, Report, Submission
from songhanh.reports.queries.lists import list_waiting
from tests.conftest import NOW, viewer_of
from tests.evaluation.test_pages import words_of
from tests.registers.conftest import item
from tests.repo.site import form_data
from tests.reports.conftest import Year
from tests.reports.world import fresh, issue, sign, submit

pytestmark = pytest.mark.django_db
SignIn = Callable[[User | None], Client]
BASE = "/p/99001/2026/reports/"


def at(report: Report, page: str = "") -> str:
    return f"{BASE}{report.pk}/{page}"


def test_an_officer_begins_a_report_with_one_press(year: Year, lan: User, sign_in: SignIn) -> None:
    client = sign_in(lan)
    data = form_data(client.get(BASE), BASE)
    answer = client.post(BASE, data | {"kind": "annual"}, follow=True)
    page = answer.content.decode()
    assert "Báo cáo năm 2026" in page
    assert "01 tin, bài với 07 lượt phát, lượt đăng" in page
    assert client.post(BASE, data | {"kind": "annual"}, follow=True).status_code == 200
    assert Report.objects.count() == 1


def test_a_year_without_a_plan_says_so(commune: Place, lan: User, sign_in: SignIn) -> None:
    client = sign_in(lan)
    assert "chưa có kế hoạch nào đang thực hiện" in client.get(BASE).content.decode()
    answer = client.post(BASE, {"kind": "annual"}, follow=True)
    assert "Hãy xác nhận kế hoạch trước" in answer.content.decode()


def test_a_section_is_written_and_follows_the_figures_again(
    year: Year, draft: Report, lan: User, sign_in: SignIn
) -> None:
    client, address = sign_in(lan), at(draft, "sections/inspection/")
    data = form_data(client.get(address), address)
    client.post(address, data | {"text": "Đã kiểm tra 02 trường."})
    assert "Đã kiểm tra 02 trường." in client.get(at(draft)).content.decode()
    restore = at(draft, "sections/inspection/restore/")
    client.post(restore, form_data(client.get(address), restore))
    assert not Passage.objects.exists()


def test_a_written_section_says_when_the_figures_changed(
    year: Year, draft: Report, lan: User, sign_in: SignIn
) -> None:
    client, address = sign_in(lan), at(draft, "sections/communication/")
    client.post(address, form_data(client.get(address), address) | {"text": "Như mọi năm."})
    assert "Số liệu đã khác từ khi sửa" not in client.get(at(draft)).content.decode()
    Passage.objects.update(drafted="Đã biên soạn 00 tin, bài.")
    assert "Số liệu đã khác từ khi sửa" in client.get(at(draft)).content.decode()


def test_two_officers_on_one_section_lose_nothing(
    year: Year, draft: Report, lan: User, sign_in: SignIn
) -> None:
    address = at(draft, "sections/funding/")
    one, other = sign_in(lan), sign_in(lan)
    first, second = (form_data(client.get(address), address) for client in (one, other))
    one.post(address, first | {"text": "Chi 10 triệu."})
    answer = other.post(address, second | {"text": "Chi 12 triệu."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Chi 10 triệu." in page
    assert "Chi 12 triệu." in page


def test_a_missing_signer_stops_the_press_and_says_where(
    year: Year, draft: Report, lan: User, sign_in: SignIn
) -> None:
    client, address = sign_in(lan), at(draft, "submit/")
    page = client.get(at(draft)).content.decode()
    assert "Chưa có người ký" in page
    answer = client.post(address, form_data(client.get(at(draft)), address), follow=True)
    assert "Hãy ghi chức vụ, họ tên người ký rồi trình ký" in answer.content.decode()
    assert fresh(draft).state == "draft"


def test_the_foot_is_taken_from_the_plan_and_can_be_changed(
    year: Year, draft: Report, lan: User, sign_in: SignIn
) -> None:
    client, address = sign_in(lan), at(draft, "foot/")
    data = form_data(client.get(address), address)
    assert data["recipients"].strip() == "Sở Nội vụ\nLưu: VT, VHXH"
    typed = {"capacity": "other", "other_capacity": "", "signer": "Lê Thị Tâm", "upto": "31/12/2030"}
    refused = client.post(address, data | typed)
    assert refused.status_code == 422
    assert "Lê Thị Tâm" in refused.content.decode()
    typed |= {"other_capacity": "TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG"}
    assert "Ngày lấy số liệu chưa tới" in client.post(address, data | typed).content.decode()
    client.post(address, data | typed | {"upto": "01/05/2026"})
    stored = fresh(draft)
    assert (stored.capacity, stored.signer) == (["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG"], "Lê Thị Tâm")


def ready(year: Year, draft: Report) -> Report:
    Report.objects.filter(pk=draft.pk).update(
        capacity=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], signer="Lê Thị Tâm"
    )
    return fresh(draft)


def test_the_whole_way_through_three_pairs_of_hands(
    year: Year, draft: Report, lan: User, tam: User, van: User, sign_in: SignIn
) -> None:
    officer, leader, clerk = sign_in(lan), sign_in(tam), sign_in(van)
    ready(year, draft)
    page = at(draft)
    officer.post(at(draft, "submit/"), form_data(officer.get(page), at(draft, "submit/")))
    back = at(draft, "return/")
    leader.post(back, form_data(leader.get(back), back) | {"note": "Thiếu quý I"})
    assert "Thiếu quý I" in officer.get(page).content.decode()
    officer.post(at(draft, "submit/"), form_data(officer.get(page), at(draft, "submit/")))
    leader.post(at(draft, "sign/"), form_data(leader.get(page), at(draft, "sign/")))
    number = at(draft, "issue/")
    typed = form_data(clerk.get(number), number)
    assert typed["signer"] == "Lê Thị Tâm"
    bad = clerk.post(number, typed | {"number": "BC-UBND", "issued_on": "20/05/2026"})
    assert (bad.status_code, "Hãy ghi số và ký hiệu" in bad.content.decode()) == (422, True)
    scan = SimpleUploadedFile("ban-ky.pdf", b"%PDF-1.7 ban ky")
    clerk.post(number, typed | {"number": "112/BC-UBND", "issued_on": "20/05/2026", "signed_file": scan})
    sending = at(draft, "send/")
    typed = form_data(clerk.get(sending), sending)
    assert typed["to"] == "Sở Nội vụ tỉnh Sơn Hải"
    clerk.post(sending, typed | {"by": "trực tiếp"})
    assert fresh(draft).state == "sent"
    assert b"".join(clerk.get(at(draft, "signed-file/"))) == b"%PDF-1.7 ban ky"  # type: ignore[call-overload]


def test_units_and_the_province_see_what_was_issued(
    year: Year, draft: Report, minh: User, dung: User, sign_in: SignIn
) -> None:
    readers = [sign_in(minh), sign_in(dung)]
    assert [client.get(at(draft)).status_code for client in readers] == [404, 404]
    issue(ready(year, draft), year.officer, NOW, None)
    assert [client.get(at(draft)).status_code for client in readers] == [200, 200]
    assert all("Sửa</" not in client.get(at(draft)).content.decode() for client in readers)


def test_the_files_say_what_the_page_says(year: Year, draft: Report, lan: User, sign_in: SignIn) -> None:
    client = sign_in(lan)
    said = [docx.Document(BytesIO(b"".join(client.get(at(draft, "docx/")))))]  # type: ignore[call-overload]
    sign(submit(ready(year, draft), year.officer, NOW), year.officer, NOW)
    said.append(docx.Document(BytesIO(b"".join(client.get(at(draft, "docx/"))))))  # type: ignore[call-overload]
    for document in said:
        assert any("07 lượt phát" in paragraph.text for paragraph in document.paragraphs)
    content = b"".join(client.get(at(draft, "xlsx/")))  # type: ignore[call-overload]
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    formulas = [c.value for row in sheet.rows for c in row if isinstance(c.value, str) and c.value[:1] == "="]
    assert formulas


def test_an_unknown_section_is_missing(year: Year, draft: Report, lan: User, sign_in: SignIn) -> None:
    client = sign_in(lan)
    assert client.get(at(draft, "sections/nothing/")).status_code == 404
    assert client.get(f"/p/99001/2025/reports/{draft.pk}/").status_code == 404


def test_a_slip_of_writing_is_corrected_by_a_letter(
    year: Year, draft: Report, lan: User, sign_in: SignIn
) -> None:
    client = sign_in(lan)
    assert client.get(at(draft, "erratum/")).status_code == 404
    issued = issue(ready(year, draft), year.officer, NOW, None)
    address = at(issued, "erratum/")
    assert client.get(address, {"where": "Trang 2", "printed": "", "right": "Đồng Hạ"}).status_code == 422
    answer = client.get(address, {"where": "Trang 2", "printed": "Đồng Hà", "right": "Đồng Hạ"})
    content = b"".join(answer)  # type: ignore[call-overload]
    said = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)
    assert "Trang 2: đã in “Đồng Hà”, nay sửa lại là “Đồng Hạ”" in said
    assert "Báo cáo số 12/BC-UBND ngày 19/5/2026" in said
    assert lint_docx(content) == ()


def test_a_late_figure_is_told_beside_the_report_which_stays(
    year: Year, draft: Report, lan: User, sign_in: SignIn
) -> None:
    issued = issue(ready(year, draft), year.officer, NOW, None)
    kept = Submission.objects.get(report=issued)
    before = words_of(sign_in(lan).get(at(issued)))
    assert "đã khác" not in before
    for number in range(3):
        told = item(year.police, on_day=date(2026, 5, 6), title=f"Tin ghi muộn {number}")
        record_entry(
            actor=year.officer, register=REGISTERS["communication"], place=year.place, told=told, at=NOW
        )
    page = words_of(sign_in(lan).get(at(issued)))
    assert "số liệu của 1 chỉ tiêu đã khác" in page
    assert "Báo cáo đã ban hành giữ nguyên. Nếu cần báo cáo lại, bấm “Lập báo cáo thay thế”." in page
    assert "Đã báo cáo " in page
    assert "nay Chưa báo cáo · 4 · Chưa báo cáo · Chưa báo cáo" in page
    assert fresh(issued).state == "issued"
    assert Submission.objects.get(report=issued).annex == kept.annex


def test_the_desk_tells_each_what_waits_for_them(
    year: Year, draft: Report, lan: User, tam: User, van: User, minh: User
) -> None:
    def waits() -> list[list[str]]:
        everyone = (lan, tam, van, minh)
        return [[one.todo for one in list_waiting(viewer_of(user), year.place)] for user in everyone]

    assert waits() == [["Đang soạn"], [], [], []]
    submit(ready(year, draft), year.officer, NOW)
    assert waits() == [[], ["Chờ ký"], ["Chờ ký"], []]
    sign(fresh(draft), year.officer, NOW)
    assert waits() == [["Chờ cấp số"], [], ["Chờ cấp số"], []]
