"""What every act on the order of places must keep to: its day, and that what it changes still lives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from songhanh.kernel.dates import write_date
from songhanh.places.models import Place, Unit

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


class CannotArrange(Exception):
    """A change of places or units that cannot be made, with one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Act:
    """From which day a change holds, and the decision behind it."""

    day: date
    source: str = ""

    def note(self) -> dict[str, str]:
        """What the journal keeps of it."""
        return {"day": self.day.isoformat()}


@dataclass(frozen=True, slots=True)
class Naming:
    """What a commune is called from then on: its name and kind; a code where it is a new one."""

    name: str
    kind: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Sort:
    """What kind of body a unit is, and how it stands to the People's Committee."""

    kind: str
    relation: str


def local_day(at: datetime) -> date:
    """The day of a moment where the work is done."""
    return at.astimezone(LOCAL).date()


def say_not_yet(day: date) -> str:
    """Of a day to come: until then all goes on as it is, so there is nothing to be written yet."""
    return _(
        "Ngày %(day)s chưa đến. Đến ngày ấy hãy mở lại trang này và ghi; từ nay đến đó không phải làm gì."
    ) % {"day": write_date(day)}


def check_day(day: date, at: datetime, things: Sequence[Unit | Place]) -> None:
    """Raises CannotArrange for a day that has not come, for what has ended, for what begins no earlier."""
    if day > local_day(at):
        raise CannotArrange(say_not_yet(day))
    for thing in things:
        words = {"name": thing.name, "day": write_date(thing.until or thing.since)}
        if thing.until is not None:
            raise CannotArrange(_("“%(name)s” đã kết thúc từ ngày %(day)s.") % words)
        if thing.since >= day:
            raise CannotArrange(_("“%(name)s” có từ ngày %(day)s. Ngày hiệu lực phải sau ngày đó.") % words)
