"""The fictional xã Đồng Hạ and its people, filled through the verbs of each room."""

from collections.abc import Iterator
from datetime import date, datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

from django.db import transaction

from songhanh.assignments.demo import fill_tasks
from songhanh.demo.mark import PASSWORD
from songhanh.evaluation.demo import fill as fill_figures
from songhanh.journal.actor import Actor
from songhanh.paper.source import read_source
from songhanh.paper.word import write_docx
from songhanh.people.actions import grant_role, make_account
from songhanh.people.models import Role, User
from songhanh.people.queries import build_actor
from songhanh.places.actions import make_unit, open_fictional
from songhanh.places.models import Place, Unit
from songhanh.places.queries import find_place
from songhanh.plans.actions import (
    Particulars,
    Upload,
    confirm_plan,
    receive_document,
    record_issue,
    settle_doubt,
)
from songhanh.plans.models import Plan
from songhanh.registers.demo import fill_registers

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
MAKER = Actor("command", "demo", "songhanh demo")
FIRST_DAY = datetime(2025, 7, 1, 8, tzinfo=HERE)

UNITS = (
    ("culture_society_office", "Phòng Văn hóa - Xã hội", "own"),
    ("council_committee_office", "Văn phòng HĐND và UBND xã", "own"),
    ("economy_office", "Phòng Kinh tế", "own"),
    ("public_service_centre", "Trung tâm Dịch vụ tổng hợp xã", "own"),
    ("health_station", "Trạm Y tế xã", "own"),
    ("school", "Trường Mầm non Đồng Hạ", "own"),
    ("school", "Trường Tiểu học Đồng Hạ", "own"),
    ("school", "Trường THCS Đồng Hạ", "own"),
    ("police", "Công an xã", "vertical"),
    ("military_command", "Ban Chỉ huy Quân sự xã", "own"),
    ("policy_bank", "Ngân hàng Chính sách xã hội - Phòng giao dịch Sơn Khê", "vertical"),
    ("fatherland_front", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", "peer"),
    ("womens_union", "Hội Liên hiệp Phụ nữ xã", "peer"),
    ("youth_union", "Đoàn Thanh niên xã", "peer"),
    ("farmers_union", "Hội Nông dân xã", "peer"),
    ("advancement_committee", "Ban Vì sự tiến bộ của phụ nữ xã", "own"),
)
VILLAGES = (
    "Bến Vạn", "Cồn Dâu", "Đồi Sim", "Gò Cát", "Hạ Trang", "Khe Nứa", "Làng Mới", "Mỏ Quạ",
    "Nà Sen", "Ngã Ba", "Phú Điền", "Rú Chàng", "Sông Con", "Thạch Bàn", "Thượng Trang", "Vườn Đào",
)  # fmt: skip
PEOPLE = (
    ("hanh", "Nguyễn Thị Hạnh", Role.Kind.OFFICER, ""),
    ("tham", "Vũ Thị Hồng Thắm", Role.Kind.LEADER, ""),
    ("van", "Đỗ Thị Vân", Role.Kind.CLERK, ""),
    ("binh", "Trần Quốc Bình", Role.Kind.UNIT_MEMBER, "Công an xã"),
    ("nga", "Lê Thị Nga", Role.Kind.UNIT_MEMBER, "Hội Liên hiệp Phụ nữ xã"),
)
# Each plan: its source, the day it was received, its number and day of issue ("" stays a draft).
PLANS = (
    ("ke-hoach-2026", datetime(2026, 2, 25, 9, tzinfo=HERE), "18/KH-UBND", date(2026, 2, 24)),
    ("chien-luoc-2026-2030", datetime(2026, 5, 12, 9, tzinfo=HERE), "61/KH-UBND", date(2026, 5, 11)),
    ("ke-hoach-thang-hanh-dong-2026", datetime(2026, 10, 20, 9, tzinfo=HERE), "", None),
)


@transaction.atomic
def fill() -> None:
    """Fill an empty installation: a province, two communes, people, three plans (two in force).

    The days are those of the story. An installation that is filled already stays as it is.
    """
    if find_place("99001") is not None:
        return
    commune, people = _fill_places()
    for name, at, number, issued_on in PLANS:
        plan = _receive(name, commune, people["hanh"], at)
        if issued_on is not None:
            _confirm(plan, people, at, number, issued_on)
    fill_registers(commune, officer=build_actor(people["hanh"]))
    speakers = {"police": build_actor(people["binh"]), "womens_union": build_actor(people["nga"])}
    fill_tasks(commune, officer=build_actor(people["hanh"]), speakers=speakers)
    fill_figures(commune, officer=build_actor(people["hanh"]))


def _fill_places() -> tuple[Place, dict[str, User]]:
    province = open_fictional(actor=MAKER, code="99", kind="tỉnh", name="Sơn Hải", parent=None, at=FIRST_DAY)
    commune = open_fictional(
        actor=MAKER, code="99001", kind="xã", name="Đồng Hạ", parent=province, at=FIRST_DAY
    )
    other = open_fictional(
        actor=MAKER, code="99002", kind="phường", name="Bến Tầm", parent=province, at=FIRST_DAY
    )
    units = {
        name: make_unit(actor=MAKER, place=commune, kind=kind, name=name, relation=relation, at=FIRST_DAY)
        for kind, name, relation in (*UNITS, *(("village", f"Thôn {name}", "own") for name in VILLAGES))
    }
    people = {
        username: _account(username, name, role, commune, units.get(unit))
        for username, name, role, unit in PEOPLE
    }
    people["mai"] = _account("mai", "Phạm Thanh Mai", Role.Kind.OFFICER, other, None)
    people["son"] = _account("son", "Hoàng Văn Sơn", Role.Kind.PROVINCE_OFFICER, province, None)
    return commune, people


def _account(username: str, name: str, role: str, place: Place, unit: Unit | None) -> User:
    user = make_account(actor=MAKER, username=username, full_name=name, password=PASSWORD, at=FIRST_DAY)
    grant_role(actor=MAKER, user=user, kind=role, place=place, unit=unit, at=FIRST_DAY)
    return user


def list_sources() -> Iterator[tuple[str, str]]:
    """The demonstration's plans as they are written: name, text."""
    for name, *_rest in PLANS:
        yield name, files("songhanh.demo").joinpath("plans", f"{name}.md").read_text(encoding="utf-8")


def _receive(name: str, commune: Place, officer: User, at: datetime) -> Plan:
    text = dict(list_sources())[name]
    upload = Upload(write_docx(read_source(text)), f"{name}.docx")
    received = receive_document(actor=build_actor(officer), place=commune, year=2026, upload=upload, at=at)
    if received.plan is None:
        raise RuntimeError(f"the demonstration's own plan {name} could not be read")
    return received.plan


def _confirm(plan: Plan, people: dict[str, User], at: datetime, number: str, issued_on: date) -> None:
    officer, clerk = build_actor(people["hanh"]), build_actor(people["van"])
    for doubt in plan.doubts.filter(severity="error", state="open").order_by("pk"):
        settle_doubt(actor=officer, plan=plan, doubt=doubt, reason="Đã xem, để nguyên như văn bản", at=at)
    plan.refresh_from_db()
    confirm_plan(actor=officer, plan=plan, version=plan.version, at=at)
    particulars = Particulars(number, issued_on, people["tham"].full_name, "Phó Chủ tịch")
    record_issue(actor=clerk, plan=plan, particulars=particulars, at=at)
