"""What a plan may not do: leave its place, end too early, be handed on as a draft, be issued tomorrow."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from songhanh.people.models import User
from songhanh.places.models import Place
from songhanh.plans.actions import (
    CannotConfirm,
    CannotIssue,
    Particulars,
    Upload,
    confirm_plan,
    end_plan,
    record_issue,
)
from songhanh.plans.actions.receive import receive_document
from songhanh.plans.models import Plan
from tests.conftest import NOW, actor_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[User | None], Client]
WORDS = """UBND XÃ {name}

KẾ HOẠCH
Công tác bình đẳng giới năm 2026 trên địa bàn xã {name}

I. CHỈ TIÊU
- 100% thôn có đầu mối tiếp nhận tin báo.

II. TỔ CHỨC THỰC HIỆN
1. Công an xã
- Chủ trì xác minh tin báo trong ngày.
"""


def receive(lan: User, commune: Place, name: str = "Đồng Hạ") -> Plan:
    upload = Upload(WORDS.format(name=name).encode(), "ke-hoach.txt")
    plan = receive_document(actor=actor_of(lan), place=commune, year=2026, upload=upload, at=NOW).plan
    assert plan is not None
    return plan


def confirm(lan: User, plan: Plan) -> Plan:
    plan.refresh_from_db()
    return confirm_plan(actor=actor_of(lan), plan=plan, version=plan.version, at=NOW)


def test_a_paper_of_another_place_is_pointed_out(lan: User, commune: Place) -> None:
    here, elsewhere = receive(lan, commune), receive(lan, commune, "Cồn Mây")
    assert not here.doubts.filter(kind__in=["place_other", "place_unknown"]).exists()
    doubt = elsewhere.doubts.get(kind="place_other")
    assert doubt.severity == "warning"
    assert "xã Cồn Mây" in doubt.text
    assert "xã Đồng Hạ" in doubt.text


def test_a_plan_does_not_end_in_its_own_year(lan: User, commune: Place) -> None:
    plan = confirm(lan, receive(lan, commune))
    with pytest.raises(CannotConfirm, match="hết năm 2026"):
        end_plan(actor=actor_of(lan), plan=plan, at=NOW)
    ended = end_plan(actor=actor_of(lan), plan=plan, at=NOW.replace(year=2027))
    assert ended.state == Plan.State.ENDED


def test_papers_are_made_from_a_confirmed_plan_only(lan: User, commune: Place, sign_in: SignIn) -> None:
    plan, client = receive(lan, commune), sign_in(lan)
    addresses = [
        f"/p/99001/2026/plans/{plan.pk}/{name}"
        for name in ("assignments.docx", "assignments.xlsx", "plan.json")
    ]
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    confirm(lan, plan)
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]


def test_the_province_sees_no_drafts(lan: User, dung: User, commune: Place, sign_in: SignIn) -> None:
    plan = receive(lan, commune)
    page = f"/p/99001/2026/plans/{plan.pk}/"
    assert sign_in(dung).get(page).status_code == 404
    assert plan.title not in sign_in(dung).get("/p/99001/2026/plans/").content.decode()
    confirm(lan, plan)
    assert sign_in(dung).get(page).status_code == 200
    assert plan.title in sign_in(dung).get("/p/99001/2026/plans/").content.decode()


def test_a_plan_is_not_issued_tomorrow(lan: User, commune: Place) -> None:
    plan = confirm(lan, receive(lan, commune))
    tomorrow = Particulars("18/KH-UBND", (NOW + timedelta(days=1)).date(), "Vũ Thị Thắm")
    with pytest.raises(CannotIssue, match="chưa đến"):
        record_issue(actor=actor_of(lan), plan=plan, particulars=tomorrow, at=NOW)


def test_a_broken_scan_is_refused_and_nothing_is_recorded(lan: User, commune: Place) -> None:
    plan = confirm(lan, receive(lan, commune))
    broken = Particulars("18/KH-UBND", NOW.date(), "Vũ Thị Thắm", scan=Upload(b"%PDF-1.7\nhello", "quet.pdf"))
    with pytest.raises(CannotIssue, match="bị hỏng"):
        record_issue(actor=actor_of(lan), plan=plan, particulars=broken, at=NOW)
    assert not plan.issues.exists()


def test_confirming_what_another_confirmed_leads_to_the_plan(
    lan: User, tam: User, commune: Place, sign_in: SignIn
) -> None:
    plan = receive(lan, commune)
    confirm(lan, plan)
    address = f"/p/99001/2026/plans/{plan.pk}/"
    answer = sign_in(tam).post(f"{address}confirm/", {"version": plan.version}, follow=True)
    assert answer.request["PATH_INFO"] == address
    assert "đã được xác nhận" in answer.content.decode()
