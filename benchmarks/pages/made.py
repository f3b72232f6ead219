"""A commune to measure by: one confirmed plan of the demonstration, and as many rows as are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.resources import files
from itertools import cycle
from zoneinfo import ZoneInfo

from songhanh.assignments.models import Assignment, Reminder, Report
from songhanh.journal.actor import Actor
from songhanh.kernel.text import search_key
from songhanh.paper.source import read_source
from songhanh.paper.word import write_docx
from songhanh.people.actions import grant_role, make_account
from songhanh.people.models import Role, User
from songhanh.people.queries import build_actor
from songhanh.places.actions import make_unit, open_fictional
from songhanh.places.models import Place, Unit
from songhanh.plans.actions import Upload, confirm_plan, receive_document, settle_doubt
from songhanh.plans.models import Item, Plan
from songhanh.registers.kinds.base import Entry, Register
from songhanh.registers.kinds.communication import Channel
from songhanh.registers.kinds.words import Occasion, Topic
from songhanh.registers.models import REGISTERS
from songhanh.reports.actions import start_report

YEAR = 2026
MAKER = Actor("command", "benchmarks", "benchmarks.pages")
AT = datetime(YEAR, 1, 5, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
FIRST_DAY = datetime(2025, 7, 1, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
UNITS = (
    ("womens_union", "Hội Liên hiệp Phụ nữ xã", "peer"), ("police", "Công an xã", "vertical"),
    ("health_station", "Trạm Y tế xã", "own"), ("economy", "Phòng Kinh tế", "own"),
    ("culture_society", "Phòng Văn hóa - Xã hội", "own"), ("schools", "Trường Trung học cơ sở", "own"),
)  # fmt: skip
VILLAGES = 16
TARGETS = 40  # twice what a commune's plan holds
STATES = (
    Assignment.State.GIVEN, Assignment.State.UNDER_WAY, Assignment.State.REPORTED,
    Assignment.State.RETURNED, Assignment.State.DONE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Commune:
    """The place, its officer, its plan, who works and where."""

    place: Place
    officer: User
    plan: Plan
    units: tuple[Unit, ...]
    villages: tuple[Unit, ...]


def make_commune(code: str, rows: int, targets: int) -> Commune:
    """A commune with so many tasks given and standing entries in each register, and so many targets.

    Plan and report go through the verbs of their rooms, rows straight into the tables.
    """
    province = open_fictional(actor=MAKER, code="99", kind="tỉnh", name="Sơn Hải", parent=None, at=FIRST_DAY)
    place = open_fictional(
        actor=MAKER, code=code, kind="xã", name=f"Đồng Hạ {code}", parent=province, at=FIRST_DAY
    )
    units = tuple(_unit(place, *one) for one in UNITS)
    villages = tuple(_unit(place, "village", f"Thôn {number}", "own") for number in range(1, VILLAGES + 1))
    officer = make_account(
        actor=MAKER,
        username=f"lan{code}",
        full_name="Nguyễn Thị Lan",
        password="mua-xuan-nam-ay",  # noqa: S106 -- of an installation that is gone with this run
        at=FIRST_DAY,
    )
    grant_role(actor=MAKER, user=officer, kind=Role.Kind.OFFICER, place=place, unit=None, at=FIRST_DAY)
    commune = Commune(place, officer, _confirm(place, officer, targets), units, villages)
    for kind in ("communication", "sessions"):
        fill_register(commune, REGISTERS[kind], rows)
    _fill_tasks(commune, rows)
    start_report(actor=build_actor(officer), place=place, kind="annual", year=YEAR, at=AT)
    return commune


def _unit(place: Place, kind: str, name: str, relation: str) -> Unit:
    return make_unit(actor=MAKER, place=place, kind=kind, name=name, relation=relation, at=FIRST_DAY)


def _confirm(place: Place, officer: User, targets: int) -> Plan:
    actor = build_actor(officer)
    text = files("songhanh.demo").joinpath("plans", "ke-hoach-2026.md").read_text(encoding="utf-8")
    upload = Upload(write_docx(read_source(text)), "ke-hoach-2026.docx")
    plan = receive_document(actor=actor, place=place, year=YEAR, upload=upload, at=AT).plan
    assert plan is not None
    for doubt in plan.doubts.filter(severity="error", state="open").order_by("pk"):
        settle_doubt(actor=actor, plan=plan, doubt=doubt, reason="Đã đối chiếu", at=AT)
    plan.refresh_from_db()
    _fill_targets(plan, targets)
    return confirm_plan(actor=actor, plan=plan, version=plan.version, at=AT)


def fill_register(commune: Commune, register: Register, rows: int) -> None:
    model = register.model
    made = [_entry(commune, register, number) for number in range(rows)]
    for entry in made:  # not in the words of its choices, which nobody here looks for
        entry.search_key = search_key(f"{entry.title} {entry.unit.name}")
    model.objects.bulk_create(made)
    at_village = model.villages.through
    at_village.objects.bulk_create(
        at_village(**{f"{model._meta.model_name}_id": entry.pk, "unit_id": village.pk})
        for number, entry in enumerate(made)
        for village in _some(commune.villages, number)
    )
    if register.part is not None:
        register.part.model.objects.bulk_create(
            line for number, entry in enumerate(made) for line in _lines(register, entry, number)
        )


def _some(villages: tuple[Unit, ...], number: int) -> tuple[Unit, ...]:
    """None, one, two or three of them."""
    start = number % len(villages)
    return villages[start : start + number % 4]


def _entry(commune: Commune, register: Register, number: int) -> Entry:
    topics, occasions = Topic.values, Occasion.values
    own: dict[str, object] = {"quantity": 120, "product": "leaflet"} if number % 5 == 0 else {}
    if register.code == "sessions":
        kinds = register.model.Kind.values
        own = {"kind": kinds[number % len(kinds)], "persons_total": 40 + number % 60, "persons_women": 25}
    return register.model(
        place=commune.place, unit=commune.units[number % len(commune.units)], on_day=_day(number),
        title=f"Chuyện chia việc nhà, kỳ {number}", topic=topics[number % len(topics)],
        occasion=occasions[number % len(occasions)], target_groups=",women,youth," if number % 3 else "",
        note="Phát lại theo đề nghị của thôn" if number % 4 == 0 else "", recorded_at=AT,
        recorded_by="Nguyễn Thị Lan", recorder=f"user:{commune.officer.pk}", search_key="", **own,
    )  # fmt: skip


def _day(number: int) -> date:
    return date(YEAR, 1, 1) + timedelta(days=number * 7 % 330)


def _lines(register: Register, entry: Entry, number: int) -> Iterator[object]:
    channels = Channel.values
    assert register.part is not None
    for position in range(1 + number % 3):
        channel = channels[(number + position) % len(channels)]
        yield register.part.model(
            entry=entry, position=position, channel=channel, times=1 + number % 9, on_day=entry.on_day
        )


def _fill_tasks(commune: Commune, rows: int) -> None:
    lines = list(commune.plan.items.filter(kind="task").order_by("pk").values_list("line", flat=True))
    made = []
    for number, state in zip(range(rows), cycle(STATES), strict=False):
        day, text = _day(number), f"Việc {number}: tuyên truyền, phổ biến pháp luật cho người dân"
        made.append(Assignment(
            place=commune.place, plan=commune.plan, line=lines[number % len(lines)], text=text,
            unit=commune.units[number % len(commune.units)], due_on=day, state=state, given_by="Lan",
            output="Báo cáo kết quả" if number % 2 else "", given_at=AT, search_key=search_key(text),
            done_on=day if state == Assignment.State.DONE else None,
        ))  # fmt: skip
    Assignment.objects.bulk_create(made)
    Report.objects.bulk_create(_reported(task) for task in made if task.state != Assignment.State.GIVEN)
    Reminder.objects.bulk_create(
        Reminder(assignment=task, made_at=AT, made_by="Nguyễn Thị Lan")
        for task in made
        if task.state == Assignment.State.GIVEN
    )


def _reported(task: Assignment) -> Report:
    answer = {Assignment.State.RETURNED: "returned", Assignment.State.DONE: "accepted"}.get(task.state, "")
    return Report(
        assignment=task, stage="result", text="Đã tổ chức với 40 người dự, trong đó 25 nữ.", made_at=AT,
        made_by="Trần Văn Minh", answer=answer, note="Gửi thêm biên bản" if answer == "returned" else "",
        answered_at=AT if answer else None, answered_by="Nguyễn Thị Lan" if answer else "",
    )  # fmt: skip


def _fill_targets(plan: Plan, rows: int) -> None:
    """The plan's own targets over and over, each a line of its own; those beyond the number are dropped."""
    targets = plan.items.filter(kind="target").exclude(state="dropped").order_by("pk")
    own = list(targets)
    targets.filter(pk__in=[item.pk for item in own[rows:]]).update(state="dropped")
    made = []
    for number in range(len(own), rows):
        like = own[number % len(own)]
        made.append(Item(
            plan=like.plan, reading_id=like.reading_id, kind=like.kind, position=like.position, ref=like.ref,
            text=like.text, start=like.start, end=like.end, payload=like.payload, search_key=like.search_key,
            state=like.state,
        ))  # fmt: skip
    Item.objects.bulk_create(made)
