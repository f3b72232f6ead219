"""Reports of units: progress, result, proof; accepted, or sent back with a note; the desk; what was done."""

from dataclasses import asdict
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from songhanh.assignments.actions import (
    CannotReport,
    Told,
    accept_result,
    remind_unit,
    report_work,
    return_result,
    withdraw_task,
)
from songhanh.assignments.models import Assignment, Report
from songhanh.assignments.queries import get_work, list_done
from songhanh.assignments.queries.done import sum_up
from songhanh.assignments.queries.words import reminded_words, state_words
from songhanh.people.models import User
from songhanh.places.models import Unit
from songhanh.plans.models import Plan
from songhanh.registers.actions import Upload
from songhanh.ui.versions import Conflict
from tests.assignments.conftest import Give, say
from tests.conftest import NOW, actor_of, viewer_of
from tests.plans.factories import item_of

pytestmark = pytest.mark.django_db


def photo() -> bytes:
    content = BytesIO()
    picture = Image.new("RGB", (40, 30), "red")
    exif = picture.getexif()
    exif.get_ifd(0x8825)[1] = "N"
    picture.save(content, "JPEG", exif=exif)
    return content.getvalue()


def test_progress_needs_no_answer_and_a_result_waits_for_one(minh: User, lan: User, give: Give) -> None:
    task = say(give(), minh, "Đã mua sổ.", is_result=False)
    assert task.state == Assignment.State.UNDER_WAY
    task = say(task, minh)
    assert task.state == Assignment.State.REPORTED
    accept_result(actor=actor_of(lan), task=task, version=task.version, at=NOW + timedelta(days=3))
    task.refresh_from_db()
    assert (task.state, task.done_on) == (Assignment.State.DONE, NOW.date())
    with pytest.raises(CannotReport, match="hoàn thành"):
        say(task, minh)


def test_what_is_returned_says_why_and_is_reported_again(minh: User, lan: User, give: Give) -> None:
    task = say(give(), minh)
    with pytest.raises(CannotReport, match="Chưa ghi cần bổ sung"):
        return_result(actor=actor_of(lan), task=task, version=task.version, note=" ", at=NOW)
    return_result(actor=actor_of(lan), task=task, version=task.version, note="Thiếu ảnh", at=NOW)
    task.refresh_from_db()
    assert task.state == Assignment.State.RETURNED
    task = say(task, minh, "Đã bổ sung ảnh.")
    answers = list(Report.objects.order_by("pk").values_list("answer", "note"))
    assert answers == [("returned", "Thiếu ảnh"), ("", "")]
    accept_result(actor=actor_of(lan), task=task, version=task.version, at=NOW)


def test_a_result_that_was_accepted_can_still_be_sent_back(minh: User, lan: User, give: Give) -> None:
    task = say(give(), minh)
    task = accept_result(actor=actor_of(lan), task=task, version=task.version, at=NOW)
    task = return_result(actor=actor_of(lan), task=task, version=task.version, note="Nhầm năm", at=NOW)
    assert (task.state, task.done_on) == (Assignment.State.RETURNED, None)


def test_nothing_waits_nothing_is_accepted(lan: User, give: Give) -> None:
    task = give()
    with pytest.raises(CannotReport, match="Chưa có kết quả"):
        accept_result(actor=actor_of(lan), task=task, version=1, at=NOW)
    with pytest.raises(CannotReport, match="Chưa có kết quả"):
        return_result(actor=actor_of(lan), task=task, version=1, note="x", at=NOW)


def test_two_who_report_at_once_do_not_both(minh: User, give: Give) -> None:
    task = give()
    told = Told("Đã làm.", is_result=False)
    report_work(actor=actor_of(minh), task=task, version=1, told=told, at=NOW)
    with pytest.raises(Conflict):
        report_work(actor=actor_of(minh), task=task, version=1, told=told, at=NOW)


def test_proof_is_kept_and_a_photo_loses_its_position(minh: User, give: Give) -> None:
    task = give()
    uploads = (
        Upload(photo(), "anh.jpg"),
        Upload(b"%PDF-1.7 bien ban", "bien-ban.pdf"),
        Upload(photo(), "2.jpg"),
    )
    told = Told("Đã làm.", is_result=True, uploads=uploads)
    done = report_work(actor=actor_of(minh), task=task, version=1, told=told, at=NOW)
    kept = done.report.proofs.order_by("pk")
    assert [one.door for one in kept] == ["photo", "original"]
    assert done.attached.notes == ("Tệp “2.jpg” đã có ở đây, không đính kèm lần nữa.",)


def test_a_file_that_is_no_proof_is_refused_alone(minh: User, give: Give) -> None:
    task = give()
    uploads = (Upload(b"day la chu", "anh.jpg"), Upload(b"%PDF-1.7 bien ban", "bien-ban.pdf"))
    told = Told("Đã làm.", is_result=True, uploads=uploads)
    done = report_work(actor=actor_of(minh), task=task, version=1, told=told, at=NOW)
    assert [one.name for one in done.report.proofs.all()] == ["bien-ban.pdf"]
    (sentence,) = done.attached.refusals
    assert "“anh.jpg” không phải ảnh" in sentence


TODAY = date(2026, 5, 20)


def test_the_desk_of_a_unit_shows_its_own_by_what_they_need(
    minh: User, lan: User, give: Give, office: Unit, plan: Plan
) -> None:
    give(text="Quá hạn", due_on=date(2026, 5, 15))
    give(text="Đến hạn", due_on=date(2026, 5, 30))
    give(text="Xa", due_on=date(2026, 12, 1))
    give(text="Thường xuyên", due_on=None)
    give(text="Có sản phẩm", due_on=None, output="sổ")
    give(text="Của phòng", units=(office,), item=item_of(plan, "task1"), due_on=date(2026, 5, 1))
    back = say(give(text="Trả lại"), minh)
    return_result(actor=actor_of(lan), task=back, version=back.version, note="Thiếu", at=NOW)
    work = get_work(viewer_of(minh), plan.place, 2026, TODAY)
    shown = [[line.text for line in lines] for lines in (work.late, work.due, work.returned, work.waiting)]
    assert shown == [["Quá hạn"], ["Đến hạn"], ["Trả lại"], ["Xa", "Có sản phẩm"]]
    assert [line.lacking for line in (*work.late, *work.returned)] == ["", "Thiếu"]
    assert (work.late_count, work.open) == (1, 0)


def test_the_desk_of_the_officer_shows_what_waits_for_acceptance_and_who_is_late(
    minh: User, lan: User, give: Give, plan: Plan
) -> None:
    late = give(text="Quá hạn", due_on=date(2026, 5, 15))
    remind_unit(actor=actor_of(lan), task=late, at=NOW)
    say(give(text="Đã gửi", due_on=date(2026, 5, 16)), minh)
    work = get_work(viewer_of(lan), plan.place, 2026, TODAY)
    assert [line.text for line in work.waiting] == ["Đã gửi"]
    assert [(line.text, line.reminded) for line in work.late] == [
        ("Quá hạn", "Đã nhắc 1 lần, gần nhất 20/05")
    ]
    assert work.open == 2


def test_due_days_end_at_midnight(give: Give, minh: User, plan: Plan) -> None:
    give(due_on=TODAY)
    assert get_work(viewer_of(minh), plan.place, 2026, TODAY).late_count == 0
    assert get_work(viewer_of(minh), plan.place, 2026, TODAY + timedelta(days=1)).late_count == 1


def test_words_follow_the_relation() -> None:
    assert reminded_words("own", 2, date(2026, 11, 18)) == "Đã đôn đốc 2 lần, gần nhất 18/11"
    assert reminded_words("peer", 1, date(2026, 11, 18)) == "Đã nhắc 1 lần, gần nhất 18/11"
    assert reminded_words("vertical", 0, None) == "chưa nhắc lần nào"
    assert state_words("given", date(2026, 1, 1), TODAY) == "Quá hạn"
    assert state_words("given", None, TODAY) == "Chưa thực hiện"


def test_the_report_lists_what_was_done_in_a_span_of_days(
    minh: User, lan: User, give: Give, plan: Plan
) -> None:
    for text, at in (("Một", NOW), ("Hai", NOW + timedelta(days=20))):
        task = say(give(text=text), minh, f"Xong {text}", at=at)
        accept_result(actor=actor_of(lan), task=task, version=task.version, at=NOW)
    give(text="Ba")
    year = (date(2026, 1, 1), date(2027, 1, 1))
    assert [(d.text, d.result, d.was_late) for d in list_done(plan, *year)] == [
        ("Một", "Xong Một", False), ("Hai", "Xong Hai", True),
    ]  # fmt: skip
    assert [d.text for d in list_done(plan.place, date(2026, 1, 1), date(2026, 6, 1))] == ["Một"]


def test_an_earlier_day_sees_tasks_as_they_stood_then(minh: User, lan: User, give: Give, plan: Plan) -> None:
    task = say(give(due_on=NOW.date() + timedelta(days=5)), minh, is_result=False, at=NOW + timedelta(days=1))
    task = say(task, minh, at=NOW + timedelta(days=10))
    return_result(
        actor=actor_of(lan), task=task, version=task.version, note="Thiếu ảnh", at=NOW + timedelta(days=12)
    )
    task.refresh_from_db()
    task = say(task, minh, at=NOW + timedelta(days=20))
    accept_result(actor=actor_of(lan), task=task, version=task.version, at=NOW + timedelta(days=30))

    def stood(days: int) -> dict[str, int]:
        told = asdict(sum_up(plan.place, 2026, NOW.date() + timedelta(days=days)))
        told["late"] = len(told["late"])
        return {name: number for name, number in told.items() if number and name not in ("given", "units")}

    assert sum_up(plan.place, 2026, NOW.date() - timedelta(days=1)).given == 0
    assert stood(0) == {}
    assert stood(1) == {"under_way": 1}
    assert stood(6) == {"under_way": 1, "late": 1}
    assert stood(10) == stood(11) == {"under_way": 1}
    assert stood(12) == stood(19) == {"late": 1}
    assert stood(20) == stood(30) == {"done": 1, "done_late": 1}
    (late,) = sum_up(plan.place, 2026, NOW.date() + timedelta(days=13)).late
    assert late == (task.text, task.unit.name, task.due_on)


def test_an_earlier_day_sees_what_was_taken_back_later(lan: User, give: Give, plan: Plan) -> None:
    day = NOW.date()
    task = give(due_on=day + timedelta(days=5))
    withdraw_task(actor=actor_of(lan), task=task, version=1, at=NOW + timedelta(days=10))
    given = [sum_up(plan.place, 2026, day + timedelta(days=days)).given for days in (-1, 0, 9, 10)]
    late = [len(sum_up(plan.place, 2026, day + timedelta(days=days)).late) for days in (5, 6, 9, 10)]
    assert (given, late) == ([0, 1, 1, 0], [0, 1, 1, 0])
    left_over = [sum_up(plan.place, 2027, day + timedelta(days=days)).given for days in (9, 10)]
    assert left_over == [1, 0]


def test_the_standing_costs_as_many_queries_for_many_tasks(minh: User, give: Give, plan: Plan) -> None:
    for number in range(5):
        say(give(text=f"Việc {number}"), minh)
        with CaptureQueriesContext(connection) as asked:
            assert sum_up(plan.place, 2026, TODAY).given == number + 1
        assert len(asked) == 2
