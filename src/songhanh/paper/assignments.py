"""Bảng phân công nhiệm vụ: who does what by when, by unit, as a paper.

A table of assignments is none of the 29 kinds of paper of Nghị định 30/2020/NĐ-CP (Điều 7): it goes out as
the annex of one. `assignment_table` makes the whole, a Thông báo of the People's Committee and the table
behind it, or the table alone, as an annex of the plan itself.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from songhanh.paper.values import (
    About,
    Annex,
    Band,
    Block,
    Column,
    Head,
    Paper,
    Row,
    Signature,
    Table,
    Text,
)
from songhanh.paper.wording import attached_to, issuer_name

TITLE = "BẢNG PHÂN CÔNG NHIỆM VỤ"
NO_TASKS = "Chưa có nhiệm vụ được giao."
NO_UNITS = "Kế hoạch chưa giao nhiệm vụ cho đơn vị nào."
ASKED = "đề nghị phối hợp"
CHAIR = Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))
_ROMAN = {
    1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL",
    10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I",
}  # fmt: skip
COLUMNS = (
    Column("TT", 12, "center"),
    Column("Nhiệm vụ"),
    Column("Vai trò", 24, "center"),
    Column("Phối hợp", 44),
    Column("Thời hạn", 30),
    Column("Mục trong kế hoạch", 24, "center"),
    Column("Ghi chú", 28),
)


@dataclass(frozen=True, slots=True)
class Assignment:
    """One task of one unit: `role` "Chủ trì", "Phối hợp", "Tham mưu"; `joint` those it works with; `when` in
    words ("Thường xuyên", "Trước 25/11/2026"); `ref` where the plan says it ("IV.2"). "" is left blank."""

    text: str
    role: str = ""
    joint: tuple[str, ...] = ()
    when: str = ""
    ref: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class UnitAssignments:
    """A unit and its tasks in the plan's order. `asked`: no unit of the People's Committee, it is asked."""

    name: str
    tasks: tuple[Assignment, ...]
    asked: bool = False


@dataclass(frozen=True, slots=True)
class CitedPlan:
    """The plan: `title` is its trích yếu, `number` the figure alone or "" while open, `date` as in `Head`."""

    title: str
    number: str = ""
    symbol: str = "KH-UBND"
    date: str = ""
    type_name: str = "KẾ HOẠCH"


@dataclass(frozen=True, slots=True)
class AssignmentTable:
    """All that the table says. `head` is that of the Thông báo: issuer, place, its own number and day.

    `made_on` is the day on which the table was taken from the plan; `standing_office` whom units turn to.
    """

    head: Head
    plan: CitedPlan
    units: tuple[UnitAssignments, ...]
    made_on: date
    standing_office: str = "Phòng Văn hóa - Xã hội"
    signature: Signature = CHAIR
    recipients: tuple[str, ...] = ("Các cơ quan, đơn vị tại Bảng phân công (t/h)", "Lưu: VT, VHXH")
    about: About = field(default_factory=About)


def assignment_table(values: AssignmentTable, *, form: Literal["notice", "annex"] = "notice") -> Paper:
    """The table as a paper: behind a Thông báo ("notice"), or alone behind the plan ("annex")."""
    title = f"{TITLE}\nTHỰC HIỆN {values.plan.type_name} {values.plan.title.upper()}"
    annex = Annex(title, (unit_table(values.units),), "Phụ lục", landscape=True)
    about = values.about if values.about.title else replace(values.about, title=title.replace("\n", " "))
    if form == "annex":
        return Paper(head=None, annexes=(replace(annex, note=cited(values)),), about=about)
    plan = f"{values.plan.type_name.capitalize()} {_small(values.plan.title)}"
    return Paper(
        head=replace(values.head, date=values.head.date or str(values.made_on.year)),
        type_name="THÔNG BÁO",
        subject=f"Phân công nhiệm vụ thực hiện {plan}",
        body=_notice(values),
        signature=values.signature,
        recipients=values.recipients,
        annexes=(annex,),
        about=about,
    )


def cited(values: AssignmentTable) -> str:
    """ "Kèm theo Kế hoạch số … ngày … của Ủy ban nhân dân xã …"."""
    plan = values.plan
    head = replace(values.head, number=plan.number, symbol=plan.symbol, date=plan.date)
    return attached_to(Paper(head=head, type_name=plan.type_name))


def unit_table(units: tuple[UnitAssignments, ...]) -> Table:
    """The units as bands, their tasks below, numbered within each unit."""
    rows: list[Row | Band] = []
    for at, unit in enumerate(units, 1):
        rows.append(Band(f"{roman(at)}. {unit.name}{f' ({ASKED})' if unit.asked else ''}"))
        rows += [Row((str(number), *cells(task))) for number, task in enumerate(unit.tasks, 1)]
        if not unit.tasks:
            rows.append(Row(("", NO_TASKS, *[""] * (len(COLUMNS) - 2))))
    return Table(COLUMNS, tuple(rows), when_empty=NO_UNITS)


def cells(task: Assignment) -> tuple[str, ...]:
    """A task's cells, from "Nhiệm vụ" to "Ghi chú"."""
    return (task.text, task.role, "; ".join(task.joint), task.when, task.ref, task.note)


def roman(number: int) -> str:
    """I, II, III, IV …"""
    written = ""
    for value, letters in _ROMAN.items():
        written += letters * (number // value)
        number %= value
    return written


def _notice(values: AssignmentTable) -> tuple[Block, ...]:
    body = issuer_name(values.head)
    plan = f"{cited(values).removeprefix('Kèm theo ')} về {_small(values.plan.title)}"
    charge = "Các cơ quan, đơn vị trực thuộc thực hiện đúng nội dung, thời hạn ghi trong Bảng"
    if any(unit.asked for unit in values.units):
        charge += "; đề nghị các cơ quan, tổ chức cùng tham gia phối hợp phần việc có liên quan"
    opening = f"Thực hiện {plan}, {body} thông báo phân công nhiệm vụ cho các cơ quan, đơn vị"
    return (
        Text(f"{opening} theo Bảng phân công nhiệm vụ kèm theo Thông báo này."),
        Text(f"{charge}."),
        Text(f"Vướng mắc phát sinh gửi về {values.standing_office} để tổng hợp, trình {body} xem xét."),
    )


def _small(title: str) -> str:
    """The title inside a sentence: its first letter small, unless it begins an abbreviation."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
