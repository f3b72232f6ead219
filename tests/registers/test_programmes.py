"""The programme of an entry is one of those in the register of programmes, and entries are sought by it."""

from datetime import date
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.test import Client

from songhanh.people.models import User
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import record_entry
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.told import Told
from tests.conftest import NOW, actor_of
from tests.registers.conftest import Record, item
from tests.registers.test_pages import LIST, _today, filled, officer, titles, write
from tests.repo.site import page_of

__all__ = ["_today", "officer"]  # fixtures of the pages
pytestmark = pytest.mark.django_db


def test_programmes_are_those_of_their_register(
    officer: Client, record: Record, lan: User, commune: Place, union: Unit
) -> None:
    programme, name = REGISTERS["programmes"], "Chương trình truyền thông về bình đẳng giới"
    values = {
        "on_day": date(2021, 10, 23), "title": name, "kind": "programme", "unit": union, "decision": "",
        "ends_in": "2030", "review_on": None, "until": None, "end_reason": "", "note": "",
    }  # fmt: skip
    assert not page_of(officer.get(LIST)).xpath("//form[@role='search']//select[@name='programme']")
    record_entry(actor=actor_of(lan), register=programme, place=commune, told=Told(values), at=NOW)
    old, _other = record(item(union, title="Ghi trước", programme="Đề án cũ")), record(item(union))
    assert write(officer, union, title="Thuộc chương trình", programme=name).status_code == 200
    assert write(officer, union, title="Gõ tay", programme="Tự đặt").status_code == 422
    assert titles(officer.get(f"{LIST}?programme={quote(name)}")) == ["Thuộc chương trình"]
    correct = f"{LIST}{old.pk}/correct/"
    assert filled(officer, correct)["programme"] == "Đề án cũ"
    cells = {"cell-programme": "truyền thông", "cell-on_day": "5/5/2026", "cell-title": "Lưới"}
    refused = officer.post(f"{LIST}grid/row/", cells | {"once": str(uuid4())}).json()
    assert "Hãy ghi vào sổ ấy trước, hoặc để trống." in refused["faults"]["programme"]
