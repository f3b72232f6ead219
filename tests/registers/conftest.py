"""Units and villages of a commune, and an ordinary entry of each register to change one thing of."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from songhanh.people.models import User
from songhanh.places.actions import make_unit
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import record_entry
from songhanh.registers.kinds.base import Entry
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.told import Told
from tests.conftest import MAKER, NOW, actor_of

COMMUNICATION, SESSIONS = REGISTERS["communication"], REGISTERS["sessions"]
Record = Callable[..., Entry]
LAST_YEAR = datetime(2025, 7, 1, tzinfo=UTC)


@pytest.fixture
def union(commune: Place) -> Unit:
    return make_unit(
        actor=MAKER,
        place=commune,
        kind="womens_union",
        name="Hội Liên hiệp Phụ nữ xã",
        relation="peer",
        at=NOW,
    )


@pytest.fixture
def villages(commune: Place) -> tuple[Unit, ...]:
    names = ("Thôn Bến Vạn", "Thôn Cồn Dâu", "Thôn Đồi Sim")
    return tuple(
        make_unit(actor=MAKER, place=commune, kind="village", name=name, relation="own", at=LAST_YEAR)
        for name in names
    )


def item(unit: Unit, **changes: Any) -> Told:
    """What is told of a text that went out six times over the loudspeakers."""
    lines = changes.pop("lines", None)
    values: dict[str, Any] = {
        "on_day": date(2026, 5, 5), "title": "Chuyện chia việc nhà", "unit": unit, "topic": "family",
        "occasion": "", "villages": (), "target_groups": (), "product": "", "quantity": None,
        "programme": "", "note": "", **changes,
    }  # fmt: skip
    assert set(values) == {column.name for column in COMMUNICATION.typed_columns()}
    return Told(values, tuple(lines) if lines is not None else (line(on_day=values["on_day"]),))


def line(**changes: Any) -> dict[str, Any]:
    return {
        "channel": "loudspeaker", "times": 6, "on_day": date(2026, 5, 5), "minutes": None, "link": "",
        **changes,
    }  # fmt: skip


def session(unit: Unit, **changes: Any) -> Told:
    """What is told of a talk of forty persons, twenty-five of them women."""
    values: dict[str, Any] = {
        "on_day": date(2026, 5, 5), "title": "Tọa đàm về bạo lực tinh thần", "kind": "talk", "unit": unit,
        "topic": "violence", "occasion": "", "villages": (), "persons_total": 40, "persons_women": 25,
        "not_split": False, "target_groups": (), "held_at": "", "programme": "", "note": "", **changes,
    }  # fmt: skip
    assert set(values) == {column.name for column in SESSIONS.typed_columns()}
    return Told(values)


@pytest.fixture
def record(commune: Place, lan: User) -> Record:
    """`record(item(unit))`: Lan writes it down."""

    def _record(told: Told, at: datetime = NOW) -> Entry:
        register = SESSIONS if "kind" in told.values else COMMUNICATION
        return record_entry(actor=actor_of(lan), register=register, place=commune, told=told, at=at)

    return _record
