"""Doubts that only the installation can have: units that a place lacks, plans that contradict one another."""

from datetime import date, datetime

from songhanh.journal.actor import Actor
from songhanh.people.models import User
from songhanh.places.actions import Act, set_rule
from songhanh.places.models import Place, Unit
from songhanh.places.queries.own_days import day_key
from songhanh.plans.actions import Upload, confirm_plan, drop_draft, receive_document
from songhanh.plans.models import Doubt, Plan
from tests.conftest import actor_of

PLAN = """KẾ HOẠCH
{title} trên địa bàn xã Đồng Hạ năm 2026
Thực hiện Kế hoạch số 1/KH-UBND ngày 02/01/2026 của UBND tỉnh Sơn Hải, UBND xã ban hành Kế hoạch như sau:
I. NHIỆM VỤ
1. Mở lớp cho chị em.
II. TỔ CHỨC THỰC HIỆN
1. Công an xã
- Trực đêm.
2. Trạm Y tế xã
- Khám cho chị em.
III. CHẾ ĐỘ BÁO CÁO
Các đơn vị báo cáo năm trước ngày {day} về UBND xã.
"""


def receive(
    place: Place, actor: Actor, at: datetime, title: str = "Bình đẳng giới", day: str = "20/11"
) -> Plan:
    content = PLAN.format(title=title, day=day).encode()
    plan = receive_document(
        actor=actor, place=place, year=2026, upload=Upload(content, "ke-hoach.txt"), at=at
    ).plan
    assert plan is not None
    return plan


def told(plan: Plan, kind: str) -> list[dict[str, str]]:
    return [one.arguments for one in Doubt.objects.filter(plan=plan, kind=kind).order_by("position")]


def add_unit(place: Place, kind: str, name: str, until: date | None = None) -> None:
    Unit.objects.create(
        place=place, kind=kind, name=name, relation="own", since=date(2025, 7, 1), until=until
    )


def test_a_body_that_the_place_does_not_have_is_asked_about(commune: Place, lan: User, now: datetime) -> None:
    Unit.objects.filter(place=commune).delete()
    add_unit(commune, "police", "Công an xã")
    add_unit(commune, "health_station", "Trạm Y tế xã", until=date(2026, 1, 1))
    assert told(receive(commune, actor_of(lan), now), "unit_unknown_here") == [{"unit": "Trạm Y tế xã"}]


def test_a_place_that_has_all_of_them_or_has_not_begun_is_not_asked(
    commune: Place, lan: User, now: datetime
) -> None:
    Unit.objects.filter(place=commune).delete()
    plan = receive(commune, actor_of(lan), now)
    assert told(plan, "unit_unknown_here") == []
    drop_draft(actor=actor_of(lan), plan=plan, at=now)
    add_unit(commune, "police", "Công an xã")
    add_unit(commune, "health_station", "Trạm Y tế xã")
    again = receive(commune, actor_of(lan), now, title="Bình đẳng")
    assert told(again, "unit_unknown_here") == []


def test_a_day_that_the_place_keeps_itself_is_held_against_its_own_rule(
    commune: Place, lan: User, now: datetime
) -> None:
    text = PLAN.replace("- Trực đêm.", "- Trực trong Ngày Gia đình Việt Nam (25/6).")

    def days() -> list[tuple[str, str]]:
        upload = Upload(text.format(title="Bình đẳng giới", day="20/11").encode(), "ke-hoach.txt")
        plan = receive_document(actor=actor_of(lan), place=commune, year=2026, upload=upload, at=now).plan
        found = [(one["expected"], one["date"]) for one in told(plan, "observance_date")]
        drop_draft(actor=actor_of(lan), plan=plan, at=now)
        return found

    assert days() == [("28/06", "25/06")]
    for start, since in (("06-25", date(2026, 1, 5)), ("06-27", date(2026, 1, 6))):
        value, act = {"name": "Ngày Gia đình Việt Nam", "start": start, "end": start}, Act(since, "3/KH-UBND")
        key = day_key("Ngày Gia đình Việt Nam")
        set_rule(actor=actor_of(lan), place=commune, key=key, value=value, act=act, at=now)
        assert days() == ([] if start == "06-25" else [("27/06", "25/06")])


def test_two_plans_in_force_that_set_other_days_contradict_one_another(
    commune: Place, lan: User, now: datetime
) -> None:
    first = receive(commune, actor_of(lan), now)
    assert told(first, "plans_contradict") == []
    early = receive(commune, actor_of(lan), now, title="Gia đình", day="15/11")
    assert told(early, "plans_contradict") == []  # what is not confirmed is not in force
    confirm_plan(actor=actor_of(lan), plan=first, version=first.version, at=now)
    other = receive(commune, actor_of(lan), now, title="Trẻ em gái", day="10/11")
    assert told(other, "plans_contradict") == [
        {"report": "Báo cáo năm", "ours": "10/11", "theirs": "20/11", "other": first.title}
    ]
    same = receive(commune, actor_of(lan), now, title="Người già", day="20/11")
    assert told(same, "plans_contradict") == []
