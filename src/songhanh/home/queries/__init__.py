"""What stands on the first page of each role, and on the page of a village."""

from songhanh.home.queries.below import Below, get_below
from songhanh.home.queries.days import DateLine
from songhanh.home.queries.desk import (
    Desk,
    DraftLine,
    PlanLine,
    WaitingLine,
    get_desk,
    list_people_by_place,
)

__all__ = [
    "Below",
    "DateLine",
    "Desk",
    "DraftLine",
    "PlanLine",
    "WaitingLine",
    "get_below",
    "get_desk",
    "list_people_by_place",
]  # fmt: skip
