"""Freezing a draft: who and when, once, and for ever."""

from datetime import date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import (
    CannotConfirm,
    CannotIssue,
    CannotRedraft,
    Particulars,
    Upload,
    accept_item,
    confirm_plan,
    drop_draft,
    record_issue,
    settle_doubt,
)
from songhanh.plans.models import Issue, Plan
from songhanh.ui.versions import Conflict
from tests.conftest import actor_of
from tests.plans.factories import WORDS, doubt, item_of, make_confirmed, make_plan


@pytest.fixture
def plan(commune: Place, lan: User, now: datetime) -> Plan:
    return make_plan(commune, actor_of(lan), now)


def test_confirming_names_the_person_and_the_hour(plan: Plan, tam: User, now: datetime) -> None:
    confirmed = confirm_plan(actor=actor_of(tam), plan=plan, version=plan.version, at=now)
    assert (confirmed.state, confirmed.confirmed_by, confirmed.confirmed_at) == (
        "confirmed",
        "Lê Thị Tâm",
        now,
    )
    assert not plan.items.filter(state="read").exists()


def test_a_plan_is_confirmed_once(plan: Plan, lan: User, tam: User, now: datetime) -> None:
    confirm_plan(actor=actor_of(tam), plan=plan, version=plan.version, at=now)
    with pytest.raises(CannotConfirm, match="Lê Thị Tâm"):
        confirm_plan(actor=actor_of(lan), plan=plan, version=plan.version, at=now)
    plan.refresh_from_db()
    assert plan.confirmed_by == "Lê Thị Tâm"


def test_a_draft_changed_meanwhile_is_looked_at_again(
    plan: Plan, lan: User, tam: User, now: datetime
) -> None:
    item = item_of(plan, "task1")
    accept_item(actor=actor_of(lan), plan=plan, item=item, version=item.version, at=now)
    with pytest.raises(Conflict):
        confirm_plan(actor=actor_of(tam), plan=plan, version=plan.version, at=now)


def test_an_open_error_stands_in_the_way(commune: Place, lan: User, now: datetime) -> None:
    plan = make_plan(
        commune, actor_of(lan), now, doubts=(doubt("error", WORDS["task1"]), doubt("warning", WORDS["task2"]))
    )
    with pytest.raises(CannotConfirm, match="1 điểm “Sai rõ”"):
        confirm_plan(actor=actor_of(lan), plan=plan, version=plan.version, at=now)
    error = plan.doubts.get(severity="error")
    settle_doubt(actor=actor_of(lan), plan=plan, doubt=error, reason="đã hỏi Công an xã", at=now)
    plan.refresh_from_db()
    assert confirm_plan(actor=actor_of(lan), plan=plan, version=plan.version, at=now).state == "confirmed"


def test_a_confirmed_plan_is_not_thrown_away(commune: Place, lan: User, now: datetime) -> None:
    plan = make_confirmed(commune, actor_of(lan), now)
    with pytest.raises(CannotRedraft, match="đã được xác nhận"):
        drop_draft(actor=actor_of(lan), plan=plan, at=now)


def test_the_tables_refuse_what_the_code_should_never_do(commune: Place, lan: User, now: datetime) -> None:
    plan = make_confirmed(commune, actor_of(lan), now)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        plan.items.filter(kind="task").update(text="khác")
    plan.title = "khác"
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        plan.save(update_fields=["title"])
    plan.reading.text = "khác"
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        plan.reading.save(update_fields=["text"])
    item = item_of(plan, "task1")
    item.pk, item.line = None, plan.series
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        item.save(force_insert=True)


@pytest.mark.parametrize("table", ["plans_item WHERE kind = 'task'", "plans_plan", "plans_reading"])
def test_the_tables_refuse_to_remove_what_was_confirmed(
    commune: Place, lan: User, now: datetime, table: str
) -> None:
    make_confirmed(commune, actor_of(lan), now)
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 -- our own words


def particulars(number: str = "170/KH-UBND", scan: Upload | None = None) -> Particulars:
    return Particulars(number=number, issued_on=date(2026, 5, 18), signer="Lê Thị Tâm", scan=scan)


def test_number_and_day_are_given_after_confirming(plan: Plan, van: User, now: datetime) -> None:
    with pytest.raises(CannotIssue, match="chưa được xác nhận"):
        record_issue(actor=actor_of(van), plan=plan, particulars=particulars(), at=now)
    confirm_plan(actor=actor_of(van), plan=plan, version=plan.version, at=now)
    issue = record_issue(actor=actor_of(van), plan=plan, particulars=particulars(), at=now)
    assert (issue.number, issue.issued_on, issue.recorded_by) == (
        "170/KH-UBND",
        date(2026, 5, 18),
        "Đỗ Thị Vân",
    )


def test_a_correction_is_a_new_row_that_names_the_old(commune: Place, van: User, now: datetime) -> None:
    plan = make_confirmed(commune, actor_of(van), now)
    wrong = record_issue(actor=actor_of(van), plan=plan, particulars=particulars("17/KH-UBND"), at=now)
    with pytest.raises(Conflict):
        record_issue(actor=actor_of(van), plan=plan, particulars=particulars("18/KH-UBND"), at=now)
    right = record_issue(actor=actor_of(van), plan=plan, particulars=particulars(), corrects=wrong.pk, at=now)
    assert right.corrects == wrong
    assert Issue.objects.count() == 2


def test_a_scan_is_a_picture_or_a_pdf(commune: Place, van: User, now: datetime) -> None:
    plan = make_confirmed(commune, actor_of(van), now)
    with pytest.raises(CannotIssue, match=r"\.pdf, \.jpg"):
        record_issue(
            actor=actor_of(van),
            plan=plan,
            particulars=particulars(scan=Upload(b"chu thuong", "a.txt")),
            at=now,
        )
    assert not Issue.objects.exists()


def test_a_picture_has_no_words_to_compare_and_is_kept(commune: Place, van: User, now: datetime) -> None:
    plan = make_confirmed(commune, actor_of(van), now)
    scan = Upload(b"\x89PNG\r\n\x1a\n" + b"0" * 40, "ban-quet.png")
    issue = record_issue(actor=actor_of(van), plan=plan, particulars=particulars(scan=scan), at=now)
    assert issue.scan is not None
    assert (issue.scan.name, issue.scan_text) == ("ban-quet.png", "")
