"""Every write of the room: one verb, one transaction, one line in the journal; refusals stand beside them."""

from songhanh.assignments.actions.change import edit_task, remind_unit, withdraw_task
from songhanh.assignments.actions.give import (
    CannotGive,
    Part,
    carry_task,
    give_task,
    give_tasks,
    stop_carrying,
)
from songhanh.assignments.actions.report import (
    CannotReport,
    Told,
    accept_result,
    report_work,
    return_result,
)
from songhanh.assignments.actions.units import CannotMatch, make_meant_unit, match_units

__all__ = [
    "CannotGive",
    "CannotMatch",
    "CannotReport",
    "Part",
    "Told",
    "accept_result",
    "carry_task",
    "edit_task",
    "give_task",
    "give_tasks",
    "make_meant_unit",
    "match_units",
    "remind_unit",
    "report_work",
    "return_result",
    "stop_carrying",
    "withdraw_task",
]
