"""What stands on the first page of each role, and on the page of a village."""

from songhanh.home.queries.days import DateLine
from songhanh.home.queries.desk import (
    CommuneLine,
    Desk,
    DraftLine,
    PlanLine,
    WaitingLine,
    get_desk,
    list_communes,
    list_people_by_place,
)

__all__ = [
    "CommuneLine", "DateLine", "Desk", "DraftLine", "PlanLine", "WaitingLine", "get_desk", "list_communes",
    "list_people_by_place",
]  # fmt: skip
