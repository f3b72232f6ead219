"""A worked year of tasks, for the demonstration's communes: the same every time, through the verbs.

All tasks of the year's plan are given in spring, one paragraph of them split and sent to every village. Most
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
_LAST = date(YEAR, 11, 20)
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
class Split:
    """One paragraph that becomes its unit's own work and one of every village: known by some of its words."""

    words: str
    own: str
    village: str
    given_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Story:
    """What a commune's year of tasks tells: when they were given, and which paragraph was split."""

    given_on: date
    split: Split


@dataclass(frozen=True, slots=True)
class _Year:
    """Who acts in a commune: the officer, and those units (by name) whose people report themselves."""

    place: Place
    officer: Actor
    speakers: Mapping[str, Actor]
    story: Story

    def speaks(self, unit: Unit) -> bool:
        return unit.name in self.speakers

    def speaker(self, unit: Unit) -> Actor:
        own = self.speakers.get(unit.name)
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


def fill_tasks(place: Place, *, officer: Actor, speakers: Mapping[str, Actor], story: Story) -> None:
    """Give and report the tasks of the annual plans that a commune has in force.

    `speakers`: name of a unit → the person of it who reports; for all others the officer writes.
    """
    year = _Year(place, officer, speakers, story)
    viewer = Viewer(0, (Scope("officer", place.code),))
    units = list_units_of_year(viewer, place, YEAR)
    for plan in list_confirmed(viewer, place, YEAR):
        if plan.kind == Plan.Kind.ANNUAL:
            items = list_items_of([plan])
            banners = _split(year, items, units)
            given = _give_all(year, plan, items, units)
            _carry(year, items)
            _work(year, given)
            _hang_banners(year, banners)


def _split(year: _Year, items: Sequence[Item], units: Sequence[Unit]) -> list[Assignment]:
    """One paragraph becomes its unit's own task and one of every village."""
    split = year.story.split
    item = next(i for i in items if i.kind == Item.Kind.TASK and i.unit_kind and split.words in i.text)
    villages = tuple(unit for unit in units if _stays(unit, split.given_on))
    own = tuple(unit for unit in units if unit.kind == item.unit_kind)
    parts = [
        Part(split.own, own, split.due_on, "ảnh"),
        Part(split.village, villages, split.due_on, "ảnh"),
    ]
    version, at = version_of_line(item), _at(split.given_on, 0)
    return list(give_task(actor=year.officer, item=item, parts=parts, version=version, at=at))


def _stays(unit: Unit, since: date) -> bool:
    """A village that was there when the work was given, and is there still."""
    return unit.kind == "village" and unit.since <= since and unit.until is None


def _give_all(year: _Year, plan: Plan, items: Sequence[Item], units: Sequence[Unit]) -> list[Assignment]:
    given: list[Assignment] = []
    for unit in list_plan_units(plan, items, units):
        tasks = [
            item
            for item in items
            if item.kind == Item.Kind.TASK
            and item.unit_kind == unit.kind
            and year.story.split.words not in item.text
        ]
        if tasks and unit.units:
            given += give_tasks(
                actor=year.officer,
                plan=plan,
                items=tasks,
                units=unit.units,
                year=YEAR,
                at=_at(year.story.given_on, 0),
            )
    return given


def _carry(year: _Year, items: Sequence[Item]) -> None:
    """General tasks that an organisation task clearly carries; the doubtful ones are left to be offered."""
    likeness = Likeness(items)
    for item in items:
        offers = likeness.offer(item) if item.kind == Item.Kind.TASK else ()
        if offers and offers[0].likeness >= 0.45:
            carry_task(actor=year.officer, item=item, by=offers[0].item, at=_at(year.story.given_on, 1))


def _work(year: _Year, given: Sequence[Assignment]) -> None:
    """Every fifth of the dated tasks is done late; of the ongoing ones every third tells of its progress."""
    for number, task in enumerate(one for one in given if one.due_on is None):
        if number % 3 == 0:
            day = date(YEAR, 6, 10) + timedelta(days=number % 40)
            year.report(task, _UNDER_WAY[number % 2], day, result=False)
    for number, task in enumerate(given):
        if task.due_on is not None and task.due_on <= date(YEAR, 10, 31):
            day = task.due_on + timedelta(days=5 if number % 5 == 3 else -(number % 4))
            year.report(task, _DONE[number % 3], day, photo=number % 2 == 0)
            if year.speaks(task.unit):
                year.accept(task, day + timedelta(days=2))
    _tell_of_autumn(year, given)


def _tell_of_autumn(year: _Year, given: Sequence[Assignment]) -> None:
    """What units say themselves: one came back twice written, one came back, one waits to be accepted."""
    own = [t for t in given if year.speaks(t.unit) and t.due_on is None]
    for number, task in enumerate(own):
        day = date(YEAR, 10, 5) + timedelta(days=5 * number)
        if day > _LAST:
            return
        year.report(task, _DONE[number % 3], day, photo=number % 2 == 1)
        if number % 4 == 0:
            year.send_back(
                task, "Đề nghị ghi rõ số người dự, trong đó bao nhiêu nữ.", day + timedelta(days=1)
            )
            year.report(task, "Đã bổ sung: 42 người dự, trong đó 25 nữ.", day + timedelta(days=3))
        if number % 4 == 1:
            year.send_back(task, "Đề nghị gửi kèm biên bản.", day + timedelta(days=1))
        elif number % 4 != 3:
            year.accept(task, day + timedelta(days=4))


def _hang_banners(year: _Year, banners: Sequence[Assignment]) -> None:
    """Every sixth village is late and was urged twice; the others sent a photo."""
    for number, task in enumerate(banners):
        if number % 6 == 5:
            year.remind(task, year.story.split.due_on + timedelta(days=1), date(YEAR, 11, 18))
        else:
            day = year.story.split.due_on - timedelta(days=number % 4 + 1)
            year.report(task, "Đã treo, gửi kèm ảnh.", day, photo=True)


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
