"""A worked year of both registers, for the demonstration's communes: the same every time, through the verbs.

The year has seasons (8/3, 28/6, 20/10, 15/11–15/12) and faults: entries written late, corrected, withdrawn, a
quarter closed, opened again and closed. Quarters I to III are closed, quarter IV is open. A lean year leaves
every third happening out and closes the first half only.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from songhanh.journal.actor import Actor
from songhanh.kernel.periods import quarters
from songhanh.paper.grid import GridColumn, GridSheet, write_grid
from songhanh.places.models import Place, Unit
from songhanh.registers.actions import (
    Upload,
    attach_proofs,
    close_period,
    correct_entry,
    record_entry,
    reopen_period,
    version_of,
    withdraw_entry,
)
from songhanh.registers.kinds.base import Entry
from songhanh.registers.models import REGISTERS
from songhanh.registers.queries.closures import find_closure
from songhanh.registers.queries.told import Told

YEAR = 2026
_HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_COMMUNICATION, _SESSIONS = REGISTERS["communication"], REGISTERS["sessions"]
_CENTRE, _UNION, _POLICE = "public_service_centre", "womens_union", "police"
_OFFICE, _HEALTH, _YOUTH, _SCHOOL = "culture_society_office", "health_station", "youth_union", "school"

# month, day, who, topic, occasion, title, and where it went out: channel, times, minutes
_ITEMS: tuple[tuple[Any, ...], ...] = (
    (1, 14, _CENTRE, "family", "", "Tết này ai rửa bát", (("loudspeaker", 6, 8), ("website", 1, 0))),
    (2, 9, _UNION, "violence", "", "Rượu không phải là lý do", (("loudspeaker", 8, 6),)),
    (3, 2, _UNION, "leadership", "womens_day", "Bà tổ trưởng tổ hợp tác trồng sen",
     (("loudspeaker", 10, 7), ("website", 1, 0), ("messaging", 4, 0))),
    (3, 6, _CENTRE, "gender_equality", "womens_day", "Hoa hồng và việc nhà", (("loudspeaker", 6, 5),)),
    (3, 20, _YOUTH, "family", "", "Hạnh phúc là cùng vào bếp", (("social_network", 3, 0),)),
    (4, 15, _POLICE, "violence", "", "Khi nào thì gọi là bạo lực tinh thần", (("loudspeaker", 12, 8),)),
    (5, 12, _HEALTH, "health", "", "Con nào cũng là con", (("loudspeaker", 8, 6), ("notice_board", 16, 0))),
    (6, 8, _CENTRE, "violence", "family_month", "Tháng sáu nói không với bạo lực", (("loudspeaker", 14, 7),)),
    (6, 26, _UNION, "family", "family_day", "Bữa cơm có đủ bốn người",
     (("loudspeaker", 8, 6), ("social_network", 2, 0))),
    (7, 10, _POLICE, "trafficking", "trafficking_day", "Việc nhẹ lương cao ở bên kia biên giới",
     (("loudspeaker", 10, 8), ("messaging", 5, 0))),
    (7, 28, _YOUTH, "trafficking", "trafficking_day", "Lời mời từ người chưa gặp",
     (("social_network", 4, 0),)),
    (8, 14, _OFFICE, "economy", "", "Chị thợ xây ký hợp đồng lao động", (("website", 1, 0),)),
    (9, 7, _SCHOOL, "education", "", "Con gái học nghề điện", (("website", 1, 0), ("social_network", 2, 0))),
    (9, 24, _POLICE, "violence", "", "Gọi 111 lúc nào cũng được", (("loudspeaker", 12, 5),)),
    (10, 9, _SCHOOL, "children", "girls_day", "Em muốn làm thuyền trưởng", (("loudspeaker", 6, 6),)),
    (10, 19, _UNION, "economy", "vietnam_womens_day", "Ba chị em lập tổ hợp tác",
     (("loudspeaker", 14, 7), ("website", 1, 0))),
    (11, 16, _OFFICE, "violence", "action_month", "Phát động Tháng hành động: nói với con trai điều gì",
     (("loudspeaker", 6, 9), ("website", 1, 0), ("messaging", 6, 0))),
)  # fmt: skip

# month, day, kind, who, topic, occasion, title, villages (by number), all, women (None: not split)
_SESSIONS_HELD: tuple[tuple[Any, ...], ...] = (
    (1, 22, "village_meeting", "village", "family", "", "Chia việc nhà ngày Tết", (0, 1), 96, 51),
    (3, 7, "conference", _UNION, "leadership", "womens_day", "Gặp mặt cán bộ nữ nhân ngày 8/3", (), 120, 98),
    (3, 18, "thematic", _YOUTH, "family", "", "Chàng trai vào bếp", (2, 3), 64, 25),
    (4, 11, "village_meeting", "village", "violence", "", "Lời nói cũng làm đau", (4, 5, 6), 158, None),
    (5, 23, "talk", _HEALTH, "health", "", "Tọa đàm về sinh con theo ý muốn", (7,), 42, 30),
    (6, 20, "contest", _UNION, "family", "family_day", "Hội thi gia đình cùng nấu", (8, 9), 210, 118),
    (7, 29, "thematic", _POLICE, "trafficking", "trafficking_day", "Việc nhẹ lương cao", (10, 11), 87, 40),
    (8, 22, "village_meeting", "village", "economy", "", "Hợp đồng cho lao động tự do", (12, 13), 75, 33),
    (9, 15, "talk", _SCHOOL, "children", "", "Trò chuyện về an toàn trên mạng", (), 180, 92),
    (10, 17, "conference", _UNION, "economy", "vietnam_womens_day", "Phụ nữ khởi nghiệp", (0, 14), 95, 88),
    (11, 15, "launch", _OFFICE, "violence", "action_month", "Lễ phát động Tháng hành động", (), 260, 149),
    (11, 18, "village_meeting", "village", "violence", "action_month", "Thấy thì làm gì", (15,), 44, 21),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Year:
    """The commune in which it happens, and who writes it down."""

    place: Place
    officer: Actor
    units: tuple[Unit, ...]

    @property
    def villages(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.kind == "village")

    def unit(self, kind: str) -> Unit:
        """The middle one of the units of this kind; the first of all where there is none."""
        found = [unit for unit in self.units if unit.kind == kind] or [self.units[0]]
        return found[len(found) // 2]

    def named(self, numbers: tuple[int, ...]) -> tuple[Unit, ...]:
        return tuple(village for at, village in enumerate(self.villages) if at in numbers)


def fill_registers(place: Place, *, officer: Actor, lean: bool = False) -> None:
    """Write the year of a commune that has units and villages, in the order in which it was written."""
    units = tuple(place.units.order_by("sort_key", "pk"))
    year = _Year(place, officer, units)
    told = [*_items(year), *_sessions(year)]
    kept = [one for at, one in enumerate(told) if not lean or at % 3 != 2]
    acts = [*(_record(year, at, one) for at, one in enumerate(kept)), *_closings(year, 2 if lean else 3)]
    entries: dict[str, Entry] = {}
    for at, act in sorted(acts, key=lambda pair: pair[0]):
        act(entries, at)
    _mend(year, entries)


Entries = dict[str, Entry]
Act = tuple[datetime, Callable[[Entries, datetime], None]]


def _moment(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), _HERE)


def _items(year: _Year) -> Iterator[Told]:
    for month, day, kind, topic, occasion, title, sent in _ITEMS:
        on_day = date(YEAR, month, day)
        lines = tuple(
            {"channel": channel, "times": times, "on_day": on_day, "minutes": minutes or None, "link": ""}
            for channel, times, minutes in sent
        )
        yield Told({
            "on_day": on_day, "title": title, "unit": year.unit(kind), "topic": topic,
            "occasion": occasion, "villages": (),
            "target_groups": ("people",), "product": "", "quantity": None, "programme": "",
            "note": "",
        }, lines)  # fmt: skip


def _sessions(year: _Year) -> Iterator[Told]:
    for held in _SESSIONS_HELD:
        month, day, form, kind, topic, occasion, title, numbers, everyone, women = held
        named = year.named(numbers)
        yield Told({
            "on_day": date(YEAR, month, day), "title": title, "kind": form,
            "unit": named[0] if kind == "village" and named else year.unit(kind), "villages": named,
            "persons_total": everyone, "persons_women": women, "not_split": women is None, "topic": topic,
            "occasion": occasion, "target_groups": (), "held_at": "", "programme": "", "note": "",
        })  # fmt: skip


def _record(year: _Year, number: int, told: Told) -> Act:
    """Written two days after; every fifth time two weeks after, but before the quarter is closed."""
    on_day: date = told.values["on_day"]
    written = on_day + timedelta(days=14 if number % 5 == 4 and on_day.month < 11 else 2)

    def act(entries: dict[str, Entry], at: datetime) -> None:
        register = _SESSIONS if "kind" in told.values else _COMMUNICATION
        unit: Unit = told.values["unit"]
        actor = year.officer
        if unit.kind != _OFFICE:
            actor = Actor(actor.kind, actor.id, actor.label, on_behalf_of=f"unit:{unit.pk}")
        entry = record_entry(actor=actor, register=register, place=year.place, told=told, at=at)
        entries[told.values["title"]] = entry
        if register is _SESSIONS and told.values["persons_total"] > 90:
            proof = Upload(_list_of_signatures(told), "danh-sach-du.xlsx")
            attach_proofs(actor=actor, entry=entry, uploads=[proof], at=at)

    return _moment(written, 8 + number % 8), act


def _list_of_signatures(told: Told) -> bytes:
    columns = (GridColumn("Số TT", 7), GridColumn("Họ và tên", 30), GridColumn("Ký", 14))
    rows = [(number, "", "") for number in range(1, 11)]
    sheet = GridSheet("Danh sách", "Danh sách người dự", str(told.values["title"]), columns, rows)
    return write_grid([sheet], title="Danh sách người dự")


def _closings(year: _Year, count: int) -> Iterator[Act]:
    """Each register on the twentieth of the month after the quarter."""
    for period in quarters(YEAR)[:count]:
        for register in (_COMMUNICATION, _SESSIONS):

            def act(
                _entries: dict[str, Entry], at: datetime, register: Any = register, period: Any = period
            ) -> None:
                close_period(actor=year.officer, register=register, place=year.place, period=period, at=at)

            yield _moment(period.until + timedelta(days=19), 16), act


def _mend(year: _Year, entries: dict[str, Entry]) -> None:
    """What the officer put right in November: a number misheard, a line written twice, a late village."""
    at = _moment(date(YEAR, 11, 19))
    misheard = entries.get("Ba chị em lập tổ hợp tác")
    if misheard is not None:
        told = next(one for one in _items(year) if one.values["title"] == "Ba chị em lập tổ hợp tác")
        lines = ({**told.lines[0], "times": 4}, *told.lines[1:])
        reason = "nghe lại sổ phát, tính cả lượt phát lại của thôn"
        correct_entry(
            actor=year.officer, entry=misheard, version=version_of(misheard), told=Told(told.values, lines),
            reason=reason, at=at,
        )  # fmt: skip
    launch = next((one for one in _sessions(year) if one.values["kind"] == "launch"), None)
    if launch is not None and launch.values["title"] in entries:
        twice = record_entry(actor=year.officer, register=_SESSIONS, place=year.place, told=launch, at=at)
        withdraw_entry(
            actor=year.officer, entry=twice, version=version_of(twice), reason="ghi hai lần một buổi", at=at
        )
    _reopen_once(year, at)


def _reopen_once(year: _Year, at: datetime) -> None:
    """Quarter II of the sessions is opened for a village that sent its list late, and closed again."""
    period = quarters(YEAR)[1]
    closure = find_closure(_SESSIONS.code, year.place, period.code, None)
    if closure is None:
        return
    reopen_period(actor=year.officer, closure=closure, reason="thôn gửi danh sách muộn", at=at)
    village = year.villages[0] if year.villages else year.units[0]
    told = next(_sessions(year))
    late = Told({
        **told.values, "on_day": date(YEAR, 6, 12), "title": "Cha mẹ trò chuyện với con", "unit": village,
        "villages": (village,), "persons_total": 38, "persons_women": 20,
    })  # fmt: skip
    record_entry(actor=year.officer, register=_SESSIONS, place=year.place, told=late, at=at)
    close_period(
        actor=year.officer, register=_SESSIONS, place=year.place, period=period, at=at + timedelta(hours=1)
    )
