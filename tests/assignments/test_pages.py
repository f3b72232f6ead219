"""The pages as people use them: nothing typed is lost, nothing done twice, nobody speaks for another unit."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from songhanh.assignments.models import Assignment, Carrier, Reminder, Report
from songhanh.files.models import StoredFile
from songhanh.people.models import User
from songhanh.places.actions import make_unit
from songhanh.places.models import Unit
from songhanh.plans.models import Item, Plan
from tests.assignments.conftest import Give, say
from tests.conftest import MAKER, NOW, actor_of
from tests.plans.factories import item_of
from tests.registers.test_proofs import photo
from tests.repo.site import form_data

pytestmark = pytest.mark.django_db
SignIn = Callable[[User | None], Client]
ROOM = "/p/99001/2026/tasks/"


def rows_of(*rows: dict[str, object], version: str = "0.0") -> dict[str, object]:
    """What the form that gives a task sends."""
    sent: dict[str, object] = {"version": version, "once": str(uuid4())}
    for at in range(4):
        row = {"text": "", "unit": "", "due_on": "", "output": "", **(rows[at] if at < len(rows) else {})}
        sent |= {f"part-{at}-{name}": value for name, value in row.items()}
    return sent


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_a_task_is_split_on_its_page(
    lan: User, sign_in: SignIn, plan: Plan, villages: tuple[Unit, ...], police: Unit
) -> None:
    item = item_of(plan, "task2")
    sent = rows_of(
        {"text": "Lễ phát động", "unit": police.pk, "due_on": "15/11/2026", "output": "kế hoạch, ảnh"},
        {"text": "Treo băng rôn", "unit": "kind:village", "due_on": "12/11/2026"},
    )
    client = sign_in(lan)
    assert client.post(f"{ROOM}give/{item.line}/", sent).status_code == 302
    assert client.post(f"{ROOM}give/{item.line}/", sent).status_code == 302  # sent twice
    assert Assignment.objects.count() == 1 + len(villages)
    page = text_of(client.get(ROOM))
    assert "Treo băng rôn" in page
    assert "Thôn Gò Cát" in page


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"due_on": "31/02/2026"}, "31/02/2026"),
        ({"due_on": "01/01/2025"}, "đứng trước kế hoạch"),
        ({"unit": ""}, "Chưa chọn đơn vị"),
        ({"text": ""}, "Chưa ghi việc"),
    ],
)
def test_what_cannot_be_given_is_said_and_stays_typed(
    lan: User, sign_in: SignIn, police_task: Item, police: Unit, row: dict[str, object], sentence: str
) -> None:
    typed = {"text": "Lập sổ riêng", "unit": police.pk, "output": "quyển sổ", **row}
    response = sign_in(lan).post(f"{ROOM}give/{police_task.line}/", rows_of(typed))
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert "quyển sổ" in text_of(response)
    assert not Assignment.objects.exists()


def test_two_who_give_one_task_see_each_other(
    lan: User, sign_in: SignIn, give: Give, police_task: Item, police: Unit
) -> None:
    give()
    sent = rows_of({"text": "Của người thứ hai", "unit": police.pk})
    response = sign_in(lan).post(f"{ROOM}give/{police_task.line}/", sent)
    assert response.status_code == 409
    assert "Của người thứ hai" in text_of(response)
    assert Assignment.objects.count() == 1


def test_all_of_a_unit_go_at_once_and_what_is_not_ticked_stays(
    lan: User, sign_in: SignIn, plan: Plan, office: Unit
) -> None:
    first, second = item_of(plan, "task1"), item_of(plan, "task2")
    address = f"{ROOM}give-all/{plan.pk}/culture_society_office/"
    client = sign_in(lan)
    page = text_of(client.get(address))
    assert first.text in page
    assert "Giao việc" in page
    assert client.post(address, {"unit": office.pk, "lines": [str(second.line)]}).status_code == 302
    assert Assignment.objects.get().line == second.line
    assert client.post(address, {"unit": office.pk, "lines": []}).status_code == 422


def test_a_unit_of_the_plan_is_made_and_chosen(lan: User, sign_in: SignIn, plan: Plan, police: Unit) -> None:
    client = sign_in(lan)
    units = f"{ROOM}units/"
    assert "Lập đơn vị này" in text_of(client.get(units))
    client.post(f"{units}{plan.pk}/culture_society_office/make/", {"version": "0"})
    made = Unit.objects.get(kind="culture_society_office")
    match = f"{units}{plan.pk}/police/"
    assert client.post(match, {"units": [made.pk], "version": "0"}).status_code == 302
    assert client.post(match, {"units": [police.pk], "version": "0"}).status_code == 409
    assert client.get(f"{units}{plan.pk}/school/").status_code == 404


def test_a_task_is_carried_by_another_in_one_click(lan: User, sign_in: SignIn, plan: Plan) -> None:
    general, carrier = item_of(plan, "task2"), item_of(plan, "task1")
    client = sign_in(lan)
    client.post(f"{ROOM}give/{general.line}/carry/", {"by": carrier.line})
    assert Carrier.objects.get().by_line == carrier.line
    assert "Thực hiện tại II.1" in text_of(client.get(ROOM))
    client.post(f"{ROOM}give/{general.line}/carry/", {})
    assert not Carrier.objects.exists()


def test_the_words_follow_the_relation(
    lan: User, sign_in: SignIn, give: Give, plan: Plan, office: Unit
) -> None:
    own = give(item=item_of(plan, "task1"), units=(office,))
    client = sign_in(lan)
    asked, told = (text_of(client.get(f"{ROOM}{task.pk}/")) for task in (give(), own))
    assert "Đề nghị phối hợp" in asked
    assert "Nhắc, đề nghị" in asked
    assert "Giao việc" in told
    assert "Đôn đốc" in told
    assert "Nhắc, đề nghị" not in told


def report_of(task: Assignment, **changes: object) -> dict[str, object]:
    told = {"text": "Đã lập sổ.", "stage": "result", "version": task.version, "once": str(uuid4())}
    return {**told, **changes}


def test_a_unit_reports_and_the_officer_accepts(minh: User, lan: User, sign_in: SignIn, give: Give) -> None:
    task = give()
    sent = report_of(task)
    for _twice in range(2):
        assert sign_in(minh).post(f"{ROOM}{task.pk}/report/", sent).status_code == 302
    assert Report.objects.count() == 1
    task.refresh_from_db()
    client = sign_in(lan)
    assert "Chờ tiếp nhận" in text_of(client.get(f"{ROOM}{task.pk}/"))
    client.post(f"{ROOM}{task.pk}/accept/", {"version": task.version})
    task.refresh_from_db()
    assert task.state == Assignment.State.DONE


def test_what_the_officer_writes_for_a_unit_is_accepted_with_it(
    lan: User, sign_in: SignIn, give: Give
) -> None:
    task = give()
    sign_in(lan).post(f"{ROOM}{task.pk}/report/", report_of(task))
    task.refresh_from_db()
    assert task.state == Assignment.State.DONE
    assert Report.objects.get().on_behalf_of == f"unit:{task.unit_id}"


def test_nobody_reports_for_another_unit(
    minh: User, sign_in: SignIn, give: Give, plan: Plan, office: Unit
) -> None:
    task = give(item=item_of(plan, "task1"), units=(office,))
    response = sign_in(minh).post(f"{ROOM}{task.pk}/report/", report_of(task))
    assert response.status_code == 403
    assert "giao cho Phòng Văn hóa - Xã hội" in text_of(response)
    assert not Report.objects.exists()


def test_what_is_no_proof_is_said_and_the_report_stands(minh: User, sign_in: SignIn, give: Give) -> None:
    task, before = give(), StoredFile.objects.count()
    files = [
        SimpleUploadedFile("anh.jpg", photo()),
        SimpleUploadedFile("anh-2.jpg", b"GIF? khong"),
        SimpleUploadedFile("phim.pdf", b"%PDF-1.7" + bytes(40 * 1024 * 1024)),
    ]
    sent = report_of(task, proofs=files)
    page = text_of(sign_in(minh).post(f"{ROOM}{task.pk}/report/", sent, follow=True))
    assert "“anh-2.jpg” không phải ảnh" in page
    assert "“phim.pdf” có 40 MB, lớn hơn mức 30 MB" in page
    assert Report.objects.get().proofs.get().name == "anh.jpg"
    assert StoredFile.objects.count() == before + 1


def test_a_day_before_the_plan_is_refused_on_a_given_task_too(lan: User, sign_in: SignIn, give: Give) -> None:
    task = give()
    typed = {"text": "Lập sổ riêng", "due_on": "01/01/2025", "output": "quyển sổ bìa xanh", "version": "1"}
    response = sign_in(lan).post(f"{ROOM}{task.pk}/edit/", typed)
    assert response.status_code == 422
    assert "đứng trước kế hoạch" in text_of(response)
    kept = form_data(response, f"{ROOM}{task.pk}/edit/")
    assert {name: kept[name] for name in typed} == typed
    before = task.text
    task.refresh_from_db()
    assert (task.text, task.version) == (before, 1)


def test_the_form_of_another_units_task_does_not_open(
    minh: User, hoa: User, sign_in: SignIn, give: Give, plan: Plan, office: Unit
) -> None:
    task = give(item=item_of(plan, "task1"), units=(office,))
    opened = sign_in(minh).get(f"{ROOM}{task.pk}/report/")
    assert opened.status_code == 403
    assert "giao cho Phòng Văn hóa - Xã hội" in text_of(opened)
    assert sign_in(hoa).post(f"{ROOM}{task.pk}/report/", report_of(task)).status_code == 404
    assert not Report.objects.exists()


def test_two_who_change_one_task_see_both(lan: User, sign_in: SignIn, give: Give) -> None:
    task = give()
    client = sign_in(lan)
    first = {"text": "Lập sổ A", "due_on": "", "output": "", "version": "1"}
    assert client.post(f"{ROOM}{task.pk}/edit/", first).status_code == 302
    response = client.post(f"{ROOM}{task.pk}/edit/", {**first, "text": "Lập sổ B"})
    assert response.status_code == 409
    assert "Lập sổ A" in text_of(response)
    assert "Lập sổ B" in text_of(response)


def test_proof_is_for_those_who_see_the_task(
    minh: User, hoa: User, lan: User, sign_in: SignIn, give: Give
) -> None:
    task, other = give(), give(text="Khác")
    paper = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7 bien ban")
    sign_in(minh).post(f"{ROOM}{task.pk}/report/", report_of(task, proofs=paper))
    stored = Report.objects.get().proofs.get()
    response = sign_in(lan).get(f"{ROOM}{task.pk}/proofs/{stored.pk}/")
    assert b"".join(response.streaming_content) == b"%PDF-1.7 bien ban"
    assert sign_in(lan).get(f"{ROOM}{other.pk}/proofs/{stored.pk}/").status_code == 404
    assert sign_in(hoa).get(f"{ROOM}{task.pk}/proofs/{stored.pk}/").status_code == 404


def test_reminding_twice_is_written_once(lan: User, sign_in: SignIn, give: Give) -> None:
    task = give()
    client = sign_in(lan)
    for _twice in range(2):
        client.post(f"{ROOM}{task.pk}/remind/", {"version": 1, "once": str(uuid4())})
    assert Reminder.objects.count() == 1


def test_tasks_are_found_without_marks_and_by_state(
    minh: User, lan: User, sign_in: SignIn, give: Give
) -> None:
    give(text="Niêm yết số điện thoại", due_on=None)
    say(give(text="Họp giao ban"), minh)
    client = sign_in(lan)
    found = text_of(client.get(ROOM, {"q": "niem yet dien thoai"}))
    assert "Niêm yết số điện thoại" in found
    assert "Họp giao ban" not in found
    assert "Họp giao ban" in text_of(client.get(f"{ROOM}print/", {"state": "reported"}))
    assert "Không có việc nào" in text_of(client.get(ROOM, {"state": "done"}))


@pytest.mark.parametrize("page", ["", "print/", "units/"])
def test_a_page_asks_as_often_for_many_tasks_as_for_few(
    lan: User, minh: User, sign_in: SignIn, give: Give, page: str
) -> None:
    client = sign_in(lan)

    def ask() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(f"{ROOM}{page}").status_code == 200
        return len(asked)

    give(text="đầu")
    client.get(f"{ROOM}{page}")
    few = ask()
    for number in range(60):
        give(text=f"Việc {number}")
    for name in ("Trạm Y tế xã", "Phòng Kinh tế"):
        make_unit(actor=MAKER, place=lan.roles.get().place, kind="other", name=name, relation="own", at=NOW)
    assert ask() == few


def test_the_desk_leads_to_what_waits(lan: User, minh: User, sign_in: SignIn, give: Give) -> None:
    say(give(text="Kết quả chờ"), minh)
    give(text="Việc đã quá", due_on=NOW.date().replace(month=3))
    desk = text_of(sign_in(lan).get("/p/99001/2026/"))
    assert "Kết quả chờ" in desk
    assert "Việc đã quá" in desk
    assert "chưa nhắc lần nào" in desk
    own = text_of(sign_in(minh).get("/p/99001/2026/"))
    assert "Việc đã quá" in own
    assert "Báo cáo" in own
    assert actor_of(minh).label in own
