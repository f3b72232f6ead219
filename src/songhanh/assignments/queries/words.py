"""Words that follow the unit's relation: own units are given work, all others are asked."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from songhanh.assignments.models import Assignment


def give_words(relation: str) -> str:
    """What giving a task is called."""
    return _("Giao việc") if relation == "own" else _("Đề nghị phối hợp")


def remind_words(relation: str) -> str:
    """What urging is called."""
    return _("Đôn đốc") if relation == "own" else _("Nhắc, đề nghị")


def return_words(relation: str) -> str:
    """What sending back is called."""
    return _("Trả lại để bổ sung") if relation == "own" else _("Đề nghị bổ sung")


def reminded_words(relation: str, times: int, last: date | None) -> str:
    """The log of reminders: "Đã đôn đốc 2 lần, gần nhất 18/11"."""
    if not times or last is None:
        return _("chưa đôn đốc lần nào") if relation == "own" else _("chưa nhắc lần nào")
    said = {"count": times, "day": f"{last:%d/%m}"}
    if relation == "own":
        sentence = ngettext(
            "Đã đôn đốc %(count)s lần, gần nhất %(day)s",
            "Đã đôn đốc %(count)s lần, gần nhất %(day)s",
            times,
        )
    else:
        sentence = ngettext(
            "Đã nhắc %(count)s lần, gần nhất %(day)s", "Đã nhắc %(count)s lần, gần nhất %(day)s", times
        )
    return sentence % said


def due_words(due_on: date | None, today: date) -> str:
    """How far a day is: "Quá 5 ngày", "Hôm nay", "Còn 3 ngày"; work without a day is ongoing."""
    if due_on is None:
        return _("Thường xuyên")
    days = (due_on - today).days
    if days < 0:
        return ngettext("Quá %(count)s ngày", "Quá %(count)s ngày", -days) % {"count": -days}
    if days == 0:
        return _("Hôm nay")
    return ngettext("Còn %(count)s ngày", "Còn %(count)s ngày", days) % {"count": days}


def is_late(state: str, due_on: date | None, today: date) -> bool:
    """Whether a unit owes something past its day. What it has reported is no longer its to answer for."""
    return due_on is not None and due_on < today and state in Assignment.WITH_UNIT


def state_words(state: str, due_on: date | None, today: date) -> str:
    """The state as the page says it; late work is "Quá hạn" unless it came back."""
    if is_late(state, due_on, today) and state != Assignment.State.RETURNED:
        return _("Quá hạn")
    return str(Assignment.State(state).label)


MARKS = {
    Assignment.State.GIVEN: "", Assignment.State.UNDER_WAY: "on-track", Assignment.State.REPORTED: "waiting",
    Assignment.State.RETURNED: "behind", Assignment.State.DONE: "met", Assignment.State.WITHDRAWN: "",
}  # fmt: skip


def state_mark(state: str, due_on: date | None, today: date) -> str:
    """The kind of `ui/mark.html` beside the words."""
    return "not-met" if is_late(state, due_on, today) else MARKS[Assignment.State(state)]
