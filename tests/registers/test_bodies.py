"""Whoever has to act is named in free words, and the words reach that unit's desk."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from songhanh.people.models import User
from songhanh.places.actions import make_unit
from songhanh.places.models import Place, Unit
from songhanh.registers.forms.entries import Page
from songhanh.registers.forms.rows import RowReader
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.bodies import Names, list_bodies
from tests.conftest import MAKER, NOW
from tests.registers.test_pages import BASE, SignIn, filled, text
from tests.repo.site import page_of

pytestmark = pytest.mark.django_db
CHECKS = f"{BASE}checks/"


@pytest.fixture
def units(commune: Place, police: Unit, union: Unit, villages: tuple[Unit, ...]) -> None:
    for name in ("Trường Tiểu học Đồng Hạ", "Trường THCS Đồng Hạ"):
        make_unit(actor=MAKER, place=commune, kind="school", name=name, relation="own", at=NOW)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Công an xã", "Công an xã"),
        ("CONG AN XA", "Công an xã"),
        ("công an xã Đồng Hạ", "Công an xã"),
        ("CA xã", "Công an xã"),
        ("Công an", "Công an xã"),
        ("Hội LHPN xã", "Hội Liên hiệp Phụ nữ xã"),
        ("Hội Phụ nữ", "Hội Liên hiệp Phụ nữ xã"),
        ("Trường THCS", "Trường THCS Đồng Hạ"),
        ("Bến Vạn", "Thôn Bến Vạn"),
        ("thon ben van", "Thôn Bến Vạn"),
        ("Xưởng may", ""),
        ("Trường học", ""),  # two of them
        ("Các đoàn thể", ""),
        ("Công an và Hội Phụ nữ", ""),
        ("", ""),
    ],
)
def test_words_mean_the_one_unit_that_they_may_mean(
    words: str, name: str, commune: Place, units: None
) -> None:
    assert Names(commune.name, list_bodies(commune)).of(words) == name


def test_a_finding_reaches_the_desk_of_the_unit_that_was_meant(
    sign_in: SignIn, lan: User, minh: User, police: Unit, units: None
) -> None:
    with time_machine.travel(NOW, tick=False):
        officer: Client = sign_in(lan)
        about: dict[str, Any] = {
            "title": "Kiểm tra sổ trực", "kind": "committee", "unit": str(police.pk), "on_day": "05/05/2026",
            "findings-0-text": "Bổ sung sổ trực", "findings-0-body": "hoi phu nu",
            "findings-1-text": "Có phòng vắt sữa", "findings-1-body": "Xưởng may",
        }  # fmt: skip
        page = officer.get(CHECKS)
        assert "Công an xã" in page_of(page).xpath("//datalist[@id='offered-units']/option/@value")
        answer = officer.post(f"{CHECKS}new/", filled(officer, f"{CHECKS}new/", CHECKS, **about), follow=True)
    assert "“Xưởng may” không có trong danh sách đơn vị" in text(answer)
    entry = REGISTERS["checks"].model.objects.get()
    bodies = [one.body for one in entry.findings.order_by("position")]
    assert (entry.on_day, bodies) == (date(2026, 5, 5), ["Hội Liên hiệp Phụ nữ xã", "Xưởng may"])


def test_a_units_own_file_may_call_units_and_villages_in_short(
    commune: Place, union: Unit, villages: tuple[Unit, ...], units: None
) -> None:
    there = list_bodies(commune)
    reader = RowReader(
        REGISTERS["sessions"], Page(year=2026, units=there, doers=there, place_name=commune.name)
    )
    cells = {"on_day": "05/05/2026", "title": "Tọa đàm", "kind": "Tọa đàm", "unit": "Hội phụ nữ xã"}
    told = reader.read({**cells, "villages": "Bến Vạn; thon con dau"}).told
    assert told is not None
    assert (told.values["unit"], told.values["villages"]) == (union, villages[:2])
    assert "unit" in reader.read({**cells, "unit": "Trường"}).faults
