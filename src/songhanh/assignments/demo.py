"""A worked year of tasks, for the demonstration's communes: the same every time, through the verbs.

All tasks of the year's plan are given in March, one paragraph of them split and sent to every village. Most
are done, some late, some with a photo; a few came back, wait to be accepted, or are late and were urged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from songhanh.assignments.actions import (
    Part,
    Told,
    accept_result,
    carry_task,
    give_task,
    give_tasks,
    remind_unit,
    report_work,
    return_result,
)
from songhanh.assignments.models import Assignment
from songhanh.assignments.queries.carriers import Likeness
from songhanh.assignments.queries.open import list_confirmed, list_items_of, version_of_line
from songhanh.assignments.queries.units import list_plan_units, list_units_of_year
from songhanh.journal.actor import Actor, Scope, Viewer
from songhanh.places.models import Place, Unit
from songhanh.plans.models import Item, Plan
from songhanh.registers.actions import Upload

YEAR = 2026
_HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_GIVEN_ON, _LAST = date(YEAR, 3, 2), date(YEAR, 11, 20)
_BANNERS = "băng rôn"
_DONE = (
    "Đã làm xong, lưu biên bản tại đơn vị.",
    "Đã hoàn thành; 02 nội dung phát sinh đã xử lý trong buổi làm việc.",
    "Đã xong theo đúng yêu cầu, gửi kèm ảnh.",
)
_UNDER_WAY = (
    "Đang làm đều hằng tháng, chưa có vướng mắc.",
    "Đã phân công người phụ trách và làm được hai phần ba.",
)


@dataclass(frozen=True, slots=True)
class _Story:
    """Who acts in a commune: the officer, and those units (by kind) whose people report themselves."""

    place: Place
    officer: Actor
    speakers: Mapping[str, Actor]

    def speaker(self, unit: Unit) -> Actor:
        own = self.speakers.get(unit.kind)
        return own or replace(self.officer, on_behalf_of=f"unit:{unit.pk}")

    def report(
        self, task: Assignment, text: str, day: date, *, result: bool = True, photo: bool = False
    ) -> None:
        """A unit says something; what the officer wrote for it is accepted at once."""
        uploads = (Upload(_photo(task.pk), f"anh-{task.pk}.jpg"),) if photo else ()
        told = Told(text, result, uploads)
        who, version = self.speaker(task.unit), _version(task)
        report_work(actor=who, task=task, version=version, told=told, at=_at(day, task.pk))
        if result and who.on_behalf_of:
            self.accept(task, day)

    def accept(self, task: Assignment, day: date) -> None:
        accept_result(actor=self.officer, task=task, version=_version(task), at=_at(day, task.pk, 16))

    def send_back(self, task: Assignment, note: str, day: date) -> None:
        at = _at(day, task.pk, 16)
        return_result(actor=self.officer, task=task, version=_version(task), note=note, at=at)

    def remind(self, task: Assignment, *days: date) -> None:
        for day in days:
            remind_unit(actor=self.officer, task=task, at=_at(day, task.pk))


def fill_tasks(place: Place, *, officer: Actor, speakers: Mapping[str, Actor]) -> None:
    """Give and report the tasks of the annual plans that a commune has in force.

    `speakers`: kind of unit → the person of it who reports; for all others the officer writes.
    """
    story = _Story(place, officer, speakers)
    viewer = Viewer(0, (Scope("officer", place.code),))
    units = list_units_of_year(viewer, place, YEAR)
    for plan in list_confirmed(viewer, place, YEAR):
        if plan.kind == Plan.Kind.ANNUAL:
            items = list_items_of([plan])
            banners = _split_banners(story, items, units)
            given = _give_all(story, plan, items, units)
            _carry(story, items)
            _work(story, given)
            _hang_banners(story, banners)


def _split_banners(story: _Story, items: Sequence[Item], units: Sequence[Unit]) -> list[Assignment]:
    """One paragraph becomes the centre's task and one of every village."""
    found = [i for i in items if i.kind == Item.Kind.TASK and i.unit_kind and _BANNERS in i.text]
    villages = tuple(unit for unit in units if unit.kind == "village")
    own = tuple(unit for unit in units if found and unit.kind == found[0].unit_kind)
    if not (found and villages and own):
        return []
    due = date(YEAR, 11, 12)
    parts = [
        Part("Trang trí khánh tiết tại trụ sở Ủy ban nhân dân và trục đường chính", own, due, "ảnh"),
        Part("Treo băng rôn Tháng hành động tại nhà văn hóa thôn", villages, due, "ảnh"),
    ]
    version, at = version_of_line(found[0]), _at(date(YEAR, 10, 20), 0)
    return list(give_task(actor=story.officer, item=found[0], parts=parts, version=version, at=at))


def _give_all(story: _Story, plan: Plan, items: Sequence[Item], units: Sequence[Unit]) -> list[Assignment]:
    given: list[Assignment] = []
    for unit in list_plan_units(plan, items, units):
        tasks = [
            item
            for item in items
            if item.kind == Item.Kind.TASK and item.unit_kind == unit.kind and _BANNERS not in item.text
        ]
        if tasks and unit.units:
            given += give_tasks(
                actor=story.officer, plan=plan, items=tasks, units=unit.units, year=YEAR, at=_at(_GIVEN_ON, 0)
            )
    return given


def _carry(story: _Story, items: Sequence[Item]) -> None:
    """General tasks that an organisation task clearly carries; the doubtful ones are left to be offered."""
    likeness = Likeness(items)
    for item in items:
        offers = likeness.offer(item) if item.kind == Item.Kind.TASK else ()
        if offers and offers[0].likeness >= 0.45:
            carry_task(actor=story.officer, item=item, by=offers[0].item, at=_at(_GIVEN_ON, 1))


def _work(story: _Story, given: Sequence[Assignment]) -> None:
    """Every fifth of the dated tasks is done late; of the ongoing ones every third tells of its progress."""
    for number, task in enumerate(one for one in given if one.due_on is None):
        if number % 3 == 0:
            day = date(YEAR, 6, 10) + timedelta(days=number % 40)
            story.report(task, _UNDER_WAY[number % 2], day, result=False)
    for number, task in enumerate(given):
        if task.due_on is not None and task.due_on <= date(YEAR, 10, 31):
            day = task.due_on + timedelta(days=5 if number % 5 == 3 else -(number % 4))
            story.report(task, _DONE[number % 3], day, photo=number % 2 == 0)
            if not story.speaker(task.unit).on_behalf_of:
                story.accept(task, day + timedelta(days=2))
    _tell_of_autumn(story, given)


def _tell_of_autumn(story: _Story, given: Sequence[Assignment]) -> None:
    """What units say themselves: one came back twice written, one came back, one waits to be accepted."""
    own = [t for t in given if t.unit.kind in story.speakers and t.due_on is None]
    for number, task in enumerate(own):
        day = date(YEAR, 10, 5) + timedelta(days=5 * number)
        if day > _LAST:
            return
        story.report(task, _DONE[number % 3], day, photo=number % 2 == 1)
        if number % 4 == 0:
            story.send_back(
                task, "Đề nghị ghi rõ số người dự, trong đó bao nhiêu nữ.", day + timedelta(days=1)
            )
            story.report(task, "Đã bổ sung: 42 người dự, trong đó 25 nữ.", day + timedelta(days=3))
        if number % 4 == 1:
            story.send_back(task, "Đề nghị gửi kèm biên bản.", day + timedelta(days=1))
        elif number % 4 != 3:
            story.accept(task, day + timedelta(days=4))


def _hang_banners(story: _Story, banners: Sequence[Assignment]) -> None:
    """Every sixth village is late and was urged twice; the others sent a photo."""
    for number, task in enumerate(banners):
        if number % 6 == 5:
            story.remind(task, date(YEAR, 11, 13), date(YEAR, 11, 18))
        else:
            story.report(task, "Đã treo, gửi kèm ảnh.", date(YEAR, 11, 8 + number % 4), photo=True)


def _version(task: Assignment) -> int:
    """The task as it stands after what was just done to it."""
    task.refresh_from_db(fields=["version"])
    return task.version


def _at(day: date, number: int, hour: int = 8) -> datetime:
    return datetime.combine(day, time(hour, number % 60), _HERE)


def _photo(number: int) -> bytes:
    """A banner over a wall, drawn: no two tasks have the same."""
    picture = Image.new("RGB", (640, 420), (222, 214, 196))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((60, 80, 580, 170), fill=(158 + number % 60, 42, 38))
    draw.rectangle((90, 250 + number % 30, 200, 420), fill=(96, 72, 52))
    draw.rectangle((300, 230, 540, 340), fill=(120, 150, 170 + number % 50))
    content = BytesIO()
    picture.save(content, "JPEG", quality=80)
    return content.getvalue()
